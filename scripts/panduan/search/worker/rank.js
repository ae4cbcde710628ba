"use strict";
/**
 * Sections in the order in which they answer a query: first by what they say, then by what they are about.
 *
 * @typedef {{unit: number, score: number, phrase: number, factor: number}} Hit
 */

/** The first kind of phrase, and the last that is a message or what people say of it. */
const TITLE = 0;
const MESSAGE = 2;
/** How much each kind of phrase is worth: title, wording, wording in the other language, name, alias, label, heading. */
const KINDS = [1, 1, 0.95, 0.92, 0.97, 0.85, 0.6];
const WEIGHT = { light: 0.35, portal: 0.55, unknown: 2, foreign: 4.5, common: 2.8, phrase: 1, body: 0.45, whole: 0.18, order: 0.1, coverage: 0.7, pasted: 0.55, begun: 0.8, begin: 1, title: 0.25, page: 0.5, digits: 0.5, quoted: 0.8 };
/** What is left of a score when the query names another portal, or only sounds like it. */
const ELSEWHERE = { named: 0.4, implied: 0.8 };
/** General pages mention everything: what their text is about counts for less. */
const GENERAL = 0.6;

/** A query of which less than this is understood finds nothing: what little it shares with a page is chance. */
const UNDERSTOOD = 0.4;

/** Hits below this share of the best are not even put in order. */
const NOISE = 0.25;

/** The beginning of a word that has fewer letters may still become anything. */
const SHORT = 4;

/** How many of the best sections are looked through for the query's very words in a row. */
const READ = 12;
/** Words that stand in a row in more sections than this are no quotation. */
const MANY = 2;

/** How many phrases are compared word by word with the query. */
const CLOSER = 250;

class Ranking {
  /** @param {object} index @param {Lexicon} lexicon */
  constructor(index, lexicon) {
    this.units = index.units;
    this.light = lexicon.light;
    this.post = index.post;
    this.portals = Object.entries(index.portals).map(([name, terms]) => ({ name, terms: new Set(terms) }));
    this.names = new Map(Object.entries(index.named).flatMap(([name, terms]) => terms.map((term) => [term, name])));
    this.digits = new Set([...lexicon.roots].filter(([word]) => /^\d{1,2}$/.test(word)).map(([, term]) => term));
    this.weights = Float64Array.from(index.post, (list, term) => this.weigh(list.length, term));
    this.pageOf = Int32Array.from(index.units, ([page]) => page);
    /** @type {string[]} unit to the portal that it belongs to, empty for the site's own pages */
    this.portalOf = index.units.map(([page]) => index.pages[page][2]);
    this.pages = index.pages.length;
    /** @type {{unit: number, kind: number, terms: number[], weight: number, telling: number}[]} */
    this.phrases = [];
    /** @type {number[][]} term to the phrases that hold it */
    this.saying = [];
    index.says.forEach((list, unit) => list.forEach(([kind, ...terms]) => this.addPhrase(unit, kind, terms)));
    const forEach = (things) => new Float64Array(things.length);
    /** Room for what one query adds up by unit or by phrase, kept as there are many; each leaves it zero. */
    this.room = { best: forEach(this.units), asked: forEach(this.phrases), covered: forEach(this.phrases), slot: forEach(this.phrases) };
  }

  weigh(frequency, term) {
    if (this.light.has(term)) return WEIGHT.light;
    if (this.names.has(term)) return WEIGHT.portal;
    const weight = frequency ? Math.log(1 + this.units.length / frequency) : WEIGHT.unknown;
    return this.digits.has(term) ? WEIGHT.digits * weight : weight;
  }

