// What whoever publishes the page sets in site.json, without building it anew.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { hasAddress, isAt, words } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const NAME = '江北省政策通览';
const FOOTER = ['主办单位：江北省人民政府办公厅', '网站标识码：0000000000', '<img src=x onerror=alert(1)>'];
const site = (set) => (path, bytes) => (path === 'site.json' ? Buffer.from(JSON.stringify(set)) : bytes);
const warnings = (warned) => (page) => page.on('console', (message) => /^warn/.test(message.type()) && warned.push(message.text()));

inEachBrowser((kind, alike) => {
  test('its name stands in the head and in the title of every view, its lines in the foot, as text', () =>
    visit(kind, { tamper: site({ name: NAME, footer: FOOTER }) }, async (page) => {
      await eventually(async () => (await page.title()) === NAME);
      await byRole(page, 'link', NAME, 'header').wait();
      const [foot] = await words(page, 'footer');
      for (const line of FOOTER) assert.ok(foot.includes(line), foot);
      assert.equal(await page.$('footer img'), null);
      await byRole(page, 'link', message('nav.documents'), 'nav').click();
      const heading = message('documents.title');
      await isAt(page, { heading, hash: '#/documents', title: `${heading} · ${NAME}` });
    }));

  test('its colours are those of the head, and words on them can be read', () =>
    visit(kind, { tamper: site({ theme: 'red' }) }, async (page) => {
      await eventually(() => page.evaluate(() => document.documentElement.dataset.theme === 'red'));
      const colour = await page.$eval('.brand a', (link) => getComputedStyle(link).color);
      assert.equal(colour, 'rgb(143, 29, 29)');
    }));

  alike('its first view is what opens without a link, and the name leads to the first page', () =>
    visit(kind, { tamper: site({ start: '#/deadlines' }) }, async (page) => {
      await isAt(page, { heading: message('deadlines.title'), hash: '#/deadlines' });
      await byRole(page, 'link', message('site.name'), 'header').click();
      await isAt(page, { heading: message('home.question'), hash: '#/', title: message('site.name') });
    }));

  alike('a link leads where it leads, whatever the first view is', () =>
    visit(kind, { hash: '#/documents', tamper: site({ start: '#/deadlines' }) }, async (page) => {
      await isAt(page, { heading: message('documents.title'), hash: '#/documents' });
      await hasAddress(page, '#/documents');
    }));

  for (const [key, value] of Object.entries({
    name: ['name', { name: 5 }],
    'a name that is too long': ['name', { name: '长'.repeat(41) }],
    foot: ['footer', { footer: '主办单位' }],
    'a line of the foot': ['footer', { footer: [5] }],
    theme: ['theme', { theme: 'red" onload="alert(1)' }],
    start: ['start', { start: 'https://site.example/' }],
    'a script for a start': ['start', { start: 'javascript:alert(1)' }],
  })) {
    alike(`what cannot be used of it is left out, and told: ${key}`, () => {
      const warned = [];
      const [name, set] = value;
      const asked = { tamper: site({ ...set, correction: 'https://site.example/tell' }), prepare: warnings(warned), failing: true };
      return visit(kind, asked, async (page) => {
        await page.waitForSelector('html:not(.starting)');
        await isAt(page, { heading: message('home.question'), hash: '', title: message('site.name') });
        assert.deepEqual(warned, [`policy-explorer: site.json: ${name} cannot be used`]);
      });
    });
  }
});
