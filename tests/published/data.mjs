// What the built folder holds beside the app: the facts as files, compressed copies, and a page without inline code.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { DIST } from '../support/published.mjs';
import { faults } from '../support/schema.mjs';

const text = (name) => readFileSync(join(DIST, name), 'utf8');
const json = (name) => JSON.parse(text(`data/${name}`));
const jsonFiles = () => json('index.json').files.filter(({ schema }) => schema !== null);
const byId = (facts) => new Map(facts.map((fact) => [fact.id, fact]));

test('the index tells of every file how many facts it holds, how large it is and what its hash is', () => {
  const { files } = json('index.json');
  const names = readdirSync(join(DIST, 'data')).filter((name) => /\.(json|csv|ics)$/.test(name) && name !== 'index.json');
  assert.deepEqual(files.map(({ name }) => name).sort(), names.sort());
  for (const { name, schema, count, bytes, sha256 } of files) {
    const content = readFileSync(join(DIST, 'data', name));
    assert.equal(content.length, bytes, name);
    assert.equal(createHash('sha256').update(content).digest('hex'), sha256, name);
    if (schema) assert.equal(JSON.parse(content).length, count, name);
  }
});

test('the index tells how many deadlines the spreadsheet and the calendar hold', () => {
  const count = Object.fromEntries(json('index.json').files.map(({ name, count }) => [name, count]));
  assert.equal(count['deadlines.csv'], count['deadlines.json']);
  assert.equal(count['deadlines.ics'], text('data/deadlines.ics').match(/^BEGIN:VEVENT\r$/gm).length);
});

test('every file of facts is as its schema says', () => {
  for (const { name, schema } of [...jsonFiles(), { name: 'index.json', schema: 'schema/index.json' }]) {
    assert.deepEqual(faults(json(name), json(schema)), [], name);
  }
  const schemas = readdirSync(join(DIST, 'data/schema')).filter((name) => name.endsWith('.json'));
  const named = jsonFiles().map(({ schema }) => schema.replace('schema/', ''));
  assert.deepEqual(schemas.sort(), [...named, 'index.json'].sort(), 'no schema without its file');
});

test('no two facts of a file share an id', () => {
  // Questions and audiences are named by keys.
  const names = (facts) => new Set(facts.map(({ id, key }) => id ?? key));
  for (const { name, count } of jsonFiles()) assert.equal(names(json(name)).size, count, name);
});

test('every fact names a document, a clause or a row that exist, and quotes what stands there', () => {
  const documents = byId(json('documents.json'));
  const clauses = byId(json('clauses.json'));
  const rows = byId(json('responsibilities.json'));
  const deadlines = byId(json('deadlines.json'));
  for (const { id, document } of clauses.values()) assert.ok(documents.get(document).clauses.includes(id), id);
  for (const document of documents.values()) {
    for (const id of document.clauses) assert.equal(clauses.get(id)?.document, document.id, id);
  }
  for (const { id, document, clause, row, origin, quote, phrase, conflicts_with, same_task } of deadlines.values()) {
    assert.equal(origin === 'body', clause !== null, id);
    assert.equal(origin === 'table', row !== null, id);
    assert.equal((clauses.get(clause) ?? rows.get(row))?.document, document, id);
    if (clause) assert.ok(clauses.get(clause).text.includes(quote), `${id}: ${quote}`);
    assert.ok(quote.includes(phrase), `${id}: ${phrase}`);
    for (const other of conflicts_with) assert.ok(same_task.includes(other), `${id}: ${other}`);
    for (const other of same_task) assert.ok(deadlines.get(other).same_task.includes(id), `${id}: ${other}`);
  }
  for (const { id, clause, quote } of json('benefits.json')) {
    assert.ok(clauses.get(clause)?.text.includes(quote), `${id}: ${quote}`);
  }
  for (const { id, document, body_clauses } of rows.values()) {
    assert.ok(documents.has(document), id);
    for (const clause of body_clauses) assert.equal(clauses.get(clause)?.document, document, id);
  }
  for (const { id, document, columns, rows } of json('tables.json')) {
    assert.ok(documents.has(document), id);
    for (const row of rows) assert.equal(row.cells.length, columns.length, row.id);
  }
  for (const name of ['awards.json', 'duties.json']) {
    for (const { id, document } of json(name)) assert.ok(documents.has(document), id);
  }
  for (const { id, document, clause } of json('figures.json')) assert.equal(clauses.get(clause)?.document, document, id);
});

test('every body is mentioned where its mentions say, each at exactly one place', () => {
  const places = {
    clause: byId(json('clauses.json')),
    row: byId(json('responsibilities.json')),
    award: byId(json('awards.json')),
    duty: byId(json('duties.json')),
  };
  for (const { id, mentions } of json('organizations.json')) {
    for (const mention of mentions) {
      const named = Object.keys(places).filter((kind) => mention[kind] !== null);
      assert.equal(named.length, 1, id);
      assert.ok(places[named[0]].has(mention[named[0]]), `${id}: ${mention[named[0]]}`);
    }
  }
});

// What a site edits has none: it would go on to say what the file said before. A picture is as small as it gets.
const ALONE = /^(?:site\.json|icon(?:-\d+)?\.png)$/;

test('every file has a copy in brotli that holds the same bytes', () => {
  const files = readdirSync(DIST, { recursive: true }).filter((name) => statSync(join(DIST, name)).isFile());
  assert.ok(files.includes('index.html.br'), 'dist/ comes from `make build`');
  for (const name of files.filter((name) => !name.endsWith('.br'))) {
    assert.equal(existsSync(join(DIST, `${name}.br`)), !ALONE.test(name), `${name}: a copy in brotli`);
  }
  for (const name of files.filter((name) => name.endsWith('.br'))) {
    const file = name.slice(0, -'.br'.length);
    assert.ok(brotliDecompressSync(readFileSync(join(DIST, name))).equals(readFileSync(join(DIST, file))), name);
  }
});

test('the texts of the gazettes stand in one file, named after its content, and the script that starts the app knows it', () => {
  const names = readdirSync(DIST).filter((name) => name.endsWith('.bin'));
  assert.equal(names.length, 1);
  const hash = readFileSync(join(DIST, names[0])).reduce(
    (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  );
  assert.equal(names[0], `corpus-${hash.toString(16).padStart(16, '0')}.bin`);
  const boot = readdirSync(DIST).find((name) => /^boot-.*\.js$/.test(name));
  assert.ok(text(boot).includes(`"${names[0]}"`));
});

test('the page holds no inline style and no inline script', () => {
  const html = text('index.html');
  assert.doesNotMatch(html, /<[^>]*\sstyle\s*=|<style\b/i);
  assert.doesNotMatch(html, /<[^>]*\son\w+\s*=|javascript:/i);
  const scripts = html.match(/<script\b[^>]*>[^]*?<\/script>/gi);
  assert.equal(scripts.length, 2);
  assert.match(scripts[0], /^<script src="?boot-[0-9a-f]{16}\.js"?><\/script>$/);
  assert.match(scripts[1], /^<script defer src="?old-[0-9a-f]{16}\.js"?><\/script>$/);
});
