"""What stands on a new page, in each language that has words of its own here; any other language begins in English.

Every page says that it is being written, and marks as unconfirmed what is not known yet: a stub must not pass for advice.
"""

from __future__ import annotations

TOPIC = {
    "ms": """\
# {title} {{ #{id} }}

Halaman ini sedang ditulis.{cite} Jangan bergantung padanya dahulu.

## Sediakan dahulu {{ #before-you-start }}

- [ ] Perkara pertama

## Langkah-langkah {{ #steps }}

1. Langkah pertama.
2. Langkah kedua.

## Jika berjaya {{ #result }}

Apa yang dilihat pada skrin selepas langkah terakhir.

## Jika tidak berjaya {{ #if-it-fails }}

Mesej yang mungkin keluar, dan apa yang perlu dibuat.

## Siapa perlu dihubungi {{ #who-to-call }}

Pejabat yang boleh membantu, dan waktunya.
""",
    "en": """\
# {title} {{ #{id} }}

This page is being written.{cite} Do not rely on it yet.

## Before you start {{ #before-you-start }}

- [ ] The first thing to have ready

## Steps {{ #steps }}

1. The first step.
2. The second step.

## If it worked {{ #result }}

What the screen shows after the last step.

## If it did not work {{ #if-it-fails }}

The messages that may appear, and what to do about each.

## Who to contact {{ #who-to-call }}

The office that can help, and when it is open.
""",
}

INDEX = {
    "ms": """\
# {title} {{ #{id} }}

Panduan {title} ini sedang ditulis.{cite} {address}

## Panduan {{ #guides }}

- [Masalah dan mesej {title}](problems.md)
""",
    "en": """\
# {title} {{ #{id} }}

This guide to {title} is being written.{cite} {address}

## Guides {{ #guides }}

- [{title} problems and messages](problems.md)
""",
}

ADDRESS = {"ms": "Alamat portal: <{address}>.", "en": "The portal's address: <{address}>."}

PROBLEMS = {
    "ms": """\
# Masalah dan mesej {title} {{ #problems }}

Halaman ini sedang ditulis.{cite} Setiap mesej portal mendapat satu bahagian.

## {problem} {{ #{id} }}

Maksud mesej ini, apa yang perlu dibuat sekarang, dan apa yang perlu dibuat jika itu gagal.
""",
    "en": """\
# {title} problems and messages {{ #problems }}

This page is being written.{cite} Each message of the portal gets a section of its own.

## {problem} {{ #{id} }}

What this message means, what to do now, and what to do if that fails.
""",
}

PROBLEM = {"ms": "Masalah pertama di {title}", "en": "The first problem in {title}"}
PROBLEMS_TITLE = {"ms": "Masalah {title}", "en": "{title} problems"}
DESCRIPTION = {"ms": "Halaman tentang {title} ini sedang ditulis.", "en": "This page about {title} is being written."}
SOURCE_TITLE = "Title of the page that was read for {title}"
SOURCE_PUBLISHER = "Who publishes it"


def words(texts: dict[str, str], locale: str) -> str:
    """The text for ``locale``; English where it has none."""
    return texts.get(locale, texts["en"])
