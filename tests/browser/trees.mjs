// What a screen reader says in each journey, in its order, kept in trees/ as a text that a person can read. Where the
// page comes to say something else, read the difference as somebody who does not see would hear it; if it is as it
// should be, renew the texts: `UPDATE=1 node --test tests/browser/trees.mjs`
//
// Chromium only: it shows its accessibility tree to a test, Firefox does not. Roles, names and states come from the same
// HTML and ARIA in both; that nothing depends on the browser is for the journeys to show, which find by role and name.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { ask, askFor, calm, hasFocus, onDay, told } from './support/reader.mjs';
import { visit } from './support/site.mjs';
import { difference, treeOf } from './support/tree.mjs';

after(closeBrowsers);

const TREES = new URL('trees/', import.meta.url);
const UPDATE = process.env.UPDATE === '1';
const RENEW = 'to renew: UPDATE=1 node --test tests/browser/trees.mjs';

/** Ages and days that are left are counted from here. */
const TODAY = '2026-12-01';

/** More than this nobody reads. */
const MOST_LINES = 160;

/** Presses a button or what unfolds something, as a person does, so that the focus goes there. */
const press = (selector) => async (page) => (await page.waitForSelector(selector)).click();
const goTo = (hash) => (page) => page.evaluate((hash) => (location.hash = hash), hash);

/** Writes into the field in the head. */
const searchFor = (words) => async (page) => {
  await byRole(page, 'searchbox', message('search.label'), 'header').fill(words);
  await eventually(async () => (await told(page))?.includes(words));
};

/** Passes over the questions before the one that has this answer, and gives it. */
async function answer(page, words) {
  const question = () => page.$eval('#question', ({ innerText }) => innerText);
  const answers = () => page.$$eval('main .question .choice', (all) => all.map(({ innerText }) => innerText));
  while (!(await answers()).includes(words)) {
    const before = await question();
    await byRole(page, 'button', message('benefits.skip'), 'main .question').click();
    await eventually(async () => (await question()) !== before);
  }
  await byRole(page, 'button', words, 'main .question').click();
}

/** Journeys: where each begins, and its steps, each with what one does to get there. */
const JOURNEYS = {
  elder: {
    hash: '#/',
    steps: {
      'first-page': () => {},
      'age-refused': async (page) => {
        await ask(page, '八十多');
        await page.waitForSelector('main [role=alert]');
      },
      'benefits-before-anything': async (page) => {
        await byRole(page, 'link', message('nav.benefits'), 'nav').click();
        await hasFocus(page, `h1: ${message('benefits.title')}`);
      },
      'result-at-82': (page) => askFor(page, '82'),
      'pension-answered': (page) => answer(page, '城乡居民养老金'),
      'benefit-opened': press('main [aria-label=高龄补贴] summary'),
    },
  },
  deadlines: {
    hash: '#/deadlines?as_of=2018-04-14',
    steps: {
      list: () => {},
      opened: press('main .month .deadline button'),
      'mark-opened': press('.timeline-picture [data-mark="1"]'),
      table: async (page) => {
        await byRole(page, 'button', message('timeline.close'), 'main .timeline-panel').click();
        await byRole(page, 'button', message('deadlines.as_table'), 'main').click();
        await page.waitForSelector('main table');
      },
    },
  },
  search: {
    hash: '#/search',
    steps: {
      empty: () => {},
      found: searchFor('法律援助'),
      'not-found': searchFor('法律援住'),
    },
  },
  reading: {
    hash: '#/documents/浙政办发-2018-32/2.3',
    steps: {
      clause: () => {},
      about: goTo('#/about'),
      'no-such-page': goTo('#/nowhere'),
    },
  },
};

/** `elder-2-age-refused.txt` */
const fileOf = (journey, step) => `${journey}-${Object.keys(JOURNEYS[journey].steps).indexOf(step) + 1}-${step}.txt`;

/** What is said, where the head and the foot of the page say again what they said a step before, only that they do. */
function textOf(lines, before) {
  const partsOf = (all) => all.join('\n').split(/\n(?= {2}\S)/);
  const known = partsOf(before);
  const parts = partsOf(lines).map((part) => {
    const [first] = part.split('\n');
    return /^ {2}(?:banner|contentinfo)$/.test(first) && known.includes(part) ? `${first}, as before` : part;
  });
  return `${parts.join('\n')}\n`;
}

/** The lines once nothing more comes: two looks, a moment apart, that see the same. */
async function settled(page) {
  let before = [];
  return eventually(async () => {
    const now = await treeOf(page);
    const isSettled = now.join() === before.join();
    before = now;
    await new Promise((later) => setTimeout(later, 300));
    return isSettled && now;
  });
}

for (const [journey, { hash, steps }] of Object.entries(JOURNEYS)) {
  test(`what is said in the journey “${journey}” is what is kept`, (t) =>
    visit('chrome', { hash, prepare: (page) => onDay(page, TODAY) }, async (page) => {
      let before = [];
      for (const [step, go] of Object.entries(steps)) {
        const file = fileOf(journey, step);
        await t.test(step, async () => {
          await go(page);
          await calm(page);
          const place = new URL(file, TREES);
          if (UPDATE) writeFileSync(place, textOf(await settled(page), before));
          const text = existsSync(place) ? readFileSync(place, 'utf8') : '';
          let lines;
          try {
            await eventually(async () => {
              lines = await treeOf(page);
              const now = textOf(lines, before);
              if (now === text || !text) return true;
              const changes = difference(text.split('\n'), now.split('\n'));
              return assert.fail(`not as kept (-) in tests/browser/trees/${file}, but (+)\n${changes}\n${RENEW}`);
            });
          } finally {
            // What differs here does not make the next step differ.
            before = lines;
          }
          assert.ok(text, `tests/browser/trees/${file} is missing; ${RENEW}`);
          assert.ok(text.split('\n').length <= MOST_LINES, `${file} is too long to be read`);
        });
      }
    }));
}

test('every text that is kept is that of a step', () => {
  const filesOf = ([journey, { steps }]) => Object.keys(steps).map((step) => fileOf(journey, step));
  const known = Object.entries(JOURNEYS).flatMap(filesOf);
  const unknown = readdirSync(TREES).filter((file) => !known.includes(file));
  if (UPDATE) unknown.forEach((file) => rmSync(new URL(file, TREES)));
  else assert.deepEqual(unknown, [], `kept for no step; ${RENEW}`);
});
