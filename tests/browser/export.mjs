// 带走这些期限: every file that the page makes, read by somebody else and held against the published data.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ICAL from 'ical.js';
import { read } from '../support/ics.mjs';
import { message } from '../support/messages.mjs';
import { DIST } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually, openPage } from './support/browsers.mjs';
import { words } from './support/reader.mjs';
import { startServer } from './support/server.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const published = (name) => readFileSync(join(DIST, 'data', name), 'utf8');
const DEADLINES = JSON.parse(published('deadlines.json'));
const ROWS = published('deadlines.csv').split('\r\n');
const UIDS = new Map(read(Buffer.from(published('deadlines.ics'))).events.map(({ properties }) => [properties.get('UID'), properties]));
const NO_30 = '浙政办发-2018-30';
const OF_30 = DEADLINES.filter(({ document }) => document === NO_30);
const HOST = fileURLToPath(new URL('hosts/plain/', import.meta.url));
const PART = 'main .take-away';

/** As tests/published/calendar.mjs knows it: where a deadline stands in a calendar. */
const dayOf = ({ start, due, recurrence }) =>
  start && Number(start.slice(8)) <= 28 && ['monthly', 'quarterly', 'semiannual', 'annual'].includes(recurrence)
    ? start
    : (due ?? start);

/** Files are caught instead of saved, and the printer is asked for nothing. */
const catchFiles = (page) =>
  page.evaluateOnNewDocument(() => {
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const address = make.call(URL, blob);
      blobs.set(address, blob);
      return address;
    };
    window.caught = [];
    HTMLAnchorElement.prototype.click = function () {
      window.caught.push({ name: this.download, blob: blobs.get(this.href) });
    };
    window.prints = 0;
    window.print = () => window.prints++;
  });

const open = async (page) => (await page.waitForSelector(`${PART} summary`)).click();
const press = (page, button) => byRole(page, 'button', message(`export.${button}`), PART).click();
const told = (page, sentence) =>
  eventually(async () => {
    assert.deepEqual(await words(page, `${PART} [role=status]`), [sentence]);
    return true;
  });

/** Presses a button, and returns the file: `{ name, type, bytes }`. */
async function take(page, button) {
  await page.evaluate(() => (window.caught.length = 0));
  await press(page, button);
  const file = await eventually(() =>
    page.evaluate(async () => {
      const [file, ...more] = window.caught;
      if (!file || more.length) return null;
      const bytes = [...new Uint8Array(await file.blob.arrayBuffer())];
      return { name: file.name, type: file.blob.type, bytes };
    }),
  );
  return { ...file, bytes: Uint8Array.from(file.bytes) };
}

const fileName = (ending, timezone) => {
  const date = new Date().toLocaleDateString('sv-SE', { timeZone: timezone });
  return message('export.file', { site: message('site.name'), date, ending });
};

/** What a parser of XML says that is no browser's: nothing, or it throws. */
const parseXml = (bytes) =>
  execFileSync('python3', ['-c', 'import sys, xml.etree.ElementTree as t; t.fromstring(sys.stdin.buffer.read())'], {
    input: bytes,
  });

