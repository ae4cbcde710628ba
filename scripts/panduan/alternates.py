"""The same page in the other languages, by address: what ``hreflang``, the sitemap and the language switch need."""

from __future__ import annotations

from urllib.parse import urljoin


def alternates(url: str, locale: str, locales: list[str], default: str) -> dict[str, str]:
    """Locale to address of every version of the page at ``url``, addresses relative to the site's root.

    ``url`` is the page's own, ``en/eplks/login/`` for ``locale`` ``en``; the default locale has no folder.
    """
    slug = url if locale == default else url.removeprefix(f"{locale}/")
    slug = "" if slug in {".", "./", "/"} else slug
    return {other: slug if other == default else f"{other}/{slug}" for other in locales}


def absolute(site_url: str | None, addresses: dict[str, str]) -> dict[str, str]:
    """``addresses`` in full; as they are where the site's own address is not known."""
    return {locale: urljoin(site_url, address) if site_url else address for locale, address in addresses.items()}
