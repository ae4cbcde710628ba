// What every page does beyond being read: open search, close the menu, print, switch language in place, prepare a
// report, and keep itself for reading without a connection. All of it is extra: without this file the page still works.
"use strict";

(() => {
  const { lang } = document.documentElement;
  const { base, scripts, search: worker } = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(base.replace(/\/?$/, "/"), location.href);

  /** The ids of the `headings` above the upper third of the window, the last of them being read. */
  function passed(headings) {
    const above = [...document.querySelectorAll(headings)].filter(
      (heading) => heading.getBoundingClientRect().top < innerHeight / 3,
    );
    return above.map(({ id }) => id);
  }

  /** The id of the section the reader is in: the one addressed, else the one being read. */
  function section() {
    if (location.hash) return location.hash.slice(1);
    return (scrollY > 100 && passed("article :is(h2, h3)[id]").at(-1)) || "";
  }

  /** The list of sections beside the text marks the one being read. */
  function whereInPage() {
    const list = document.querySelector(".toc");
    if (!list) return;
    let marked = null;
    let waiting = false;
    function mark() {
      waiting = false;
      if (!list.offsetParent) return;
      const id = passed("article h2[id]").at(-1);
      const link = id && list.querySelector(`a[href$="#${CSS.escape(id)}"]`);
      if (link === marked) return;
      marked?.removeAttribute("aria-current");
      marked = link;
      if (!link) return;
      link.setAttribute("aria-current", "true");
      if (list.scrollHeight > list.clientHeight) list.scrollTop = link.offsetTop - list.clientHeight / 2;
    }
    function soon() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(mark);
    }
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    soon();
  }

  /**
   * Search: what opens it is a link for readers without JavaScript, and a button here. Its scripts are more than all else
   * that a page loads, and most pages are read without them: they come when search is first wanted.
   */
  function search() {
    const toggle = document.getElementById("__search");
    const input = document.querySelector("[data-md-component=search-query]");
    if (!toggle || !input) return;
    let opener = null;
    let wanted = false;
    function load() {
      if (wanted) return;
      wanted = true;
      for (const address of scripts) {
        const script = document.createElement("script");
        script.src = new URL(address, root);
        script.async = false; // in their order
        document.body.append(script);
      }
      window.searchWorker = new Worker(worker); // fetches its index meanwhile; before.js gives it to the bundle
      // To mark the words that led to the page, the bundle waits for the document, which has long been there.
      if (!/[?&]h=/.test(location.search)) return;
      document.body.lastElementChild.addEventListener("load", () => window.document$.next(document));
    }
    const open = (from) => {
      opener = from;
      if (!toggle.checked) toggle.click();
      input.focus();
    };
    for (const wish of ["pointerenter", "focus", "input", "keyup"]) input.addEventListener(wish, load);
    toggle.addEventListener("change", load);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      toggle.click();
      input.blur();
    });
    for (const element of document.querySelectorAll("[data-open-search]")) {
      element.setAttribute("role", "button");
      element.addEventListener("pointerenter", load);
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
    document.addEventListener("keydown", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select");
      if (event.key !== "/" || elsewhere) return;
      event.preventDefault();
      open(event.target);
    });
    toggle.addEventListener("change", () => {
      if (toggle.checked || !opener) return;
      opener.focus({ preventScroll: true });
      opener = null;
    });
    // An address with a search in it, or with the words that led here.
    if (/[?&][qh]=/.test(location.search)) load();
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

  /** Tables stand in a frame that scrolls sideways; without it they would have to scroll themselves, as no table can. */
  function frameTables() {
    for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
      const frame = document.createElement("div");
      const inner = document.createElement("div");
      frame.className = "md-typeset__scrollwrap";
      inner.className = "md-typeset__table";
      table.replaceWith(frame);
      frame.append(inner);
      inner.append(table);
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

  search();
  whereInPage();
  frameTables();
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
