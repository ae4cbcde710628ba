"""What is remembered of each page: only what a change can concern is looked at again, and the answer is never stale."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from semak.runs import cache, engine, run
from semak.sites import site as sites

from tests.semak.bundle import write

CONFIG = "site_name: X\nmarkdown_extensions: [attr_list]\nplugins:\n  - i18n:\n      languages: [{locale: ms, default: true}, {locale: en}]\n"
COUNT = 12


def page(number: int, words: str = "24 jam", identifier: str = "a") -> str:
    target = (number + 1) % COUNT
    return f"# T {{ #t }}\n\n## S {{ #{identifier} }}\n\n1. [x](p{target}.md#a) {words}\n3. y\n\n[z](gone{number}.md)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {f"docs/p{number}.{locale}.md": page(number) for number in range(COUNT) for locale in ("ms", "en")}
    write(tmp_path, {"mkdocs.yml": CONFIG, **files})
    return tmp_path


def looked_at(folder: Path) -> set[str]:
    """The pages that a run reads; its findings must be those of a run that remembers nothing."""
    site = sites.load(folder / "mkdocs.yml")
    found = run.sources(site, run.Request(folder / "mkdocs.yml")).findings
    assert found == engine.check(sites.load(folder / "mkdocs.yml"))
    return set(site._pages)


def test_one_page_changed_is_one_pair_looked_at(folder: Path) -> None:
    assert len(looked_at(folder)) == 2 * COUNT
    assert looked_at(folder) == set()
    write(folder, {"docs/p3.ms.md": page(3, "48 jam")})
    assert looked_at(folder) == {"p3.ms.md", "p3.en.md"}


def test_a_page_that_links_to_a_changed_id_is_looked_at(folder: Path) -> None:
    looked_at(folder)
    write(folder, {f"docs/p3.{locale}.md": page(3, identifier="b") for locale in ("ms", "en")})
    assert looked_at(folder) == {f"p{number}.{locale}.md" for number in (2, 3) for locale in ("ms", "en")}


def test_any_change_gives_what_a_fresh_run_gives(folder: Path) -> None:
    chance = random.Random(7)
    for _ in range(25):
        name = f"docs/p{chance.randrange(COUNT)}.{chance.choice(('ms', 'en'))}.md"
        if chance.random() < 0.15 and (folder / name).exists():
            (folder / name).unlink()
        else:
            words = chance.choice(("24 jam", "48 jam", "<!-- semak: ignore LINK001: a reason -->"))
            write(folder, {name: page(chance.randrange(COUNT), words, chance.choice("ab"))})
        looked_at(folder)


def test_a_site_whose_answers_cannot_be_known_remembers_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: X\nmarkdown_extensions: [some.own]\n", "docs/index.md": "# X\n"})
    assert cache.Cache(sites.load(tmp_path / "mkdocs.yml"), []).memory().file is None
