// What a person does and sees on the page.
import assert from 'node:assert/strict';
import { message, valuesOf } from '../../support/messages.mjs';
import { byRole, eventually } from './browsers.mjs';

/** What stands behind `#`, with Chinese in it readable. */
export const address = (page) => page.evaluate(() => decodeURIComponent(location.hash));

/** What a screen reader was told last without being asked: 共 3 份 */
export const told = (page) => page.evaluate(() => document.querySelector('main [role=status]')?.innerText.trim());

/** Waits until the page tells just this. */
export async function isTold(page, text) {
  await eventually(async () => {
    const is = await told(page);
    return is === text || assert.fail(`the page tells “${is}”, not “${text}”`);
  });
}

/** The element with the focus: its tag and its words (its label, where it has one); `body` where nothing has it. */
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element.localName === 'body' || element.localName === 'main') return element.localName;
    const words = element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText;
    return `${element.localName}: ${words.trim().replace(/\s+/g, ' ')}`;
  });

/** Waits until the focus is there: `hasFocus(page, 'h1: 看文件')`; of long words the beginning, with `…` behind it. */
export async function hasFocus(page, place) {
  await eventually(async () => {
    const is = await focused(page);
    const there = place.endsWith('…') ? is.startsWith(place.slice(0, -1)) : is === place;
    return there || assert.fail(`the focus is on “${is}”, not on “${place}”`);
  });
}

/**
 * Waits until what belongs to the address is drawn: of a link the address is there at once, and the page hears of it a
 * moment later.
 */
const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** Waits until this is the address, and what belongs to it is drawn. */
export async function hasAddress(page, hash) {
  await eventually(async () => {
    const is = await address(page);
    return is === hash || assert.fail(`the address is “${is}”, not “${hash}”`);
  });
  await drawn(page);
}

/** Waits until a view is there: its heading, the title of the window, the address. */
export async function isAt(page, { heading, hash, title = `${heading} · ${message('site.name')}` }) {
  await eventually(async () => {
    const is = await page.evaluate(() => ({
      heading: document.querySelector('h1').innerText,
      hash: decodeURIComponent(location.hash),
      title: document.title,
    }));
    assert.deepEqual(is, { heading, hash, title });
    return true;
  });
  await drawn(page);
}

/** Waits until nothing on the page says that it is not yet all there: a long list comes part by part. */
export const calm = (page) => page.waitForSelector('html:not(:has([aria-busy=true]))');

/** Replaces what stands in a field. */
export const write = (page, role, label, text) => byRole(page, role, label, 'main form').fill(text);

/** Chooses in a list by the words of the choice; returns the count that stands behind them, or of all of them. */
export async function choose(page, label, words) {
  await calm(page);
  const list = await byRole(page, 'combobox', label, 'main form').wait();
  const choices = await list.evaluate((select) => [...select.options].map(({ label, value }) => [label, value]));
  const counts = choices.map(([text]) => Number(text.match(/（(\d+)）$/)?.[1] ?? 0));
  const at = choices.findIndex(([text]) => text.replace(/（\d+）$/, '') === words);
  await list.select(choices[at][1]);
  return counts[at] || counts.reduce((sum, count) => sum + count);
}

/** The words of everything on the page that a selector finds, as they are seen once all of it is there. */
export async function words(page, selector) {
  await calm(page);
  return page.$$eval(selector, (all) => all.map(({ innerText }) => innerText));
}

/** Asks by an age or a birth date, on the first page or above the benefits, where the field may be folded. */
export async function ask(page, age) {
  await page.evaluate((change) => {
    const folded = [...document.querySelectorAll('main button')].find(({ innerText }) => innerText === change);
    folded?.click();
  }, message('benefits.change'));
  const field = await page.waitForSelector('#age');
  await field.evaluate((input) => input.select());
  await field.press('Backspace');
  await field.type(age);
  await byRole(page, 'button', message('age.submit'), 'main form').click();
}

/** Asks, and waits for the answer about just this age. */
export async function askFor(page, written, years = written) {
  await ask(page, written);
  const answer = message('benefits.for_age', { age: years });
  await eventually(async () => (await told(page))?.startsWith(answer));
}

/** The groups of the benefits that fold, and what folds in them. */
const FOLDS = 'main :is(.group, .group .more)';

/** Unfolds all groups of the benefits: what is folded is not drawn, and may hold another fold. */
export const unfoldGroups = (page) =>
  eventually(() =>
    page.$$eval(FOLDS, (all) => {
      for (const fold of all) fold.open = true;
      return all.length > 0 && all.every((fold) => fold.querySelector('li'));
    }),
  );

/** The benefits under the heading of each group: `{ 应当享受: ['…'], … }`; asserts the number in the heading. */
export async function groups(page) {
  const open = await page.evaluateHandle((folds) => [...document.querySelectorAll(folds)].filter(({ open }) => open), FOLDS);
  await unfoldGroups(page);
  const headings = await page.evaluate(() =>
    [...document.querySelectorAll('main .group :is(h2, h3)')].map((heading) => [heading.localName, heading.textContent]),
  );
  // Who goes on by the tab key finds as much folded as before.
  await page.$$eval(FOLDS, (all, open) => all.forEach((fold) => (fold.open = open.includes(fold))), open);
  const found = {};
  const counts = {};
  let group;
  for (const [level, words] of headings) {
    if (level === 'h2') {
      const { name, count } = valuesOf('benefits.group', words);
      group = found[name] = [];
      counts[name] = Number(count);
    } else {
      group.push(words);
    }
  }
  assert.deepEqual(Object.fromEntries(Object.entries(found).map(([name, own]) => [name, own.length])), counts);
  return found;
}

/** Notes in `window.seen` every heading that could be seen, from the first drawing on. */
export const watchHeadings = (page) =>
  page.evaluateOnNewDocument(() => {
    window.seen = [];
    const look = () => {
      const heading = document.querySelector('h1');
      const words = heading && getComputedStyle(heading).visibility === 'visible' && heading.textContent;
      if (words && window.seen.at(-1) !== words) window.seen.push(words);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    const frame = () => {
      look();
      requestAnimationFrame(frame);
    };
    frame();
  });

/** How a file was asked for, try by try: `['', 'r=1']` */
export const tries = (server, file) =>
  server.requests.map(({ path }) => path.split('?')).filter(([path]) => file.test(path)).map(([, query = '']) => query);

/** Unfolds what lies behind a summary. */
export const unfold = (page, words) =>
  eventually(() =>
    page.evaluate((words) => {
      const all = [...document.querySelectorAll('main summary')];
      const details = all.find(({ textContent }) => textContent.trim() === words)?.parentElement;
      if (details && !details.open) details.querySelector('summary').click();
      return details?.open;
    }, words),
  );

/** Lets the two minutes after which a shared screen forgets pass in three seconds: on a busy machine one is soon over. */
export const soonIdle = (page) =>
  page.evaluateOnNewDocument(() => {
    const wait = window.setTimeout;
    window.setTimeout = (then, time, ...more) => wait(then, time === 120_000 ? 3000 : time, ...more);
  });

/** Lets it be noon of a day for the page, e.g. `2026-12-01`, for as long as it is open. */
export const onDay = (page, day) =>
  page.evaluateOnNewDocument((day) => {
    const now = new Date(`${day}T12:00`).getTime();
    window.Date = class extends Date {
      constructor(...parts) {
        super(...(parts.length > 0 ? parts : [now]));
      }
      static now = () => now;
    };
  }, day);
