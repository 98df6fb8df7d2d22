// The built page as a portal serves it, and the promises that hold in every journey.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DIST } from '../../support/published.mjs';
import { browsers, openPage } from './browsers.mjs';
import { STRICT_POLICY, startServer } from './server.mjs';

const PREFIX = '/gazette/portal/';

/** What the parts of the app load, as it is asked for; all but the front come with the texts of the gazettes. */
export const FRONT = { glue: /\/policy-explorer-[0-9a-f]+\.js$/, module: /\/policy-explorer-[0-9a-f]+\.wasm$/ };
export const ARCHIVE = {
  glue: /\/archive-[0-9a-f]+\.js$/,
  module: /\/archive-[0-9a-f]+\.wasm$/,
  texts: /\/corpus-[0-9a-f]+\.bin$/,
};
export const AGENDA = {
  glue: /\/agenda-[0-9a-f]+\.js$/,
  module: /\/agenda-[0-9a-f]+\.wasm$/,
  texts: ARCHIVE.texts,
};

export const FINDER = {
  glue: /\/finder-[0-9a-f]+\.js$/,
  module: /\/finder-[0-9a-f]+\.wasm$/,
  texts: ARCHIVE.texts,
};

/** A page on which all is drawn: no part is on its way, and no list comes part by part. */
export const CALM = 'html:not(.starting):not(:has(main .waiting, main [aria-busy=true]))';

/** Whether Firefox goes through all journeys: `make proof` asks for it, since it takes a quarter of an hour. */
export const ALL_IN_BOTH = process.env.ALL_IN_BOTH === '1';

/**
 * Writes the journeys down for each browser: `inEachBrowser((kind, alike) => …)`. The browsers work side by side, each on
 * one journey at a time.
 *
 * `test` is for what browsers do each in their own way: focus, keys, scrolling, layout, history, storage, files, starting,
 * failing. What only our own code decides (which facts are shown, and in which words) is written with `alike` instead, and
 * looked at in Firefox by `make proof` alone. So are, of several cases of a kind, all but the hardest.
 */
export function inEachBrowser(journeys) {
  describe('in each browser', { concurrency: true }, () => {
    for (const kind of Object.keys(browsers)) {
      const alike = kind === 'chrome' || ALL_IN_BOTH ? test : () => {};
      describe(kind, { concurrency: 1 }, () => journeys(kind, alike));
    }
  });
}

/**
 * Opens the page at `hash`, waits until the app has started, lets `journey(page, server)` happen, and asserts that
 * the page was quiet: no problem in the console, no breach of the policy, no request that failed or left the folder.
 *
 * - `failing`: the page cannot start here, so it is not waited for, and what it says in the console is its own affair.
 * - `waiting`: a part of the app is held back, so only the first to come is waited for.
 * - `missing`: the file that the server does not have for once, so that asking for it is no failure of the page.
 * - `root`: another built folder than `dist/`.
 * - `tamper`, `types`: see startServer; everything else: see openPage.
 */
export async function visit(kind, asked, journey) {
  const { hash = '', failing = false, waiting = false, root = DIST, missing, tamper, types, ...options } = asked;
  const headers = { 'Content-Security-Policy': STRICT_POLICY };
  const server = await startServer({ root, prefix: PREFIX, headers, tamper, types });
  let opened;
  try {
    opened = await openPage(kind, server.url + hash, options);
    const { page, problems } = opened;
    if (!failing && options.javascript !== false) {
      await page.waitForSelector(waiting ? 'html:not(.starting)' : CALM);
    }
    await journey(page, server);
    assert.deepEqual(problems().filter((line) => !failing || line.startsWith('request')), []);
    assert.deepEqual(server.reports, [], 'breaches of the policy');
    const failed = ({ path, status }) => !path.startsWith(PREFIX) || (status >= 400 && !missing?.test(path));
    assert.deepEqual(server.requests.filter(failed), []);
  } finally {
    await opened?.close();
    await server.close();
  }
}
