"""Blanking what is not text, every offset kept: a mask has a space for each character it hides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

_FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE
)
_RAW = re.compile(r"<(?:!--|(?P<tag>pre|script|style|code|textarea|template|svg|kbd)\b)", re.IGNORECASE)
_TICKS = re.compile(r"`(?<!\\`)`*")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
# Each begins with the one character it may begin with, so that the search leaps from one of these to the next.
_UNSEEN = re.compile(
    r"""
      \((?<=\]\()[ \t]*\n?[ \t]*<?[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)(?:\{:?[^{}\n]*\})?  # (url)
    | <(?:[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|/[A-Za-z][^<>]*)>    # a tag
    | <(?:https?|ftp|mailto|tel):[^<>\s]*>                           # an autolink
    | \{:?\s*[.#][^{}\n]*\} | \{:[^{}\n]*\} | \{\s*[\w-]+=[^{}\n]*\} # an attribute list
    | \[\^[^\]\n]*\]:?                                               # a footnote or citation
    | \[(?<=\]\[)[^\[\]\n]*\]                                        # the label of a reference
    | \{%.*?%\} | \{\#.*?\#\} | \{\{.*?\}\}                          # a template's own language
    """,
    re.VERBOSE,
)
_UNSEEN_LINE = re.compile(
    r"""
      \n[ \t]*(?:(?:!!!|\?\?\?\+?|===[!+]*)(?:[ \t]+[\w -]+?)?(?=[ \t]*(?:"|$))  # the word that opens an admonition or tab
    | (?:;*--8<--|/{3,}|:::[ ])[^\n]*$)
    """,
    re.MULTILINE | re.VERBOSE,
)

_FORMULA = re.compile(
    r"""
      \$(?<!\\\$)(?:\$(?:[^\\$]|\\.){1,4000}\$|(?!\s)(?:[^\\$\n]|\\.|\n(?![ \t>]*\n))+(?<!\s))\$  # $$...$$, $...$
    | \\(?<!\\\\)(?:\((?:[^\\\n]|\\[^)]|\n(?![ \t>]*\n))+\\\)|\[(?:[^\\]|\\[^\]]){1,4000}\\\])    # \(...\), \[...\]
    """,
    re.VERBOSE,
)
_NO_FIGURE = re.compile(r"[^\W\d_]|[\\$]")

_DEFINITION = re.compile(
    r"""\[(?!\^)(?P<label>[^\[\]\n]+)\]:[ \t]*(?:\n[ \t>]*)?<?(?P<address>\S+)[ \t]*
        (?:(?:\n[ \t>]*)?(?:(?P<quote>["']).*(?P=quote)|\(.*\))[ \t]*)?$""",
    re.MULTILINE | re.VERBOSE,
)
_NESTING = re.compile(r"(?:[ \t>]|(?:[-*+:]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\n]+\]:)*")
"""What puts a line into a quotation, a list, a definition or a footnote."""


def definitions(text: str, begin: int = 0) -> Iterator[re.Match[str]]:
    """What has the form of a reference definition, in whatever block it stands, with its ``label`` and ``address``."""
    for match in _DEFINITION.finditer(text, begin) if "]:" in text else ():
        if _NESTING.fullmatch(text, text.rfind("\n", 0, match.start()) + 1, match.start()):
            yield match


def blank(text: str, spans: Iterable[Span]) -> str:
    """``text`` with the characters of ``spans`` as spaces; line ends stay."""
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if end <= last:
            continue
        start = max(start, last)  # noqa: PLW2901 - spans may overlap
        hidden = text[start:end]
        lines = (" " * len(line) for line in hidden.split("\n"))
        pieces += (text[last:start], "\n".join(lines) if "\n" in hidden else " " * len(hidden))
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


def code_blocks(
    text: str, begin: int, starts: Sequence[int], code_lines: frozenset[int], text_lines: frozenset[int]
) -> list[Span]:
    """Fenced and indented code. ``starts`` are those of the lines; which came out as code, and which as text, follows."""
    fences = _fences(text, begin, starts, text_lines) if "```" in text or "~~~" in text else ()
    return [*fences, *_line_spans(text, starts, code_lines)]


def _fences(text: str, begin: int, starts: Sequence[int], text_lines: frozenset[int]) -> Iterator[Span]:
    """Each fence with what it holds. One that the renderer did not take for a fence (never closed) is text."""
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text, begin):
        if opened is None:
            opened = match
        elif match["fence"].startswith(opened["fence"]) and not match["info"].strip(" \t"):
            first, last = bisect_right(starts, opened.start()), bisect_right(starts, match.start())
            if text_lines.isdisjoint(range(first + 1, last)):
                yield opened.start("fence"), match.end()
                opened = None
            else:
                # What looked like an opening was none: this one may be.
                opened = match
    if opened is not None:
        first, last = bisect_right(starts, opened.start()), len(starts)
        if text_lines.isdisjoint(range(first + 1, last + 1)):
            yield opened.start("fence"), len(text)


def _line_spans(text: str, starts: Sequence[int], code_lines: frozenset[int]) -> Iterator[Span]:
    """The lines that came out as code; lines between two of them that carried no mark go with them."""
    for line in sorted(code_lines):
        end = line
        if line + 1 not in code_lines:
            probe = line + 1
            while probe <= len(starts) and _is_indented_or_empty(text, starts[probe - 1]):
                if probe in code_lines:
                    end = probe
                    break
                probe += 1
                if probe - line > 50:
                    break
        yield starts[line - 1], starts[end] - 1 if end < len(starts) else len(text)


def _is_indented_or_empty(text: str, start: int) -> bool:
    return text.startswith(("    ", "\t", "\n"), start)


def raw_spans(text: str, begin: int) -> Iterator[Span]:
    """Comments and raw HTML whose content is not prose. ``text`` has its code blocks blanked."""
    # What is never closed is looked for once: a thousand openings would each search to the end.
    unclosed: set[str] = set()
    last = begin
    for match in _RAW.finditer(text, begin):
        tag = (match["tag"] or "").lower()
        if match.start() < last or tag in unclosed or _in_code(text, last, match.start()):
            continue
        closing = re.compile(rf"</{tag}\s*>" if tag else "-->", re.IGNORECASE).search(text, match.end())
        if closing is None:
            unclosed.add(tag)
        else:
            last = closing.end()
            yield match.start(), last


def _in_code(text: str, begin: int, offset: int) -> bool:
    """Whether ``offset`` lies in a code span of its paragraph: what looks like a tag there is none."""
    first = max(begin, text.rfind("\n\n", begin, offset))
    if text.find("`", first, offset) < 0:
        return False
    end = text.find("\n\n", offset)
    paragraph = text[first : end if end >= 0 else len(text)]
    return any(start <= offset - first < stop for start, stop in inline_code(paragraph, 0))


def inline_code(text: str, begin: int) -> Iterator[Span]:
    """Code spans: runs of backticks of one length, within one paragraph."""
    runs = [match.span() for match in _TICKS.finditer(text, begin)]
    if not runs:
        return
    breaks = [match.start() for match in _BLANK_LINE.finditer(text, begin)]
    by_length: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        by_length.setdefault(end - start, []).append(start)
    last = begin
    for start, end in runs:
        if start < last:
            continue
        later = by_length[end - start]
        while later and later[-1] <= start:
            later.pop()
        if later and bisect_right(breaks, start) == bisect_right(breaks, later[-1]):
            last = later[-1] + end - start
            yield start, last


def formulas(text: str, begin: int) -> Iterator[Span]:
    """The letters of mathematics, which are words of no language, and its dollars, which are no money: figures stay."""
    for formula in _FORMULA.finditer(text, begin):
        for letter in _NO_FIGURE.finditer(text, *formula.span()):
            yield letter.span()


def unseen(text: str, begin: int) -> Iterator[Span]:
    """Markup that the reader does not see: addresses, tags, attribute lists, labels. ``text`` has no code left."""
    for definition in definitions(text, begin):
        yield definition.span()
    for match in _UNSEEN.finditer(text, begin):
        yield match.span()
    # The search leaps from one end of a line to the next: the first line is given one, too.
    for match in _UNSEEN_LINE.finditer(f"\n{text}", begin):
        yield max(begin, match.start() - 1), match.end() - 1
