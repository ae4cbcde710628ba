"""Handouts for the live preview: made when somebody asks for one, so that saving a page stays quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from panduan.handouts.build import Workshop
from panduan.handouts.plan import FOLDER, Plan
from panduan.handouts.problems import HandoutError

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""


def reserve(plan: Plan, site_dir: Path) -> None:
    """Lay an empty file where each handout will be, so that links to it are links to something."""
    for path in [*(page.path for page in plan.pages), *(portal.path for portal in plan.portals)]:
        target = site_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()


def on_request(application: Application, plan: Callable[[], Plan], site_dir: Path, cache: Path) -> Application:
    """``application`` with a handout made, if it changed, before it is handed out.

    ``plan`` gives the plan of the last build. A handout that cannot be made is answered with the reason as plain text.
    """

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        start = path.rfind(f"/{FOLDER}/")
        if start >= 0 and path.endswith(".pdf"):
            try:
                Workshop(plan(), site_dir, cache).make(path[start + 1 :])
            except HandoutError as problem:
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [str(problem).encode()]
        return application(environ, start_response)

    return serve
