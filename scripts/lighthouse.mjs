// Has Lighthouse look at the built page as a phone on a slow network would, and prints its scores: node scripts/lighthouse.mjs
// With --check it fails where accessibility or best practices are below 100. The score of speed is only told: what else the
// machine does counts in it. Needs Chromium, and nothing of the network; as a library Lighthouse reports errors to nobody.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import lighthouse from 'lighthouse';
import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';
import { STRICT_POLICY, startServer } from '../tests/browser/support/server.mjs';
import { DIST } from '../tests/support/published.mjs';

const VIEWS = {
  'the first page': '#/',
  'the benefits': '#/benefits',
  'the deadlines': '#/deadlines',
  'what was found': '#/search?q=养老',
  'a document': '#/documents/浙政办发-2018-32',
  about: '#/about',
};
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const WHOLE = ['accessibility', 'best-practices'];
/** What the score of speed is made of. */
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift'];

/** The scores of a view in percent, and what costs points in those that are to be whole, a line each. */
async function look(address) {
  const { page, close } = await openPage('chrome', 'about:blank', { worker: true });
  try {
    const { lhr } = await lighthouse(address, { onlyCategories: CATEGORIES, logLevel: 'silent' }, undefined, page);
    if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    const costs = CATEGORIES.slice(1).flatMap((name) =>
      lhr.categories[name].auditRefs
        .map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
        .filter(({ weight, score }) => weight > 0 && score !== null && score < 1)
        .map(({ id, title, details }) => {
          const places = (details?.items ?? []).map((item) => item.node?.snippet ?? item.description ?? item.sourceLocation?.url);
          return `${name}: ${id}: ${title} ${places.filter(Boolean).slice(0, 3).join(' · ')}`;
        }),
    );
    const speed = TIMES.map((name) => lhr.audits[name].displayValue);
    return { scores, costs, speed, machine: lhr.environment.benchmarkIndex };
  } finally {
    await close();
  }
}

/** What Lighthouse finds in each view: `{ view: { scores, costs, speed, machine } }`. */
export async function lookAtAll() {
  if (!existsSync(`${DIST}index.html`)) {
    console.error('lighthouse: dist/index.html is missing; run `make build` first.');
    process.exit(1);
  }
  const headers = { 'Content-Security-Policy': STRICT_POLICY };
  const server = await startServer({ root: DIST, headers, brotli: true });
  const all = {};
  try {
    for (const [view, address] of Object.entries(VIEWS)) all[view] = await look(server.url + address);
  } finally {
    await closeBrowsers();
    await server.close();
  }
  return all;
}

function print(all) {
  const width = Math.max(...Object.keys(VIEWS).map((name) => name.length));
  const line = (name, cells) => console.log(name.padEnd(width), ...cells.map((cell) => String(cell).padStart(14)));
  line('', CATEGORIES);
  for (const [view, { scores }] of Object.entries(all)) line(view, scores);
  console.log();
  // Lighthouse slows a machine of any speed down by four: how fast it was itself (a desk of today: 1500 and more) stands beside.
  line('', ['first paint', 'largest paint', 'speed index', 'blocked', 'shifts', 'machine']);
  for (const [view, { speed, machine }] of Object.entries(all)) line(view, [...speed, Math.round(machine)]);
  const costs = Object.entries(all).flatMap(([view, own]) => own.costs.map((cost) => `${view}: ${cost}`));
  if (costs.length > 0) console.log(`\n${costs.join('\n')}`);
}

function check(all) {
  const low = Object.keys(all).filter((view) => WHOLE.some((name) => all[view].scores[CATEGORIES.indexOf(name)] < 100));
  if (low.length === 0) return;
  console.error(`lighthouse: accessibility and best practices are to be 100, and are not in: ${low.join(', ')}.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = await lookAtAll();
  print(all);
  if (process.argv.includes('--check')) check(all);
}
