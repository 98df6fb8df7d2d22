// page/own.js in Node, on the bytes that people's programs write, and with the API of the built page behind it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import load from '../../dist/embed.js';
import desk, { LARGEST, textOf } from '../../page/own.js';
import { facts } from '../support/published.mjs';
import { NO_TEXTS, gazette, gb18030, utf16 } from '../support/texts.mjs';

const TEXT = gazette(2);
const file = (bytes, name = '公报.txt') => new File([bytes], name);

for (const [name, bytes] of Object.entries({
  'UTF-8': Buffer.from(TEXT),
  'UTF-8 with its mark': Buffer.from(`\ufeff${TEXT}`),
  'UTF-16 LE with its mark': utf16(TEXT, 'le', true),
  'UTF-16 BE with its mark': utf16(TEXT, 'be', true),
  'UTF-16 LE, told by its zeros': utf16(TEXT, 'le', false),
  'UTF-16 BE, told by its zeros': utf16(TEXT, 'be', false),
  'GB18030': gb18030(TEXT),
  'old line ends': Buffer.from(TEXT.replaceAll('\n', '\r')),
})) {
  test(`a text is read as ${name}`, async () => {
    assert.equal(await textOf(file(bytes)), TEXT);
  });
}

test('signs of four bytes and of two words are read, also across the parts in which they come', async () => {
  const text = '𠮷㐀é—'.repeat(60_000);
  assert.equal(await textOf(file(Buffer.from(text))), text);
  assert.equal(await textOf(file(utf16(`${text}\n`.repeat(2), 'le', true))), `${text}\n`.repeat(2));
  const chinese = 'a中'.repeat(200_000);
  assert.equal(await textOf(file(gb18030(chinese))), chinese);
});

test('a text that was cut in the middle of a sign stays what it is', async () => {
  for (const bytes of [Buffer.from(TEXT), gb18030(TEXT)]) {
    for (const cut of [1, 2]) {
      const text = await textOf(file(bytes.subarray(0, bytes.length - 3 - cut)));
      assert.ok(TEXT.startsWith(text.replaceAll('\ufffd', '').slice(0, -1)));
    }
  }
  const tail = await textOf(file(Buffer.from(TEXT).subarray(1)));
  assert.ok(TEXT.endsWith(tail.replaceAll('\ufffd', '')));
});

test('one byte that was lost on the way does not make a text another', async () => {
  const bytes = Buffer.from(TEXT);
  bytes[100] = 0xff;
  assert.match(await textOf(file(bytes)), /2031年12月底前提交报告/);
});

for (const [name, [why, bytes]] of Object.entries(NO_TEXTS)) {
  test(`${name} is refused: ${why}`, async () => {
    await assert.rejects(textOf(file(bytes, name)), { why });
  });
}

test('five megabytes are read, and not one byte more', async () => {
  const text = '字'.repeat(LARGEST / 3).padEnd(LARGEST - 2 * Math.floor(LARGEST / 3), 'a');
  assert.equal(Buffer.byteLength(text), LARGEST);
  assert.equal(await textOf(file(text)), text);
  assert.equal(await textOf({ name: 'a', text }), text);
  await assert.rejects(textOf(file(`${text}a`)), { why: 'too_large' });
  await assert.rejects(textOf({ name: 'a', text: `${text}a` }), { why: 'too_large' });
  await assert.rejects(textOf({ name: 'a', text: ' \n' }), { why: 'empty' });
});

