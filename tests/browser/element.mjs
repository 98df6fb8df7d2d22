// <policy-explorer> on a page of another site that does to it what real portals do: two of them and a frame at once, under a
// strict policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { message } from '../support/messages.mjs';
import { DIST } from '../support/published.mjs';
import { closeBrowsers, eventually, openPage } from './support/browsers.mjs';
import { startServer } from './support/server.mjs';
import { inEachBrowser } from './support/site.mjs';

after(closeBrowsers);

const PORTAL = fileURLToPath(new URL('hosts/portal/', import.meta.url));

/** What a strict portal must allow, and nothing more. */
const policyFor = (origin) =>
  [
    "default-src 'none'",
    `script-src 'self' ${origin} 'wasm-unsafe-eval'`,
    `style-src 'self' ${origin}`,
    `connect-src ${origin}`,
    `frame-src ${origin}`,
    'img-src data:',
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    'report-uri /report',
  ].join('; ');

/**
 * Opens the portal, once both elements are there, and lets `use(page, site, opened)` look at it. `first` are other attributes
 * of the first element, `calm` leaves the portal's stylesheet away, `failing` says that something cannot be got, `warns` what alone the console is told.
 */
async function visit(kind, { first = {}, calm = false, failing = false, warns, tamper, ...options }, use) {
  const site = await startServer({ root: DIST, headers: { 'Access-Control-Allow-Origin': '*' }, tamper });
  const { origin } = new URL(site.url);
  const fill = (path, text) => {
    if (path === 'portal.js') return text.replace('{{embed}}', `${site.url}embed.js`).replace('{{site}}', site.url);
    if (path !== 'index.html') return calm && path === 'portal.css' ? '' : text;
    const escaped = (value) => value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const attributes = Object.entries({ view: 'benefits', theme: 'green', ...first });
    return text.replace(' view="benefits" theme="green"', attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join(''));
  };
  const host = await startServer({
    root: PORTAL,
    prefix: '/',
    headers: { 'Content-Security-Policy': policyFor(origin) },
    tamper: (path, bytes) => Buffer.from(fill(path, String(bytes))),
  });
  let opened;
  try {
    opened = await openPage(kind, host.url, options);
    const { page } = opened;
    await page.waitForSelector('html.through');
    if (!failing) await eventually(async () => (await told(page, 'view')).length >= 2, { timeout: 15_000 });
    await use(page, site, opened);
    const elsewhere = (problem) => problem.startsWith(`request to another origin: ${site.url}`);
    const expected = (problem) => elsewhere(problem) || warns?.test(problem);
    if (!failing) assert.deepEqual(opened.problems().filter((problem) => !expected(problem)), []);
    if (warns) assert.ok(opened.problems().some((problem) => warns.test(problem)));
    assert.deepEqual(host.reports, [], 'breaches of the policy');
    assert.deepEqual(host.requests.filter(({ path }) => !/^\/(?:portal\.(?:js|css))?$/.test(path)), [], 'asked of the portal');
  } finally {
    await opened?.close();
    await site.close();
    await host.close();
  }
}

/** What the portal has been told of one kind. */
const told = (page, kind) => page.evaluate((kind) => window.told.filter((own) => own.kind === kind), kind);

/** The first that a selector finds within an element, once it is there, and that is seen. */
const find = (page, id, selector) =>
  eventually(async () => {
    const handle = await page.evaluateHandle(
      (id, selector) => [...document.getElementById(id).shadowRoot.querySelectorAll(selector)].find((own) => own.checkVisibility?.() ?? own.getClientRects().length),
      id,
      selector,
    );
    return handle.asElement() ?? assert.fail(`${selector} in ${id}`);
  });

/** A control within an element by its words. */
const control = async (page, id, selector, words) => {
  const handle = await page.evaluateHandle(
    (id, selector, words) => [...document.getElementById(id).shadowRoot.querySelectorAll(selector)].find((own) => own.innerText.trim() === words),
    id,
    selector,
    words,
  );
  const element = handle.asElement();
  assert.ok(element, `${selector} “${words}” in ${id}`);
  return element;
};

