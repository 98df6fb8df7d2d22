// Builds the page from other seeds, beside the one in dist/: node scripts/other-page.mjs NAME SEEDS
// SEEDS is what the build takes as POLICY_SEEDS: `seeds:tests/browser/second`. Cargo works in a folder of its own, shared by
// all such pages: what is compiled there for one serves the next, and the normal build finds its own as it left it.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** Where the page of that name stands, with `/` at the end. */
export const folderOf = (name) => `${project}target/other/pages/${name}/`;

/** Builds the page and returns its folder. */
export function buildPage(name, seeds) {
  const env = { ...process.env, POLICY_SEEDS: seeds, CARGO_TARGET_DIR: `${project}target/other` };
  execFileSync('trunk', ['build', '--release', '--dist', folderOf(name)], { cwd: project, env, stdio: 'inherit' });
  return folderOf(name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildPage(...process.argv.slice(2));
