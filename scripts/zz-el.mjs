import { startServer } from '../tests/browser/support/server.mjs';
import { openPage, closeBrowsers } from '../tests/browser/support/browsers.mjs';
const site = await startServer({ root: 'dist', headers: { 'Access-Control-Allow-Origin': '*' } });
const { origin } = new URL(site.url);
const csp = ["default-src 'none'", `script-src 'self' ${origin} 'wasm-unsafe-eval'`, `style-src 'self' ${origin}`, `connect-src ${origin}`, `frame-src ${origin}`, 'img-src data:', "require-trusted-types-for 'script'", "trusted-types 'none'", 'report-uri /report'].join('; ');
const host = await startServer({ root: 'tests/portal', prefix: '/', headers: { 'Content-Security-Policy': csp }, tamper: (p, b) => p === 'portal.js' ? Buffer.from(String(b).replace('{{embed}}', site.url + 'embed.js').replace('{{site}}', site.url)) : b });
for (const kind of (process.argv[2] ?? 'chrome').split(',')) {
  const { page, problems, close } = await openPage(kind, host.url, { width: 1280, height: 1000 });
  await new Promise(r => setTimeout(r, 4000));
  console.log(problems().filter(p => !p.includes('another origin')), host.reports, JSON.stringify(await page.evaluate(() => window.told)));
  await page.screenshot({ path: `/tmp/x/el-${kind}-1.png` }); await page.evaluate(()=>scrollTo(0, document.querySelector('#second').getBoundingClientRect().top+scrollY-40)); await page.screenshot({ path: `/tmp/x/el-${kind}-2.png` });
  await close();
}
await site.close(); await host.close(); await closeBrowsers();
