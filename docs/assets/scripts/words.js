// What is the same on every page of one language, once instead of on each of them. The build puts it in place of the
// argument below (scripts/panduan/shell/constants.py); it runs before every other script of ours.
"use strict";

((constants) => {
  // Material's bundle and search.js read their settings here; the address of the worker is relative to the page.
  const config = document.getElementById("__config");
  const { base } = JSON.parse(config.textContent);
  const search = base.replace(/\/?$/, `/${constants.worker}`);
  config.textContent = JSON.stringify({ base, search, ...constants.config });
  for (const [selector, words] of Object.entries(constants.words)) {
    Object.assign(document.querySelector(selector)?.dataset ?? {}, words);
  }
})({});
