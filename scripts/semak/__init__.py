"""semak (Malay for "check"): finds what misleads readers of a MkDocs site, in its sources and in what was rendered.

The names below are what other programs may use; everything else may change.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from semak.findings import Finding, Fix, Severity, errors

if TYPE_CHECKING:
    from semak.sites.site import Site

VERSION = "1.0.0"

__all__ = [
    "VERSION", "Finding", "Fix", "Severity", "check_rendered", "check_sources", "errors", "format_text", "load_site",
    "rule_reference",
]  # fmt: skip


# Imports wait until they are needed: the command line answers from its cache without them.


def load_site(config_file: Path, site_url: str | None = None) -> Site:
    """The site of a ``mkdocs.yml``. Raises ``semak.sites.config.ConfigError`` where it cannot be used.

    ``site_url`` takes the place of the configured address of the site.
    """
    from semak.sites import site  # noqa: PLC0415

    return site.load(config_file, site_url)


def check_sources(site: Site) -> list[Finding]:
    """Everything wrong in the site's sources, in order of place; from ``.cache/semak`` where nothing has changed since."""
    from semak.runs import run  # noqa: PLC0415

    return run.sources(site, run.Request(site.config.file)).findings


def check_rendered(site: Site, site_dir: Path) -> list[Finding]:
    """Everything wrong in the built site under ``site_dir``, in order of place."""
    from semak.sites import rendered_site  # noqa: PLC0415

    return rendered_site.check(site, site_dir)


def format_text(findings: Iterable[Finding]) -> str:
    """One line a finding: ``path:line:column: CODE message (help: what to do)``."""
    return "\n".join(str(finding) for finding in findings)


def rule_reference(head: str = "") -> str:
    """Every rule with what it wants, why, and examples: a page of HTML for those who write.

    ``head`` is markup for its head, such as a style sheet.
    """
    from semak import rules  # noqa: PLC0415
    from semak.reports import reference  # noqa: PLC0415

    return reference.as_html(rules.catalogue(), head)
