// Reading aloud. The browsers of the tests have no voice, so one stands in that says when it is asked to speak.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { facts } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const HERE = { lang: 'zh-CN', localService: true };

/** A device with these voices: `said` are the sentences that were begun, `endSentence()` is heard when one is through. */
const withVoices = (...voices) => (page) =>
  page.evaluateOnNewDocument((voices) => {
    window.said = [];
    let now;
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak(utterance) {
        now = utterance;
        window.said.push({ text: utterance.text, rate: utterance.rate, lang: utterance.voice.lang });
      },
      cancel() {
        const cut = now;
        now = undefined;
        setTimeout(() => cut?.onerror?.({ error: 'canceled' }));
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.endSentence = () => {
      const through = now;
      now = undefined;
      through.onend();
    };
  }, voices);

const said = (page) => page.evaluate(() => window.said);
const offers = (page) => page.evaluate(() => document.documentElement.classList.contains('can-speak'));
const isReading = (page) => page.evaluate(() => document.documentElement.classList.contains('speaking'));
const read = (page, key) => byRole(page, 'button', message(key), 'main');
/** What is marked as heard: the sentence, or its paragraph where a browser cannot mark less. */
const marked = (page) =>
  page.evaluate(() => {
    const own = globalThis.CSS?.highlights?.get('policy-explorer-spoken');
    if (own) return [...own].map((range) => range.toString()).join('');
    return document.querySelector('[data-marked]')?.innerText ?? '';
  });

/** Hears everything to its end. */
async function hear(page) {
  while (await isReading(page)) await page.evaluate(() => window.endSentence());
  return (await said(page)).map(({ text }) => text);
}

const AT_82 = { hash: '#/benefits?age=82' };
const CLAUSE = facts('clauses').find(({ id }) => id === '浙政办发-2018-32/2.3');
const IN_THE_CLAUSE = { hash: '#/documents/浙政办发-2018-32/2.3' };
const plain = (text) => text.replace(/\s/g, '');

inEachBrowser((kind, alike) => {
  for (const [where, voices] of Object.entries({
    'without a voice': [],
    'with a voice that would send the words away': [{ lang: 'zh-CN', localService: false }],
    'with a voice for another language': [{ lang: 'en-US', localService: true }, { lang: 'zh-HK', localService: true }],
  })) {
    alike(`${where}, reading aloud is not offered`, () =>
      visit(kind, { ...AT_82, prepare: withVoices(...voices) }, async (page) => {
        await page.waitForSelector('#summary .number');
        await new Promise((done) => setTimeout(done, 500));
        assert.equal(await offers(page), false);
        assert.equal(await page.$eval('main .speak', (button) => button.getClientRects().length), 0);
      }));
  }

  alike('a voice that comes late is enough', () =>
    visit(kind, { ...AT_82, prepare: withVoices() }, async (page) => {
      await page.waitForSelector('#summary .number');
      await eventually(async () => {
        await page.evaluate((voice) => {
          speechSynthesis.getVoices = () => [voice];
          speechSynthesis.dispatchEvent(new Event('voiceschanged'));
        }, HERE);
        return offers(page);
      });
    }));

  test('the results are read from the person to the last reason, sentence by sentence, each marked while it is heard', () =>
    visit(kind, { ...AT_82, prepare: withVoices({ lang: 'zh-TW', localService: true }, HERE) }, async (page) => {
      await eventually(() => offers(page));
      await read(page, 'speech.read_results').click();
      await eventually(async () => (await said(page)).length === 1);
      const [first] = await said(page);
      assert.match(first.text, /82/);
      assert.equal(first.lang, 'zh-CN');
      assert.ok(plain(await marked(page)).includes(plain(first.text)));
      const all = await hear(page);
      assert.ok(all.every((sentence) => sentence.length <= 200), 'some voices fall silent in long sentences');
      const shown = await page.$$eval('.group[open] .benefit h3', (titles) => titles.map((title) => title.innerText));
      assert.ok(shown.length > 0);
      for (const title of shown) assert.ok(plain(all.join('')).includes(plain(title)), title);
      for (const control of ['benefits.change', 'benefits.clear', 'benefits.details', 'speech.read_results']) {
        assert.ok(!all.includes(message(control)), message(control));
      }
      assert.equal(await marked(page), '');
    }));

  alike('a clause is read whole, and nothing else; slower begins the sentence anew', () =>
    visit(kind, { ...IN_THE_CLAUSE, prepare: withVoices(HERE) }, async (page) => {
      await eventually(() => offers(page));
      const own = await page.waitForSelector('.clause.chosen [data-speak]');
      await own.evaluate((button) => button.click());
      await eventually(() => isReading(page));
      await page.evaluate(() => window.endSentence());
      await eventually(async () => (await said(page)).length === 2);
      await read(page, 'speech.slower').click();
      await eventually(async () => (await said(page)).length === 3);
      const [, usual, slower] = await said(page);
      assert.equal(slower.text, usual.text);
      assert.ok(slower.rate < usual.rate);
      const all = await hear(page);
      assert.equal(plain([all[0], ...all.slice(2)].join('')), plain(CLAUSE.label + CLAUSE.title + CLAUSE.text));
    }));

  for (const [how, end] of Object.entries({
    'the button in the bar': (page) => read(page, 'speech.stop').click(),
    Escape: (page) => page.keyboard.press('Escape'),
    'going elsewhere': (page) => page.evaluate(() => { location.hash = '#/about'; }),
  })) {
    alike(`${how} ends it`, () =>
      visit(kind, { ...AT_82, prepare: withVoices(HERE) }, async (page) => {
        await eventually(() => offers(page));
        const button = await read(page, 'speech.read_results').wait();
        await button.focus();
        await page.keyboard.press('Enter');
        await eventually(() => isReading(page));
        await end(page);
        await eventually(async () => !(await isReading(page)));
        assert.equal(await marked(page), '');
        assert.equal((await said(page)).length, 1);
        if (how !== 'going elsewhere') assert.equal(await button.evaluate((own) => own === document.activeElement), true);
      }));
  }
});
