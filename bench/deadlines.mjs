// How long a filter change of the deadlines takes to paint, in Chromium with the CPU slowed down, for the gazette of this
// build and for ten gazettes made of it, which are more than a thousand deadlines.
//
// bench/paint.mjs tells from when to when. Only the page's main thread is slowed down.
// What is painted then is what a wide screen shows: filters, counts, the picture. The list below it follows, part by part;
// how long until all of it is there is measured for itself.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPage } from '../scripts/other-page.mjs';
import { openPage } from '../tests/browser/support/browsers.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { CALM } from '../tests/browser/support/site.mjs';
import { message } from '../tests/support/messages.mjs';
import { DIST } from '../tests/support/published.mjs';
import { moreGazettes } from './gazettes.mjs';
import { toPaint } from './paint.mjs';

const SLOWED = 4;
const REPETITIONS = 15;
/** Changes before anything is counted: the browser compiles what it runs often. */
const WARM_UP = 3;
const FIRST_DRAWINGS = 5;
/** Beside the gazette itself; together they have more than a thousand deadlines. */
const MORE_GAZETTES = 9;
const BUDGETS = [
  { deadlines: 500, ms: 50 },
  { deadlines: Infinity, ms: 200 },
];
const VIEW = '#/deadlines?as_of=2018-04-14';

const project = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds from an event to paint; then nothing is left that could fall into the next one. */
async function painted(page, kind, act, drawn) {
  const ms = await toPaint(page, kind, act, drawn);
  await page.waitForSelector(CALM);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
  return ms;
}

