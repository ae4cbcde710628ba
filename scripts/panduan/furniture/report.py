"""Where a reader reports a problem: a prepared e-mail or issue, without a server of ours.

``extra.report`` in ``mkdocs.yml`` is an e-mail address, or the address of a form for new issues that takes ``title``
and ``body`` (as GitHub's and GitLab's do); empty, the link is not shown.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from panduan.words import words

SECTION_MARK = "§"
"""Stands where the page's script writes the section that the reader was in."""


def report_link(target: str, title: str, address: str, locale: str) -> str:
    """The address that opens a report on the page ``title`` at ``address``; empty where ``target`` is."""
    if not target:
        return ""
    word = words(locale)
    subject = f"{word['report_subject']}: {title}"
    body = "\n".join(
        [
            f"{word['report_page']}: {address}",
            f"{word['report_section']}: {SECTION_MARK}",
            f"{word['report_language']}: {word['language_name']}",
            "",
            word["report_what"],
            "",
            "",
            word["report_privacy"],
        ]
    )
    if "://" not in target:
        return f"mailto:{target}?subject={quote(subject)}&body={quote(body)}"
    return f"{target}{'&' if '?' in target else '?'}{urlencode({'title': subject, 'body': body})}"
