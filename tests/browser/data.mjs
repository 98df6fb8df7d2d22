// What the built folder holds beside the app: the facts as files, compressed copies, and a page without inline code.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { faults } from './support/schema.mjs';
import { DIST } from './support/site.mjs';

const text = (name) => readFileSync(join(DIST, name), 'utf8');
const json = (name) => JSON.parse(text(`data/${name}`));
const byId = (facts) => new Map(facts.map((fact) => [fact.id, fact]));

test('the index tells of every file how many facts it holds and how large it is', () => {
  const { files } = json('index.json');
  const names = readdirSync(join(DIST, 'data')).filter((name) => name.endsWith('.json') && name !== 'index.json');
  assert.deepEqual(files.map(({ name }) => name).sort(), names.sort());
  for (const { name, count, bytes } of files) {
    assert.equal(json(name).length, count, name);
    assert.equal(statSync(join(DIST, 'data', name)).size, bytes, name);
  }
});

test('every file of facts is as its schema says', () => {
  const { files } = json('index.json');
  for (const { name, schema } of [...files, { name: 'index.json', schema: 'schema/index.json' }]) {
    assert.deepEqual(faults(json(name), json(schema)), [], name);
  }
});

test('no two facts of a file share an id', () => {
  for (const { name, count } of json('index.json').files) assert.equal(byId(json(name)).size, count, name);
});

test('every fact names a document and a clause that exist, and quotes what stands there', () => {
  const documents = byId(json('documents.json'));
  const clauses = byId(json('clauses.json'));
  for (const { id, document } of clauses.values()) assert.ok(documents.get(document).clauses.includes(id), id);
  for (const document of documents.values()) {
    for (const id of document.clauses) assert.equal(clauses.get(id)?.document, document.id, id);
  }
  for (const { id, document, clause, quote, phrase } of json('deadlines.json')) {
    assert.equal(clauses.get(clause)?.document, document, id);
    assert.ok(clauses.get(clause).text.includes(quote), `${id}: ${quote}`);
    assert.ok(quote.includes(phrase), `${id}: ${phrase}`);
  }
  for (const { id, clause, quote } of json('benefits.json')) {
    assert.ok(clauses.get(clause)?.text.includes(quote), `${id}: ${quote}`);
  }
});

test('every file has a copy in brotli that holds the same bytes', () => {
  const files = readdirSync(DIST, { recursive: true }).filter((name) => statSync(join(DIST, name)).isFile());
  assert.ok(files.includes('index.html.br'), 'dist/ comes from `make build`');
  for (const name of files.filter((name) => !name.endsWith('.br'))) {
    assert.ok(existsSync(join(DIST, `${name}.br`)), `${name} has no copy in brotli`);
  }
  for (const name of files.filter((name) => name.endsWith('.br'))) {
    const file = name.slice(0, -'.br'.length);
    assert.ok(brotliDecompressSync(readFileSync(join(DIST, name))).equals(readFileSync(join(DIST, file))), name);
  }
});

test('the page holds no inline style and no inline script', () => {
  const html = text('index.html');
  assert.doesNotMatch(html, /<[^>]*\sstyle\s*=|<style\b/i);
  assert.doesNotMatch(html, /<[^>]*\son\w+\s*=|javascript:/i);
  const scripts = html.match(/<script\b[^>]*>[^]*?<\/script>/gi);
  assert.equal(scripts.length, 1);
  assert.match(scripts[0], /^<script src="?boot-[0-9a-f]{16}\.js"?><\/script>$/);
});
