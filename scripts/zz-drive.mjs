import { closeBrowsers, openPage } from '../tests/browser/support/browsers.mjs';
import { startServer } from '../tests/browser/support/server.mjs';
const server = await startServer({ root: 'dist' });
for (const width of [360, 1280]) {
  const { page, close } = await openPage('chrome', server.url + '#/benefits', { width, height: 900 });
  await page.waitForSelector('html:not(.starting)');
  await page.screenshot({ path: `/tmp/shots/a-empty-${width}.png`, fullPage: true });
  await page.type('#age', '78'); await page.keyboard.press('Enter');
  await page.waitForSelector('.summary .number');
  console.log('focus', await page.evaluate(() => document.activeElement.id));
  const click = async (words) => { await page.evaluate((words) => [...document.querySelectorAll('main button')].find((b) => b.innerText.startsWith(words)).click(), words); await new Promise((r) => setTimeout(r, 60)); };
  await click('不清楚');
  console.log('focus', await page.evaluate(() => document.activeElement.id + document.activeElement.innerText));
  await page.evaluate(() => document.querySelectorAll('input[name=person]')[1].click());
  await page.screenshot({ path: `/tmp/shots/b-78-${width}.png`, fullPage: true });
  await click('改一改');
  await page.screenshot({ path: `/tmp/shots/c-all-${width}.png`, fullPage: true });
  await click('收起');
  await click('生成链接'); await click('复制');
  await page.screenshot({ path: `/tmp/shots/d-share-${width}.png`, fullPage: true });
  console.log(await page.$eval('#link', (i) => i.value));
  for (let i = 0; i < 12; i++) { try { await click('不清楚'); } catch { break; } }
  console.log('end', await page.evaluate(() => document.activeElement.innerText));
  if (width === 1280) await page.pdf({ path: '/tmp/shots/sheet.pdf', format: 'A4' });
  await close();
}
await closeBrowsers(); await server.close();
