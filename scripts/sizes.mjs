// Prints what each way in downloads, and with --check fails when one is over the budget: a first visit, which is what is
// needed to ask and answer about benefits, a visit by a link to a document, those by a link to a deadline and to a search. Counted are
// index.html, the styles and scripts it names, and the module that the boot script loads. The texts of the gazettes, which
// come beside all but the first, stand below and are not counted, nor what the JavaScript API and the element weigh, for whoever
// takes them; the edition in one file, which nothing loads, has a budget of its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const BUDGET_KB = 200;
const AIM_KB = 160;
/** The edition in one file, as it lies on a disk. */
export const FILE_KB = 600;
export const KB = 1024;

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

/** A part of the app: the one module and the one glue of that name. */
function part(name, endings) {
  return endings.map((ending) => {
    const start = `${name}-`;
    const found = readdirSync(dist).filter(
      (file) => file.startsWith(start) && file.endsWith(ending) && /^[0-9a-f]+$/.test(file.slice(start.length, -ending.length)),
    );
    if (found.length !== 1) fail(`dist/ should hold one ${name}-…${ending}, but holds ${found.length}.`);
    return found[0];
  });
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

/** What each way in downloads (`visits`, the first visit first), and what else there is (`later`); sizes in bytes. */
export function weigh() {
  if (!existsSync(join(dist, 'index.html'))) fail('dist/index.html is missing; run `make build` first.');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  if (existsSync(join(dist, 'snippets'))) fail('the glue imports snippets, which are not counted.');
  const page = ['index.html', ...namedBy(html)];
  const ways = {
    'a first visit': [...page, ...part('policy-explorer', ['.js', '.wasm'])],
    'a visit by a link to a document': [...page, ...part('archive', ['.js', '.wasm'])],
    'a visit by a link to a deadline': [...page, ...part('agenda', ['.js', '.wasm'])],
    'a visit by a link to a search': [...page, ...part('finder', ['.js', '.wasm'])],
  };
  const files = [...new Set(Object.values(ways).flat())];
  const absent = files.filter((file) => !existsSync(join(dist, file)));
  if (absent.length) fail(`index.html names what dist/ does not hold: ${absent.join(', ')}.`);

  const texts = readdirSync(dist).filter((name) => /^corpus-[0-9a-f]+\.bin$/.test(name));
  if (texts.length !== 1) fail(`dist/ should hold one corpus-….bin, but holds ${texts.length}.`);
  const counted = files.filter((file) => apiFiles().includes(file) || texts.includes(file));
  if (counted.length) fail(`a visit loads what is not part of it: ${counted.join(', ')}.`);

  const visits = Object.entries(ways).map(([way, own]) => {
    const rows = own.map(measure).sort((a, b) => b.brotli - a.brotli);
    return { way, rows, total: sum('total', rows) };
  });
  const element = ['embed.js', ...readdirSync(dist).filter((name) => /^(?:element|everything|whole|own|speech|foreign)-[0-9a-f]{16}\.(?:js|css|wasm)$/.test(name)), texts[0]];
  const others = [
    measure(texts[0]),
    sum('the JavaScript API', apiFiles().map(measure)),
    sum('<policy-explorer>, with the texts', element.map(measure)),
  ];
  return { visits, later: { file: measure('policy-explorer.html'), others } };
}

function print({ visits, later: { file, others } }) {
  const apart = 'apart from it, not counted';
  const names = visits.flatMap(({ way, rows }) => [way, ...rows.map((row) => row.file)]);
  const width = Math.max(...[...names, apart, ...others.map((row) => row.file)].map((name) => name.length));
  const line = (name, ...cells) => console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(11)));
  const table = (title, rows) => {
    line(title, 'raw', 'gzip -9', 'brotli 11');
    for (const row of rows) line(row.file, kb(row.raw), kb(row.gzip), kb(row.brotli));
  };
  for (const { way, rows, total } of visits) {
    table(way, [...rows, total]);
    line('budget (aim)', '', '', `${BUDGET_KB} (${AIM_KB}) KB`);
    console.log();
  }
  table(apart, [...others, file]);
  line(`budget of ${file.file}`, `${FILE_KB} KB`, '', '');
}

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function check({ visits, later: { file } }) {
  if (file.raw > FILE_KB * KB) fail(`${file.file} has ${kb(file.raw)}, over the budget of ${FILE_KB} KB.`);
  const over = visits.find(({ total }) => total.brotli > BUDGET_KB * KB);
  if (over) fail(`${over.way} needs ${kb(over.total.brotli)} with brotli, over the budget of ${BUDGET_KB} KB.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weighed = weigh();
  print(weighed);
  if (process.argv.includes('--check')) check(weighed);
}
