// What an official does on a Monday morning: sees what is due on a day, narrows it, opens it, looks at the picture.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message, valuesOf } from '../support/messages.mjs';
import { count, facts } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { address, choose, hasAddress, hasFocus, isAt, isTold, told, unfold, words, write } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const ALL = count('deadlines');
const GAZETTE_DAY = '2018-04-14';
const NO_30 = '浙政办发-2018-30';
const due = (count) => message('filter.shown_deadlines', { count });
const clear = (page) => byRole(page, 'link', '清除筛选', 'main .result-line').click();
const press = (page, name, within = 'main') => byRole(page, 'button', name, within).click();
const month = (month) => message('deadlines.month_heading', { year: 2018, month });
/** The date that stands in the field for the day. */
const day = (page) => page.$eval('#as-of', (field) => field.value);
/** What the page says of how each deadline in the list stands. */
const standings = (page) => words(page, 'main .month .standing');
/** Where the line of the day stands in the picture. */
const line = (page) => page.$eval('.timeline-line', (line) => line.getAttribute('x1'));
/** As many pixels as a month of twelve is wide. */
const monthWide = (page) => page.$eval('.timeline-picture', (svg) => (svg.getBoundingClientRect().width * 960) / 1176 / 12);
/** The middle of what a selector finds, in sight. */
async function middle(page, selector) {
  const found = await page.$(selector);
  await found.scrollIntoView();
  const { x, y, width, height } = await found.boundingBox();
  return [x + width / 2, y + height / 2];
}
/** What a screen reader says of each mark and bar of the picture, in its order. */
const marks = (page) => page.$$eval('.timeline-picture [role=button]', (all) => all.map(({ ariaLabel }) => ariaLabel));
/** The state buttons: `{ 未到期: 72, … }` */
const states = (page) =>
  page.$$eval('main .deadline-filters .choices button', (all) =>
    Object.fromEntries(all.map((button) => button.innerText.trim().split(/\s+/)).map(([name, count]) => [name, Number(count)])),
  );

