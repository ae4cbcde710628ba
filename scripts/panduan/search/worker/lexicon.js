"use strict";
/**
 * The words of one language's index: what a typed word is a form of, and which words together mean one idea.
 *
 * `scripts/panduan/search/lexicon.py` and `stems.py` say the same of the pages.
 */
class Lexicon {
  /** @param {object} index as `scripts/panduan/search/index.py` describes it */
  constructor(index) {
    this.spellings = index.words.split(" ");
    let root = 0;
    /** @type {Map<string, number>} word to the number of its root */
    this.roots = new Map(this.spellings.map((word, i) => [word, (root += index.roots[i])]));
    this.short = new Map(Object.entries(index.short).map(([form, meaning]) => [form, meaning.split(" ")]));
    this.light = new Set(index.light);
    this.affixes = index.affixes;
    /** @type {Map<number, number>} root to the idea it means by itself */
    this.single = new Map();
    /** @type {Map<number, {terms: number[], idea: number}[]>} first term to phrases, the longest first */
    this.phrases = new Map();
    for (const numbers of index.ideas) {
      const terms = numbers.slice(0, -1);
      const idea = numbers.at(-1);
      if (terms.length === 1) this.single.set(terms[0], idea);
      else if (this.phrases.has(terms[0])) this.phrases.get(terms[0]).push({ terms, idea });
      else this.phrases.set(terms[0], [{ terms, idea }]);
    }
    for (const list of this.phrases.values()) list.sort((a, b) => b.terms.length - a.terms.length);
  }

  /**
   * @param {string} word
   * @returns {number | undefined} the number of the word's root, if the word or what remains of it is known
   */
  root(word) {
    const known = this.roots.get(word);
    if (known !== undefined) return known;
    const cut = this.cuts(word).find((rest) => this.roots.has(rest));
    return cut === undefined ? undefined : this.roots.get(cut);
  }

  /** @param {string} word @returns {string[]} what may remain without affixes, the longest first */
  cuts(word) {
    if (word.length <= 3 || !/^\p{L}+$/u.test(word)) return [];
    const found = new Set();
    const add = (rest) => {
      if (rest.length >= (word.length - rest.length === 1 ? 4 : 3)) found.add(rest);
    };
    const { prefixes, suffixes, english } = this.affixes;
    const beginnings = [word];
    for (const [prefix, swallowed] of prefixes) {
      if (!word.startsWith(prefix)) continue;
      const rest = word.slice(prefix.length);
      beginnings.push(rest);
      if (swallowed && /^[aeiou]/.test(rest)) beginnings.push(swallowed + rest);
    }
    for (const beginning of beginnings) {
      add(beginning);
      for (const suffix of suffixes) if (beginning.endsWith(suffix)) add(beginning.slice(0, -suffix.length));
    }
    for (const [suffix, instead] of english) {
      if (!word.endsWith(suffix)) continue;
      const stem = word.slice(0, -suffix.length);
      add(stem + instead);
      if (!instead && stem.length > 3 && stem.at(-1) === stem.at(-2)) add(stem.slice(0, -1));
    }
    found.delete(word);
    return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** @param {string} word @returns {number | undefined} its root, or the idea that the root means by itself */
  term(word) {
    const root = this.root(word);
    return this.single.get(root) ?? root;
  }

  /**
   * @param {string} text a page's text or title
   * @returns {{term: number, start: number, end: number}[]} its terms and where they stand
   */
  analyse(text) {
    const words = [];
    for (const { text: word, start, end } of tokens(text)) {
      for (const full of this.short.get(word) || [word]) words.push({ term: this.term(full) ?? -1, start, end });
    }
    const found = [];
    for (let i = 0; i < words.length; ) {
      const [phrase] = this.phrasesAt(i, (j, term) => j < words.length && words[j].term === term, [words[i].term]);
      const length = phrase ? phrase.terms.length : 1;
      found.push({ term: phrase ? phrase.idea : words[i].term, start: words[i].start, end: words[i + length - 1].end });
      i += length;
    }
    return found;
  }

  /** @param {string} text of several lines @returns {object[]} as `analyse`; no phrase goes on from line to line */
  analyseLines(text) {
    let from = 0;
    return text.split("\n").flatMap((line) => {
      const found = this.analyse(line).map(({ term, start, end }) => ({ term, start: start + from, end: end + from }));
      from += line.length + 1;
      return found;
    });
  }

  /**
   * @param {number} position
   * @param {(position: number, term: number) => boolean} stands whether a term stands at a position
   * @param {number[]} firsts the terms at `position`
   * @returns {{terms: number[], idea: number}[]} the longest phrases that begin at `position`, all of one length
   */
  phrasesAt(position, stands, firsts) {
    let longest = [];
    for (const first of firsts) {
      for (const phrase of this.phrases.get(first) || []) {
        const length = longest.length ? longest[0].terms.length : 0;
        if (phrase.terms.length < length) break;
        if (!phrase.terms.every((term, i) => i === 0 || stands(position + i, term))) continue;
        if (phrase.terms.length > length) longest = [];
        longest.push(phrase);
      }
    }
    return longest;
  }
}
