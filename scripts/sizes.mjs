// Prints what a first visit downloads, and with --check fails when that is over the budget.
// Counted are index.html, the styles and scripts it names, and the module that the boot script loads: what is needed to
// ask and answer about benefits. The texts of the gazettes, which follow by themselves, stand below and are not counted.
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

function measure(file) {
  const bytes = readFileSync(join(dist, file));
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { file, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
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

const rows = files.map(measure).sort((a, b) => b.brotli - a.brotli);
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
const total = { file: 'total', raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
const later = measure(texts[0]);
const titles = ['a first visit', 'budget (aim)', 'afterwards, not counted'];
const width = Math.max(...[...rows, later].map((row) => row.file.length), ...titles.map((title) => title.length));
const line = (name, ...cells) => console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(11)));
const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

line(titles[0], 'raw', 'gzip -9', 'brotli 11');
for (const row of [...rows, total]) line(row.file, kb(row.raw), kb(row.gzip), kb(row.brotli));
line(titles[1], '', '', `${BUDGET_KB} (${AIM_KB}) KB`);
console.log();
line(titles[2], 'raw', 'gzip -9', 'brotli 11');
line(later.file, kb(later.raw), kb(later.gzip), kb(later.brotli));

if (process.argv.includes('--check') && total.brotli > BUDGET_KB * KB) {
  fail(`a first visit needs ${kb(total.brotli)} with brotli, over the budget of ${BUDGET_KB} KB.`);
}
