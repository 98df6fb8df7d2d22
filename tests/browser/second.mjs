// A gazette of another province and other years, dropped in beside the first (scripts/other-page.mjs second seeds:tests/browser/second): it appears
// everywhere by itself, and the first stays as it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { folderOf } from '../../scripts/other-page.mjs';
import { message } from '../support/messages.mjs';
import { DIST } from '../support/published.mjs';
import { byRole, closeBrowsers, eventually } from './support/browsers.mjs';
import { choose, hasAddress, isAt, isTold, unfold, words, write } from './support/reader.mjs';
import { visit } from './support/site.mjs';

after(closeBrowsers);

const root = folderOf('second');
const FILE = 'jiangbei-2021-7.txt';
const PLAN = '江北政办发-2021-18';
const ROADS = '江北政办发-2021-21';

/** By hand from the text: start, last day, rhythm. */
const DAYS = [
  '2021-01-01 2023-12-31 null',
  '2021-07-01 null quarterly',
  'null 2021-05-31 null',
  'null 2021-09-30 null',
  'null 2021-10-31 null',
  'null 2022-06-30 null',
  'null 2022-12-31 null',
  'null 2023-03-31 null',
  'null 2023-06-30 null',
  'null 2023-12-31 null',
  'null 2024-12-31 null',
];

const read = (folder, name) => JSON.parse(readFileSync(`${folder}data/${name}`, 'utf8'));
const facts = (name) => read(root, `${name}.json`);
const isNew = ({ document, id }) => [PLAN, ROADS].includes(document ?? id);
const due = (count) => message('filter.shown_deadlines', { count });
const go = (name) => (page) => byRole(page, 'link', message(name), 'nav').click();
const clear = (page) => byRole(page, 'link', message('filter.clear'), 'main .result-line').click();

test('the first gazette is as it was', () => {
  for (const name of ['documents', 'clauses', 'deadlines', 'responsibilities', 'tables', 'awards', 'duties', 'figures']) {
    assert.deepEqual(facts(name).filter((fact) => !isNew(fact)), read(DIST, `${name}.json`), name);
  }
  for (const name of ['benefits', 'questions', 'audiences', 'for_whom', 'topics']) {
    assert.deepEqual(facts(name), read(DIST, `${name}.json`), name);
  }
  const [bodies, before] = [facts('organizations'), read(DIST, 'organizations.json')];
  for (const body of before) {
    assert.deepEqual(bodies.find(({ id }) => id === body.id), body, body.id);
  }
});

test('what the second gazette says is among the facts', () => {
  const gazettes = read(root, 'index.json').gazettes.map(({ file, title, year, issue }) => [file, title, year, issue]);
  assert.deepEqual(gazettes.find(([file]) => file === FILE), [FILE, '江北省人民政府公报', 2021, 7]);
  assert.deepEqual(facts('documents').filter(isNew).map(({ number, date }) => [number, date]), [
    ['江北政办发〔2021〕18号', '2021-04-12'],
    ['江北政办发〔2021〕21号', '2021-05-08'],
  ]);
  const days = facts('deadlines').filter(isNew).map(({ start, due, recurrence }) => `${start} ${due} ${recurrence}`);
  assert.deepEqual(days.sort(), DAYS);
  const figures = facts('figures').filter(isNew).map(({ value, unit, comparator }) => `${comparator}${value}${unit}`);
  assert.deepEqual(figures.sort(), ['=120座', '=3000公里', '=5000公里', '>=95%']);
});

test('a reader finds its documents, and a link leads to a clause of them', () =>
  visit('chrome', { root }, async (page) => {
    await go('nav.documents')(page);
    await isTold(page, message('filter.shown', { count: facts('documents').length }));
    await write(page, 'searchbox', message('filter.text'), '山区公路');
    await isTold(page, message('filter.shown', { count: 1 }));
    const heading = '关于推进山区公路安全防护工作的意见';
    await byRole(page, 'link', heading, 'main').click();
    await isAt(page, { heading, hash: `#/documents/${ROADS}`, title: `江北政办发〔2021〕21号 ${heading} · ${message('site.name')}` });
  }));

test('its years are columns of the picture and choices of the time, and filters count it', () =>
  visit('chrome', { root, hash: '#/deadlines' }, async (page) => {
    await isTold(page, due(facts('deadlines').length));
    // `innerText` is none of SVG.
    const columns = await page.$$eval('.timeline-head', (heads) => heads.map(({ textContent }) => textContent));
    // The year of the newest document by months, the others as they are.
    const months = Array.from({ length: 12 }, (_, month) => message('timeline.month_short', { month: month + 1 }));
    assert.deepEqual(columns, ['2018', '2019', '2020', ...months, '2022', '2023', '2024']);
    const years = await page.$$eval('#month option', (choices) => choices.map(({ value }) => value));
    for (const period of ['2018', '2021', '2021-Q3', '2021-09', '2023-03', '2024']) assert.ok(years.includes(period), period);

    const year = message('deadlines.year', { year: 2021 });
    // What returns is due on no day, though its first day is told.
    const own = facts('deadlines').filter(({ due, start, recurrence }) => (due ?? (recurrence ? null : start))?.startsWith('2021'));
    await unfold(page, message('filter.more'));
    assert.equal(await choose(page, message('filter.due'), year), own.length);
    await isTold(page, due(own.length));
    await eventually(async () => (await words(page, 'main .deadline')).length === own.length);
    for (const { task } of own) assert.ok((await words(page, 'main')).join().includes(task), task);
    await page.reload();
    await isTold(page, due(own.length));
    await clear(page);

    const units = facts('deadlines').filter(({ responsible }) => responsible.some(({ name }) => name === '省水务厅'));
    assert.equal(await choose(page, message('filter.unit'), '江北省水务厅'), units.length);
    await isTold(page, due(units.length));
    await hasAddress(page, '#/deadlines?unit=江北省水务厅');
  }));

test('what another province has divided says nothing of its bodies', () =>
  visit('chrome', { root, hash: '#/deadlines' }, async (page) => {
    const own = facts('deadlines').filter(({ responsible, ...fact }) => isNew(fact) && responsible.length > 0);
    assert.ok(own.length > 2);
    for (const { id } of own) {
      await page.evaluate((id) => (location.hash = `#/deadlines?open=${id}`), id);
      await page.waitForSelector('main .deadline-detail');
      const [detail] = await words(page, 'main .deadline-detail');
      assert.ok(!detail.includes('浙政办发〔2018〕35号'), detail);
    }
  }));

test('its bodies have pages, and its figures stand with their document', () =>
  visit('chrome', { root, hash: '#/organizations/江北省水务厅' }, async (page) => {
    const [body] = await words(page, 'main');
    assert.ok(body.includes('江北政办发〔2021〕18号'), body);
    await page.evaluate((hash) => (location.hash = hash), `#/documents/${PLAN}/figures`);
    await eventually(async () => (await words(page, 'main')).join().includes('3000'));
    for (const number of ['95', '120', '3000']) assert.ok((await words(page, 'main table')).join().includes(number), number);
  }));