test('a file that is gone is told as one', async () => {
  const gone = { name: 'a.txt', size: 5, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
  await assert.rejects(textOf(gone), { why: 'not_read' });
});

/** A desk on an explorer of its own, and what it tells and hands over. */
async function begin({ takes = () => true } = {}) {
  // Not the one that others use: what is opened joins it.
  const { default: own } = await import(`../../dist/embed.js?own=${Math.random()}`);
  const explorer = await own();
  const told = [];
  const pieces = [];
  const texts = desk({
    load: async () => explorer,
    join: () => (mark, piece, last) => {
      if (!takes(mark)) return false;
      pieces.push([piece.length, last]);
      return true;
    },
  });
  return { explorer, texts, told, pieces, tell: (progress) => told.push(progress) };
}

const BUILT = facts('deadlines').length;

test('texts join the gazettes, in files and in searches, and leave them again', async () => {
  const { explorer, texts, told, pieces, tell } = await begin();
  const before = explorer.deadlineFile('csv').text;
  assert.equal(explorer.search('试验场地').total, 0);
  await texts.open([file(TEXT), { name: '贴来的', text: gazette(1, '河东') }], tell);
  assert.deepEqual(told.at(-1), { at: 'done', read: 2, refused: [], pasted: true });
  assert.equal(explorer.deadlineFile('json').count, BUILT + 6);
  assert.equal(explorer.search('试验场地').total, 3);
  assert.match(explorer.deadlineFile('ics').text, /江南政办发/);
  assert.deepEqual(pieces.at(-1), [0, true]);
  await texts.remove('公报', tell);
  assert.equal(explorer.deadlineFile('json').count, BUILT + 2);
  await texts.remove('贴来的', tell);
  assert.deepEqual(told.at(-1), { at: 'done' });
  assert.equal(explorer.deadlineFile('csv').text, before);
  assert.equal(explorer.search('试验场地').total, 0);
});

test('all that was opened can be forgotten at once', async () => {
  const { explorer, texts, told, tell } = await begin();
  await texts.open([file(TEXT), file(TEXT)], tell);
  await texts.forget(tell);
  assert.deepEqual(told.at(-1), { at: 'done' });
  assert.equal(explorer.deadlineFile('json').count, BUILT);
});

test('what is no text is told by its name, and the others go on', async () => {
  const { explorer, texts, told, tell } = await begin();
  const others = Object.entries(NO_TEXTS).map(([name, [, bytes]]) => file(bytes, name));
  await texts.open([...others, file(TEXT)], tell);
  const refused = Object.entries(NO_TEXTS).map(([name, [why]]) => ({ file: name, why }));
  assert.deepEqual(told.at(-1), { at: 'done', read: 1, refused, pasted: undefined });
  assert.equal(explorer.deadlineFile('json').count, BUILT + 4);
});

test('it tells how far it is, and stops when it is told to, and then nothing has changed', async () => {
  const { explorer, texts, told, pieces, tell } = await begin();
  const long = gazette(3000);
  await texts.open([file(long)], (progress) => {
    tell(progress);
    if (progress.share > 0.3) texts.stop();
  });
  assert.deepEqual(told.at(-1), { at: 'stopped' });
  const shares = told.slice(0, -1).map(({ share }) => share);
  assert.ok(shares.length > 1 && shares.every((share, at) => share <= 1 && share >= (shares[at - 1] ?? 0)), `${shares}`);
  assert.deepEqual(pieces, []);
  assert.equal(explorer.deadlineFile('json').count, BUILT);
  // And the next one is read as if nothing had been.
  await texts.open([file(TEXT)], tell);
  assert.equal(explorer.deadlineFile('json').count, BUILT + 4);
});

test('what is asked for meanwhile waits for its turn', async () => {
  const { explorer, texts, tell } = await begin();
  await Promise.all([texts.open([file(TEXT)], tell), texts.open([file(TEXT)], tell)]);
  assert.equal(explorer.deadlineFile('json').count, BUILT + 8);
  const ids = JSON.parse(explorer.deadlineFile('json').text).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('an app of another build is told, and nothing has changed', async () => {
  const { explorer, texts, told, tell } = await begin({ takes: () => false });
  const warn = console.warn;
  console.warn = () => {};
  await texts.open([file(TEXT)], tell);
  const old = desk({ load: async () => ({ deadlineFile() {} }), join: () => () => true });
  await old.open([file(TEXT)], tell);
  const offline = desk({ load: () => Promise.reject(new Error('offline')), join: () => () => true });
  await offline.open([file(TEXT)], tell);
  console.warn = warn;
  const failed = told.filter(({ at }) => at === 'failed').map(({ why }) => why);
  assert.deepEqual(failed, ['other_build', 'other_build', 'not_fetched']);
  assert.equal(explorer.deadlineFile('json').count, BUILT);
});

test('what there is can be handed over once more', async () => {
  const { texts, pieces, tell } = await begin();
  await texts.open([file(TEXT)], tell);
  const first = pieces.splice(0);
  texts.again((mark, piece, last) => pieces.push([piece.length, last]));
  assert.deepEqual(pieces, first);
});

test('the explorer that others use knows nothing of it', async () => {
  assert.equal((await load()).deadlineFile('json').count, BUILT);
});
