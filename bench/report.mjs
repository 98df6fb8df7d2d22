// How long one full eligibility report takes inside WebAssembly, at the optimisation that is shipped, without the crossing
// to JavaScript. The corpus is that of the last build.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST } from '../tests/support/published.mjs';

const BUDGET_US = 100;
const project = fileURLToPath(new URL('..', import.meta.url));
const run = (command, ...args) => {
  const stdio = ['ignore', 'pipe', 'inherit'];
  return execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio });
};

/** The module, built, bound and optimised as trunk does it with the shipped one. */
function build(folder) {
  const args = ['build', '--quiet', '--release', '--target=wasm32-unknown-unknown', '--package=policy-api', '--example=bench-report'];
  const messages = run('cargo', ...args, '--message-format=json').trim().split('\n');
  const artifacts = messages.map((line) => JSON.parse(line)).filter(({ target }) => target?.name === 'bench-report');
  const module = artifacts.flatMap(({ filenames }) => filenames).find((name) => name.endsWith('.wasm'));
  run('wasm-bindgen', '--target=nodejs', '--no-typescript', `--out-dir=${folder}`, '--out-name=bench', module);
  const bound = join(folder, 'bench_bg.wasm');
  run('wasm-opt', '-Oz', bound, `--output=${bound}`);
  return createRequire(import.meta.url)(join(folder, 'bench.js'));
}

/** Microseconds for one, in the quickest of many rounds: what the code takes when nothing else happens. A round is so
 *  short that on a busy machine some are not interrupted. */
function microseconds(report) {
  const ROUNDS = 2000;
  const TIMES = 5;
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    report(TIMES);
    return ((performance.now() - begin) * 1000) / TIMES;
  });
  return Math.min(...times);
}

export const title = 'a report on all benefits, inside WebAssembly';

export function measure() {
  const corpus = readdirSync(DIST).find((name) => /^corpus-[0-9a-f]+\.bin$/.test(name));
  const bytes = readFileSync(join(DIST, corpus));
  const folder = mkdtempSync(join(tmpdir(), 'bench-report-'));
  try {
    const { Bench } = build(folder);
    const people = { 'at 82': 82, 'at 59': 59, 'nothing known': undefined };
    return Object.entries(people).flatMap(([name, age]) => {
      const bench = new Bench(bytes, corpus, age);
      const verdicts = bench.reports(1);
      const answer = microseconds((times) => bench.answers(times));
      const perSecond = Math.round((verdicts / answer) * 1e6).toLocaleString('en');
      return [
        { what: name, value: microseconds((times) => bench.reports(times)), unit: 'µs', beside: `${verdicts} verdicts` },
        { what: `${name}, with all explanations`, value: answer, unit: 'µs', beside: `${perSecond} verdicts a second`, budget: BUDGET_US },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