/** Sets a date field as its own picker does. */
const pick = (page, id, date) =>
  page.$eval(
    `#${id}`,
    (field, date) => {
      field.value = date;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    date,
  );

inEachBrowser((kind, alike) => {
  alike('everything with a day being over, one looks at the day of the gazette, and the page says why', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      await isTold(page, due(ALL));
      assert.equal(await day(page), GAZETTE_DAY);
      assert.ok((await words(page, 'main'))[0].includes('写明日期的期限都已过去'));
      await press(page, '今天');
      await hasAddress(page, '#/deadlines?as_of=today');
      const over = await states(page);
      assert.equal(over['未到期'], undefined);
      // What lasts all year is over with its year.
      assert.equal(over['全年'], undefined);
      assert.equal(over['已到期'], count('deadlines', ({ due, all_year: allYear }) => due || allYear));
      await press(page, '公报日期');
      await eventually(async () => (await day(page)) === GAZETTE_DAY);
      assert.equal((await states(page))['已到期'], undefined);
    }));

  alike('another day counts the days anew, and a link to it shows the same', () =>
    visit(kind, { hash: `#/deadlines?document=${NO_30}&due=2018-10` }, async (page) => {
      await pick(page, 'as-of', '2018-10-31');
      await eventually(async () => (await standings(page)).every((words) => words === '今天到期'));
      await pick(page, 'as-of', '2018-11-12');
      await eventually(async () => (await standings(page)).every((words) => words === '已到期（过 12 天）'));
      await pick(page, 'as-of', '2018-09-21');
      await eventually(async () => (await standings(page)).every((words) => words === '还有 40 天'));
      await hasAddress(page, `#/deadlines?document=${NO_30}&due=2018-10&as_of=2018-09-21`);
      const before = await words(page, 'main');
      await page.reload();
      await page.waitForSelector('main .standing');
      assert.deepEqual(await words(page, 'main'), before);
    }));

  test('a day in the address that is none is said beside the field, and nothing is lost', () =>
    visit(kind, { hash: '#/deadlines?as_of=2018年2月30日<b>&text=政务' }, async (page) => {
      const text = message('deadlines.as_of_unread', { written: '2018年2月30日<b>' });
      assert.deepEqual(await words(page, '#as-of-error'), [text]);
      assert.equal(await page.$eval('#text', (field) => field.value), '政务');
      await pick(page, 'as-of', GAZETTE_DAY);
      await eventually(async () => (await page.$('#as-of-error')) === null);
    }));

  alike('the counts of the states are the filter, and together they are all', () =>
    visit(kind, { hash: '#/deadlines?as_of=2018-06-10' }, async (page) => {
      const six = ['已到期', '本月到期', '进行中', '未到期', '全年', '定期'];
      const counts = await states(page);
      assert.equal(six.reduce((sum, state) => sum + (counts[state] ?? 0), 0), ALL);
      for (const state of six.filter((state) => counts[state])) {
        await press(page, `${state} ${counts[state]}`, '.deadline-filters .choices');
        await isTold(page, due(counts[state]));
        const chosen = await page.$$eval('.deadline-filters .choices [aria-pressed=true]', (all) => all.map(({ innerText }) => innerText.split(/\s/)[0]));
        assert.ok(chosen.includes(state));
        await press(page, `${state} ${counts[state]}`, '.deadline-filters .choices');
        await isTold(page, due(ALL));
      }
    }));

  alike('filters are combined, each says its count, and each is taken off by itself', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      await isTold(page, due(await choose(page, '单位', '省数据管理中心')));
      await unfold(page, message('filter.more'));
      await isTold(page, due(await choose(page, '写在哪里', '附表')));
      await isTold(page, due(await choose(page, message('filter.due'), month(12))));
      const listed = await words(page, 'main .month .deadline');
      assert.ok(listed.length > 0);
      for (const item of listed) assert.match(item, /2018年12月31日[^]*省数据管理中心[^]*附表第\d+行/);
      await hasAddress(page, '#/deadlines?unit=省数据管理中心&due=2018-12&origin=table');
      for (const [name, value] of [['单位', '省数据管理中心'], [message('filter.due'), month(12)], ['写在哪里', '附表']]) {
        await press(page, message('filter.drop', { name, value }), 'main .chips');
      }
      await isTold(page, due(ALL));
      assert.equal(await page.$('main .chips'), null);
    }));

  alike('an empty result says which filter to drop, and how many there are then', () =>
    visit(kind, { hash: '#/deadlines?unit=省财政厅&due=2018-05' }, async (page) => {
      await isTold(page, due(0));
      const ways = await words(page, 'main .ways-out a');
      assert.equal(ways.length, 2);
      const { count } = valuesOf('filter.way_out', ways[0]);
      await byRole(page, 'link', ways[0], 'main .ways-out').click();
      await isTold(page, due(count));
    }));

  alike('where no single filter helps, the fewest are named that do', () =>
    visit(kind, { hash: '#/deadlines?document=浙政办发-2018-32&unit=省数据管理中心&due=2018-05' }, async (page) => {
      await isTold(page, due(0));
      const [way] = await words(page, 'main .ways-out a');
      const { count } = valuesOf('filter.way_out', way);
      assert.equal(way.match(/“/g).length, 2, way);
      await byRole(page, 'link', way, 'main .ways-out').click();
      await isTold(page, due(count));
      assert.equal((await page.$$('main .chips li')).length, 1);
    }));

  alike('what is no day in the address filters nothing: no chip, an empty field, no warning', () =>
    visit(kind, { hash: '#/deadlines?from=abc&to=2018-02-30' }, async (page) => {
      const warnings = [];
      page.on('console', (line) => line.type() === 'warn' && warnings.push(line.text()));
      await page.reload();
      await isTold(page, due(ALL));
      assert.equal(await page.$('main .chips'), null);
      assert.deepEqual(await page.$$eval('#from, #to', (fields) => fields.map((field) => field.getAttribute('value') ?? '')), ['', '']);
      assert.deepEqual(warnings, []);
    }));

  alike('a time shows what runs through it: below what is due in it, and all year', () =>
    visit(kind, { hash: '#/deadlines?unit=省财政厅' }, async (page) => {
      const runs = ({ start, due, responsible }) =>
        responsible.some(({ name }) => name === '省财政厅') && (start ?? due ?? '') <= '2018-12-31' && (due ?? '9999') >= '2018-10-01';
      const quarter = message('deadlines.quarter', { year: 2018, quarter: 4, first: 10, last: 12 });
      assert.equal(await choose(page, '时间', quarter), count('deadlines', runs));
      await isTold(page, due(count('deadlines', runs)));
      await eventually(async () => (await page.$$('main .month .deadline')).length === count('deadlines', runs));
      const headings = await words(page, 'main .month h2');
      assert.deepEqual(headings.slice(-2), [message('deadlines.through_heading'), message('deadlines.all_year_heading')]);
    }));

  alike('an opened deadline shows the words beside the day, its bodies of today, who keeps contact, and the other place', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      const alone = (task) => count('deadlines', (other) => other.task === task) === 1;
      const known = facts('organizations').filter(({ current_name, mentions }) => current_name && mentions.some(({ role }) => role === 'liaison'));
      const body = ({ responsible }) => known.find(({ name, aliases }) => responsible.some((own) => [name, ...aliases].includes(own.name)));
      const one = facts('deadlines').find((deadline) => deadline.row && deadline.due && alone(deadline.task) && body(deadline));
      const { id, task, phrase } = one;
      await press(page, `详情：${task}`);
      const opened = async () => (await words(page, 'main .deadline-detail'))[0] ?? '';
      await eventually(async () => (await opened()).includes(`文中表述：${phrase} → 最晚2018年`));
      const detail = await opened();
      assert.ok(detail.includes(message('detail.today', { name: body(one).current_name.name })), detail);
      assert.match(detail, /联系：.+（.+）（2018年4月分工）/);
      assert.ok(detail.includes('正文里对应的一条'));
      await hasAddress(page, `#/deadlines?open=${id}`);
      // A link to it opens it and leads there.
      await page.reload();
      await eventually(async () => (await opened()) === detail);
      await eventually(() => page.evaluate(() => {
        const { top } = document.activeElement.getBoundingClientRect();
        return 'open' in document.activeElement.dataset && top >= -2 && top < innerHeight / 2;
      }));
      await press(page, `收起：${task}`);
      await eventually(async () => (await page.$('main .deadline-detail')) === null);
    }));

  alike('the words of a deadline are marked in their sentence, and the rest of a long clause is folded around it', () =>
    visit(kind, { hash: `#/deadlines?document=${NO_30}&open=${NO_30}/3.3@下半年` }, async (page) => {
      const { quote } = facts('deadlines').find(({ id }) => id === `${NO_30}/3.3@下半年`);
      await page.waitForSelector('main .deadline-detail');
      assert.deepEqual(await words(page, 'main .deadline-detail mark'), [quote]);
      const [around] = await words(page, 'main .deadline-detail .quote');
      assert.ok(around.includes('完成系统开发并在部分市') && !around.includes('双随机'), around);
      await (await page.waitForSelector('main .deadline-detail .quote summary')).click();
      await eventually(async () => (await words(page, 'main .deadline-detail .quote'))[0].includes('双随机'));
    }));

  alike('text and table that differ stand beside each other: payment of fines, 12 月底 and 9 月底', () =>
    visit(kind, { hash: '#/deadlines?conflict=yes&month=2018-09' }, async (page) => {
      const sides = ['正文 2018年12月底前', '附表 2018年9月底前'];
      assert.deepEqual(await words(page, 'main .month .conflict li'), sides);
    }));

  alike('the list is a table that can be sorted, with the same deadlines, and its order stands in the address', () =>
    visit(kind, { hash: `#/deadlines?document=${NO_30}` }, async (page) => {
      const listed = await words(page, 'main .month .deadline-task');
      await press(page, '表格');
      await page.waitForSelector('main table');
      const tasks = async () => (await words(page, 'main tbody td:nth-child(3) > button')).map((task) => task.trim());
      assert.deepEqual(await tasks(), listed.map((task) => task.trim()));
      await press(page, '期限', 'main thead');
      await hasAddress(page, `#/deadlines?document=${NO_30}&form=table&sort=when`);
      await press(page, '期限', 'main thead');
      await hasAddress(page, `#/deadlines?document=${NO_30}&form=table&sort=when-down`);
      await eventually(async () => (await words(page, 'main tbody td:first-child'))[0].includes('全年'));
      const sorted = await tasks();
      assert.deepEqual(sorted.toSorted(), listed.map((task) => task.trim()).toSorted());
      assert.equal(await page.$$eval('main .chips li', (chips) => chips.length), 1, 'an order is no filter');
      await page.reload();
      await eventually(async () => (await words(page, 'main tbody td:first-child')).length === listed.length);
      assert.deepEqual(await tasks(), sorted);
      // Places as they follow in the document: its clauses in their order, then its table.
      await press(page, '出处', 'main thead');
      await hasAddress(page, `#/deadlines?document=${NO_30}&form=table&sort=place`);
      await eventually(async () => (await words(page, 'main tbody td:last-child'))[0].includes('一（一）'));
      const rows = (await words(page, 'main tbody td:last-child')).map((place) => Number(place.match(/附表第(\d+)行/)?.[1] ?? 0));
      assert.deepEqual(rows, rows.toSorted((one, other) => one - other));
      await press(page, '列表');
      await eventually(async () => (await words(page, 'main .month .deadline-task')).length === listed.length);
    }));

  alike('a row of the table opens beneath itself, a link opens it too, and what differs is said in words', () =>
    visit(kind, { hash: '#/deadlines?conflict=yes&form=table' }, async (page) => {
      const conflicts = facts('deadlines').filter(({ conflicts_with }) => conflicts_with.length > 0);
      await page.waitForSelector('main table');
      assert.equal((await words(page, 'main tbody .conflict')).length, conflicts.length);
      const { id, task, phrase } = conflicts.find(({ origin }) => origin === 'body');
      await press(page, task, 'main tbody');
      await hasAddress(page, `#/deadlines?conflict=yes&form=table&open=${id}`);
      await hasFocus(page, `button: ${task}`);
      const opened = async () => (await words(page, 'main tr[data-open] + .table-below .deadline-detail'))[0] ?? '';
      await eventually(async () => (await opened()).includes(`文中表述：${phrase}`));
      const detail = await opened();
      await page.reload();
      await eventually(async () => (await opened()) === detail);
      await eventually(() => page.evaluate(() => {
        const { top } = document.activeElement.getBoundingClientRect();
        return 'open' in document.activeElement.dataset && top >= -2 && top < innerHeight;
      }));
      await press(page, task, 'main tbody');
      await eventually(async () => (await page.$('main .deadline-detail')) === null);
    }));

  test('a mark of the picture says what it holds, and opens just that below the picture', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      const labels = await marks(page);
      // Each deadline stands in the lane of its document, once.
      const held = labels.map((label) => Number(label.match(/(?:，| · )(\d+) ?项[，：]/)?.[1] ?? 1));
      assert.equal(held.reduce((sum, count) => sum + count), ALL);
      const several = labels.findIndex((label) => label.includes('2018年10月31日'));
      await byRole(page, 'button', labels[several], '.timeline-picture').click();
      await hasFocus(page, `h3: ${message('timeline.opened', { count: held[several] })}`);
      const tasks = await words(page, '.timeline-panel .deadline-task');
      assert.equal(tasks.length, held[several]);
      for (const item of await words(page, '.timeline-panel .deadline')) assert.match(item, /2018年10月31日/);
      assert.equal(await page.$('main .deadline-detail'), null);
      // One alone is opened at once.
      const single = held.indexOf(1);
      await byRole(page, 'button', labels[single], '.timeline-picture').click();
      await eventually(async () => (await words(page, '.timeline-panel .deadline-detail')).length === 1);
      await press(page, message('timeline.close'), '.timeline-panel');
      await eventually(async () => (await page.$('.timeline-panel')) === null);
      await hasFocus(page, `g: ${labels[single]}`);
    }));

  test('the picture is one tab stop: arrow keys, Home and End go from mark to mark, Enter opens, Escape closes', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      const labels = await marks(page);
      assert.equal((await page.$$('.timeline-picture [tabindex="0"]')).length, 1);
      await page.$eval('.timeline-picture [tabindex="0"]', (mark) => mark.focus());
      await hasFocus(page, `g: ${labels[0]}`);
      for (const [key, at] of [['ArrowRight', 1], ['End', labels.length - 1], ['ArrowLeft', labels.length - 2], ['Home', 0], ['ArrowLeft', 0]]) {
        await page.keyboard.press(key);
        await hasFocus(page, `g: ${labels[at]}`);
      }
      await page.keyboard.press('ArrowDown');
      const below = await page.evaluate(() => document.activeElement.ariaLabel);
      assert.notEqual(below, labels[0]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await eventually(async () => (await page.evaluate(() => document.activeElement.id)) === 'timeline-opened');
      await page.keyboard.press('Escape');
      await hasFocus(page, `g: ${await page.$eval('.timeline-picture [tabindex="0"]', ({ ariaLabel }) => ariaLabel)}`);
      assert.equal(await page.$('.timeline-panel'), null);
      // One step leads out of the picture.
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.closest('.timeline-picture')), null);
    }));

  test('the day is chosen by moving its line', () =>
    visit(kind, { hash: '#/deadlines?month=2018' }, async (page) => {
      const [x, y] = await middle(page, '.timeline-handle rect');
      const month = await monthWide(page);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + month, y, { steps: 5 });
      assert.equal(await address(page), '#/deadlines?month=2018', 'nothing is chosen before it is let go');
      await page.mouse.move(x + 2 * month, y, { steps: 5 });
      await page.mouse.up();
      await eventually(async () => /as_of=2018-06-1\d$/.test(await address(page)));
      assert.match(await day(page), /^2018-06-1\d$/);
    }));

  test('the line is moved by its words too, once more as well, and rests when it is let go', () =>
    visit(kind, { hash: '#/deadlines?month=2018' }, async (page) => {
      const month = await monthWide(page);
      for (const [steps, chosen] of [[2, /as_of=2018-06-1\d$/], [1, /as_of=2018-07-1\d$/]]) {
        const [x, y] = await middle(page, '.timeline-handle text');
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + steps * month, y, { steps: 5 });
        await page.mouse.up();
        await eventually(async () => chosen.test(await address(page)));
        const selected = await page.evaluate(() => String(getSelection()));
        assert.equal(selected, '', 'words that are selected would be dragged');
        const rests = await line(page);
        await page.mouse.move(x - month, y + 5, { steps: 5 });
        assert.equal(await line(page), rests, 'no button is pressed');
      }
    }));

  for (const taken of ['pointercancel', 'lostpointercapture']) {
    test(`the line goes back where the pointer is taken away (${taken})`, () =>
      visit(kind, { hash: '#/deadlines?month=2018' }, async (page) => {
        const month = await monthWide(page);
        const before = await line(page);
        const [x, y] = await middle(page, '.timeline-handle rect');
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + month, y, { steps: 5 });
        await eventually(async () => (await line(page)) !== before);
        await page.$eval('.timeline-handle rect', (handle, taken) => handle.dispatchEvent(new PointerEvent(taken, { bubbles: true })), taken);
        await eventually(async () => (await line(page)) === before);
        await page.mouse.move(x + 3 * month, y, { steps: 5 });
        await page.mouse.up();
        assert.equal(await line(page), before);
        assert.equal(await address(page), '#/deadlines?month=2018');
      }));
  }

  alike('one sees all, a year, a quarter, a month, and the next; the list follows', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      for (const [button, period, columns] of [
        ['一年', '2018', 12],
        ['一个季度', '2018-Q2', 9],
        ['一个月', '2018-04', 30],
        ['往后', '2018-05', 31],
        ['往前', '2018-04', 30],
      ]) {
        await press(page, button, '.timeline-controls');
        await hasAddress(page, `#/deadlines?month=${period}`);
        assert.equal((await page.$$('.timeline-head')).length, columns, button);
      }
      const april = await words(page, 'main .month h2');
      const others = ['through_heading', 'rhythm_heading', 'all_year_heading'].map((key) => message(`deadlines.${key}`));
      // What begins in April stands there.
      assert.deepEqual(april, [month(4), ...others]);
      await press(page, '全部', '.timeline-controls');
      await isTold(page, due(ALL));
    }));

  alike('lanes are documents, units, levels or topics', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      const lanes = () => page.$$eval('.timeline-lane:not(.timeline-quiet)', (all) => all.map(({ textContent }) => textContent));
      for (const [button, value, lane] of [
        ['单位', 'unit', '省数据管理中心'],
        ['级别', 'level', '设区市'],
        ['主题', 'topic', '养老'],
      ]) {
        await press(page, button, '.timeline-lanes');
        await hasAddress(page, `#/deadlines?lanes=${value}`);
        assert.ok((await lanes()).some((name) => name.includes(lane)), `${button}: ${await lanes()}`);
      }
      const said = () => page.$$eval('.timeline-picture [role=group]', (all) => all.map(({ ariaLabel }) => ariaLabel));
      assert.ok((await said()).some((name) => name.includes('养老')), 'a lane is said too');
      await press(page, '文件', '.timeline-lanes');
      await hasAddress(page, '#/deadlines');
    }));

  alike('what shares the last lane is unfolded below the picture, and folded again', () =>
    visit(kind, { hash: '#/deadlines?lanes=unit' }, async (page) => {
      const lanes = () => page.$$eval('.timeline-picture [role=group]', (all) => all.length);
      assert.equal(await lanes(), 11);
      const [button] = await words(page, '.timeline-rest button');
      const { count } = valuesOf('timeline.unfold', button);
      await press(page, button, '.timeline-rest');
      await hasAddress(page, '#/deadlines?lanes=unit&rows=all');
      await eventually(async () => (await lanes()) === 10 + Number(count));
      await press(page, message('timeline.fold', { count: 10 }), '.timeline-rest');
      await eventually(async () => (await lanes()) === 11);
    }));

  test('where there is no room for a picture the list leads, and each month leads to what it counts', () =>
    visit(kind, { hash: '#/deadlines', width: 320 }, async (page) => {
      assert.equal(await page.$eval('.timeline-picture', (svg) => getComputedStyle(svg).display), 'none');
      const top = (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().top + scrollY);
      assert.ok((await top('main .month .deadline')) < 1400, `the first begins at ${await top('main .month .deadline')}`);
      assert.equal(await page.$('main .result-line a'), null, 'there is nothing to clear');
      await unfold(page, message('timeline.folded'));
      const december = await page.$eval('[aria-label^="2018年12月 "]', (link) => link.ariaLabel);
      await byRole(page, 'link', december, 'main .timeline-narrow').click();
      await isTold(page, due(valuesOf('timeline.row_mark', december).count));
      await hasAddress(page, '#/deadlines?due=2018-12');
      await hasFocus(page, `p: ${due(valuesOf('timeline.row_mark', december).count)}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no second scroll bar');
      await clear(page);
      await isTold(page, due(ALL));
      // The link is gone, the focus is not.
      await hasFocus(page, `p: ${due(ALL)}`);
    }));

  test('between a phone and a desk the picture is there and moves sideways by itself, and a mark that has the focus is seen', () =>
    visit(kind, { hash: '#/deadlines', width: 800 }, async (page) => {
      assert.notEqual(await page.$eval('.timeline-picture', (svg) => getComputedStyle(svg).display), 'none');
      assert.equal(await page.$eval('.timeline-narrow', (list) => getComputedStyle(list).display), 'none');
      await page.$eval('.timeline-picture [tabindex="0"]', (mark) => mark.focus());
      for (const key of ['End', 'Home']) {
        await page.keyboard.press(key);
        await eventually(() =>
          page.evaluate(() => {
            const { left, right } = document.activeElement.getBoundingClientRect();
            return document.activeElement.matches('[role=button]') && right > 0 && left < innerWidth;
          }),
        );
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page moves not');
    }));

  test('who takes a filter off by its chip or by a way out keeps the focus, at what is told then', () =>
    visit(kind, { hash: `#/deadlines?document=浙政办发-2018-32&unit=省公安厅` }, async (page) => {
      const way = await page.waitForSelector('main .ways-out a');
      await way.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => !document.querySelector('main .ways-out'));
      await hasFocus(page, `p: ${await told(page)}`);
      const chip = await page.waitForSelector('main .chips button');
      await chip.focus();
      await page.keyboard.press('Enter');
      await isTold(page, due(ALL));
      await hasFocus(page, `p: ${due(ALL)}`);
    }));

  test('words are looked for while they are written, and the field keeps the focus', () =>
    visit(kind, { hash: '#/deadlines' }, async (page) => {
      await write(page, 'searchbox', '文字', '档案');
      await hasAddress(page, '#/deadlines?text=档案');
      const found = await told(page);
      assert.notEqual(found, due(ALL));
      await hasFocus(page, 'input: 文字');
      await clear(page);
      await isAt(page, { heading: '什么时候到期', hash: '#/deadlines' });
      assert.equal(await page.$eval('#text', (field) => field.value), '');
    }));

  for (const timezone of ['Asia/Shanghai', 'UTC', 'America/Los_Angeles']) {
    (timezone === 'America/Los_Angeles' ? test : alike)(`no day moves in ${timezone}`, () =>
      visit(kind, { hash: '#/deadlines?as_of=2018-10-31', timezone }, async (page) => {
        const dated = facts('deadlines').filter(({ start, due }) => due && !start);
        const shown = await words(page, 'main .month .deadline-when');
        for (const { due } of dated) {
          const [year, month, day] = due.split('-').map(Number);
          assert.ok(shown.some((words) => words.startsWith(`最晚${year}年${month}月${day}日`)), due);
        }
        assert.equal(await day(page), '2018-10-31');
        assert.equal(shown.filter((words) => words.includes('今天到期')).length, dated.filter(({ due }) => due === '2018-10-31').length);
        assert.ok((await page.$$eval('.timeline-picture text', (all) => all.map(({ textContent }) => textContent))).includes('2018年10月31日'));
        await press(page, '今天');
        const today = await page.evaluate(() => [new Date().getFullYear(), new Date().getMonth() + 1, new Date().getDate()]);
        await eventually(async () => (await day(page)).split('-').map(Number).join() === today.join());
      }));
  }
});
