"""What libyaml reads is what ruamel.yaml reads, place for place; what the two may read differently is ruamel's."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from semak.sites import quickyaml, yamldata

ROOT = Path(__file__).parents[3]

EVERYDAY = [
    "a: 1\nb: yes\nc: 010\nd: 0o7\ne: 1_000\nf: 12:30:45\ng: 2026-11-22\nh: 2026-13-01\ni: ~\nj:\nk: =\nl: .inf\n",
    "a: {b: c, d: [1, two, 'three', \"f\\u00e4ur\"], e: }\n",
    "- one\n-\n- - two\n  - x: y\n- ? key\n  : value\n",
    "a: |\n  first\n   second\n\n# a remark\nb: >-\n  folded\n  text\n\n  more\n",
    "a: plain text\n  that goes on  # and a remark\nb: 'it''s'\n",
    "a: !ENV [A, b]\nb: !ENV C\nc: !!python/name:pymdownx.superfences.fence_code_format\n"
    "d: !!python/object/apply:a.b {kwds: {x: 1}}\ne: !relative $config_dir\n",
    "a: 1\nb: 2\na: 3\n",
    "a: 海 – “x”\nb: ümlaut\n",
]
DOUBTFUL = [
    "a: &x 1\nb: *x\n", "a: &x {b: c}\nd:\n  <<: *x\n", "a: !!str 5\n", "a: ! 5\n", "a:\t1\n", "%YAML 1.1\n---\na: yes\n",
    "---\na: 1\n---\nb: 2\n", "a: 1\n...\n", "['a':b]\n", "a: >#\n  b\n", "a: \x85b\n", "|\n# text\n", "", "a: [1\n", "a: b: c\n",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [*EVERYDAY, *DOUBTFUL, *(file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs/_data").glob("*.yml")))],
)
def test_what_is_read_is_what_ruamel_reads(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = _read(text)
    monkeypatch.setattr(quickyaml, "compose", lambda *_: None)
    assert quick == _read(text)


@pytest.mark.parametrize("text", [*EVERYDAY, (ROOT / "mkdocs.yml").read_text(encoding="utf-8")])
def test_everyday_yaml_is_read_quickly(text: str) -> None:
    assert quickyaml.compose(text, YAML(typ="rt").resolver) is not None


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful_yaml_is_left_to_ruamel(text: str) -> None:
    assert quickyaml.compose(text, YAML(typ="rt").resolver) is None


def _read(text: str) -> object:
    """What ``parse`` makes of ``text``: values with their types and places, keys that stand twice, or the error."""
    repeated: list[tuple[str, int, int]] = []
    try:
        return _told(yamldata.parse(text, repeated, keeps_text=True)), repeated
    except yamldata.YamlError as error:
        return error.message, error.line, error.column


def _told(data: object) -> object:
    if isinstance(data, CommentedMap):
        places = [(yamldata.key_place(data, key), yamldata.value_place(data, key)) for key in data]
        return str(data.tag), places, [(_told(key), _told(value)) for key, value in data.items()]
    if isinstance(data, CommentedSeq):
        return str(data.tag), [(yamldata.key_place(data, index), _told(value)) for index, value in enumerate(data)]
    return type(data), repr(data)
