"use strict";
/**
 * What a word may be that no page knows: one still being typed, one misspelt, two written together.
 *
 * @typedef {{word: string, cost: number}} Guess
 */
const SAME_LETTERS = 0.4;
/** What a letter costs that was typed twice beside another slip. */
const DOUBLED = 0.5;
/** How much more a misspelt form costs than a misspelt word. */
const AFFIXED = 0.8;

class Guesses {
  /**
   * @param {string[]} words every known word, sorted
   * @param {(word: string) => number} frequency how many sections hold the word
   * @param {Map<string, string[]>} short short forms
   * @param {(word: string) => boolean} light whether the word hardly tells anything: only the same letters are taken for it
   * @param {(word: string) => string[]} cuts what may remain of a word without affixes
   */
  constructor(words, frequency, short, light, cuts) {
    this.words = words;
    this.known = new Set(words);
    this.frequency = frequency;
    this.short = short;
    this.letters = words.map(letterSet);
    this.light = light;
    this.cuts = cuts;
    /** @type {number[][]} length to the numbers of the words that long */
    this.ofLength = [];
    /** @type {Map<string, string[]>} what is left without vowels to the words it is left of */
    this.clipped = new Map();
    words.forEach((word, i) => {
      if (word.length < 3 || /^\d/.test(word)) return;
      (this.ofLength[word.length] ??= []).push(i);
      const rest = withoutVowels(word);
      if (this.clipped.has(rest)) this.clipped.get(rest).push(word);
      else this.clipped.set(rest, [word]);
    });
    /** @type {Map<string, Guess[]>} */
    this.cache = new Map();
  }

