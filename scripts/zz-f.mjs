import { openPage, closeBrowsers } from '../tests/browser/support/browsers.mjs';
import { pathToFileURL } from 'node:url';
for (const kind of ['chrome','firefox']) {
const { page, problems, close } = await openPage(kind, pathToFileURL('dist/policy-explorer.html').href + (process.argv[2]??''), {});
await new Promise(r => setTimeout(r, 4000));
console.log(kind, problems(), await page.evaluate(()=>document.documentElement.className+' '+document.querySelector('#failed').hidden));
await page.screenshot({path:`/tmp/x/f-${kind}.png`});
await close();
}
await closeBrowsers();
