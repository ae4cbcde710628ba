"""Checklists whose boxes can be ticked, have a name, and are the same box in every language.

Python-Markdown's task lists come out as disabled boxes without a name. A box is known by its section and its number
there: ids and items are the same in every language, so a tick made in one shows in the other. What remembers the ticks
is ``assets/scripts/checklist.js``.
"""

from __future__ import annotations

import re
from collections import Counter

_BOX = re.compile(r'<li class="task-list-item"><input type="checkbox"( disabled)?( checked)?\s*/?>')
_PART = re.compile(rf'<h[1-6][^>]* id="([^"]+)"|{_BOX.pattern}')


def with_live_boxes(html: str) -> str:
    """``html`` with every task list item named, and its box enabled and labelled by it."""
    section, numbers = "top", Counter[str]()

    def live(match: re.Match[str]) -> str:
        nonlocal section
        if match[1]:
            section = match[1]
            return match[0]
        numbers[section] += 1
        name = f"tick-{section}-{numbers[section]}"
        return f'<li class="task-list-item" id="{name}"><input type="checkbox" aria-labelledby="{name}">'

    return _PART.sub(live, html)
