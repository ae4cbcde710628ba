"""Sites that are not a guide like ours: what cannot be known there, or means nothing there, is no finding.

Each case is a small site with what it must be told of, `path:line CODE`, and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import semak

from tests.semak.bundle import write

PLAIN = "site_name: X\n"


def _languages(*codes: str) -> str:
    rows = "".join(f"        - {{locale: {code}, name: {code}, default: {code == codes[0]}}}\n" for code in codes)
    return f"site_name: X\nplugins:\n  - i18n:\n      languages:\n{rows}"


def _pair(one: str, other: str, text: str, translated: str) -> dict[str, str]:
    files = {"mkdocs.yml": _languages(one, other)}
    return {**files, f"docs/index.{one}.md": f"# X\n\n{text}\n", f"docs/index.{other}.md": f"# X\n\n{translated}\n"}


def _page(text: str, settings: str = "") -> dict[str, str]:
    return {"mkdocs.yml": PLAIN + settings, "docs/index.md": f"# X\n\n{text}\n"}


CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    # Anchors
    "ids come from a function that is not installed": (
        _page("[a](#nowhere)", "markdown_extensions:\n  - toc:\n      slugify: !!python/name:nowhere.slugify\n"),
        [],
    ),
    "text is put in by an extension that is not installed": (
        _page("{!more.md!}\n\n[a](#nowhere)", "markdown_extensions: [mdx_include]\n"),
        [],
    ),
    "tags have ids of their own": (
        {
            **_page("[a](tags.md#tag:x) [b](other.md#tag:x)", "plugins: [tags]\n"),
            "docs/tags.md": "# T\n\n<!-- material/tags -->\n",
            "docs/other.md": "# O\n",
        },
        ["index.md:3 LINK002"],
    ),
    # Addresses in the text of links
    "a plugin adds the ending of a page": (
        {
            **_page("[a](Page) [b](v1.2#x) [c](No-Page) [d](Page#nowhere)", "plugins: [alternate-link]\n"),
            "docs/Page.md": "# P\n",
            "docs/v1.2.md": "# V\n\n## X\n",
        },
        ["index.md:3 LINK001", "index.md:3 LINK002"],
    ),
    "a plugin finds pages by their names": (
        {
            **_page("[a](page.md) [b](page#x) [c](no-page.md)", "plugins: [ezlinks]\n"),
            "docs/deep/down/page.md": "# P\n\n## X\n",
        },
        ["index.md:3 LINK001"],
    ),
    "the same address with a fragment": (_page("[http://a.org/b#c_d](http://a.org/b#c_d)"), []),
    "the row of a table has a link of its own": (
        _page('| <a id="row" href="#row">`https://a.org`</a> | a |\n|---|---|\n| b | c |', "markdown_extensions: [tables]\n"),
        [],
    ),
    "the copy an archive keeps": (_page("[http://a.org/b](https://web.archive.org/web/2022/http://a.org/b)"), []),
    "a domain and a host in it": (_page("[Mozilla.org](https://developer.mozilla.org/en)"), []),
    "names that look like addresses": (
        _page("[k8s.a.com/Thing](https://b.org/x) [a.com shut down](https://b.org/y) [a.com](https://b.org/z)"),
        ["index.md:3 LINK009"],
    ),
    "text that hides nothing": (
        {
            **_page(
                "[https://x.org/b/](b.md) [https://x.org/c/](b.md) [https://a.org/d\ufeff](https://a.org/d) "
                "[https://a.org/?#x](https://a.org/?#x) [https://a.org/[...]/e.pdf](https://a.org/long/way/e.pdf) [https://a.org/…/f](https://a.org/long/way/g)\n"
                "[dev@googlegroups.com](https://groups.google.com/forum/#!forum/dev) "
                "[use@googlegroups.com](https://groups.google.com/forum/#!forum/dev)",
                "site_url: https://x.org/\n",
            ),
            "docs/b.md": "# B\n",
        },
        ["index.md:3 LINK009", "index.md:3 LINK009", "index.md:4 LINK009"],
    ),
    "an address in angle brackets on a line of its own": (_page("- [a](\n    <https://a.org/b>)\n- [c](\n    <d.md>)"), ["index.md:6 LINK001"]),
    "a destination in words is missing and has no scheme": (_page("[x]( et offre :)"), ["index.md:3 LINK001"]),
    "a link within a link": (_page("[<http://a.org/>][a]\n\n[a]: http://a.org/"), []),
    "a page that is missing in the other language too is one finding": (
        _pair("ms", "en", "[Daftar](daftar.md) [Sini](#x)", "[Register](register.md) [Here](#nowhere)"),
        ["index.en.md:3 LINK001", "index.en.md:3 LINK002", "index.ms.md:3 LINK001"],
    ),
    "types of a program in angle brackets": (_page("Returns std::vector<lt::torrent_status> and shared_ptr<a::b>."), []),
    # Numbers
    "figures without end, in languages whose words are not known": (_pair("fr", "de", "12" * 3000, "12" * 3000), []),
    "figures without end": (_pair("ms", "en", "12" * 3000 + " hari", "12" * 3000 + " days"), []),
    # Ids
    "parts of drawings have ids": (_page('<div>\n<svg><g id="a"/><g id="a"/></svg>\n</div>'), []),
    "an anchor of the heading's own id": (
        _page('[Help](#help)\n\n<a name="help"></a>\n## Help { #help }', "markdown_extensions: [attr_list]\n"),
        ["index.md:6 PAGE009"],
    ),
    # Titles
    "most pages have a title, one has a heading": (
        {
            "mkdocs.yml": PLAIN,
            **{f"docs/{name}.md": f"---\ntitle: {name}\n---\n# {name}\n" for name in ("index", "a", "b", "c", "d")},
            "docs/e.md": "# E\n",
        },
        [],
    ),
    # Lists and extensions
    "a code block is a tab, as superfences had it before its version 8": (
        _page('```yaml tab="File"\n# a\n```\n\n## B\n\n[b](#b)', "markdown_extensions: [pymdownx.superfences]\n"),
        [],
    ),
    "code that a plugin runs has options of its own": (
        _page('```pyodide install="a" theme="b"\n# Make it\n```\n\n```python exec="on"\n# x\n```\n\n[a](#made)', "plugins: [markdown-exec]\nmarkdown_extensions: [pymdownx.superfences]\n"),
        [],
    ),
    "lists are made by an extension that is not installed": (
        _page("1. a\n\n  b\n\n3. c\n", "markdown_extensions: [mdx_truly_sane_lists]\n"),
        [],
    ),
    "headings within such lists may be code": (
        _page("#### Two\n\n5. Build a script.\n\n    ```sh (make.sh)\n    # Make it\n    ### Well\n    ```\n\n#### Three", "markdown_extensions: [mdx_truly_sane_lists]\n"),
        ["index.md:3 PAGE004"],
    ),
    "an extension works within MkDocs only": (
        _page("[a](#nowhere)", "markdown_extensions: [material.extensions.preview]\n"),
        ["index.md:3 LINK002"],
    ),
    "anchors, and a button that is off": (
        _page("[](){ #here }\n[Soon](){ .button-disabled } [Now]() [a](#here)", "markdown_extensions: [attr_list]\n"),
        ["index.md:4 LINK020"],
    ),
    "templates with signs of their own": (
        _page("[a]([[ repo ]]/b) [c]({{ d }}.md) [e](f.md) [g](#h)", "plugins:\n  - macros: {j2_variable_start_string: '[['}\n"),
        ["index.md:3 LINK001"],
    ),
    "a hook that leads out of the docs folder": (
        {**_page("[a](../README) [b](../c.cfg) [d](e.cfg)", "hooks: [h.py]\n"), "h.py": ""}, ["index.md:3 LINK004"],
    ),
    "a plugin with hooks that leads out of the docs folder": (
        _page("[a](../README) [b](../c.cfg) [d](e.cfg)", "plugins:\n  - mkdocs-simple-hooks: {hooks: {on_page_markdown: 'h:x'}}\n"),
        ["index.md:3 LINK004"],
    ),
    "a file that an index leaves out": (
        {**_page("a"), "docs/README.md": "# R\n\n[a](b.md)\n\n- 1\n"}, ["index.md:1 LINK019"],
    ),
    "parts that other pages take in": (
        {
            **_page('1. a\n\n--8<-- "parts/step.md"\n\n<a id="of-page"></a>', "nav: [index.md]\nmarkdown_extensions: [pymdownx.snippets]\n"),
            "docs/parts/step.md": "2. See [there](#of-page) and [that](../index.md).\n3. b\n",
            "docs/parts/code.md": "```sh\na\n```\n",
            "docs/more.md": '# M\n\n--8<-- "parts/code.md"\n',
            "docs/alone.md": "2. See [there](#of-page).\n3. b\n",
        },
        ["alone.md:1 STEP005", "alone.md:1 LINK002"],
    ),
    "numbers and names in brackets, line by line": (
        _page("- [PR #12][jane] Add it\n- [PR 13][joe-x] `Take` it\n- [#14][jane] Mend it\n\nSee [PR #14][joe]."), ["index.md:7 LINK005"]
    ),
    "a page of raw HTML": (_page("<div>\n" + "<p>a <b>c</b></p>\n" * 1000 + "</div>"), []),
    "keys of a program": (_page('for f in files:\n      load(f)["/**"]["ros__parameters"]'), []),
    "terms of a glossary": (
        _page("Of <demo:term> and **<demo:deposit|deposit>**, but <tel:0380008000>", "plugins: [ezglossary]\n"), ["index.md:3 LINK020"]
    ),
    "one slip is told once": (
        _page("[a@b.org](mailto: a@b.org) [https://c.org](https:/c.org)"), ["index.md:3 LINK012", "index.md:3 LINK020"]
    ),
    "an address in the text only": (_page("[https://a.org/]()"), ["index.md:3 LINK020"]),
    "pages that are written before each build": (
        {
            **_page("[a](ref/cli.md#x) [b](ref/gone.md)", "nav: [index.md, ref/cli.md, ref/lost.md]\n"),
            ".gitignore": "site/\n*.md.bak\n/docs/ref/cli.md\ndocs/*.tmp.md\n",
        },
        ["index.md:3 LINK001", "mkdocs.yml:2 LINK018"],
    ),
    "addresses in the navigation": (
        {
            "mkdocs.yml": PLAIN + "nav:\n  - index.md\n  - a/#x\n  - ../../api/\n  - b/\n  - c.md\n",
            "docs/index.md": "# X\n",
            "docs/a.md": "# A\n",
        },
        ["mkdocs.yml:6 LINK018", "mkdocs.yml:7 LINK018"],
    ),
    "directives of mkdocstrings": (
        _page("[a](#m.f) [b](#m.g)\n\n:::m.f\n\n## ::: m.g", "plugins: [mkdocstrings]\n"), []
    ),
    # Steps
    "headings that name steps of so many": (
        _page("## Update step 1/2: stop\n\n## Update step 2/2: start\n\nAs in step 1, not step 3."), ["index.md:7 STEP009"]
    ),
    "a step as an example": (_page("Write what is meant, e.g. step 1: load the data."), []),
    "a step of another text": (
        _page("1. Skip step 10 in the instructions.\n2. For step 11 of the vendor's guide, and langkah 12 dalam panduan bank, wait.\n3. See step 7 in this guide."),
        ["index.md:5 STEP009"],
    ),
    "a step with its name": (_page("It is delayed until step 3 (set the weight)."), []),
    "bullets that begin with a step": (_page("-   a\n-   1.  b\n    2.  c\n-   1.  d\n    2.  e"), []),
    "a step of the page that is linked to below": (
        {**_page("It is checked (step 2, before it is sent).\n\n[Reference](other.md)"), "docs/other.md": "# O\n\n1. a\n2. b\n"}, [],
    ),
    "steps of a program": (
        _page("Some steps can run in parallel. The third step of it takes long: see what step 2 made. In step 3 it uses all."), []
    ),
    "a step that no page has": (_page("Some things can run in parallel.\n\nNow go on with step 3."), ["index.md:5 STEP009"]),
    "steps with letters": (
        _page("1. a\n2. b\n\n## B\n\n1. Give it the value of step 2.c.\n\n## C\n\n1. As in step 7.c."), ["index.md:12 STEP009"]
    ),
    "headings that name optional steps": (
        _page("## Step 1 (Optional): Make\n\n## (Optional) Step 2: Look\n\nIf you followed step 1.\n\n## Step 3: End\n\nAs in steps 1, 2 and 4."),
        ["index.md:11 STEP009"],
    ),
    # Numbers that are no phone's
    "numbers of the site's own country": (
        _page("Phone: 029 534 5000, 0508 466 46699", "site_url: https://docs.example.fi/\n"), ["index.md:3 PHONE001"],
    ),
    "ranges and their units": (
        _page(
            "Use 0-255 if it was in this range, and 1000-20000 K otherwise.\n\n| Name | Resolution, m |\n|---|---|\n| a | 250-100 |",
            "markdown_extensions: [tables]\n",
        ),
        [],
    ),
    # Brackets
    "patterns that begin like footnotes": (
        _page('Write [abc] or [^abc] to find them in "/var/[^/]+/logs" or [^1].', "markdown_extensions: [footnotes]\n"),
        ["index.md:3 LINK005"],
    ),
    "patterns and tags in brackets": (
        _page("[-][0-9]+ and [a-z][A-Z][1-9] and [A] [@b](https://b.org/) and [-w [c] [d] e"),
        [],
    ),
    "references where the page has definitions": (
        _page("[a] [b] and [c][d] and [e][f]\n\n[f]: https://a.org/"),
        ["index.md:3 LINK005", "index.md:3 LINK005"],
    ),
    # Signs of comparison
    "less and greater are no tags": (
        _page("Where a<b holds.\n\n## 1. One\n\n## 2. Two\n\nx > y\n\n1. if a<b\n\n2. or\n\nthen c > d\n\n## 3. Three"),
        [],
    ),
    # Pairs in languages whose words for units are not known
    "units and number words of other languages": (
        _pair("en", "de", "In 24 hours, 10,000 times, by 30 June 2026; one of 3.", "In 24 Stunden, 10.000-mal, bis zum 30. Juni 2026; eins von drei."),
        [],
    ),
    "a figure that the other half has nowhere": (
        _pair("en", "de", "Within 24 hours.", "Innerhalb von 48 Stunden."),
        ["index.de.md:3 PAIR004", "index.en.md:3 PAIR004"],
    ),
    "figures with signs for thousands, and in words": (
        _pair("en", "ja", "Of 175k records, 3.5 million at most: over 2.7k stars, fifteen seats on July 19, 2023. It is 32 of all, and again 32.", "17 万 5 千件の記録、350万人以下、2,700 以上のスター、15 席、2023 年 7 月 19 日、32 個。"),
        [],
    ),
    "figures with signs for thousands that differ": (
        _pair("en", "ja", "Of 175k records.", "17 万 6 千件の記録。"),
        ["index.ja.md:3 PAIR004"],
    ),
    "ids from the words of one language, typed in the other": (
        {
            "mkdocs.yml": _languages("en", "ja") + "markdown_extensions: [attr_list]\n",
            "docs/index.en.md": "# X\n\n## First things\n\na\n",
            "docs/index.ja.md": "# X\n\n## 最初 { #first-things }\n\na\n",
        },
        [],
    ),
    "links to each language's part of another site": (
        _pair("en", "ja", "[a](https://a.org/b/c) [d](https://d.org/latest/e.html)", "[a](https://a.org/jp/b/c) [d](https://d.org/ja_jp/latest/e.html)"),
        [],
    ),
    "links to different parts of another site": (
        _pair("en", "ja", "[a](https://a.org/b/c)", "[a](https://a.org/b/d)"),
        ["index.en.md:3 PAIR006", "index.ja.md:3 PAIR006"],
    ),
    "names with a sign that are no mail": (
        _pair("en", "ja", "By [@a1](https://a.org/a1), [@b2](https://a.org/b2).", "著者[@a1](https://a.org/a1)、[@b2](https://a.org/b2)です"),
        [],
    ),
    "a title in one half only": (
        {
            "mkdocs.yml": _languages("en", "de"),
            "docs/index.en.md": "---\ntitle: X\n---\nText\n\n1. a\n2. b\n",
            "docs/index.de.md": "# X\n\nText\n\n1. a\n2. b\n",
        },
        [],
    ),
    "a half that a template fills": (
        {
            "mkdocs.yml": _languages("en", "de") + "  - macros\n",
            "docs/index.en.md": "# X\n\n[a](https://a.org/) ![p](p.png) 2017\n\n1. a\n",
            "docs/index.de.md": "# X\n\n{{ link('a') }} [b](https://b.org/)\n",
            "docs/p.png": "",
        },
        ["index.de.md:3 PAIR006"],
    ),
    "an address that is code in the other half": (
        _pair("en", "de", "    https://a.org/x\n\nOr `https://b.org/`.", "https://a.org/x\n\nOder https://c.org/."),
        ["index.de.md:5 PAIR006"],
    ),
    "a page in one language, and a file that is none": (
        {
            "mkdocs.yml": _languages("en", "de", "fr").replace("i18n:", "i18n:\n      docs_structure: folder"),
            **{f"docs/{code}/{name}.md": "# X\n" for code in ("en", "de", "fr") for name in ("index", "a", "b")},
            "docs/README.md": "For writers.\n",
            "docs/de/mehr.md": "# Mehr\n",
        },
        ["README.md:1 LINK019", "de/mehr.md:1 PAIR001"],
    ),
    "pictures of each language": (
        {
            **_pair("en", "de", "![m](img/en/menu.png)", "![m](img/de/speisen.png)"),
            "docs/img/en/menu.png": "",
            "docs/img/de/speisen.png": "",
        },
        [],
    ),
    "steps in sections that cannot be told apart": (
        {
            "mkdocs.yml": _languages("en", "de"),
            "docs/index.en.md": "# X\n\n## One\n\n1. a\n2. b\n\n## Two\n\n1. a\n2. b\n3. c\n",
            "docs/index.de.md": "# X\n\n## Eins\n\n1. a\n2. b\n\n### Noch eins\n\n## Zwei\n\n1. a\n2. b\n3. c\n",
        },
        [],
    ),
    "steps missing in a section that cannot be told": (
        {
            "mkdocs.yml": _languages("en", "de"),
            "docs/index.en.md": "# X\n\n## One\n\n1. a\n2. b\n\n## Two\n\n1. a\n2. b\n3. c\n",
            "docs/index.de.md": "# X\n\n## Eins\n\n1. a\n2. b\n\n### Noch eins\n\n## Zwei\n\n1. a\n2. b\n",
        },
        ["index.de.md:12 PAIR003", "index.en.md:10 PAIR003"],
    ),
    # Phones
    "numbers of other countries": (_page("Call 988 (phone), phone 1-800-799-7233, or 03-8000 800."), ["index.md:3 PHONE001"]),
    "the same on a page for readers in Malaysia": (
        _page("Telefon: 988, telefon 1-800-799-7233.", "theme: {language: ms}\n"),
        ["index.md:3 PHONE001", "index.md:3 PHONE001"],
    ),
    # Steps
    "steps that are headings, or numbers kept from becoming lists": (
        _page(
            "## 1. Get it\n\n1. a\n2. b\n\n## Step 3: Log in\n\n1. a\n\nAs in [step 3](#step-3-log-in) and step 1."
            "\n\n**5\\.** Copy it.\n\n6\\. Repeat step 5.\n\nStep 7 is none."
        ),
        ["index.md:18 STEP009"],
    ),
    "an item that is not traced": (
        _page("1. $a<b$\n2. $c<d$ or $e>f$\n3. g", "markdown_extensions: [pymdownx.arithmatex, sane_lists]\n"),
        [],
    ),
    # What plugins and templates do
    "pages are made by a plugin, documents are not": (
        _page("[a](made.md) [b](form.pdf) ![c](c.png)", "plugins: [blog]\n"),
        ["index.md:3 LINK004", "index.md:3 LINK003"],
    ),
    "pages are made by a hook": (
        _page("[a](A_PLACEHOLDER) [b](made.md) ![c](c.png)", "hooks: [hook.py]\nnav: [index.md, made.md]\n"),
        ["index.md:3 LINK003"],
    ),
    "a site that translates some of its pages": (
        {**_pair("en", "de", "a", "b"), "docs/x.en.md": "# A\n", "docs/y.en.md": "# B\n", "docs/z.en.md": "# C\n"},
        [],
    ),
    "languages as an older plugin has them": (
        {
            "mkdocs.yml": "site_name: X\nplugins:\n  - i18n:\n      default_language: en\n      languages: {en: English, de: Deutsch}\n",
            "docs/index.md": "# X\n\n[a](b.md)\n", "docs/index.de.md": "# X\n\n[a](b.md)\n", "docs/b.md": "# B\n", "docs/b.de.md": "# B\n",
        },
        [],
    ),
    "pages that mkdocs-exclude leaves out": (
        {**_page("[a](include-a.md)", "plugins:\n  - exclude:\n      glob: [include-*]\n      regex: ['b.*']\n"), "docs/include-a.md": "[x](y.md)\n", "docs/b.md": "[x](y.md)\n"},
        ["index.md:3 LINK001"],
    ),
    "settings of plugins that are of no use": (_page("a", "plugins:\n  - exclude: {glob: 3, regex: '['}\n  - redirects: {redirect_maps: [3]}\n"), []),
    "addresses that the build makes": (
        _page(
            "[s](/sitemap.xml) [r](old/) <a href='old/'>r</a> [o](old.md) [n](other.md)",
            "plugins:\n  - redirects:\n      redirect_maps: {old.md: index.md}\n",
        ),
        ["index.md:3 LINK001", "index.md:3 LINK001"],
    ),
    "what the theme of the site adds": (
        {
            **_page("![a](assets/a.png) ![b](assets/b.png) <img src='assets/a.png' alt='a'> [h](main.html)", "theme: {name: x, custom_dir: own}\n"),
            "own/assets/a.png": "", "own/main.html": "",
        },
        ["index.md:3 LINK003", "index.md:3 LINK001"],
    ),
    "programs of a server, and other versions of the site": (
        _page("<a href='a.php?b'>a</a> [b](/4.1) [c](/c/) [d](d/)", "extra: {version: {provider: mike}}\n"),
        ["index.md:3 LINK001"],
    ),
    "addresses of the navigation from the environment": (
        _page("a", "nav:\n  - index.md\n  - X: !ENV [NOT_SET, 'https://a.org/']\n  - Y: !ENV [NOT_SET, 'gone.md']\n"),
        ["mkdocs.yml:5 LINK018"],
    ),
    "an address that a script reads": (_page("[a](#/portal) [b](#!/x) [c](#y)"), ["index.md:3 LINK002"]),
    "a page that is all its template's where others have titles": (
        {
            "mkdocs.yml": PLAIN,
            **{f"docs/{name}.md": f"---\ntitle: {name}\n---\n# {name}\n" for name in ("a", "b", "c", "d")},
            "docs/index.md": "---\ntemplate: home.html\n---\n",
        },
        [],
    ),
    "a file that is put below every page": (
        {
            **_page("a", "markdown_extensions:\n  - abbr\n  - pymdownx.snippets: {auto_append: [docs/terms.md]}\n"),
            "docs/terms.md": "*[ABC]: Alphabet\n",
        },
        [],
    ),
    "a page that only leads to another": (
        {**_page("a"), "docs/old.md": "redirect: /new/#x\n", "docs/empty.md": "title:\n"}, ["empty.md:1 PAGE001"]
    ),
    "a file that is fetched while the site is built": (
        _page('--8<-- "https://a.invalid/b.md"\n\n[a](#nowhere)', "markdown_extensions:\n  - pymdownx.snippets: {url_download: true}\n"),
        [],
    ),
    "a page that is another file": (
        {
            **_page("a", "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [!relative $config_dir, !relative $docs_dir/parts]\n"),
            "README.md": "# R\n",
            "docs/readme.md": '--8<-- "README.md"\n',
            "docs/part.md": '--8<-- "p.md"\n',
            "docs/parts/p.md": "# P\n",
        },
        [],
    ),
    "a page that is all its template's": (
        {**_page("a"), "docs/old.md": "---\ntemplate: redirect.html\n---\n", "docs/new.md": "---\na: b\n---\n"},
        ["new.md:1 PAGE001"],
    ),
    # What the site does not do throughout
    "an id pinned here and there": (
        _pair("en", "de", "## A { #a }\n\n## B\n\n## C", "## A { #a }\n\n## B\n\n## C"),
        [],
    ),
    "an address with a particle glued to it": (
        _pair("en", "ko", "At https://a.org/issues or b", "https://a.org/issues에서 b"),
        [],
    ),
    # Which language a text is in
    "Japanese without kana": (_pair("zh", "ja", "计划每三十分钟运行一次", "状態管理戦略"), []),
    "French beside Spanish": (
        _pair("es", "fr", "Configuración de la visibilidad", "Configuration de la visibilité"),
        [],
    ),
    "Portuguese beside Spanish": (
        _pair("es", "pt", "Antes de configurar nada", "Antes de configurar qualquer coisa, responda a estas perguntas"),
        [],
    ),
    "names of products within another script": (
        _pair("en", "ja", "As above, a Service can be called.", "上記は他のクライアント Service が呼び出すことのできる Service Connect のエンドポイントです。(これらの Service も同様に Service Connect を有効にしておく必要があります。)"),
        [],
    ),
    "a sentence left in English within another script": (
        _pair("en", "ja", "## A\n\nOpen the page and enter your name.", "## あ\n\nOpen the page and enter your name."),
        ["index.ja.md:5 PAIR009"],
    ),
    "a gloss in a heading": (_pair("en", "ja", "## About This Release", "## 本リリースについて (About This Release)"), []),
    "variants of one language": (
        {
            "mkdocs.yml": _languages("en", "zh-Hant", "zh-TW"),
            **{f"docs/index.{code}.md": f"# X\n\n{text}\n" for code, text in (("en", "Lack of integrity."), ("zh-Hant", "缺乏對完整性確認之支援"), ("zh-TW", "缺乏對完整性確認之支援"))},
        },
        [],
    ),
    "two languages of one script": (_pair("ar", "fa", "هذا نص باللغة العربية", "این متن به زبان فارسی است"), []),
    "a word that is written alike": (
        _pair("en", "de", "## Installation\n\n## Setup of it\n\n## First steps\n\n## Last words", "## Installation\n\n## Einrichtung\n\n## Erste Schritte\n\n## Letzte Worte"),
        [],
    ),
    "the titles of other works": (
        _pair("en", "fr", *2 * ["- [Example of real-world mishandling of such failures](https://a.org/x)\n- CWE-390 Detection of Error Condition Without Action\n- The Unfortunate Reality of Insecure Libraries\n- Jan van der Berg"]),
        [],
    ),
    "small words of a language that is not known": (
        _pair("en", "cs", "It would not be possible to do so by now.", "Bez vás by to do konce nebylo možné."),
        [],
    ),
    "names of languages and of programs": (
        _pair("en", "fr", "- Русский (Russian)\n- 简体中文\n\n## a.set_on_time", "- Русский (Russe)\n- 简体中文\n\n## a.set_on_time"),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_found_there(name: str, tmp_path: Path) -> None:
    files, expected = CASES[name]
    write(tmp_path, files)
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert [f"{each.path}:{each.line} {each.code}" for each in found if each.severity == "error"] == expected


def test_a_link_to_nothing_among_pages_that_take_in_others(tmp_path: Path) -> None:
    write(tmp_path, _page("a", "markdown_extensions: [pymdownx.snippets]\n"))
    (tmp_path / "docs" / "gone.md").symlink_to("../nowhere.md")
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert [f"{each.path} {each.code}" for each in found if each.severity == "error"] == ["gone.md SEMAK005"]


def test_an_extension_that_stops_every_page_is_left_out_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = (
        "from markdown.extensions import Extension\n"
        "from markdown.preprocessors import Preprocessor\n"
        "class Stop(Preprocessor):\n"
        "    def run(self, lines):\n"
        "        raise LookupError('no such page')\n"
        "class Stops(Extension):\n"
        "    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(Stop(md), 'stop', 5)\n"
        "def makeExtension(**options):\n"
        "    return Stops(**options)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    write(tmp_path, {"stops_every_page.py": stops})
    write(tmp_path, _page("[a](#nowhere) { #x }", "markdown_extensions: [stops_every_page, attr_list]\n"))
    site = semak.load_site(tmp_path / "mkdocs.yml")
    assert [f"{each.line} {each.code}" for each in semak.check_sources(site)] == ["3 LINK002"]
    assert site.notes == ["markdown extension 'stops_every_page' left out: LookupError: no such page"]
