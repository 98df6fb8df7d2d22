import { startServer } from '../tests/browser/support/server.mjs';
import { openPage, closeBrowsers } from '../tests/browser/support/browsers.mjs';
const site = await startServer({ root: 'dist', tamper:(p,b)=>p==='site.json'?Buffer.from('<p>'):b, headers: { 'Access-Control-Allow-Origin': '*' } });
const { page, close } = await openPage('chrome', site.url + 'site.json', { width: 1280, height: 1000 });
await page.evaluate(async (url) => { document.documentElement.innerHTML = '<body><div style="width:360px"><policy-explorer view="deadlines"></policy-explorer></div></body>'; await import(url); }, site.url + 'embed.js');
await new Promise(r => setTimeout(r, 4000));
console.log(await page.evaluate(() => { const i=document.querySelector('policy-explorer').shadowRoot.querySelector('.inset'); const r=i.getBoundingClientRect(); return [...i.querySelectorAll('*')].filter(e=>e.getBoundingClientRect().right>r.right+0.5 && e.getBoundingClientRect().width>0).map(e=>e.localName+'.'+(e.className.baseVal??e.className)+' '+e.getBoundingClientRect().right+' '+e.innerText?.slice(0,30)).slice(0,20); }));
await close(); await site.close(); await closeBrowsers();
