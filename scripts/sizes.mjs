// Prints what a first visit downloads, and with --check fails when that is over the budget.
// Counted are index.html, the styles and scripts it names, and the module that the boot script loads: what is needed to
// ask and answer about benefits. The texts of the gazettes, which follow by themselves, and what the JavaScript API
// weighs, for whoever calls it, stand below and are not counted.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUDGET_KB = 200;
const AIM_KB = 160;
const KB = 1024;

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

function fail(sentence) {
  console.error(`sizes: ${sentence}`);
  process.exit(1);
}

/** The local files that the page's own tags make the browser load. */
function namedBy(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/gi) ?? [];
  return tags
    .filter((tag) => !/^<link/i.test(tag) || /\brel=["']?(?:stylesheet|preload|modulepreload)\b/i.test(tag))
    .map((tag) => tag.match(/\b(?:src|href)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i))
    .map((match) => match && (match[1] ?? match[2] ?? match[3]))
    .filter((address) => address && !/^(?:[a-z]+:|\/\/)/i.test(address))
    .map((address) => posix.normalize(address.replace(/[?#].*$/, '')).replace(/^\//, ''));
}

/** The app itself: trunk's hashed glue and wasm, and the snippets that wasm-bindgen's glue imports. */
function appFiles() {
  const app = readdirSync(dist).filter((name) => /^policy-explorer-[0-9a-f]+(?:\.js|_bg\.wasm)$/.test(name));
  const snippets = join(dist, 'snippets');
  if (existsSync(snippets)) {
    const names = readdirSync(snippets, { recursive: true });
    app.push(...names.filter((name) => name.endsWith('.js')).map((name) => posix.join('snippets', name)));
  }
  return app;
}

/** What `embed.js` loads, itself included; nothing of it is part of a visit to the page. */
function apiFiles() {
  return readdirSync(dist).filter((name) => /^(?:embed\.js|api-[0-9a-f]+\.(?:js|wasm))$/.test(name));
}

function measure(file) {
  const bytes = readFileSync(join(dist, file));
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

function sum(file, rows) {
  const column = (name) => rows.reduce((total, row) => total + row[name], 0);
  return { file, raw: column('raw'), gzip: column('gzip'), brotli: column('brotli') };
}

if (!existsSync(join(dist, 'index.html'))) fail('dist/index.html is missing; run `make build` first.');
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const files = [...new Set(['index.html', ...namedBy(html), ...appFiles()])];
const absent = files.filter((file) => !existsSync(join(dist, file)));
if (absent.length) fail(`index.html names what dist/ does not hold: ${absent.join(', ')}.`);
for (const ending of ['.js', '_bg.wasm']) {
  const found = files.filter((file) => /^policy-explorer-/.test(file) && file.endsWith(ending));
  if (found.length !== 1) fail(`dist/ should hold one policy-explorer-…${ending}, but holds ${found.length}.`);
}

const texts = readdirSync(dist).filter((name) => /^corpus-[0-9a-f]+\.bin$/.test(name));
if (texts.length !== 1) fail(`dist/ should hold one corpus-….bin, but holds ${texts.length}.`);
const counted = files.filter((file) => apiFiles().includes(file) || texts.includes(file));
if (counted.length) fail(`a first visit loads what is not part of it: ${counted.join(', ')}.`);

const rows = files.map(measure).sort((a, b) => b.brotli - a.brotli);
const total = sum('total', rows);
const later = [measure(texts[0]), sum('the JavaScript API', apiFiles().map(measure))];
const titles = ['a first visit', 'budget (aim)', 'apart from it, not counted'];
const width = Math.max(...[...rows, ...later].map((row) => row.file.length), ...titles.map((title) => title.length));
const line = (name, ...cells) => console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(11)));
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

line(titles[0], 'raw', 'gzip -9', 'brotli 11');
for (const row of [...rows, total]) line(row.file, kb(row.raw), kb(row.gzip), kb(row.brotli));
line(titles[1], '', '', `${BUDGET_KB} (${AIM_KB}) KB`);
console.log();
line(titles[2], 'raw', 'gzip -9', 'brotli 11');
for (const row of later) line(row.file, kb(row.raw), kb(row.gzip), kb(row.brotli));

if (process.argv.includes('--check') && total.brotli > BUDGET_KB * KB) {
  fail(`a first visit needs ${kb(total.brotli)} with brotli, over the budget of ${BUDGET_KB} KB.`);
}
