"use strict";
/**
 * The search worker that Material's page talks to: it sets up (0), is ready (1), is asked (2) and answers (3).
 *
 * It starts when the reader turns to the search box, and at once fetches the index of the reader's language with the
 * scripts that read it. The other language is fetched only when the reader's own has little to say.
 */

const LITTLE = 2;
const WARMED = 300;
const here = new URL(self.location.href);
const root = new URL("../", here);
const own = here.searchParams.get("lang");

let config = null;
let latest = "";
/** @type {Map<string, Promise<Engine>>} */
const engines = new Map();

/** @param {string} lang @returns {Promise<Engine>} fetched once; tried again after a failure */
function engine(lang) {
  if (!engines.has(lang)) {
    const made = prepared(lang);
    made.catch(() => engines.delete(lang));
    engines.set(lang, made);
  }
  return engines.get(lang);
}

/** Index and engine come at the same time: the fetch goes on while the script is loaded. */
async function prepared(lang) {
  const fetched = fetch(new URL(config.indexes[lang], root));
  if (typeof Engine === "undefined") importScripts(new URL(config.engine, root));
  const response = await fetched;
  if (!response.ok) throw new Error(response.statusText);
  const made = new Engine(await response.json(), lang !== own);
  warm(made);
  return made;
}

/** Read the first sections between two keys, a few at a time, so that the results of the first words need not wait. */
function warm(made, from = 0) {
  const to = Math.min(from + 10, made.index.units.length, WARMED);
  for (let unit = from; unit < to; unit++) made.analysed(unit);
  if (to > from) setTimeout(() => warm(made, to));
}

/** @param {object} data what Material shows (`items`) and what our own script adds to it (the rest) */
function answer(data) {
  self.postMessage({ type: 3, data: { query: latest, items: [], corrected: [], missing: [], nearest: [], ...data } });
}

/** @param {string} text */
async function ask(text) {
  latest = text;
  if (!text.trim()) return answer({});
  try {
    const found = (await engine(own)).search(text);
    if (latest !== text) return undefined;
    if (found.items.length > LITTLE) return answer(found);
    const others = Object.keys(config.indexes).filter((lang) => lang !== own);
    if (found.items.length) answer(found);
    const more = await Promise.all(others.map((lang) => itemsIn(lang, text)));
    if (latest !== text) return undefined;
    const foreign = more.flat();
    return answer({ ...found, items: [...found.items, ...below(foreign, found.items)], foreign: foreign.length ? found.items.length : -1 });
  } catch {
    return latest === text ? answer({ failed: true }) : undefined;
  }
}

/** @returns {Promise<object[][]>} what another language has; nothing without a connection, for the reader's own is there */
async function itemsIn(lang, text) {
  try {
    return (await engine(lang)).search(text).items;
  } catch {
    return [];
  }
}

/** @returns {object[][]} `items` with scores below all of `above`: Enter opens the highest */
function below(items, above) {
  const lowest = Math.min(1, ...above.flat().map(({ score }) => score));
  const highest = Math.max(1, ...items.flat().map(({ score }) => score));
  return items.map((item) => item.map((found) => ({ ...found, score: (found.score / highest) * lowest * 0.9 })));
}

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    config = data.config;
    self.postMessage({ type: 1 });
    engine(own).catch(() => undefined); // while the reader types
  } else if (type === 2) ask(data);
});
