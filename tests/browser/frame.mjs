// The page in a frame of another site: as high as it is, with one bar, without taking the focus, in the tightest sandbox.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { message } from '../support/messages.mjs';
import { DIST } from '../support/published.mjs';
import { closeBrowsers, eventually, openPage } from './support/browsers.mjs';
import { calm } from './support/reader.mjs';
import { STRICT_POLICY, startServer } from './support/server.mjs';
import { inEachBrowser } from './support/site.mjs';

after(closeBrowsers);

const HOST = fileURLToPath(new URL('hosts/plain/', import.meta.url));

/** A page of another site with a field that has the focus, and this one in a frame of it: `use(page, frame)`. */
async function visit(kind, { hash, origin, sandbox = 'allow-scripts', width = 360 }, use) {
  const host = await startServer({ root: HOST, prefix: '/' });
  const policy = STRICT_POLICY.replace("frame-ancestors 'self'", `frame-ancestors ${new URL(host.url).origin}`);
  const site = await startServer({ root: DIST, headers: { 'Access-Control-Allow-Origin': '*', 'Content-Security-Policy': policy } });
  let opened;
  try {
    opened = await openPage(kind, host.url);
    const { page } = opened;
    const named = origin ?? new URL(host.url).origin;
    const address = `${site.url}?embed=1&origin=${encodeURIComponent(named)}${hash}`;
    await page.evaluate(
      (address, sandbox, width) => {
        const field = document.createElement('input');
        const frame = document.createElement('iframe');
        frame.sandbox = sandbox;
        frame.width = width;
        frame.height = 150;
        frame.src = address;
        document.body.prepend(field, frame);
        field.focus();
        window.heights = [];
        addEventListener('message', ({ data, source }) => {
          if (source !== frame.contentWindow || data?.type !== 'policy-explorer:height') return;
          window.heights.push(data.height);
          frame.height = data.height;
        });
      },
      address,
      sandbox,
      width,
    );
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await frame.waitForSelector('html:not(.starting) main h1');
    await use(page, frame);
    assert.deepEqual(site.reports, [], 'breaches of the policy');
  } finally {
    await opened?.close();
    await site.close();
    await host.close();
  }
}

const heights = (page) => page.evaluate(() => window.heights);

/** Waits until the frame is as high as what is in it. */
const fits = (frame) =>
  eventually(() =>
    frame.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return innerHeight > 200 && scrollHeight <= clientHeight;
    }),
  );

inEachBrowser((kind) => {
  test('a view stands alone, as high as it is, and the focus stays where it was', () =>
    visit(kind, { hash: '#/deadlines' }, async (page, frame) => {
      await frame.waitForSelector('main .deadline');
      await fits(frame);
      assert.equal(await frame.$('header'), null);
      assert.equal(await frame.$('footer:not(blockquote *)'), null);
      assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true);
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'input');
    }));

  const submit = 'main form button[type=submit]';
  for (const [how, ask] of Object.entries({
    'a press': async (_, frame) => (await frame.waitForSelector(submit)).click(),
    Enter: async (page) => page.keyboard.press('Enter'),
  })) {
    test(`in the tightest sandbox one can ask by an age, by ${how}, and the frame grows with the answer`, () =>
      visit(kind, { hash: '#/benefits' }, async (page, frame) => {
        const field = await frame.waitForSelector('#age');
        await fits(frame);
        const before = (await heights(page)).at(-1);
        await field.type('82');
        await ask(page, frame);
        await frame.waitForFunction((words) => document.querySelector('#summary')?.innerText.includes(words), {}, message('benefits.for_age', { age: 82 }));
        await eventually(async () => (await heights(page)).at(-1) !== before);
        await fits(frame);
      }));
  }

  test('nobody is told who is not named, and nothing that others say is heard', () =>
    visit(kind, { hash: '#/deadlines', origin: 'https://other.example' }, async (page, frame) => {
      await frame.waitForSelector('main .deadline');
      await calm(frame);
      const before = await frame.$eval('main', (main) => main.innerText);
      await page.evaluate(() => {
        for (const data of ['rest', { type: 'policy-explorer:height', height: 9 }, { hash: '#/about' }]) frames[0].postMessage(data, '*');
      });
      await frame.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      assert.deepEqual(await heights(page), []);
      // Nobody has made room for it, so it has a bar of its own.
      assert.notEqual(await frame.evaluate(() => getComputedStyle(document.documentElement).overflowY), 'hidden');
      assert.equal(await frame.$eval('main', (main) => main.innerText), before);
    }));
});
