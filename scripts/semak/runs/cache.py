"""What the last run found, kept for the next: an answer is good only if nothing that made it has changed.

The key is a digest of the checker's own code, the versions of the libraries it asks, the settings, the environment
variables they name, today's date, and the content of every source. Where a site renders with code or files that the
key cannot cover, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import semak
from semak.findings import Finding
from semak.runs.memory import Memory, write
from semak.sites import reviews

if TYPE_CHECKING:
    from semak.sites.site import Site

_LIBRARIES = (
    "confusable-homoglyphs", "idna", "lxml", "markdown", "pathspec", "phonenumbers", "publicsuffixlist",
    "pymdown-extensions", "pyyaml", "ruamel.yaml",
)  # fmt: skip
_KNOWN_EXTENSIONS = re.compile(
    r"(?:markdown\.extensions\.|pymdownx\.)?(?:abbr|admonition|arithmatex|attr_list|b64|betterem|blocks[\w.]*|caption|caret|"
    r"codehilite|critic|def_list|details|emoji|escapeall|extra|extrarawhtml|fancylists|fenced_code|footnotes|highlight|"
    r"inlinehilite|keys|legacy_attrs|legacy_em|magiclink|mark|md_in_html|meta|nl2br|pathconverter|progressbar|quotes|"
    r"sane_lists|saneheaders|smartsymbols|smarty|snippets|striphtml|superfences|tabbed|tables|tasklist|tilde|toc|wikilinks)"
)
_FOREIGN_CODE = re.compile(r"!!python/\S+?:(?!pymdownx\.|markdown\.|material\.)")
_INCLUDES = re.compile(rb"--8<--")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run said."""

    findings: list[Finding]
    notes: tuple[str, ...]


class Cache:
    """The answers for one site, below ``.cache/semak`` beside ``mkdocs.yml``."""

    def __init__(self, site: Site, request: Sequence[str]) -> None:
        self._site = site
        self._folder = site.config.root / ".cache" / "semak"
        self._request = json.dumps([site.config.file.name, *request])
        self._usable = _can_be_known(site)
        self._common = _digest(_inputs(site, self._request)) if self._usable else ""
        self._key = _digest(chain([self._common], _contents(site))) if self._usable else ""

    def memory(self) -> Memory:
        """What is still known of single pages."""
        return Memory(self._file.with_suffix(".pages.json"), self._common) if self._usable else Memory()

    def get(self) -> Answer | None:
        """The answer, if nothing has changed since it was put."""
        if not self._usable:
            return None
        try:
            stored = json.loads(self._file.read_bytes())
            if stored["key"] != self._key:
                return None
            return Answer([Finding.of_json(each) for each in stored["findings"]], tuple(stored["notes"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, answer: Answer) -> None:
        """Keep ``answer``. A folder that cannot be written to is no reason to fail."""
        if not self._usable:
            return
        stored = {"key": self._key, "findings": [each.as_json() for each in answer.findings], "notes": answer.notes}
        try:
            write(self._file, stored)
        except OSError:
            return

    @property
    def _file(self) -> Path:
        return self._folder / f"{hashlib.blake2b(self._request.encode(), digest_size=8).hexdigest()}.json"


def _can_be_known(site: Site) -> bool:
    """Whether everything that makes the answer is in the key: no code of the site's own, no included files."""
    if not all(_KNOWN_EXTENSIONS.fullmatch(extension.name) for extension in site.config.extensions):
        return False
    if any(_FOREIGN_CODE.search(text) for _, text in site.config.texts):
        return False
    snippets = any(extension.name.endswith("snippets") for extension in site.config.extensions)
    if snippets and any("auto_append" in extension.options for extension in site.config.extensions):
        return False
    return not (snippets and any(_INCLUDES.search(site.peek(file.path)) for file in site.page_files))


def _inputs(site: Site, request: str) -> Iterator[str | bytes]:
    """Everything the answer depends on, each part followed by the next without ambiguity (see ``_digest``)."""
    yield sys.version
    yield request
    yield reviews.today().isoformat()
    yield site.config.site_url
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"
    for module in sorted(Path(semak.__file__).parent.rglob("*.py")):
        status = module.stat()
        yield f"{module} {status.st_mtime_ns} {status.st_size}"
    for path, text in site.config.texts:
        yield path
        yield text
        yield from (
            f"{name}={os.environ[name]}" for name in sorted(set(re.findall(r"\w+", text))) if name in os.environ
        )
    yield json.dumps(
        [sorted(site.files), sorted(site.excluded), sorted(site.theme_files), sorted(site.config.generated)]
    )
    for name, data in site.register_data:
        yield name
        yield data


def _contents(site: Site) -> Iterator[str]:
    """A digest of every file that a rule reads, the register aside."""
    for path, file in sorted(site.files.items()):
        if file.is_page or path.endswith(".css"):
            yield path
            yield site.digest(path)


def _digest(parts: Iterator[str | bytes]) -> str:
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
