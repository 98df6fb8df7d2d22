// Prints how long the page takes to open a text of five megabytes (60 copies of the gazette), and the longest tasks
// meanwhile: how long a press must wait for its answer. Chromium alone tells them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { DIST } from '../tests/browser/support/site.mjs';

const COPIES = 60;
const folder = mkdtempSync(join(tmpdir(), 'policy-explorer '));
const text = readFileSync(new URL('../seeds/zhejiang-2018-12.txt', import.meta.url)).toString().repeat(COPIES);
const path = join(folder, 'long.txt');
writeFileSync(path, text);
const server = await startServer({ root: DIST });

/** What happens from now on until `done`: milliseconds in all, and its longest tasks. */
async function measure(page, name, act, done) {
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
  const ms = (time) => `${Math.round(time)} ms`;
  console.log(name.padEnd(28), ms(all).padStart(9), `  longest tasks: ${tasks.slice(0, 4).map(ms).join(', ') || 'under 50 ms'}`);
}

try {
  const { page } = await openPage('chrome', `${server.url}#/documents`, {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        window.tasks = [];
        new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      }),
  });
  await page.waitForSelector('.own summary');
  await page.waitForFunction(() => !document.documentElement.classList.contains('starting'));
  await new Promise((then) => setTimeout(then, 3000));
  console.log(`${(Buffer.byteLength(text) / 1024 / 1024).toFixed(2)} MB`);
  await page.$eval('.own summary', (summary) => summary.click());
  const field = await page.$('.own [type=file]');
  const told = () => document.querySelector('.own-said')?.innerText;
  await measure(page, 'opened, and listed', () => field.uploadFile(path), () => document.querySelector('.own-texts li'));
  const go = (hash) => () => page.evaluate((hash) => (location.hash = hash), hash);
  await measure(page, 'deadlines', go('#/deadlines'), () => document.querySelector('main .deadline-task'));
  await measure(page, 'bodies', go('#/organizations'), () => document.querySelector('h1')?.innerText === '找单位');
  await measure(page, 'a document', go('#/documents/%E6%B5%99%E6%94%BF%E5%8A%9E%E5%8F%91-2018-32~30'), () => document.querySelector('main .reader'));
  await measure(page, 'a search', go('#/search?q=%E8%80%81%E5%B9%B4%E4%BA%BA'), () => document.querySelector('h1')?.innerText === '搜索');
  await measure(page, 'documents', go('#/documents'), () => document.querySelector('.own-texts li'));
  await measure(page, 'put away', () => page.click('.own-texts li > button'), () => !document.querySelector('.own-texts li'));
  console.log(await page.evaluate(told));
} finally {
  await closeBrowsers();
  await server.close();
  rmSync(folder, { recursive: true });
}
