"""Every page as plain Markdown beside it (``/eplks/login.md``), and ``llms.txt``, which lists them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from semak.sites.register import Register

from panduan.markup import CITATION
from panduan.words import words

_ATTRIBUTES = re.compile(r"[ \t]*\{:? ?[#.][^}\n]*\}")
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#|/)([^)\s#]*?)(\.md)(#[^)\s]*)?(?=\))")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_ELEMENT = re.compile(r"</?(?:span|div|section|details|summary)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page as its writer typed it, lists filled in.

    Addresses count from the site's root: ``url`` is the page's own, ``root`` its language's (``en/``, or nothing);
    ``source`` is its file without the language's suffix (``eplks/login.md``).
    """

    url: str
    root: str
    source: str
    locale: str
    title: str
    description: str
    markdown: str


def copy_address(url: str) -> str:
    """Where the copy of the page at ``url`` stands: ``eplks/login/`` → ``eplks/login.md``, the root → ``index.md``."""
    bare = url.strip("./")
    return f"{bare}.md" if bare else "index.md"


def plain(page: PlainPage, site_url: str, register: Register) -> str:
    """The page for a reader without a browser: status in words, sources at the foot, links in full."""
    word, cited = words(page.locale), list[str]()

    def citation(match: re.Match[str]) -> str:
        ids = [source.strip() for source in match[2].split(",")]
        cited.extend(source for source in ids if source not in cited)
        label = "" if match[1] == "source" else f"{word[match[1]]}: "
        return f" ({label}{word['source_label'].lower()} {', '.join(str(cited.index(source) + 1) for source in ids)})"

    here = urljoin(site_url, page.url.removeprefix("./"))
    text = re.sub(CITATION, citation, page.markdown)
    text = _ELEMENT.sub("", _ATTRIBUTES.sub("", _COMMENT.sub("", text)))
    text = _LINK.sub(lambda match: urljoin(site_url, _address(match[1], page)) + (match[3] or ""), text)
    sources = [
        f"{number}. {known.title}, {known.publisher} ({word[known.kind]}). {known.address}".rstrip()
        for number, known in enumerate((register.sources[source] for source in cited if source in register.sources), 1)
    ]
    foot = f"\n\n## {word['sources']}\n\n" + "\n".join(sources) if sources else ""
    return f"{text.strip()}{foot}\n\n{word['unofficial_notice']} <{here}>\n"


def _address(link: str, page: PlainPage) -> str:
    """Where a link between source files leads, from the site's root."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), link))
    target = "" if target == "index" else target.removesuffix("/index")
    return f"{page.root}{target}/" if target else page.root


def llms_txt(pages: Iterable[PlainPage], site_url: str, names: Mapping[str, str], summary: Mapping[str, str]) -> str:
    """The list of copies, a section a language, in the form of llmstxt.org."""
    first = next(iter(names))
    lines = [f"# {names[first]}", "", f"> {summary[first]}", ""]
    ordered = list(pages)
    for locale, name in names.items():
        lines += [f"## {words(locale)['language_name']}: {name}", ""]
        lines += [
            f"- [{page.title}]({urljoin(site_url, copy_address(page.url))}): {page.description}"
            for page in ordered
            if page.locale == locale
        ]
        lines.append("")
    lines += [
        "## Data",
        "",
        *(f"- [{name}.json]({urljoin(site_url, f'data/{name}.json')})" for name in ("errors", "contacts", "sources")),
    ]
    return "\n".join(lines) + "\n"


def write(site_dir: Path, pages: Iterable[PlainPage], site_url: str, register: Register) -> None:
    """Write the copies beside the pages in ``site_dir``."""
    for page in pages:
        target = site_dir / copy_address(page.url)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(plain(page, site_url, register), encoding="utf-8")
