// Draws pictures of the built page: node scripts/screenshots.mjs [FOLDER] [VIEW…]
// One for each view at each width, to be looked at; the README's picture is one of them.
import { mkdir } from 'node:fs/promises';
import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';
import { startServer } from '../tests/browser/support/server.mjs';

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
const WIDTHS = [360, 1280];

const [folder = 'screenshots', ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const server = await startServer({ root: 'dist' });
for (const [name, view] of Object.entries(VIEWS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const width of WIDTHS) {
    const { page, close } = await openPage('chrome', server.url + view.hash, { width, height: 900 });
    await page.waitForSelector('html:not(.starting)');
    if (view.age) {
      await page.type('#age', view.age);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('#age-error, .summary .number'));
    }
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: process.env.FULL === '1' });
    await close();
  }
}
await closeBrowsers();
await server.close();
