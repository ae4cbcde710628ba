"""A CycloneDX bill of materials from a lock file: what builds the site, with the hashes that were pinned.

python -m supply.sbom requirements/site.txt > sbom.cdx.json
"""

from __future__ import annotations

import json
import os
import re
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from panduan.data import DataError
from panduan.dates import build_moment

_LINE = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")
_SPDX = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "SIL OFL 1.1": "OFL-1.1",
}
"""Names that packages give their licences, and the identifiers of those that are not ambiguous."""
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pinned:
    """One requirement of a lock: ``marker`` says where it is needed, empty for everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The package URL."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def read(lock: str) -> Iterator[Pinned]:
    """The requirements of a lock file made by ``uv pip compile --generate-hashes``. Raises ``ValueError`` for any without hash."""
    for block in re.split(r"\n(?=\S)", lock):
        match = _LINE.match(block.split("\n", 1)[0])
        if match is None:
            continue
        hashes = tuple(_HASH.findall(block))
        if not hashes:
            raise ValueError(f"{match['name']} has no hash")
        yield Pinned(match["name"], match["version"], (match["marker"] or "").strip(), hashes)


def bill(lock: str, name: str, version: str, made: datetime) -> dict[str, Any]:
    """The bill of materials of ``name`` ``version``; the same lock gives the same bill."""
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{name}@{version}\n{lock}")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{identity}",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": name, "name": name, "version": version},
        },
        "components": [_component(each) for each in read(lock)],
    }


def _component(pinned: Pinned) -> dict[str, Any]:
    properties = [{"name": "lock:sha256", "value": digest} for digest in pinned.hashes]
    if pinned.marker:
        properties.append({"name": "lock:marker", "value": pinned.marker})
    return {
        "type": "library",
        "bom-ref": pinned.purl,
        "name": pinned.name,
        "version": pinned.version,
        "purl": pinned.purl,
        **_licences(pinned.name),
        "properties": properties,
    }


def _licences(name: str) -> dict[str, Any]:
    """The licence of the installed package as CycloneDX has it: an SPDX expression or id, else the name it goes by."""
    licence = _licence(name)
    if not licence:
        return {}
    if " OR " in licence or " AND " in licence:
        return {"licenses": [{"expression": licence}]}
    licence = _SPDX.get(licence, licence)
    return {"licenses": [{"license": {"id" if re.fullmatch(r"[\w.-]+", licence) else "name": licence}}]}


def _licence(name: str) -> str:
    """What the installed package says of its licence; nothing where it is not installed."""
    try:
        info = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classifiers = [
        line.rpartition(" :: ")[2] for line in info.get_all("Classifier") or () if line.startswith("License ::")
    ]
    stated = next((text for key in ("License-Expression", "License") for text in info.get_all(key) or ()), "").strip()
    return (
        stated if stated not in {"", "UNKNOWN"} and len(stated) < 80 and "\n" not in stated else ", ".join(classifiers)
    )


def main(arguments: list[str]) -> int:
    """Write the bill of the lock named in ``arguments`` to standard output; 2 where its date cannot be told."""
    try:
        made = build_moment(os.environ.get("SOURCE_DATE_EPOCH"))
    except DataError as error:
        sys.stderr.write(f"sbom: {error}\n")
        return 2
    made_of = bill(
        Path(arguments[0]).read_text(encoding="utf-8"), "panduan-portal-majikan", metadata.version("semak"), made
    )
    sys.stdout.write(json.dumps(made_of, indent=2, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
