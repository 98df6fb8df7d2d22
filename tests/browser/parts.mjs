// The parts of the app on one page: each works without the others, they take turns, and what one lacks it says.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { ask, askFor, hasAddress, hasFocus, isAt, soonIdle, told, tries, watchHeadings, words } from './support/reader.mjs';
import { AGENDA, ARCHIVE, CALM, FINDER, FRONT, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const HOME = { heading: message('home.question'), hash: '#/', title: message('site.name') };
const BENEFITS = { heading: '我能享受什么', hash: '#/benefits' };
const DEADLINES = { heading: '什么时候到期', hash: '#/deadlines' };
const DOCUMENTS = { heading: '看文件', hash: '#/documents' };
const HEADING = '关于加强老年人照顾服务工作的实施意见';
const CLAUSE = { heading: HEADING, hash: '#/documents/浙政办发-2018-32/2.3', title: `浙政办发〔2018〕32号 ${HEADING} · 政策通览` };
const OPENING = message('waiting.opening');

const isOf = (part) => (path) => Object.values(part).some((file) => file.test(`/${path}`));
const isTexts = (path) => ARCHIVE.texts.test(`/${path}`);

/** Files that are on their way until `arrive` is called. */
function slow(isHeld = isOf(ARCHIVE)) {
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  const tamper = (path, bytes) => (isHeld(path) ? arrived.then(() => bytes) : bytes);
  return { arrive, options: { waiting: true, tamper } };
}

/** Files that are not as they should be until `mend` is called. */
function broken(change, isBroken = isOf(ARCHIVE)) {
  let whole = false;
  const tamper = (path, bytes) => (isBroken(path) && !whole ? change(bytes) : bytes);
  const missing = { test: (path) => isBroken(path.split('?')[0].split('/').at(-1)) };
  return { mend: () => (whole = true), options: { failing: true, missing, tamper } };
}

const gone = () => null;
const half = (bytes) => bytes.subarray(0, bytes.length >> 1);

/** One bit is another. */
function damaged(bytes) {
  const other = Buffer.from(bytes);
  other[other.length >> 1] ^= 1;
  return other;
}

/** Waits until the page says in one sentence that it has not got what the view needs. */
async function hasFailed(page, works = 'nav.benefits') {
  const sentence = message('waiting.failed', { name: message(works) });
  await eventually(async () => {
    assert.deepEqual(await words(page, 'main [role=alert]'), [sentence]);
    return true;
  });
  // The page itself is sound.
  assert.equal(await page.$('body > [role=alert]:not([hidden])'), null);
}

const again = (page) => byRole(page, 'button', message('waiting.again'), 'main').click();
const follow = (page, name) => byRole(page, 'link', message(name), 'nav').click();

async function benefitsWork(page) {
  await ask(page, '82');
  await eventually(async () => (await words(page, '#summary'))[0]?.includes('82 周岁'));
  await hasAddress(page, '#/benefits');
  assert.ok((await words(page, 'main .benefit')).length > 10);
  assert.ok((await words(page, 'main .quote footer'))[0].includes('浙政办发〔2018〕32号'));
}

/** Waits for the whole list of documents. */
async function documentsAreThere(page) {
  await page.waitForSelector('main .card');
  await isAt(page, DOCUMENTS);
}

/** Waits for the whole list of deadlines. */
async function deadlinesAreThere(page) {
  await page.waitForSelector('main .deadline');
  await isAt(page, DEADLINES);
}

/** Waits until a view is there, with the focus on its heading, at its top, and nothing of another view beside it. */
async function arrives(page, view) {
  await isAt(page, view);
  await hasFocus(page, `h1: ${view.heading}`);
  await standsAlone(page);
  const { top, bottom } = await page.$eval('h1', (heading) => heading.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom <= 900, `the heading stands at ${top}`);
}

/** Asserts that every id and every landmark is on the page once. */
async function standsAlone(page) {
  const found = await page.evaluate(() => ({
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    landmarks: ['header', 'header nav', 'main', 'footer', 'h1'].map((name) => document.querySelectorAll(`${name}:not(article *, blockquote *)`).length),
  }));
  assert.deepEqual(found.ids.filter((id, at) => found.ids.indexOf(id) !== at), []);
  assert.deepEqual(found.landmarks, [1, 1, 1, 1, 1]);
}

/** What a part of the app tells when it has panicked. */
const stop = (page, part) =>
  page.evaluate((detail) => dispatchEvent(new CustomEvent('policy-explorer:panic', { detail })), part);

/** Waits until the archive has come by itself. */
const archiveIsThere = (page) =>
  eventually(() => page.evaluate((file) => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes(file) && responseEnd > 0), '/corpus-'));

