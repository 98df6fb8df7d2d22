// `load` in Node: from the files beside it or from bytes, wherever the folder lies, without a network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import load from '../../dist/embed.js';
import { explorer } from '../support/explorer.mjs';
import { PROFILES, answersOf } from '../support/profiles.mjs';
import { DIST } from '../support/published.mjs';

const beside = (form) => {
  const found = readdirSync(DIST).filter((name) => form.test(name));
  assert.equal(found.length, 1, `${form}: ${found}`);
  return readFileSync(join(DIST, found[0]));
};
const module = beside(/^api-[0-9a-f]{16}\.wasm$/);
const corpus = beside(/^corpus-[0-9a-f]{16}\.bin$/);
const expected = answersOf(explorer);

/** A copy of what `embed.js` needs, outside this project, for `use`. */
function elsewhere(use) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-explorer '));
  try {
    const needed = /^(embed|api-|corpus-|package\.json$)/;
    for (const name of readdirSync(DIST).filter((name) => needed.test(name) && !name.endsWith('.br'))) {
      cpSync(join(DIST, name), join(folder, name));
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a program of its own prints. */
const printed = (program, env = {}) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  }).trim();

test('it loads once, however often it is asked', async () => {
  const [first, second] = [load(), load({})];
  assert.equal(first, second);
  assert.equal(await first, explorer);
});

test('it takes bytes in any form', async () => {
  const padded = new Uint8Array(corpus.length + 7);
  padded.set(corpus, 3);
  const forms = [corpus, new Uint8Array(corpus), new Uint8Array(corpus).buffer, new DataView(padded.buffer, 3, corpus.length)];
  for (const form of forms) assert.deepEqual(answersOf(await load({ module, corpus: form })), expected);
});

test('bytes that are no corpus are told from one', async () => {
  const longer = Buffer.concat([corpus, Buffer.from([0])]);
  const other = Buffer.from(corpus);
  other[other.length >> 1] ^= 1;
  for (const wrong of [new Uint8Array(0), new Uint8Array(1000), corpus.subarray(0, -1), longer, other, Buffer.from('<!doctype html>')]) {
    await assert.rejects(load({ corpus: wrong }), { code: 'unreadable_corpus', field: 'corpus' });
  }
  assert.deepEqual(answersOf(explorer), expected, 'what was loaded before goes on');
});

test('it works from a copy of the folder, in a program without a network', () => {
  elsewhere((folder) => {
    const program = `
      import load from ${JSON.stringify(pathToFileURL(join(folder, 'embed.js')).href)};
      globalThis.fetch = () => { throw new Error('no network'); };
      const explorer = await load();
      const profiles = ${JSON.stringify(PROFILES)};
      console.log(JSON.stringify(profiles.map((arguments_) => JSON.stringify(explorer.checkEligibility(...arguments_)))));`;
    assert.deepEqual(JSON.parse(printed(program)), expected);
  });
});

test('a missing file is told by its field, and the next try may work', () => {
  elsewhere((folder) => {
    const name = readdirSync(folder).find((name) => name.startsWith('corpus-'));
    const program = `
      import { renameSync } from 'node:fs';
      import load from ${JSON.stringify(pathToFileURL(join(folder, 'embed.js')).href)};
      const corpus = ${JSON.stringify(join(folder, name))};
      renameSync(corpus, corpus + '.away');
      const { code, field, message } = await load().catch((error) => error);
      renameSync(corpus + '.away', corpus);
      console.log(JSON.stringify([code, field, message, (await load()).checkEligibility({}).results.length > 0]));`;
    const [code, field, message, works] = JSON.parse(printed(program));
    assert.deepEqual([code, field, works], ['not_loaded', 'corpus', true]);
    assert.match(message, /\p{Script=Han}.*。$/u);
  });
});

test('a module that is none is told by its field', () => {
  const program = `
    import load from ${JSON.stringify(pathToFileURL(join(DIST, 'embed.js')).href)};
    const { code, field } = await load({ module: new Uint8Array(8) }).catch((error) => error);
    console.log(code, field);`;
  assert.equal(printed(program), 'not_loaded module');
});

// One instant is the last of March in California and the first of April in China; and so is its other half.
const table = [
  ['2018-03-31T16:30:00Z', 'Asia/Shanghai', '2018-04-01', true],
  ['2018-03-31T16:30:00Z', 'UTC', '2018-03-31', false],
  ['2018-03-31T16:30:00Z', 'America/Los_Angeles', '2018-03-31', false],
  ['2018-04-01T03:00:00Z', 'Asia/Shanghai', '2018-04-01', true],
  ['2018-04-01T03:00:00Z', 'UTC', '2018-04-01', true],
  ['2018-04-01T03:00:00Z', 'America/Los_Angeles', '2018-03-31', false],
];
for (const [instant, zone, day, in_force] of table) {
  test(`at ${instant} today is ${day} in ${zone}`, () => {
    const program = `
      const Clock = Date;
      globalThis.Date = class extends Clock {
        constructor() { super(${JSON.stringify(instant)}); }
      };
      const { default: load } = await import(${JSON.stringify(pathToFileURL(join(DIST, 'embed.js')).href)});
      const { as_of, results } = (await load()).checkEligibility({ age: 82 });
      const { in_force } = results.find(({ benefit }) => benefit === 'old-age-allowance');
      console.log(as_of, in_force);`;
    assert.equal(printed(program, { TZ: zone }), `${day} ${in_force}`);
  });
}

test('today is that of the machine where nobody tells', () => {
  for (const zone of ['Asia/Shanghai', 'UTC', 'America/Los_Angeles']) {
    // Swedish writes dates the ISO way. Midnight may pass in between.
    const day = () => new Date().toLocaleDateString('sv-SE', { timeZone: zone });
    const program = `
      import load from ${JSON.stringify(pathToFileURL(join(DIST, 'embed.js')).href)};
      console.log((await load()).checkEligibility({}).as_of);`;
    const before = day();
    const told = printed(program, { TZ: zone });
    assert.ok([before, day()].includes(told), `${zone}: ${told}`);
  }
});
