"""Hashes are those that browsers compute; the server's settings say what the page's do, and more."""

from __future__ import annotations

from panduan.shell import security


def test_a_script_is_allowed_by_the_hash_of_its_text() -> None:
    # The example of the specification (CSP Level 3, 8.2): alert('Hello, world.');
    known = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert security.script_hash("alert('Hello, world.');") == known
    assert known in security.policy("alert('Hello, world.');")


def test_nothing_is_allowed_by_default_and_nothing_unsafe_at_all() -> None:
    assert security.policy().startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in security.headers_file("x")


def test_server_settings_carry_every_header() -> None:
    for name, value in security.headers("x").items():
        assert f"  {name}: {value}\n" in security.headers_file("x")
        assert f'add_header {name} "{value}" always;' in security.nginx_snippet("x")
