// Draws pictures of the built page, to be looked at: node scripts/screenshots.mjs [FOLDER] [VIEW…]
// One for each view, at each width, in light, in the dark and in 长辈版; the README's pictures are some of them. With FULL=1 each is
// as long as its page; with LANGUAGE=en in that language.
import { mkdir } from 'node:fs/promises';
import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
import { CALM } from '../tests/browser/support/site.mjs';
import { DIST } from '../tests/support/published.mjs';

const VIEWS = {
  home: { hash: '#/' },
  documents: { hash: '#/documents' },
  reader: { hash: '#/documents/浙政办发-2018-32/2.3' },
  lists: { hash: '#/documents/浙政办发-2018-27/lists' },
  table: { hash: '#/documents/浙政办发-2018-30/table/1/14' },
  duties: { hash: '#/documents/浙政办发-2018-35/duties' },
  figures: { hash: '#/documents/浙政办发-2018-34/figures' },
  organizations: { hash: '#/organizations' },
  organization: { hash: '#/organizations/省工商局' },
  deadlines: { hash: '#/deadlines' },
  benefits: { hash: '#/benefits', age: '82' },
  refused: { hash: '#/', age: '八十多' },
  search: { hash: '#/search?q=养老' },
  nothing: { hash: '#/search?q=老年宣传' },
  about: { hash: '#/about' },
};
const WIDTHS = [360, 768, 1280];
const DARK = [{ name: 'prefers-color-scheme', value: 'dark' }];
const MODES = { light: {}, dark: { features: DARK }, elder: { query: 'elder=1' } };

const [folder = 'screenshots', ...wanted] = process.argv.slice(2);
const language = process.env.LANGUAGE ? `lang=${process.env.LANGUAGE}` : '';
await mkdir(folder, { recursive: true });
const server = await startServer({ root: DIST });
for (const [name, view] of Object.entries(VIEWS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const width of WIDTHS) {
    for (const [mode, { query = '', features = [] }] of Object.entries(MODES)) {
      const prepare = (page) => page.emulateMediaFeatures(features);
      const asked = [query, language].filter(Boolean).join('&');
      const { page, close } = await openPage('chrome', `${server.url}?${asked}${view.hash}`, { width, height: 900, prepare });
      await page.waitForSelector(CALM);
      if (view.age) {
        await page.type('#age', view.age);
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.querySelector('#age-error, .summary .number'));
      }
      await page.screenshot({ path: `${folder}/${name}-${width}-${mode}.png`, fullPage: process.env.FULL === '1' });
      await close();
    }
  }
}
await closeBrowsers();
await server.close();
