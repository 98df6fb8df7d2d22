// Nothing that anybody does makes the page fall silent, complain, or grow.
//
// MONKEY_ACTIONS and MONKEY_SEED do it longer or otherwise: `make proof` does ten thousand things.
import { after, test } from 'node:test';
import { closeBrowsers } from './support/browsers.mjs';
import { held } from './support/memory.mjs';
import { isFlat, isThere, play, prepare, readable } from './support/monkey.mjs';
import { visit } from './support/site.mjs';

const COUNT = Number(process.env.MONKEY_ACTIONS ?? 500);
const SEED = Number(process.env.MONKEY_SEED ?? 12);

after(closeBrowsers);

test(`${COUNT} things done without sense leave the page as it was: there, quiet, and no larger`, (context) =>
  visit('chrome', { hash: '#/', prepare }, async (page, server) => {
    const texts = readable();
    const sizes = [];
    const begin = performance.now();
    const look = async (done) => {
      await isThere(page, server.url);
      if (done % 500 !== 0) return;
      const size = { ...(await held(page)), seconds: Math.round((performance.now() - begin) / 1000) };
      sizes.push(size);
      context.diagnostic(`${done}: ${JSON.stringify(size)}`);
    };
    try {
      await play(page, { seed: SEED, count: COUNT, texts: texts.paths, look });
    } finally {
      texts.remove();
    }
    isFlat(sizes);
  }));
