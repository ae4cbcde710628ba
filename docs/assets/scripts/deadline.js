// The deadline helper: from the day a pass ends to the days between which to apply, and a calendar file of them.
// Dates are calendar days without a time; they are computed in UTC so that no time zone can move one.
"use strict";

(() => {
  const helper = document.querySelector("[data-deadline]");
  if (!helper) return;
  const DAY = 86_400_000;
  const locale = `${document.documentElement.lang}-MY`;
  const form = helper.querySelector("form");
  const input = form.querySelector("input");
  const answer = helper.querySelector(".deadline__answer");
  const template = helper.querySelector("template");

  /** The day `months` before `day`; the month's last where it has no such day. */
  function monthsBefore(day, months) {
    const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
    const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    return new Date(first.getTime() + (Math.min(day.getUTCDate(), length) - 1) * DAY);
  }

  /** Today in Malaysia, whose passes these are. */
  function today() {
    return new Date(`${new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Kuala_Lumpur" }).format(new Date())}T00:00Z`);
  }

  function state(now, { opens, last, ends }) {
    if (now > ends) return "over";
    if (now > last) return "late";
    return now < opens ? "early" : "open";
  }

  const written = (day) => day.toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
  const compact = (day) => day.toISOString().slice(0, 10).replaceAll("-", "");

  /** Lines of a calendar file are at most 75 octets long (RFC 5545, 3.1); a longer one goes on after a space. */
  function folded(line) {
    const encoder = new TextEncoder();
    const lines = [""];
    for (const letter of line) {
      if (encoder.encode(lines.at(-1) + letter).length > 75) lines.push(" ");
      lines[lines.length - 1] += letter;
    }
    return lines.join("\r\n");
  }

  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

  function event(day, kind, summary) {
    return [
      "BEGIN:VEVENT",
      `UID:${kind}-${compact(day)}@${location.host || "panduan"}`,
      `DTSTAMP:${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(new Date(day.getTime() + DAY))}`,
      `SUMMARY:${escaped(summary)}`,
      `URL:${location.href.split("#")[0]}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  /** The file of the days that are still to come, of which there must be one. */
  function calendar(events) {
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Panduan Portal Majikan//PLKS//MS", ...events, "END:VCALENDAR", ""]
      .map(folded)
      .join("\r\n");
  }

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const ends = new Date(`${input.value}T00:00Z`);
    if (Number.isNaN(ends.getTime())) return;
    const { months, days } = helper.dataset;
    const window = { ends, opens: monthsBefore(ends, Number(months)), last: new Date(ends.getTime() - Number(days) * DAY) };
    const filled = template.content.cloneNode(true);
    const day = today();
    const now = state(day, window);
    for (const line of filled.querySelectorAll("[data-state]")) if (line.dataset.state !== now) line.remove();
    for (const place of filled.querySelectorAll("[data-day]")) place.textContent = written(window[place.dataset.day]);
    const { eventOpens, eventLast } = helper.dataset;
    const events = [
      ...(window.opens >= day ? event(window.opens, "opens", eventOpens) : []),
      ...(window.last >= day ? event(window.last, "last", eventLast) : []),
    ];
    const save = filled.querySelector("[data-ics]");
    if (events.length) save.href = URL.createObjectURL(new Blob([calendar(events)], { type: "text/calendar;charset=utf-8" }));
    else save.parentElement.remove();
    answer.replaceChildren(filled);
  });
  helper.hidden = false;
})();
