// `search` in Node, held against a plain scan of the published texts that shares nothing with it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explorer } from '../support/explorer.mjs';
import { facts } from '../support/published.mjs';

/** Every text of the gazettes that find-in-page would look through, one by one. */
function texts() {
  const all = [];
  for (const { title, number } of facts('documents')) all.push(title, number);
  for (const { title, text } of facts('clauses')) all.push(title, text);
  for (const { category, task, units, time } of facts('responsibilities')) all.push(category, task, units, time);
  for (const { title, columns, rows } of facts('tables')) all.push(title, ...columns, ...rows.flatMap(({ cells }) => cells));
  let before;
  for (const { list, name, document } of facts('awards')) {
    // The heading of a list is one text, though each entry tells it.
    if (before !== document + list) all.push(list);
    before = document + list;
    all.push(name);
  }
  return all.filter(Boolean);
}

/** Letters and signs of full width as those of half width, large letters as small ones: one for one. */
const plain = (text) =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();

const TEXTS = texts().map(plain);

/** How often each string of a length occurs in a text, none of its places overlapping the one before. */
function occurrences(long) {
  const counts = new Map();
  for (const text of TEXTS) {
    const ends = new Map();
    const characters = [...text];
    for (let at = 0; at + long <= characters.length; at++) {
      const string = characters.slice(at, at + long).join('');
      if ((ends.get(string) ?? 0) > at) continue;
      ends.set(string, at + long);
      counts.set(string, (counts.get(string) ?? 0) + 1);
    }
  }
  return counts;
}

/** What can be asked for as one string: a query in ASCII quotation marks cannot hold one, and blanks at its ends go. */
const askable = (string) => !string.includes('"') && string.trim() === string;

const total = (string) => explorer.search(`"${string}"`, { limit: 0 }).total;

for (const long of [1, 2, 3, 4]) {
  test(`every string of ${long} in the gazettes is found just as often as it occurs`, () => {
    let looked = 0;
    for (const [string, count] of occurrences(long)) {
      if (!askable(string)) continue;
      assert.equal(total(string), count, string);
      looked++;
    }
    assert.ok(looked > 1000 || long === 1, `${looked} strings`);
  });
}

test('of longer strings up to 20 every seventh is found just as often as it occurs', () => {
  for (let long = 5; long <= 20; long++) {
    for (const [index, [string, count]] of [...occurrences(long)].entries()) {
      if (index % 7 === long % 7 && askable(string)) assert.equal(total(string), count, string);
    }
  }
});

test('what does not occur is not found', () => {
  const known = occurrences(3);
  const characters = [...occurrences(1).keys()].filter(askable);
  for (let index = 0; index < 3000; index++) {
    // Every time the same ones.
    const string = [7, 13, 29].map((step) => characters[(index * step + step) % characters.length]).join('');
    assert.equal(total(string), known.get(string) ?? 0, string);
  }
});

test('every hit shows words that stand in what it names, around the words that were asked for', () => {
  const clauses = new Map(facts('clauses').map(({ id, title, text }) => [id, [title, text]]));
  for (const query of ['养老', '养', '负责', '2018年', '，']) {
    const { hits } = explorer.search(query, { limit: 1000 });
    assert.ok(hits.length > 0);
    for (const { kind, id, before, match, after } of hits) {
      assert.equal(plain(match), plain(query));
      if (kind === 'clause') assert.ok(clauses.get(id).some((text) => text.includes(before + match + after)));
    }
  }
});

test('width, case, simplified and traditional characters make no difference', () => {
  for (const [one, other] of [['养老', '養老'], ['民政厅', '民政廳'], ['国务院', '國務院'], ['ppp', 'ＰＰＰ'], ['50%', '５０％'], ['（', '('], ['电子政务', '電子政務']]) {
    assert.deepEqual(explorer.search(one), explorer.search(other));
    assert.ok(explorer.search(one).total > 0, one);
  }
});

