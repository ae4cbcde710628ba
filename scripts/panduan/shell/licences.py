"""Whose work reaches readers and under which licence: ``licences.txt`` in the site, made from what is in the site.

Nothing ships that is not claimed here: ``tests/panduan/test_licences.py`` wants an owner for every file of a build, for
every package inside Material's script and for every font inside a handout.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

NOT_NEEDED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/stylesheets")
"""What Material brings and nothing here asks for: its search engine with all languages, its untrimmed style sheets."""


@dataclass(frozen=True, slots=True)
class Work:
    """Somebody's work: licence as an SPDX identifier, and the patterns of the files it is in."""

    name: str
    licence: str
    holder: str
    address: str
    files: tuple[str, ...]
    package: str = ""
    """The Python package it comes with, whose version is named; empty for what comes inside another."""

    @property
    def version(self) -> str:
        """The installed version, empty where it has none of its own."""
        return metadata.version(self.package) if self.package else ""


OWN = Work(
    "Panduan Portal Majikan", "MIT", "The Panduan Portal Majikan maintainers", "",
    (
        "*.html", "*.md", "*.pdf", "*.txt", "*.json", "sitemap.xml", "sitemap.xml.gz", "sw.js", "_headers", "_redirects",
        "nginx-headers.conf", "assets/scripts/*", "assets/styles/*", "assets/images/*", "search/*.js",
    ),
)  # fmt: skip

_BUNDLE = ("assets/javascripts/bundle.*.min.js", "assets/javascripts/bundle.*.min.js.map")

WORKS = (
    OWN,
    Work(
        "Material for MkDocs", "MIT", "Martin Donath and contributors", "https://github.com/squidfunk/mkdocs-material",
        ("*.html", "assets/styles/site.css", *_BUNDLE), "mkdocs-material",
    ),
    Work("RxJS", "Apache-2.0", "Google, Netflix, Microsoft and contributors", "https://github.com/ReactiveX/rxjs", _BUNDLE),
    Work("tslib", "0BSD", "Microsoft", "https://github.com/microsoft/tslib", _BUNDLE),
    Work("clipboard", "MIT", "Zeno Rocha", "https://github.com/zenorocha/clipboard.js", _BUNDLE),
    Work(
        "escape-html", "MIT", "TJ Holowaychuk, Andreas Lubbe, Tiancheng Gu",
        "https://github.com/component/escape-html", _BUNDLE,
    ),
    Work("focus-visible", "W3C-20150513", "W3C and contributors", "https://github.com/WICG/focus-visible", _BUNDLE),
    Work(
        "Material Design Icons", "Apache-2.0", "Pictogrammers and Google",
        "https://github.com/Templarian/MaterialDesign", ("*.html", "assets/styles/site.css"),
    ),
    Work(
        "Source Sans Pro", "OFL-1.1", "Adobe, with Reserved Font Name 'Source'",
        "https://github.com/adobe-fonts/source-sans", ("*.pdf",), "font-source-sans-pro",
    ),
)  # fmt: skip
"""Everything that reaches readers. The site's own comes first."""

PACKAGES = {
    "rxjs": "RxJS",
    "tslib": "tslib",
    "clipboard": "clipboard",
    "escape-html": "escape-html",
    "focus-visible": "focus-visible",
}
"""Packages inside Material's script, as its source map calls them, and their names above."""


def leave_out(site_dir: Path) -> None:
    """Take out of the site what nothing asks for."""
    for name in NOT_NEEDED:
        shutil.rmtree(site_dir / name, ignore_errors=True)


def write(site_dir: Path) -> None:
    """Write ``licences.txt``, last of all: it names what is there."""
    (site_dir / "licences.txt").write_text(text(_present(site_dir)), encoding="utf-8")


def text(works: Iterable[Work]) -> str:
    """The list, for readers."""
    lines = ["What this site is made of, whose work it is, and under which licence it may be used.", ""]
    for work in works:
        title = f"{work.name} {work.version}".strip()
        lines += [title, f"  {work.licence}, © {work.holder}", *([f"  {work.address}"] if work.address else []), ""]
    lines += ["The text of each licence: https://spdx.org/licenses/", ""]
    licence = metadata.distribution("mkdocs-material").read_text("licenses/LICENSE") or ""
    return "\n".join([*lines, "The licence of Material for MkDocs in full:", "", licence.strip(), ""])


def unclaimed(site_dir: Path) -> list[str]:
    """Files of the site that no work claims."""
    patterns = [pattern for work in WORKS for pattern in work.files]
    found = (path.relative_to(site_dir).as_posix() for path in sorted(site_dir.rglob("*")) if path.is_file())
    return [path for path in found if not any(fnmatch(path, pattern) for pattern in patterns)]


def packages_within(source_map: Path) -> set[str]:
    """The packages that a script was bundled from."""
    sources = json.loads(source_map.read_text(encoding="utf-8"))["sources"]
    return {match[1] for source in sources if (match := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", source))}


def _present(site_dir: Path) -> list[Work]:
    """The works that are in this site: without handouts their font is not."""
    paths = [path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()]
    return [work for work in WORKS if any(fnmatch(path, pattern) for path in paths for pattern in work.files)]
