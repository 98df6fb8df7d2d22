// Builds the last commit twice, each in a clone of its own at another place, and compares every file of the two pages:
// node scripts/twice.mjs. What it builds is what was committed. Takes as long as two first builds.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** The built page of a fresh clone: the SHA-256 of every file by its path. */
function build(folder) {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', project, folder], { stdio: 'inherit' });
  // A clone must not find what another has built.
  const { CARGO_TARGET_DIR, ...env } = process.env;
  execFileSync('make', ['build'], { cwd: folder, env, stdio: 'inherit' });
  const dist = join(folder, 'dist');
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1)).sort();
  return new Map(paths.map((path) => [path, createHash('sha256').update(readFileSync(join(dist, path))).digest('hex')]));
}

const folder = mkdtempSync(join(tmpdir(), 'policy-explorer-twice-'));
try {
  const [one, other] = [build(join(folder, 'one')), build(join(folder, 'and', 'another'))];
  const paths = [...new Set([...one.keys(), ...other.keys()])];
  const different = paths.filter((path) => one.get(path) !== other.get(path));
  if (different.length > 0) {
    console.error(`twice: ${different.length} of ${paths.length} files differ:\n${different.join('\n')}`);
    process.exitCode = 1;
  } else {
    const all = createHash('sha256').update(paths.map((path) => `${one.get(path)}  ${path}\n`).join('')).digest('hex');
    console.log(`twice: ${paths.length} files, every byte the same (SHA-256 of the list ${all})`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
