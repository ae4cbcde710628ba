"""Reports for people and programs: the rule reference, a terminal, SARIF by the letter of its standard."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import semak
from jsonschema import Draft7Validator
from semak import cli, rules
from semak.findings import Finding, Fix
from semak.reports import machine, reference

from tests.semak.bundle import write

POSITIVE = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITIVE),
    "additionalProperties": False,
}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}, "additionalProperties": False},
    },
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "pattern": "^[^ \\\\]+$"}},
                    "additionalProperties": False,
                },
                "region": REGION,
            },
            "additionalProperties": False,
        }
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
    },
    "additionalProperties": False,
}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    },
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What SARIF 2.1.0 asks of the parts that are used here (sections 3.13 to 3.52); any other key is an error."""


def test_a_finding_is_one_line_whatever_it_quotes(tmp_path: Path) -> None:
    page = "# Hubungi { #x }\n\nTelefon 03-\r\n8000 80 sekarang.\n"
    write(tmp_path, {"mkdocs.yml": "site_name: x", "docs/index.md": page})
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert "PHONE001" in {each.code for each in found}
    assert [str(each).splitlines() for each in found] == [[str(each)] for each in found]


def test_the_reference_has_every_rule_with_an_anchor() -> None:
    catalogue = rules.catalogue()
    markdown, html = reference.as_markdown(catalogue), semak.rule_reference()
    for code, rule in catalogue.items():
        assert f"### {code} {rule.name} {{ #{code.lower()} }}" in markdown
        assert html.count(f'<h3 id="{code.lower()}">{code} {rule.name}</h3>') == 1
        assert rule.family in reference.FAMILIES
    assert html.count("<pre>") >= 2 * len(catalogue)


def test_the_command_prints_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--format", "markdown"]) == 0
    assert "### STEP006 cut-list" in capsys.readouterr().out
    assert cli.main(["rules", "STEP006", "--format", "markdown"]) == 2


def test_sarif_is_as_its_standard_asks() -> None:
    catalogue = rules.catalogue()
    findings = [Finding("a b/ü.md", 3, 4, code, "m", rule.name, rule.severity) for code, rule in catalogue.items()]
    findings += [
        Finding("x.md", 1, 1, "LINK001", "m", help="h", fix=Fix(0, 1, "x")),
        Finding("y.md", 1, 1, "X999", "m"),
    ]
    for some in (findings, []):
        log = json.loads(machine.as_sarif(some, catalogue, "docs/{}".format))
        Draft7Validator(SARIF).validate(log)
        [made] = log["runs"]
        names = [each["id"] for each in made["tool"]["driver"]["rules"]]
        assert [names[each["ruleIndex"]] for each in made["results"]] == [each["ruleId"] for each in made["results"]]


def test_a_terminal_gets_colour_and_a_marker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: X\n", "docs/index.md": "# X\n\n[c](gone.md)\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["check"]) == 1
    head, line, marker = capsys.readouterr().out.splitlines()
    assert head.startswith("\x1b[1mindex.md:3:5:\x1b[0m \x1b[1;31mLINK001\x1b[0m ")
    assert line.endswith("[c](gone.md)")
    assert "^^^^^^^" in marker
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert cli.main(["check"]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_a_stamp_is_written_after_a_review_and_noticed_when_a_half_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = "site_name: X\nplugins:\n  - i18n:\n      languages: [{locale: ms, default: true}, {locale: en}]\n"
    write(tmp_path, {"mkdocs.yml": config, "docs/index.ms.md": "# Satu\n\nAyat.\n", "docs/index.en.md": "# One\n"})
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--stamp", "docs/none.md"]) == 2
    assert cli.main(["check", "--stamp", "docs/index.en.md"]) == 0
    assert capsys.readouterr().out == "index.en.md\n"
    assert cli.main(["check", "--select", "PAIR010"]) == 0
    write(tmp_path, {"docs/index.ms.md": "# Satu\n\nAyat lain.\n"})
    assert cli.main(["check", "--select", "PAIR010"]) == 1
    assert "index.en.md" in capsys.readouterr().out
    assert cli.main(["check", "--stamp"]) == 0
    assert cli.main(["check", "--select", "PAIR010"]) == 0
