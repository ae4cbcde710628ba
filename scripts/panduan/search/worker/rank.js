"use strict";
/**
 * Sections in the order in which they answer a query: first by what they say, then by what they are about.
 *
 * @typedef {{unit: number, score: number, phrase: number}} Hit
 */

/** How much each kind of phrase is worth: title, wording, wording in the other language, name, alias, heading. */
const KINDS = [1, 1, 0.95, 0.92, 0.97, 0.6];
const WEIGHT = { light: 0.25, portal: 0.8, unknown: 2, phrase: 1, body: 0.6, whole: 0.12, order: 0.08, coverage: 0.4, pasted: 0.6 };
/** What is left of a score when the query names another portal, or only sounds like it. */
const ELSEWHERE = { named: 0.4, implied: 0.8 };
/** General pages mention everything: what their text is about counts for less. */
const GENERAL = 0.6;

/** A query of which less than this is understood finds nothing: what little it shares with a page is chance. */
const UNDERSTOOD = 0.3;

/** How many phrases are compared word by word with the query. */
const CLOSER = 250;

class Ranking {
  /** @param {object} index @param {Lexicon} lexicon */
  constructor(index, lexicon) {
    this.units = index.units;
    this.pages = index.pages;
    this.light = lexicon.light;
    this.post = index.post;
    this.portals = Object.entries(index.portals).map(([name, terms]) => ({ name, terms: new Set(terms) }));
    this.names = new Map(Object.entries(index.named).flatMap(([name, terms]) => terms.map((term) => [term, name])));
    this.weights = index.post.map((list, term) => this.weigh(list.length, term));
    /** @type {{unit: number, kind: number, terms: number[], weight: number, telling: number}[]} */
    this.phrases = [];
    /** @type {Map<number, number[]>} term to the phrases that hold it */
    this.saying = new Map();
    index.says.forEach((list, unit) => list.forEach(([kind, ...terms]) => this.addPhrase(unit, kind, terms)));
  }

  weigh(frequency, term) {
    if (this.light.has(term)) return WEIGHT.light;
    if (this.names.has(term)) return WEIGHT.portal;
    return frequency ? Math.log(1 + this.units.length / frequency) : WEIGHT.unknown;
  }

  addPhrase(unit, kind, terms) {
    const weight = terms.reduce((sum, term) => sum + this.weights[term], 0);
    const telling = terms.reduce((sum, term) => sum + (this.light.has(term) ? 0 : this.weights[term]), 0) || weight;
    const number = this.phrases.push({ unit, kind, terms, weight, telling }) - 1;
    for (const term of new Set(terms)) {
      if (this.light.has(term) && terms.length > 1) continue;
      if (!this.saying.has(term)) this.saying.set(term, []);
      this.saying.get(term).push(number);
    }
  }

  /** @param {Slot[]} slots @returns {Hit[]} the best first */
  rank(slots) {
    const weighed = slots.map((slot) => ({ ...slot, weight: this.slotWeight(slot) }));
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const understood = weighed.reduce((sum, { weight, choices }) => sum + weight * surest(choices), 0);
    if (!total || understood < UNDERSTOOD * total) return [];
    const wanted = this.wantedPortal(slots);
    const about = this.aboutness(weighed, total);
    const said = this.sayings(weighed, total);
    const hits = [];
    for (let unit = 0; unit < this.units.length; unit++) {
      const phrase = said[unit];
      if (!phrase && !about.share[unit]) continue;
      const body = about.share[unit] * (this.portalOf(unit) ? 1 : GENERAL);
      const whole = 1 - WEIGHT.coverage + WEIGHT.coverage * about.covered[unit];
      hits.push({ unit, phrase, score: (WEIGHT.phrase * phrase + WEIGHT.body * body) * whole * this.place(unit, wanted) });
    }
    return hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
  }

  /** @returns {number} how much a slot tells: by its rarest sure meaning; nothing known tells a middling amount */
  slotWeight({ choices, light }) {
    if (light) return WEIGHT.light;
    if (!choices.length) return WEIGHT.unknown;
    const best = surest(choices);
    return Math.max(...choices.filter(({ quality }) => quality === best).map(({ term }) => this.weights[term]));
  }

  /**
   * @returns {{share: Float64Array, covered: Float64Array}} for each unit, how much of the query it is about and how much
   *   of it stands there at all, 0 to 1
   */
  aboutness(slots, total) {
    const share = new Float64Array(this.units.length);
    const covered = new Float64Array(this.units.length);
    const best = new Float64Array(this.units.length);
    const quality = new Float64Array(this.units.length);
    for (const { choices, weight } of slots) {
      const touched = [];
      for (const choice of choices) {
        let unit = 0;
        for (const packed of this.post[choice.term]) {
          unit += packed >> 3;
          const part = choice.quality * (0.5 + (packed & 7) / 14);
          if (!best[unit]) touched.push(unit);
          if (part > best[unit]) [best[unit], quality[unit]] = [part, choice.quality];
        }
      }
      for (const unit of touched) {
        share[unit] += (best[unit] * weight) / total;
        covered[unit] += (quality[unit] * weight) / total;
        best[unit] = 0;
      }
    }
    return { share, covered };
  }

