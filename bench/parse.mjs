// How long reading takes, natively: crates/gazette/examples/bench.rs says what of.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

export const title = 'reading gazettes, native, best of many runs';

const WHY = 'What is measured is made small, as the page is; the row below it is the same code made fast, with which the page would be larger.';

const WHY_MANY = 'A hundred gazettes are 96 times the instructions of one (counted with valgrind), so the work is linear; the rest is taken to be memory, since what is read from eight megabytes fits no cache.';

/** What the example prints, of code that is made as in the page, or as `options` of cargo say. */
function run(options, what) {
  const args = ['run', '--quiet', '--release', '--package=gazette', '--example=bench', ...options, '--', what];
  return JSON.parse(execFileSync('cargo', args, { cwd: project, encoding: 'utf8' }));
}

export function measure() {
  const { bytes, copies, noise } = run([], 'all');
  const fast = run(['--config', 'profile.release.package.gazette.opt-level=3'], 'one');
  const [one] = copies;
  return [
    { what: `the gazette (${(bytes / 1024).toFixed(0)} KB)`, value: one.ms, unit: 'ms', budget: 5, why: WHY },
    { what: 'the gazette, by code made fast and not small', value: fast.copies[0].ms, unit: 'ms' },
    ...copies.slice(1).flatMap(({ count, ms }) => [
      { what: `${count} gazettes`, value: ms, unit: 'ms' },
      { what: `${count} gazettes against one`, value: ms / one.ms, unit: '×', budget: Math.round(count * 1.1), why: WHY_MANY },
    ]),
    { what: '10 MB of noise', value: noise, unit: 'ms' },
  ];
}
