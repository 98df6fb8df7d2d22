// Somebody who presses, types, turns, opens files and goes anywhere without sense, in the same way each time for the same
// seed (but for what the page is about to draw at that moment).
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { facts } from '../../support/published.mjs';
import { NO_TEXTS, gazette, gb18030 } from '../../support/texts.mjs';
import { eventually } from './browsers.mjs';

/** Numbers that look like chance and are the same for the same seed: Mulberry32. */
export function dice(seed) {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = (list) => list[Math.floor(share() * list.length)];
  /** One of the keys of `{ key: weight }`, as often as it weighs. */
  const weighed = (weights) => {
    let rest = share() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return Object.keys(weights).find((key) => (rest -= weights[key]) < 0);
  };
  return { share, pick, weighed };
}

const KEYS = [
  ...['Tab', 'Tab', 'Tab', 'Enter', 'Space', 'Escape', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'],
  ...['Home', 'End', 'PageDown', 'Backspace', 'Delete', '/', 'a', '8'],
];
const WORDS = ['82', '八十', '养老', 'yanglao', '1938年5月2日', '2018-02-30', '<b>&"', '😀', '，', '最多跑一次', '-1', '=1+1', '\u202e'];
const WIDTHS = [320, 360, 768, 1024, 1280, 1600];

/** Where one can go: every view, what stands in the facts, and addresses that nobody wrote. */
function addresses() {
  const some = (list, count) => list.filter((_, at) => at % Math.ceil(list.length / count) === 0);
  const places = [...some(facts('clauses'), 20), ...some(facts('responsibilities'), 5), ...some(facts('awards'), 5)];
  return [
    ...['#/', '#/documents', '#/deadlines', '#/benefits', '#/organizations', '#/search?q=养老', '#/about'],
    ...['#/organizations?view=months', '#/organizations?view=figures', '#/deadlines?view=table', '#/deadlines?state=ahead'],
    ...facts('documents').map(({ id }) => `#/documents/${id}`),
    ...places.map(({ id }) => `#/documents/${id}`),
    ...some(facts('organizations'), 10).map(({ id }) => `#/organizations/${encodeURIComponent(id)}`),
    ...some(facts('benefits'), 10).map(({ id }) => `#/benefits/${id}`),
    ...['#/nothing', '#/documents/none', '#main', '#/search?q=%', '#/deadlines?from=abc', '#/benefits?age=999', '#/benefits?answers=1.0~x'],
  ];
}

/** What can be pressed and does not lead out of the page, one of all by its share; where its middle is. */
function spotOf(share) {
  const all = [...document.querySelectorAll('a[href^="#"], button, summary, input:not([type=file]), select, textarea, [role=button]')];
  const seen = all.filter((element) => element.getClientRects().length > 0 && !element.disabled);
  const element = seen[Math.floor(share * seen.length)];
  if (!element) return undefined;
  if (element.localName === 'select') {
    element.selectedIndex = Math.floor(((share * 7919) % 1) * element.options.length);
    element.dispatchEvent(new Event('change', { bubbles: true }));
    return undefined;
  }
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

/** What one does, and how often. Files are `texts`, by their paths. */
function acts(page, chance, texts) {
  const all = addresses();
  return {
    press: async () => {
      const spot = await page.evaluate(spotOf, chance.share());
      if (spot) await page.mouse.click(...spot);
    },
    key: () => page.keyboard.press(chance.pick(KEYS)),
    back: () => page.keyboard.down('Shift').then(() => page.keyboard.press('Tab')).then(() => page.keyboard.up('Shift')),
    type: () => page.keyboard.sendCharacter(chance.pick(WORDS)),
    go: () => page.evaluate((hash) => void (location.hash = hash), chance.pick(all)),
    // Not before the first view: what was there before the page is none of it.
    history: () => page.evaluate((by) => void (window.been > 1 && history.go(by)), chance.pick([-1, -1, 1])),
    turn: () => page.setViewport({ width: chance.pick(WIDTHS), height: chance.pick([480, 700, 900]) }),
    scroll: () => page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), chance.share()),
    dark: () => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: chance.pick(['dark', 'light']) }]),
    file: async () => {
      const field = await page.$('main input[type=file]');
      await field?.uploadFile(chance.pick(texts)).catch((error) => {
        // The view went meanwhile.
        if (!/detached|not connected|No node/i.test(error.message)) throw error;
      });
    },
  };
}

