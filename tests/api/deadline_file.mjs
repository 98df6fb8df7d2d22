// `deadlineFile` in Node: the very files that publishing writes, and what wrong input is answered with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explorer } from '../support/explorer.mjs';
import { DIST, facts } from '../support/published.mjs';

const published = (name) => readFileSync(`${DIST}data/${name}`, 'utf8');
const DEADLINES = facts('deadlines');
const ids = DEADLINES.map(({ id }) => id);

test('of all deadlines the files are the published ones, byte by byte', () => {
  for (const form of ['csv', 'ics', 'json']) {
    for (const options of [undefined, null, {}, { deadlines: null, title: null, remind_days: undefined }, { deadlines: ids }]) {
      const { text, count } = explorer.deadlineFile(form, options);
      assert.equal(text, published(`deadlines.${form}`));
      assert.equal(count, form === 'ics' ? text.split('BEGIN:VEVENT').length - 1 : DEADLINES.length);
    }
  }
});

test('some deadlines stand in the order in which they are asked for, under a title, with an alarm', () => {
  const dated = DEADLINES.filter(({ due }) => due).slice(0, 3).reverse();
  const options = { deadlines: dated.map(({ id }) => id), title: '我的期限', remind_days: 7 };
  const data = explorer.deadlineFile('json', options);
  assert.deepEqual(JSON.parse(data.text), dated);
  assert.equal(data.count, 3);
  const calendar = explorer.deadlineFile('ics', options);
  assert.equal(calendar.text.split('TRIGGER:-P6DT15H').length - 1, 3);
  assert.match(calendar.text, /X-WR-CALNAME:.*我的期限/);
  assert.doesNotMatch(explorer.deadlineFile('ics', { ...options, remind_days: null }).text, /VALARM/);
  assert.deepEqual(explorer.deadlineFile('json', { deadlines: [] }), { text: '[]', count: 0 });
});

test('wrong input throws what is wrong, and where', () => {
  const cases = [
    ['xlsx', {}, 'wrong_option', 'form'],
    [undefined, {}, 'wrong_option', 'form'],
    ['ics', 'all', 'not_an_object', 'options'],
    ['ics', [], 'not_an_object', 'options'],
    ['ics', { deadlines: 'all' }, 'wrong_option', 'deadlines'],
    ['ics', { deadlines: [1] }, 'wrong_option', 'deadlines'],
    ['ics', { deadlines: [ids[0], 'nowhere'] }, 'unknown_deadline', 'deadlines'],
    ['ics', { title: 7 }, 'wrong_option', 'title'],
    ['ics', { remind_days: -1 }, 'wrong_option', 'remind_days'],
    ['ics', { remind_days: 367 }, 'wrong_option', 'remind_days'],
    ['ics', { remind_days: 1.5 }, 'wrong_option', 'remind_days'],
    ['ics', { remind_days: '7' }, 'wrong_option', 'remind_days'],
    ['ics', { filter: {} }, 'unknown_option', 'filter'],
  ];
  for (const [form, options, code, field] of cases) {
    assert.throws(
      () => explorer.deadlineFile(form, options),
      (error) => error instanceof Error && error.code === code && error.field === field && error.message.endsWith('。'),
      `${form} ${JSON.stringify(options)}`,
    );
  }
});

test('a title with line breaks and commas stays one value of the calendar', () => {
  const { text } = explorer.deadlineFile('ics', { title: 'a\r\nATTACH:x, b;c' });
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  assert.equal(lines.filter((line) => line.startsWith('ATTACH')).length, 0);
});
