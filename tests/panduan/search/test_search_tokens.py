"""Text to tokens."""

from __future__ import annotations

import pytest
from panduan.search.tokens import spellings, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata Laluan\nTidak Sah!", ["kata", "laluan", "tidak", "sah"]),
        ("“Akaun Tidak Dijumpai”", ["akaun", "tidak", "dijumpai"]),
        ("e-mel, e-PLKS", ["emel", "eplks"]),
        ("Kod ralat 001/002", ["kod", "ralat", "001", "002"]),
        ("kod ralat 001 002", ["kod", "ralat", "001", "002"]),
        ("1-300-22-8000", ["1300228000"]),
        ("1 300 22 8000", ["1300228000"]),
        ("1300228000", ["1300228000"]),
        ("+60 3-8000 8000", ["0380008000"]),
        ("(03) 8000 8000", ["0380008000"]),
        ("03-8000", ["038000"]),
        ("RM1,850", ["rm", "1850"]),
        ("2MB", ["2", "mb"]),
        ("borang 8A", ["borang", "8a"]),
        ("1.75%", ["1.75"]),
        ("the worker’s pass", ["the", "worker", "pass"]),
        ("langkah-langkah", ["langkah", "langkah"]),
        ("10+3", ["10", "3"]),
        ("café", ["cafe"]),
        ("", []),
    ],
)
def test_same_tokens_however_it_is_written(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_number_is_found_without_its_area_code_and_from_abroad() -> None:
    assert spellings("0380008000") == ["80008000", "380008000", "60380008000"]
    assert "01300228000" in spellings("1300228000")
    assert spellings("plks") == []
