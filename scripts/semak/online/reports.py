"""The results of a run as text for a terminal, as JSON for programs, as Markdown for an issue."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from semak.online.answers import Answer, Result

FORMATS = ("text", "json", "markdown")


def render(results: Sequence[Result], form: str, now: datetime) -> str:
    """The report in ``form``, one of :data:`FORMATS`, ending in a line end."""
    return {"text": _text, "json": _json, "markdown": _markdown}[form](results, now)


def summary(results: Sequence[Result]) -> str:
    """One line of counts: ``212 addresses: 208 work (150 from the cache), 1 broken, 3 could not tell, 2 moved``."""
    count = {answer: sum(result.answer is answer for result in results) for answer in Answer}
    cached = sum(result.cached for result in results)
    from_cache = f" ({cached} from the cache)" if cached else ""
    addresses = "1 address" if len(results) == 1 else f"{len(results)} addresses"
    return (
        f"{addresses}: {count[Answer.WORKS]} work{from_cache}, {count[Answer.BROKEN]} broken, "
        f"{count[Answer.UNKNOWN]} could not tell, {len(moved(results))} lead to another host"
    )


def broken(results: Sequence[Result]) -> list[Result]:
    """What does not work."""
    return [result for result in results if result.answer is Answer.BROKEN]


def moved(results: Sequence[Result]) -> list[Result]:
    """What leads to another host than it says, broken addresses apart."""
    return [result for result in results if result.moved_host and result.answer is not Answer.BROKEN]


def unknown(results: Sequence[Result]) -> list[Result]:
    """Of what nothing certain can be said."""
    return [result for result in results if result.answer is Answer.UNKNOWN and not result.moved_host]


def renamed(results: Sequence[Result]) -> list[Result]:
    """What works but has, for good, another address on the same host."""
    return [
        result
        for result in results
        if result.answer is Answer.WORKS and not result.moved_host and any(hop.permanent for hop in result.hops)
    ]


def explain(result: Result, now: datetime) -> str:
    """Why a result is what it is, in one phrase."""
    parts = [result.reason] if result.reason else []
    if result.moved_host:
        parts.append(f"leads to another host: {result.final}")
    elif result.hops and result.answer is Answer.WORKS:
        parts.append(f"now {result.final}")
    if result.last_worked:
        parts.append(f"last worked {result.last_worked.date().isoformat()}, {_age(result.last_worked, now)} ago")
    return "; ".join(parts)


def _age(then: datetime, now: datetime) -> str:
    days = max(0, (now - then).days)
    return "1 day" if days == 1 else f"{days} days"


_PARTS = (
    ("broken", "Broken", broken),
    ("moved", "Lead to another host", moved),
    ("could not tell", "Could not tell", unknown),
    ("renamed", "Work, but have a new address", renamed),
)


def _text(results: Sequence[Result], now: datetime) -> str:
    lines = []
    for name, _, pick in _PARTS:
        for result in pick(results):
            place = f"{result.places[0]}: " if result.places else ""
            more = f" (and {len(result.places) - 1} more)" if len(result.places) > 1 else ""
            lines.append(f"{place}{name}: {result.address}: {explain(result, now)}{more}")
    return "\n".join([*lines, summary(results)]) + "\n"


def _json(results: Sequence[Result], now: datetime) -> str:
    report = {
        "generated": now.isoformat(timespec="seconds"),
        "summary": {
            "addresses": len(results),
            **{str(answer): sum(result.answer is answer for result in results) for answer in Answer},
            "findings": sum(result.is_finding for result in results),
            "cached": sum(result.cached for result in results),
        },
        "results": [result.as_json() for result in results],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _markdown(results: Sequence[Result], now: datetime) -> str:
    lines = [f"**{summary(results)}** ({now.date().isoformat()})", ""]
    for _, title, pick in _PARTS:
        chosen = pick(results)
        if chosen:
            lines += [f"## {title}", "", "| Address | Why | Where |", "|---|---|---|"]
            lines += [_row(result, now) for result in chosen]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _row(result: Result, now: datetime) -> str:
    shown = [f"`{place}`" for place in result.places[:3]]
    more = f" and {len(result.places) - 3} more" if len(result.places) > 3 else ""
    return f"| {_cell(result.address)} | {_cell(explain(result, now))} | {', '.join(shown)}{more} |"


def _cell(text: str) -> str:
    """Text that cannot leave its table cell, nor become markup or a mention of somebody: servers write some of it."""
    line = " ".join(text.replace("`", "'").split()).replace("|", "\\|")
    return f"`{line}`" if line else ""
