"""A small site in one text file: ``--- path`` before the content of each file, ``--- expected`` before the findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import semak
from semak.findings import Finding

_FILE = re.compile(r"^--- (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Bundle:
    """The files by their path, and the findings that are expected, one line each."""

    files: Mapping[str, str]
    expected: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Bundle:
        """The bundle in the file at ``path``."""
        pieces = _FILE.split(path.read_text(encoding="utf-8"))[1:]
        files = dict(zip(pieces[::2], pieces[1::2], strict=True))
        expected = tuple(files.pop("expected", "").splitlines())
        return cls(files, expected)

    def write(self, folder: Path) -> None:
        """Lay the files out under ``folder``."""
        write(folder, self.files)

    def findings(self, folder: Path) -> list[Finding]:
        """What the checker finds in the sources, and in what was rendered where the bundle has a ``site`` folder."""
        self.write(folder)
        site = semak.load_site(folder / "mkdocs.yml")
        found = semak.check_sources(site)
        if any(name.startswith("site/") for name in self.files):
            found += semak.check_rendered(site, folder / "site")
        return found


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write ``files``, path to content, under ``folder``; texts keep their line ends."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def line(finding: Finding) -> str:
    """A finding as bundles expect it."""
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"
