// Searching as a person does: from the head of every page, letter by letter, by keyboard, with an input method.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message, valuesOf } from '../support/messages.mjs';
import { facts } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { address, hasAddress, hasFocus, told, words } from './support/reader.mjs';
import { FINDER, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const FIELD = 'input: 搜索全部内容';

/** How often a string occurs in the texts of the gazettes, counted as find-in-page would, from the published data alone. */
function occurrences(string) {
  const texts = [];
  for (const { title, number } of facts('documents')) texts.push(title, number);
  for (const { title, text } of facts('clauses')) texts.push(title, text);
  for (const { category, task, units, time } of facts('responsibilities')) texts.push(category, task, units, time);
  for (const { title, columns, rows } of facts('tables')) texts.push(title, ...columns, ...rows.flatMap(({ cells }) => cells));
  let list;
  for (const award of facts('awards')) {
    if (list !== award.document + award.list) texts.push(award.list);
    list = award.document + award.list;
    texts.push(award.name);
  }
  return texts.reduce((sum, text) => sum + text.split(string).length - 1, 0);
}

/** Writes into the field in the head. */
async function search(page, text) {
  await page.focus('#search');
  await page.keyboard.type(text);
}

/** What was found for the words in the field, once it is there: `{ query, total, count }`. */
const found = (page, query) =>
  eventually(async () => {
    const values = valuesOf('search.found', (await told(page)) ?? '');
    assert.equal(values.query, query);
    return values;
  });

/** Waits until it is told that nothing is found, not even near, and what else one can do. */
const findsNothing = (page, query) =>
  eventually(async () => {
    const lines = ((await told(page)) ?? '').split(/\n+/);
    assert.deepEqual(lines, [message('search.nothing', { query }), message('search.advice'), message('search.all')]);
    return true;
  });

/** A visit on which the finder is on its way until `arrive` is called. */
function slowFinder(hash = '#/') {
  let arrive;
  const arrived = new Promise((done) => (arrive = done));
  const tamper = (path, bytes) => (FINDER.module.test(`/${path}`) ? arrived.then(() => bytes) : bytes);
  return { arrive, options: { hash, waiting: true, tamper } };
}

const marked = (page) => page.$$eval('.hits mark', (marks) => marks.map((mark) => mark.textContent));

inEachBrowser((kind, alike) => {
  for (const hash of ['#/', '#/documents/浙政办发-2018-30', '#/deadlines']) {
    (hash === '#/' ? test : alike)(`what is written in the head of ${hash} is searched for at once, and the field keeps the focus`, () =>
      visit(kind, { hash }, async (page) => {
        await search(page, '养老');
        const { total } = await found(page, '养老');
        assert.equal(Number(total), occurrences('养老'));
        assert.deepEqual([...new Set(await marked(page))], ['养老']);
        await hasAddress(page, '#/search?q=养老');
        assert.equal(await page.$eval('#search', (field) => field.value), '养老');
        await hasFocus(page, FIELD);
      }));
  }

  for (const hash of ['#/', '#/documents/浙政办发-2018-32', '#/search']) {
    (hash === '#/' ? test : alike)(`of what is written fast in the head of ${hash} no letter is lost, whatever comes meanwhile`, () =>
      visit(kind, { hash }, async (page) => {
        if (kind === 'chrome') await page.emulateCPUThrottling(4);
        await search(page, 'laonianrenfuwu');
        await eventually(async () => (await told(page))?.includes('laonianrenfuwu'));
        assert.equal(await page.$eval('#search', (field) => field.value), 'laonianrenfuwu');
        await hasAddress(page, '#/search?q=laonianrenfuwu');
        await hasFocus(page, FIELD);
      }));
  }

  test('who writes with an input method is not disturbed when the finder comes', () => {
    const { arrive, options } = slowFinder();
    return visit(kind, options, async (page) => {
      await search(page, '养');
      await eventually(async () => (await told(page)) === message('waiting.opening'));
      const field = await page.$('#search');
      await field.evaluate((field) => {
        field.dispatchEvent(new CompositionEvent('compositionstart', { data: 'l', bubbles: true }));
        field.value = '养lao';
        field.dispatchEvent(new InputEvent('input', { data: 'lao', isComposing: true, bubbles: true }));
      });
      arrive();
      await found(page, '养');
      assert.ok(await field.evaluate((field) => field.isConnected && document.activeElement === field));
      assert.equal(await field.evaluate((field) => field.value), '养lao');
      await field.evaluate((field) => {
        field.value = '养老';
        field.dispatchEvent(new CompositionEvent('compositionend', { data: '老', bubbles: true }));
      });
      await found(page, '养老');
    });
  });

  test('Escape leads back to where one was, also where the finder has only come for the search', () => {
    const { arrive, options } = slowFinder('#/benefits');
    return visit(kind, options, async (page) => {
      await search(page, '养老');
      arrive();
      await found(page, '养老');
      await page.keyboard.press('Escape');
      await hasAddress(page, '#/benefits');
      assert.equal(await page.$eval('#search', (field) => field.value), '');
    });
  });

  alike('what is written before the finder is there is found once it has come', () => {
    const { arrive, options } = slowFinder();
    return visit(kind, options, async (page) => {
      await search(page, '养');
      await eventually(async () => (await told(page)) === message('waiting.opening'));
      await page.keyboard.type('老');
      arrive();
      await found(page, '养老');
      await hasFocus(page, FIELD);
      await page.keyboard.type('服务');
      await found(page, '养老服务');
    });
  });

  test('a slash leads to the field, but not where one is writing', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      await page.keyboard.press('/');
      await hasFocus(page, FIELD);
      assert.equal(await page.$eval('#search', (field) => field.value), '');
      await page.keyboard.type('30/');
      await eventually(async () => (await page.$eval('#search', (field) => field.value)) === '30/');
      await hasFocus(page, FIELD);
    }));

  test('by keyboard alone: down to the hits and back, Enter opens the first, Escape leads back to where one was', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      await byRole(page, 'link', message('nav.organizations'), 'nav').click();
      await hasFocus(page, 'h1: 找单位');
      await page.keyboard.press('/');
      await page.keyboard.type('法律援助');
      await found(page, '法律援助');
      const first = (await words(page, '.hit-name'))[0];
      const second = (await words(page, '.hit-name'))[1];
      await page.keyboard.press('ArrowDown');
      await hasFocus(page, `a: ${first}`);
      await page.keyboard.press('ArrowDown');
      await hasFocus(page, `a: ${second}`);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await hasFocus(page, FIELD);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await hasFocus(page, FIELD);
      await page.keyboard.press('Escape');
      await hasAddress(page, '#/organizations');
      await hasFocus(page, 'h1: 找单位');
      await page.keyboard.press('/');
      await page.keyboard.type('法律援助');
      await found(page, '法律援助');
      const to = await page.$eval('.hits a', (link) => decodeURIComponent(link.hash));
      await page.keyboard.press('Enter');
      await hasAddress(page, to);
      await page.goBack();
      await found(page, '法律援助');
    }));

  test('who opens a hit before the address is written comes back to what was searched for', () =>
    visit(kind, { hash: '#/search?q=法律' }, async (page) => {
      await found(page, '法律');
      await page.evaluate(() => {
        const field = document.querySelector('#search');
        field.value += '援助';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        document.querySelector('.hits a').click();
      });
      await page.waitForSelector('.reader');
      await page.goBack();
      await found(page, '法律援助');
    }));

  test('a hit in a clause leads to the very words, which are marked', () =>
    visit(kind, { hash: '#/search?q=不设法律援助事项范围' }, async (page) => {
      await found(page, '不设法律援助事项范围');
      await byRole(page, 'button', `${message('search.clauses')} 1`, 'main').click();
      await eventually(async () => (await page.$$('.hits li')).length === 1);
      await (await page.$('.hits a')).click();
      await page.waitForSelector('.reader mark');
      assert.deepEqual(await words(page, '.reader mark'), ['不设法律援助事项范围']);
    }));

  test('nothing is searched for in the middle of a word of an input method, and its Enter opens nothing', () =>
    visit(kind, { hash: '#/search?q=养' }, async (page) => {
      await page.waitForSelector('.hits li');
      const before = await told(page);
      await page.focus('#search');
      const compose = (type, data, value) =>
        page.$eval(
          '#search',
          (field, type, data, value) => {
            field.value = value;
            const isComposing = type !== 'compositionend';
            if (type !== 'compositionend') field.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
            field.dispatchEvent(new InputEvent('input', { data, isComposing: true, bubbles: true }));
            if (type === 'compositionend') field.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
            const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing, bubbles: true, cancelable: true });
            if (isComposing) field.dispatchEvent(enter);
          },
          type,
          data,
          value,
        );
      await compose('compositionstart', 'l', '养l');
      await compose('compositionupdate', 'lao', '养lao');
      assert.equal(await told(page), before);
      assert.equal(await address(page), '#/search?q=养');
      assert.equal(await page.$eval('#search', (field) => field.value), '养lao');
      await compose('compositionend', '老', '养老');
      await found(page, '养老');
    }));

  alike('pinyin, old characters, signs of any width, dates and exact strings find what they should', () =>
    visit(kind, { hash: '#/search' }, async (page) => {
      const ask = async (query) => {
        await page.$eval('#search', (field) => field.select());
        await page.keyboard.type(query);
        await eventually(async () => (await page.title()).startsWith(message('search.window', { query })));
      };
      await ask('minzhengting');
      await eventually(async () => (await words(page, '.hit-name'))[0] === '省民政厅');
      await ask('mzt');
      await eventually(async () => (await words(page, '.hit-name'))[0] === '省民政厅');
      await ask('養老');
      assert.equal(Number((await found(page, '養老')).total), occurrences('养老'));
      await ask('ｃｃｅｒ');
      assert.equal(Number((await found(page, 'ｃｃｅｒ')).total), occurrences('CCER'));
      await ask('2018-10');
      await page.waitForSelector('.hits li');
      const days = facts('deadlines').filter(({ due, start }) => (due ?? start)?.startsWith('2018-10'));
      await byRole(page, 'button', `${message('search.deadlines')} ${days.length}`, 'main').wait();
      for (const [exact, named] of [['"养老 服务"', '"养老 服务"'], ['“养老 服务”', '‘养老 服务’']]) {
        await ask(exact);
        assert.equal(Number((await found(page, named)).total), occurrences('养老服务'));
      }
    }));

  alike('where nothing is found the nearest words that do occur are a link', () =>
    visit(kind, { hash: '#/search?q=法律援住' }, async (page) => {
      // Both are told together: who does not see hears of the link as well.
      const told = await eventually(async () => (await page.$eval('main [role=status]', ({ innerText }) => innerText)).match(/(.+)\s+(.+)/));
      assert.deepEqual([told[1].trim(), told[2].trim()], [message('search.nothing', { query: '法律援住' }), `${message('search.nearest')}法律援助`]);
      await byRole(page, 'link', '法律援助', 'main').click();
      await found(page, '法律援助');
    }));

  alike('where nothing is near either, it says what else one can do, and leads to everything', () =>
    visit(kind, { hash: '#/search?q=龘龘' }, async (page) => {
      await findsNothing(page, '龘龘');
      await byRole(page, 'link', message('search.all'), 'main').click();
      await page.waitForSelector('.hits li');
      assert.equal(await page.$eval('#search', (field) => field.value), '');
    }));

  alike('filters combine with the words, stand in the address, come off one by one, and an empty result says which to drop', () =>
    visit(kind, { hash: '#/search?q=老年人&kind=clause' }, async (page) => {
      const { count } = await found(page, '老年人');
      await page.select('#unit', '省民政厅');
      const narrower = await eventually(async () => {
        const values = await found(page, '老年人');
        return Number(values.count) < Number(count) && values;
      });
      assert.equal((await page.$$('.hits li')).length, Number(narrower.count));
      await eventually(async () => (await address(page)).includes('unit=省民政厅'));
      await page.reload();
      await page.waitForSelector('.hits li');
      assert.equal((await found(page, '老年人')).count, narrower.count);
      const drop = message('filter.drop', { name: message('filter.unit'), value: '省民政厅' });
      await byRole(page, 'button', drop, 'main').click();
      await eventually(async () => (await found(page, '老年人')).count === count);
      await page.evaluate(() => (location.hash = '#/search?q=老年人&kind=person&unit=省民政厅'));
      await page.waitForSelector('main .notice');
    }));

  alike('thirty are drawn, and more on asking', () =>
    visit(kind, { hash: '#/search?q=的' }, async (page) => {
      const { count } = await found(page, '的');
      assert.ok(Number(count) > 60);
      assert.equal((await page.$$('.hits li')).length, 30);
      await byRole(page, 'button', message('search.more', { count: 30 }), 'main').click();
      await eventually(async () => (await page.$$('.hits li')).length === 60);
    }));

  alike('hostile words are searched for and shown as they are', () =>
    visit(kind, { hash: `#/search?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}` }, async (page) => {
      await findsNothing(page, '<img src=x onerror=alert(1)>');
      assert.equal(await page.$('main img'), null);
    }));
});
