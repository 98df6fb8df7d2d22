// What the page does until the texts of the gazettes are there, and where they cannot be got.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { message } from './support/messages.mjs';
import { address, ask, hasFocus, isAt, tries, watchHeadings, words } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const TEXTS = /\/corpus-[0-9a-f]+\.bin$/;
const HEADING = '关于加强老年人照顾服务工作的实施意见';
const DEADLINES = { heading: '什么时候到期', hash: '#/deadlines' };
const OPENING = message('waiting.opening');

/** Texts that are on their way until `arrive` is called. */
function slow() {
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  const tamper = (path, bytes) => (path.endsWith('.bin') ? arrived.then(() => bytes) : bytes);
  return { arrive, options: { waiting: true, tamper } };
}

/** Texts that are not as they should be until `mend` is called. */
function broken(change) {
  let whole = false;
  const tamper = (path, bytes) => (path.endsWith('.bin') && !whole ? change(bytes) : bytes);
  return { mend: () => (whole = true), options: { failing: true, tamper } };
}

/** One bit is another. */
function damaged(bytes) {
  const other = Buffer.from(bytes);
  other[other.length >> 1] ^= 1;
  return other;
}

/** Waits until the page says in one sentence that it has not got the texts. */
async function hasFailed(page) {
  await eventually(async () => {
    assert.deepEqual(await words(page, 'main [role=alert]'), [message('waiting.failed')]);
    return true;
  });
  // The page itself is sound.
  assert.equal(await page.$('body > [role=alert]:not([hidden])'), null);
}

async function benefitsWork(page) {
  await ask(page, '82');
  await eventually(async () => (await words(page, '#summary'))[0]?.includes('82 周岁'));
  assert.equal(await address(page), '#/benefits');
  assert.ok((await words(page, 'main .benefit')).length > 10);
  assert.ok((await words(page, 'main .quote footer'))[0].includes('浙政办发〔2018〕32号'));
}

/** Waits for the whole list of deadlines. */
async function deadlinesAreThere(page) {
  await page.waitForSelector('main .deadline');
  await isAt(page, DEADLINES);
}

inEachBrowser((kind) => {
  test('the benefits work while the texts are on their way', () =>
    visit(kind, slow().options, async (page, server) => {
      await benefitsWork(page);
      await eventually(() => tries(server, TEXTS).length > 0);
      assert.deepEqual(tries(server, TEXTS), ['']);
    }));

  test('what is being told about a person stays when the texts come', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page, server) => {
      await page.type('#age', '8');
      await eventually(() => tries(server, TEXTS).length > 0);
      arrive();
      await eventually(() => page.evaluate(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('.bin') && responseEnd > 0)));
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await eventually(async () => (await words(page, '#summary'))[0]?.includes('82 周岁'));
    });
  });

  test('a link to a clause waits under the heading of its document, and then leads to its place', () => {
    const { arrive, options } = slow();
    const hash = '#/documents/浙政办发-2018-32/2.3';
    return visit(kind, { hash, prepare: watchHeadings, ...options }, async (page) => {
      const place = { heading: HEADING, hash, title: `浙政办发〔2018〕32号 ${HEADING} · 政策通览` };
      await isAt(page, place);
      assert.deepEqual(await words(page, 'main [role=status]'), [OPENING]);
      arrive();
      await eventually(() => page.evaluate(() => document.activeElement.dataset.place === '2.3'));
      assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().top < innerHeight));
      await isAt(page, place);
      assert.deepEqual(await page.evaluate(() => window.seen), [HEADING]);
    });
  });

  test('what no benefit cites is not said to be missing before the texts are there', () => {
    const { arrive, options } = slow();
    const hash = '#/documents/浙政办发-2018-30';
    return visit(kind, { hash, prepare: watchHeadings, ...options }, async (page) => {
      await isAt(page, { heading: '看文件', hash });
      arrive();
      await page.waitForSelector('main .reader');
      const seen = await page.evaluate(() => window.seen);
      assert.equal(seen.length, 2, String(seen));
      assert.ok((await page.title()).startsWith('浙政办发〔2018〕30号 '));
    });
  });

  test('who goes on while the texts are on their way finds the focus on the heading, before and after', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page) => {
      await byRole(page, 'link', message('nav.deadlines'), 'nav').click();
      await isAt(page, DEADLINES);
      await hasFocus(page, 'h1: 什么时候到期');
      assert.deepEqual(await words(page, 'main [role=status]'), [OPENING]);
      arrive();
      await deadlinesAreThere(page);
      await hasFocus(page, 'h1: 什么时候到期');
    });
  });

  test('where the texts are missing the page says so, and can be asked to try again', () => {
    const { mend, options } = broken(() => null);
    return visit(kind, { hash: '#/deadlines', missing: /\/corpus-[0-9a-f]+\.bin(?:\?r=\d)?$/, ...options }, async (page, server) => {
      await hasFailed(page);
      assert.deepEqual(tries(server, TEXTS), ['', 'r=1']);
      mend();
      await byRole(page, 'button', message('waiting.again'), 'main').click();
      await deadlinesAreThere(page);
      await hasFocus(page, 'h1: 什么时候到期');
      assert.deepEqual(tries(server, TEXTS), ['', 'r=1', 'r=2']);
    });
  });

  test('damaged texts are not taken in, and the benefits work without them', () => {
    const { options } = broken(damaged);
    return visit(kind, { hash: '#/documents/浙政办发-2018-32/2.3', ...options }, async (page, server) => {
      await hasFailed(page);
      assert.deepEqual(tries(server, TEXTS), ['', 'r=1']);
      await byRole(page, 'link', message('nav.home'), 'main').click();
      await eventually(async () => (await words(page, 'h1'))[0] === message('home.question'));
      await benefitsWork(page);
      assert.deepEqual(tries(server, TEXTS), ['', 'r=1'], 'nobody asked again');
    });
  });

  test('texts that come damaged once are fetched again', () => {
    let first = true;
    const { options } = broken((bytes) => (first ? ((first = false), damaged(bytes)) : bytes));
    return visit(kind, { hash: '#/deadlines', ...options }, async (page, server) => {
      await deadlinesAreThere(page);
      assert.deepEqual(tries(server, TEXTS), ['', 'r=1']);
    });
  });

  test('a link into the texts fetches them beside the module, and only once', () => {
    let arrive;
    const arrived = new Promise((done) => (arrive = done));
    const tamper = (path, bytes) => (path.endsWith('.wasm') ? arrived.then(() => bytes) : bytes);
    return visit(kind, { hash: '#/deadlines', failing: true, prepare: watchHeadings, tamper }, async (page, server) => {
      await eventually(() => tries(server, TEXTS).length > 0);
      arrive();
      await deadlinesAreThere(page);
      await byRole(page, 'link', message('nav.documents'), 'nav').click();
      await isAt(page, { heading: '看文件', hash: '#/documents' });
      assert.deepEqual(tries(server, TEXTS), ['']);
    });
  });

  test('the first page fetches the texts by itself, and only once', () =>
    visit(kind, {}, async (page, server) => {
      await eventually(() => tries(server, TEXTS).length > 0);
      await byRole(page, 'link', message('nav.deadlines'), 'nav').click();
      await deadlinesAreThere(page);
      assert.deepEqual(tries(server, TEXTS), ['']);
    }));
});
