// Without a network: what has been visited once is there again, and an old page never meets new files.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { folderOf } from '../../scripts/other-page.mjs';
import { message } from '../support/messages.mjs';
import { DIST } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually, openPage } from './support/browsers.mjs';
import { askFor, isAt, words } from './support/reader.mjs';
import { STRICT_POLICY, startServer } from './support/server.mjs';
import { inEachBrowser } from './support/site.mjs';

const folders = [];
after(async () => {
  await closeBrowsers();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A site of its own, whose files a test may change. */
function site() {
  const folder = mkdtempSync(join(tmpdir(), 'policy-explorer '));
  folders.push(folder);
  cpSync(DIST, folder, { recursive: true });
  return folder;
}

/** What stands in the folder from now on, but for what is missing. */
function publish(folder, built, missing = /^$/) {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  cpSync(built, folder, { recursive: true });
  for (const name of readdirSync(folder)) if (missing.test(name)) rmSync(join(folder, name));
}

/** But for the one that only other sites ask for. */
const ofModules = (folder) => readdirSync(folder).filter((name) => /\.(wasm|bin)$/.test(name) && !name.startsWith('whole-'));

/** Waits until all modules of a built folder are kept, and nothing of another. */
const keeps = (page, built) =>
  eventually(
    async () => {
      const kept = await page.evaluate(async () => {
        const cache = await caches.open('policy-explorer');
        return (await cache.keys()).map(({ url }) => url.split('/').at(-1));
      });
      assert.deepEqual(kept.filter((name) => /\.(wasm|bin)$/.test(name)).sort(), ofModules(built).sort());
      return true;
    },
    { timeout: 30_000 },
  );

const drawn = (page) => page.waitForSelector('html:not(.starting):not(:has(main .waiting))');
const gazettes = (page) => page.$eval('.brand span', ({ innerText }) => innerText);

/** A visit of a site that keeps itself; `journey(page, folder, server)`. */
async function stay(kind, journey, address = '') {
  const folder = site();
  const server = await startServer({ root: folder, headers: { 'Content-Security-Policy': STRICT_POLICY } });
  const { page, close } = await openPage(kind, server.url + address, { worker: true });
  try {
    await drawn(page);
    await keeps(page, DIST);
    await journey(page, folder, server);
    assert.deepEqual(server.reports, [], 'breaches of the policy');
  } finally {
    await close();
    await server.close();
  }
}

inEachBrowser((kind, alike) => {
  test('after one visit every view is there without a network, the reading of own texts too', () =>
    stay(kind, async (page, _, server) => {
      await server.close();
      await page.reload({ waitUntil: 'load' });
      await drawn(page);
      await askFor(page, '82');
      for (const [name, title] of [
        ['nav.documents', 'documents.title'],
        ['nav.deadlines', 'deadlines.title'],
        ['nav.organizations', 'organizations.title'],
      ]) {
        await byRole(page, 'link', message(name), 'nav').click();
        await eventually(async () => (await words(page, 'h1'))[0] === message(title));
      }
      await page.focus('#search');
      await page.keyboard.type('养老');
      await page.waitForSelector('.hits li');
      await page.evaluate((hash) => (location.hash = hash), '#/documents/浙政办发-2018-32/2.3');
      await page.waitForSelector('.clause.chosen');
      await page.reload({ waitUntil: 'load' });
      await page.waitForSelector('.clause.chosen');
    }));

  alike('what speaks another language still speaks it after one visit, and nobody else keeps its words', () => {
    const keptWords = (page) =>
      page.evaluate(async () => {
        const kept = await (await caches.open('policy-explorer')).keys();
        return kept.filter(({ url }) => /\/words-[^/]+\.txt$/.test(url)).length;
      });
    return stay(
      kind,
      async (page, _, server) => {
        await eventually(async () => (await keptWords(page)) === 1);
        await server.close();
        await page.reload({ waitUntil: 'load' });
        await drawn(page);
        assert.equal(await page.$eval('h1', ({ innerText }) => innerText), message('home.question', {}, 'en'));
      },
      '?lang=en#/',
    ).then(() => stay(kind, async (page) => assert.equal(await keptWords(page), 0)));
  });

  test('a new version is there at the next visit, whole, and what no page names any more is put away', () =>
    stay(kind, async (page, folder, server) => {
      const before = await gazettes(page);
      publish(folder, folderOf('second'));
      await page.reload({ waitUntil: 'load' });
      await drawn(page);
      assert.notEqual(await gazettes(page), before);
      await keeps(page, folderOf('second'));
      await server.close();
      await page.reload({ waitUntil: 'load' });
      await drawn(page);
      assert.notEqual(await gazettes(page), before);
    }));

  for (const [what, missing] of Object.entries({ module: /^policy-explorer-.*wasm$/, script: /^boot-/ })) {
    alike(`a new version whose ${what} is missing does not come, and the old one works`, () =>
      stay(kind, async (page, folder) => {
        const before = await gazettes(page);
        publish(folder, folderOf('second'), missing);
        await page.reload({ waitUntil: 'load' });
        await drawn(page);
        assert.equal(await gazettes(page), before);
        await byRole(page, 'link', message('nav.documents'), 'nav').click();
        await isAt(page, { heading: message('documents.title'), hash: '#/documents' });
        await page.waitForSelector('main .card');
      }));
  }

  alike('a page that says that the site is being looked after is not taken for a new version', () =>
    stay(kind, async (page, folder, server) => {
      writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><meta charset="utf-8"><h1>系统维护中</h1>');
      await page.reload({ waitUntil: 'load' });
      await drawn(page);
      await isAt(page, { heading: message('home.question'), hash: '', title: message('site.name') });
      await keeps(page, DIST);
      await server.close();
      await page.reload({ waitUntil: 'load' });
      await drawn(page);
      await isAt(page, { heading: message('home.question'), hash: '', title: message('site.name') });
    }));

  alike('a page that was taken away is away', () =>
    stay(kind, async (page, folder) => {
      rmSync(join(folder, 'index.html'));
      await page.reload({ waitUntil: 'load' });
      assert.equal(await page.evaluate(() => document.body.innerText.trim()), 'not found');
    }));

  alike('a page that is still open keeps the files of its own version when a new one comes', () =>
    stay(kind, async (page, folder) => {
      publish(folder, folderOf('second'));
      await byRole(page, 'link', message('nav.organizations'), 'nav').click();
      await isAt(page, { heading: message('organizations.title'), hash: '#/organizations' });
    }));

  test('where the server leads from the name of the page to its folder, it is kept and shown without a network', async () => {
    const server = await startServer({
      root: site(),
      redirects: { 'index.html': './' },
      headers: { 'Content-Security-Policy': STRICT_POLICY },
    });
    const { page, close } = await openPage(kind, server.url, { worker: true });
    try {
      await drawn(page);
      await keeps(page, DIST);
      await server.close();
      await page.reload({ waitUntil: 'load' });
      await drawn(page);
      await askFor(page, '82');
    } finally {
      await close();
      await server.close();
    }
  });
});

test('the page can be installed: a manifest with a name and icons that are there', async () => {
  const server = await startServer({ root: DIST });
  const { page, close } = await openPage('chrome', server.url);
  const manifest = await page.evaluate(async () => {
    const { href } = document.querySelector('link[rel=manifest]');
    const manifest = await (await fetch(href)).json();
    const icons = await Promise.all(
      manifest.icons.map(async ({ src, sizes }) => {
        const image = await createImageBitmap(await (await fetch(src)).blob());
        return [sizes, `${image.width}x${image.height}`];
      }),
    );
    return { ...manifest, icons };
  });
  assert.equal(manifest.name, message('site.name'));
  assert.equal(manifest.start_url, './');
  for (const [told, is] of manifest.icons) assert.equal(is, told);
  assert.deepEqual(manifest.icons.map(([told]) => told), ['192x192', '512x512']);
  await close();
  await server.close();
});
