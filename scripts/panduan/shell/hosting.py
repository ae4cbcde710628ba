"""The ``_redirects`` file, which static hosts such as Netlify and Cloudflare Pages read."""

from __future__ import annotations

from collections.abc import Sequence


def redirects_file(locales: Sequence[str], default: str) -> str:
    """Addresses that people type and that are not there, each with where it leads.

    The default language has no folder of its own; whoever writes one, by analogy with the others, shall arrive.
    """
    lines = [f"/{default}/* /:splat 301", f"/{default} / 301"]
    lines += [f"/{locale} /{locale}/ 301" for locale in locales if locale != default]
    return "\n".join([*lines, ""])