  /** @param {string} beginning @returns {string[]} every known word that begins so, itself apart */
  continued(beginning) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.words.length && this.words[low].startsWith(beginning); low++) {
      if (this.words[low] !== beginning) found.push(this.words[low]);
    }
    return found;
  }

  /**
   * @param {string} beginning
   * @param {number} most
   * @returns {string[]} the most frequent known words that begin so
   */
  completions(beginning, most = 16) {
    return this.continued(beginning)
      .map((word) => ({ word, frequency: this.frequency(word) }))
      .sort((a, b) => b.frequency - a.frequency || a.word.length - b.word.length)
      .slice(0, most)
      .map(({ word }) => word);
  }

  /**
   * @param {string} word
   * @returns {Guess[]} the nearest known words: one letter left out of four, one off from four letters on, two from eight
   *   on, three from twelve, one more where letters were only left out or the consonants are right; words written without
   *   their vowels; and forms of such words
   */
  corrections(word) {
    const cached = this.cache.get(word);
    if (cached) return cached;
    const weighed = [...this.misspelt(word), ...this.written(word), ...this.affixed(word)]
      .map((guess) => ({ ...guess, order: guess.cost - 0.08 * Math.log2(1 + this.frequency(guess.word)) }))
      .sort((a, b) => a.order - b.order);
    const best = weighed.filter(({ cost }) => cost <= weighed[0].cost + 0.6).slice(0, 4);
    if (this.cache.size > 500) this.cache.clear();
    this.cache.set(word, best);
    return best;
  }

  /** @param {string} word @returns {Guess[]} known words of which `word` may be a slip */
  misspelt(word) {
    const most = allowed(word);
    if (!most) return [];
    const letters = letterSet(word);
    const found = [];
    for (let length = Math.max(3, word.length - most - 1); length <= word.length + most + 1; length++) {
      for (const i of this.ofLength[length] || []) {
        if (bits(letters ^ this.letters[i]) > 2 * most) continue;
        const cost = this.slips(word, this.words[i], most);
        if (cost !== undefined) found.push({ word: this.words[i], cost });
      }
    }
    return found;
  }

  /** @returns {number | undefined} what the slips cost that make `word` of `other`, if no more than `most` letters and some make it */
  slips(word, other, most) {
    const leftOut = other.length > word.length && isLeftOf(word, other);
    if (word.length < 4 && !(leftOut && other.length === 4)) return undefined;
    const more = word.length > 4 && (leftOut || (word.length > 5 && skeleton(word) === skeleton(other))) ? 1 : 0;
    const edits = leftOut ? other.length - word.length : lettersOff(word, other, most + more);
    const sameFirst = other[0] === word[0];
    if (edits >= most + more + 1 || (word.length < 6 && !slipped(word, other))) return undefined;
    if (!sameFirst && (edits > 1 || !sameBeginning(word, other))) return undefined;
    const alike = likeness(word, other);
    if (this.light(other) && word.length < 7 && alike < SAME_LETTERS) return undefined;
    return edits + (sameFirst ? 0 : 0.4) - alike;
  }

  /** @param {string} word five letters or more @returns {string[]} known words in which two neighbours of it have changed places: `akuan` may be *akaun* */
  swapped(word) {
    const pairs = word.length > 4 ? word.length - 2 : 0;
    return Array.from({ length: pairs }, (_, i) => word.slice(0, i + 1) + word[i + 2] + word[i + 1] + word.slice(i + 3))
      .filter((other) => other !== word && this.known.has(other));
  }

  /** @param {string} word @returns {Guess[]} known words of which `word` leaves out vowels, one if it is short: `pkrja`, `lma` */
  written(word) {
    const rest = withoutVowels(word);
    const longest = word.length < 4 ? word.length + 2 : 2 * word.length;
    if (word.length < 3 || 3 * rest.length < 2 * word.length || /\d/.test(word)) return [];
    return (this.clipped.get(rest) || [])
      .filter((other) => other[0] === word[0] && other.length > word.length && other.length <= longest && isLeftOf(word, other))
      .map((other) => ({ word: other, cost: 0.5 + 0.15 * (other.length - word.length) }));
  }

  /** @param {string} word @returns {Guess[]} known words of which `word` may be a form with one slip: `kegagslan` is of *gagal* */
  affixed(word) {
    if (word.length < 7) return [];
    return this.cuts(word)
      .filter((rest) => rest.length > 3)
      .flatMap((rest) => this.misspelt(rest))
      .filter(({ cost }) => cost <= 1)
      .map(({ word: other, cost }) => ({ word: other, cost: cost + AFFIXED }));
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

  /**
   * @param {string} word
   * @param {number} most how many words to look for at most
   * @returns {string[]} known words, or forms of such, that were written together; the first or the last may be misspelt; or none
   */
  split(word, most = 4) {
    const halves = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => [word.slice(0, i + 1), word.slice(i + 1)]);
    const known = halves.filter(([left, right]) => this.stands(left, true) && this.stands(right));
    if (known.length) return mostBy(known, (pair) => this.worth(pair));
    if (most > 2) {
      for (const [left, right] of halves.reverse()) {
        if (left.length < 3 || right.length < 6 || !this.stands(left)) continue;
        const rest = this.split(right, most - 1);
        if (rest.length) return [left, ...rest];
      }
    }
    const slips = halves.filter((pair) => {
      const wrong = pair.filter((part) => !this.stands(part));
      return wrong.length === 1 && pair.every((part) => part.length > 3) && this.corrections(wrong[0])[0]?.cost <= 1;
    });
    return slips.length ? mostBy(slips, (pair) => Math.min(...pair.map((part) => part.length))) : [];
  }

  /** @returns {boolean} whether `word` is known, a form of a known word or short for one; a beginning of two letters only if it is a prefix */
  stands(word, begins = false) {
    if (this.short.has(word)) return true;
    if (this.known.has(word)) return begins ? word.length > 2 || /^(di|ke|my)$/.test(word) : word.length > 2;
    return word.length > 5 && this.cuts(word).some((rest) => rest.length > 3 && this.known.has(rest));
  }

  /** @returns {number} how likely it is that two words were meant: they are frequent, and neither is a scrap */
  worth(pair) {
    return Math.min(...pair.map((part) => this.frequency(part))) + 1 + Math.min(...pair.map((part) => part.length));
  }

  /** @param {string} word @returns {string[]} the longest known word that it begins with, or none: `printng` */
  beginning(word) {
    for (let length = word.length - 1; length >= 5; length--) {
      if (this.known.has(word.slice(0, length))) return [word.slice(0, length)];
    }
    return [];
  }
}

