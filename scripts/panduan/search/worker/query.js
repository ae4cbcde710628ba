"use strict";
/**
 * What the reader typed, as slots: each a word or phrase of the query, with everything it may mean.
 *
 * @typedef {{term: number, quality: number, word?: string}} Choice `word` is set where it was guessed
 * @typedef {{text: string, choices: Choice[], light: boolean, ends?: Set<number>}} Slot `ends` is set where the word is still
 *   being typed: the roots that it may become
 */

/** *Tak* that asks and denies nothing: at the end of a sentence (*kena bayar levi tak?*), after *boleh* and its like. */
const ASKING = [
  /^([^]*\S\s+\S+\s+\S+)\s+(?:tak|x)\s*\??\s*$/i,
  /\b(boleh|blh|perlu|kena|wajib|ada)\s+(?:tak|x)(?=\s+(?!boleh|blh|dapat|dpt)\S)/gi,
];

/** When a message was copied says nothing of which it is. */
const WHEN = /\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b(?:\s*[ap]m\b)?/gi;

/** Digits are the beginning of a phone number, or a number of their own. */
const PHONE = 7;

const QUALITY = { form: 0.95, slip: 0.65, completed: 0.8, begun: 0.6, beyond: 0.3, nearly: 0.5, near: 0.4 };

/**
 * @param {string} text as typed
 * @param {Lexicon} lexicon
 * @param {Guesses} guesses
 * @param {Map<number, number[]>} near idea to ideas that may be meant as well
 * @returns {Slot[]}
 */
function readQuery(text, lexicon, guesses, near) {
  const said = ASKING.reduce((rest, asking) => rest.replace(asking, "$1"), text.replace(WHEN, " "));
  const words = joined(writtenOut(said, lexicon), lexicon, guesses);
  const slots = words.flatMap((word) => meanings(word, lexicon, guesses)).map((slot) => singleIdea(slot, lexicon));
  return ideas(slots, lexicon).map((slot) => withNear(slot, near, lexicon));
}

/** No words of either language that are written together have more letters. */
const LONGEST = 60;

