"use strict";
/**
 * The search worker that Material's page talks to: it sets up (0), is ready (1), is asked (2) and answers (3).
 *
 * It starts when the reader turns to the search box, and at once fetches the index of the reader's language, while
 * Material's script is still on its way to the page. The other language is fetched only when the reader's own has little
 * to say.
 */

const LITTLE = 2;
const WARMED = 300;
/** How long nothing is read ahead, in milliseconds: the page starts Material's script meanwhile. */
const BUSY = 300;
/** @type {Record<string, string>} language to the address of its index, put in by the build */
const INDEXES = "{INDEXES}";
const here = new URL(self.location.href);
const site = new URL("../", here);
const own = here.searchParams.get("lang");

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

/** @param {string} lang @returns {Promise<Engine>} from its index */
async function prepared(lang) {
  const response = await fetch(new URL(INDEXES[lang], site));
  if (!response.ok) throw new Error(response.statusText);
  const made = new Engine(await response.json(), lang !== own);
  setTimeout(() => warm(made), BUSY);
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
    const others = Object.keys(INDEXES).filter((lang) => lang !== own);
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
  if (type === 0) self.postMessage({ type: 1 });
  else if (type === 2) ask(data);
});
engine(own).catch(() => undefined);
