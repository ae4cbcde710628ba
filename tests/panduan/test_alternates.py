"""The same page in the other languages."""

from __future__ import annotations

import pytest
from panduan.alternates import absolute, alternates


@pytest.mark.parametrize(
    ("url", "locale", "expected"),
    [
        ("eplks/login/", "ms", {"ms": "eplks/login/", "en": "en/eplks/login/"}),
        ("en/eplks/login/", "en", {"ms": "eplks/login/", "en": "en/eplks/login/"}),
        ("", "ms", {"ms": "", "en": "en/"}),
        ("./", "ms", {"ms": "", "en": "en/"}),
        ("en/", "en", {"ms": "", "en": "en/"}),
    ],
)
def test_versions(url: str, locale: str, expected: dict[str, str]) -> None:
    assert alternates(url, locale, ["ms", "en"], "ms") == expected


def test_full_addresses_keep_a_path_of_the_site() -> None:
    assert absolute("https://x.example/guide/", {"en": "en/a/"}) == {"en": "https://x.example/guide/en/a/"}
    assert absolute(None, {"en": "en/a/"}) == {"en": "en/a/"}