const button = (words) => `::-p-xpath(//main//button[starts-with(normalize-space(), "${words}")])`;
/** By script: the real one would scroll to it, which costs a frame of its own. */
const press = (selector) => async (page) => (await page.$(selector)).evaluate((element) => element.click());
const pick = (id, place) => (page) =>
  page.$eval(
    `#${id}`,
    (list, place) => {
      list.value = list.options[Math.min(place, list.options.length - 1)].value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    place,
  );
const look = (iso) => (page) =>
  page.$eval(
    '#as-of',
    (field, iso) => {
      field.value = iso;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    iso,
  );
const type = (act) => async (page) => {
  await page.focus('#text');
  await act(page.keyboard);
};

/** A press that changes nothing: what the browser and a busy machine take by themselves. */
const NOTHING = 'nothing changes';

/** What is measured, always to and fro: a name, the kind of the event, what is done. */
const CHANGES = [
  [NOTHING, 'click', press('h1')],
  ['a state pressed', 'click', press(button(message('state.ahead')))],
  ['a state let go', 'click', press(button(message('state.ahead')))],
  ['a unit chosen', 'change', pick('unit', 1)],
  ['any unit', 'change', pick('unit', 0)],
  ['a period chosen', 'change', pick('month', 3)],
  ['any period', 'change', pick('month', 0)],
  ['a character typed', 'input', type((keyboard) => keyboard.sendCharacter('政'))],
  ['and taken back', 'input', type((keyboard) => keyboard.press('Backspace'))],
  ['lanes by unit', 'click', press(button(message('timeline.by_unit')))],
  ['lanes by document', 'click', press(button(message('timeline.by_document')))],
  ['zoom to a year', 'click', press(button(message('timeline.year')))],
  ['zoom to all', 'click', press(button(message('timeline.all')))],
  ['another day chosen', 'change', look('2018-10-31')],
  ['and the first again', 'change', look('2018-04-14')],
  ['a deadline opened', 'click', press('.month .deadline-more button')],
  ['and put away', 'click', press('.month .deadline-more button')],
];

async function changes(page) {
  const times = new Map(CHANGES.map(([name]) => [name, []]));
  for (let round = -WARM_UP; round < REPETITIONS; round++) {
    for (const [name, kind, act] of CHANGES) {
      const ms = await painted(page, kind, () => act(page));
      if (round >= 0) times.get(name).push(ms);
    }
  }
  return times;
}

/** The line of the day, moved by its handle with a real mouse: each step of it, and the letting go. */
async function drags(page) {
  const times = new Map([['the day’s line moved', []], ['and let go', []]]);
  const [moves, ends] = times.values();
  for (let round = -WARM_UP; round < REPETITIONS; round++) {
    const handle = await page.$('.timeline-handle rect');
    await handle.scrollIntoView();
    const { x, y, width, height } = await handle.boundingBox();
    const [left, top] = [x + width / 2, y + height / 2];
    // To and fro, so that it stays in the picture.
    const step = round % 2 === 0 ? 60 : -60;
    await page.mouse.move(left, top);
    await page.mouse.down();
    const move = await painted(page, 'pointermove', () => page.mouse.move(left + step, top));
    const end = await painted(page, 'pointerup', () => page.mouse.up());
    if (round < 0) continue;
    moves.push(move);
    ends.push(end);
  }
  return times;
}

/** In the page: milliseconds from letting go of a state until the list says no more that it is busy, and is painted. */
const untilCalm = (page) =>
  page.evaluate(async (calm, state) => {
    const toggle = [...document.querySelectorAll('main .choices button')].find(({ innerText }) => innerText.startsWith(state));
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    toggle.click();
    while (!document.querySelector(calm)) await frame();
    const begun = performance.now();
    toggle.click();
    do await frame();
    while (!document.querySelector(calm));
    return performance.now() - begun;
  }, CALM, message('state.ahead'));

async function wholeLists(page) {
  const times = [];
  while (times.length < REPETITIONS) times.push(await untilCalm(page));
  return times;
}

/** From the link of the menu on the page of the documents; each time on a page that has never shown the view. */
async function firstDrawings(url) {
  const times = [];
  while (times.length < FIRST_DRAWINGS) {
    await on(`${url}#/documents`, async (page) => {
      times.push(await painted(page, 'click', () => press('nav a[href="#/deadlines"]')(page), true));
    });
  }
  return times;
}

/** On a page of its own that has drawn its view, with the CPU slowed down. */
async function on(address, measure) {
  const { page, close } = await openPage('chrome', address);
  await page.waitForSelector(CALM);
  await page.emulateCPUThrottling(SLOWED);
  // The other part of the app comes when the browser has nothing to do.
  await page.waitForNetworkIdle();
  const result = await measure(page);
  await close();
  return result;
}

const middle = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];

/** The median; the worst beside it, since a busy machine takes as long as it likes. */
const row = (what, times, budget) => ({
  what,
  value: middle(times),
  unit: 'ms',
  beside: `worst ${Math.max(...times).toFixed(0)}`,
  budget,
  why: 'What the browser takes for the elements that change is most of it; where “nothing changes” takes more than 3 ms the machine was slow.',
});

async function rowsOf(folder) {
  const deadlines = JSON.parse(readFileSync(`${folder}data/deadlines.json`, 'utf8')).length;
  const budget = BUDGETS.find((each) => deadlines <= each.deadlines).ms;
  const server = await startServer({ root: folder });
  const [times, whole] = await on(server.url + VIEW, async (page) => [
    new Map([...(await changes(page)), ...(await drags(page))]),
    await wholeLists(page),
  ]);
  const named = (name) => `${deadlines}: ${name}`;
  const rows = [...times].map(([name, own]) => row(named(name), own, name === NOTHING ? undefined : budget));
  rows.push(row(named('all of the list there'), whole), row(named('first drawing'), await firstDrawings(server.url)));
  await server.close();
  return rows;
}

/** The page with more gazettes than there are. */
const manyGazettes = () => buildPage('many', `seeds:${moreGazettes('vary', MORE_GAZETTES)}`, { measured: true });

export const title = `deadlines, from an event to paint, CPU slowed ${SLOWED} ×, median of ${REPETITIONS}`;

export const measure = async () => [...(await rowsOf(DIST)), ...(await rowsOf(manyGazettes()))];
