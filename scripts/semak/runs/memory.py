"""What is known of each page from the last run: good as long as the page, its translations and what it asked are the same.

What all pages depend on alike (settings, register, which files there are, the checker itself) is the key of the whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semak.findings import Finding
from semak.pages.ignores import Ignore
from semak.sites.site import Summary

if TYPE_CHECKING:
    from semak.sites.site import Site

_SETS = ("ids", "cited", "hosts", "bold", "uses", "habits")


@dataclass(frozen=True)
class Known:
    """What is known of a page and its translations, which are always looked at together."""

    contents: Mapping[str, str]
    """A digest of each."""
    summaries: Mapping[str, Summary]
    comments: Mapping[str, tuple[Ignore, ...]]
    findings: list[Finding]
    asked: Mapping[str, str]
    """What rules asked of other pages, and the answers: ``Site.answer`` gives them anew."""

    def holds(self, site: Site) -> bool:
        """Whether every answer is still the same; the summaries of all pages must be there."""
        return all(site.answer(question) == answer for question, answer in self.asked.items())


@dataclass
class Memory:
    """The pages of one site, below ``file``; without a file nothing is kept."""

    file: Path | None = None
    key: str = ""
    _stored: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file is None:
            return
        try:
            stored = json.loads(self.file.read_bytes())
            self._stored = stored["pages"] if stored["key"] == self.key else {}
        except (OSError, ValueError, KeyError, TypeError):
            self._stored = {}

    def of(self, site: Site, norm: str) -> Known | None:
        """What is known of the pages called ``norm``, if none of them has changed."""
        raw = self._stored.get(norm)
        paths = {file.path for file in site.by_norm[norm].values()}
        if raw is None or raw["contents"] != {path: site.digest(path) for path in paths}:
            return None
        return Known(
            raw["contents"],
            {each["path"]: _summary(each) for each in raw["summaries"]},
            {path: tuple(Ignore(*each) for each in own) for path, own in raw["comments"].items()},
            [Finding.of_json(each) for each in raw["findings"]],
            raw["asked"],
        )

    def keep(self, site: Site, answers: Mapping[str, Known]) -> None:
        """Remember ``answers``. A folder that cannot be written to is no reason to fail."""
        if self.file is None:
            return
        stored = {"key": self.key, "pages": {norm: _plain(each) for norm, each in answers.items()}}
        try:
            write(self.file, stored)
        except OSError:
            return


def _plain(known: Known) -> dict[str, Any]:
    return {
        "contents": dict(known.contents),
        "summaries": [_plain_summary(each) for each in known.summaries.values()],
        "comments": {path: [astuple(each) for each in own] for path, own in known.comments.items() if own},
        "findings": [each.as_json() for each in known.findings],
        "asked": dict(known.asked),
    }


def _plain_summary(summary: Summary) -> dict[str, Any]:
    plain = {"path": summary.path, "filled": summary.filled, "uncertain": summary.uncertain}
    return plain | {name: sorted(getattr(summary, name)) for name in _SETS}


def _summary(raw: dict[str, Any]) -> Summary:
    values: dict[str, Any] = {name: frozenset(value) if name in _SETS else value for name, value in raw.items()}
    return Summary(**values)


def write(file: Path, content: object) -> None:
    """Put ``content`` into ``file`` in one step, in a folder that no version control looks at."""
    temporary = file.with_suffix(f".{os.getpid()}")
    file.parent.mkdir(parents=True, exist_ok=True)
    (file.parent.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    temporary.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    temporary.replace(file)
