// How long the page takes to open a text of five megabytes (60 copies of the gazette), and the longest tasks meanwhile: how
// long a press must wait for its answer. Chromium alone tells them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage } from '../tests/browser/support/browsers.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { DIST } from '../tests/support/published.mjs';

const COPIES = 60;
/** What happens from now on until `done`: milliseconds in all, and its longest tasks. */
async function watch(page, name, act, done) {
  await page.evaluate(() => {
    window.tasks = [];
    window.begun = performance.now();
  });
  await act();
  await page.waitForFunction(done, { timeout: 120_000, polling: 50 });
  const { all, tasks } = await page.evaluate(async () => {
    const all = performance.now() - window.begun;
    await new Promise((then) => setTimeout(then, 300));
    return { all, tasks: window.tasks.sort((a, b) => b - a) };
  });
  const longest = tasks.length > 0 ? `longest tasks ${tasks.slice(0, 4).map((time) => Math.round(time)).join(', ')}` : 'no task of 50 ms';
  return { what: name, value: all, unit: 'ms', beside: longest };
}

export const title = 'a text of one’s own of 5 MB, CPU as it is';

export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'policy-explorer '));
  const path = join(folder, 'long.txt');
  writeFileSync(path, readFileSync(new URL('../seeds/zhejiang-2018-12.txt', import.meta.url)).toString().repeat(COPIES));
  const server = await startServer({ root: DIST });
  try {
    const { page } = await openPage('chrome', `${server.url}#/documents`, { prepare: noteTasks });
    await page.waitForSelector('.own summary');
    await page.waitForFunction(() => !document.documentElement.classList.contains('starting'));
    // The other parts of the app come when the browser has nothing to do.
    await page.waitForNetworkIdle();
    await page.$eval('.own summary', (summary) => summary.click());
    const field = await page.$('.own [type=file]');
    const go = (hash) => () => page.evaluate((hash) => (location.hash = hash), hash);
    const steps = [
      ['opened, and listed', () => field.uploadFile(path), () => document.querySelector('.own-texts li')],
      ['then the deadlines', go('#/deadlines'), () => document.querySelector('main .deadline-task')],
      ['the bodies', go('#/organizations'), () => document.querySelector('h1')?.innerText === '找单位'],
      ['a document', go('#/documents/浙政办发-2018-32~30'), () => document.querySelector('main .reader')],
      ['a search', go('#/search?q=老年人'), () => document.querySelector('h1')?.innerText === '搜索'],
      ['the documents', go('#/documents'), () => document.querySelector('.own-texts li')],
      ['put away', () => page.click('.own-texts li > button'), () => !document.querySelector('.own-texts li')],
    ];
    const rows = [];
    for (const [name, act, done] of steps) rows.push(await watch(page, name, act, done));
    return rows;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** Before the page starts: notes every task of 50 ms and more. */
const noteTasks = (page) =>
  page.evaluateOnNewDocument(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
