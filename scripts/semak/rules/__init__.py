"""The rules: each one decorated function that yields what it found, its docstring the page of the rule reference.

A docstring begins with one line (*what it does*), then says *Why it matters:*, and shows *Bad:* and *Good:*.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from semak.findings import Finding, Fix, Severity

if TYPE_CHECKING:
    from semak.pages.page import Page

_LINE_END = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
"""What a message quotes may go over a line's end; a finding is one line."""

Scope = Literal["page", "site", "html"]
"""What a rule is given: a page and the site; the site, once; or a rendered page and the rendered site."""

MODULES = (
    "link_target", "link_host", "link_text", "link_site", "step_number", "step_list", "page", "fact", "fact_citation",
    "html", "semak", "phone", "pair", "pair_text", "pair_language",
)  # fmt: skip
"""Where rules are defined, in the order of the reference."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place outside the page a rule looks at, or one that is not known by offset. Counts from 1."""

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: where (offsets in its page, or a ``place``), what is wrong, and what to do about it.

    ``fix`` is the text to put in place of ``start`` to ``end``, or a :class:`Fix` with a span of its own.
    """

    message: str
    start: int = 0
    end: int = 0
    help: str = ""
    fix: str | Fix | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    check: Callable[..., Iterator[Problem]]

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    @property
    def documentation(self) -> str:
        """The rule's page in the reference."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]


_registry: dict[str, Rule] = {}
_Check = TypeVar("_Check", bound=Callable[..., Iterator[Problem]])


def rule(code: str, name: str, severity: Severity = "error", *, scope: Scope = "page") -> Callable[[_Check], _Check]:
    """Register the decorated function as a rule."""

    def register(check: _Check) -> _Check:
        if code in _registry and _registry[code].check.__module__ != check.__module__:
            raise ValueError(f"two rules are called {code}")
        _registry[code] = Rule(code, name, severity, scope, check)
        return check

    return register


@cache
def catalogue() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    for module in MODULES:
        if importlib.util.find_spec(f"{__name__}.{module}"):
            importlib.import_module(f"{__name__}.{module}")
    return dict(sorted(_registry.items()))


def names_a_rule(code: str) -> bool:
    """Whether ``code`` is a rule's code, a family, or the beginning of some codes."""
    return any(known.startswith(code) for known in catalogue())


def chosen(rules: dict[str, Rule], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Rule]:
    """The rules whose code or family ``select`` names (all, if it is empty) and ``ignore`` does not."""
    return [each for each in rules.values() if wanted(each.code, select, ignore)]


def wanted(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether ``code`` is to be reported: ``select`` and ``ignore`` name codes or beginnings of codes."""
    return (not select or code.startswith(select)) and not code.startswith(ignore or ("\0",))


def finding(rule: Rule, problem: Problem, page: Page | None, severity: Severity | None = None) -> Finding:
    """The finding that ``problem`` of ``rule`` makes; ``severity`` overrules the rule's own."""
    if problem.place is not None:
        place = problem.place
        path, line, column, end_line = place.path, place.line, place.column, place.line
        end_column = place.end_column or column + 1
    else:
        assert page is not None, "a problem without a place belongs to a page"  # noqa: S101
        path = page.path
        line, column = page.position(problem.start)
        end_line, end_column = page.position(max(problem.end, problem.start + 1))
    message, advice = (_LINE_END.sub(" ", text) for text in (problem.message, problem.help))
    return Finding(
        path, line, column, rule.code, message, rule.name, severity or rule.severity, advice,
        end_line, end_column, _as_fix(problem),
    )  # fmt: skip


def _as_fix(problem: Problem) -> Fix | None:
    if isinstance(problem.fix, str):
        return Fix(problem.start, problem.end, problem.fix)
    return problem.fix


def options(value: Any) -> tuple[str, ...]:
    """Codes from a command line or a setting: ``LINK,STEP003`` or a list of such."""
    texts = [value] if isinstance(value, str) else list(value or ())
    return tuple(code.strip().upper() for text in texts for code in text.split(",") if code.strip())
