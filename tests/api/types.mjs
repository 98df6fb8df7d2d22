// The types of `embed.d.ts` as the compiler sees them, and that they say what is there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { explorer } from '../support/explorer.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));

for (const [name, options] of [
  ['in Node, without the types of a browser', ['--module', 'nodenext', '--lib', 'es2022']],
  ['for a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
]) {
  test(`usage.ts compiles strictly ${name}`, () => {
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--pretty', 'false'];
    const args = [...strict, ...options, '--target', 'es2022', 'tests/api/usage.ts'];
    const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...args], {
      cwd: project,
      encoding: 'utf8',
    });
    assert.equal(stdout, '');
  });
}

test('every code that is thrown is one of the types, and the other way round', () => {
  const written = readFileSync(`${project}dist/embed.d.ts`, 'utf8').match(/type ErrorCode =([^;]+);/)[1];
  const codes = new Set(written.match(/\w+/g));
  const source = readFileSync(`${project}crates/api/src/problem.rs`, 'utf8');
  const body = source.slice(source.indexOf('fn code'), source.indexOf('fn field'));
  const thrown = new Set([...body.matchAll(/"(\w+)"/g)].map(([, code]) => code).concat('not_loaded'));
  assert.deepEqual(codes, thrown);
});

test('the API has the methods of the types and no others', () => {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(explorer)).filter((name) => name !== 'constructor');
  const types = readFileSync(`${project}dist/embed.d.ts`, 'utf8');
  const [, told] = types.match(/^export interface PolicyExplorer \{\n(.*?)^\}/ms);
  assert.deepEqual(methods, [...told.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name));
});
