// Runs before Material's bundle, when search is first wanted: gives it what it looks for, and keeps it from what harms.
"use strict";

// Material defines these in an inline script, which the page's policy does not allow.
/* eslint-disable no-unused-vars -- the bundle reads them */
var __md_scope = new URL(JSON.parse(document.getElementById("__config").textContent).base, location);
var __md_hash = (text) => [...text].reduce((hash, letter) => ((hash << 5) - hash + letter.charCodeAt(0)) | 0, 0);
var __md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // No room, or storing is not allowed: the choice lasts as long as the page.
  }
};
/* eslint-enable no-unused-vars */

// The bundle makes one worker, of search; page.js has started that one already. The bundle would set it up with an index
// that it fetches first; ours needs none, and being set up here it is ready to be asked at once.
{
  const { Worker: made } = window;
  window.Worker = function started() {
    window.Worker = made;
    window.searchWorker.postMessage({ type: 0 });
    return window.searchWorker;
  };
}

// The bundle asks for a sitemap below every `link[rel=alternate]`, which exist for no page: requests that fail on every
// view, and that leave the site where its canonical address is another host. A trailing space keeps the relation for
// everyone else and hides the links from that one selector.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate ";

// Single letters as shortcuts catch people who speak to their computer or whose hands slip (WCAG 2.2, 2.1.4). The bundle
// has F, S, P, N, comma and full stop outside the search; "/" and Ctrl+K stay.
addEventListener(
  "keydown",
  (event) => {
    const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!inField && !event.ctrlKey && !event.metaKey && !event.altKey && /^[a-z.,]$/i.test(event.key)) {
      event.stopImmediatePropagation();
    }
  },
  true,
);

// When it starts, the bundle closes search, as if the reader had just arrived; but the reader is about to type. Until
// something is done that could mean to close it, search stays open.
{
  const toggle = document.getElementById("__search");
  const keepOpen = (event) => {
    if (!event.isTrusted && !toggle.checked && document.activeElement?.name === "query") event.preventDefault();
  };
  const done = () => toggle.removeEventListener("click", keepOpen);
  toggle.addEventListener("click", keepOpen);
  addEventListener("pointerdown", done, true);
  addEventListener("keydown", ({ key }) => /^(Escape|Tab|Enter)$/.test(key) && done(), true);
}
