// What every page does beyond being read: open search, close the menu, print, switch language in place, prepare a
// report, and keep itself for reading without a connection. All of it is extra: without this file the page still works.
"use strict";

(() => {
  const { lang } = document.documentElement;
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(base.replace(/\/?$/, "/"), location.href);

  /** The id of the section the reader is in: the one addressed, else the last heading above the top of the window. */
  function section() {
    if (location.hash) return location.hash.slice(1);
    const passed = [...document.querySelectorAll("article :is(h2, h3)[id]")].filter(
      (heading) => heading.getBoundingClientRect().top < innerHeight / 3,
    );
    return scrollY > 100 && passed.length ? passed.at(-1).id : "";
  }

  /** Search: what opens it is a link for readers without JavaScript, and a button here. */
  function searchOpeners() {
    const toggle = document.getElementById("__search");
    const input = document.querySelector("[data-md-component=search-query]");
    if (!toggle || !input) return;
    let opener = null;
    const open = (from) => {
      opener = from;
      if (!toggle.checked) toggle.click();
      input.focus();
    };
    for (const element of document.querySelectorAll("[data-open-search]")) {
      element.setAttribute("role", "button");
      element.addEventListener("click", (event) => {
        event.preventDefault();
        open(element);
      });
      element.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        open(element);
      });
    }
    toggle.addEventListener("change", () => {
      if (toggle.checked || !opener) return;
      opener.focus({ preventScroll: true });
      opener = null;
    });
  }

  /** The menu closes with Escape, which gives focus back, and when the reader goes elsewhere. */
  function menu() {
    const details = document.querySelector("details.menu");
    if (!details) return;
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
    for (const kind of ["click", "focusin"]) {
      document.addEventListener(kind, (event) => {
        if (details.open && !details.contains(event.target)) details.open = false;
      });
    }
  }

  function printing() {
    for (const button of document.querySelectorAll("[data-print-page]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  }

  /** The other language opens at the same section, with the same search. The link alone already leads to the page. */
  function languageSwitch() {
    for (const link of document.querySelectorAll("[data-language]")) {
      link.addEventListener("click", () => {
        const target = new URL(link.href);
        const typed = document.querySelector("[data-md-component=search-query]")?.value.trim();
        const query = typed || new URLSearchParams(location.search).get("q");
        target.search = query ? `?${new URLSearchParams({ q: query })}` : "";
        target.hash = section();
        link.href = target.href;
      });
    }
  }

  /** Tables that scroll sideways can be reached and scrolled from the keyboard, and have a name. */
  function wideTables() {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
      const isWide = frame.scrollWidth > frame.clientWidth;
      const heading = frame.querySelector("th")?.textContent.trim();
      if (isWide && !frame.hasAttribute("tabindex")) {
        frame.tabIndex = 0;
        frame.setAttribute("role", "region");
        frame.setAttribute("aria-label", heading || document.title);
      } else if (!isWide) {
        for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
      }
    }
  }

  function report() {
    for (const link of document.querySelectorAll("[data-report]")) {
      const prepared = link.getAttribute("href");
      link.addEventListener("click", () => {
        link.href = prepared.replace("%C2%A7", encodeURIComponent(section() || "-"));
      });
    }
  }

  /** Says so when the page was kept from an earlier visit (the service worker marks it). */
  function keptCopy() {
    const { kept } = document.documentElement.dataset;
    const line = document.querySelector("[data-kept-line]");
    if (!kept || !line) return;
    const day = new Date(kept);
    line.textContent =
      day.getTime() > 0
        ? line.dataset.dated.replace("{date}", day.toLocaleDateString(`${lang}-MY`, { dateStyle: "long" }))
        : line.dataset.undated;
    line.hidden = false;
  }

  async function keepForLater() {
    const { offline } = document.body.querySelector("[data-offline]")?.dataset ?? {};
    try {
      if (!offline || !("serviceWorker" in navigator)) return;
      await navigator.serviceWorker.register(new URL("sw.js", root), { updateViaCache: "none" });
      const { active } = await navigator.serviceWorker.ready;
      if (!navigator.connection?.saveData) active.postMessage({ keep: lang, page: location.pathname });
    } catch {
      // Storing is off or not allowed: the site is read as without it.
    }
  }

  searchOpeners();
  menu();
  printing();
  languageSwitch();
  report();
  keptCopy();
  addEventListener("load", () => {
    wideTables();
    keepForLater();
  });
  addEventListener("resize", wideTables);
})();
