// Nothing that anybody does makes the page fall silent, complain, or grow.
//
// MONKEY_ACTIONS and MONKEY_SEED do it longer or otherwise: `make proof` does ten thousand things.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowsers } from './support/browsers.mjs';
import { held } from './support/memory.mjs';
import { isThere, play, prepare, readable } from './support/monkey.mjs';
import { visit } from './support/site.mjs';

const COUNT = Number(process.env.MONKEY_ACTIONS ?? 1000);
const SEED = Number(process.env.MONKEY_SEED ?? 12);

after(closeBrowsers);

test(`${COUNT} things done without sense leave the page as it was: there, quiet, and no larger`, (context) =>
  visit('chrome', { hash: '#/', prepare }, async (page, server) => {
    const texts = readable();
    const sizes = [];
    const begin = performance.now();
    const look = async (done) => {
      await isThere(page, server.url);
      if (done % 500 === 0) {
        const size = await held(page);
        sizes.push(size);
        const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
        context.diagnostic(`${done}: ${Math.round((performance.now() - begin) / 1000)} s, ${mb(size.heap)} JS, ${mb(size.process)} process, ${size.nodes} nodes`);
      }
    };
    await play(page, { seed: SEED, count: COUNT, texts: texts.paths, look });
    texts.remove();
  }));
