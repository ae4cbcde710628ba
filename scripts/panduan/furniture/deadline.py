"""The deadline helper: from the day a pass ends to the days between which to apply.

The rule is data (``rules.yml``); the reader's browser computes with it (``assets/scripts/deadline.js``). Without
JavaScript the helper does not show: the section in which it stands says the rule in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from semak.sites.register import Register

from panduan.data import Node, read
from panduan.words import words, written_date

MARKER = "<!-- panduan: deadline -->"
CONFIDENCES = ("confirmed", "unofficial", "disputed")


@dataclass(frozen=True, slots=True)
class Limit:
    """One end of a window: how far before the day that counts, how sure that is, and who says so."""

    amount: int
    confidence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """When something may be asked for: from ``opens`` months to ``last`` days before a pass ends."""

    id: str
    page: str
    section: str
    opens: Limit
    last: Limit
    checked: date
    how: str


def load(path: Path) -> dict[str, Window]:
    """The rules in ``path``, by the page they belong to."""
    windows = (
        Window(
            key,
            entry.at("page").of(str),
            entry.at("section").of(str),
            _limit(entry.at("opens"), "months_before"),
            _limit(entry.at("last"), "days_before"),
            entry.at("checked").of(date),
            entry.at("how").of(str),
        )
        for key, entry in read(path).items()
    )
    return {window.page: window for window in windows}


def _limit(node: Node, unit: str) -> Limit:
    confidence = node.at("confidence").of(str)
    if confidence not in CONFIDENCES:
        raise node.fail(f"'confidence' is '{confidence}'; use one of: {', '.join(CONFIDENCES)}")
    return Limit(node.at(unit).of(int), confidence, tuple(source.of(str) for source in node.at("sources").each()))


_HELPER = Template("""<section class="deadline" data-furniture data-deadline data-months="$months" data-days="$days"
 data-event-opens="$event_opens" data-event-last="$event_last" aria-labelledby="deadline-helper" hidden>
<h3 id="deadline-helper">$title</h3>
<form><label for="deadline-date">$ask</label>
<p class="hint" id="deadline-hint">$hint</p>
<input type="date" id="deadline-date" max="9999-12-31" aria-describedby="deadline-hint" required>
<button type="submit">$compute</button></form>
<div class="deadline__answer" role="status"></div>
<h4>$assumptions</h4>
<ul><li>$opens $opens_cite</li><li>$last $last_cite</li><li>$calendar</li><li>$verified $checked.</li></ul>
<template>
<p class="deadline__now" data-state="early">$state_early</p>
<p class="deadline__now" data-state="open">$state_open</p>
<p class="deadline__now" data-state="late">$state_late</p>
<p class="deadline__now" data-state="over">$state_over</p>
<dl><dt>$first_day</dt><dd data-day="opens"></dd><dt>$last_day</dt><dd data-day="last"></dd></dl>
<p><a class="button" data-ics download="$file">$ics</a></p>
</template>
</section>
""")


def with_helper(html: str, window: Window, numbered: Sequence[str], register: Register, locale: str) -> str:
    """``html`` with the helper in place of its marker; ``numbered`` are the page's sources in order."""
    word = words(locale)
    values = {key.removeprefix("deadline_"): text for key, text in word.items() if key.startswith("deadline_")}
    values["opens"] = values["opens"].replace("#", str(window.opens.amount))
    for key in ("last", "state_late"):
        values[key] = values[key].replace("#", str(window.last.amount))
    helper = _HELPER.substitute(
        values,
        months=window.opens.amount,
        days=window.last.amount,
        opens_cite=_cite(window.opens, numbered, register, word),
        last_cite=_cite(window.last, numbered, register, word),
        verified=word["verified"],
        checked=written_date(window.checked, locale),
    )
    return html.replace(MARKER, helper.replace("\n", " "))


def _cite(limit: Limit, numbered: Sequence[str], register: Register, word: Mapping[str, str]) -> str:
    """Label and numbered links, as a citation in the text has them."""
    label = (
        ""
        if limit.confidence == "confirmed"
        else f'<span class="status status--{limit.confidence}">{word[limit.confidence]}</span> '
    )
    links = " ".join(
        f'<a href="#source-{source}" aria-label="{word["source_label"]} {number}: '
        f'{escape(known.publisher)}">{number}</a>'
        for source in limit.sources
        if source in numbered and (known := register.sources.get(source))
        for number in [list(numbered).index(source) + 1]
    )
    return f'<span class="cite">{label}{links}</span>'
