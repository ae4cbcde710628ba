// Keeps the guide readable without a connection. Made at build time from scripts/panduan/shell/service_worker.js.
//
// Pages come from the network whenever it answers, so a new build shows at once; what was kept is the fallback, and a
// page that is shown from it says so. Each build has its own store for the files that belong together, and throws the
// last one's away; the store of visited pages outlives builds. Where nothing can be stored or read (a full disk, storage
// that is broken or not allowed), everything comes from the network as if there were no worker.
"use strict";

/** @type {{version: string, shared: string[], languages: Record<string, string[]>, absent: string}} */
const BUILD = /* BUILD */ null;

const CORE = `panduan-core-${BUILD.version}`;
const VISITED = "panduan-visited";
const LANGUAGES = "panduan-languages";
/** Visited pages that are kept; the oldest go first. */
const MOST_VISITED = 60;
/** How long a page may take to arrive before the kept copy is shown, in milliseconds. */
const PATIENCE = 6000;

const address = (path) => new URL(path, registration.scope).href;

/** What was kept for `request`, if anything was and can be read; `options` are those of a match. */
async function stored(request, options = {}) {
  try {
    return await caches.match(request, options);
  } catch {
    return undefined;
  }
}

/** Keeps `response` in the store `name` if there is room. @returns {Promise<boolean>} whether there was */
async function store(name, request, response) {
  try {
    await (await caches.open(name)).put(request, response);
    return true;
  } catch {
    return false;
  }
}

/** Fetches past the browser's own cache and keeps what came, one by one: a file that fails does not stop the rest. */
async function keep(cache, urls) {
  await Promise.all(
    urls.map(async (url) => {
      try {
        const response = await fetch(url, { cache: "no-cache" });
        if (response.ok) await cache.put(url, response);
      } catch {
        // No connection: the file is kept when it is next asked for.
      }
    }),
  );
}

/** The languages whose pages this reader has asked for. */
async function languages() {
  const cache = await caches.open(LANGUAGES);
  return (await cache.keys()).map((request) => new URL(request.url).hash.slice(1));
}

/** Keeps the problems pages, contacts, lists and search of one language. */
async function keepLanguage(language) {
  if (!(language in BUILD.languages)) return;
  await (await caches.open(LANGUAGES)).put(address(`#${language}`), new Response(language));
  const core = await caches.open(CORE);
  const missing = [];
  for (const path of BUILD.languages[language]) {
    if (!(await core.match(address(path)))) missing.push(address(path));
  }
  await keep(core, missing);
}

/** Keeps the page that brought this worker: its own request had gone before there was one to see it. */
async function keepFirst(path) {
  const url = address(path);
  const cache = await caches.open(VISITED);
  if (url.startsWith(registration.scope) && !(await cache.match(url))) await keep(cache, [url]);
}

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      await keep(await caches.open(CORE), BUILD.shared.map(address));
      for (const language of await languages()) await keepLanguage(language);
      await skipWaiting();
    })(),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("panduan-core-") && name !== CORE) await caches.delete(name);
      }
      await clients.claim();
    })(),
  );
});

addEventListener("message", (event) => {
  const { keep: language, page: path } = event.data ?? {};
  if (language) event.waitUntil(Promise.all([keepLanguage(String(language)), keepFirst(String(path))]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (/^\?(v=)?[0-9a-f]{8,}$/.test(url.search)) event.respondWith(versioned(event));
  else event.respondWith(fresh(request));
});

/** A page: from the network, and kept; else as it was kept, marked with the day; else a page that says it was not. */
async function page(event, url) {
  const key = url.origin + url.pathname;
  const kept = newer(await stored(key, { cacheName: VISITED }), await stored(key, { cacheName: CORE }));
  const network = fetch(event.request).then((response) => {
    if (response.ok && response.type === "basic" && response.headers.get("Content-Type")?.startsWith("text/html")) {
      event.waitUntil(remember(key, response.clone()).catch(() => undefined));
    }
    if (kept && response.status >= 500) throw new Error("the server is in trouble");
    return response;
  });
  try {
    return await (kept ? Promise.race([network, late()]) : network);
  } catch {
    event.waitUntil(network.catch(() => undefined));
    return kept ? marked(kept) : absent();
  }
}

/** When a kept response left the server, in milliseconds; 0 where the server did not say. */
const sent = (response) => Date.parse(response.headers.get("Date") ?? "") || 0;

/** The later of two kept responses, of which either may be missing. */
const newer = (one, other) => (one && other ? (sent(one) >= sent(other) ? one : other) : (one ?? other));

/** Rejects when a page has been waited for long enough. */
function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}

/** Keeps a visited page as the newest of all; where there is no room, the older half of the others makes some. */
async function remember(key, response) {
  const again = response.clone();
  const cache = await caches.open(VISITED);
  if (!(await store(VISITED, key, response))) {
    const others = (await cache.keys()).filter(({ url }) => url !== key);
    await forget(cache, others.slice(0, Math.ceil(others.length / 2)));
    await store(VISITED, key, again);
  }
  const pages = await cache.keys();
  await forget(cache, pages.slice(0, Math.max(0, pages.length - MOST_VISITED)));
}

const forget = (cache, requests) => Promise.all(requests.map((request) => cache.delete(request)));

/** A kept page with the time it was kept, for the page to show. */
async function marked(response) {
  const kept = new Date(sent(response)).toISOString();
  const html = (await response.text()).replace("<html ", `<html data-kept="${kept}" `);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

function absent() {
  const html = BUILD.absent.replaceAll("{root}", registration.scope);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** A file whose address changes with its content: what is kept is right for ever. */
async function versioned(event) {
  const { request } = event;
  const kept = await stored(request);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(store(CORE, request, response.clone()));
    return response;
  } catch (error) {
    // A page of an earlier build without a connection: this build's file is better than none.
    const other = await stored(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}

/** Any other file: from the network, else as it was kept. */
async function fresh(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await stored(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