inEachBrowser((kind, alike) => {
  const visitCatching = (options, journey) => visit(kind, { prepare: catchFiles, ...options }, journey);

  for (const timezone of ['Asia/Shanghai', 'UTC', 'America/Los_Angeles']) {
    (timezone === 'America/Los_Angeles' ? test : alike)(`the files hold just what is shown, and no day differs in ${timezone}`, () =>
      visitCatching({ hash: `#/deadlines?document=${NO_30}`, timezone }, async (page) => {
        await open(page);
        const data = await take(page, 'data');
        assert.deepEqual([data.name, data.type], [fileName('json', timezone), 'application/json']);
        const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data.bytes);
        const shown = JSON.parse(json);
        // Keys, their order, nulls and numbers: the very bytes of the published objects.
        const own = new Map(DEADLINES.map((deadline) => [deadline.id, deadline]));
        assert.equal(json, JSON.stringify(shown.map(({ id }) => own.get(id))));
        assert.deepEqual(shown.map(({ id }) => id).sort(), OF_30.map(({ id }) => id).sort());
        const listed = await words(page, 'main .deadline-task');
        assert.ok(listed.length > 0);
        assert.deepEqual(shown.map(({ task }) => task).slice(0, listed.length), listed, 'in the order shown');
        await told(page, message('export.told', { file: data.name, count: shown.length }));

        const table = await take(page, 'table');
        assert.deepEqual([table.name, table.type], [fileName('csv', timezone), 'text/csv;charset=utf-8']);
        const rows = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(table.bytes).split('\r\n');
        const expected = shown.map(({ id }) => ROWS.find((row) => row.endsWith(`,"${id}"`)));
        assert.deepEqual(rows, [ROWS[0], ...expected, '']);

        const calendar = await take(page, 'calendar');
        assert.deepEqual([calendar.name, calendar.type], [fileName('ics', timezone), 'text/calendar;charset=utf-8']);
        const dated = shown.filter(dayOf);
        const parsed = new ICAL.Component(ICAL.parse(Buffer.from(calendar.bytes).toString('utf8')));
        const events = parsed.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
        assert.deepEqual(events.map(({ startDate }) => startDate.toString()), dated.map(dayOf));
        assert.ok(events.every(({ startDate }) => startDate.isDate));
        for (const { properties, alarms } of read(calendar.bytes).events) {
          assert.deepEqual(properties, UIDS.get(properties.get('UID')), 'the published event');
          assert.deepEqual(alarms, []);
        }
        const left = shown.length - dated.length;
        const values = { file: calendar.name, count: shown.length, left };
        await told(page, message(left ? 'export.told_without_day' : 'export.told', values));

        await (await page.waitForSelector(`${PART} [type=checkbox]`)).click();
        const reminding = read((await take(page, 'calendar')).bytes).events;
        assert.equal(reminding.length, dated.length);
        for (const { alarms } of reminding) {
          assert.deepEqual(alarms.map(({ properties }) => properties.get('TRIGGER')), ['-P6DT15H']);
        }
      }));
  }

  test('what writes the files is fetched when it is asked for; where it cannot be got, that is said, and the next press tries again', () => {
    let broken = true;
    const tamper = (path, bytes) => (broken && path === 'embed.js' ? null : bytes);
    return visitCatching({ hash: '#/deadlines', tamper, failing: true, missing: /embed\.js/ }, async (page, server) => {
      const asked = () => server.requests.filter(({ path }) => path.includes('/embed.js')).length;
      await open(page);
      assert.equal(asked(), 0);
      await press(page, 'table');
      await told(page, message('export.not_fetched'));
      assert.equal(await page.evaluate(() => window.caught.length), 0);
      broken = false;
      const { name } = await take(page, 'table');
      await told(page, message('export.told', { file: name, count: DEADLINES.length }));
    });
  });

  alike('all deadlines are as many as the published files hold', () =>
    visitCatching({ hash: '#/deadlines' }, async (page) => {
      await open(page);
      const data = JSON.parse(Buffer.from((await take(page, 'data')).bytes).toString('utf8'));
      assert.equal(data.length, DEADLINES.length);
      const { events, properties } = read((await take(page, 'calendar')).bytes);
      assert.equal(events.length, UIDS.size);
      assert.equal(properties.get('X-WR-CALNAME'), `政府公报里的期限：${message('export.all')}`);
    }));

  test('the picture is a file that stands for itself, on a narrow screen too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    try {
      for (const width of [1280, 390]) {
        let colour;
        let bytes;
        await visitCatching({ hash: '#/deadlines', width }, async (page) => {
          await open(page);
          const file = await take(page, 'picture');
          assert.deepEqual([file.name, file.type], [fileName('svg'), 'image/svg+xml']);
          await told(page, message('export.told_picture', { file: file.name }));
          colour = await page.$eval('svg.timeline-picture text', (text) => getComputedStyle(text).fill);
          ({ bytes } = file);
        });
        parseXml(bytes);
        const svg = Buffer.from(bytes).toString('utf8');
        assert.match(svg, /^<\?xml [^]*<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>\s*<title>[^<]*全部期限[^<]*期限图/);
        assert.doesNotMatch(svg, /<a[ >]|href=|tabindex|role=|aria-|url\(|<script|@import/);
        assert.doesNotMatch(svg, /var\(/, 'office programs know no tokens');
        for (const shape of ['over', 'now', 'ahead', 'conflict', 'span', 'all_year', 'rhythm']) {
          assert.ok(svg.includes(`>${message(`timeline.legend_${shape}`)}</text>`), shape);
        }
        const path = join(folder, `${width}.svg`);
        writeFileSync(path, bytes);
        // Opened alone, at a narrow width: what the page's stylesheet would do there does not matter.
        const alone = await openPage(kind, pathToFileURL(path).href, { width: 390 });
        const seen = await alone.page.evaluate(() => {
          const picture = document.querySelector('.timeline-picture');
          const text = picture.querySelector('text');
          const box = (element) => element.getBoundingClientRect();
          const marks = [...picture.querySelectorAll('*')].map(box).filter(({ width, height }) => width > 0 || height > 0);
          const [above, ...below] = [...document.querySelectorAll('.timeline-words')].map(box);
          const paper = box(document.querySelector('.timeline-paper'));
          const apart =
            marks.every(({ left, right }) => left >= paper.left && right <= paper.right) &&
            Math.min(...marks.map(({ top }) => top)) >= above.bottom - 1 &&
            Math.max(...marks.map(({ bottom }) => bottom)) <= below[0].top + 1 &&
            below.at(-1).bottom <= paper.bottom;
          const words = [...document.querySelectorAll('.timeline-words')].map((text) => text.textContent);
          return { root: document.documentElement.localName, marks: marks.length, apart, colour: getComputedStyle(text).fill, words };
        });
        assert.deepEqual(alone.problems(), []);
        await alone.close();
        assert.equal(seen.root, 'svg');
        assert.ok(seen.marks > 20);
        assert.ok(seen.apart, 'the picture stands between the lines, within the paper');
        assert.equal(seen.colour, colour);
        assert.ok(seen.words.join('').includes('来源：浙江省人民政府公报 2018 年第 12 期'), seen.words.join());
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  alike('where nothing is shown, nothing can be taken, and a sentence says why', () =>
    visitCatching({ hash: '#/deadlines?text=查无此文' }, async (page) => {
      await eventually(async () => (await words(page, PART))[0] === message('export.nothing'));
      assert.deepEqual(await words(page, `${PART} :is(button, input)`), []);
    }));

  alike('what was told is about what is shown, and goes with it', () =>
    visitCatching({ hash: '#/deadlines' }, async (page) => {
      await open(page);
      await press(page, 'print');
      await told(page, message('export.printing', { count: DEADLINES.length }));
      assert.equal(await page.evaluate(() => window.prints), 1);
      await page.evaluate((document) => (location.hash = `#/deadlines?document=${document}`), NO_30);
      await told(page, '');
      // It stays unfolded.
      await press(page, 'print');
      await told(page, message('export.printing', { count: OF_30.length }));
    }));

  test('in a frame that may not download nothing is lost', async () => {
    // Any page of another site, without a policy of its own, that shows this one in a sandbox.
    const host = await startServer({ root: HOST, prefix: '/' });
    const site = await startServer({ root: DIST });
    let opened;
    try {
      opened = await openPage(kind, host.url);
      const { page } = opened;
      await page.evaluate((address) => {
        const frame = document.createElement('iframe');
        frame.sandbox = 'allow-scripts allow-same-origin';
        frame.width = 800;
        frame.height = 800;
        frame.src = address;
        document.body.prepend(frame);
      }, `${site.url}#/deadlines`);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await (await frame.waitForSelector('html:not(.starting) main .take-away summary')).click();
      const list = () => frame.$eval('main', (main) => main.querySelectorAll('.deadline').length);
      const before = await list();
      await (await frame.waitForSelector(`${PART} button`)).click();
      await frame.waitForFunction(() => document.querySelector('main .take-away [role=status]').innerText.includes('.ics'));
      assert.equal(await list(), before);
      assert.equal(await frame.$eval(`${PART} > .quiet`, (hint) => hint.innerText), message('export.hint'));
    } finally {
      await opened?.close();
      await site.close();
      await host.close();
    }
  });
});

test('Chromium saves a file under its name, and paper says which list it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  try {
    await visit('chrome', { hash: `#/deadlines?document=${NO_30}` }, async (page) => {
      const session = await page.createCDPSession();
      await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      await open(page);
      await press(page, 'calendar');
      const name = fileName('ics');
      await eventually(() => readdirSync(folder).includes(name));
      assert.ok(read(readFileSync(join(folder, name))).events.length > 0);

      await page.emulateMediaType('print');
      const [head] = await words(page, 'main .paper-head');
      assert.ok(head.includes('浙政办发〔2018〕30号') && head.includes(`共 ${OF_30.length} 项`), head);
      assert.match(head, /来源：浙江省人民政府公报 2018 年第 12 期。\d+年\d+月\d+日/);
      const shown = (selector) =>
        page.$$eval(selector, (all) => all.filter((element) => element.checkVisibility()).length);
      assert.equal(await shown('main :is(.take-away, .filters, .timeline, .result-line, button, select)'), 0);
      assert.equal(await shown('main .deadline'), OF_30.length);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
