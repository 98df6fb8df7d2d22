// The JavaScript API as another site uses it: across origins, under a strict policy of that site, with the same answers
// as in Node.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { explorer } from '../support/explorer.mjs';
import { PROFILES, answersOf } from '../support/profiles.mjs';
import { DIST } from '../support/published.mjs';
import { closeBrowsers, openPage } from './support/browsers.mjs';
import { startServer } from './support/server.mjs';
import { inEachBrowser } from './support/site.mjs';

after(closeBrowsers);

const HOST = fileURLToPath(new URL('hosts/plain/', import.meta.url));
const LOADED = /^(?:embed\.js|api-[0-9a-f]{16}\.(?:js|wasm)|corpus-[0-9a-f]{16}\.bin)$/;

/** What a strict site must allow for the API, and nothing more. */
const policyFor = (origin) =>
  [
    "default-src 'none'",
    `script-src 'self' ${origin} 'wasm-unsafe-eval'`,
    `connect-src ${origin}`,
    'img-src data:',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'report-uri /report',
  ].join('; ');

/** Opens a page of one site that loads the API of another, and lets `use(page, requests)` look at it. */
async function visit(kind, { tamper, failing = false, ...options }, use) {
  const site = await startServer({ root: DIST, headers: { 'Access-Control-Allow-Origin': '*' }, tamper });
  const { origin } = new URL(site.url);
  const host = await startServer({
    root: HOST,
    prefix: '/',
    headers: { 'Content-Security-Policy': policyFor(origin) },
    tamper: (path, bytes) => (path === 'host.js' ? Buffer.from(String(bytes).replace('{{embed}}', `${site.url}embed.js`)) : bytes),
  });
  let opened;
  try {
    opened = await openPage(kind, host.url, options);
    await opened.page.waitForSelector('html.through');
    await use(opened.page, site.requests);
    const elsewhere = (problem) => problem.startsWith(`request to another origin: ${origin}/`);
    if (!failing) assert.deepEqual(opened.problems().filter((problem) => !elsewhere(problem)), []);
    assert.deepEqual(host.reports, [], 'breaches of the policy');
  } finally {
    await opened?.close();
    await site.close();
    await host.close();
  }
}

const answers = (page) =>
  page.evaluate(
    (profiles) => profiles.map(([profile, options]) => JSON.stringify(window.explorer.checkEligibility(profile, options))),
    PROFILES,
  );

inEachBrowser((kind) => {
  test('a page of another origin gets the same answers as Node, for four files', async () => {
    await visit(kind, {}, async (page, requests) => {
      assert.deepEqual(await answers(page), answersOf(explorer));
      const names = requests.map(({ path }) => path.split('/').at(-1));
      for (const name of names) assert.match(name, LOADED);
      assert.equal(new Set(names).size, 4);
      assert.equal(names.length, 4, 'each is asked for once');
    });
  });

  test('wrong input throws with code, field and a sentence', async () => {
    await visit(kind, {}, async (page) => {
      const thrown = await page.evaluate(() => {
        try {
          return window.explorer.checkEligibility({ age: 131 });
        } catch (error) {
          return [error instanceof Error, error.code, error.field, error.message];
        }
      });
      assert.deepEqual(thrown.slice(0, 3), [true, 'out_of_range', 'age']);
      assert.match(thrown[3], /\p{Script=Han}/u);
    });
  });

  test('a file that does not come is told by its field', async () => {
    for (const [ending, field] of [['.wasm', 'module'], ['.bin', 'corpus']]) {
      const tamper = (path, bytes) => (path.endsWith(ending) ? null : bytes);
      await visit(kind, { tamper, failing: true }, async (page) => {
        const { code, field: told } = await page.evaluate(() => window.failure);
        assert.deepEqual([code, told], ['not_loaded', field]);
      });
    }
  });

  for (const timezone of ['Asia/Shanghai', 'America/Los_Angeles']) {
    test(`today is the day of the page's own clock in ${timezone}`, async () => {
      await visit(kind, { timezone }, async (page) => {
        // Swedish writes dates the ISO way. Midnight may pass in between.
        const day = () => new Date().toLocaleDateString('sv-SE', { timeZone: timezone });
        const before = day();
        const told = await page.evaluate(() => window.explorer.checkEligibility({}).as_of);
        assert.ok([before, day()].includes(told), told);
      });
    });
  }
});
