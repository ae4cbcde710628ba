"""The panel of the live preview: what the checker found, on the page itself, with a link to file and line.

``make serve`` only: the hook asks for it while MkDocs serves, and a build for readers never holds a trace of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from semak.findings import Finding

EDITOR = "vscode://file{path}:{line}:{column}"
"""What a link to a place in a file leads to, unless the variable GUIDE_EDITOR says otherwise."""

_STYLE = (
    "position:fixed;right:1rem;bottom:1rem;z-index:99;max-width:min(44rem,calc(100vw - 2rem));max-height:60vh;overflow:auto;"
    "font:14px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff8e1;border:2px solid #b45309;border-radius:.4rem;"
    "padding:.5rem .8rem;box-shadow:0 4px 16px #0005"
)


def put_on_pages(
    site_dir: Path, sources: Mapping[str, str], findings: Sequence[Finding], docs: Path, editor: str
) -> None:
    """Write the panel into every page under ``site_dir``, if there is anything to show.

    ``sources`` maps the path of a page within the site to that of its source within the folder ``docs``.
    """
    if not findings:
        return
    for page, source in sources.items():
        file = site_dir / page
        html = file.read_text(encoding="utf-8")
        file.write_text(html.replace("</body>", f"{panel(findings, source, docs, editor)}</body>"), encoding="utf-8")


def panel(findings: Sequence[Finding], source: str, docs: Path, editor: str = EDITOR) -> str:
    """The panel for the page made from ``source``: findings of both its halves first, then how many there are elsewhere."""
    name = _without_locale(source)
    here = [finding for finding in findings if _without_locale(finding.path) == name]
    elsewhere = [finding for finding in findings if finding not in here]
    errors = sum(finding.severity == "error" for finding in findings)
    title = f"semak: {_count(here)} here, {len(elsewhere)} elsewhere ({errors} would stop the build)"
    parts = [f'<details id="semak-panel" style="{_STYLE}"{" open" if here else ""}><summary>{title}</summary>']
    parts += [_list(group, docs, editor) for group in (here, elsewhere) if group]
    return "".join([*parts, "</details>"])


def _list(findings: Iterable[Finding], docs: Path, editor: str) -> str:
    items = "".join(f'<li style="margin:.3rem 0">{_item(finding, docs, editor)}</li>' for finding in findings)
    return f'<ul style="margin:.5rem 0;padding-left:1.2rem">{items}</ul>'


def _item(finding: Finding, docs: Path, editor: str) -> str:
    path = docs / finding.path
    if not path.exists():
        path = docs.parent / finding.path
    target = editor.format(path=path.as_posix(), line=finding.line, column=finding.column)
    advice = f" <em>{escape(finding.help)}</em>" if finding.help else ""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f'<a href="{escape(target)}">{escape(place)}</a> <b>{finding.code}</b> {escape(finding.message)}.{advice}'


def _count(findings: Sequence[Finding]) -> str:
    return "1 finding" if len(findings) == 1 else f"{len(findings)} findings"


def _without_locale(path: str) -> str:
    """``eplks/login`` for ``eplks/login.ms.md``."""
    return re.sub(r"(\.[a-z]{2,3})?\.md$", "", path)
