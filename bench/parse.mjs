// How long reading takes, natively: crates/gazette/examples/bench.rs says what of.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

export const title = 'reading gazettes, native, best of many runs';

export function measure() {
  const args = ['run', '--quiet', '--release', '--package=gazette', '--example=bench'];
  const { bytes, copies, noise } = JSON.parse(execFileSync('cargo', args, { cwd: project, encoding: 'utf8' }));
  const [one] = copies;
  return [
    { what: `the gazette (${(bytes / 1024).toFixed(0)} KB)`, value: one.ms, unit: 'ms', budget: 5 },
    ...copies.slice(1).flatMap(({ count, ms }) => [
      { what: `${count} gazettes`, value: ms, unit: 'ms' },
      { what: `${count} gazettes against one`, value: ms / one.ms, unit: '×', budget: Math.round(count * 1.1) },
    ]),
    { what: '10 MB of noise', value: noise, unit: 'ms' },
  ];
}
