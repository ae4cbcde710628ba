"""Writing files so that a build that is broken off, or another that runs beside it, never sees half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` whole or not at all, making the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
