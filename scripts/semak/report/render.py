"""The report as a page for writers, as text for a terminal, as Markdown for an issue, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from html import escape

from semak.report.model import OK, EntryState, OnlineState, PageState, Report

FORMATS = ("html", "text", "markdown", "json")


def render(report: Report, form: str) -> str:
    """The report in ``form``, one of :data:`FORMATS`, ending in a line end."""
    return {"html": _html, "text": _text, "markdown": _markdown, "json": _json}[form](report)


def summary(report: Report) -> str:
    """One line: ``42 pages, 380 register entries; 3 overdue; next review due 2027-02-22``."""
    overdue = sum(1 for _ in report.overdue())
    entries = "1 register entry" if len(report.entries) == 1 else f"{len(report.entries)} register entries"
    pages = "1 page" if len(report.pages) == 1 else f"{len(report.pages)} pages"
    due = f"; next review due {report.next_due}" if report.next_due else ""
    return f"{pages}, {entries}; {overdue} overdue{due}"


def why_overdue(each: PageState | EntryState) -> str:
    """Where it stands and since when it is due."""
    place = each.path if isinstance(each, PageState) else f"{each.file}:{each.line}: {each.id}"
    return f"{place}: due {each.due}" if each.due else f"{place}: never verified"


def _text(report: Report) -> str:
    lines = [why_overdue(each) for each in report.overdue()]
    lines += [f"{page.path}: {page.translation_note}" for page in report.pages if page.translation != OK]
    lines += [f"{page.path}: broken: {address}" for page in report.pages for address in page.online.broken]
    for entry in report.entries:
        lines += [f"{entry.file}:{entry.line}: broken: {address}" for address in entry.online.broken]
    return "\n".join([*lines, summary(report)]) + "\n"


def _markdown(report: Report) -> str:
    lines = [f"**{summary(report)}** ({report.today})", ""]
    overdue = list(report.overdue())
    if overdue:
        lines += ["## Overdue", "", *(f"- [ ] `{why_overdue(each).replace('`', '')}`" for each in overdue), ""]
    behind = [page for page in report.pages if page.translation != OK]
    if behind:
        lines += ["## Translations", "", *(f"- `{page.path}`: {page.translation_note}" for page in behind), ""]
    return "\n".join(lines).rstrip() + "\n"


def _json(report: Report) -> str:
    def made(each: PageState | EntryState) -> dict[str, object]:
        return {**asdict(each), "overdue": each.is_overdue(report.today)}

    data = {
        "today": report.today,
        "last_online": report.last_online,
        "summary": summary(report),
        "pages": [made(page) for page in report.pages],
        "entries": [made(entry) for entry in report.entries],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=_as_text) + "\n"


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
th, td { border-bottom: 1px solid #8884; padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: Canvas; }
td.number { text-align: right; }
td.day { white-space: nowrap; }
.bad { font-weight: bold; border-left: .3rem solid #c00; padding-left: .4rem; }
summary { cursor: pointer; }
"""


def _html(report: Report) -> str:
    online = (
        f"semak online last ran on {report.last_online}." if report.last_online else "semak online has not run here."
    )
    kinds = sorted({entry.file for entry in report.entries})
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Upkeep on {report.today}</title><style>{_STYLE}</style></head>",
        "<body>",
        f"<h1>Upkeep on {report.today}</h1>",
        f"<p>{escape(summary(report))}. {online}</p>",
        "<h2>Pages</h2>",
        _table(
            ("Page", "Verified", "Review due", "Sources", "Unconfirmed", "Disputed", "Other language", "Addresses"),
            (_page_row(page, report.today) for page in report.pages),
        ),
        "<h2>Register</h2>",
    ]
    for file in kinds:
        entries = [entry for entry in report.entries if entry.file == file]
        head = ("Entry", "Line", "Confidence", "How", "Checked", "Review due", "Sources", "Addresses")
        rows = (_entry_row(entry, report.today) for entry in entries)
        late = any(entry.is_overdue(report.today) or entry.online.broken for entry in entries)
        opened = " open" if late or len(entries) <= 20 else ""
        parts.append(
            f"<details{opened}><summary>{escape(file)} ({len(entries)})</summary>{_table(head, rows)}</details>"
        )
    return "\n".join([*parts, "</body>", "</html>"]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _page_row(page: PageState, today: date) -> list[str]:
    return [
        f'<th scope="row">{escape(page.title)}<br><code>{escape(page.path)}</code></th>',
        _day(str(page.verified or "never"), bad=page.verified is None),
        _due(page, today),
        _cell(_counts(page.sources)),
        _number(page.unconfirmed),
        _number(page.disputed),
        _cell(page.translation_note or "ok", bad=page.translation != OK),
        _online(page.online),
    ]


def _entry_row(entry: EntryState, today: date) -> list[str]:
    return [
        f'<th scope="row">{escape(entry.id)}</th>',
        _number(entry.line),
        _cell(entry.confidence or "–"),
        _cell(entry.how or "–"),
        _day(str(entry.checked or "–")),
        _due(entry, today) if entry.due else _cell("–"),
        _cell(_counts(entry.sources)),
        _online(entry.online),
    ]


def _due(each: PageState | EntryState, today: date) -> str:
    late = each.is_overdue(today)
    return _day(f"{each.due or 'no date'}{', overdue' if late else ''}", bad=late)


def _online(state: OnlineState) -> str:
    if not state.asked:
        return _cell("–")
    parts = [f"{state.works} work"] if state.works else []
    parts += [f"broken: {address}" for address in state.broken]
    parts += [f"could not tell: {address}" for address in state.unknown]
    return _cell(f"{'; '.join(parts)} ({state.oldest})", bad=bool(state.broken))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "–"


def _cell(text: str, *, bad: bool = False) -> str:
    return f"<td{' class=bad' if bad else ''}>{escape(text)}</td>"


def _day(text: str, *, bad: bool = False) -> str:
    return f'<td class="day{" bad" if bad else ""}">{escape(text)}</td>'


def _number(value: int) -> str:
    return f'<td class="number">{value}</td>'
