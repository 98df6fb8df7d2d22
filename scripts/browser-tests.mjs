// Runs tests in the browsers: node scripts/browser-tests.mjs FILES
// One Firefox serves all files, since it takes ten seconds of two cores to start; Chromium is started by each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { launch } from '../tests/browser/support/browsers.mjs';

const firefox = await launch('firefox');
// From now on: it may end before the tests do.
const ended = once(firefox.process(), 'exit');
const env = { ...process.env, FIREFOX_ENDPOINT: firefox.wsEndpoint() };
// It serves one at a time.
await firefox.disconnect();
const tests = spawn(process.execPath, ['--test', '--test-reporter=spec', ...process.argv.slice(2)], { env, stdio: 'inherit' });
const [status] = await once(tests, 'exit');
firefox.process().kill();
await ended;
process.exitCode = status ?? 1;
