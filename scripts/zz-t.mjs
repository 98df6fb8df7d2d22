import { openPage, closeBrowsers } from '../tests/browser/support/browsers.mjs';
import { pathToFileURL } from 'node:url';
for (const kind of ['chrome','firefox']) for (let i=0;i<3;i++) {
const { page, close } = await openPage(kind, 'about:blank', {});
const t=Date.now(); await page.goto(pathToFileURL('dist/policy-explorer.html').href); await page.waitForSelector('html:not(.starting)'); console.log(kind, Date.now()-t);
await close();
}
await closeBrowsers();
