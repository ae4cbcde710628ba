// Checklists that remember: what to have ready, and steps that are done.
//
// Ticks stay in this browser, under the page's address without its language, so both languages of a page share them.
"use strict";

(() => {
  const place = document.querySelector("[data-ticks]");
  const article = document.querySelector("article");
  if (!place || !article) return;
  const { page, status, clear, cleared, note, step, stepShort } = place.dataset;
  const key = `panduan.ticks.${page}`;

  /** @returns {Set<string>} the names of the ticked boxes */
  function remembered() {
    try {
      const names = JSON.parse(localStorage.getItem(key) ?? "[]");
      return new Set(Array.isArray(names) ? names : []);
    } catch {
      return new Set();
    }
  }

  function remember(names) {
    try {
      if (names.size) localStorage.setItem(key, JSON.stringify([...names]));
      else localStorage.removeItem(key);
    } catch {
      // Storing is off: ticks last as long as the page.
    }
  }

  /** Puts a box beside every step of the page's own procedures. */
  function stepBoxes() {
    for (const list of article.querySelectorAll("ol.steps")) {
      const heading = precedingHeading(list);
      for (const item of list.children) {
        const number = item.dataset.step;
        const label = document.createElement("label");
        label.className = "done";
        const box = document.createElement("input");
        box.type = "checkbox";
        box.dataset.tick = `step-${heading}-${number}`;
        box.setAttribute("aria-label", step.replace("{number}", number));
        label.append(box, stepShort);
        item.append(label);
      }
    }
  }

  function precedingHeading(element) {
    let before = element;
    while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling ?? before.parentElement;
    return before?.id ?? "top";
  }

  stepBoxes();
  for (const box of article.querySelectorAll(".task-list-item > input")) box.dataset.tick = box.parentElement.id;
  const boxes = [...article.querySelectorAll("[data-tick]")];
  if (!boxes.length) return;

  const line = document.createElement("p");
  line.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tool";
  button.textContent = clear;
  const hint = document.createElement("p");
  hint.textContent = note;
  place.append(line, button, hint);

  function show(message) {
    const done = boxes.filter((box) => box.checked).length;
    line.textContent = message ?? status.replace("{done}", done).replace("{count}", boxes.length);
    place.hidden = !done && !message;
    for (const box of boxes) box.closest("li").classList.toggle("is-done", box.checked);
  }

  function restore() {
    const names = remembered();
    for (const box of boxes) box.checked = names.has(box.dataset.tick);
    show();
  }

  article.addEventListener("change", (event) => {
    if (!event.target.dataset?.tick) return;
    remember(new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.tick)));
    show();
  });
  // The words beside a box tick it too, as a label's would; links in them stay links.
  article.addEventListener("click", (event) => {
    const item = event.target.closest(".task-list-item");
    if (item && !event.target.closest("a, input, button")) item.querySelector("input").click();
  });
  button.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    remember(new Set());
    show(cleared);
    boxes[0].focus();
  });
  addEventListener("storage", (event) => {
    if (event.key === key) restore();
  });
  addEventListener("pageshow", restore);
  restore();
})();
