// Whatever bytes a reader opens, they are a text, or refused with a reason that the page can say; no one hangs.
//
// PROPERTY_SECONDS is the time for each property, with other cases every time; else it is a second, and always the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../page/own.js';
import { message } from '../support/messages.mjs';
import { gb18030, utf16 } from '../support/texts.mjs';

const told = process.env.PROPERTY_SECONDS;
const time = { interruptAfterTimeLimit: Number(told ?? 1) * 1000, markInterruptAsFailure: false, numRuns: 1_000_000 };
const holds = (property) => fc.assert(property, told ? time : { ...time, seed: 12 });

const file = (bytes) => new File([bytes], '公报.txt');

/** Texts as people write them, so long that one can tell what they are. */
const chinese = fc.array(fc.constantFrom('浙江省', '人民政府', '关于', '的通知', '２０１８年', '2018', '，', '。', '\n', '养老', '（', '）', ' ', 'abc'), { minLength: 30, maxLength: 200 }).map((words) => `公报\n${words.join('')}`);

const WAYS = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE with its mark': (text) => utf16(text, 'le', true),
  'UTF-16 BE with its mark': (text) => utf16(text, 'be', true),
  'UTF-16 LE': (text) => utf16(text, 'le', false),
  'UTF-16 BE': (text) => utf16(text, 'be', false),
  GB18030: gb18030,
};

for (const [name, bytesOf] of Object.entries(WAYS)) {
  test(`any Chinese text comes back from ${name}`, () =>
    holds(fc.asyncProperty(chinese, async (text) => assert.equal(await textOf(file(bytesOf(text))), text))));
}

test('any text that is pasted is what it was, but for old line ends, or empty', () =>
  holds(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const read = await textOf({ name: '粘贴', text }).catch(({ why }) => assert.equal(why, 'empty'));
      if (read !== undefined) assert.equal(read, text.includes('\n') ? text : text.replaceAll('\r', '\n'));
    }),
  ));

test('any bytes are a text with something in it, or refused with a reason', () => {
  const cut = fc.tuple(chinese, fc.constantFrom(...Object.values(WAYS)), fc.nat(400), fc.nat(400)).map(([text, bytesOf, from, less]) => {
    const bytes = bytesOf(text);
    return bytes.subarray(from % bytes.length, Math.max(0, bytes.length - less));
  });
  const mixed = fc.tuple(cut, fc.uint8Array({ maxLength: 60 })).map(([one, other]) => Buffer.concat([one, other]));
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 3000 }), cut, mixed);
  return holds(
    fc.asyncProperty(bytes, async (bytes) => {
      const read = await textOf(file(bytes)).catch((refused) => {
        // The page has a sentence for it, or this throws.
        assert.ok(message(`own.${refused.why}`));
      });
      if (read !== undefined) assert.match(read, /[^\s\0\ufeff]/u);
    }),
  );
});

test('ten times as many bytes take about ten times as long', async () => {
  const kinds = {
    'of one sign': (count) => Buffer.alloc(count, 'a'),
    'of no sign': (count) => Buffer.alloc(count, 0x80),
    'of Chinese': (count) => Buffer.alloc(count, '养老'),
    'of Chinese in GB18030': (count) => Buffer.alloc(count, gb18030('养老')),
    'of line ends': (count) => Buffer.alloc(count, '\r'),
    'of zeros and letters': (count) => Buffer.alloc(count, 'a\0'),
  };
  const taken = async (bytes, times) => {
    const begin = process.cpuUsage();
    for (let time = 0; time < times; time++) await textOf(file(bytes)).catch(() => {});
    return process.cpuUsage(begin).user / 1000;
  };
  for (const [name, bytes] of Object.entries(kinds)) {
    const [tenfold, ten] = [await taken(bytes(200_000), 10), await taken(bytes(2_000_000), 1)];
    assert.ok(ten < tenfold * 4 + 100, `bytes ${name}: ten times 200 kB ${tenfold} ms, 2 MB ${ten} ms`);
  }
});
