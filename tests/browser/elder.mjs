// 长辈版: large type and large targets in every view, by one switch, which is remembered where that is allowed.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { calm } from './support/reader.mjs';
import { CALM, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const VIEWS = ['#/', '#/benefits', '#/documents', '#/documents/浙政办发-2018-32', '#/deadlines', '#/deadlines?form=table', '#/organizations', '#/organizations/省民政厅', '#/search?q=养老', '#/about'];

const isOn = (page) => page.evaluate(() => document.documentElement.hasAttribute('data-elder'));
const toElder = (page) => byRole(page, 'button', message('site.elder'), 'header');
const toPlain = (page) => byRole(page, 'button', message('site.plain'), 'header');

/** Words that are seen and smaller than 24 px; but for those in the picture, which the list beneath it says too. */
const small = (page) =>
  page.evaluate(() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector('.page'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest('svg, option') || !element.getClientRects().length) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < 24) found.add(`${element.localName}.${element.className} ${size}: ${node.data.trim().slice(0, 20)}`);
    }
    return [...found].slice(0, 10);
  });

/** Buttons and fields that are lower than 60 px. */
const low = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('.page :is(button, select, summary, input:not([type=checkbox], [type=radio], [type=file]))')];
    const seen = all.filter((own) => own.getClientRects().length && getComputedStyle(own).opacity !== '0');
    return seen.filter((own) => own.getBoundingClientRect().height < 59.5).map((own) => `${own.localName}.${own.className} ${own.getBoundingClientRect().height}: ${own.innerText?.slice(0, 20)}`).slice(0, 10);
  });

inEachBrowser((kind, alike) => {
  test('one switch in the head makes it so, is remembered, and leads back', () =>
    visit(kind, {}, async (page) => {
      assert.equal(await isOn(page), false);
      await toElder(page).click();
      await eventually(() => isOn(page));
      await toPlain(page).wait();
      await page.reload();
      assert.equal(await isOn(page), true, 'before the app is there');
      await toPlain(page).click();
      await eventually(async () => !(await isOn(page)));
      // What is on its way when one leaves fails, and the page says so.
      await page.waitForSelector(CALM);
      await page.reload();
      assert.equal(await isOn(page), false);
    }));

  test('an address asks for it, or for the other, and what was chosen stays what it was', () =>
    visit(kind, { hash: '?elder=1#/deadlines' }, async (page) => {
      assert.equal(await isOn(page), true);
      const { origin, pathname } = new URL(page.url());
      await page.goto(`${origin}${pathname}`);
      assert.equal(await isOn(page), false);
    }));

  test('where nothing can be kept the switch works all the same', () => {
    const prepare = (page) =>
      page.evaluateOnNewDocument(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('refused'); } }));
    return visit(kind, { failing: true, prepare }, async (page) => {
      await toElder(page).click();
      await eventually(() => isOn(page));
    });
  });

  for (const width of [360, 1280]) {
    (width === 360 ? test : alike)(`at ${width} px no words are smaller than 24 px, nothing to press is lower than 60, and nothing is cut off`, () =>
      visit(kind, { hash: '?elder=1#/', width, height: 800 }, async (page) => {
        for (const hash of VIEWS) {
          await page.evaluate((hash) => (location.hash = hash), hash);
          await calm(page);
          await page.waitForSelector('main h1');
          assert.deepEqual(await small(page), [], hash);
          assert.deepEqual(await low(page), [], hash);
          const [seen, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
          assert.ok(whole <= seen, `${hash}: ${whole} px in ${seen}`);
        }
      }));
  }
});
