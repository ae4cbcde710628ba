"""``semak new`` on sites of several shapes: what it writes passes the check, and it never breaks what is there."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
import semak
from semak import cli, scaffold
from semak.scaffold import yamltext
from semak.sites import reviews

TODAY = date(2026, 11, 22)
I18N = """\
plugins:
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: ms, default: true, name: Bahasa Melayu}}
        - {{locale: en, name: English}}
"""
NAV = """\
# The order readers see.
nav:
  - index.md
  - Alpha:  # the first portal
      - alpha/index.md
      - Enter: alpha/login.md  # as on the screen
  - about.md

copyright: ""
"""
EXTENSIONS = "markdown_extensions: [attr_list, pymdownx.tasklist]\n"
FRONT = "---\ntitle: {0}\ndescription: About {0}.\n{1}---\n# {0} {{ #{2} }}\n\nText.{3}\n"
NORMS = ["index.md", "alpha/index.md", "alpha/login.md", "about.md"]
PATHS = {
    "none": lambda norm: [norm],
    "suffix": lambda norm: [norm.replace(".md", ".ms.md"), norm.replace(".md", ".en.md")],
    "plain": lambda norm: [norm, norm.replace(".md", ".en.md")],
    "folder": lambda norm: [f"ms/{norm}", f"en/{norm}"],
}


def make(root: Path, shape: str, *, nav: bool = True, register: bool = True) -> Path:
    """A site in one of four shapes; out: its ``mkdocs.yml``."""
    structure = {"suffix": "suffix", "plain": "suffix", "folder": "folder"}.get(shape)
    config = (
        "site_name: Test\n"
        + (I18N.format(structure=structure) if structure else "")
        + EXTENSIONS
        + (NAV if nav else "")
    )
    (root / "mkdocs.yml").write_text(config)
    facts = "verified: 2026-11-22\nsources: [faq]\n" if register else ""
    for norm in NORMS:
        for path in PATHS[shape](norm):
            file = root / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            name = Path(norm).with_suffix("").as_posix().replace("/", "-")
            cited = "[^source: faq]" if register else ""
            file.write_text(FRONT.format(f"Portal {NORMS.index(norm)}", facts, name, cited))
    if register:
        data = root / "docs" / "_data"
        data.mkdir()
        (data / "sources.yml").write_text("# Sources.\nfaq: {title: T, publisher: P, kind: official, seen: 2026-11-22}")
    return root / "mkdocs.yml"


def findings(config: Path):
    return [str(each) for each in semak.check_sources(semak.load_site(config)) if each.severity == "error"]


@pytest.mark.parametrize(("shape", "nav", "register"), list(itertools.product(PATHS, [True, False], [True, False])))
def test_what_is_written_passes_the_check(tmp_path, shape, nav, register):
    config = make(tmp_path, shape, nav=nav, register=register)
    before = findings(config)
    today = reviews.today()
    scaffold.portal(semak.load_site(config), "beta", "Beta", "https://beta.gov.my/", today).apply()
    scaffold.topic(semak.load_site(config), "beta", "pay-levy", {}, today).apply()
    scaffold.topic(semak.load_site(config), "alpha", "close-account", {"ms": "Tutup: akaun"}, today).apply()
    assert findings(config) == before
    for norm in ("beta/index.md", "beta/problems.md", "beta/pay-levy.md", "alpha/close-account.md"):
        for path in PATHS[shape](norm):
            assert (tmp_path / "docs" / path).is_file()


def test_nav_keeps_its_comments_and_gets_the_pages_where_they_belong(tmp_path):
    config = make(tmp_path, "suffix")
    scaffold.portal(semak.load_site(config), "beta", "Beta: the second", "", TODAY).apply()
    scaffold.topic(semak.load_site(config), "alpha", "pay-levy", {}, TODAY).apply()
    assert config.read_text().endswith(
        """\
nav:
  - index.md
  - Alpha:  # the first portal
      - alpha/index.md
      - Enter: alpha/login.md  # as on the screen
      - alpha/pay-levy.md
  - "Beta: the second":
      - beta/index.md
      - beta/problems.md
  - about.md

