"use strict";
/**
 * Hits as Material's result list wants them: a list of pages, each a list of documents with marked titles and texts.
 *
 * A section that stands alone (a message, a contact) is a result of its own; the others are gathered under their page.
 */

const MOST_RESULTS = 10;
const MOST_SECTIONS = 4;
/** No more hits than these are gathered under their pages. */
const MOST_HITS = 150;
/** Hits below this share of the best are noise, the more so where the best is the very message that was typed. */
const WORTH = { share: 0.3, beside: 0.42, message: 0.9, least: 0.13 };
const TEASER = 190;

/**
 * @param {Hit[]} hits the best first
 * @param {Engine} engine
 * @param {Slot[]} slots
 * @returns {object[][]} at most ten results
 */
function results(hits, engine, slots) {
  if (!hits.length || hits[0].score < WORTH.least) return [];
  const share = hits[0].phrase > WORTH.message ? WORTH.beside : WORTH.share;
  const worth = hits.filter(({ score }) => score >= share * hits[0].score);
  const groups = new Map();
  for (const hit of worth.slice(0, MOST_HITS)) {
    const unit = engine.index.units[hit.unit];
    const key = unit[4] ? `${unit[0]}#${unit[1]}` : unit[0];
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(hit);
  }
  return [...groups.values()].slice(0, MOST_RESULTS).map((group) => {
    const [page, , , , alone] = engine.index.units[group[0].unit];
    const found = group.slice(0, MOST_SECTIONS).map((hit) => shown(hit, engine, slots));
    if (!alone && !group.some(({ unit }) => !engine.index.units[unit][1])) {
      found.push({ ...shown({ unit: engine.tops[page], score: 0 }, engine, slots), text: "" });
    }
    return found;
  });
}

/** @returns {object} one document of a result */
function shown({ unit, score }, engine, slots) {
  const [page, anchor, title, text] = engine.index.units[unit];
  const wanted = wantedTerms(slots);
  const [inTitle, inText] = engine.analysed(unit).map((terms) => terms.filter(({ term }) => wanted.has(term)));
  const words = new Set(inText.map(({ start, end }) => text.slice(start, end).toLowerCase()));
  for (const { start, end } of inTitle) words.add(title.slice(start, end).toLowerCase());
  const lang = engine.index.lang;
  const inLanguage = (html) => (html && engine.foreign ? `<span lang="${lang}">${html}</span>` : html);
  return {
    location: engine.index.pages[page][0].replace(/^\.?\/?$/, "./") + (anchor && `#${anchor}`),
    title: inLanguage(marked(title, inTitle)),
    text: inLanguage(teaser(text, inText)),
    score,
    terms: Object.fromEntries([...words].filter((word) => word.length > 2).slice(0, 8).map((word) => [word, true])),
    where: engine.index.pages[page][3],
    lang,
  };
}

/** @returns {Map<number, number>} the terms worth marking, and how sure they are meant */
function wantedTerms(slots) {
  const wanted = new Map();
  for (const { choices, light } of slots) {
    if (light) continue;
    for (const { term, quality } of choices) if (quality >= 0.45) wanted.set(term, quality);
  }
  return wanted;
}

/** @returns {string} the stretch of `text` that holds most of what was asked, marked */
function teaser(text, marks) {
  if (text.length <= TEASER) return marked(text, marks);
  let from = 0;
  let most = 0;
  for (const { start } of [{ start: 0 }, ...marks]) {
    const begin = sentenceStart(text, start);
    const within = new Set(marks.filter((mark) => mark.start >= begin && mark.end <= begin + TEASER).map(({ term }) => term));
    if (within.size > most) [from, most] = [begin, within.size];
  }
  const cut = text.length - from > TEASER ? text.lastIndexOf(" ", from + TEASER) : text.length;
  const to = cut > from ? cut : text.length;
  const inside = marks
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  return (from ? "… " : "") + marked(text.slice(from, to), inside) + (to < text.length ? " …" : "");
}

/** @returns {number} where the sentence or line begins that holds `position`, or a word not far before it */
function sentenceStart(text, position) {
  for (let i = position; i > position - TEASER / 2; i--) {
    if (i === 0 || text[i - 1] === "\n" || (text[i - 1] === " " && ".?!:".includes(text[i - 2]))) return i;
  }
  return text.lastIndexOf(" ", position - 40) + 1;
}

/** @returns {string} `text` as HTML, with `marks` marked */
function marked(text, marks) {
  let html = "";
  let done = 0;
  for (const { start, end } of marks) {
    if (start < done) continue;
    html += `${escaped(text.slice(done, start))}<mark data-md-highlight>${escaped(text.slice(start, end))}</mark>`;
    done = end;
  }
  return html + escaped(text.slice(done));
}

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
