"""Where YAML that cannot be read is wrong: the place a writer has to look at."""

from __future__ import annotations

import pytest
from semak.sites import yamldata


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb:\n  c: 2026-13-01\n", (3, 6)),
        ("a: [2026-02-30, 1]\n", (1, 5)),
        ("a: [b\nc: d\n", (1, 4)),
        ("a: 1\nb: c: d\n", (2, 5)),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(yamldata.YamlError) as told:
        yamldata.parse(text)
    assert (told.value.line, told.value.column) == place


def test_a_key_without_a_value_is_told_at_the_key() -> None:
    assert yamldata.value_place(yamldata.parse("title:\nverified: 2026-11-22\n"), "title") == (1, 1)
