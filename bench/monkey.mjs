// What the page holds while somebody does ten thousand things in it without sense (tests/browser/support/monkey.mjs).
import { openPage } from '../tests/browser/support/browsers.mjs';
import { held } from '../tests/browser/support/memory.mjs';
import { isThere, play, prepare, readable } from '../tests/browser/support/monkey.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { DIST } from '../tests/support/published.mjs';

const COUNT = 10_000;
const SEED = 12;
const STEP = 1000;

export const title = `memory over ${COUNT} random actions`;

export async function measure() {
  const server = await startServer({ root: DIST });
  const { page, problems, close } = await openPage('chrome', `${server.url}#/`, { prepare });
  const texts = readable();
  const rows = [];
  const begin = performance.now();
  const look = async (done) => {
    await isThere(page, server.url);
    if (done % STEP !== 0) return;
    const { heap, nodes, process } = await held(page);
    const seconds = Math.round((performance.now() - begin) / 1000);
    const beside = `${nodes} nodes${process ? `, process ${Math.round(process / 2 ** 20)} MB` : ''}, after ${seconds} s`;
    rows.push({ what: `JavaScript after ${done} actions`, value: heap / 2 ** 20, unit: 'MB', beside });
  };
  try {
    await play(page, { seed: SEED, count: COUNT, texts: texts.paths, look });
  } finally {
    texts.remove();
  }
  rows.push({ what: 'complaints in the console', value: problems().length, unit: '', budget: 0 });
  await close();
  await server.close();
  return rows;
}
