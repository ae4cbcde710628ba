"""The words the build itself writes into pages, in each language of the site.

Templates reach them as ``words``. A language that lacks a word here fails at once, not on a reader's screen:
``tests/panduan/test_words.py`` wants the same keys in every language.
"""

from __future__ import annotations

from datetime import date

WORDS: dict[str, dict[str, str]] = {
    "ms": {
        "verified": "Disemak",
        "source_one": "1 sumber",
        "source_other": "# sumber",
        "sources": "Sumber",
        "sources_note": "Semua dibandingkan dengan sumber awam pada tarikh di bawah tajuk; tiada yang dilihat pada portal sebenar.",
        "source_label": "Sumber",
        "seen": "dilihat",
        "no_address": "tiada alamat awam",
        "official": "rasmi",
        "press": "akhbar",
        "secondary": "tidak rasmi",
        "confirmed": "disahkan",
        "unconfirmed": "belum disahkan",
        "disputed": "dipertikaikan",
        "unofficial": "tidak rasmi",
        "section_link": "Pautan terus ke bahagian ini",
        "also_searched": "Juga dicari sebagai",
        "phone": "Telefon",
        "email": "E-mel",
        "web": "Alamat web",
        "hours": "Waktu",
        "status": "Status",
        "unofficial_notice": "Panduan tidak rasmi. Bukan laman Jabatan Imigresen Malaysia atau PERKESO.",
        "about_guide": "Tentang panduan ini",
        "not_found": "Halaman tidak dijumpai",
        "not_found_help": "Alamat ini tiada di panduan ini, atau sudah bertukar.",
        "home": "Laman utama",
        "errors_link": "Senarai mesej ralat A hingga Z",
        "contacts_link": "Hubungi",
        "language_name": "Bahasa Melayu",
    },
    "en": {
        "verified": "Verified",
        "source_one": "1 source",
        "source_other": "# sources",
        "sources": "Sources",
        "sources_note": "Everything was compared with public sources on the date under the title; nothing was seen on the live portals.",
        "source_label": "Source",
        "seen": "seen",
        "no_address": "no public address",
        "official": "official",
        "press": "press",
        "secondary": "unofficial",
        "confirmed": "confirmed",
        "unconfirmed": "unconfirmed",
        "disputed": "disputed",
        "unofficial": "unofficial",
        "section_link": "Direct link to this section",
        "also_searched": "Also searched for as",
        "phone": "Phone",
        "email": "E-mail",
        "web": "Web address",
        "hours": "Hours",
        "status": "Status",
        "unofficial_notice": "Unofficial guide. Not a site of the Immigration Department of Malaysia or PERKESO.",
        "about_guide": "About this guide",
        "not_found": "Page not found",
        "not_found_help": "This address is not in this guide, or has changed.",
        "home": "Home",
        "errors_link": "Error messages A to Z",
        "contacts_link": "Contacts",
        "language_name": "English",
    },
}

MONTHS = {
    "ms": [
        "Januari",
        "Februari",
        "Mac",
        "April",
        "Mei",
        "Jun",
        "Julai",
        "Ogos",
        "September",
        "Oktober",
        "November",
        "Disember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def words(locale: str) -> dict[str, str]:
    """The words of ``locale``; the first language's where a locale has none of its own."""
    return WORDS.get(locale, WORDS["ms"])


def written_date(day: date, locale: str) -> str:
    """``day`` as a reader sees it: 22 November 2026, 1 Mac 2027."""
    return f"{day.day} {MONTHS.get(locale, MONTHS['ms'])[day.month - 1]} {day.year}"
