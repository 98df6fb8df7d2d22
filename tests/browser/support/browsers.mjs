// The two browsers of the tests, and the few verbs that every journey needs.
// One process per browser and test file: openPage starts it when first asked, `after(closeBrowsers)` ends it.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** Which program to start for each kind: scripts/env.sh knows their usual names, and heeds $CHROMIUM and $FIREFOX. */
const [chromium, firefox] = execFileSync(
  'sh',
  ['-c', '. scripts/env.sh && printf "%s\\n%s\\n" "$CHROMIUM" "$FIREFOX"'],
  { cwd: project, encoding: 'utf8' },
).split('\n');

/** `{ chrome: path, firefox: path }`; write a journey once: `for (const kind of Object.keys(browsers))`. */
export const browsers = { chrome: chromium, firefox };

const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each window would load pages of Chromium's own for its address bar: 3 s of both cores of a small machine.
  '--disable-features=WebUIOmniboxAimPopup,WebUIOmniboxPopup,WebUIOmniboxFullPopup',
  // The browser of somebody in China; else the page would speak English.
  '--accept-lang=zh-CN,zh',
  // Chromium refuses to run its sandbox as root, as in most containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts a browser. Firefox cannot yet turn scripts off for one page; it takes a process with another preference. */
export function launch(kind, javascript = true) {
  if (!browsers[kind]) throw new Error(`No ${kind} found: \`make test\` installs it, or set $CHROMIUM or $FIREFOX.`);
  const options = { browser: kind, executablePath: browsers[kind], headless: true };
  if (kind === 'chrome') options.args = CHROMIUM_FLAGS;
  if (kind === 'firefox') {
    options.extraPrefsFirefox = {
      'javascript.enabled': javascript,
      'intl.accept_languages': 'zh-CN, zh',
      // Scrolling smoothly takes as many frames as the machine can spare: on a busy one it may hardly move.
      'general.smoothScroll': false,
    };
  }
  return puppeteer.launch(options);
}

/** Where a Firefox waits that was started for all test files, if one was: scripts/browser-tests.mjs. */
const { FIREFOX_ENDPOINT } = process.env;

const running = new Map();

function browserOf(kind, javascript) {
  const shared = kind === 'firefox' && javascript && FIREFOX_ENDPOINT;
  const key = kind === 'firefox' && !javascript ? `${kind} without scripts` : kind;
  if (!running.has(key)) {
    const browser = shared
      ? puppeteer.connect({ browserWSEndpoint: FIREFOX_ENDPOINT, protocol: 'webDriverBiDi' })
      : launch(kind, javascript);
    const end = async () => (shared ? (await browser).disconnect() : (await browser).close());
    running.set(key, { browser, end });
  }
  return running.get(key).browser;
}

/** Ends what openPage started; every test file calls `after(closeBrowsers)`, or it never ends. */
export async function closeBrowsers() {
  const started = [...running.values()];
  running.clear();
  for (const { end } of started) await end();
}

/**
 * Opens `url` in a page with a storage of its own, and waits for its `load`.
 *
 * Returns `{ page, problems, close }`. `problems()` are the console's warnings and errors, uncaught errors, and
 * requests to any other origin than that of `url`, each as one line; a sound journey ends with none.
 *
 * `prepare(page)` runs before the page is asked for, e.g. for `page.evaluateOnNewDocument`.
 *
 * With `worker` the page may keep itself for visits without a network; else what a test asks for would also be asked for by
 * its service worker.
 *
 * With `javascript: false` Firefox answers `page.evaluate` and `page.$eval` only: its locators are scripts too.
 */
export async function openPage(
  kind,
  url,
  { width = 1280, height = 900, javascript = true, worker = false, timezone, prepare = () => {} } = {},
) {
  const context = await (await browserOf(kind, javascript)).createBrowserContext();
  const page = await context.newPage();
  // A tab in the background is drawn as seldom as a browser likes.
  await page.bringToFront();
  page.setDefaultTimeout(10_000);

  const problems = [];
  const { origin } = new URL(url);
  page.on('console', (message) => {
    const type = message.type();
    if (['error', 'warn', 'warning', 'assert'].includes(type)) problems.push(`console ${type}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error?.message ?? error}`));
  page.on('request', (request) => {
    const target = new URL(request.url());
    // data:, blob: and about: never leave the page.
    if (/^(?:https?|wss?):$/.test(target.protocol) && target.origin !== origin) {
      problems.push(`request to another origin: ${target.href}`);
    }
  });

  await page.setViewport({ width, height });
  if (!javascript && kind === 'chrome') await page.setJavaScriptEnabled(false);
  if (timezone) await page.emulateTimezone(timezone);
  if (!worker) await page.evaluateOnNewDocument(() => delete Navigator.prototype.serviceWorker);
  await prepare(page);
  await page.goto(url, { waitUntil: 'load' });
  return { page, problems: () => [...problems], close: () => context.close() };
}

/**
 * Finds as a person with a screen reader does: by role and, where given, by the whole accessible name; waits for it.
 *
 * `within` is a selector of the landmark to look in (`nav`, `main form`): in a long page Firefox needs a second to look
 * everywhere. (Puppeteer's own locators would do the same with ten times as many messages to the browser.)
 */
export function byRole(page, role, name, within = 'body') {
  const part = (key, value) => {
    const quote = value.includes('"') ? "'" : '"';
    return `[${key}=${quote}${value}${quote}]`;
  };
  const selector = `aria/${name === undefined ? '' : part('name', name)}${part('role', role)}`;
  const find = async () => {
    const found = await (await page.$(within))?.$(selector);
    if (!found) throw new Error(`no ${role}${name === undefined ? '' : ` “${name}”`} in ${within}`);
    return found;
  };
  return {
    /** The element, once it is there. */
    wait: () => eventually(find),
    click: () => eventually(async () => (await find()).click().then(() => true)),
    /** Replaces what stands in the field. */
    fill: (text) =>
      eventually(async () => {
        const field = await find();
        await field.click({ count: 3 });
        await field.type(text);
        return true;
      }),
  };
}

/** Waits until `fn` returns something true and returns it; says at the end why it did not. */
export async function eventually(fn, { timeout = 5000 } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    let failure;
    try {
      const value = await fn();
      if (value) return value;
      failure = new Error(`still ${value} after ${timeout} ms: ${fn}`);
    } catch (error) {
      failure = error;
    }
    if (Date.now() >= end) throw failure;
    await new Promise((again) => setTimeout(again, 25));
  }
}
