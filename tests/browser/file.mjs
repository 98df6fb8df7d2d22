// The edition in one file, opened from a disk as somebody does who got it on a stick: nothing is fetched, and everything is
// there.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { message } from '../support/messages.mjs';
import { DIST } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually, openPage } from './support/browsers.mjs';
import { hasAddress } from './support/reader.mjs';
import { inEachBrowser } from './support/site.mjs';

after(closeBrowsers);

const BUILT = join(DIST, 'policy-explorer.html');
const folder = mkdtempSync(join(tmpdir(), 'policy-'));
after(() => rmSync(folder, { recursive: true }));

/** Opens a copy of the file, of which `spoil` may make another, and lets `use(page, opened)` look at it. */
async function visit(kind, { hash = '', spoil = (html) => html, failing = false, ...options }, use) {
  const stick = mkdtempSync(join(folder, 'U 盘 #1 '));
  mkdirSync(join(stick, '公报'));
  const path = join(stick, '公报', '政策 100%.html');
  writeFileSync(path, spoil(readFileSync(BUILT, 'utf8')));
  const asked = [];
  const prepare = async (page) => {
    page.on('request', (request) => asked.push(request.url()));
    if (options.javascript !== false) {
      await page.evaluateOnNewDocument(() => {
        window.prints = 0;
        window.print = () => window.prints++;
        window.files = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => (window.files.push(blob), make.call(URL, blob));
        HTMLAnchorElement.prototype.click = function () {
          window.saved = this.download;
        };
        window.breaches = [];
        addEventListener('securitypolicyviolation', (event) => window.breaches.push(`${event.violatedDirective} ${event.blockedURI}`));
      });
    }
  };
  const opened = await openPage(kind, pathToFileURL(path).href + hash, { ...options, prepare });
  const { page } = opened;
  try {
    if (!failing && options.javascript !== false) await page.waitForSelector('html:not(.starting) header', { timeout: 20_000 });
    await use(page, opened);
    if (!failing) assert.deepEqual(opened.problems(), []);
    if (options.javascript !== false) assert.deepEqual(await page.evaluate(() => window.breaches), []);
    const away = (url) => !/^(?:blob|data):/.test(url) && !url.startsWith(pathToFileURL(path).href);
    assert.deepEqual(asked.filter(away), []);
  } finally {
    await opened.close();
  }
}

const heading = (page, words) => eventually(async () => (await page.$eval('main h1', (own) => own.innerText)) === words);

test('the file weighs at most 600 KB', () => {
  const { size } = statSync(BUILT);
  assert.ok(size <= 600 * 1024, `${size}`);
});

inEachBrowser((kind) => {
  test('one asks by an age, reads the sentence behind a benefit, and goes back', () =>
    visit(kind, {}, async (page) => {
      await (await page.waitForSelector('#age')).type('82');
      await page.keyboard.press('Enter');
      await heading(page, message('benefits.title'));
      await eventually(async () => /82 周岁/.test(await page.$eval('main', (own) => own.innerText)));
      await (await page.waitForSelector('main .quote a')).click();
      await page.waitForSelector('main .reader');
      await page.goBack();
      await heading(page, message('benefits.title'));
    }));

  test('what is written in the head is found, and its address leads there again', () =>
    visit(kind, {}, async (page) => {
      await page.focus('#search');
      await page.keyboard.type('养老');
      await hasAddress(page, '#/search?q=养老');
      await page.waitForSelector('main .hits li');
      await page.reload();
      await page.waitForSelector('main .hits li', { timeout: 20_000 });
    }));

  test('the timeline is drawn, a file of deadlines is written, and the page prints', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.localName]), [0, 'body'], 'it begins where it begins');
      await page.waitForSelector('svg.timeline-picture text');
      await (await page.waitForSelector('main .take-away summary')).click();
      await byRole(page, 'button', message('export.calendar'), 'main .take-away').click();
      const text = await eventually(() => page.evaluate(() => window.saved && window.files.at(-1).text()));
      assert.match(text, /^BEGIN:VCALENDAR\r\n/);
      await byRole(page, 'button', message('export.print'), 'main .take-away').click();
      await eventually(() => page.evaluate(() => window.prints === 1));
    }));

  test('a text of one’s own is opened and stands beside the gazette', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      const own = join(folder, `${kind}.txt`);
      writeFileSync(own, '某省人民政府办公厅关于试验的通知\n某政办发〔2031〕7号\n各市：\n一、准备。2031年5月底前完成试验场地。（某省试验厅负责）\n某省人民政府办公厅\n2031年1月2日\n');
      await (await page.waitForSelector('main .own summary')).click();
      await (await page.waitForSelector('main .own [type=file]')).uploadFile(own);
      await eventually(async () => (await page.$eval('main', (main) => main.innerText)).includes(message('own.done', { count: 1 })));
      await page.evaluate(() => (location.hash = '#/search?q=试验场地'));
      await page.waitForSelector('main .hits mark');
    }));

  test('a file that was cut off, or damaged on its way, says so and still shows the first page', async () => {
    for (const spoil of [
      (html) => html.slice(0, html.length >> 1),
      (html) => html.slice(0, html.indexOf('<script id="pack"')),
      (html) => html.replace(/(id="pack"[^>]*>.{200000})..../s, '$1wwww'),
    ]) {
      await visit(kind, { spoil, failing: true }, async (page) => {
        await page.waitForSelector('#failed:not([hidden])', { timeout: 20_000 });
        assert.equal(await page.$eval('#failed', (own) => own.innerText), message('file.failed'));
        assert.match(await page.$eval('main', (own) => own.innerText), /多大/);
      });
    }
  });

  test('without scripts it says so, and the first page can be read', () =>
    visit(kind, { javascript: false }, async (page) => {
      const text = await page.$eval('body', (body) => body.innerText);
      assert.match(text, new RegExp(message('file.no_script')));
      assert.match(text, /多大/);
    }));
});
