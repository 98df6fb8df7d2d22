// Every view on paper: Chromium prints it, and what stands on each sheet is read by Firefox, which has a reader of PDF files
// built in (pdf.js), so that nothing has to be installed for it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { closeBrowsers, eventually, openPage } from './support/browsers.mjs';
import { address, askFor, calm, groups } from './support/reader.mjs';
import { startServer } from './support/server.mjs';
import { CALM, visit } from './support/site.mjs';

const at82 = (page) => askFor(page, '82');
const unfold = async (page) => (await page.waitForSelector('main .deadline button')).click();

/** Where the views are, and what one does there. */
const VIEWS = {
  'the first page': ['#/'],
  'the benefits, before anything is told': ['#/benefits'],
  'the benefits at 82': ['#/benefits', at82],
  'what buildings must do': ['#/benefits?audience=building'],
  'one benefit': ['#/benefits/old-age-allowance'],
  'the documents': ['#/documents'],
  'a document': ['#/documents/浙政办发-2018-32'],
  'a row of a table': ['#/documents/浙政办发-2018-30/table/1/14'],
  'lists of honour': ['#/documents/浙政办发-2018-27/lists'],
  'who is in charge of what': ['#/documents/浙政办发-2018-35/duties'],
  'figures of a document': ['#/documents/浙政办发-2018-34/figures'],
  'the deadlines': ['#/deadlines'],
  'the deadlines as a table': ['#/deadlines?form=table'],
  'a deadline': ['#/deadlines', unfold],
  'the bodies': ['#/organizations'],
  'bodies by months': ['#/organizations?view=months'],
  'all figures': ['#/organizations?view=figures'],
  'a body': ['#/organizations/省民政厅'],
  'what was found': ['#/search?q=养老'],
  'what was not found': ['#/search?q=法律援住'],
  about: ['#/about'],
  'no such page': ['#/nowhere'],
};

/** How they are looked at before; `wide` are those that lie on the long side, `least` is their smallest type in pixels. */
const SOME = ['the benefits at 82', 'a row of a table', 'the deadlines as a table', 'bodies by months', 'all figures'];
const MODES = {
  'from a wide screen': { views: Object.keys(VIEWS), wide: ['bodies by months'], least: 14 },
  'from a phone in the dark, in 长辈版': {
    views: SOME,
    wide: ['bodies by months', 'the deadlines as a table', 'all figures'],
    least: 16,
    query: '?elder=1',
    features: [{ name: 'prefers-color-scheme', value: 'dark' }],
    width: 360,
    height: 740,
  },
  'from a frame': { views: SOME, wide: ['bodies by months'], least: 14, query: '?embed=1' },
};

/** A4 in points, and in pixels what is between its margins, upright and lying. */
const SIDES = [595, 842];
const BETWEEN = { upright: 688, lying: 1016 };
const MARGIN = { top: '12mm', bottom: '12mm', left: '14mm', right: '14mm' };
/** What stands at the foot of each sheet; the name before it has a sign that PDF files hold as one of its radicals. */
const FOOT = message('site.paper_source', { gazettes: '政府公报 2018 年第 12 期' }).replace(/^来源：/, '');

/** A promise, since two windows may want it at once. */
let reader;
after(async () => {
  await closeBrowsers();
  await (await reader)?.close();
});

/** The page in which Firefox reads, which has its reader once it has opened some file. */
async function openReader(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  const server = await startServer({ root: folder, types: { '.pdf': 'application/pdf' } });
  writeFileSync(join(folder, 'some.pdf'), bytes);
  const { page } = await openPage('firefox', `${server.url}some.pdf`);
  await page.waitForFunction(() => window.pdfjsLib && window.PDFViewerApplication?.pdfDocument);
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
  return { page, close };
}

/** The sheets of a file: of each its sides in points, and its lines from the top. */
async function read(bytes) {
  reader ??= openReader(bytes);
  const { page } = await reader;
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const file = await window.pdfjsLib.getDocument({ data }).promise;
    const sheets = [];
    for (let number = 1; number <= file.numPages; number++) {
      const sheet = await file.getPage(number);
      const lines = new Map();
      for (const { str, transform } of (await sheet.getTextContent()).items) {
        const height = Math.round(transform[5]);
        if (str.trim()) lines.set(height, (lines.get(height) ?? '') + str);
      }
      const fromTop = [...lines].sort(([one], [other]) => other - one);
      sheets.push({ sides: sheet.view.slice(2).map(Math.round), lines: fromTop.map(([, words]) => words) });
    }
    await file.loadingTask.destroy();
    return sheets;
  }, Buffer.from(bytes).toString('base64'));
}

/** Goes to a view by way of another, or what was unfolded would stay; and does there what is to be done. */
async function go(page, [hash, ...steps]) {
  for (const step of [hash === '#/about' ? '#/nowhere' : '#/about', hash]) {
    if ((await address(page)) === step) continue;
    const before = await page.title();
    await page.evaluate((hash) => (location.hash = hash), step);
    // The window has another title once another view is there.
    await eventually(async () => (await page.title()) !== before);
  }
  await page.waitForSelector(`${CALM} main h1`);
  for (const step of steps) await step(page);
  await calm(page);
}

