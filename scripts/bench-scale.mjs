// Prints how reading, searching and the page grow with the number of gazettes, 1, 10 and 100: node scripts/bench-scale.mjs
//
// The page of the last build has one; the others are made of it (other provinces and years) and opened as a reader opens
// files, so that what is measured is what a reader meets. First in WebAssembly alone, in Node; then in Chromium, with the
// CPU slowed down. Memory is that of WebAssembly (Node) and of the process that draws the page (Linux only).
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';
import { message } from '../tests/browser/support/messages.mjs';
import { startServer } from '../tests/browser/support/server.mjs';

const SIZES = [1, 10, 100];
const SLOWED = 4;
/** Frequent and seldom, one letter and many, pinyin, a date, two words, one that does not occur. */
const QUERIES = ['省', '养老', '民政厅', '2018年10月', '最多跑一次', 'mzt', '政务服务 企业', '养老服物'];
const ROUNDS = 25;
/** What is typed, letter by letter. */
const TYPED = '养老服务省民政厅负责';

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = join(project, 'target/other/scale');
execFileSync('cargo', ['run', '--quiet', '--release', '--package=gazette', '--example=vary', '--', folder, String(SIZES.at(-1) - 1)], {
  cwd: project,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const more = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => join(folder, name));

const at = (times, share) => times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))];
const line = (name, cells) => console.log(`  ${name.padEnd(38)}${cells.map((cell) => String(cell).padStart(14)).join('')}`);
const ms = (number) => `${number < 10 ? number.toFixed(3) : number.toFixed(0)} ms`;
const mb = (bytes) => (bytes === undefined ? 'not known' : `${(bytes / 2 ** 20).toFixed(0)} MB`);

/** An explorer of its own, with more gazettes; how long it took to have them. */
async function withGazettes(count) {
  const { default: load } = await import('../dist/embed.js');
  const dist = readdirSync(join(project, 'dist'));
  const corpus = readFileSync(join(project, 'dist', dist.find((name) => /^corpus-.*\.bin$/.test(name))));
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

async function alone() {
  const columns = [];
  for (const count of SIZES) {
    const { explorer, read, joined } = await withGazettes(count);
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
    columns.push({ read, joined, each: times.map((own) => at(own, 0.5)), p50: at(all, 0.5), p95: at(all, 0.95), p99: at(all, 0.99) });
  }
  console.log('in WebAssembly, in Node; a search with thirty hits and the crossing to JavaScript');
  line('gazettes', SIZES);
  line('reading those that are not built in', columns.map(({ read }) => ms(read)));
  line('joining them with the others', columns.map(({ joined }) => ms(joined)));
  QUERIES.forEach((query, index) => line(`“${query}”, median`, columns.map(({ each }) => ms(each[index]))));
  for (const part of ['p50', 'p95', 'p99']) line(`any of them, ${part}`, columns.map((column) => ms(column[part])));
  console.log('  budget of a search: 0.2 ms in one gazette, 5 ms in 100');
}

/** In the page: milliseconds from the stamp of the next event of a kind until what follows it is painted. */
const toPaint = (page, kind, act) =>
  page
    .evaluate((kind) => {
      window.painted = new Promise((done) =>
        addEventListener(
          kind,
          ({ timeStamp }) =>
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => done(performance.now() - timeStamp);
              port2.postMessage(null);
            }),
          { capture: true, once: true },
        ),
      );
    }, kind)
    .then(act)
    .then(() => page.evaluate(() => window.painted));

const calm = (page) => page.waitForSelector('html:not(.starting):not(:has(main .waiting, main [aria-busy=true]))', { timeout: 120_000 });

/** What the process that draws a page holds. */
function memory(page) {
  return page.evaluate(() => 0).then(() => {
    if (!existsSync('/proc/self/status')) return undefined;
    const processes = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8' }).split('\n');
    const renderers = processes.filter((line) => line.includes('--type=renderer')).map((line) => parseInt(line, 10) * 1024);
    return Math.max(...renderers);
  });
}

async function inPage(count) {
  const server = await startServer({ root: join(project, 'dist') });
  const { page, close } = await openPage('chrome', `${server.url}#/documents`);
  await calm(page);
  const begin = performance.now();
  if (count > 1) {
    const field = await page.$('main input[type=file]');
    await field.uploadFile(...more.slice(0, count - 1));
    const done = message('own.done', { count: count - 1 });
    await page.waitForFunction((done) => document.querySelector('main').innerText.includes(done), { timeout: 600_000 }, done);
  }
  const opened = performance.now() - begin;
  await page.emulateCPUThrottling(SLOWED);
  const go = async (hash) => {
    const begin = performance.now();
    await page.evaluate((hash) => (location.hash = hash), hash);
    await page.waitForFunction(() => document.querySelector('main .hits li, main .deadline'), { timeout: 120_000 });
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
  for (let round = 0; round < 4; round++) {
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
  const held = await memory(page);
  await close();
  await server.close();
  return { opened, deadlines, filter: at(filters.slice(2), 0.5), search, script: at(scripts, 0.95), key: at(keys, 0.95), rest: Math.max(...rests), held };
}

await alone();
const columns = [];
for (const count of SIZES) columns.push(await inPage(count));
console.log(`\nin Chromium, all but the opening with the CPU slowed ${SLOWED} ×`);
line('gazettes', SIZES);
line('opening them as files', columns.map(({ opened }, index) => (SIZES[index] > 1 ? ms(opened) : 'built in')));
line('the deadlines, until all is drawn', columns.map(({ deadlines }) => ms(deadlines)));
line('a filter change of theirs, to paint', columns.map(({ filter }) => ms(filter)));
line('the search, until it is drawn', columns.map(({ search }) => ms(search)));
line('a key in the search, script, p95', columns.map(({ script }) => ms(script)));
line('a key in the search, to paint, p95', columns.map(({ key }) => ms(key)));
line('what follows when one rests, script, max', columns.map(({ rest }) => ms(rest)));
line('memory of the page’s process', columns.map(({ held }) => mb(held)));
console.log('  budget of a key: 30 ms of script in one gazette');
await closeBrowsers();
