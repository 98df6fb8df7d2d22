// Every view in every state, looked at by axe-core: on a wide screen, zoomed to 400 %, in the dark, in 长辈版, in English. What it finds is
// what WCAG 2.2 (A, AA) and its own good practice ask for; contrast is also asked for at 7 : 1.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowsers } from './support/browsers.mjs';
import { ALL_IN_BOTH, CALM, visit } from './support/site.mjs';

after(closeBrowsers);

const AXE = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

const press = (selector) => async (page) => (await page.waitForSelector(selector)).click();
const ask = (age) => async (page) => {
  const field = await page.waitForSelector('#age');
  await field.click({ count: 3 });
  await field.type(age);
  await page.keyboard.press('Enter');
};

const paste = (text) => async (page) => {
  const field = await page.waitForSelector('#own-text');
  await field.evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.click('.own-ways form button');
};

/** Names of states: where they are, and what one does there. */
const STATES = {
  'the first page': ['#/'],
  'an age that is none': ['#/', ask('很老'), (page) => page.waitForSelector('[aria-invalid]')],
  'the benefits, before anything is told': ['#/benefits'],
  'the benefits at 82': ['#/benefits', ask('82'), (page) => page.waitForSelector('#summary')],
  'one benefit': ['#/benefits/old-age-allowance'],
  'what buildings must do': ['#/benefits?audience=building'],
  'the documents': ['#/documents'],
  'no document': ['#/documents?text=没有这样的字'],
  'pasting a text': ['#/documents', press('main .own summary')],
  'a document': ['#/documents/浙政办发-2018-32'],
  'a clause': ['#/documents/浙政办发-2018-32/2.3'],
  'a document with a table': ['#/documents/浙政办发-2018-30'],
  'a document with honours': ['#/documents/浙政发-2018-12'],
  'the deadlines': ['#/deadlines'],
  'the deadlines as a table': ['#/deadlines?form=table'],
  'the deadlines by unit': ['#/deadlines?lanes=unit&as_of=2018-08-15'],
  'a deadline that is open': ['#/deadlines?open=浙政办发-2018-30/3.2@2018年12月底前', (page) => page.waitForSelector('main .deadline-detail')],
  'a row that is open': ['#/deadlines?form=table&open=浙政办发-2018-30/3.2@2018年12月底前', (page) => page.waitForSelector('main .deadline-detail')],
  'a deadline': ['#/deadlines', press('main .deadline summary, main .deadline button, main .deadline a')],
  'no deadline': ['#/deadlines?text=没有这样的字'],
  'files of deadlines': ['#/deadlines', press('main .take-away summary')],
  'the bodies': ['#/organizations'],
  'bodies by months': ['#/organizations?view=months'],
  figures: ['#/organizations?view=figures'],
  'a body': ['#/organizations/省民政厅'],
  'the search': ['#/search'],
  'what was found': ['#/search?q=养老'],
  'what was not found': ['#/search?q=法律援住'],
  about: ['#/about'],
  'no such page': ['#/nowhere'],
  // The last, since it stays.
  'a text of one’s own': ['#/documents', press('main .own summary'), paste('某政办发〔2031〕7号\n关于试验的通知\n各市：\n2031年5月底前，由省民政厅办好。'), (page) => page.waitForSelector('.own-texts li')],
};

/** What the dark can change: nothing but colours, which cost axe most. */
const COLOURS = ['color-contrast', 'color-contrast-enhanced'];
const MODES = {
  'on a wide screen': {},
  ...(ALL_IN_BOTH && { 'on a wide screen, in Firefox': { kind: 'firefox' } }),
  'zoomed to 400 %': { width: 320, height: 256 },
  'in the dark': { rules: COLOURS, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  'in 长辈版, on a phone': { width: 360, height: 740, query: '?elder=1' },
  'in English': { query: '?lang=en' },
  'in 长辈版, in the dark': { rules: COLOURS, query: '?elder=1', features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
};

/** What is asked where nothing else is said. */
const EVERYTHING = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'color-contrast-enhanced': { enabled: true } } };

/** What is found on the page, a line each; by some rules or by all. */
async function findings(page, rules) {
  const violations = await page.evaluate(async (asked) => {
    const { violations } = await window.axe.run(document, asked);
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, any, all, none }) => [html.slice(0, 160), [...any, ...all, ...none].map(({ message }) => message).join(' ').slice(0, 160)]) }));
  }, rules ? { runOnly: rules } : EVERYTHING);
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(([html, why]) => `${id}: ${help}: ${html}: ${why}`));
}

// Two windows at a time: alone one of them leaves a core idle.
describe('axe finds nothing', { concurrency: 2 }, () => {
  for (const [mode, { kind = 'chrome', rules, query = '', features = [], ...options }] of Object.entries(MODES)) {
    test(mode, () => {
      const prepare = (page) => features.length > 0 && page.emulateMediaFeatures(features);
      return visit(kind, { hash: `${query}#/`, prepare, ...options }, async (page) => {
        await page.evaluate(AXE);
        const found = {};
        for (const [state, [hash, ...steps]] of Object.entries(STATES)) {
          await page.evaluate((hash) => {
            location.hash = '#/about';
            location.hash = hash;
          }, hash);
          await page.waitForSelector(`${CALM} main h1`);
          for (const step of steps) await step(page);
          const own = await findings(page, rules);
          if (own.length > 0) found[state] = own;
        }
        assert.deepEqual(found, {});
      });
    });
  }
});

// Of what stands in a field axe looks at nothing.
for (const mode of ['on a wide screen', 'in the dark']) {
  test(`what is written into a field can be read while it is written: ${mode}`, () => {
    const { features = [] } = MODES[mode];
    const prepare = (page) => features.length > 0 && page.emulateMediaFeatures(features);
    return visit('chrome', { hash: '#/', prepare }, async (page) => {
      for (const hash of ['#/', '#/documents', '#/deadlines', '#/benefits']) {
        await page.evaluate((hash) => (location.hash = hash), hash);
        await page.waitForSelector(`${CALM} main h1`);
        const ratios = await page.evaluate(() => {
          const light = (colour) => {
            const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
            const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const fields = [...document.querySelectorAll('input:not([type=checkbox], [type=radio], [type=file]), select, textarea')];
          return fields.filter((field) => field.checkVisibility()).map((field) => {
            field.focus();
            const { color, backgroundColor } = getComputedStyle(field);
            const [dark, bright] = [light(color), light(backgroundColor)].toSorted((one, other) => one - other);
            return [field.id, (bright + 0.05) / (dark + 0.05)];
          });
        });
        assert.ok(ratios.length > 0, hash);
        assert.deepEqual(ratios.filter(([, ratio]) => ratio < 7), [], hash);
      }
    });
  });
}
