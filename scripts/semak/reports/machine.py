"""For programs: JSON as DESIGN.md lays it down, SARIF 2.1.0, and annotations for GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from semak import VERSION
from semak.findings import Finding

if TYPE_CHECKING:
    from semak.rules import Rule


def as_json(findings: Sequence[Finding]) -> str:
    """A list of findings, ``[]`` when there is none."""
    return json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding], place: Callable[[str], str]) -> str:
    """One workflow command a finding; ``place`` gives the way to a finding's path from the repository's root."""
    return "\n".join(
        f"::{finding.severity} file={_property(place(finding.path))},line={finding.line},col={finding.column},"
        f"endLine={finding.end_line},endColumn={finding.end_column},"
        f"title={_property(f'{finding.code} {finding.name}')}::{_message(_text(finding))}"
        for finding in findings
    )


def as_sarif(findings: Sequence[Finding], rules: Mapping[str, Rule], place: Callable[[str], str]) -> str:
    """A SARIF log with one run; ``place`` as above."""
    codes = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    driver = {"name": "semak", "version": VERSION, "rules": [_sarif_rule(code, rules.get(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, index[finding.code], place(finding.path)) for finding in findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.documentation},
        "defaultConfiguration": {"level": rule.severity},
    }


def _sarif_result(finding: Finding, rule_index: int, uri: str) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    location = {"artifactLocation": {"uri": quote(uri)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": _text(finding)},
        "locations": [{"physicalLocation": location}],
    }


def _text(finding: Finding) -> str:
    return f"{finding.message} (help: {finding.help})" if finding.help else finding.message


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
