"""One style sheet for the whole site: what is used of Material's, then our own.

Material's style sheet is 137 KB, most of it for components that this site does not use. :func:`trimmed` leaves out every
rule that can only match such a component, and then every custom property that nothing refers to any more (icons as data
addresses, above all). ``tests/panduan/test_styles.py`` fails when a page uses a class that was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

UNUSED = (
    "annotate", "arithmatex", "codehilite", "critic", "emojione", "footnote", "gemoji", "grid", "highlight", "inline",
    "keys", "lg", "linenos", "linenodiv", "md-annotation", "md-author", "md-banner__button", "md-banner--warning",
    "md-button", "md-clipboard", "md-code", "md-consent", "md-copyright", "md-draft", "md-feedback", "md-footer",
    "md-input", "md-logo", "md-meta", "md-option", "md-pagination", "md-path", "md-pin",
    "md-post", "md-profile", "md-progress", "md-select", "md-sidebar", "md-social", "md-source", "md-status", "md-tabs",
    "md-tag", "md-tooltip", "md-top", "md-version", "mermaid", "tabbed", "task-list", "twemoji",
    "abstract", "bug", "danger", "example", "failure", "question", "quote", "success",
)  # fmt: skip
"""What the class names of components begin with that no page of this site has."""

DRAWN_ANEW = ("admonition", "headerlink", "info", "md-header", "md-nav", "note", "tip", "warning")
"""The same of components that our own style sheet draws from the ground up."""

_ELSEWHERE = re.compile(
    r"\[dir=rtl\]|columnheader|\b(?:details|figcaption|figure|kbd|summary)\b|\.js |-webkit-scrollbar"
)
"""What else only stands in selectors of things that this site does not have, or draws anew."""

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_NEGATED = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:")
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,])\s*")


def site_styles(material: Path, own: Path) -> str:
    """The whole style sheet: Material's trimmed, then every file of ``own`` in the order of their names."""
    ours = "\n".join(path.read_text(encoding="utf-8") for path in sorted(own.glob("*.css")))
    ours = squeezed(ours)
    return without_idle_properties(trimmed(_read(material)) + ours)


@lru_cache(maxsize=1)
def _read(material: Path) -> str:
    [path] = material.glob("main.*.min.css")
    return path.read_text(encoding="utf-8").partition("/*# sourceMappingURL")[0]


@lru_cache(maxsize=1)
def trimmed(css: str) -> str:
    """``css`` without the rules that can only match what is :data:`UNUSED`, and without empty blocks."""
    return "".join(_kept(css))


def _kept(css: str) -> Iterator[str]:
    for prelude, body in blocks(css):
        if prelude.startswith(("@media", "@supports")):
            inner = trimmed.__wrapped__(body)
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        else:
            selectors = [selector for selector in _selectors(prelude) if not _is_unused(selector)]
            if selectors and body:
                yield f"{','.join(selectors)}{{{body}}}"


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Prelude and body of every block at the top level of ``css``; statements without a block are passed over."""
    position = 0
    while (start := css.find("{", position)) >= 0:
        depth, end = 1, start + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[position:start].rpartition(";")[2].strip(), css[start + 1 : end - 1]
        position = end


def _selectors(prelude: str) -> Iterator[str]:
    """The selectors of a list, split at the commas that stand in no bracket."""
    depth, start = 0, 0
    for position, character in enumerate(prelude):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and not depth:
            yield prelude[start:position]
            start = position + 1
    yield prelude[start:]


def _is_unused(selector: str) -> bool:
    classes = _CLASS.findall(_NEGATED.sub("", selector))
    if any(name.startswith("md-search") for name in classes):
        return bool(re.search(r"\[dir=rtl\]", selector))  # search stands in the header, whose own rules go
    return bool(_ELSEWHERE.search(selector)) or any(
        name == start or name.startswith((start, f"{start}-")) for name in classes for start in (*UNUSED, *DRAWN_ANEW)
    )


def without_idle_properties(css: str) -> str:
    """``css`` without the custom properties that nothing in it refers to."""
    while idle := set(_PROPERTY.findall(css)) - set(_REFERENCE.findall(css)):
        css = re.sub(rf"({'|'.join(map(re.escape, idle))})\s*:(?:url\([^)]*\)|[^;{{}}])*(;|(?=}}))", "", css)
    return re.sub(r"[^{}]+\{\}", "", css)


def squeezed(css: str) -> str:
    """``css`` without comments and without the white space that means nothing."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()
