"""Stamps: which state of its other half a page was last confirmed against, section by section.

A stamp lies in the page's own front matter, so that it moves with the page and shows in a review::

    pair:
      ms: {top: 5f1d0c3a, steps: 9b20e7d4}

It holds, for each other language, a short hash of every section of that half, by the section's id.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.site import Site

KEY = "pair"
TOP = "top"
"""The section above the first heading."""

_BLOCK = re.compile(rf"^{KEY}:[^\n]*\n(?:[ \t]+[^\n]*\n)*", re.MULTILINE)


def sections(page: Page) -> dict[str, str]:
    """A short hash of the text of each section of ``page``, by the id of its heading; blanks do not count."""
    headings = page.states.headings
    starts = [page.front.end, *(page.line_span(heading.line)[0] for heading in headings)]
    names = [TOP, *(heading.id or f"heading-{number}" for number, heading in enumerate(headings, 1))]
    ends = [*starts[1:], len(page.text)]
    found = {}
    for name, start, end in zip(names, starts, ends, strict=True):
        text = " ".join(page.text[start:end].split())
        if text:
            found[name] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return found


def confirmed(page: Page, locale: str) -> Mapping[str, str] | None:
    """The sections of the half in ``locale`` as ``page`` was last confirmed against; ``None`` without a stamp."""
    stamps = page.front.data.get(KEY)
    stamp = stamps.get(locale) if isinstance(stamps, Mapping) else None
    return {str(name): str(value) for name, value in stamp.items()} if isinstance(stamp, Mapping) else None


def changed(stamp: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The sections that were added, dropped or rewritten since ``stamp``, in the order they have now."""
    rewritten = [name for name, value in now.items() if stamp.get(name) != value]
    return rewritten + [name for name in stamp if name not in now]


def stamp(site: Site, paths: Iterable[str] | None = None) -> list[str]:
    """Confirm pages of ``site`` (all, or those at ``paths``) against their other halves as they are now.

    Out: the paths of the pages that were rewritten. Both halves must exist; a page without front matter gets one.
    """
    wanted = None if paths is None else set(paths)
    written = []
    for file in site.page_files:
        page = site.page(file.path)
        others = {locale: site.page(each.path) for locale, each in site.translations(page).items()}
        if not others or (wanted is not None and page.path not in wanted) or page.front.problem:
            continue
        text = with_stamp(page.source.text, {locale: sections(other) for locale, other in sorted(others.items())})
        if text != page.source.text:
            _write(site.config.docs_dir / page.path, text, page.source.text)
            written.append(page.path)
    return written


def with_stamp(text: str, stamps: Mapping[str, Mapping[str, str]]) -> str:
    """``text`` with ``stamps`` in its front matter in place of earlier ones; all else stays as it is."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{KEY}:", *(f"  {locale}: {{{_entries(found)}}}" for locale, found in stamps.items())]
    block = newline.join(lines) + newline
    match = re.match(r"-{3}[ \t]*\r?\n(.*?)((?:\.{3}|-{3})[ \t]*\r?\n)", text, re.DOTALL)
    if match is None:
        return f"---{newline}{block}---{newline}{newline}{text}"
    kept = _BLOCK.sub("", match[1].replace("\r\n", "\n")).replace("\n", newline)
    return f"{text[: match.start(1)]}{kept}{block}{text[match.start(2) :]}"


def _entries(found: Mapping[str, str]) -> str:
    """Sections and hashes as the inside of a YAML mapping on one line; a hash of digits only must stay text."""
    return ", ".join(f'{_quoted(name)}: "{value}"' for name, value in found.items())


def _quoted(name: str) -> str:
    """``name`` as a YAML key."""
    return (
        name
        if re.fullmatch(r"[A-Za-z][\w-]*", name)
        and name.lower() not in {"yes", "no", "on", "off", "true", "false", "null"}
        else f'"{name}"'
    )


def _write(path: Path, text: str, before: str) -> None:
    """Put ``text`` into ``path`` in one step, unless the file is no longer as it was ``before``."""
    raw = path.read_bytes()
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    if raw.removeprefix(mark).decode("utf-8") != before:
        raise OSError(f"{path.name} was changed meanwhile")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + text.encode("utf-8"))
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