inEachBrowser((kind, alike) => {
  alike('the benefits work while the archive is on its way', () =>
    visit(kind, slow().options, async (page, server) => {
      await benefitsWork(page);
      await eventually(() => tries(server, ARCHIVE.texts).length > 0);
      for (const file of Object.values(ARCHIVE)) assert.deepEqual(tries(server, file), ['']);
    }));

  test('what is being told about a person stays when the archive comes', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page, server) => {
      await page.type('#age', '8');
      await eventually(() => tries(server, ARCHIVE.texts).length > 0);
      arrive();
      await archiveIsThere(page);
      await page.keyboard.type('2');
      await page.keyboard.press('Enter');
      await eventually(async () => (await words(page, '#summary'))[0]?.includes('82 周岁'));
    });
  });

  test('who goes on to a clause waits under the heading of its document, and then is led to its place', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page) => {
      await page.evaluate((hash) => (location.hash = hash), CLAUSE.hash);
      await isAt(page, CLAUSE);
      assert.deepEqual(await words(page, 'main [role=status]'), [OPENING]);
      arrive();
      await eventually(() => page.evaluate(() => document.activeElement.dataset.place === '2.3'));
      assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().top < innerHeight));
      await isAt(page, CLAUSE);
      await standsAlone(page);
    });
  });

  alike('what no benefit cites is not said to be missing before the archive is there', () => {
    const { arrive, options } = slow();
    const hash = '#/documents/浙政办发-2018-30';
    return visit(kind, options, async (page) => {
      await page.evaluate((hash) => (location.hash = hash), hash);
      await isAt(page, { heading: '看文件', hash });
      arrive();
      await page.waitForSelector('main .reader');
      await eventually(async () => (await page.title()).startsWith('浙政办发〔2018〕30号 '));
    });
  });

  test('who goes on while the archive is on its way finds the focus on the heading, before and after', () => {
    const { arrive, options } = slow();
    return visit(kind, options, async (page) => {
      await follow(page, 'nav.documents');
      await arrives(page, DOCUMENTS);
      assert.deepEqual(await words(page, 'main [role=status]'), [OPENING]);
      arrive();
      await page.waitForSelector('main .card');
      await arrives(page, DOCUMENTS);
    });
  });

  test('a link into a document shows nothing before that, and needs nothing of the front', () => {
    const { arrive, options } = slow(isTexts);
    return visit(kind, { hash: CLAUSE.hash, prepare: watchHeadings, ...options, failing: true }, async (page, server) => {
      await eventually(() => Object.values(ARCHIVE).every((file) => tries(server, file).length > 0));
      arrive();
      await eventually(() => page.evaluate(() => document.activeElement.dataset.place === '2.3'));
      await isAt(page, CLAUSE);
      assert.deepEqual(await page.evaluate(() => window.seen), [HEADING]);
      await standsAlone(page);
      for (const file of Object.values(FRONT)) assert.deepEqual(tries(server, file), []);
      for (const file of Object.values(ARCHIVE)) assert.deepEqual(tries(server, file), ['']);
    });
  });

  alike('the first page fetches the other parts by itself, one after the other, and everything only once', () =>
    visit(kind, {}, async (page, server) => {
      await eventually(() => tries(server, FINDER.module).length > 0);
      await follow(page, 'nav.deadlines');
      await deadlinesAreThere(page);
      await follow(page, 'nav.documents');
      await documentsAreThere(page);
      for (const file of [ARCHIVE, AGENDA, FINDER].flatMap(Object.values)) assert.deepEqual(tries(server, file), ['']);
    }));

  test('who saves data gets another part only when it is wanted', () => {
    const prepare = (page) =>
      page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    return visit(kind, { prepare }, async (page, server) => {
      // What was to be done when idle was asked for before this, and so is done before it.
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 3000 })));
      await benefitsWork(page);
      for (const file of [ARCHIVE, AGENDA, FINDER].flatMap(Object.values)) assert.deepEqual(tries(server, file), []);
      await follow(page, 'nav.deadlines');
      await deadlinesAreThere(page);
    });
  });

  for (const [what, change, isBroken] of [
    ['texts are missing', gone, isTexts],
    ['texts are damaged', damaged, isTexts],
    ['module is missing', gone, (path) => ARCHIVE.module.test(`/${path}`)],
    ['module is cut off', half, (path) => ARCHIVE.module.test(`/${path}`)],
    ['glue is missing', gone, (path) => ARCHIVE.glue.test(`/${path}`)],
  ]) {
    alike(`where its ${what} the archive can be asked for once more, and the benefits work`, () => {
      const { mend, options } = broken(change, isBroken);
      return visit(kind, { hash: DOCUMENTS.hash, ...options }, async (page, server) => {
        await hasFailed(page);
        await isAt(page, DOCUMENTS);
        assert.deepEqual(tries(server, ARCHIVE.glue), ['', 'r=1']);
        await byRole(page, 'link', message('nav.benefits'), 'main').click();
        await isAt(page, BENEFITS);
        await benefitsWork(page);
        assert.deepEqual(tries(server, ARCHIVE.glue), ['', 'r=1'], 'nobody asked again');
        await follow(page, 'nav.documents');
        await hasFailed(page);
        mend();
        await again(page);
        await page.waitForSelector('main .card');
        await arrives(page, DOCUMENTS);
        assert.deepEqual(tries(server, ARCHIVE.glue), ['', 'r=1', 'r=2']);
      });
    });
  }

  alike('texts that come damaged once are fetched again', () => {
    let first = true;
    const { options } = broken((bytes) => (first ? ((first = false), damaged(bytes)) : bytes), isTexts);
    return visit(kind, { hash: DOCUMENTS.hash, ...options }, async (page, server) => {
      await documentsAreThere(page);
      assert.deepEqual(tries(server, ARCHIVE.texts), ['', 'r=1']);
      assert.deepEqual(tries(server, FRONT.module), []);
    });
  });

  alike('without the front the archive works, says what it lacks, and can ask for it once more', () => {
    const { mend, options } = broken(gone, isOf(FRONT));
    return visit(kind, { hash: CLAUSE.hash, ...options }, async (page, server) => {
      await isAt(page, CLAUSE);
      await follow(page, 'nav.deadlines');
      await deadlinesAreThere(page);
      await follow(page, 'nav.benefits');
      await hasFailed(page, 'nav.documents');
      await isAt(page, BENEFITS);
      await byRole(page, 'link', message('nav.documents'), 'main').click();
      await arrives(page, DOCUMENTS);
      await page.goBack();
      await hasFailed(page, 'nav.documents');
      mend();
      await again(page);
      await page.waitForSelector('#age');
      await arrives(page, BENEFITS);
      assert.deepEqual(tries(server, FRONT.module), ['', 'r=1', 'r=2']);
    });
  });

  alike('what was told about a person is still there after a walk through the archive', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      await askFor(page, '82');
      const answer = await told(page);
      const results = await words(page, 'main .benefit h3');
      await page.evaluate(() => document.querySelector('main .quote a').click());
      await page.waitForSelector('main .reader');
      await follow(page, 'nav.deadlines');
      await deadlinesAreThere(page);
      await follow(page, 'nav.benefits');
      await isAt(page, BENEFITS);
      assert.equal(await told(page), answer);
      assert.deepEqual(await words(page, 'main .benefit h3'), results);
      await hasAddress(page, '#/benefits');
    }));

  for (const [first, hash] of [['front', '#/'], ['archive', '#/about']]) {
    (first === 'front' ? test : alike)(`title, focus and place follow from part to part, also back and forward, where the ${first} came first`, () =>
      visit(kind, { hash }, async (page) => {
        const scroll = () => page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await standsAlone(page);
        await follow(page, 'nav.benefits');
        await arrives(page, BENEFITS);
        await scroll();
        await follow(page, 'nav.deadlines');
        await arrives(page, DEADLINES);
        await scroll();
        await follow(page, 'nav.benefits');
        await arrives(page, BENEFITS);
        await scroll();
        await page.goBack();
        await arrives(page, DEADLINES);
        await scroll();
        await page.goBack();
        await arrives(page, BENEFITS);
        await page.goForward();
        await arrives(page, DEADLINES);
        await byRole(page, 'link', message('site.name'), 'header').click();
        await arrives(page, HOME);
        // What is no view is the front's to say, whatever it looks like.
        await page.evaluate(() => (location.hash = '#/documents-of-others'));
        await isAt(page, { heading: message('not_found.title'), hash: '#/documents-of-others' });
        await standsAlone(page);
      }));
  }

  test('an archive that stops is started once more and then given up, and leaves the front alone', () =>
    visit(kind, { hash: '#/', failing: true }, async (page, server) => {
      await page.waitForSelector(CALM);
      await askFor(page, '82');
      const answer = await told(page);
      await follow(page, 'nav.documents');
      await documentsAreThere(page);
      await stop(page, 'archive');
      await eventually(() => tries(server, ARCHIVE.module).length === 2);
      await documentsAreThere(page);
      await standsAlone(page);
      await stop(page, 'archive');
      await hasFailed(page);
      await follow(page, 'nav.benefits');
      await isAt(page, BENEFITS);
      assert.equal(await told(page), answer);
      assert.deepEqual(tries(server, ARCHIVE.module), ['', 'r=1']);
      assert.deepEqual(tries(server, FRONT.module), ['']);
    }));

  test('a front that stops is started once more and then given up, and leaves the archive alone', () =>
    visit(kind, { hash: '#/about', failing: true }, async (page, server) => {
      await page.waitForSelector(CALM);
      await follow(page, 'nav.benefits');
      await page.waitForSelector('#age');
      await stop(page, 'front');
      await eventually(() => tries(server, FRONT.module).length === 2);
      await page.waitForSelector('#age');
      await isAt(page, BENEFITS);
      await standsAlone(page);
      await stop(page, 'front');
      await hasFailed(page, 'nav.documents');
      await follow(page, 'nav.deadlines');
      await deadlinesAreThere(page);
      assert.deepEqual(tries(server, FRONT.module), ['', 'r=1']);
      assert.deepEqual(tries(server, ARCHIVE.module), ['']);
    }));

  alike('where the part stops that has drawn the head, another draws it', () =>
    visit(kind, { hash: '#/', failing: true }, async (page) => {
      await page.waitForSelector(CALM);
      await archiveIsThere(page);
      await stop(page, 'front');
      await page.waitForSelector('main h1');
      await standsAlone(page);
      await follow(page, 'nav.documents');
      await isAt(page, DOCUMENTS);
      await standsAlone(page);
      await page.keyboard.press('/');
      await page.keyboard.type('养老');
      await hasAddress(page, '#/search?q=养老');
      await page.waitForSelector('.hits li');
      assert.equal(await page.$eval('#search', (field) => field.value), '养老');
    }));

  alike('a shared screen goes home from both parts, and keeps nothing', () => {
    return visit(kind, { hash: '?kiosk=1#/benefits', prepare: soonIdle }, async (page) => {
      await askFor(page, '82');
      await isAt(page, HOME);
      await standsAlone(page);
      await follow(page, 'nav.deadlines');
      await deadlinesAreThere(page);
      await isAt(page, HOME);
      await standsAlone(page);
      await follow(page, 'nav.benefits');
      await isAt(page, BENEFITS);
      assert.deepEqual(await words(page, 'main .benefit.eligible'), []);
      assert.ok(!(await words(page, 'main'))[0].includes('82 周岁'));
    });
  });
});
