// Everything can be done without a mouse, and on the narrowest screen nothing hangs over the edge.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message, valuesOf } from '../support/messages.mjs';
import { count } from '../support/published.mjs';
import { closeBrowsers, eventually } from './support/browsers.mjs';
import { isSoundStop, pressAt, tabOn, tabTo } from './support/keys.mjs';
import { address, askFor, calm, focused, groups, hasAddress, hasFocus } from './support/reader.mjs';
import { isAt, isTold, told, words } from './support/reader.mjs';
import { CALM, inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

/** Every kind of view. */
const VIEWS = [
  ...['#/', '#/documents', '#/deadlines', '#/benefits', '#/organizations', '#/organizations/省工商局', '#/search?q=养老', '#/about'],
  ...['27', '30', '32', '34', '35'].map((number) => `#/documents/浙政办发-2018-${number}`),
];

/** Leads to another view, and waits until it is there. */
async function show(page, hash) {
  const before = await page.title();
  await page.evaluate((hash) => (location.hash = hash), hash);
  await eventually(async () => (await page.title()) !== before);
  await page.waitForSelector(`${CALM} h1`);
}

inEachBrowser((kind) => {
  test('the tab key meets everything on the first page once, in the order in which it is read', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      const way = await tabTo(page, 'a: 关于');
      assert.deepEqual(
        way.map((place) => place.split(' ').slice(0, 2).join(' ')),
        [
          ...['a: 跳到正文', 'a: 政策通览', 'button: 长辈版', 'button: English', 'a: 我能享受什么', 'a: 什么时候到期', 'a: 看文件', 'a: 找单位'],
          ...['input: 搜索全部内容', 'button: 搜索'],
          ...['input: 年龄或出生日期', 'button: 查一查'],
          ...['a: 我能享受什么', 'a: 什么时候到期', 'a: 看文件', 'a: 关于'],
        ],
      );
    }));

  test('the skip link leads past the menu, and leaves view and address alone', () =>
    visit(kind, { hash: '#/documents' }, async (page) => {
      const view = { heading: '看文件', hash: '#/documents' };
      await tabTo(page, 'a: 跳到正文');
      await page.keyboard.press('Enter');
      await hasFocus(page, 'main');
      await isAt(page, view);
      await page.keyboard.press('Tab');
      await hasFocus(page, 'select: 种类');
    }));

  test('an age is asked and the source of a benefit opened by keyboard alone', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      await tabTo(page, 'input: 年龄或出生日期');
      await page.keyboard.type('八十多');
      await page.keyboard.press('Enter');
      await eventually(() => page.$('main [role=alert]'));
      await hasFocus(page, 'input: 年龄或出生日期');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Enter');
      await hasFocus(page, 'div: 80 周岁…');
      assert.ok((await told(page))?.startsWith(message('benefits.for_age', { age: 80 })));
      await tabTo(page, 'a: 浙政办发〔2018〕32号 二（三）');
      await page.keyboard.press('Enter');
      await eventually(async () => (await focused(page)).startsWith('h3: （三）'));
      assert.match(await address(page), /^#\/documents\/浙政办发-2018-32\/2\.3\?mark=/);
    }));

  test('documents are filtered, and a clause opened from the contents, by keyboard alone', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      const title = '关于印发浙江省“小微企业三年成长计划”（2018—2020年）的通知';
      await tabTo(page, 'a: 看文件');
      await page.keyboard.press('Enter');
      await page.waitForSelector(CALM);
      await hasFocus(page, 'h1: 看文件');
      await tabTo(page, 'select: 种类');
      for (const kind of ['通报', '意见', '通知']) {
        await page.keyboard.press('ArrowDown');
        await hasAddress(page, `#/documents?kind=${kind}`);
      }
      await isTold(page, message('filter.shown', { count: count('documents', ({ kind }) => kind === '通知') }));
      await tabTo(page, 'input: 文字');
      await page.keyboard.type('小微企业');
      await isTold(page, message('filter.shown', { count: 1 }));
      await tabTo(page, `a: ${title}`);
      await page.keyboard.press('Enter');
      await page.waitForSelector(CALM);
      await hasFocus(page, `h1: ${title}`);
      const entry = await page.$eval('nav[aria-label=目录] li a', (link) => link.innerText);
      await tabTo(page, `a: ${entry}`);
      await page.keyboard.press('Enter');
      await hasFocus(page, `h2: ${entry}`);
      assert.match(await address(page), /^#\/documents\/浙政办发-2018-34\/[\d.]+$/);
    }));

  test('the deadlines are filtered by keyboard, and the focus stays in the field', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      await tabTo(page, 'input: 文字');
      for (const words of ['消', '消防', '消防安', '消防安全']) {
        await page.keyboard.type(words.at(-1));
        await hasAddress(page, `#/deadlines?text=${words}`);
        await hasFocus(page, 'input: 文字');
      }
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await hasFocus(page, 'select: 时间');
      await page.keyboard.up('Shift');
      for (const period of ['2018', '2018-Q2', '2018-04']) {
        await page.keyboard.press('ArrowDown');
        await hasAddress(page, `#/deadlines?month=${period}&text=消防安全`);
        await hasFocus(page, 'select: 时间');
      }
    }));

  test('age, questions, results and the sheet are done by keyboard alone, and any answer can be changed', () =>
    visit(kind, { hash: '#/benefits', width: 320 }, async (page) => {
      const press = (place, key) => pressAt(page, place, key);
      await tabTo(page, 'input: 我自己');
      await page.keyboard.press('ArrowDown');
      await hasFocus(page, 'input: 家里老人');
      await tabTo(page, `input: ${message('age.label_alone')}`);
      await page.keyboard.type('八十');
      await page.keyboard.press('Enter');
      const answered = `家里老人，${message('benefits.for_age', { age: 80 })}`;
      await eventually(async () => (await told(page))?.startsWith(answered));
      await eventually(() => page.evaluate(() => document.activeElement.id === 'summary'));

      // One question at a time; the focus goes along.
      const question = () => page.$eval('#question', (heading) => heading.innerText);
      const seen = new Set();
      for (let asked = 0; asked < 30; asked++) {
        const now = await question();
        if (!(await page.$('.question .choice'))) break;
        assert.ok(!seen.has(now), `asked twice: ${now}`);
        seen.add(now);
        await press(now.includes('养老金') ? 'button: 城乡居民养老金' : 'button: 不清楚');
        await eventually(async () => (await question()) !== now);
        await eventually(() => page.evaluate(() => document.activeElement.id === 'question'));
        // What the answer has made due is seen, and the next question with it.
        if (now.includes('养老金')) {
          const inSight = (selector) =>
            page.$eval(selector, (own) => own.getBoundingClientRect().top >= 0 && own.getBoundingClientRect().bottom <= innerHeight);
          await eventually(async () => (await inSight('.summary .news')) && (await inSight('#question')));
        }
      }
      assert.ok(seen.size > 3 && [...seen].every((question) => !question.includes('您')), [...seen].join());
      assert.ok((await groups(page)).应当享受.includes('高龄补贴'));

      // An answer is changed, and the others stay.
      await pressAt(page, `button: ${message('benefits.change')}`, 'Enter', { back: true });
      await eventually(() => page.$('#everything'));
      const chosen = () => page.$$eval('#everything input:checked', (all) => all.map((input) => input.parentElement.innerText));
      const before = await chosen();
      await tabTo(page, 'input: 城乡居民养老金');
      await page.keyboard.press('ArrowDown');
      await eventually(async () => (await groups(page)).暂不符合?.includes('高龄补贴'));
      assert.deepEqual((await chosen()).slice(1), before.slice(1), 'the other answers stay');

      // A link is made only when it is asked for, and leads back to the same.
      await hasAddress(page, '#/benefits');
      await press(`button: ${message('sheet.share')}`);
      const link = await page.waitForSelector('#link').then((input) => input.evaluate(({ value }) => value));
      const groupsNow = await groups(page);
      assert.equal(await page.$eval('svg.code', (code) => code.getAttribute('role')), 'img');
      await pressAt(page, `button: ${message('benefits.clear')}`, 'Enter', { back: true });
      await hasFocus(page, `h1: ${message('benefits.title')}`);
      await page.evaluate((link) => (location.href = link), link);
      await eventually(async () => (await told(page))?.startsWith(answered));
      assert.deepEqual(await groups(page), groupsNow);
      await hasAddress(page, '#/benefits');
    }));

  test('everything that was told is cleared at a press, and the focus goes back to the beginning', () =>
    visit(kind, { hash: '#/benefits' }, async (page) => {
      await askFor(page, '82');
      await tabTo(page, `button: ${message('benefits.clear')}`);
      await page.keyboard.press('Enter');
      await hasFocus(page, 'h1: 我能享受什么');
      await eventually(async () => (await page.$eval('#age', ({ value }) => value)) === '');
    }));

  test('from the first page to the printed sheet, in 长辈版, by keyboard alone', () => {
    const prepare = (page) =>
      page.evaluateOnNewDocument(() => {
        window.printed = 0;
        window.print = () => (window.printed += 1);
      });
    return visit(kind, { hash: '#/', prepare }, async (page) => {
      await pressAt(page, `button: ${message('site.elder')}`, ' ');
      await eventually(() => page.$('html[data-elder]'));
      await tabTo(page, `input: ${message('age.label')}`);
      await page.keyboard.type('八十二');
      await page.keyboard.press('Enter');
      await hasFocus(page, 'div: 82 周岁…');
      await eventually(async () => (await told(page))?.startsWith(message('benefits.for_age', { age: 82 })));

      // The question about the pension is answered; those before it are passed over.
      const question = () => page.$eval('#question', ({ innerText }) => innerText);
      const pension = '城乡居民养老金';
      while (!(await words(page, '.question .choice')).includes(pension)) {
        const before = await question();
        await pressAt(page, `button: ${message('benefits.skip')}`);
        await eventually(async () => (await question()) !== before);
        await eventually(() => page.evaluate(() => document.activeElement.id === 'question'));
      }
      await pressAt(page, `button: ${pension}`, ' ');
      await eventually(() => page.evaluate(() => document.activeElement.id === 'question'));

      // Large type shows one thing at a time: the results when they are wanted.
      assert.equal(await page.$eval('.results', (results) => results.getClientRects().length), 0);
      await pressAt(page, `button: ${message('benefits.results')}`);
      await hasFocus(page, 'div: 82 周岁…');
      await eventually(async () => (await groups(page)).应当享受.includes('高龄补贴'));

      // What one needs to go and ask unfolds and folds again.
      const isOpen = () => page.evaluate(() => document.activeElement.closest('details').open);
      await pressAt(page, `summary: ${message('benefits.details')}`);
      await eventually(isOpen);
      await page.keyboard.press(' ');
      await eventually(async () => !(await isOpen()));

      await pressAt(page, `button: ${message('sheet.print')}`, ' ');
      await eventually(async () => (await page.evaluate(() => window.printed)) === 1);
      // What was told stands above, and can still be changed.
      await pressAt(page, `button: ${message('benefits.change')}`, 'Enter', { back: true });
      await eventually(() => page.$('#everything'));
    });
  });

  test('the deadlines: day, filters, picture, what a mark holds, and from a deadline to its clause, by keyboard alone', () =>
    visit(kind, { hash: '#/' }, async (page) => {
      const detailOf = (part) => page.$eval(`${part} .deadline [aria-expanded]`, ({ ariaLabel }) => ariaLabel);
      const onMark = async (label) => {
        await hasFocus(page, `g: ${label}`);
        await isSoundStop(page);
      };
      await pressAt(page, `a: ${message('nav.deadlines')}`);
      await page.waitForSelector(CALM);
      await hasFocus(page, `h1: ${message('deadlines.title')}`);

      // Another day: a part of the date is one up, whichever part comes first in this country.
      await tabTo(page, `input: ${message('deadlines.as_of')}`);
      await page.keyboard.press('ArrowUp');
      const day = await page.$eval('#as-of', ({ value }) => value);
      await hasAddress(page, `#/deadlines?as_of=${day}`);
      await hasFocus(page, `input: ${message('deadlines.as_of')}`);
      await pressAt(page, `button: ${message('deadlines.as_of_gazette')}`, ' ');
      await hasAddress(page, '#/deadlines?as_of=gazette');

      // A state, and a unit chosen in a list, which comes off by the chip that says it.
      const states = (await words(page, '.deadline-filters .choices button')).map((words) => words.trim().split(/\s+/));
      const ahead = states.find(([name]) => name === message('state.ahead'));
      await pressAt(page, `button: ${ahead.join(' ')}`, ' ');
      await isTold(page, message('filter.shown_deadlines', { count: ahead[1] }));
      await tabTo(page, `select: ${message('filter.unit')}`);
      await page.keyboard.press('ArrowDown');
      const unit = await eventually(() => page.$eval('#unit', ({ value }) => value));
      await hasAddress(page, `#/deadlines?unit=${unit}&state=ahead&as_of=gazette`);
      const drop = message('filter.drop', { name: message('filter.unit'), value: unit });
      await pressAt(page, `button: ${drop}`);
      await hasAddress(page, '#/deadlines?state=ahead&as_of=gazette');

      // Into the picture, along its marks, into what one of them holds, and out.
      const marks = await page.$$eval('.timeline-picture [role=button]', (all) => all.map(({ ariaLabel }) => ariaLabel));
      await tabTo(page, `g: ${marks[0]}`);
      for (const [key, at] of [['ArrowRight', 1], ['ArrowLeft', 0], ['End', -1], ['Home', 0]]) {
        await page.keyboard.press(key);
        await onMark(marks.at(at));
      }
      const several = marks.findIndex((label) => /，(?!1 项)\d+ 项，/.test(label));
      for (let at = 0; at < several; at++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await eventually(() => page.evaluate(() => document.activeElement.id === 'timeline-opened'));
      await pressAt(page, `button: ${await detailOf('.timeline-panel')}`);
      await eventually(() => page.$('.timeline-panel .deadline-detail'));
      await page.keyboard.press('Escape');
      await onMark(marks[several]);
      assert.equal(await page.$('.timeline-panel'), null);

      // Below the picture the list, and from a deadline to its clause.
      await pressAt(page, `button: ${await detailOf('main .month')}`);
      await page.waitForSelector('main .deadline-detail');
      const [clause] = await words(page, 'main .deadline-detail footer a');
      await pressAt(page, `a: ${clause}`);
      await eventually(async () => (await address(page)).startsWith('#/documents/'));
      await eventually(() => page.evaluate(() => 'place' in document.activeElement.dataset));
    }));

  test('the search: from the field through the hits into one, and back to the words, by keyboard alone', () =>
    visit(kind, { hash: '#/benefits' }, async (page) => {
      const field = `input: ${message('search.label')}`;
      await tabTo(page, field);
      await page.keyboard.type('法律援助');
      await eventually(async () => valuesOf('search.found', (await told(page)) ?? '').query === '法律援助');
      await hasFocus(page, field);
      const hits = await words(page, '.hit-name');
      for (const hit of hits) {
        await page.keyboard.press('ArrowDown');
        await hasFocus(page, `a: ${hit}`);
        await isSoundStop(page);
      }
      // The tab key goes the same way, past what narrows the search.
      for (const _ of hits) await page.keyboard.press('ArrowUp');
      await hasFocus(page, field);
      const way = await tabTo(page, `a: ${hits.at(-1)}`);
      assert.deepEqual(way.slice(-hits.length), hits.map((hit) => `a: ${hit}`));
      await page.keyboard.press('Enter');
      await eventually(async () => (await address(page)).startsWith('#/documents/'));
      await eventually(() => page.evaluate(() => 'place' in document.activeElement.dataset));
      // The key for it is the browser's own, and out of reach of a test.
      await page.goBack();
      await eventually(async () => valuesOf('search.found', (await told(page)) ?? '').query === '法律援助');
      assert.equal(await page.$eval('#search', ({ value }) => value), '法律援助');
    }));

  for (const [what, hash] of [
    ['a clause', '#/documents/浙政办发-2018-30/2.4'],
    ['the months of the bodies', '#/organizations?view=months'],
  ]) {
    test(`on the way down and up ${what} nothing that has the focus lies under what stays in sight`, () =>
      visit(kind, { hash }, async (page) => {
        const down = await tabOn(page, 60);
        const up = await tabOn(page, 40, { back: true });
        // What one met on the way down one meets again.
        for (const place of up) assert.ok(down.includes(place), place);
      }));
  }

  test('a birth date and another age are named beside the fields, and nothing is lost', () =>
    visit(kind, { hash: '#/benefits' }, async (page) => {
      await page.type('#age', '82');
      for (const [field, value] of [['year', '1944'], ['month', '5'], ['day', '初二']]) await page.type(`#${field}`, value);
      await page.keyboard.press('Enter');
      await eventually(async () => (await words(page, 'main [role=alert]'))[0] === message('age.lunar'));
      await page.$eval('#day', (day) => day.select());
      await page.type('#day', '2');
      await page.$eval('#age', (age) => age.select());
      await page.type('#age', '30');
      await page.keyboard.press('Enter');
      await eventually(async () => /^年龄和出生日期对不上：年龄填的是“30/.test((await words(page, 'main [role=alert]'))[0]));
      assert.deepEqual(await page.$$eval('#age, #year, #month, #day', (all) => all.map(({ value }) => value)), ['30', '1944', '5', '2']);
      await hasFocus(page, 'input: 年');
    }));

  test('clearing the filters by keyboard leaves the focus in the view', () =>
    visit(kind, { hash: '#/documents?kind=通知' }, async (page) => {
      await tabTo(page, 'a: 清除筛选');
      await page.keyboard.press('Enter');
      await isTold(page, message('filter.shown', { count: count('documents') }));
      await eventually(() => page.evaluate(() => document.activeElement.closest('main') !== null));
    }));

  test('whatever can be pressed is as high as a finger needs, on a phone, between, and on a wide screen', () =>
    visit(kind, { hash: '#/nowhere' }, async (page) => {
      for (const hash of VIEWS) {
        await show(page, hash);
        for (const width of [360, 960, 1180]) {
          await page.setViewport({ width, height: 900 });
          await calm(page);
          // In one go: `$$eval` hands over hundreds of elements one by one.
          const small = await page.evaluate(() =>
            [...document.querySelectorAll('a, button, summary, input, select, [role=button]')]
              .map((element) => [element, (element.closest('label') ?? element).getBoundingClientRect()])
              .filter(([, { width, height }]) => width > 0 && height < 43.5)
              .map(([element, { height }]) => `${element.textContent}: ${height}`),
          );
          assert.deepEqual(small, [], `${hash} at ${width}`);
        }
      }
    }));

  test('at 320 pixels no view scrolls sideways', () =>
    visit(kind, { hash: '#/', width: 320, height: 640 }, async (page) => {
      const views = {
        '#/': '您或家里老人，今年多大？',
        '#/documents': '看文件',
        '#/documents/浙政办发-2018-30': '关于印发打破信息孤岛实现数据共享推进“最多跑一次”改革2018年工作要点的通知',
        '#/documents/浙政办发-2018-33': '关于2017年度在浙金融机构支持浙江经济发展考核评价结果的通报',
        '#/documents/浙政办发-2018-34': '关于印发浙江省“小微企业三年成长计划”（2018—2020年）的通知',
        '#/documents/浙政办发-2018-35': '关于省政府秘书长、副秘书长和办公厅副主任分工的通知',
        '#/deadlines': '什么时候到期',
        '#/organizations': '找单位',
        '#/organizations/省数据管理中心': '省数据管理中心',
        '#/about': '关于本网页',
        '#/benefits': '我能享受什么',
        '#/nowhere': '没有这一页',
      };
      const fits = async (view) => {
        const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(needs <= has, `${view} needs ${needs} of ${has} pixels`);
      };
      for (const [hash, heading] of Object.entries(views)) {
        await page.evaluate((hash) => (location.hash = hash), hash);
        await eventually(async () => (await words(page, 'h1'))[0] === heading);
        if (hash === '#/benefits') {
          await askFor(page, '82');
          await page.$$eval('main details', (all) => all.forEach((details) => (details.open = true)));
        }
        await fits(hash);
      }
    }));
});
