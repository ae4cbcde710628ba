"""How findings are shown: one module a format, each with ``render(findings, ...) -> str``."""

from __future__ import annotations
