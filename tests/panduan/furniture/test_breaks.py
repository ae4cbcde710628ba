"""Where lines may end."""

from __future__ import annotations

import re

import pytest
from panduan.furniture.breaks import with_breaks

J = '<span class="joined">{}</span>'


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>E-mel dan e-mel.</p>", f"<p>{J.format('E-mel')} dan {J.format('e-mel')}.</p>"),
        ("A–Z, i-Saraan, e-PLKS", f"{J.format('A–Z')}, {J.format('i-Saraan')}, {J.format('e-PLKS')}"),
        ("kata-kata, ke-10, 1-300-22-8000, 5-10", "kata-kata, ke-10, 1-300-22-8000, 5-10"),
        (
            "https://assist.perkeso.gov.my/employer/login.",
            "https://<wbr>assist.perkeso.gov.my/<wbr>employer/<wbr>login.",
        ),
        ("www.imi.gov.my", "www.imi.gov.my"),
        ("imigresen-online.imi.gov.my/", f"{J.format('imigresen-online')}<wbr>.imi.gov.my/"),
        ("perkeso@perkeso.gov.my", "perkeso<wbr>@perkeso.gov.my"),
        ('<a title="e-mel" href="https://a.my/b/c">x</a>', '<a title="e-mel" href="https://a.my/b/c">x</a>'),
        ("<pre>e-mel</pre><title>e-mel</title>", "<pre>e-mel</pre><title>e-mel</title>"),
        ("<code>https://a.my/b</code>", "<code>https://<wbr>a.my/<wbr>b</code>"),
        ("2/3, dan/atau, v1.2", "2/3, dan/atau, v1.2"),
    ],
)
def test_lines_end_where_words_and_addresses_stay_whole(html: str, made: str) -> None:
    assert with_breaks(html) == made
    assert re.sub(r"<[^>]+>", "", made) == re.sub(r"<[^>]+>", "", html), "the text stays as it was typed"
