"""What goes on from a phone number: extensions, and numbers that share its beginning (``03-8000 8000/8001``)."""

from __future__ import annotations

from dataclasses import replace
from re import Match

from semak.text.dialling import COUNTRY, WELL_KNOWN, Problem, international
from semak.text.phone_candidates import Mention
from semak.text.phone_shapes import (
    COUNTED,
    ENDED,
    EXTENSION,
    GROUP,
    MORE_EXTENSIONS,
    SHORT_SIBLING,
    SIBLING,
    SPACE,
    SPACED_OUT,
)

LEAST_ALIKE = 3
"""Extensions of so many digits, as many as the one before, may follow a comma: "ext 12, 24 hours" are none."""

SIX_DIGITS = "+" + COUNTRY + "8"
"""So begin the numbers of Sabah, Sarawak and Labuan, whose areas, 080 to 089, have numbers of six digits."""

SIX = 6

ASIDE = frozenset({",", "atau", "or", "dan", "and"})
"""What stands between numbers and between much else."""


def with_extension(text: str, mention: Mention) -> Mention:
    """``mention`` with the extension that follows it in ``text``, if one does."""
    match = EXTENSION.match(text, mention.end)
    if match is None:
        return mention
    extensions, end = [match["digits"]], match.end("digits")
    while more := MORE_EXTENSIONS.match(text, end):
        alike = len(more["digits"]) == len(extensions[0]) >= LEAST_ALIKE and ENDED.match(text, more.end())
        if not (more["sure"] or alike) or COUNTED.match(text, more.end()):
            break
        extensions.append(more["digits"])
        end = more.end()
    end += "(" in match[0] and text.startswith(")", end)
    return replace(mention, end=end, text=text[mention.start : end], extension="/".join(extensions))


def sibling(text: str, mention: Mention) -> Mention | None:
    """The number that ``/8001``, ``-05`` or ``/ 8880 1555`` after ``mention`` stands for."""
    match = SIBLING.match(text, mention.end)
    if match is None or mention.extension:
        return None
    digits = "".join(GROUP.findall(match["digits"]))
    unsure = match["joint"].strip(SPACE) in ASIDE and may_count(text, digits, match.end())
    if mention.problem == "no-area-code":
        alike = len(digits) == len(mention.number) and not unsure
        return _written(match, digits, "no-area-code") if alike else None
    shared = SIX_DIGITS if len(digits) == SIX else "+" + COUNTRY
    if mention.problem or not mention.number.startswith(shared) or (len(digits) == SIX and unsure):
        return None
    spaced_out = SPACED_OUT.match(text, match.end()) is not None
    if not _continues(match["joint"], digits, mention.number, alone=spaced_out) or COUNTED.match(text, match.end()):
        return None
    number = international(mention.number[1 : -len(digits)] + digits)
    if number:
        return replace(_written(match, number.dials), display=number.shown)
    return _written(match, digits, "invalid") if len(digits) > 4 else None


def _written(match: Match[str], number: str, problem: Problem | None = None) -> Mention:
    """The mention of ``number`` where ``match`` has its digits."""
    return Mention(*match.span("digits"), match["digits"], number, problem=problem)


def short_sibling(text: str, mention: Mention) -> Mention | None:
    """The short number known by heart that "or" or a slash adds to ``mention``, or a comma to another short one."""
    match = SHORT_SIBLING.match(text, mention.end)
    if match is None or mention.problem or (match["aside"] and mention.number.startswith("+")):
        return None
    if match["digits"] not in WELL_KNOWN or COUNTED.match(text, match.end()):
        return None
    start, end = match.span("digits")
    return Mention(start, end, match["digits"], match["digits"], display=match["digits"])


def _continues(joint: str, digits: str, number: str, *, alone: bool) -> bool:
    """Whether ``digits`` after ``joint`` go on from ``number`` rather than begin something new.

    ``alone``: behind them are only more of their kind.
    """
    mark = joint.strip(SPACE)
    if len(digits) > 4:
        return True
    if mark in {"/", "&", "@"}:
        goes_on = alone and int(digits) > int(number[-len(digits) :])
        return len(digits) > 2 or mark == joint or goes_on
    if mark in ASIDE:  # only one nearby: what follows may be anything
        return len(digits) == 4 and digits[:2] == number[-4:-2] and digits != number[-4:]
    if mark[:1].isalpha() and len(digits) < 3:
        return False
    return int(digits) > int(number[-len(digits) :])


def may_count(text: str, digits: str, end: int) -> bool:
    """Whether ``digits`` that end at ``end`` may as well count something: they are thousands, or a word follows them."""
    return (len(digits) == SIX and digits.endswith("000")) or ENDED.match(text, end) is None
