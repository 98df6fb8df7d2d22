// What a page holds, as far as Chromium and the system tell.
import { execFileSync } from 'node:child_process';

/**
 * Bytes after everything that nobody needs was thrown away: `heap` of JavaScript, `process` of the largest process that
 * draws a page (all of it, the memory of WebAssembly too; `undefined` where the system does not tell), and the number of
 * `nodes`.
 */
export async function held(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize: heap, Nodes: nodes } = await page.metrics();
  await session.detach();
  return { heap, nodes, process: largest() };
}

function largest() {
  if (process.platform !== 'linux') return undefined;
  const lines = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8' }).split('\n');
  const renderers = lines.filter((line) => line.includes('--type=renderer'));
  return Math.max(...renderers.map((line) => parseInt(line, 10) * 1024));
}
