// How the page starts: a deep link shows its own view first, and whatever fails leaves something to read.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { calm, hasAddress, hasFocus, told, tries, watchHeadings, words } from './support/reader.mjs';
import { ARCHIVE, FRONT, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const QUESTION = message('home.question');
const { glue: GLUE, module: MODULE } = FRONT;

/** Half of the module, as after a broken connection. */
const half = (bytes) => bytes.subarray(0, bytes.length >> 1);

/** A module that compiles and starts, and panics as soon as it reads its corpus: the length of a string is too long. */
function unreadable(bytes) {
  const start = Buffer.from('\x10zhejiang-2018-12\x1b浙江省人民政府公报');
  const at = bytes.indexOf(start);
  assert.ok(at >= 0 && bytes.indexOf(start, at + 1) < 0, 'the corpus begins at one place of the module');
  const broken = Buffer.from(bytes);
  broken[at + start.indexOf('\x1b')] = 0xff;
  assert.ok(WebAssembly.validate(broken));
  return broken;
}

/** Changes the modules of some parts of the app: on every try, or on the first only. */
const module = (change, { firstOnly = false, parts = [FRONT] } = {}) => ({
  failing: true,
  tamper: (path, bytes, query) =>
    parts.some((part) => part.module.test(`/${path}`)) && !(firstOnly && query === '?r=1') ? change(bytes) : bytes,
});

/** A module that is on its way until `arrive` is called. */
function slow() {
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  const tamper = (path, bytes) => (path.endsWith('.wasm') ? arrived.then(() => bytes) : bytes);
  return { arrive, options: { failing: true, tamper } };
}

/** Waits until the page says that it failed, in one sentence, and asserts that the first page can be read. */
async function hasGivenUp(page) {
  await byRole(page, 'alert').wait();
  const alerts = '[role=alert]:not([hidden])';
  assert.deepEqual(await words(page, alerts), [`${message('site.failed')} ${message('site.text')}`]);
  await firstPageIsReadable(page);
}

async function firstPageIsReadable(page) {
  const [text, visible] = await page.$eval('.page', (first) => [first.innerText, getComputedStyle(first.querySelector('main')).visibility]);
  assert.equal(visible, 'visible');
  const lines = ['age.hint', 'nav.benefits', 'home.benefits_line', 'nav.deadlines', 'nav.documents', 'site.privacy'];
  for (const line of [QUESTION, '浙江省人民政府公报 2018 年第 12 期', ...lines.map((key) => message(key))]) {
    assert.ok(text.includes(line), line);
  }
}

/** Waits for the deadlines, and asserts that the page does not say that it failed. */
async function works(page) {
  await byRole(page, 'link', message('nav.deadlines'), 'nav').click();
  await eventually(async () => (await words(page, 'h1'))[0] === '什么时候到期');
  await page.waitForSelector('html:not(.starting)');
  assert.equal(await page.$('[role=alert]:not([hidden])'), null);
}

inEachBrowser((kind, alike) => {
  test('a deep link never shows the first page', () =>
    visit(kind, { hash: '#/deadlines', prepare: watchHeadings }, async (page) => {
      await eventually(() => page.evaluate(() => window.seen.includes('什么时候到期')));
      assert.deepEqual(await page.evaluate(() => window.seen), ['什么时候到期']);
      assert.equal(await page.title(), '什么时候到期 · 政策通览');
    }));

  test('without a deep link the first page is there before the app is', () =>
    visit(kind, { prepare: watchHeadings, ...module(half) }, async (page) => {
      assert.deepEqual(await page.evaluate(() => window.seen), [QUESTION]);
      await hasGivenUp(page);
    }));

  test('without WebAssembly the page says after a second try that it failed, and stays readable', () => {
    const prepare = (page) => page.evaluateOnNewDocument(() => delete window.WebAssembly);
    return visit(kind, { failing: true, prepare }, async (page, server) => {
      await hasGivenUp(page);
      assert.deepEqual(tries(server, GLUE), ['', 'r=1']);
    });
  });

  test('a module that comes broken twice leaves the first page to read', () =>
    visit(kind, module(half), async (page, server) => {
      await hasGivenUp(page);
      assert.deepEqual(tries(server, MODULE), ['', 'r=1']);
    }));

  test('where the first page alone is left, a link on it leads to its view', () =>
    visit(kind, module(half), async (page) => {
      await hasGivenUp(page);
      await works(page);
    }));

  test('where both modules come broken twice the first page is left to read, also behind a deep link', () =>
    visit(kind, { hash: '#/documents', ...module(half, { parts: [FRONT, ARCHIVE] }) }, async (page, server) => {
      await hasGivenUp(page);
      for (const part of [FRONT, ARCHIVE]) assert.deepEqual(tries(server, part.module), ['', 'r=1']);
    }));

  test('where the server calls modules something else the page works all the same', async () => {
    for (const type of ['application/octet-stream', 'text/plain']) {
      await visit(kind, { failing: true, types: { '.wasm': type } }, works);
    }
  });

  test('where the server calls scripts something else the first page is left to read', () =>
    visit(kind, { failing: true, types: { '.js': 'text/plain' } }, async (page) => {
      // What the page names itself runs all the same; modules do not.
      await hasGivenUp(page);
    }));

  alike('hostile words in the address are words', () => {
    const hostile = '<img src=x onerror=alert(1)>"><svg onload=alert(1)>';
    const encoded = encodeURIComponent(hostile);
    const asked = `?kiosk=${encoded}&embed=1&origin=javascript:alert(1)`;
    return visit(kind, { hash: `${asked}#/search?q=${encoded}` }, async (page) => {
      const places = ['search?q=', 'documents/', 'documents?text=', 'deadlines?unit=', 'deadlines?text=', 'organizations/', 'organizations?text=', 'benefits?audience=', 'benefits/', ''];
      for (const hash of places.flatMap((place) => [`#/${place}${encoded}`, `#/${place}${hostile}`])) {
        await page.evaluate((hash) => (location.hash = hash), hash);
        await calm(page);
        assert.ok((await page.$eval('main', (main) => main.innerText)).length > 0, hash);
        assert.equal(await page.$('main img, main svg[onload], main script'), null, hash);
      }
    });
  });

  test('a module that comes broken once is fetched again, and the page works', () =>
    visit(kind, module(half, { firstOnly: true }), async (page, server) => {
      await works(page);
      assert.deepEqual(tries(server, MODULE), ['', 'r=1']);
    }));

  test('an app that panics twice leaves the first page to read', () =>
    visit(kind, module(unreadable), async (page, server) => {
      await hasGivenUp(page);
      assert.deepEqual(tries(server, MODULE), ['', 'r=1']);
    }));

  test('an app that panics once is started again, and the page works', () =>
    visit(kind, module(unreadable, { firstOnly: true }), async (page, server) => {
      await works(page);
      assert.deepEqual(tries(server, MODULE), ['', 'r=1']);
    }));

  test('a link that is followed while the app is on its way leads to its view', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page) => {
      await byRole(page, 'link', message('nav.deadlines'), 'nav').click();
      arrive();
      await eventually(async () => (await words(page, 'h1'))[0] === '什么时候到期');
    });
  });

  test('an age that is asked for while the app is on its way is answered once it is there', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page) => {
      await page.type('#age', '八十');
      await page.keyboard.press('Enter');
      arrive();
      await eventually(async () => (await told(page))?.startsWith(message('benefits.for_age', { age: 80 })));
      await hasAddress(page, '#/benefits');
    });
  });

  test('an age that is half written when the app comes can be written on', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page) => {
      await page.type('#age', '8');
      arrive();
      await page.waitForSelector('html:not(.starting)');
      await hasFocus(page, `input: ${message('age.label')}`);
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await eventually(async () => (await told(page))?.startsWith(message('benefits.for_age', { age: 82 })));
    });
  });

  test('without scripts the first page can be read, and says what is missing', () =>
    visit(kind, { javascript: false }, async (page) => {
      const text = await page.$eval('body', (body) => body.innerText);
      assert.ok(text.startsWith(message('site.no_script')), text);
      assert.ok(!text.includes(message('site.failed')));
      await firstPageIsReadable(page);
    }));

  alike('the days of the deadlines are the same in every time zone', async () => {
    const days = [];
    for (const timezone of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles']) {
      await visit(kind, { hash: '#/deadlines', timezone }, async (page) => {
        assert.equal(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone), timezone);
        // The page also says which day it is for the reader, who may live in another.
        days.push((await words(page, 'main .month .deadline-when')).join('').match(/\d+ ?年 ?\d+ ?月( ?\d+ ?日)?/g));
      });
    }
    assert.ok(days[0].length > 61 && days[0].includes(message('site.date', { year: 2018, month: 5, day: 31 })));
    assert.deepEqual(days[1], days[0]);
    assert.deepEqual(days[2], days[0]);
  });
});