/** What of the page would be wrong on paper, a line each. */
const faults = (page, least) =>
  page.evaluate((least) => {
    const found = [];
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const all = [...document.querySelectorAll('.page, .page *')];
    for (const own of all.filter((own) => own.checkVisibility() && own.getClientRects().length > 0)) {
      const wrong = (what) => found.push(`${what}: ${own.localName}.${own.className}: ${own.textContent.slice(0, 30)}`);
      const { color, fontSize, backgroundColor, overflowX, position } = getComputedStyle(own);
      const { left, right } = own.getBoundingClientRect();
      if (own.matches('button:not(.sort, .task), input, select, textarea, form, nav, a[download]')) wrong('to be pressed');
      if (left < -1 || right > innerWidth + 1) wrong('beside the sheet');
      if (overflowX !== 'visible' && own.scrollWidth > own.clientWidth + 1) wrong('cut');
      if (position === 'fixed' || position === 'sticky') wrong(position);
      const [red, green, blue, shows = 1] = parts(backgroundColor);
      if (shows > 0 && Math.min(red, green, blue) < 255) wrong('not on white');
      if (![...own.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim())) continue;
      if (parseFloat(fontSize) < least - 0.01) wrong(`${fontSize} is small`);
      // #333 is the palest.
      if (Math.max(...parts(color).slice(0, 3)) > 0x33) wrong('not black');
    }
    return found;
  }, least);

/** As words come out of a PDF, where a sign may be another that looks the same. */
const plain = (words) => words.normalize('NFKC').replace(/\s+/g, '');

/** The day as the page says it. */
async function today(page) {
  const [year, month, day] = await page.evaluate(() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  });
  return message('site.date', { year, month, day });
}

/** Each sheet has the size and the foot that it should, something above it, and no heading alone at its end. */
function assertSheets(sheets, view, { sides = SIDES, foot, headings = [] }) {
  const alone = new Set(headings.map(plain));
  for (const [at, { sides: own, lines }] of sheets.entries()) {
    const where = `${view}, sheet ${at + 1} of ${sheets.length}`;
    assert.deepEqual(own, sides, where);
    assert.ok(plain(lines.at(-1) ?? '').endsWith(plain(foot)), `${where} ends with ${lines.at(-1)}`);
    assert.ok(lines.length > 1, `${where} is empty`);
    assert.ok(!alone.has(plain(lines.at(-2))), `${where} ends with the heading ${lines.at(-2)}`);
  }
}

// Two windows at a time: alone one of them leaves a core idle.
describe('on paper', { concurrency: 2 }, () => {
  for (const [mode, { views, wide, least, query = '', features = [], ...options }] of Object.entries(MODES)) {
    test(`${mode}: A4, black on white, source and day on each sheet; nothing is cut, small, alone or to be pressed`, () => {
      const prepare = (page) => page.emulateMediaFeatures(features);
      return visit('chrome', { hash: `${query}#/`, prepare, ...options }, async (page) => {
        const screen = page.viewport();
        const foot = FOOT + message('site.paper_day', { date: await today(page) });
        for (const view of views) {
          await go(page, VIEWS[view]);
          const lies = wide.includes(view);
          const sides = lies ? SIDES.toReversed() : SIDES;
          const headings = await page.$$eval('main :is(h2, h3, h4, .sheet-heading)', (all) =>
            all.map(({ textContent }) => textContent),
          );
          const sheets = await read(await page.pdf({ preferCSSPageSize: true }));
          assertSheets(sheets, view, { sides, foot, headings });
          // Who is told what there is for somebody takes one leaf along, printed on both sides.
          if (view === 'the benefits at 82' && least === 14) assert.equal(sheets.length, 2);

          await page.emulateMediaType('print');
          await page.setViewport({ ...screen, width: lies ? BETWEEN.lying : BETWEEN.upright });
          assert.deepEqual(await faults(page, least), [], view);
          await page.emulateMediaType();
          await page.setViewport(screen);
        }
      });
    });
  }

  test('what is folded among the benefits is on paper too', () =>
    visit('chrome', {}, async (page) => {
      await go(page, VIEWS['the benefits, before anything is told']);
      assert.equal(await page.$('.group h3'), null);
      const sheets = await read(await page.pdf({ preferCSSPageSize: true }));
      const together = (words) => words.replace(/\s+/g, '');
      const paper = together(sheets.flatMap(({ lines }) => lines).join(''));
      // Which also asserts how many there are.
      const names = Object.values(await groups(page)).flat();
      assert.ok(names.length > 10);
      // A PDF holds some signs as the radicals that they look like.
      const drawn = (name) => new RegExp(Array.from(together(name), (sign) => `[\\u2e80-\\u2fdf${sign}]`).join(''));
      assert.deepEqual(names.filter((name) => !drawn(name).test(paper)), []);
    }));

  test('Firefox draws the foot on each sheet too, of a text and of a table', () =>
    visit('firefox', {}, async (page) => {
      const numbers = (await today(page)).match(/\d+/g);
      for (const view of ['a document', 'the deadlines as a table']) {
        await go(page, VIEWS[view]);
        const sheets = await read(await page.pdf({ format: 'A4', margin: MARGIN }));
        assert.ok(sheets.length > 5, view);
        for (const [at, { lines }] of sheets.entries()) {
          // Of the signs its files name only some, among them all digits.
          assert.deepEqual(lines.at(-1).match(/\d+/g), ['2018', '12', ...numbers], `${view}, sheet ${at + 1}`);
        }
      }
    }));

  test('the edition without script says on each sheet where it is from', () =>
    visit('chrome', { hash: 'text/zhezhengbanfa-2018-32.html', javascript: false }, async (page) => {
      const sheets = await read(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(sheets.length > 5);
      assertSheets(sheets, 'a document', { foot: FOOT });
    }));
});