copyright: ""
"""
    )


def test_a_nav_that_cannot_be_written_to_is_left_and_named(tmp_path):
    config = make(tmp_path, "none", nav=False)
    config.write_text(config.read_text() + "nav: [index.md, alpha/index.md, alpha/login.md, about.md]\n")
    plan = scaffold.topic(semak.load_site(config), "alpha", "pay-levy", {}, TODAY)
    assert config not in plan.changed
    assert plan.notes == ["mkdocs.yml: add alpha/pay-levy.md to nav:"]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("Beta", "no good as an address"),
        ("be_ta", "no good as an address"),
        ("../beta", "no good as an address"),
        ("/login", "'/login' names no portal"),
        ("", "names no portal"),
        ("my", "taken for a language"),
        ("alpha", "a folder 'alpha' already"),
        ("beta/login", "there is no portal 'beta'"),
        ("alpha/login", "there is a page at 'alpha/login/' already"),
        ("about", "there is a page at 'about/' already"),
        ("alpha/x/y", "no good as an address"),
        ("alpha/en", "taken for a language"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(tmp_path, capsys, what, why):
    config = make(tmp_path, "suffix")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert cli.main(["new", what, "--config", str(config)]) == 2
    assert why in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "address",
    ["http://beta.gov.my/", "beta.gov.my", "https://", "javascript:alert(1)", "https://beta.gov.my/ x", "https://[::1"],
)
def test_a_bad_address_is_refused(tmp_path, address):
    assert cli.main(["new", "beta", "--address", address, "--config", str(make(tmp_path, "suffix"))]) == 2


def test_a_title_in_a_language_the_site_has_not_is_refused(tmp_path, capsys):
    assert cli.main(["new", "alpha/levy", "--title", "zh=A", "--config", str(make(tmp_path, "suffix"))]) == 2
    assert "no language 'zh'" in capsys.readouterr().err


@pytest.mark.parametrize("title", ['X: [y] # z "q" \\ {{ w }}', "two\nlines", "<b>&amp;", "*one* _two_ `three`"])
def test_any_title_passes_the_check(tmp_path, title):
    config = make(tmp_path, "suffix")
    titles = ["--title", f"ms={title}", "--title", f"en={title}"]
    assert cli.main(["new", "alpha/levy", *titles, "--config", str(config)]) == 0
    assert cli.main(["check", "--no-cache", "--config", str(config)]) == 0


def test_a_failure_half_way_leaves_nothing(tmp_path, monkeypatch):
    config = make(tmp_path, "suffix")
    plan = scaffold.portal(semak.load_site(config), "beta", "Beta", "", TODAY)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    write, last = Path.write_text, config

    def failing(path, *args, **kwargs):
        write(path, *args, **kwargs)
        if path == last:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_text", failing)
    with pytest.raises(KeyboardInterrupt):
        plan.apply()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_dry_run_writes_nothing(tmp_path, capsys):
    config = make(tmp_path, "suffix")
    assert cli.main(["new", "beta", "--dry-run", "--config", str(config)]) == 0
    assert "new      docs/beta/index.ms.md" in capsys.readouterr().out
    assert not (tmp_path / "docs" / "beta").exists()


def test_what_was_begun_is_taken_back_when_a_file_cannot_be_written(tmp_path):
    config = make(tmp_path, "suffix")
    plan = scaffold.portal(semak.load_site(config), "beta", "Beta", "", TODAY)
    before = config.read_text()
    plan.new[config / "under-a-file.md"] = "text"
    with pytest.raises(OSError, match=r"mkdocs\.yml"):
        plan.apply()
    assert config.read_text() == before
    assert not (tmp_path / "docs" / "beta" / "index.ms.md").exists()


@pytest.mark.parametrize(
    ("value", "yaml"),
    [
        ("Plain words", "Plain words"),
        ("No", '"No"'),
        ("a: b", '"a: b"'),
        ("2026", '"2026"'),
        ("Café", "Café"),
        ("ends ", '"ends "'),
        ("- x", '"- x"'),
        ('say "x"', '"say \\"x\\""'),
    ],
)
def test_scalars(value, yaml):
    assert yamltext.scalar(value) == yaml


def test_a_line_goes_to_the_end_of_its_block():
    text = "portals:\n  a: [x]\n  b: [y]\n\n# next\npages:\n  c: 1\n"
    assert yamltext.added_to(text, "portals", "n: [z]") == text.replace("[y]\n", "[y]\n  n: [z]\n")
    assert yamltext.added_to(text, "other", "n: 1") is None
