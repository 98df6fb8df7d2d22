// The edition without script: all of it can be reached, read and printed where nothing else works.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { folderOf } from '../../scripts/other-page.mjs';
import { message } from '../support/messages.mjs';
import { DIST, facts } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { FRONT, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const SHEETS = readdirSync(`${DIST}text`).filter((name) => name.endsWith('.html'));
const CARE = 'zhezhengbanfa-2018-32.html';

/** Follows the only link with these words; in Firefox without scripts nothing but evaluation works. */
async function follow(page, words, within = 'body') {
  const href = await page.evaluate(
    (words, within) => [...document.querySelectorAll(`${within} a`)].find(({ innerText }) => innerText.trim() === words)?.href,
    words,
    within,
  );
  assert.ok(href, words);
  await page.goto(href, { waitUntil: 'load' });
}

const heading = (page) => page.evaluate(() => document.querySelector('h1').innerText);

inEachBrowser((kind, alike) => {
  alike('without scripts the first page leads to all documents, and a document to its clauses', () =>
    visit(kind, { javascript: false }, async (page) => {
      await follow(page, message('site.text'), 'noscript');
      assert.equal(await heading(page), message('documents.title'));
      const links = await page.evaluate(() => [...document.querySelectorAll('main h2 a')].map(({ innerText }) => innerText));
      const titles = facts('documents').map(({ title }) => title);
      assert.equal(links.length, titles.length);
      links.forEach((link, at) => assert.ok(titles[at].endsWith(link), link));
      await follow(page, '关于加强老年人照顾服务工作的实施意见', 'main');
      const clause = facts('clauses').find(({ id }) => id === '浙政办发-2018-32/2.3');
      await follow(page, `${clause.label}${clause.title}`, 'nav.contents');
      const { top, words } = await page.evaluate(() => {
        const target = document.querySelector(':target');
        return { top: target.getBoundingClientRect().top, words: target.nextElementSibling.innerText };
      });
      assert.ok(top >= 0 && top < 400, `the clause stands at ${top}`);
      assert.equal(words, clause.text);
      await follow(page, message('benefits.title'), 'header nav');
      assert.equal(await heading(page), message('benefits.title'));
      const benefits = await page.evaluate(() => document.querySelectorAll('main article.benefit').length);
      assert.equal(benefits, facts('benefits').filter(({ audience }) => audience === 'older_person').length);
      await follow(page, message('deadlines.title'), 'header nav');
      const rows = await page.evaluate(() => document.querySelectorAll('main .month tbody tr').length);
      assert.equal(rows, facts('deadlines').length);
    }));

  for (const width of [320, 1280]) {
    (width === 320 ? test : alike)(`at ${width} pixels no page of it is cut off, and a finger meets what it means`, () =>
      visit(kind, { hash: 'text/index.html', width }, async (page, server) => {
        for (const sheet of SHEETS) {
          await page.goto(`${server.url}text/${sheet}`, { waitUntil: 'load' });
          const { wide, small, sought } = await page.evaluate(() => ({
            wide: document.documentElement.scrollWidth - innerWidth,
            small: [...document.querySelectorAll('nav a')].filter((link) => {
              const { height } = link.getBoundingClientRect();
              return height > 0 && height < 43.9;
            }).length,
            sought: document.querySelector('script:not([type="application/ld+json"])'),
          }));
          assert.ok(wide <= 0, `${sheet} is ${wide} pixels too wide`);
          assert.equal(small, 0, sheet);
          assert.equal(sought, null, sheet);
        }
      }));
  }

  test('a page that could not start leads to it', () => {
    const tamper = (path, bytes) => (FRONT.module.test(`/${path}`) ? bytes.subarray(0, bytes.length >> 1) : bytes);
    return visit(kind, { failing: true, tamper }, async (page) => {
      const alert = await byRole(page, 'alert').wait();
      await (await alert.$('a')).click();
      await eventually(async () => (await heading(page)) === message('documents.title'));
    });
  });

  test('a browser that cannot even read the script that starts the app is led to it', () => {
    const tamper = (path, bytes) =>
      path === 'index.html' ? Buffer.from(bytes.toString('utf8').replace(/<script src="?boot[^>]*><\/script>/, '')) : bytes;
    return visit(kind, { failing: true, tamper }, async (page) => {
      const alert = await byRole(page, 'alert').wait();
      assert.ok((await alert.evaluate(({ innerText }) => innerText)).includes(message('site.text')));
      await (await alert.$('a')).click();
      await eventually(async () => (await heading(page)) === message('documents.title'));
    });
  });
});

test('on paper a document of it is whole, without what leads elsewhere', () =>
  visit('chrome', { hash: `text/${CARE}` }, async (page) => {
    await page.emulateMediaType('print');
    const shown = await page.$$eval('main *, nav', (all) => all.filter((one) => getComputedStyle(one).display === 'none').map((one) => one.localName));
    assert.ok(shown.includes('nav'));
    const text = await page.$eval('main', (main) => main.innerText);
    for (const { document, text: words } of facts('clauses')) {
      if (document === '浙政办发-2018-32') assert.ok(text.includes(words), words);
    }
  }));

test('machines are told what it is, in a form that is theirs', () =>
  visit('chrome', { hash: `text/${CARE}` }, async (page) => {
    const told = JSON.parse(await page.$eval('script[type="application/ld+json"]', ({ textContent }) => textContent));
    assert.equal(told.legislationIdentifier, '浙政办发〔2018〕32号');
    assert.equal(await page.$eval('link[rel=canonical]', (link) => link.getAttribute('href')), CARE);
  }));

test('where the address of the site is known, every page has it, and a map names all of them', () => {
  const folder = `${folderOf('second')}text/`;
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.html'));
  assert.ok(sheets.includes('jiangbeizhengbanfa-2021-18.html'), sheets.join());
  const base = 'https://www.example.gov.cn/policy/text/';
  const map = readFileSync(`${folder}sitemap.xml`, 'utf8');
  const named = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
  assert.deepEqual(named.sort(), sheets.map((name) => base + name).sort());
  for (const sheet of sheets) {
    assert.ok(readFileSync(folder + sheet, 'utf8').includes(`<link rel="canonical" href="${base}${sheet}">`), sheet);
  }
});
