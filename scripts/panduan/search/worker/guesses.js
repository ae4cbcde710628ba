"use strict";
/**
 * What a word may be that no page knows: one still being typed, one misspelt, two written together.
 *
 * @typedef {{word: string, cost: number}} Guess
 */
class Guesses {
  /**
   * @param {string[]} words every known word, sorted
   * @param {(word: string) => number} frequency how many sections hold the word
   */
  constructor(words, frequency) {
    this.words = words;
    this.known = new Set(words);
    this.frequency = frequency;
    this.letters = words.map(letterSet);
    /** @type {Map<string, Guess[]>} */
    this.cache = new Map();
  }

  /**
   * @param {string} beginning
   * @param {number} most
   * @returns {string[]} the most frequent known words that begin so
   */
  completions(beginning, most = 12) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < this.words.length && this.words[low].startsWith(beginning)) found.push(this.words[low++]);
    return found
      .filter((word) => word !== beginning)
      .sort((a, b) => this.frequency(b) - this.frequency(a) || a.length - b.length)
      .slice(0, most);
  }

  /**
   * @param {string} word
   * @returns {Guess[]} the nearest known words: one letter off from four letters on, two from eight on, three from twelve
   */
  corrections(word) {
    const cached = this.cache.get(word);
    if (cached) return cached;
    const most = allowed(word);
    const found = [];
    if (most) {
      const letters = letterSet(word);
      for (let i = 0; i < this.words.length; i++) {
        const other = this.words[i];
        if (Math.abs(other.length - word.length) > most || other.length < 3 || /^\d/.test(other)) continue;
        if (bits(letters ^ this.letters[i]) > 2 * most) continue;
        const edits = distance(word, other, most);
        if (edits > most || (other[0] !== word[0] && (edits > 1 || !sameBeginning(word, other)))) continue;
        found.push({ word: other, cost: edits + (other[0] === word[0] ? 0 : 0.4) - likeness(word, other) });
      }
    }
    const weighed = found
      .map((guess) => ({ ...guess, order: guess.cost - 0.08 * Math.log2(1 + this.frequency(guess.word)) }))
      .sort((a, b) => a.order - b.order);
    const best = weighed.filter(({ cost }) => cost <= weighed[0].cost + 0.6).slice(0, 4);
    if (this.cache.size > 500) this.cache.clear();
    this.cache.set(word, best);
    return best;
  }

  /**
   * @param {string} beginning five letters or more
   * @returns {string[]} known words that begin almost so
   */
  nearCompletions(beginning) {
    if (beginning.length < 5) return [];
    return this.words
      .filter((word) => word.length > beginning.length && word[0] === beginning[0])
      .filter((word) => distance(beginning, word.slice(0, beginning.length), 1) <= 1)
      .sort((a, b) => this.frequency(b) - this.frequency(a))
      .slice(0, 6);
  }

  /** @param {string} word @returns {string[]} two known words that were written together, or none */
  split(word) {
    let best = [];
    let most = 0;
    for (let i = 2; i <= word.length - 3; i++) {
      const [left, right] = [word.slice(0, i), word.slice(i)];
      if (!this.known.has(right) || !this.known.has(left) || (left.length < 3 && !/^(di|ke|my)$/.test(left))) continue;
      const weight = Math.min(this.frequency(left) + 1, this.frequency(right) + 1) + Math.min(left.length, right.length);
      if (weight > most) [best, most] = [[left, right], weight];
    }
    return best;
  }
}

/** The first letter is rarely wrong: it may be missing or doubled, or have changed places with the second. */
function sameBeginning(word, other) {
  return word.slice(1) === other || word === other.slice(1) || (word[0] === other[1] && word[1] === other[0]) || word.length > 6;
}

/** @param {string} word @returns {number} how many letters a guess at `word` may be off */
function allowed(word) {
  if (/\d/.test(word) || word.length < 4) return 0;
  if (word.length < 8) return 1;
  return word.length < 12 ? 2 : 3;
}

/** @param {string} word @returns {number} a bit for each letter that stands in `word` */
function letterSet(word) {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 31);
  return set;
}

/** @param {number} set @returns {number} how many bits are set */
function bits(set) {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}

/** Slips of the finger count for less than other letters: the same letters in another order or number, other vowels. */
function likeness(word, other) {
  const sorted = (text) => [...text].sort().join("");
  if (sorted(word) === sorted(other)) return 0.4;
  const single = (text) => text.replace(/(.)\1/g, "$1");
  if (single(word) === single(other)) return 0.4;
  return word.replace(/[aeiou]/g, "") === other.replace(/[aeiou]/g, "") ? 0.25 : 0;
}

/**
 * @param {string} a
 * @param {string} b
 * @param {number} most where to stop counting
 * @returns {number} letters to insert, leave out, replace or swap with their neighbour
 */
function distance(a, b, most) {
  let before = [];
  let last = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
  }
  return row[b.length];
}