const heading = (page, id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector('h1')?.innerText, id);
const hasHeading = (page, id, words) => eventually(async () => (await heading(page, id)) === words);
const text = (page, id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector('.inset').innerText, id);
const set = (page, id, name, value) =>
  page.evaluate((id, name, value) => {
    const element = document.getElementById(id);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }, id, name, value);

/** How everything in an element looks, in words: what the portal's stylesheet must not change. */
const looks = (page, id) =>
  page.evaluate((id) => {
    const names = [
      'font-family', 'font-size', 'font-style', 'font-variant', 'font-weight', 'line-height', 'letter-spacing', 'word-spacing',
      'text-transform', 'text-align', 'text-indent', 'white-space', 'direction', 'color', 'background-color', 'display',
      'visibility', 'margin-top', 'margin-left', 'padding-top', 'padding-left', 'border-top-width', 'border-radius', 'cursor',
      'list-style-type', 'user-select', 'width',
    ];
    return [...document.getElementById(id).shadowRoot.querySelectorAll('.inset, .inset *')].map((element) => {
      const style = getComputedStyle(element);
      return [element.localName, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)].join('; ');
    });
  }, id);

inEachBrowser((kind, alike) => {
  test('nothing of the portal’s style comes in, and nothing of ours gets out', async () => {
    const without = {};
    await visit(kind, { calm: true }, async (page) => {
      // As wide as in the portal's column.
      await page.evaluate(() => document.querySelectorAll('policy-explorer').forEach((own) => Object.assign(own.style, { display: 'block', width: '360px' })));
      without.looks = await looks(page, 'first');
    });
    await visit(kind, {}, async (page) => {
      const within = await looks(page, 'first');
      assert.ok(within.length > 100);
      assert.deepEqual(within, without.looks);
      const own = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('header, header *')].map((element) => JSON.stringify(getComputedStyle(element)) + element.getBoundingClientRect().width),
        );
      const before = await own();
      await page.evaluate(() => document.querySelectorAll('policy-explorer').forEach((element) => element.remove()));
      assert.deepEqual(await own(), before);
    });
  });

  test('in a column of 360 px nothing is cut off, and a wide one has the picture', () =>
    visit(kind, { first: { view: 'deadlines' } }, async (page) => {
      const wide = (id) => page.evaluate((id) => {
        const inset = document.getElementById(id).shadowRoot.querySelector('.inset');
        return [inset.clientWidth, inset.scrollWidth];
      }, id);
      const [narrow, scrolled] = await wide('first');
      assert.equal(narrow, 360);
      assert.ok(scrolled <= narrow, `${scrolled}`);
      const picture = (id) => page.evaluate((id) => document.getElementById(id).shadowRoot.querySelector('svg.timeline-picture').getClientRects().length > 0, id);
      assert.equal(await picture('first'), false);
      assert.equal(await picture('second'), true);
      // The frame beside them is as high as what is in it. Out of sight a browser draws it when it likes.
      await page.$eval('iframe', (frame) => frame.scrollIntoView());
      await eventually(() => page.$eval('iframe', ({ height }) => Number(height) > 400));
    }));

  test('one walks through it and back, and the portal’s address, history and focus stay its own', () =>
    visit(kind, { first: { age: '82' } }, async (page) => {
      const own = () => page.evaluate(() => [location.href, history.length, document.title]);
      const before = await own();
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'input');
      await hasHeading(page, 'first', '我能享受什么');
      const place = await find(page, 'first', '.quote footer a, .quote a');
      await place.click();
      await eventually(async () => (await told(page, 'view')).at(-1).detail.route.startsWith('#/documents/'));
      assert.notEqual(await heading(page, 'first'), '我能享受什么');
      await (await control(page, 'first', 'button', message('inset.back'))).click();
      await hasHeading(page, 'first', '我能享受什么');
      assert.match(await text(page, 'first'), /82/, 'what was told is kept');
      assert.deepEqual(await own(), before);
    }));

  for (const [what, attributes] of Object.entries({
    'a list': { view: 'documents' },
    'a clause': { view: '#/documents/浙政办发-2018-32/2.3' },
    'a deadline that is open': { view: '#/deadlines?open=浙政办发-2018-30/table/1/3' },
    'an age that is none': { view: 'benefits', age: '很老' },
    'an age': { view: 'benefits', age: '82' },
  })) {
    test(`it takes no focus and moves nothing when it comes with ${what}`, () =>
      visit(kind, {}, async (page) => {
        await page.evaluate((attributes) => {
          document.activeElement.blur();
          const more = Object.assign(document.createElement('policy-explorer'), { id: 'third' });
          for (const [name, value] of Object.entries(attributes)) more.setAttribute(name, value);
          document.body.append(more);
        }, attributes);
        await eventually(async () => (await told(page, 'view')).some(({ from }) => from === 'third'));
        assert.deepEqual(await page.evaluate(() => [scrollY, document.activeElement.localName]), [0, 'body']);
      }));
  }

  test('what the portal sets takes no focus and moves nothing, what a reader does in it leads to what is new', () =>
    visit(kind, {}, async (page) => {
      const own = () => page.evaluate(() => [scrollY, document.activeElement.getAttribute('aria-label')]);
      const before = await own();
      assert.equal(before[1], '站内搜索');
      for (const [name, value, heading] of [
        ['view', 'documents', '看文件'],
        ['view', 'search', message('search.title')],
        ['view', '#/documents/浙政办发-2018-32/2.3'],
        ['view', 'benefits', '我能享受什么'],
        ['age', '82'],
        ['age', '很老'],
        ['age', null],
      ]) {
        const many = (await told(page, 'result')).length;
        await set(page, 'first', name, value);
        if (heading) await hasHeading(page, 'first', heading);
        else if (value === '82') await eventually(async () => (await told(page, 'result')).length > many);
        else if (value?.startsWith('#/')) await eventually(async () => (await told(page, 'view')).at(-1).detail.route.startsWith('#/documents/'));
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        assert.deepEqual(await own(), before, `${name}=${value}`);
      }
      await (await find(page, 'first', '#age')).type('82');
      await page.keyboard.press('Enter');
      await eventually(() => page.evaluate(() => document.getElementById('first').shadowRoot.activeElement?.id === 'summary'));
    }));

  test('attributes are followed as they change, each element for itself', () =>
    visit(kind, {}, async (page) => {
      await set(page, 'first', 'view', 'documents');
      await hasHeading(page, 'first', '看文件');
      await set(page, 'first', 'view', '#/search?q=养老');
      await eventually(async () => (await text(page, 'first')).includes('“养老”'));
      await set(page, 'first', 'view', 'benefits');
      await hasHeading(page, 'first', '我能享受什么');
      assert.equal(await heading(page, 'second'), '什么时候到期');
      const accent = () => page.evaluate(() => getComputedStyle(document.getElementById('first').shadowRoot.querySelector('.button')).backgroundColor);
      const green = await accent();
      await set(page, 'first', 'theme', 'red');
      assert.notEqual(await accent(), green);
      await page.evaluate(() => document.getElementById('first').style.setProperty('--policy-explorer-accent', 'rgb(1, 2, 3)'));
      assert.equal(await accent(), 'rgb(1, 2, 3)');
      const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.getElementById('first').shadowRoot.querySelector('#main p')).fontSize));
      assert.equal(await size(), 18);
      await set(page, 'first', 'elder', '');
      assert.equal(await size(), 24);
      await set(page, 'first', 'age', '82');
      await eventually(async () => (await told(page, 'result')).length > 0);
      await set(page, 'first', 'age', null);
      await eventually(async () => !(await text(page, 'first')).includes('82 周岁'));
      assert.deepEqual((await told(page, 'result')).at(-1).detail.results, [], 'that all was cleared is told too');
    }));

  alike('each element speaks the language that the portal sets, and follows it', () =>
    visit(kind, { first: { view: 'benefits', lang: 'en-GB' } }, async (page) => {
      await eventually(async () => (await text(page, 'first')).includes(message('benefits.without_age', {}, 'en')));
      assert.ok((await text(page, 'second')).includes(message('deadlines.title')));
      const lang = () => page.evaluate(() => document.getElementById('first').shadowRoot.querySelector('.inset').lang);
      assert.equal(await lang(), 'en');
      await set(page, 'first', 'lang', null);
      await eventually(async () => (await text(page, 'first')).includes(message('benefits.without_age')));
      assert.equal(await lang(), 'zh-CN');
    }));

  alike('the portal is told what was found, the same as its own question to the API', () =>
    visit(kind, { first: { age: '82' } }, async (page, site) => {
      const [{ detail, from }] = await eventually(async () => {
        const all = await told(page, 'result');
        return all.length && all;
      });
      assert.equal(from, 'first');
      const asked = await page.evaluate(async (embed) => {
        const { default: load } = await import(embed);
        return (await load()).checkEligibility({ age: 82 });
      }, `${site.url}embed.js`);
      assert.equal(detail.as_of, asked.as_of);
      const verdicts = Object.fromEntries(asked.results.map(({ benefit, verdict }) => [benefit, verdict]));
      assert.deepEqual(Object.fromEntries(detail.results.map(({ benefit, verdict }) => [benefit, verdict])), verdicts);
    }));

  test('asking by keyboard works, and the answer is only in that element', () =>
    visit(kind, {}, async (page) => {
      await set(page, 'second', 'view', 'benefits');
      await hasHeading(page, 'second', '我能享受什么');
      await (await find(page, 'first', '#age')).focus();
      await page.keyboard.type('九十');
      await page.keyboard.press('Enter');
      await eventually(async () => (await told(page, 'result')).some(({ from }) => from === 'first'));
      assert.equal((await told(page, 'result')).some(({ from }) => from === 'second'), false);
      assert.match(await text(page, 'first'), /90 周岁/);
      assert.doesNotMatch(await text(page, 'second'), /90 周岁/);
      assert.match(await page.evaluate(() => location.href), /\/$/, 'no form was sent');
    }));

  test('a link opened beside it leads to the whole page', () =>
    visit(kind, { first: { age: '82' } }, async (page, site) => {
      await eventually(async () => (await told(page, 'result')).length > 0);
      const links = await page.evaluate(() => [...document.getElementById('first').shadowRoot.querySelectorAll('#main a')].map(({ href }) => href));
      assert.ok(links.length > 10);
      assert.deepEqual(links.filter((href) => !href.startsWith(`${site.url}#/`)), []);
    }));

  test('put elsewhere it stays as it is, taken away it is gone, and put back it begins anew', () =>
    visit(kind, { first: { age: '82' } }, async (page) => {
      await eventually(async () => (await told(page, 'result')).length > 0);
      await page.evaluate(() => document.body.prepend(document.getElementById('first')));
      assert.match(await text(page, 'first'), /82 周岁/);
      await page.evaluate(() => {
        window.away = document.getElementById('first');
        window.away.remove();
      });
      await eventually(() => page.evaluate(() => !window.away.shadowRoot.querySelector('.inset')));
      await page.evaluate(() => document.body.append(window.away));
      await hasHeading(page, 'first', '我能享受什么');
    }));

  test('taken away and put back while its script is on its way, it comes', () =>
    visit(kind, { tamper: (path, bytes) => (/^element-.*\.js$/.test(path) ? new Promise((done) => setTimeout(done, 300, bytes)) : bytes) }, async (page) => {
      await page.evaluate(async () => {
        const more = Object.assign(document.createElement('policy-explorer'), { id: 'third' });
        more.setAttribute('view', 'documents');
        for (let round = 0; round < 3; round++) {
          document.body.append(more);
          more.remove();
          await new Promise((done) => setTimeout(done, 20));
        }
        document.body.append(more);
      });
      await hasHeading(page, 'third', '看文件');
    }));

  // axe measures with styles of its own, which the portal's policy would not let it have.
  const axeMayStyle = (page) => kind === 'chrome' && page.setBypassCSP(true);

  alike('axe finds nothing in an element, whatever it shows and in a narrow column', () =>
    visit(kind, { calm: true, first: { age: '82' }, prepare: axeMayStyle }, async (page) => {
      await page.evaluate(readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8'));
      const titles = { benefits: 'nav.benefits', deadlines: 'nav.deadlines', documents: 'nav.documents', organizations: 'nav.organizations' };
      for (const [view, title] of Object.entries(titles)) {
        await set(page, 'first', 'view', view);
        await hasHeading(page, 'first', message(title));
        const found = await page.evaluate(async () => {
          // What a page as a whole needs is the portal's affair.
          const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const { violations } = await window.axe.run('#first', { runOnly, rules: { 'color-contrast-enhanced': { enabled: true } } });
          return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))]);
        });
        assert.deepEqual(found, [], view);
      }
    }));

  alike('hostile words in an attribute are words', () =>
    visit(kind, { first: { view: '#/search?q=<img src=x onerror=alert(1)>', age: '<script>alert(1)</script>', theme: '"><script>' }, warns: /there is no theme/ }, async (page) => {
      await eventually(async () => (await text(page, 'first')).includes('<img src=x onerror=alert(1)>'));
      await set(page, 'first', 'view', 'benefits');
      await hasHeading(page, 'first', '我能享受什么');
      await set(page, 'first', 'age', '<b>82</b>');
      await eventually(() => page.evaluate(() => document.getElementById('first').shadowRoot.querySelector('#age').value === '<b>82</b>'));
      assert.equal(await page.evaluate(() => document.getElementById('first').shadowRoot.querySelector('img, b, script')), null);
    }));

  test('what others send to the page changes nothing', () =>
    visit(kind, {}, async (page) => {
      const before = await text(page, 'first');
      await page.evaluate(() => {
        for (const data of [{ type: 'policy-explorer:height', height: 9 }, { type: 'policy-explorer:set', view: 'about' }, 'view']) postMessage(data, '*');
        dispatchEvent(new CustomEvent('policy-explorer:told', { detail: ['view', '#/about'] }));
      });
      await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
      assert.equal(await text(page, 'first'), before);
    }));

  for (const [what, spoil] of Object.entries({
    'a module that is cut off': (path, bytes) => (/^whole-.*\.wasm$/.test(path) ? bytes.subarray(0, 1000) : bytes),
    'texts that are missing': (path, bytes) => (/^corpus-/.test(path) ? null : bytes),
    'a stylesheet that is missing': (path, bytes) => (/^element-.*\.css$/.test(path) ? null : bytes),
    'a script that is missing': (path, bytes) => (/^element-.*\.js$/.test(path) ? null : bytes),
  })) {
    test(`with ${what} what the portal has put there stays, and it is told`, () =>
      visit(kind, { failing: true, tamper: spoil }, async (page, site) => {
        await eventually(async () => (await told(page, 'error')).some(({ from, detail }) => from === 'first' && detail.code === 'not_loaded' && detail.message));
        assert.match(await page.evaluate(() => document.getElementById('first').innerText), /正在打开政策通览/);
        if (what === 'a script that is missing') return;
        const failed = await find(page, 'first', '[role=alert] a');
        assert.equal(await failed.evaluate(({ href }) => href), `${site.url}text/index.html`);
      }));
  }
});