/** One word in quotes is meant as it is; more are a message as it was copied, and no word of it is still being typed. */
const QUOTED = /["\u201c\u201d\u00ab\u00bb]([^"\u201c\u201d\u00ab\u00bb]+)["\u201c\u201d\u00ab\u00bb]/g;

/** Tokens of the query with short forms written out; which are meant exactly, and whether the last may go on. */
function writtenOut(text, lexicon) {
  const quotes = [...text.matchAll(QUOTED)];
  const found = tokens(text);
  return found.flatMap(({ text: word, start, end }, i) => {
    const quote = quotes.find(({ index, 0: { length } }) => start > index && end <= index + length);
    const exact = Boolean(quote) && !/\s/.test(quote[1].trim());
    const open = i === found.length - 1 && end === text.length && !quote;
    const full = lexicon.short.get(word);
    return full
      ? full.map((part) => ({ word: part, exact: true, open: false, typed: word }))
      : [{ word, exact, open, typed: word }];
  });
}

/** Words that were split by mistake are one again: `di jumpai`, `per keso`, `e mel`, `penola kan`. */
function joined(words, lexicon, guesses) {
  const found = [];
  const unknown = ({ word }) => lexicon.root(word) === undefined;
  const isSplit = (before, word) => {
    const together = before.word + word.word;
    const strange = unknown(before) || unknown(word);
    if (together.length < 4 || !(strange || before.word === "di" || before.word === "ke" || before.word.length === 1)) return false;
    if (lexicon.roots.has(together)) return true;
    return strange && !word.open && together.length > 6 && (lexicon.root(together) !== undefined || guesses.corrections(together)[0]?.cost <= 1);
  };
  for (const word of words) {
    const before = found.at(-1);
    if (before && isSplit(before, word)) {
      found[found.length - 1] = { ...word, word: before.word + word.word, typed: `${before.typed} ${word.typed}` };
    } else found.push(word);
  }
  return found;
}

/** @returns {Slot[]} one slot, or several where words were written together */
function meanings(typed, lexicon, guesses) {
  const { word, exact, open } = typed;
  const root = lexicon.root(word);
  const whole = open && word.length > 1 ? completed(word, guesses) : [];
  const promise = (share) => (root === undefined ? QUALITY.completed * (0.6 + 0.4 * share) : QUALITY.beyond * share);
  const found = [
    ...asWritten(typed, root, lexicon, guesses),
    ...whole.map(({ other, share }) => ({ term: lexicon.root(other), quality: promise(share) })),
  ];
  if (!exact && root === undefined && !whole.some(({ other }) => guesses.frequency(other))) {
    const parts = apart(typed, lexicon, guesses);
    if (parts.length) return parts.flatMap((part) => meanings(part, lexicon, guesses));
    found.push(...guessed(typed, found.some(({ term }) => term !== undefined), lexicon, guesses));
  }
  const choices = found.filter(({ term }, i) => term !== undefined && found.findIndex((choice) => choice.term === term) === i);
  // A single letter at the end is the beginning of a word that tells nothing yet.
  const begun = open && word.length === 1 && /[a-z]/.test(word);
  const ends = open ? new Set(guesses.continued(word).map((other) => lexicon.root(other))) : undefined;
  return [{ text: typed.typed, choices, ends, light: begun || (root !== undefined && lexicon.light.has(root)) }];
}

/** @returns {Iterable<Choice>} the word itself, the code that its digits end, the words it is when two letters change places */
function* asWritten({ word, exact }, root, lexicon, guesses) {
  const known = lexicon.roots.has(word);
  yield { term: root, quality: known ? 1 : QUALITY.form };
  if (/^\d{1,2}$/.test(word)) yield { term: lexicon.roots.get(word.padStart(3, "0")), quality: QUALITY.nearly };
  if (exact || root === undefined) return;
  for (const other of guesses.swapped(word)) {
    yield { term: lexicon.root(other), quality: known ? QUALITY.nearly : QUALITY.slip, word: known ? undefined : other };
  }
}

/** @returns {{other: string, share: number}[]} the words that `word` may become, and how much of each is typed */
function completed(word, guesses) {
  return guesses
    .completions(word)
    .filter((other) => !/^\d+$/.test(word) || other.length >= PHONE)
    .map((other) => ({ other, share: word.length / other.length }));
}

/** @returns {object[]} the words that were written together, or what is denied and the denial; none where it is one word */
function apart({ word, exact, open }, lexicon, guesses) {
  const [denial] = word.match(/^(?:x(?=[a-z]{4})|ketidak(?=[a-z]{3}))/) || [];
  if (denial) return ["tidak", word.slice(denial.length)].map((part) => ({ word: part, exact, open, typed: part }));
  if (word.length < 5 || word.length > LONGEST || guesses.corrections(word)[0]?.cost < 1) return [];
  const parts = guesses.split(word).flatMap((part) => lexicon.short.get(part) || [part]);
  return parts.map((part) => ({ word: part, exact: false, open: false, typed: part }));
}

/** @returns {Choice[]} what an unknown word may be: misspelt, or only begun; `told` says that something is known of it */
function guessed({ word, open }, told, lexicon, guesses) {
  const corrections = guesses
    .corrections(word)
    .map(({ word: other, cost }) => ({ term: lexicon.root(other), quality: correctionQuality(word, cost), word: other }));
  if (told || corrections.length) return corrections;
  const nearly = (words, said) => words.map((other) => ({ term: lexicon.root(other), quality: QUALITY.nearly, word: said ? other : undefined }));
  if (open) return nearly(guesses.nearCompletions(word));
  const whole = word.length > 4 ? guesses.completions(word, 4) : [];
  return whole.length ? nearly(whole) : nearly(guesses.beginning(word), true);
}

/** @returns {number} how far a correction is to be trusted: the longer the word, the more */
function correctionQuality(word, cost) {
  return Math.max(0.45, 0.95 - Math.max(0.4, cost) * (1.3 / word.length));
}

/** Slots that together mean one idea become one slot. */
function ideas(slots, lexicon) {
  const found = [];
  const choice = (i, wanted) =>
    slots[i]?.choices.find(({ term, quality }) => term === wanted && quality > QUALITY.beyond) ||
    (i && slots[i]?.ends?.has(wanted) && { term: wanted, quality: QUALITY.begun });
  for (let i = 0; i < slots.length; ) {
    const firsts = slots[i].choices.filter(({ quality }) => quality > QUALITY.beyond).map(({ term }) => term);
    const phrases = lexicon.phrasesAt(i, (j, term) => Boolean(choice(j, term)), firsts);
    if (phrases.length) {
      const { length } = phrases[0].terms;
      const read = phrases.map(({ terms, idea }) => ({ idea, parts: terms.map((term, j) => choice(i + j, term)) }));
      const least = (parts) => Math.min(...parts.map(({ quality }) => quality));
      read.sort((a, b) => least(b.parts) - least(a.parts));
      found.push({
        text: slots.slice(i, i + length).map((slot) => slot.text).join(" "),
        choices: read.map(({ idea, parts }) => ({ term: idea, quality: least(parts) })),
        light: lexicon.light.has(read[0].idea),
        corrections: read[0].parts.flatMap(({ word }, j) => (word ? [{ from: slots[i + j].text, to: word }] : [])),
      });
      i += length;
    } else found.push(slots[i++]);
  }
  return found;
}

/** @returns {Slot} the slot with each root replaced by the idea it means */
function singleIdea(slot, lexicon) {
  const best = new Map();
  for (const choice of slot.choices) {
    const term = lexicon.single.get(choice.term) ?? choice.term;
    if (!best.has(term) || best.get(term).quality < choice.quality) best.set(term, { ...choice, term });
  }
  const choices = [...best.values()];
  const guess = choices[0]?.word;
  const least = Math.min(QUALITY.form, surest(choices));
  const likely = choices.filter(({ quality }) => quality >= least);
  const isLight = ({ term }) => lexicon.light.has(term);
  return {
    ...slot,
    choices,
    light: slot.light || (guess ? likely.every(isLight) : likely.some(isLight)),
    corrections: guess ? [{ from: slot.text, to: guess }] : [],
  };
}

/** @returns {Slot} the slot with the ideas that may be meant as well */
function withNear(slot, near, lexicon) {
  const more = slot.choices.flatMap(({ term, quality }) =>
    (near.get(term) || []).map((other) => ({ term: other, quality: quality * QUALITY.near })),
  );
  const fresh = more.filter(({ term }) => !slot.choices.some((choice) => choice.term === term));
  return { ...slot, choices: [...slot.choices, ...fresh], light: slot.light };
}
