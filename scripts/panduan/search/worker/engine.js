"use strict";
/** One language's index, ready to be asked. */
class Engine {
  /**
   * @param {object} index
   * @param {boolean} foreign whether the index is in another language than the reader's
   */
  constructor(index, foreign = false) {
    this.index = index;
    this.foreign = foreign;
    this.lexicon = new Lexicon(index);
    this.ranking = new Ranking(index, this.lexicon);
    const { spellings, short } = this.lexicon;
    const light = (word) => this.lexicon.light.has(this.lexicon.term(word));
    this.guesses = new Guesses(spellings, (word) => this.frequency(word), short, light, (word) => this.lexicon.cuts(word));
    this.near = new Map(index.near.map(([idea, ...others]) => [idea, others]));
    /** @type {object[][][]} what was found in the title and the text of units that were shown before */
    this.terms = [];
    /** @type {number[]} page to the unit at its top */
    this.tops = [];
    index.units.forEach(([page, anchor], unit) => {
      if (!anchor || this.tops[page] === undefined) this.tops[page] = unit;
    });
  }

  /** @param {number} unit @returns {object[][]} the terms of its title and of its text, with their places */
  analysed(unit) {
    const [, , title, text] = this.index.units[unit];
    return (this.terms[unit] ??= [this.lexicon.analyse(title), this.lexicon.analyseLines(text)]);
  }

  /** @param {string} word @returns {number} how many sections hold it, or the idea it means */
  frequency(word) {
    const root = this.lexicon.roots.get(word);
    if (root === undefined) return 0;
    const term = this.lexicon.single.get(root) ?? root;
    return Math.max(this.index.post[term].length, this.index.post[root].length);
  }

  /**
   * @param {string} text as typed
   * @returns {{items: object[][], corrected: {from: string, to: string}[], missing: string[], nearest: object[]}}
   */
  search(text) {
    const slots = readQuery(text, this.lexicon, this.guesses, this.near);
    const telling = slots.filter(({ light }) => !light);
    const asked = telling.length ? slots : slots.map((slot) => ({ ...slot, light: false }));
    const known = asked.some(({ choices }) => choices.length) && !this.elsewhere(slots);
    const items = known ? results(this.ranking.rank(asked, (unit) => this.analysed(unit)), this, asked) : [];
    return {
      items,
      corrected: items.length ? slots.flatMap(({ corrections }) => corrections) : [],
      missing: telling.filter(({ choices }) => !choices.length).map((slot) => slot.text),
      nearest: items.length || this.elsewhere(slots) ? [] : this.nearest(text),
    };
  }

  /** @returns {boolean} whether another office is meant: its business is named, or misspelt, and neither a portal of ours nor its business is */
  elsewhere(slots) {
    const isTheirs = ({ term }) => term === this.index.elsewhere;
    const isOurs = ({ term }) => this.ranking.portals.some(({ terms }) => terms.has(term));
    const named = (test) => slots.some(({ choices }) => choices.some((choice) => choice.quality >= QUALITY.form && test(choice)));
    const misspelt = slots.some(({ choices, ends }) => {
      const least = Math.max(QUALITY.slip, surest(choices));
      return !ends && choices.some((choice) => choice.quality >= least && isTheirs(choice));
    });
    return (misspelt || named(isTheirs)) && !named(isOurs);
  }

  /** @param {string} text @returns {object[]} the three messages whose letters come nearest to `text`, if any do */
  nearest(text) {
    const wanted = trigrams(text);
    if (wanted.size < 3) return [];
    this.messages ??= this.index.units
      .filter(([, , , , alone]) => alone)
      .map(([page, anchor, title]) => ({ location: `${this.index.pages[page][0]}#${anchor}`, title, parts: trigrams(title) }));
    return this.messages
      .map(({ location, title, parts }) => ({ location, title, score: shared(wanted, parts) }))
      .filter(({ score }) => score > 0.2)
      .sort((a, b) => b.score - a.score)
      .slice(0, 3)
      .map(({ location, title }) => ({ location, title }));
  }
}

/** @param {string} text @returns {Set<string>} its runs of three letters */
function trigrams(text) {
  const plain = ` ${tokens(text).map((token) => token.text).join(" ")} `;
  return new Set(Array.from({ length: Math.max(0, plain.length - 2) }, (_, i) => plain.slice(i, i + 3)));
}

/** @returns {number} how much of either set the other holds, 0 to 1 */
function shared(a, b) {
  const both = [...a].filter((part) => b.has(part)).length;
  return (2 * both) / (a.size + b.size || 1);
}
