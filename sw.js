// Keeps the page for visits without a network. Nothing in it changes with a build: which files belong together is read
// from the page itself, whose names of files change with their content.
"use strict";
const KEPT = "policy-explorer";
const folder = new URL("./", location.href);
const INDEX = new URL("index.html", folder).href;
// What the page loads in any case, and what leads to more names.
const NAMED = /[\w-]+-[0-9a-f]{16}(?:_bg)?\.(?:js|css|wasm|bin)\b/g;
const isNamed = (url) => new RegExp(`/${NAMED.source}$`).test(new URL(url).pathname);

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(folder.href)) return;
  if (request.mode === "navigate" && [folder.pathname, new URL(INDEX).pathname].includes(url.pathname)) {
    event.respondWith(page(request));
  } else if (isNamed(url.href)) {
    event.respondWith(kept(request));
  } else {
    event.respondWith(newest(request));
  }
});

// The page is on, and the browser has time: what has not been asked for is fetched too.
addEventListener("message", (event) => {
  if (event.data === "rest") event.waitUntil(rest());
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
  if (response.ok) await cache.put(url, response.clone());
  return response;
}

/** The page from the network, but a new one only together with all that its first view needs; else as it was last. */
async function page(request) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(INDEX);
  const wait = new AbortController();
  // On a line that stalls, the page of last time is better than none.
  if (known) setTimeout(() => wait.abort(), 4000);
  try {
    const response = await fetch(INDEX, { cache: "no-cache", signal: wait.signal });
    if (!response.ok) throw new Error(`${response.status} ${INDEX}`);
    const text = await response.clone().text();
    if (!known || (await known.clone().text()) !== text) {
      await Promise.all(needed(await names(cache, text)).map((url) => keep(cache, url)));
      await cache.put(INDEX, response.clone());
    }
    return response;
  } catch (error) {
    return known || fetch(request);
  }
}

/** The files that a page names, and those that these name. */
async function names(cache, text) {
  const found = addresses(text);
  const boot = found.find((url) => /\/boot-/.test(url));
  return boot ? [...found, ...addresses(await (await keep(cache, boot)).text())] : found;
}

const addresses = (text) => [...new Set(text.match(NAMED))].map((name) => new URL(name, folder).href);

/** What the first view needs: without these a new page is none. */
const needed = (urls) => urls.filter((url) => /\/(?:boot|style|policy-explorer)-/.test(url));

/** A file that is kept, fetched if it is not yet. */
async function keep(cache, url) {
  const known = await cache.match(url);
  if (known) return known;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  await cache.put(url, response.clone());
  return response;
}

/** Fetches what the page names and nobody has asked for; then puts away what no page names any more. */
async function rest() {
  const cache = await caches.open(KEPT);
  const response = await cache.match(INDEX) || await fetch(INDEX);
  const text = await response.clone().text();
  await cache.put(INDEX, response);
  const urls = await names(cache, text);
  for (const url of urls) await keep(cache, url);
  for (const name of ["site.json", "icon.png", "manifest.webmanifest"]) await newest(new Request(new URL(name, folder)));
  const api = await newest(new Request(new URL("embed.js", folder)));
  urls.push(...addresses(await api.clone().text()));
  for (const url of urls) await keep(cache, url);
  // A page that is still open from before may want the others.
  if ((await clients.matchAll({ includeUncontrolled: true })).length > 1) return;
  for (const { url } of await cache.keys()) {
    if (isNamed(url) && !urls.includes(url)) await cache.delete(url);
  }
}
