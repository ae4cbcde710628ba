"""Less to send: pages without their indentation, scripts without their comments.

Compression does most of the work; this takes what it leaves, about 5 % of a page and a third of a script. Nothing is
renamed or rewritten: what a browser runs can be read beside its source line by line.
"""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_LINE_START = re.compile(r"\s*\n\s*")
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.DOTALL | re.MULTILINE)
_INDENTATION = re.compile(r"^[ \t]+|[ \t]+$|\n(?=\n)", re.MULTILINE)


def page(html: str) -> str:
    """``html`` without indentation and blank lines, which show nowhere but in ``<pre>`` and ``<textarea>``."""
    parts = _KEPT.split(html)
    squeezed = [_LINE_START.sub("\n", parts[0])]
    for kept, _tag, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        squeezed += [kept, _LINE_START.sub("\n", rest)]
    return "".join(squeezed)


def script(source: str) -> str:
    """``source`` without comments that have a line to themselves, and without indentation.

    For scripts of this site: none has a string that goes over several lines.
    """
    return _INDENTATION.sub("", _COMMENT.sub("", source)).lstrip()