const WEIGHTS = { press: 50, key: 20, back: 2, type: 6, go: 8, history: 4, turn: 3, scroll: 4, dark: 1, file: 2 };

/** Before the page starts: nobody is asked to print, and how far back one can go is known. */
export async function prepare(page) {
  await page.evaluateOnNewDocument(() => {
    window.print = () => {};
    window.been = 0;
    addEventListener('hashchange', () => (window.been += 1));
  });
  const session = await page.createCDPSession();
  // What is taken away is not kept.
  await session.send('Browser.setDownloadBehavior', { behavior: 'deny' });
}

/**
 * Does `count` things; after every hundred `look(done)` sees whether all is well. What was done last stands in the message
 * of whatever fails.
 */
export async function play(page, { seed, count, texts, look }) {
  const chance = dice(seed);
  const can = acts(page, chance, texts);
  const last = [];
  try {
    for (let done = 1; done <= count; done++) {
      const act = chance.weighed(WEIGHTS);
      last.push(`${done} ${act} ${page.url().split('#')[1] ?? ''}`);
      if (last.length > 12) last.shift();
      await can[act]();
      if (done % 100 === 0) await look(done);
    }
  } catch (error) {
    throw new Error(`${error.message}\nseed ${seed}, done last:\n${last.join('\n')}`, { cause: error });
  }
}

/** Files that somebody could open: gazettes, and what is none; `remove` takes them off the disk again. */
export function readable() {
  const folder = mkdtempSync(join(tmpdir(), 'policy-explorer-'));
  const all = { '江南.txt': Buffer.from(gazette(2)), '海东.txt': gb18030(gazette(3, '海东')), ...Object.fromEntries(Object.entries(NO_TEXTS).map(([name, [, bytes]]) => [name, bytes])) };
  const paths = Object.entries(all).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  return { paths, remove: () => rmSync(folder, { recursive: true }) };
}

/** Asserts that the page is there: one heading that can be seen, something below it, the address of its own folder. */
export async function isThere(page, folder) {
  assert.ok(page.url().startsWith(folder), `the page is at ${page.url()}`);
  await eventually(async () => {
    const seen = await page.evaluate(() => {
      const shown = (element) => element.getClientRects().length > 0 && element.innerText.trim() !== '';
      const headings = [...document.querySelectorAll('h1')].filter(shown);
      const main = document.querySelector('main');
      // The least there is: what was searched for is not found.
      const more = headings.length === 1 && main.innerText.length > headings[0].innerText.length + 8;
      return { headings: headings.length, more, waits: main.querySelector('.waiting') !== null };
    });
    return (seen.more && !seen.waits) || assert.fail(JSON.stringify(seen));
  });
}

/** Asserts that a page has not grown since its first minute; `sizes` are what it held (`held`) after so many `seconds`. */
export function isFlat(sizes) {
  const later = sizes.filter(({ seconds }) => seconds > 60);
  const third = Math.floor(later.length / 3);
  // Before that one only sees how much it goes up and down.
  if (third < 2) return;
  const middle = (some, key) => some.map((size) => size[key]).sort((one, other) => one - other)[Math.floor(some.length / 2)];
  for (const key of ['heap', 'process']) {
    const [before, after] = [middle(later.slice(0, third), key), middle(later.slice(-third), key)];
    if (before !== undefined) assert.ok(after < before * 1.25, `${key}: ${before} bytes, and ${after} in the end`);
  }
}