  /** @returns {Float64Array} for each unit, its likeness to the query, by the phrase that comes nearest */
  sayings(slots, total) {
    const best = new Float64Array(this.units.length);
    for (const number of this.candidates(slots)) {
      const phrase = this.phrases[number];
      const likeness = KINDS[phrase.kind] * this.likeness(slots, total, phrase);
      if (likeness > best[phrase.unit]) best[phrase.unit] = likeness;
    }
    return best;
  }

  /** @returns {number[]} the phrases that share enough with the query to be worth a closer look, light words apart */
  candidates(slots) {
    const asked = new Map();
    const covered = new Map();
    const telling = slots.filter(({ light }) => !light);
    const total = telling.reduce((sum, { weight }) => sum + weight, 0);
    for (const { choices, weight } of telling) {
      const seen = new Set();
      for (const { term, quality } of choices) {
        for (const number of this.saying.get(term) || []) {
          if (seen.has(number)) continue;
          seen.add(number);
          asked.set(number, (asked.get(number) || 0) + weight * quality);
          covered.set(number, (covered.get(number) || 0) + this.weights[term] * quality);
        }
      }
    }
    const rated = [];
    for (const [number, sum] of asked) {
      const precision = Math.min(1, covered.get(number) / this.phrases[number].telling);
      rated.push([number, atBest(Math.min(1, sum / total), precision)]);
    }
    const most = rated.reduce((high, [, rate]) => Math.max(high, rate), 0);
    return rated.filter(([, rate]) => rate > most / 2).sort((a, b) => b[1] - a[1]).slice(0, CLOSER).map(([number]) => number);
  }

  /**
   * How alike query and phrase are: the harmonic mean of how much of each stands in the other. A phrase that stands in
   * the query whole and in order was pasted with something around it, and a query that begins a phrase was cut short;
   * both lose little by that.
   */
  likeness(slots, total, { unit, terms, weight }) {
    const portal = this.portalOf(unit);
    let asked = 0;
    let covered = 0;
    let inOrder = 0;
    let matches = 0;
    let first = 0;
    let last = -2;
    const used = new Set();
    for (const slot of slots) {
      const match = bestMatch(slot.choices, terms, used);
      if (match) {
        used.add(match.place);
        asked += slot.weight * match.quality;
        covered += this.weights[terms[match.place]] * match.quality;
        matches++;
        if (last === -2) first = match.place;
        if (match.place === last + 1 || last === -2) inOrder++;
        last = match.place;
      } else if (slot.choices.some(({ term }) => this.names.get(term) === portal)) asked += slot.weight;
    }
    if (!covered) return 0;
    const recall = asked / total;
    const precision = covered / weight;
    const order = inOrder / matches;
    let likeness = (2 * recall * precision) / (recall + precision);
    if (order === 1 && matches > 1) {
      if (precision > 0.9) likeness = atBest(recall, precision);
      if (matches === slots.length && first === 0) likeness = Math.max(likeness, recall * (WEIGHT.pasted + (1 - WEIGHT.pasted) * precision));
    }
    const whole = recall > 0.99 && precision > 0.99 ? WEIGHT.whole : 0;
    return likeness * (1 - WEIGHT.order + WEIGHT.order * order) + whole;
  }

  /** @returns {{name: string, named: boolean} | null} the portal the query means, if it means one */
  wantedPortal(slots) {
    const sure = slots.flatMap(({ choices }) => choices.filter(({ quality }) => quality >= 0.6).map(({ term }) => term));
    const named = new Set(sure.map((term) => this.names.get(term)).filter(Boolean));
    if (named.size) return named.size === 1 ? { name: [...named][0], named: true } : null;
    const implied = this.portals.filter(({ terms }) => sure.some((term) => terms.has(term)));
    return implied.length === 1 ? { name: implied[0].name, named: false } : null;
  }

  /** @returns {number} what is left of a unit's score where another portal was meant */
  place(unit, wanted) {
    const portal = this.portalOf(unit);
    if (!wanted || !portal || portal === wanted.name) return 1;
    return wanted.named ? ELSEWHERE.named : ELSEWHERE.implied;
  }

  /** @returns {string} the portal that a unit belongs to, empty for the site's own pages */
  portalOf(unit) {
    return this.pages[this.units[unit][0]][2];
  }
}

/** @returns {number} what the likeness would be if the phrase stood in the query, or the query in the phrase, in order */
function atBest(recall, precision) {
  const mean = (2 * recall * precision) / (recall + precision);
  const pasted = precision > 0.9 ? precision * (WEIGHT.pasted + (1 - WEIGHT.pasted) * recall) : 0;
  return Math.max(mean, pasted);
}

/** @param {Choice[]} choices @returns {number} the quality of the best of them, 0 of none */
function surest(choices) {
  return choices.reduce((best, { quality }) => Math.max(best, quality), 0);
}

/** @returns {{place: number, quality: number} | null} where in `terms` the best choice stands that is not used yet */
function bestMatch(choices, terms, used) {
  let best = null;
  for (const { term, quality } of choices) {
    if (best && quality <= best.quality) continue;
    for (let place = 0; place < terms.length; place++) {
      if (terms[place] === term && !used.has(place)) {
        best = { place, quality };
        break;
      }
    }
  }
  return best;
}