test('blanks mean "and", whatever their width', () => {
  const both = explorer.search('养老 补贴', { limit: 1000 }).hits.map(({ id }) => id);
  const of = (query) => explorer.search(query, { limit: 1000 }).hits.map(({ id }) => id);
  const expected = of('养老').filter((id) => of('补贴').includes(id));
  assert.deepEqual(both.toSorted(), expected.toSorted());
  assert.ok(both.length > 0);
  assert.deepEqual(of('养老　补贴'), both);
  assert.ok(explorer.search('"养老 补贴"').total <= explorer.search('养老').total);
});

test('a month finds every deadline of that month, in whichever words the text gives it', () => {
  const due = facts('deadlines').filter(({ start, due }) => (due ?? start)?.startsWith('2018-10')).map(({ id }) => id);
  assert.ok(due.length > 0);
  for (const query of ['2018-10', '2018年10月', '２０１８－１０']) {
    const found = explorer.search(query, { limit: 1000 }).hits.filter(({ kind }) => kind === 'deadline').map(({ id }) => id);
    for (const id of due) assert.ok(found.includes(id), `${query} ${id}`);
  }
  assert.ok(explorer.search('10月底').total > 0);
});

test('names are found by pinyin, whole and by initials, by every reading', () => {
  const names = (query) => explorer.search(query, { limit: 1000 }).hits.map(({ match }) => match);
  assert.ok(names('minzhengting').some((match) => match === '民政厅'));
  assert.ok(names('laonian').some((match) => match === '老年'));
  assert.ok(names('lnr').includes('老年人'));
  // 长 of 秘书长 and of 长兴.
  const reads = (letters, sign) => names(letters).some((match) => match.includes(sign));
  assert.ok(reads('mishuzhang', '秘书长') && reads('mishuchang', '秘书长'));
  assert.equal(explorer.search('minzhengting').total, 0);
});

test('titles come first, then headings, names and other words; then what has more', () => {
  const { hits } = explorer.search('老年人', { limit: 1000 });
  assert.equal(hits[0].kind, 'document');
  const weight = { document: 0 };
  const documents = hits.filter(({ kind }) => kind === 'document').length;
  assert.ok(hits.slice(0, documents).every(({ kind }) => kind in weight));
});

test('a document and a limit narrow what is listed, and groups count everything that was found', () => {
  const all = explorer.search('老年人', { limit: 100000 });
  const usual = explorer.search('老年人');
  assert.equal(usual.hits.length, Math.min(30, all.hits.length));
  assert.deepEqual([usual.total, usual.groups], [all.total, all.groups]);
  assert.equal(all.groups.reduce((sum, { count }) => sum + count, 0), all.hits.length);
  const document = '浙政办发-2018-32';
  const own = explorer.search('老年人', { document, limit: 100000 });
  assert.deepEqual(own.hits, all.hits.filter((hit) => hit.document === document));
});

test('where nothing is found the nearest that does occur is told', () => {
  assert.equal(explorer.search('养老服物').nearest, '养老服务');
  assert.equal(explorer.search('养老').nearest, null);
  assert.ok(explorer.search(explorer.search('高岭补贴').nearest).hits.length > 0);
});

test('no query is wrong, and wrong options throw what is wrong, and where', () => {
  for (const query of ['', ' ', '"', '""', '\0', '<img onerror=alert(1)>', '\ud800', '养'.repeat(100000), undefined, null, 7]) {
    const { hits } = explorer.search(query);
    assert.ok(hits.every(({ match }) => match.length > 0), String(query).slice(0, 20));
  }
  for (const [options, code, field] of [
    ['养老', 'not_an_object', 'options'],
    [{ document: 'nowhere' }, 'unknown_document', 'document'],
    [{ document: 7 }, 'wrong_option', 'document'],
    [{ limit: -1 }, 'wrong_option', 'limit'],
    [{ limit: '30' }, 'wrong_option', 'limit'],
    [{ kind: 'clause' }, 'unknown_option', 'kind'],
  ]) {
    assert.throws(() => explorer.search('养老', options), (error) => error.code === code && error.field === field, field);
  }
});
