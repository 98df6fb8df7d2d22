// Tables, lists and figures below the text of a document, and the pages of the bodies they name.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { message } from '../support/messages.mjs';
import { count } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { focused, hasAddress, hasFocus, isAt, isTold, words, write } from './support/reader.mjs';
import { inEachBrowser, visit } from './support/site.mjs';

after(closeBrowsers);

const NO_30 = '#/documents/浙政办发-2018-30';
const TABLE = 'main table[aria-label^="附件："]';
const found = (count) => message('filter.shown_organizations', { count });

/** The places of the rows, from top to bottom. */
const rows = (page) => page.$$eval(`${TABLE} [data-place]`, (all) => all.map(({ dataset }) => dataset.place));
const tasks = (page) => page.$$eval(`${TABLE} [data-place]`, (all) => all.map(({ cells }) => cells[2].innerText));
/** How the columns say that they are sorted, and what is told above them. */
const order = (page) =>
  page.$eval(TABLE, (table) => ({
    sorted: [...table.querySelectorAll('th[scope=col]')].map((header) => header.getAttribute('aria-sort')),
    told: table.previousElementSibling.innerText,
  }));

/** Waits until an element with this place has the focus, is marked, and is in sight. */
const isLedTo = (page, place) =>
  eventually(async () => {
    const is = await page.evaluate((place) => {
      const target = document.querySelector(`[data-place="${place}"]`);
      const { top, bottom } = target.getBoundingClientRect();
      return {
        focus: document.activeElement === target,
        marked: target.closest('.chosen') !== null,
        inSight: top >= -1 && top < innerHeight && bottom > 0,
      };
    }, place);
    assert.deepEqual(is, { focus: true, marked: true, inSight: true }, place);
    return true;
  });

