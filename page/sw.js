// Keeps the page for visits without a network. Nothing in it changes with a build: which files belong together is read
// from the page itself, whose names of files change with their content.
"use strict";
const KEPT = "policy-explorer";
const folder = new URL("./", location.href);
const INDEX = new URL("index.html", folder).href;
// What the page loads in any case, and what leads to more names.
const NAMED = /[\w-]+-[0-9a-f]{16}\.(?:js|css|wasm|bin)\b/g;
// What the page says in another language, which only those load who read it.
const WORDS = /words-[\w-]+-[0-9a-f]{16}\.txt\b/g;
const isNamed = (url) => [NAMED, WORDS].some(({ source }) => new RegExp(`/${source}$`).test(new URL(url).pathname));

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(folder.href)) return;
  const isPage = request.mode === "navigate" && [folder.pathname, new URL(INDEX).pathname].includes(url.pathname);
  const answer = isPage ? page(event) : isNamed(url.href) ? kept(request) : newest(request);
  // Where nothing can be kept, all is as it would be without this.
  event.respondWith(answer.catch(() => fetch(request)));
});

// The page is on, and the browser has time: what has not been asked for is fetched too.
addEventListener("message", (event) => {
  if (event.data && event.data.rest) event.waitUntil(rest(event.data));
});

/** What may be kept for good: fetched once. */
async function kept(request) {
  const cache = await caches.open(KEPT);
  const plain = request.url.split("?")[0];
  // A second try (?r=1) is made where the file came broken: what comes then takes its place.
  const known = request.url === plain && await cache.match(plain);
  return known || fetched(cache, request, plain);
}

/** What may change: from the network, else as it was last. */
async function newest(request) {
  const cache = await caches.open(KEPT);
  try {
    return await fetched(cache, request);
  } catch (error) {
    const known = await cache.match(request.url, { ignoreSearch: true });
    if (known) return known;
    throw error;
  }
}

async function fetched(cache, request, url = request.url) {
  const response = await fetch(request);
  // A device that is full keeps nothing, and shows it all the same.
  if (isWhole(url, response)) await cache.put(url, response.clone()).catch(() => {});
  return response;
}

/** Whether an answer is the file that was asked for: some sites answer with a page of their own. */
const isWhole = (url, { ok, headers }) => ok && !(isNamed(url) && /html/.test(headers.get("Content-Type")));

/** The page from the network, but no longer than a reader waits; then as it was last, and the next visit has the new one. */
async function page(event) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(INDEX);
  const coming = newestPage(cache, event.request, known);
  if (!known) return coming;
  event.waitUntil(coming.catch(() => {}));
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  return Promise.race([coming, late.then(() => known.clone())]);
}

/** In milliseconds. */
const PATIENCE = 4000;

/** The page from the network, a new one only together with all that its first view needs. */
async function newestPage(cache, request, known) {
  let response;
  try {
    response = await fetch(INDEX, { cache: "no-cache" });
  } catch (error) {
    // It has moved to another site, which only the browser itself can follow; or there is no network.
    return fetch(request).catch(() => known ? known.clone() : Promise.reject(error));
  }
  const text = await response.text();
  // A new answer: one that was redirected cannot be shown.
  const { status, headers } = response;
  const shown = new Response(text, { status, headers });
  const gone = status === 404 || status === 410;
  if (!response.ok) return gone || !known ? shown : known.clone();
  if (known && (await known.clone().text()) === text) return shown;
  try {
    await Promise.all(needed(await names(cache, text)).map((url) => keep(cache, url)));
    await cache.put(INDEX, shown.clone());
    return shown;
  } catch (error) {
    return known ? known.clone() : shown;
  }
}

/** The files that a page names, and those that these name. */
async function names(cache, text) {
  const found = addresses(text);
  const boot = found.find(isBoot);
  if (!boot) throw new Error("not the page");
  return [...found, ...addresses(await (await keep(cache, boot)).text())];
}

const isBoot = (url) => /\/boot-/.test(url);

const addresses = (text, names = NAMED) => [...new Set(text.match(names))].map((name) => new URL(name, folder).href);

/** What the first view needs: without these a new page is none. */
const needed = (urls) => urls.filter((url) => /\/(?:boot|style|policy-explorer)-/.test(url));

/** A file that is kept, fetched if it is not yet. */
async function keep(cache, url) {
  const known = await cache.match(url);
  if (known) return known;
  const response = await fetch(url);
  if (!isWhole(url, response)) throw new Error(`${response.status} ${url}`);
  await cache.put(url, response.clone());
  return response;
}

/** Fetches what the page names and nobody has asked for; then puts away what no page names any more. `boot` is the script
 * of the page that asks, which may be older, and `words` the file of the language that it speaks, if it is none of the build's. */
async function rest({ rest: boot, words }) {
  const cache = await caches.open(KEPT);
  let index = await cache.match(INDEX);
  if (!index) {
    index = await fetch(INDEX, { cache: "no-cache" });
    if (!index.ok) return;
  }
  const text = await index.clone().text();
  const urls = await names(cache, text);
  for (const url of urls) await keep(cache, url);
  const languages = addresses(await (await keep(cache, urls.find(isBoot))).text(), WORDS);
  if (languages.includes(words)) await keep(cache, words);
  await cache.put(INDEX, new Response(text, { headers: index.headers }));
  for (const name of ["site.json", "icon.png", "manifest.webmanifest"]) await newest(new Request(new URL(name, folder)));
  const api = await newest(new Request(new URL("embed.js", folder)));
  urls.push(...addresses(await api.clone().text()));
  for (const url of urls) await keep(cache, url);
  // A page that is still open from before may want the others.
  const open = await clients.matchAll({ includeUncontrolled: true });
  if (open.length > 1 || !urls.includes(boot)) return;
  urls.push(...languages);
  for (const { url } of await cache.keys()) {
    if (isNamed(url) && !urls.includes(url)) await cache.delete(url);
  }
}
