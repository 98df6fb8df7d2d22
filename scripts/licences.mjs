// Lists every dependency with its exact version, its licence, and where it goes: `page` (into what readers load), `build`
// (programs that make it, and tests). With --check it prints only what may not be used, and fails if there is any.
//
// From the lock files, so it is what every clone gets. `MIT OR Apache-2.0` leaves the choice, `AND` asks for both.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Licences that let everybody use, change and pass on, in one line for lawyers: no duty reaches the page's own code. */
const FREE = [
  ...['MIT', 'MIT-0', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BSD-1-Clause', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'Zlib'],
  ...['0BSD', 'CC0-1.0', 'Unlicense', 'BSL-1.0', 'BlueOak-1.0.0', 'Unicode-3.0', 'Unicode-DFS-2016'],
];
/** Their duties reach only their own files: they may make or test the page, and not be part of it. */
const TOOLS_ONLY = ['MPL-2.0'];

/** What a package does not say of itself, from the text of the licence that comes with it. */
const READ = { 'parse-cache-control 1.0.1': 'BSD-3-Clause' };

const project = fileURLToPath(new URL('..', import.meta.url));
const run = (...args) => execFileSync('cargo', args, { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 26 });

/** The crates that the modules are made of. */
function pageCrates() {
  const parts = ['--package=policy-explorer', '--package=policy-api'];
  const tree = run('tree', '--locked', '--edges=normal,no-proc-macro', '--target=wasm32-unknown-unknown', ...parts, '--prefix=none', '--format={p}');
  // name v1.2.3 (*)
  return new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
}

function crates() {
  const page = pageCrates();
  const { packages } = JSON.parse(run('metadata', '--locked', '--format-version=1'));
  const foreign = packages.filter(({ source }) => source !== null);
  return foreign.map(({ name, version, license }) => ({
    name,
    version,
    licence: license?.replaceAll('/', ' OR ') ?? 'none told',
    goes: page.has(`${name} v${version}`) ? 'page' : 'build',
  }));
}

/** What npm installs; nothing of it reaches the page. */
function tools() {
  const { packages } = JSON.parse(readFileSync(`${project}package-lock.json`, 'utf8'));
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  return installed.map(([path, { version, license }]) => {
    const name = path.split('node_modules/').at(-1);
    return { name, version, licence: license ?? READ[`${name} ${version}`] ?? 'none told', goes: 'build' };
  });
}

/** Whether one may use it where it goes. */
function isFree({ licence, goes }) {
  const allowed = goes === 'page' ? FREE : [...FREE, ...TOOLS_ONLY];
  const parts = licence.replaceAll(/[()]/g, '').split(' AND ');
  return parts.every((part) => part.split(' OR ').some((one) => allowed.includes(one.trim())));
}

const all = [...crates(), ...tools()];
const refused = all.filter((one) => !isFree(one));
const line = ({ name, version, licence, goes }) => `${goes.padEnd(6)} ${`${name} ${version}`.padEnd(48)} ${licence}`;
if (!process.argv.includes('--check')) {
  const order = (one, other) => other.goes.localeCompare(one.goes) || one.name.localeCompare(other.name);
  console.log(all.toSorted(order).map(line).join('\n'));
}
console.log(`${all.length} dependencies, ${all.filter(({ goes }) => goes === 'page').length} of them in the page`);
if (refused.length > 0) {
  console.error(`licences: these are not among those that may be used:\n${refused.map(line).join('\n')}`);
  process.exit(1);
}