  addPhrase(unit, kind, terms) {
    let weight = 0;
    let telling = 0;
    const number = this.phrases.length;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      const light = this.light.has(term);
      weight += this.weights[term];
      if (!light) telling += this.weights[term];
      if ((light && terms.length > 1) || terms.indexOf(term) < i) continue;
      (this.saying[term] ??= []).push(number);
    }
    this.phrases.push({ unit, kind, terms, weight, telling: telling || weight });
  }

  /**
   * @param {Slot[]} slots
   * @param {(unit: number) => object[][]} analysed the terms of a unit's texts
   * @returns {Hit[]} the best first
   */
  rank(slots, analysed) {
    const weighed = slots.map((slot) => ({ ...slot, weight: this.slotWeight(slot) }));
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
    if (!total) return [];
    const phrases = this.candidates(weighed);
    const quoted = this.quoted(phrases, slots);
    if (!quoted.size && this.understood(weighed) < UNDERSTOOD) return [];
    const wanted = this.wantedPortal(slots);
    const about = this.aboutness(weighed, total);
    const said = this.sayings(phrases, weighed, total);
    this.gather(about.covered);
    const factors = new Float64Array(this.units.length);
    const scores = new Float64Array(this.units.length);
    let best = 0;
    for (let unit = 0; unit < this.units.length; unit++) {
      if (!said[unit] && !about.share[unit]) continue;
      const body = about.share[unit] * (this.portalOf[unit] ? 1 : GENERAL);
      const covered = quoted.get(unit) === TITLE ? 1 : about.covered[unit];
      factors[unit] = (1 - WEIGHT.coverage + WEIGHT.coverage * covered) * this.place(unit, wanted);
      scores[unit] = (WEIGHT.phrase * said[unit] + WEIGHT.body * body) * factors[unit];
      if (scores[unit] > best) best = scores[unit];
    }
    const hits = [];
    for (let unit = 0; unit < this.units.length; unit++) {
      if (!scores[unit] || scores[unit] < NOISE * best) continue;
      hits.push({ unit, phrase: said[unit], factor: factors[unit], score: scores[unit] });
    }
    return this.quoting(hits.sort(byScore), slots, analysed);
  }

  /** The best hits once more, those that hold the query word for word in front: it was copied from a screen, or from us. */
  quoting(hits, slots, analysed) {
    if (slots.filter(({ light }) => !light).length < 2) return hits;
    const quoting = hits.slice(0, READ).filter(({ unit }) => this.parts(unit).some((part) => analysed(part).some((terms) => holds(terms, slots))));
    if (quoting.length > MANY) return hits;
    for (const hit of quoting) hit.score += WEIGHT.phrase * Math.max(0, WEIGHT.quoted - hit.phrase) * hit.factor;
    return hits.sort(byScore);
  }

  /** @returns {number[]} the unit and those that are part of it as well */
  parts(unit) {
    const found = [unit];
    while (this.units[unit + found.length]?.[5] && !this.units[unit][5]) found.push(unit + found.length);
    return found;
  }

  /** @returns {number} how much of the query is known here, 0 to 1; a word that no page knows tells much, as does one of our trade; two letters tell nothing */
  understood(slots) {
    let all = 0;
    let known = 0;
    for (const { text, choices, weight, light } of slots) {
      if (text.length < 3 && !choices.length) continue;
      const held = choices.filter(({ term }) => light || this.post[term].length);
      const ours = held.some(({ term, quality }) => quality >= QUALITY.slip && this.portals.some(({ terms }) => terms.has(term)));
      const telling = light || (held.length && !ours) ? Math.min(weight, WEIGHT.common) : WEIGHT.foreign;
      all += telling;
      known += telling * surest(held);
    }
    return all ? known / all : 0;
  }

  /** @returns {Map<number, number>} units whose message stands in the query whole, and its kind: it was copied with what stood around */
  quoted(phrases, slots) {
    const found = new Map();
    for (const number of phrases) {
      const { unit, kind, terms } = this.phrases[number];
      if (kind > MESSAGE || !this.units[unit][4] || terms.filter((term) => !this.light.has(term)).length < 2) continue;
      if (slots.some((_, from) => copied(slots.slice(from, from + terms.length), terms))) found.set(unit, Math.min(kind, found.get(unit) ?? kind));
    }
    return found;
  }

  /** @returns {number} how much a slot tells: by its rarest sure meaning; nothing known tells a middling amount */
  slotWeight({ text, choices, light, ends }) {
    if (light) return WEIGHT.light;
    if (!choices.length) return WEIGHT.unknown;
    const best = surest(choices);
    const weight = Math.max(...choices.filter(({ quality }) => quality === best).map(({ term }) => this.weights[term]));
    return ends && best < 1 && text.length < SHORT ? Math.min(WEIGHT.begin, weight) : weight;
  }

  /**
   * @returns {{share: Float64Array, covered: Float64Array}} for each unit, how much of the query it is about and how much
   *   of it stands there at all, 0 to 1
   */
  aboutness(slots, total) {
    const share = new Float64Array(this.units.length);
    const covered = new Float64Array(this.units.length);
    const quality = new Float64Array(this.units.length);
    const { best } = this.room;
    for (const { choices, weight } of slots) {
      const touched = [];
      for (const choice of choices) {
        let unit = 0;
        for (const packed of this.post[choice.term]) {
          unit += packed >> 3;
          const part = choice.quality * (0.5 + (packed & 7) / 14);
          if (!best[unit]) touched.push(unit);
          if (part <= best[unit]) continue;
          best[unit] = part;
          quality[unit] = choice.quality;
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

  /** What stands in a section of a page stands on the page: its top covers some of it too. */
  gather(covered) {
    const most = new Float64Array(this.pages);
    for (let unit = 0; unit < this.units.length; unit++) {
      const page = this.pageOf[unit];
      if (covered[unit] > most[page] && !this.units[unit][4]) most[page] = covered[unit];
    }
    for (let unit = 0; unit < this.units.length; unit++) {
      if (most[this.pageOf[unit]] && !this.units[unit][1]) covered[unit] += WEIGHT.page * (most[this.pageOf[unit]] - covered[unit]);
    }
  }

  /** @returns {Float64Array} for each unit, its likeness to the query, by the phrase that comes nearest */
  sayings(phrases, slots, total) {
    const best = new Float64Array(this.units.length);
    for (const number of phrases) {
      const phrase = this.phrases[number];
      const likeness = KINDS[phrase.kind] * this.likeness(slots, total, phrase);
      if (likeness > best[phrase.unit]) best[phrase.unit] = likeness;
    }
    return best;
  }

  /** @returns {number[]} the phrases that share enough with the query to be worth a closer look, light words apart */
  candidates(slots) {
    const telling = slots.filter(({ light }) => !light);
    const total = telling.reduce((sum, { weight }) => sum + weight, 0);
    const { asked, covered, slot } = this.room;
    const touched = [];
    telling.forEach(({ choices, weight }, i) => {
      for (const { term, quality } of choices) {
        for (const number of this.saying[term] || []) {
          if (slot[number] === i + 1) continue;
          if (!slot[number]) touched.push(number);
          slot[number] = i + 1;
          asked[number] += weight * quality;
          covered[number] += this.weights[term] * quality;
        }
      }
    });
    const rates = new Float64Array(touched.length);
    touched.forEach((number, i) => {
      rates[i] = atBest(Math.min(1, asked[number] / total), Math.min(1, covered[number] / this.phrases[number].telling));
      asked[number] = covered[number] = slot[number] = 0;
    });
    const least = rates.reduce((high, rate) => Math.max(high, rate), 0) / 2;
    const worth = [...rates.keys()].filter((i) => rates[i] > least);
    if (worth.length > CLOSER) worth.sort((a, b) => rates[b] - rates[a]);
    return worth.slice(0, CLOSER).map((i) => touched[i]);
  }

  /**
   * How alike query and phrase are: the harmonic mean of how much of each stands in the other. A phrase that stands in
   * the query whole and in order was pasted with something around it, and a query that begins a phrase was cut short;
   * both lose little by that.
   */
  likeness(slots, total, { unit, kind, terms, weight }) {
    const portal = this.portalOf[unit];
    let asked = 0;
    let covered = 0;
    let inOrder = 0;
    let matches = 0;
    let first = 0;
    let last = -2;
    let ended = false;
    const used = new Set();
    for (const slot of slots) {
      const match = bestMatch(slot.choices, terms, used);
      ended = Boolean(match);
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
      if (matches + Number(Boolean(slots.at(-1).ends) && !ended) === slots.length && first === 0) {
        const title = kind === TITLE && this.units[unit][4] && matches > 2 ? WEIGHT.title * precision : 0;
        likeness = Math.max(likeness, recall * (WEIGHT.begun + (1 - WEIGHT.begun) * precision) + title);
      }
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
    const portal = this.portalOf[unit];
    if (!wanted || !portal || portal === wanted.name) return 1;
    return wanted.named ? ELSEWHERE.named : ELSEWHERE.implied;
  }
}

function byScore(a, b) {
  return b.score - a.score || a.unit - b.unit;
}

/** @returns {boolean} whether the slot means `term`, surely if nothing else is said */
function means({ choices }, term, least = QUALITY.form) {
  return choices.some((choice) => choice.term === term && choice.quality >= least);
}

/** @returns {boolean} whether the slots are the terms, one after the other, one of them misspelt at the most */
function copied(slots, terms) {
  if (slots.length < terms.length || !terms.every((term, i) => means(slots[i], term, QUALITY.nearly))) return false;
  return terms.filter((term, i) => !means(slots[i], term)).length < 2;
}

/** @returns {boolean} whether the slots stand in `terms` one after the other */
function holds(terms, slots) {
  for (let from = 0; from + slots.length <= terms.length; from++) {
    if (slots.every((slot, i) => means(slot, terms[from + i].term))) return true;
  }
  return false;
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
