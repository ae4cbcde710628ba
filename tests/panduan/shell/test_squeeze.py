"""Less to send, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from panduan.shell import squeeze


@pytest.mark.parametrize(
    ("html", "sent"),
    [
        ("<p>a\n\n   b</p>\n", "<p>a\nb</p>\n"),
        ("<pre>a\n   b</pre>\n\n  <p>", "<pre>a\n   b</pre>\n<p>"),
        ("<textarea>\n  a</textarea>", "<textarea>\n  a</textarea>"),
        ("<p>a   b</p>", "<p>a   b</p>"),
    ],
)
def test_pages(html: str, sent: str) -> None:
    assert squeeze.page(html) == sent


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ('// x\n"use strict";\n', '"use strict";\n'),
        ("/**\n * x\n */\nconst a = 1;\n", "const a = 1;\n"),
        ('  const a = "http://x"; // stays\n', 'const a = "http://x"; // stays\n'),
        ("a;\n\n\n  b;\n", "a;\nb;\n"),
    ],
)
def test_scripts(source: str, sent: str) -> None:
    assert squeeze.script(source) == sent


def test_no_script_has_a_string_over_several_lines() -> None:
    for path in Path("docs/assets/scripts").glob("*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            code = line.partition("//")[0]
            assert line.lstrip().startswith(("*", "//", "/*")) or code.count("`") % 2 == 0, f"{path}: {line}"
