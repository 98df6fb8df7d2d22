// Measures what contract §10 sets budgets for, prints one table, and writes it to bench/results.md: node bench/run.mjs [SUBJECT…]
//
// With names of subjects (`parse`, `deadlines`) only these are measured, and nothing is written.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { browsers, closeBrowsers } from '../tests/browser/support/browsers.mjs';
import { markdown, plain } from './table.mjs';

const SUBJECTS = ['machine', 'sizes', 'parse', 'report', 'scale', 'deadlines', 'own', 'lighthouse', 'monkey'];
const project = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SUBJECTS.includes(name));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${SUBJECTS.join(', ')}.`);
  process.exit(1);
}

const done = [];
for (const name of asked.length > 0 ? asked : SUBJECTS) {
  const begin = performance.now();
  const { title, measure } = await import(`./${name}.mjs`);
  const rows = await measure();
  await closeBrowsers();
  done.push({ title, rows });
  console.log(`\n${plain(title, rows)}\n  (${Math.round((performance.now() - begin) / 1000)} s)`);
}

/** The first line of what a program says of its version. */
const version = (program, ...args) => execFileSync(program, args, { cwd: project, encoding: 'utf8' }).trim().split('\n')[0];

/** Where and with what it was measured. */
function surroundings() {
  const [cpu] = cpus();
  return [
    `- ${new Date().toISOString().slice(0, 10)}, commit ${version('git', 'describe', '--always', '--dirty')}`,
    `- ${cpus().length} × ${cpu.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`,
    `- ${version('rustc', '--version')}, ${version('trunk', '--version')}, ${version('wasm-opt', '--version')}`,
    `- Node ${process.versions.node}, ${version(browsers.chrome, '--version')}`,
  ].join('\n');
}

if (asked.length === 0) {
  const text = `# What was measured\n\nBy \`make bench\`; what is measured how is told at the head of each file beside this one.\n\n${surroundings()}\n\n${markdown(done)}\n`;
  writeFileSync(`${project}bench/results.md`, text);
  console.log(`\n${markdown(done)}\n\nwritten to bench/results.md`);
}
