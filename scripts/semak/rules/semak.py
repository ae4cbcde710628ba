"""SEMAK: what is wrong with how the checker itself is used, and files it cannot read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from semak.pages.ignores import Ignore
from semak.rules import Place, Problem, Rule, names_a_rule, rule

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.site import Site


@rule("SEMAK001", "ignore-without-reason")
def ignore_without_reason(page: Page, site: Site) -> Iterator[Problem]:
    """An ignore comment must say which rule it silences, and why.

    Why it matters: whoever reads the page next cannot tell a considered exception from a shortcut. A comment without
    a reason silences nothing, and each comment silences one rule.

    Bad:
        <!-- semak: ignore LINK007 -->
        [The old portal](https://lama.example.com/)

    Good:
        <!-- semak: ignore LINK007: named as an example of a copy, see the paragraph above -->
        [The old portal](https://lama.example.com/)
    """
    for each in page.ignores:
        if not each.code:
            yield Problem(
                "this ignore names no rule", each.start, each.end, "write <!-- semak: ignore CODE: reason -->"
            )
        elif each.several:
            yield Problem(
                "this ignore names more than one rule", each.start, each.end, "write one comment for each rule"
            )
        elif not each.reason:
            yield Problem(
                f"this ignore of {each.code} gives no reason", each.start, each.end,
                f"write <!-- semak: ignore {each.code}: why -->",
            )  # fmt: skip


@rule("SEMAK002", "unused-ignore")
def unused_ignore(page: Page, site: Site) -> Iterator[Problem]:
    """An ignore comment must silence something.

    Why it matters: an exception that is no longer needed hides the next mistake in that place.

    Bad:
        <!-- semak: ignore LINK001: the page comes with the next issue -->
        [Log masuk](login.md)

    Good:
        [Log masuk](login.md)
    """
    # Known only once every rule has run: the engine asks ``comment_problems``.
    return iter(())


@rule("SEMAK003", "unknown-setting", scope="site")
def unknown_setting(site: Site) -> Iterator[Problem]:
    """Every key under `extra: semak:` in `mkdocs.yml` must be a setting the checker has.

    Why it matters: a misspelt setting changes nothing, and nobody notices.

    Bad:
        extra:
          semak:
            ignored: [LINK017]

    Good:
        extra:
          semak:
            ignore: [LINK017]
    """
    yield from _setting_problems(site, unknown=True)


@rule("SEMAK004", "invalid-setting", scope="site")
def invalid_setting(site: Site) -> Iterator[Problem]:
    """A setting must have the type it is documented with, stand once, and name rules and folders that exist.

    Why it matters: a setting that cannot be used is left out, so the check is not the one that was asked for.

    Bad:
        extra:
          semak:
            ignore: LINK017

    Good:
        extra:
          semak:
            ignore: [LINK017]
    """
    yield from _setting_problems(site, unknown=False)
    for each in site.config.codes:
        if not names_a_rule(each.text):
            place = Place(site.config.file.name, each.line, each.column, each.column + len(each.text))
            yield Problem(f"there is no rule {each.text}", help="'semak rules' lists them", place=place)


@rule("SEMAK005", "unreadable-page")
def unreadable_page(page: Page, site: Site) -> Iterator[Problem]:
    """Every page must be UTF-8 text that Python-Markdown can render, with front matter that is valid YAML.

    Why it matters: the build fails on such a page, shows it garbled, or prints its front matter to readers; and no
    other rule can see what is on it.

    Bad:
        ---
        title: Log masuk: ePLKS
        ---

    Good:
        ---
        title: "Log masuk: ePLKS"
        ---
    """
    if page.source.problem:
        start = page.source.problem_at
        yield Problem(f"this file {page.source.problem}", start, start + 1, "save it as UTF-8 text")
    if page.failure:
        yield Problem(f"this page {page.failure}", help="split or simplify it")
    if page.front.problem is not None:
        problem = page.front.problem
        yield Problem(
            f"front matter is not valid YAML: {problem.message}",
            help="put the value in quotes",
            place=Place(page.path, problem.line, problem.column),
        )


def comment_problems(
    unused: Sequence[tuple[str, Ignore]],
    known: Mapping[str, Rule],
    wanted: Callable[[str], bool],
) -> Iterator[tuple[str, Problem]]:
    """What is wrong with ignore comments once it is known what they silenced: code and problem."""
    for path, each in unused:
        if each.code not in known:
            message = f"there is no rule {each.code} to ignore"
        elif not wanted(each.code) or known[each.code].scope == "html":
            # Not run this time, or run on the rendered site only: nothing can be said.
            continue
        else:
            message = f"this ignore of {each.code} silences nothing"
        yield "SEMAK002", Problem(message, help="remove the comment", place=Place(path, each.own_line, each.own_column))


def _setting_problems(site: Site, *, unknown: bool) -> Iterator[Problem]:
    for each in site.config.problems:
        if each.unknown is unknown:
            place = Place(site.config.file.name, each.line, each.column)
            yield Problem(each.message, help=each.help, place=place)
