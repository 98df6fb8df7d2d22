// `parse` in Node: what a text says, in the shapes of the published files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explorer } from '../support/explorer.mjs';
import { DIST, facts } from '../support/published.mjs';
import { faults } from '../support/schema.mjs';
import { gazette } from '../support/texts.mjs';

const SEED = readFileSync(new URL('../../seeds/zhejiang-2018-12.txt', import.meta.url), 'utf8');

test('of the seed the facts are the published ones, but for what notes add', () => {
  const parsed = explorer.parse(SEED);
  assert.deepEqual(Object.keys(parsed), ['gazette', 'documents', 'clauses', 'deadlines', 'diagnostics']);
  const bare = (fact) => ({ ...fact, gazette: '', for_whom: [], topics: [], levels: [], status: null });
  for (const kind of ['documents', 'clauses', 'deadlines']) {
    const own = facts(kind).filter(({ document, id }) => parsed.documents.some((one) => one.id === (document ?? id)));
    assert.deepEqual(parsed[kind].map(bare), own.map(bare), kind);
  }
  const [published] = JSON.parse(readFileSync(`${DIST}data/index.json`, 'utf8')).gazettes.filter(({ id }) => id === 'zhejiang-2018-12');
  assert.equal(parsed.gazette.sha256, published.sha256);
});

test('the facts of any text have the published shapes', () => {
  const parsed = explorer.parse(`${gazette(3)}<script>alert(1)</script>`);
  assert.equal(parsed.documents.length, 3);
  for (const kind of ['documents', 'clauses', 'deadlines']) {
    const schema = JSON.parse(readFileSync(`${DIST}data/schema/${kind}.json`, 'utf8'));
    assert.deepEqual(faults(parsed[kind], schema), [], kind);
  }
});

test('a text that is no gazette, or cut off, is answered with notes and their lines', () => {
  for (const text of ['', ' ', 'hello', gazette().slice(0, 150), '\0\ufffd'.repeat(99)]) {
    const { diagnostics, documents } = explorer.parse(text);
    assert.ok(diagnostics.length > 0 || documents.length > 0, text);
    for (const { severity, line, message, hint } of diagnostics) {
      assert.ok(['note', 'warning'].includes(severity) && line >= 1);
      assert.match(message, /。$/);
      assert.match(hint, /。$/);
    }
  }
});

test('nothing of it is kept', () => {
  const before = explorer.deadlineFile('csv').text;
  explorer.parse(gazette());
  assert.equal(explorer.deadlineFile('csv').text, before);
  assert.equal(explorer.search('试验场地').total, 0);
});

test('what is no string is told', () => {
  for (const wrong of [undefined, null, 7, {}, ['a']]) {
    assert.throws(() => explorer.parse(wrong), { code: 'wrong_option', field: 'text' });
  }
});
