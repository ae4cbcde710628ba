"use strict";
/**
 * Text to tokens, as `scripts/panduan/search/tokens.py` does it for the pages; here each token keeps its place.
 *
 * @typedef {{text: string, start: number, end: number}} Token
 */

const NUMBER = "\\d+(?:[.,]\\d+)*[a-z]*";
const WORD = "[a-z\\u00df-\\u024f]+(?:['\\u2019][a-z]+)?(?:\\d+(?:[.,]\\d+)*)?";
const TOKEN = new RegExp(`(\\+?\\(?\\d(?:[\\s().-]{0,2}\\d){5,})|([a-z]-[a-z]{2,})|(${NUMBER})|(${WORD})`, "g");
const PART = new RegExp(NUMBER, "g");

/**
 * @param {string} text
 * @returns {Token[]} the tokens of `text` in order
 */
function tokens(text) {
  const found = [];
  const lower = text.toLowerCase();
  for (const match of lower.matchAll(TOKEN)) {
    const [whole, phone, initial, number] = match;
    const add = (token, start = match.index, length = whole.length) =>
      token && found.push({ text: token, start, end: start + length });
    if (phone) {
      const digits = dialled(phone.replace(/\D/g, ""));
      if (isPhone(digits)) add(digits);
      else {
        for (const part of phone.matchAll(PART)) {
          for (const token of fromNumber(part[0])) add(token, match.index + part.index, part[0].length);
        }
      }
    } else if (initial) add(initial.replace("-", ""));
    else for (const token of number ? fromNumber(number) : fromWord(whole)) add(token);
  }
  return found;
}

/** @param {string} digits @returns {string} a Malaysian number without its country code */
function dialled(digits) {
  return digits.startsWith("60") && digits.length >= 10 ? "0" + digits.slice(2) : digits;
}

/** @param {string} digits @returns {boolean} whether digits belong together, however they were grouped */
function isPhone(digits) {
  return digits.length >= 7 || /^(0[1-9]|1[378]00)/.test(digits);
}

/** @param {string} text @returns {string[]} `2mb` is 2 and mb, `8a` stays, `1,850` is 1850 */
function fromNumber(text) {
  const digits = text.match(/^[\d.,]+/)[0];
  const letters = text.slice(digits.length);
  const number = digits.replaceAll(",", "");
  if (letters.length === 1) return [number + letters];
  return letters ? [number, letters] : [number];
}

/** @param {string} text @returns {string[]} without possessive and accents; `rm610` is rm and 610, `s1` stays */
function fromWord(text) {
  if (/^[a-z]+$/.test(text)) return [text];
  const letters = text.split(/\d/, 1)[0];
  const number = text.slice(letters.length).replaceAll(",", "");
  const plain = letters
    .replace(/['\u2019]s$/, "")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (!number) return [plain];
  return plain.length === 1 ? [plain + number] : [plain, number];
}
