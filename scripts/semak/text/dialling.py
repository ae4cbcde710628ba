"""What a telephone in Malaysia reaches when it dials given digits, and how the number is written.

The facts are libphonenumber's (the ``phonenumbers`` package): its general data for Malaysia, and for 999, 112, 994
and 15999, which that data leaves out, its short-number data. 15999 is Talian Kasih of the Ministry of Women, Family
and Community Development (Malay Mail, 30 January 2020); 1-300, 1-700 and 1-800 are service numbers of ten digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

import phonenumbers
from phonenumbers import shortnumberinfo

Problem = Literal["invalid", "too-short", "too-long", "letters", "no-area-code"]

REGION = "MY"
COUNTRY = "60"
SERVICE = re.compile(r"1[3678]00")
LENGTHS = (("011", 11), ("015", 11), ("01", 10), ("03", 10), ("1", 10))
"""How many digits a number has that begins so; all others have 9."""
WHATSAPP = re.compile(
    r"https?://(?:www\.)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?(?:[^#]*&)?phone=)"
    r"(?P<number>(?:\+|%2B)?[0-9](?:[0-9 -]|%20)*)(?=[/?&#]|$)",
    re.IGNORECASE,
)
DIGITS = re.compile(r"[0-9]+")
LENGTH_IN_AMERICA = 11
_REGIONS = {"uk": "GB", "gov": "US", "edu": "US", "mil": "US", "my": ""}
"""The regions of domains that are not called like them; what is in Malaysia is not elsewhere."""

NEWER = frozenset({"997"})
"""Short numbers that libphonenumber lacks: the National Scam Response Centre's (The Borneo Post, 14 October 2022)."""

WELL_KNOWN = frozenset({"999", "997", "994", "991", "112", "15999", "15888"})
"""Short numbers known by heart: they need no word right beside them."""

_TWICE = {known[:at] + known[at - 1 :] for known in WELL_KNOWN for at in range(1, len(known) + 1)}
_LOST = {known[:at] + known[at + 1 :] for known in WELL_KNOWN if len(known) > 3 for at in range(2, len(known))}
MISTYPED = frozenset(_TWICE | _LOST)
"""The same with a digit typed twice, 9999, or one of five lost, 1599."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that can be called: ``dials`` is E.164 or a short number, ``shown`` the form the site writes."""

    dials: str
    shown: str


@dataclass(frozen=True, slots=True)
class Dialled:
    """What a ``tel:`` or WhatsApp address dials; ``problem`` says why a telephone may refuse it."""

    number: str
    extension: str = ""
    problem: (
        Literal["not-tel", "not-a-number", "spaces", "no-plus", "trunk-zero", "no-country", "national", "invalid"]
        | None
    ) = None


@lru_cache(maxsize=4096)
def national(digits: str) -> Number | None:
    """The number that ``digits`` reach from inside Malaysia (``0380008000``, ``1300228000``), if any."""
    if not digits.startswith("0") and not SERVICE.match(digits):
        return None  # libphonenumber would take 1900228000 for 019-0022 8000
    parsed = _parse(digits, REGION)
    if parsed is None or not phonenumbers.is_valid_number_for_region(parsed, REGION):
        return None
    return _number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


@lru_cache(maxsize=1024)
def international(digits: str) -> Number | None:
    """The number that ``digits`` reach after a ``+``, if any; a Malaysian trunk zero, ``+60 (0)3``, is forgiven."""
    if digits.startswith(COUNTRY):
        rest = digits.removeprefix(COUNTRY)
        return national(rest if rest.startswith("0") or SERVICE.match(rest) else "0" + rest)
    parsed = _parse("+" + digits, None)
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        return None
    return _number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def is_country(digits: str) -> bool:
    """Whether ``digits`` are the code of a country: 65, 880."""
    return int(digits) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE


@lru_cache(maxsize=256)
def is_short(digits: str) -> bool:
    """Whether ``digits`` is one of Malaysia's short numbers (999, 994, 15999)."""
    if digits in NEWER:
        return True
    parsed = _parse(digits, REGION)
    return parsed is not None and bool(shortnumberinfo.is_valid_short_number_for_region(parsed, REGION))


