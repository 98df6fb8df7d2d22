// What is due, and the documents, by the API: what is published, narrowed as the page narrows it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import load from '../../dist/embed.js';
import { facts } from '../support/published.mjs';

const explorer = await load();
const ids = (all) => all.map(({ id }) => id);

test('all documents and all deadlines are those that are published', () => {
  assert.deepEqual(explorer.documents(), facts('documents'));
  for (const all of [undefined, null, {}, { document: null, text: '' }]) {
    assert.deepEqual(explorer.deadlines(all), facts('deadlines'));
  }
});

test('each filter shows those that the data says it fits', () => {
  const all = facts('deadlines');
  const [{ document }] = all;
  assert.deepEqual(ids(explorer.deadlines({ document })), ids(all.filter((one) => one.document === document)));
  assert.deepEqual(ids(explorer.deadlines({ origin: 'table' })), ids(all.filter(({ origin }) => origin === 'table')));
  const said = all.filter(({ quote, responsible }) => [quote, ...responsible.map(({ name }) => name)].some((words) => words.includes('政务')));
  assert.deepEqual(ids(explorer.deadlines({ text: '政务' })), ids(said));
  const due = ({ start, due: last }) => start === null && last !== null;
  const until = explorer.deadlines({ to: '2018-06-30' }).filter(due);
  assert.deepEqual(ids(until), ids(all.filter((one) => due(one) && one.due <= '2018-06-30')));
  const from = explorer.deadlines({ from: '2018-07-01' }).filter(due);
  assert.deepEqual(ids(from), ids(all.filter((one) => due(one) && one.due >= '2018-07-01')));
  assert.ok(until.length > 0 && from.length > 0 && said.length > 0);
});

test('a body is found by each of its names in the gazettes', () => {
  const bodies = facts('organizations').filter(({ aliases }) => aliases.length > 0);
  const busy = bodies.map((body) => [body, ids(explorer.deadlines({ organization: body.id }))]).filter(([, own]) => own.length > 0);
  assert.ok(busy.length > 0);
  for (const [{ aliases }, own] of busy) {
    for (const organization of aliases) assert.deepEqual(ids(explorer.deadlines({ organization })), own, organization);
  }
});

test('wrong input is one clear sentence about one field', () => {
  for (const [filter, code, field] of [
    [{ document: 'nowhere' }, 'unknown_document', 'document'],
    [{ organization: '省旅游局局' }, 'unknown_organization', 'organization'],
    [{ from: '2018-02-30' }, 'no_such_day', 'from'],
    [{ to: 20181231 }, 'no_such_day', 'to'],
    [{ origin: '正文' }, 'wrong_option', 'origin'],
    [{ text: 8 }, 'wrong_option', 'text'],
    [{ unit: '省财政厅' }, 'unknown_option', 'unit'],
    ['省财政厅', 'not_an_object', 'options'],
  ]) {
    assert.throws(() => explorer.deadlines(filter), (error) => error.code === code && error.field === field && error.message.endsWith('。'));
  }
});
