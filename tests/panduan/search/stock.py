"""The same pages with Material's own search: what ours is measured against."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from panduan import listings, portals
from semak.sites.register import load

CITATION = re.compile(r"\[\^(?:source|unconfirmed|disputed):[^\]]*\]")


def build_stock(root: Path, folder: Path) -> Path:
    """Build the site of ``root`` without our hook and templates into ``folder``; out: where it lies."""
    docs, site = folder / "docs", folder / "site"
    shutil.copytree(root / "docs", docs)
    register, _ = load(docs / "_data")
    known = portals.load(docs / "_data" / "portals.yml")
    for path in docs.rglob("*.md"):
        locale = path.name.split(".")[-2]
        text = listings.fill(path.read_text(encoding="utf-8"), register, locale, known)
        path.write_text(CITATION.sub("", text), encoding="utf-8")
    config = load_config(
        str(root / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(site),
        hooks=[],
        theme={"name": "material", "language": "ms", "font": False, "features": ["search.highlight"]},
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    (site / "_headers").write_text("/*\n", encoding="utf-8")
    return site
