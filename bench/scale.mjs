// How reading, searching and the page grow with the number of gazettes, 1, 10 and 100.
//
// The page of the last build has one; the others are made of it (other provinces and years) and opened as a reader opens
// files, so that what is measured is what a reader meets. First in WebAssembly alone, in Node; then in Chromium, with the
// CPU slowed down. Memory is that of the process that draws the page (Linux only).
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from '../tests/browser/support/browsers.mjs';
import { held } from '../tests/browser/support/memory.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { CALM } from '../tests/browser/support/site.mjs';
import { message } from '../tests/support/messages.mjs';
import { DIST } from '../tests/support/published.mjs';
import { moreGazettes } from './gazettes.mjs';
import { toPaint } from './paint.mjs';

const SIZES = [1, 10, 100];
const SLOWED = 4;
/** In milliseconds: ten thousand deadlines on a slow machine that is slowed down once more. */
const PATIENCE = 600_000;
const WHY = 'What is measured are thirty hits and the crossing to JavaScript too, beside the search itself.';
const WHY_KEY = 'The slowest keys are the first ones, which run what the browser has not yet made fast.';
/** Frequent and seldom, one letter and many, pinyin, a date, two words, one that does not occur. */
const QUERIES = ['省', '养老', '民政厅', '2018年10月', '最多跑一次', 'mzt', '政务服务 企业', '养老服物'];
const ROUNDS = 25;
/** What is typed, letter by letter. */
const TYPED = '养老服务省民政厅负责';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The paths of the gazettes beside the first. */
function others() {
  const folder = join(project, moreGazettes('scale', SIZES.at(-1) - 1));
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => join(folder, name));
}

const at = (times, share) => times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** An explorer of its own, with more gazettes; how long it took to have them. */
async function withGazettes(count, more) {
  const { default: load } = await import('../dist/embed.js');
  const corpus = readFileSync(join(DIST, readdirSync(DIST).find((name) => /^corpus-.*\.bin$/.test(name))));
  const explorer = await load({ corpus });
  const own = explorer.ownTexts();
  const begin = performance.now();
  for (const path of more.slice(0, count - 1)) {
    own.begin(path.split('/').at(-1));
    own.push(readFileSync(path, 'utf8'));
    while (own.read() < 1);
  }
  const read = performance.now() - begin;
  if (count > 1) {
    while (own.join() < 1);
    own.adopt();
  }
  return { explorer, read, joined: performance.now() - begin - read };
}

/** In WebAssembly, in Node; a search with thirty hits and the crossing to JavaScript. */
async function alone(count, more) {
  const { explorer, read, joined } = await withGazettes(count, more);
  explorer.search('养');
  const times = QUERIES.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    QUERIES.forEach((query, index) => {
      const begin = performance.now();
      explorer.search(query, { limit: 30 });
      times[index].push(performance.now() - begin);
    });
  }
  const all = times.flat();
  const named = (what) => `${count}: ${what}`;
  const slow = QUERIES[times.map((own) => at(own, 0.5)).reduce((worst, time, index, all) => (time > all[worst] ? index : worst), 0)];
  return [
    ...(count > 1 ? [{ what: named('reading those that are not built in'), value: read, unit: 'ms' }, { what: named('joining them with the first'), value: joined, unit: 'ms' }] : []),
    { what: named('a search, p50'), value: at(all, 0.5), unit: 'ms', budget: count === 1 ? 0.2 : count === 100 ? 5 : undefined, why: WHY },
    { what: named('a search, p95'), value: at(all, 0.95), unit: 'ms' },
    { what: named('a search, p99'), value: at(all, 0.99), unit: 'ms', beside: `slowest “${slow}”` },
  ];
}

const calm = (page) => page.waitForSelector(CALM, { timeout: PATIENCE });

/** In Chromium; all but the opening with the CPU slowed down. */
async function inPage(count, more) {
  const server = await startServer({ root: DIST });
  const { page, close } = await openPage('chrome', `${server.url}#/documents`);
  await calm(page);
  const begin = performance.now();
  if (count > 1) {
    const field = await page.$('main input[type=file]');
    await field.uploadFile(...more.slice(0, count - 1));
    const done = message('own.done', { count: count - 1 });
    await page.waitForFunction((done) => document.querySelector('main').innerText.includes(done), { timeout: PATIENCE }, done);
  }
  const opened = performance.now() - begin;
  await page.emulateCPUThrottling(SLOWED);
  const go = async (hash) => {
    const begin = performance.now();
    await page.evaluate((hash) => (location.hash = hash), hash);
    await page.waitForFunction(() => document.querySelector('main .hits li, main .deadline'), { timeout: PATIENCE });
    await calm(page);
    return performance.now() - begin;
  };
  const deadlines = await go('#/deadlines?as_of=2018-04-14');
  const filters = [];
  for (let round = 0; round < 8; round++) {
    await calm(page);
    filters.push(
      await toPaint(page, 'click', () =>
        page.evaluate((state) => [...document.querySelectorAll('main .choices button')].find(({ innerText }) => innerText.startsWith(state)).click(), message('state.ahead')),
      ),
    );
  }
  const search = await go('#/search?q=养');
  await page.focus('#search');
  const keys = [];
  const scripts = [];
  const rests = [];
  const scripted = async () => (await page.metrics()).ScriptDuration * 1000;
  for (let round = 0; round < 10; round++) {
    for (const letter of TYPED) {
      const before = await scripted();
      keys.push(await toPaint(page, 'input', () => page.keyboard.sendCharacter(letter)));
      scripts.push((await scripted()) - before);
    }
    const before = await scripted();
    await calm(page);
    rests.push((await scripted()) - before);
    await page.$eval('#search', (field) => field.select());
  }
  const { process: whole } = await held(page);
  await close();
  await server.close();
  const named = (what) => `${count}: ${what}`;
  const time = (what, value, more) => ({ what: named(what), value, unit: 'ms', ...more });
  return [
    ...(count > 1 ? [time('opening the others as files', opened)] : []),
    time('the deadlines, until all is drawn', deadlines),
    time('the search, until it is drawn', search),
    time('a filter change of the deadlines, to paint', at(filters.slice(2), 0.5)),
    time('a key in the search, script, p95', at(scripts, 0.95), { budget: count === 1 ? 30 : undefined, why: WHY_KEY }),
    time('a key in the search, script, at most', Math.max(...scripts)),
    time('a key in the search, to paint, p95', at(keys, 0.95)),
    time('what follows when one rests, script, at most', Math.max(...rests)),
    ...(whole ? [{ what: named('memory of the process'), value: whole / 2 ** 20, unit: 'MB' }] : []),
  ];
}

export const title = `1, 10 and 100 gazettes: search in WebAssembly, then the page with the CPU slowed ${SLOWED} ×`;

export async function measure() {
  const more = others();
  const rows = [];
  for (const count of SIZES) rows.push(...(await alone(count, more)));
  for (const count of SIZES) rows.push(...(await inPage(count, more)));
  return rows;
}