def is_called_elsewhere(text: str, domain: str = "") -> bool:
    """Whether the digits of ``text`` are a number of North America: a short one (988), or one without its ``+``.

    So are those of a number in the country whose ``domain`` (``nz``) a site's own address ends in.
    """
    digits = "".join(DIGITS.findall(text))
    if region := _REGIONS.get(
        domain.lower(), domain.upper() if domain.upper() in phonenumbers.SUPPORTED_REGIONS else ""
    ):
        parsed = _parse(digits, region)
        if parsed is not None and phonenumbers.is_valid_number_for_region(parsed, region):
            return True
    if len(digits) != LENGTH_IN_AMERICA:
        parsed = _parse(digits, "US")
        return parsed is not None and bool(shortnumberinfo.is_valid_short_number_for_region(parsed, "US"))
    return digits.startswith("1") and international(digits) is not None


def spelled(text: str) -> Number | None:
    """The number that ``text`` spells with the letters on a telephone's keys (``1-300-88-KWSP``), if any."""
    found = national("".join(DIGITS.findall(phonenumbers.convert_alpha_characters_in_number(text))))
    return Number(found.dials, text) if found else None


def length_problem(digits: str) -> Problem:
    """Why ``digits`` reach nothing: too few of them, too many, or no such number."""
    right = next((length for prefix, length in LENGTHS if digits.startswith(prefix)), 9)
    if len(digits) == right:
        return "invalid"
    return "too-short" if len(digits) < right else "too-long"


def dial(href: str) -> Dialled:
    """What the ``tel:`` address ``href`` dials (RFC 3966), or whom a WhatsApp address writes to."""
    if match := WHATSAPP.match(href.strip()):
        return _written_to("".join(DIGITS.findall(unquote(match["number"]))))
    scheme, _, rest = href.strip().partition(":")
    if scheme.lower() != "tel":
        return Dialled("", problem="not-tel")
    subscriber, *parameters = unquote(rest).split(";")
    named = {key.lower(): value for key, _, value in (item.partition("=") for item in parameters)}
    extension = named.get("ext", "")
    digits = "".join(DIGITS.findall(subscriber))
    if not digits or re.search(r"[^0-9+*#().\-\s\u00a0\u2010-\u2015]", subscriber):
        return Dialled(digits, extension, "not-a-number")
    dialled = _reach(digits, subscriber.strip().startswith("+"))
    if dialled.problem in {None, "national"} and re.search(r"[^0-9+*#().\-]", subscriber):
        return Dialled(dialled.number, extension, "spaces")
    return Dialled(dialled.number, extension, dialled.problem)


def _written_to(digits: str) -> Dialled:
    """Whom WhatsApp writes to at ``digits``, which must begin with a country code and no plus or zero."""
    if found := international(digits):
        return Dialled(found.dials, problem="trunk-zero" if digits.startswith(COUNTRY + "0") else None)
    found = international(digits.removeprefix("00")) or national(digits)
    return Dialled(found.dials, problem="no-country") if found else Dialled("+" + digits, problem="invalid")


def _reach(digits: str, plus: bool) -> Dialled:
    """What ``digits`` reach, with or without a plus before them."""
    if plus:
        found = international(digits)
        if found is None:
            return Dialled("+" + digits, problem="invalid")
        return Dialled(found.dials, problem="trunk-zero" if digits.startswith(COUNTRY + "0") else None)
    if is_short(digits):
        return Dialled(digits)
    if found := national(digits):
        return Dialled(found.dials, problem="national" if re.match("0[1-9]", digits) else None)
    if found := international(digits.removeprefix("00")):
        return Dialled(found.dials, problem=None if digits.startswith("00") else "no-plus")
    return Dialled(digits, problem="invalid")


def href(number: str, extension: str = "", like: str = "tel:") -> str:
    """The address of ``number`` of the kind that ``like`` is, ``tel:`` or WhatsApp's.

    In ``tel:`` addresses service and short numbers stand as dialled in Malaysia, all others as E.164. Of several
    extensions, ``2104/2105``, the first is dialled.
    """
    if match := WHATSAPP.match(like):
        return like[: match.start("number")] + number.removeprefix("+") + like[match.end("number") :]
    inside = number.removeprefix("+" + COUNTRY)
    dialled = inside if SERVICE.match(inside) else number
    return f"tel:{dialled};ext={extension.partition('/')[0]}" if extension else f"tel:{dialled}"


def _parse(digits: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    """``digits`` as libphonenumber reads them; ``None`` where it cannot."""
    try:
        return phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None


def _number(parsed: phonenumbers.PhoneNumber, form: int) -> Number:
    """``parsed`` in the terms of this module, shown in libphonenumber's ``form``."""
    return Number(
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
        phonenumbers.format_number(parsed, form),
    )
