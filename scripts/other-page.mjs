// Builds the page from other seeds, beside the one in dist/: node scripts/other-page.mjs NAME SEEDS
// SEEDS is what the build takes as POLICY_SEEDS: `seeds:tests/browser/second`.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** Where the page of that name stands, with `/` at the end. */
export const folderOf = (name) => `${project}target/other/pages/${name}/`;

/**
 * Builds the page and returns its folder.
 *
 * What is to be `measured` is built as dist/ is, in a folder of its own, so that the normal build finds its parts as it left
 * them. What is only looked at shares the libraries of the normal build and is not made small: a third of the time.
 */
export function buildPage(name, seeds, { measured = false } = {}) {
  const env = { ...process.env, POLICY_SEEDS: seeds };
  if (measured) env.CARGO_TARGET_DIR = `${project}target/other`;
  const profile = measured ? ['--release'] : ['--cargo-profile', 'quick'];
  execFileSync('trunk', ['build', ...profile, '--dist', folderOf(name)], { cwd: project, env, stdio: 'inherit' });
  return folderOf(name);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildPage(...process.argv.slice(2));
