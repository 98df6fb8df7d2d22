// The interface in another language: chosen by the reader, by the address, or as the browser is set, and fetched only then. What
// the gazettes say stays as it is, and is marked as Chinese.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { CALM, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const WORDS = /words-en-[0-9a-f]+\.txt$/;
const english = (key, values) => message(key, values, 'en');
const spoken = (page) => page.evaluate(() => document.documentElement.lang);
const heading = (page) => page.$eval('main h1', (heading) => heading.innerText);

/** A browser that is set to these languages. */
const set = (...languages) => (page) =>
  page.evaluateOnNewDocument((languages) => {
    Object.defineProperty(Navigator.prototype, 'languages', { get: () => languages });
  }, languages);

const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('words-')).length);

/** Words that are seen in a language other than the one that they are marked as. */
const mistaken = (page) =>
  page.evaluate(() => {
    const found = new Set();
    for (const element of document.body.querySelectorAll('*')) {
      if (!element.getClientRects().length || element.closest('[aria-hidden=true], svg')) continue;
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ data }) => data).join(' ');
      const chinese = element.closest('[lang]').lang.startsWith('zh');
      // Names within a sentence need no mark of their own.
      const wrong = chinese ? /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(words) : /\p{Script=Han}/u.test(words) && !/[A-Za-z]{2}/.test(words);
      if (wrong) found.add(`${element.localName}.${element.className}: ${words.trim().slice(0, 60)}`);
    }
    return [...found].slice(0, 12);
  });

const VIEWS = ['#/', '#/benefits?age=82', '#/documents', '#/documents/浙政办发-2018-32/2.3', '#/documents/浙政办发-2018-30/table/1/14',
  '#/deadlines', '#/deadlines?form=table', '#/deadlines?lanes=level', '#/organizations', '#/organizations?view=months',
  '#/organizations?view=figures', '#/organizations/省民政厅', '#/search?q=养老', '#/search?q=法律援住', '#/about', '#/nowhere'];

inEachBrowser((kind, alike) => {
  test('somebody in China fetches no other words', () =>
    visit(kind, { prepare: set('zh-CN', 'en') }, async (page) => {
      assert.equal(await spoken(page), 'zh-CN');
      assert.equal(await heading(page), message('home.question'));
      assert.equal(await fetched(page), 0);
    }));

  for (const [why, options] of Object.entries({
    'the browser is set to it': { prepare: set('en-GB', 'en') },
    'no language of the browser before it is there': { prepare: set('fr', 'en', 'zh-CN') },
    'the address says so': { hash: '?lang=en#/' },
  })) {
    test(`English is spoken where ${why}`, () =>
      visit(kind, options, async (page) => {
        await eventually(async () => (await spoken(page)) === 'en');
        assert.equal(await heading(page), english('home.question'));
        assert.equal(await page.title(), english('site.name'));
      }));
  }

  alike('the address is stronger than the browser, and an unknown language is the page’s own', () =>
    visit(kind, { hash: '?lang=zh#/', prepare: set('en') }, async (page) => {
      assert.equal(await heading(page), message('home.question'));
    }));

  test('a reader changes the language where they are, loses nothing, and finds it so the next time', () =>
    visit(kind, { hash: '#/benefits?age=82' }, async (page) => {
      await page.waitForSelector('#summary .number');
      const button = await byRole(page, 'button', 'English', 'header').wait();
      await button.click();
      await eventually(async () => (await spoken(page)) === 'en');
      await eventually(async () => (await page.$eval('#summary', (summary) => summary.innerText)).includes('82'));
      await byRole(page, 'button', english('site.elder'), 'header').wait();
      await page.reload();
      await eventually(async () => (await spoken(page)) === 'en');
      await byRole(page, 'button', '中文', 'header').click();
      await eventually(async () => (await spoken(page)) === 'zh-CN');
      await byRole(page, 'button', message('site.elder'), 'header').wait();
    }));

  alike('without its words the page speaks Chinese, and the switch says that they did not come', () => {
    const tamper = (path, bytes) => (WORDS.test(path) ? null : bytes);
    return visit(kind, { hash: '?lang=en#/', tamper, missing: WORDS, failing: true }, async (page) => {
      await page.waitForSelector('html:not(.starting)');
      assert.equal(await spoken(page), 'zh-CN');
      assert.equal(await heading(page), message('home.question'));
      const button = await byRole(page, 'button', 'English', 'header').wait();
      await button.click();
      await eventually(() => button.evaluate((own) => own.hasAttribute('data-failed')));
      assert.equal(await spoken(page), 'zh-CN');
    });
  });

  alike('in every view each word is marked as the language that it is in', () =>
    visit(kind, { hash: '?lang=en#/' }, async (page) => {
      const wrong = {};
      for (const view of VIEWS) {
        await page.evaluate((view) => { location.hash = view; }, view);
        await page.waitForSelector(`${CALM} main h1`);
        const found = await mistaken(page);
        if (found.length > 0) wrong[view] = found;
      }
      assert.deepEqual(wrong, {});
    }));
});
