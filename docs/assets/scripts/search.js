// What our search adds to Material's: which word was corrected, results in the other language, help where nothing is
// found, an address that brings the results back. Material's bundle draws the results; each answer of the worker comes
// past here, with more in it than Material reads (scripts/panduan/search/worker/worker.js). page.js loads all of it when
// search is first wanted.
"use strict";

(() => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const words = config.search_words;
  const base = new URL(config.base.replace(/\/?$/, "/"), location.href);
  const toggle = document.getElementById("__search");
  const input = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !input || !window.component$) return;

  const result = document.querySelector("[data-md-component=search-result]");
  const line = result.firstElementChild;
  const list = result.lastElementChild;
  const note = result.querySelector(".search-note");
  const help = result.querySelector(".search-help");
  let found = null;
  let waiting = 0;

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   * @returns {HTMLElement}
   */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /**
   * A link beside the results. Material's Enter and arrow keys pass over all links of the result and want a first
   * child with a score in each.
   */
  function link(href, attributes, ...children) {
    return element("a", { href, ...attributes }, element("span", { "data-md-score": "-1" }, ...children));
  }

  /** @param {string} query put into the box as if it had been typed */
  function type(query) {
    input.value = query;
    input.dispatchEvent(new Event("keyup"));
    input.focus();
  }

  /** @param {{from: string, to: string}[]} corrected */
  function showNote(corrected) {
    note.hidden = !corrected.length;
    if (note.hidden) return note.replaceChildren();
    const used = corrected.map(({ to }) => element("strong", {}, to));
    const typed = corrected.map(({ from }) => element("strong", {}, from));
    const exact = corrected.reduce((query, { from }) => query.replace(from, `"${from}"`), input.value.toLowerCase());
    const offer = link(`?${new URLSearchParams({ q: exact })}`, { tabindex: "-1" }, ...filled(words.exact, typed));
    offer.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      type(exact);
    });
    return note.replaceChildren(...filled(words.corrected, used), " ", offer);
  }

  /** @returns {(Node | string)[]} `pattern` with its one `{name}` replaced by `parts`, commas between them */
  function filled(pattern, parts) {
    const [before, after] = pattern.split(/\{\w+\}/);
    return [before, ...parts.flatMap((part, i) => (i ? [", ", part] : [part])), after];
  }

  /** A section that stands alone: say where it stands, and show the text that Material leaves out. */
  function complete(item, [first, ...others]) {
    const article = item.querySelector("article");
    if (!first || !article || others.length || !first.location.includes("#")) return;
    const text = element("p", { class: "search-text" });
    text.innerHTML = first.text;
    article.append(element("p", { class: "search-where", lang: first.lang }, first.where), text);
  }

  /** @param {object} data the worker's answer */
  function show(data) {
    clearTimeout(waiting);
    found = data;
    const items = [...list.querySelectorAll(".md-search-result__item")];
    items.forEach((item, i) => complete(item, data.items[i]));
    if (data.foreign >= 0 && items[data.foreign]) {
      const { lang } = data.items[data.foreign][0];
      items.slice(data.foreign).forEach((item) => item.setAttribute("lang", lang));
      items[data.foreign].before(element("li", { class: "search-heading" }, words.foreign));
    }
    showNote(data.corrected || []);
    showHelp(data);
  }

  /** Nothing found, or nothing in the reader's language: what there is instead. */
  function showHelp({ query = "", items, nearest = [], failed, foreign = -1 }) {
    const sections = [
      [words.nearest, nearest.map(({ location: address, title }) => [address, title])],
      [words.instead, items.length ? [] : config.search_help],
    ].filter(([, links]) => links.length);
    help.hidden = !query.trim() || !sections.length || (items.length > 0 && foreign !== 0);
    if (failed) line.textContent = words.failed;
    else if (foreign === 0) line.textContent = words.only_foreign;
    if (help.hidden) return help.replaceChildren();
    return help.replaceChildren(
      ...sections.flatMap(([title, links]) => [
        element("h2", {}, title),
        element(
          "ul",
          {},
          ...links.map(([address, text]) => element("li", {}, link(new URL(address, base).href, { tabindex: "-1" }, text))),
        ),
      ]),
    );
  }

  /** Keep what is typed in the address, so that reloading and coming back show the same results. */
  function remember() {
    const address = new URL(location.href);
    const query = toggle.checked ? input.value.trim() : "";
    if (query === (address.searchParams.get("q") || "")) return;
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  let remembering = 0;
  input.addEventListener("input", () => {
    // Voice input, pasting with the mouse and some phone keyboards send no key event, which is all that Material hears.
    input.dispatchEvent(new Event("keyup"));
    clearTimeout(waiting);
    waiting = setTimeout(() => (line.textContent = words.waiting), 300);
    clearTimeout(remembering);
    remembering = setTimeout(remember, 400);
  });
  input.addEventListener("keydown", (event) => {
    // Enter opens the best result; where there is none it must not open the first link of the help.
    if (event.key !== "Enter" || event.isComposing || found?.items.length) return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.form.addEventListener("reset", () => setTimeout(() => input.dispatchEvent(new Event("keyup"))));
  toggle.addEventListener("change", () => {
    clearTimeout(remembering);
    remembering = setTimeout(remember, 50);
  });
  document.addEventListener("click", (event) => {
    if (!result.contains(event.target) || !event.target.closest("a[href]")) return;
    // Material has closed the search by now, which cleared the address; the way back leads to the results all the same.
    clearTimeout(remembering);
    const address = new URL(location.href);
    address.searchParams.set("q", input.value.trim());
    history.replaceState(history.state, "", address);
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    const query = new URLSearchParams(location.search).get("q");
    if (!persisted || !query || toggle.checked) return;
    toggle.click();
    type(query);
  });

  window.component$.subscribe((state) => state.ref === result && state.items && show(state));
  // What was typed while all this was on its way.
  if (input.value.trim()) remembering = setTimeout(remember, 400);
})();