/** @returns {object} the one of `things` that has the highest `value`, the first of several */
function mostBy(things, value) {
  return things.reduce((best, thing) => (value(thing) > value(best) ? thing : best));
}

/** The first letter is rarely wrong: it may be missing or doubled, have changed places with the second, or be the key beside. */
function sameBeginning(word, other) {
  const [left, right] = [word.slice(1), other.slice(1)];
  if (left === other || word === right || (left === right && isBeside(word[0], other[0]))) return true;
  return (word[0] === other[1] && word[1] === other[0]) || word.length > 6;
}

/** @param {string} word @returns {number} how many letters a guess at `word` may be off */
function allowed(word) {
  if (/\d/.test(word) || word.length < 3) return 0;
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

/** @param {string} word @returns {string} each letter once where it stands twice or more in a row */
function single(word) {
  return word.replace(/(.)\1+/g, "$1");
}

/** @param {string} word @returns {string} its consonants, each once where it is doubled */
function skeleton(word) {
  return single(withoutVowels(word));
}

/** @param {string} word @returns {string} its consonants */
function withoutVowels(word) {
  return word.replace(/[aeiou]/g, "");
}

/** @returns {boolean} whether `word` is what remains of `other` when some letters are left out */
function isLeftOf(word, other) {
  let at = 0;
  for (let i = 0; i < other.length && at < word.length; i++) if (other[i] === word[at]) at++;
  return at === word.length;
}

/** Which letters lie beside each other on a keyboard, row by row; those of a row also beside those below them. */
const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** Letters that sound alike, in one language or the other. */
const SOUNDS = ["vwf", "ckq", "szc", "dt", "bp", "gj"];

/**
 * @returns {boolean} whether short words differ by no more than a slip: a letter too many or too few, a swap, a vowel,
 *   the key beside, a letter that sounds alike
 */
function slipped(word, other) {
  if (word.length !== other.length || likeness(word, other) > 0) return true;
  return [...word].every((letter, i) => letter === other[i] || isBeside(letter, other[i]) || soundsLike(letter, other[i]));
}

/** @returns {boolean} whether two letters are taken for one another by ear */
function soundsLike(a, b) {
  return SOUNDS.some((letters) => letters.includes(a) && letters.includes(b));
}

/** @returns {boolean} whether two letters lie beside each other on a keyboard */
function isBeside(a, b) {
  const place = (letter) => KEYS.flatMap((keys, row) => (keys.includes(letter) ? [[row, keys.indexOf(letter)]] : []))[0];
  const [from, to] = [place(a), place(b)];
  return Boolean(from && to) && Math.abs(from[0] - to[0]) <= 1 && Math.abs(from[1] - to[1]) <= 1;
}

/** Many say *e* or *o* where Malay writes a last *a*: kate, lupo. */
function spoken(word) {
  return word.replace(/[eo]$/, "a");
}

/** Slips of the finger count for less than other letters: the same letters in another order or number, other vowels. */
function likeness(word, other) {
  const sorted = (text) => [...text].sort().join("");
  if (sorted(word) === sorted(other)) return SAME_LETTERS;
  if (spoken(word) === spoken(other)) return SAME_LETTERS;
  if (single(word) === single(other)) return SAME_LETTERS;
  return withoutVowels(word) === withoutVowels(other) ? 0.25 : 0;
}

/** @returns {number} the `distance`, in which a letter typed twice beside another slip counts for half */
function lettersOff(word, other, most) {
  const edits = distance(word, other, most);
  const once = single(word);
  return edits > 1 && once !== word ? Math.min(edits, DOUBLED + distance(once, single(other), most)) : edits;
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
