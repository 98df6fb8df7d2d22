// More gazettes than there are, to measure with: the first one as of other provinces and years.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** Writes so many, and returns their folder as it is called from the project's. */
export function moreGazettes(name, count) {
  const folder = `target/other/${name}`;
  const args = ['run', '--quiet', '--release', '--package=gazette', '--example=vary', '--', folder, String(count)];
  execFileSync('cargo', args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}
