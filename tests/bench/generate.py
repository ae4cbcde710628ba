"""Sites of any size that are shaped like ours: the real portals again and again, each copy with words of its own.

python -m tests.bench.generate 1020 FOLDER
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.sites import copy_of_the_project

LOCALES = ("ms", "en")
PORTALS = ("eplks", "perkeso")
_HERE = re.compile(r"\]\((?!https?:|mailto:|tel:|#|\.\./)([a-z0-9-]+\.md)")
_TITLE = re.compile(r"^(title: |# )([^\n{]*?)(?=\s*\{ #|$)", re.MULTILINE)


def generate(pages: int, folder: Path) -> Path:
    """A copy of the project in ``folder`` with ``pages`` pages, half of them in each language. Out: ``folder``.

    ``pages`` must be even, and no less than the real site has.
    """
    copy_of_the_project(folder)
    missing = pages // len(LOCALES) - len(list((folder / "docs").rglob(f"*.{LOCALES[0]}.md")))
    if pages % len(LOCALES) or missing < 0:
        raise ValueError(f"{pages} pages cannot be made of this site")
    sections: dict[str, list[str]] = {}
    for number, (portal, slug, whole) in enumerate(_copies(missing, folder / "docs")):
        target = f"{portal}-{number // 16 + 1:03}" if whole else "extra"
        name = slug if whole else f"{slug}-{number}"
        sections.setdefault(target, []).append(f"{target}/{name}.md")
        for locale in LOCALES:
            _copy(folder / "docs", f"{portal}/{slug}.{locale}.md", f"{target}/{name}.{locale}.md", number, whole=whole)
    _enter(folder, sections)
    return folder


def _copies(count: int, docs: Path) -> Iterator[tuple[str, str, bool]]:
    """``count`` pages to copy: portal, topic, and whether it belongs to a whole portal (the rest stand by themselves)."""
    topics = {portal: sorted(path.name.split(".")[0] for path in (docs / portal).glob("*.ms.md")) for portal in PORTALS}
    portals = [(portal, slug) for portal in PORTALS for slug in topics[portal]]
    whole = count // len(portals) * len(portals)
    for number in range(count):
        yield (*portals[number % len(portals)], number < whole)


def _copy(docs: Path, source: str, target: str, number: int, *, whole: bool) -> None:
    """One page under another address. Its title says which copy it is; one outside a portal links back into it."""
    text = (docs / source).read_text(encoding="utf-8")
    text = _TITLE.sub(rf"\1\2 {number:04}", text, count=2)
    if not whole:
        text = _HERE.sub(rf"](../{source.partition('/')[0]}/\1", text)
    (docs / target).parent.mkdir(exist_ok=True)
    (docs / target).write_text(text, encoding="utf-8")


def _enter(folder: Path, sections: dict[str, list[str]]) -> None:
    """Put the new pages into the navigation and the new portals among the known ones."""
    config = folder / "mkdocs.yml"
    lines = [
        f"  - {name.upper()}:\n" + "".join(f"      - {page}\n" for page in pages) for name, pages in sections.items()
    ]
    config.write_text(
        config.read_text(encoding="utf-8").replace("  - errors.md\n", f"{''.join(lines)}  - errors.md\n"),
        encoding="utf-8",
    )
    with (folder / "docs/_data/portals.yml").open("a", encoding="utf-8") as file:
        file.writelines(f"{name}: {{name: {name.upper()}}}\n" for name in sections if name != "extra")


def without_ours(folder: Path) -> Path:
    """The same site as stock MkDocs, Material and static-i18n build it: no hook, no templates, no style of ours.

    Out: its configuration, beside the other.
    """
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^hooks:\n(  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^  custom_dir: .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^extra_(css|javascript):\n(  .*\n)+", "", text, flags=re.MULTILINE)
    config = folder / "stock.yml"
    config.write_text(text, encoding="utf-8")
    return config


def with_htmlproofer(folder: Path) -> Path:
    """The stock site with mkdocs-htmlproofer-plugin, which then checks links within the site only."""
    text = without_ours(folder).read_text(encoding="utf-8")
    text = text.replace(
        "\nplugins:\n", "\nplugins:\n  - htmlproofer: {validate_external_urls: false, raise_error: false}\n"
    )
    config = folder / "htmlproofer.yml"
    config.write_text(text, encoding="utf-8")
    return config


def names_in_nav(config: Path) -> list[str]:
    """Every page in the navigation, for tests."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    nav = yaml.load(config.read_text(encoding="utf-8"), loader)["nav"]
    return [page for item in nav for page in ([item] if isinstance(item, str) else next(iter(item.values())))]


if __name__ == "__main__":
    shutil.rmtree(sys.argv[2], ignore_errors=True)
    generate(int(sys.argv[1]), Path(sys.argv[2]))
