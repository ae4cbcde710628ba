"""What worked, and when: so that a run asks only for what is new, old or was in trouble. Never an error."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from semak.online.answers import Answer, Hop, Result

VERSION = 1
_KEPT = timedelta(days=400)
"""How long a success is remembered for saying when an address last worked."""


@dataclass(frozen=True, slots=True)
class Success:
    """An address that worked at ``at`` (UTC), and the redirects on the way."""

    at: datetime
    status: int | None = None
    hops: tuple[Hop, ...] = ()


class Cache:
    """Successes by address. ``path`` None keeps nothing. Reading never raises: a damaged file counts as none."""

    def __init__(self, path: Path | None, max_age: timedelta, now: datetime | None = None) -> None:
        self._path, self._max_age, self._now = path, max_age, now or datetime.now(UTC)
        self.problem = ""
        """Why the file could not be used, for the user; empty when it could."""
        self._successes = self._load()

    def fresh(self, address: str) -> Result | None:
        """The cached result for ``address`` if it is young enough to stand for an answer."""
        success = self._successes.get(address)
        if success is None or self._now - success.at > self._max_age:
            return None
        return Result(address, Answer.WORKS, "", success.at, success.status, success.hops, cached=True)

    def with_history(self, result: Result) -> Result:
        """``result`` with the day on which the address last worked, where it does not now."""
        success = self._successes.get(result.address)
        if result.answer is Answer.WORKS or success is None:
            return result
        return replace(result, last_worked=success.at)

    def add(self, results: Iterable[Result]) -> None:
        """Take in what was answered now. Only an address that works and is no finding counts as a success."""
        for result in results:
            # A host that answers "not found" at its root is there (sites.yml asks no more), but that page is not.
            settled = result.status is not None and result.status < 400
            if result.answer is Answer.WORKS and settled and not result.is_finding and not result.cached:
                self._successes[result.address] = Success(result.checked, result.status, result.hops)

    def save(self) -> None:
        """Write the file, whole or not at all. Raises ``OSError`` where the folder cannot be written."""
        if self._path is None:
            return
        works = {
            address: {
                "at": success.at.isoformat(timespec="seconds"),
                "status": success.status,
                "redirects": [[hop.how, hop.to] for hop in success.hops],
            }
            for address, success in sorted(self._successes.items())
        }
        write_whole(self._path, json.dumps({"version": VERSION, "works": works}, ensure_ascii=False, indent=1) + "\n")

    def _load(self) -> dict[str, Success]:
        if self._path is None or not self._path.exists():
            return {}
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(data, dict) or data.get("version") != VERSION:
                return {}
            entries = dict(data["works"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            self.problem = f"the cache {self._path} cannot be read and begins afresh: {error}"
            return {}
        return {address: success for address, raw in entries.items() if (success := self._success(raw))}

    def _success(self, raw: Any) -> Success | None:
        """One entry, None where it is damaged, too old to matter, or from the future."""
        if not isinstance(raw, Mapping):
            return None
        try:
            at = datetime.fromisoformat(raw["at"])
            hops = tuple(Hop(str(how), str(to)) for how, to in raw.get("redirects", ()))
            status = raw.get("status")
            if not self._now - _KEPT < at <= self._now + timedelta(minutes=5):
                return None
        except (KeyError, TypeError, ValueError):
            return None
        return Success(at, status if isinstance(status, int) else None, hops)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` so that a reader finds the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