inEachBrowser((kind, alike) => {
  test('the responsibility table is sorted by keyboard, both ways, and back into the order of the print', () =>
    visit(kind, { hash: `${NO_30}/table/1` }, async (page) => {
      const printed = await rows(page);
      assert.deepEqual(printed, printed.map((_, index) => `table/1/${index + 1}`));
      assert.equal(printed.length, 42);
      const column = message('table.time');
      assert.deepEqual(await order(page), { sorted: [null, null, null], told: message('table.unsorted', { order: message('table.printed') }) });
      await (await byRole(page, 'button', column, TABLE).wait()).focus();
      const steps = [
        ['ascending', message('table.up', { column })],
        ['descending', message('table.down', { column })],
        [null, message('table.unsorted', { order: message('table.printed') })],
      ];
      const seen = [];
      for (const [sorted, told] of steps) {
        await page.keyboard.press('Enter');
        await eventually(async () => {
          assert.deepEqual(await order(page), { sorted: [null, null, sorted], told });
          return true;
        });
        assert.match(await focused(page), new RegExp(`^button: ${column}`));
        assert.deepEqual([...(await rows(page))].sort(), [...printed].sort(), 'no row is lost');
        seen.push(await tasks(page));
      }
      assert.match(seen[0][0], /2018年4月30日/);
      assert.match(seen[0].at(-1), /全年工作/);
      assert.match(seen[1][0], /全年工作/);
      assert.match(seen[1].at(-1), /2018年4月30日/);
      assert.deepEqual(await rows(page), printed);
    }));

  test('Chinese is sorted by its sound', () =>
    visit(kind, { hash: `${NO_30}/table/1` }, async (page) => {
      await byRole(page, 'button', message('table.units'), TABLE).click();
      await eventually(async () => (await order(page)).sorted[1] === 'ascending');
      const units = await page.$$eval(`${TABLE} [data-place]`, (all) => all.map(({ cells }) => cells[1].innerText));
      assert.deepEqual(units, units.toSorted(new Intl.Collator('zh-u-kn-true').compare));
    }));

  test('a link to a row leads to it, and a row leads to its clause and back', () =>
    visit(kind, { hash: `${NO_30}/table/1/20` }, async (page) => {
      await isLedTo(page, 'table/1/20');
      const row = `${TABLE} [data-place="table/1/20"]`;
      await byRole(page, 'link', message('table.clause', { place: '三（二）' }), row).click();
      await hasAddress(page, `${NO_30}/3.2`);
      await isLedTo(page, '3.2');
      await byRole(page, 'link', '附表第20行', 'main .chosen').click();
      await isLedTo(page, 'table/1/20');
      await page.evaluate(() => history.back());
      await isLedTo(page, '3.2');
    }));

  test('a link to a place puts the focus there, also where the page is drawn at once', () =>
    visit(kind, { hash: '#/documents/浙政办发-2018-26/p2' }, (page) => isLedTo(page, 'p2')));

  alike('where text and table give different days, both places say so, and the list of deadlines too', () =>
    visit(kind, { hash: `${NO_30}/table/1/20` }, async (page) => {
      const note = message('deadlines.conflict');
      const sides = ['正文 2018年12月底前', '附表 2018年9月底前'];
      const seen = (within) => page.$eval(`${within} .conflict`, (note) => note.innerText.split(/\s*\n\s*/));
      assert.deepEqual(await seen(`${TABLE} [data-place="table/1/20"]`), [note, ...sides]);
      await byRole(page, 'link', sides[0], 'main tr.chosen .conflict').click();
      await isLedTo(page, '3.2');
      assert.deepEqual(await seen('main .clause.chosen'), [note, ...sides]);
      await page.evaluate(() => (location.hash = '#/deadlines?month=2018-09&origin=table'));
      await eventually(() => page.$('main .deadline .conflict'));
      assert.deepEqual(await seen('main .month .deadline'), [note, ...sides]);
      await byRole(page, 'link', sides[1], 'main .deadline .conflict').click();
      await isLedTo(page, 'table/1/20');
    }));

  alike('deadlines are told apart by where they are written', () =>
    visit(kind, { hash: '#/deadlines?origin=body' }, async (page) => {
      const origin = await byRole(page, 'combobox', message('filter.origin'), 'main form').wait();
      await origin.select('table');
      await isTold(page, message('filter.shown_deadlines', { count: count('deadlines', ({ origin }) => origin === 'table') }));
      for (const item of await words(page, 'main .deadline')) assert.match(item, /附表第\d+行/);
      await hasAddress(page, '#/deadlines?origin=table');
      await origin.select('body');
      await isTold(page, message('filter.shown_deadlines', { count: count('deadlines', ({ origin }) => origin === 'body') }));
    }));

  alike('a list of honour tells its grades and their numbers, and each name leads to its body', () =>
    visit(kind, { hash: '#/documents/浙政办发-2018-27/lists' }, async (page) => {
      const lists = await page.$$eval('main .list', (all) =>
        all.map((list) => ({
          heading: list.querySelector('h3').innerText,
          grades: [...list.querySelectorAll('h4')].map(({ innerText }) => innerText),
          names: [...list.querySelectorAll('ul')].map((names) => names.children.length),
        })),
      );
      assert.deepEqual(lists[1], {
        heading: '省级单位（19 个）',
        grades: ['一等次（3 个）', '二等次（8 个）', '三等次（8 个）'],
        names: [3, 8, 8],
      });
      await byRole(page, 'link', '省外侨办', 'main .list:nth-of-type(2)').click();
      await isAt(page, { heading: '省外侨办', hash: '#/organizations/省外侨办' });
      await hasFocus(page, 'h1: 省外侨办');
    }));

  test('a body is found by another of its names and by the one of today, and the focus stays in the field', () =>
    visit(kind, {}, async (page) => {
      await byRole(page, 'link', '找单位', 'nav').click();
      await isAt(page, { heading: '找单位', hash: '#/organizations' });
      await write(page, 'searchbox', message('filter.name'), '省知识产权局');
      await isTold(page, found(1));
      assert.deepEqual(await words(page, 'main .bodies a'), ['省科技厅']);
      await hasFocus(page, `input: ${message('filter.name')}`);
      await write(page, 'searchbox', message('filter.name'), '市场监督管理局');
      await hasAddress(page, '#/organizations?text=市场监督管理局');
      assert.ok((await words(page, 'main .bodies a')).includes('省工商局'));
      await byRole(page, 'link', '省工商局', 'main .bodies').click();
      await isAt(page, { heading: '省工商局', hash: '#/organizations/省工商局' });
      const [all] = await words(page, 'main');
      assert.ok(all.includes('浙江省市场监督管理局') && all.includes('不是公报原文'), all);
      await page.evaluate(() => history.back());
      await isAt(page, { heading: '找单位', hash: '#/organizations?text=市场监督管理局' });
      await write(page, 'searchbox', message('filter.name'), '查无此单位');
      await isTold(page, found(0));
    }));

  alike('a page of a body leads to the clause, the row, the list and the person that name it', () =>
    visit(kind, { hash: '#/organizations/省民政厅' }, async (page) => {
      const title = message('organizations.liaison', { month: '2018年4月' });
      assert.ok((await words(page, 'main h2')).includes(title));
      for (const [name, place] of [
        ['浙政办发〔2018〕32号 二（三）', '2.3'],
        ['陈宗尧（副秘书长）', '@陈宗尧'],
        ['浙政办发〔2018〕27号', '2@省民政厅'],
      ]) {
        await byRole(page, 'link', name, 'main').click();
        await isLedTo(page, place);
        await page.evaluate(() => history.back());
        await isAt(page, { heading: '省民政厅', hash: '#/organizations/省民政厅' });
      }
    }));

  alike('an address of no body says so plainly and leads to the index', () =>
    visit(kind, { hash: '#/organizations/某局' }, async (page) => {
      const heading = message('organizations.missing_title');
      await isAt(page, { heading, hash: '#/organizations/某局' });
      await byRole(page, 'link', message('organizations.back'), 'main').click();
      await isAt(page, { heading: '找单位', hash: '#/organizations' });
    }));

  alike('a number that lost its decimal point is corrected in the text and in the table', () =>
    visit(kind, { hash: '#/documents/浙政办发-2018-34/1.4' }, async (page) => {
      const notes = await words(page, 'main .correction');
      assert.equal(notes.length, 2);
      for (const note of notes) assert.match(note, /应为2\.5%/);
      const [clause] = await words(page, 'main .clause.chosen .correction');
      assert.equal(clause, notes[0]);
      assert.match((await words(page, 'main table .correction'))[0], /应为2\.5%/);
    }));

  test('on a phone the rows are stacked behind the names of their columns, and stay a table', () =>
    visit(kind, { hash: `${NO_30}/table/1/14`, width: 360, height: 740 }, async (page) => {
      await isLedTo(page, 'table/1/14');
      const cells = await page.$$eval(`${TABLE} tr.chosen td`, (cells) =>
        cells.map((cell) => {
          const { left, right } = cell.getBoundingClientRect();
          return { label: cell.dataset.label, role: cell.getAttribute('role'), fits: left >= 0 && right <= innerWidth };
        }),
      );
      const names = ['task', 'units', 'time'].map((name) => message(`table.${name}`));
      assert.deepEqual(cells, names.map((label) => ({ label, role: 'cell', fits: true })));
      await byRole(page, 'button', message('table.time'), TABLE).click();
      await eventually(async () => (await order(page)).sorted[2] === 'ascending');
    }));
});
