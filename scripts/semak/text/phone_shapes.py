"""What a phone number looks like in running text, and what merely looks like one: patterns, no decisions."""

from __future__ import annotations

import re

from semak.text.phone_words import AFTER_NUMBERS, THINGS, TIMES

SPACE = " \t\u00a0\u2000-\u200b\u202f\u2060"
DASH = "\\-\u00ad\u2010-\u2015\u2212"
DASHES = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
HYPHENS = "-\u2010\u2011\u2012\u2013"

ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|hairsp|ndash|mdash|minus|shy|plus|lpar|rpar|#[0-9]{1,5}|#[xX][0-9A-Fa-f]{1,4});"
)
INNER_TAG = re.compile(
    r"<(?<=[0-9)\-. ]<)/?(?:b|br|strong|em|i|u|span|mark|font|small|bdi|wbr|abbr)(?:\s[^<>]*)?/?>(?=[-.( ]{0,3}[0-9])",
    re.IGNORECASE,
)
INNER_MARK = re.compile(
    rf"[*_<](?:(?<=[0-9()].)|(?<=[0-9)][{SPACE}{DASH}./)].))"
    rf"(?:(?<=\*)\*{{0,2}}|(?<=_)_{{1,2}}|(?<=<)/?[A-Za-z][^<>]*>)(?=[{SPACE}{DASH}.()/]{{0,3}}[0-9])"
)
ESCAPE = re.compile(r"\\(?=[-+().])")
_CLOSED = "|".join(rf"(?<={area}[0-9]{{{count}}}\])" for area in (r"\[0", "60") for count in (1, 2))
SQUARE = re.compile(
    rf"\[(?=(?:\+?60|0)[0-9]{{1,2}}\][{SPACE}{DASH}]{{0,3}}[0-9]{{3}})"
    rf"|\](?:{_CLOSED})(?=[{SPACE}{DASH}]{{0,3}}[0-9]{{3}})"
)
"""Square brackets around an area: ``[03] 8000 8000``."""

DRESS = re.compile("|".join(each.pattern for each in (ENTITY, ESCAPE, INNER_MARK, SQUARE)))
"""What stands for a sign of a number, or within it, and is not read: ``&nbsp;``, ``**03**-8000 8000``."""


def _run(signs: str) -> str:
    """Up to twenty digits, with up to three of ``signs`` or a line's end before each."""
    return rf"(?:(?:[{SPACE}{DASH}._\u00b7{signs}]{{1,3}}|[{DASH}]?[ \t]{{0,8}}\r?\n[ \t]{{0,12}})?[0-9]){{0,20}}"


RUN = _run(")")
RUN_ABROAD = _run("()")
"""After a country code: ``+60 (3) 8000 8000``."""

SLASH = rf"[{SPACE}]?[/:][{SPACE}]?(?=[2-9][0-9]{{2,3}}[{SPACE}{DASH}]?[0-9]{{3,4}}(?![0-9]))"
"""After an area: ``03/8000 8000``, ``03:8000 8000``."""

_SINGLY = rf"(?:[{SPACE}{DASH}][0-9]){{8,11}}(?![{SPACE}{DASH}]?[0-9])"
"""Digits one by one: ``0 3 8 0 0 0 8 0 0 0``."""

# A number may start here: nothing but a space, a bracket or a word and a colon stands before it.
_WORDS = ("tel", "telefon", "fax", "faks", "hp", "h/p", "phone", "whatsapp", "wasap", "talian", "hotline")
_GLUED = "|".join(rf"(?<=\b{word}{sign})" for word in _WORDS for sign in ("", f"[{DASH}]"))
_LABELLED = "|".join(rf"(?<=(?<![?&])\b{word}=)" for word in _WORDS)
_PARTED = rf"(?=\(?\+?(?:6?0[0-9]{{1,3}}|1[{SPACE}{DASH}]?[3678]00)[)]?[{SPACE}{DASH}]{{1,3}}[0-9])"
START = (
    rf"(?:(?:(?<![0-9A-Za-z#@&%$€£\\°])(?<![0-9A-Za-z_][{DASH}])|(?i:{_GLUED}))"
    r"(?<![^=]=)(?<![^~]~)(?<![0-9A-Za-z]_)(?<![0-9A-Za-z]__)(?<![0-9][./:,])(?<!\.[A-Za-z]\.)"
    rf"|(?:(?<=[A-Za-z](?=\())|(?<=[a-z]{{3}}[\u2013\u2014])|(?i:{_LABELLED})){_PARTED})"
)
"""A word and a bracket, an open dash or, where it announces, ``=`` may touch a number whose groups are parted."""

NUMBER = (
    rf"(?:(?P<abroad>\(?\+[ ]?\(?[0-9]{RUN_ABROAD})"
    rf"|(?P<idd>00[{SPACE}{DASH}]?[1-9]{RUN_ABROAD})"
    rf"|(?P<singly>(?:6[{SPACE}{DASH}])?[01]{_SINGLY})"
    rf"|(?P<parted>0[{SPACE}{DASH}]{{1,3}}(?=[1-9](?:[{SPACE}{DASH}]?[0-9]){{7}})[1-9]{RUN})"
    rf"|(?P<service>\(?1[{SPACE}{DASH}.]{{0,3}}[0-9]00{RUN}(?:[{SPACE}{DASH}]?[A-Z]{{4,6}}(?![A-Za-z]))?)"
    rf"|(?P<national>\(?0[1-9](?:[0-9]?{SLASH}[2-9])?{RUN})"
    rf"|(?P<country>\(?6\)?[{DASH}]?\(?0(?:[{SPACE}{DASH}]\(?0?\)?)?(?:1|[3-9]){RUN_ABROAD}))"
)
CANDIDATE = re.compile(START + NUMBER)
LEAD = re.compile(r"(?:\(?\+[ ]?\(?|\()\Z")
"""What of a candidate stands before its first digit."""

CONTINUED = re.compile(NUMBER)
"""A number right after another one and what joins the two."""

GROUP = re.compile(r"[0-9][0-9]*")
PREFIX = re.compile(r"0[2-79]|08[0-9]|01[0-9]|01[15][0-9]")
"""An area (03 to 07, 09, 080 to 089; 02 was Singapore) or a mobile network (010 to 019)."""

PREFIXED = re.compile(r"(?:0[3-79]|08[0-9]|01[0-9])[0-9]{3,4}")
"""A prefix and the first half of the rest: ``0123456 789``."""

EXTENSION = re.compile(
    rf"[{SPACE},;]{{0,3}}\(?(?:samb(?:ungan(?:-sambungan)?)?|ext(?:ensions?|ns?|s)?|x|\#)[.:]?[{SPACE}]?"
    r"(?P<digits>[0-9]{1,6})(?![0-9A-Za-z])\)?",
    re.IGNORECASE,
)
_TO = "hingga|sehingga|sampai|s/d|to|through|until"
_OR = "atau|or|dan|and"
MORE_EXTENSIONS = re.compile(
    rf"(?:[{SPACE}]?(?P<sure>[/&@])[{SPACE}]?|[{SPACE}]?(?:,|[{DASH}])[{SPACE}]?|[{SPACE}](?:{_TO}|{_OR})[{SPACE}])(?!24/7(?![0-9]))"
    rf"(?P<digits>[0-9]{{1,6}})(?![0-9A-Za-z%]|[.:{DASH}][0-9A-Za-z]|[{SPACE}][{DASH}]?[{SPACE}]?[0-9])"
)
"""Another extension after one: the ``/2105`` of ``ext 2104/2105``."""

_DIGIT = "[0-9OoIl]"


def _spelt(joint: str) -> re.Pattern[str]:
    """A number in its usual grouping, with or without letters in place of digits; ``joint`` follows its first group."""
    area = rf"\(?[0Oo][1-9Il]{_DIGIT}?\)?{joint}{_DIGIT}{{3,4}}[{SPACE}{DASH}]?{_DIGIT}{{4}}"
    service = rf"[1Il]{joint}?[3678][0Oo]{{2}}{joint}{_DIGIT}{{2}}{joint}{_DIGIT}{{4}}"
    return re.compile(rf"{START}(?:{area}|{service})(?![0-9A-Za-z])")


MISREAD_BEFORE = re.compile(rf"(?:[OoIl]|[Il][{DASH}])\Z")
LETTERS = _spelt(f"[{SPACE}]?[{DASH}][{SPACE}]?")
LETTERS_CALLED = _spelt(f"[{SPACE}{DASH}]{{0,3}}")
"""The same after a word of calling."""

# --- What only looks like one --------------------------------------------------------------------------------------

ROW = re.compile(rf"(?:[0-9]+[{SPACE}])+\Z")
"""Right before digits: more of them, a space between."""

SPACED = re.compile(rf"[0-9]+(?:[{SPACE}\n]|\Z)")
"""Digits that nothing but a space parts from the next."""

DATE = re.compile(r"[0-9]{1,2}([-/._ ])[0-9]{1,2}\1(?:19|20)[0-9]{2}(?![0-9])")
IDENTITY_CARD = re.compile(
    rf"(?:[0-9]{{6}}[{DASH}{SPACE}][0-9]{{2}}[{DASH}{SPACE}]?[0-9]{{4}}"
    r"|[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{6})(?![0-9])"
)
HOURS = re.compile(
    rf"(?:[01][0-9]|2[0-4])[0-5][0-9][{SPACE}]?[{DASH}][{SPACE}]?(?:[01][0-9]|2[0-4])[0-5][0-9](?![0-9])"
)
REFERENCE = re.compile(r"[A-Za-z][^/]*/[^/]*/")
"""Right before a number: ``KSM/PUU/``."""

TAX_FILE = re.compile(r"(?<![A-Za-z])(?:= |(?:SG|OG|IG|CS|FA|LE|P[AT]|T[ACNRPJ]|[CDE])[ ])\Z")
"""Right before a number: the kind of a tax file, ``SG 01234567890``, or a sign that the number is a value."""

IP_ADDRESS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])")
AMOUNT = re.compile(r"(?:\bRM|\bMYR|\bUSD|\bSGD|[$€£])[ \u00a0]?[0-9 .,]*\Z")
SERIAL = re.compile(rf"0[0-9][{DASH}](?:19|20)[0-9]{{2}}[{DASH}]0[0-9]{{3}}")
"""``03-2026-0001``: the first record of its kind that year."""

PAIRS = re.compile(rf"[0-9]{{2}}(?:[{SPACE}][0-9]{{2}}){{4,}}")
"""A row of values; people also part a number like this, but then say that it is one."""

THOUSANDS = re.compile(rf"[0-9](?:[{SPACE}.][0-9]{{3}}){{3}}")
YEAR = re.compile(r"(?:19[0-9]|20[0-4])[0-9]")
DAY_OR_YEAR = re.compile(rf"{YEAR.pattern}|[0-9]{{6}}")
"""Behind the slash of a reference: ``/2026``, ``/250626``."""

TWO_YEARS = re.compile(rf"(?:19|20)[0-9]{{2}}[{SPACE}{DASH}]?(?:19|20)[0-9]{{2}}")
LIST_MARKER = re.compile(r"\n\s*[0-9]{1,2}[.)]")
CUT_OFF = re.compile(
    r"[0-9A-Za-z@%]|=(?!=)|_{1,2}[0-9A-Za-z]|[:,][0-9]|[/\\](?!24/7(?![0-9]))[A-Za-z0-9]|\.[0-9a-z]|[-\u2010\u2011\u00ad][0-9A-Za-z]"
)
"""After the digits: they are then part of something longer."""

DECIDED = re.compile(
    rf"[{SPACE}](?:(?:telah|sudah|belum|tidak|has been|have been|was|is)[ ])?"
    r"(?:di(?:luluskan|tolak|batalkan|terima|proses)|approved|rejected|refused|cancelled|declined|granted|processed)\b",
    re.IGNORECASE,
)
"""After the digits: what happens to applications, and to no telephone."""

NAME_BEHIND = re.compile(rf"[/{DASH}][A-Z][a-z]{{2}}|(?:atau|dan|or|and|[Tt]el|[Ff]aks|[Ff]ax)(?=[{SPACE}.:])")
"""After the digits: a word that belongs to nobody's reference, ``06-953 4418/Muar``, or lacks its space."""


def _counted(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]?(?:{'|'.join(units)})(?![A-Za-z])", re.IGNORECASE)


COUNTED, COUNTED_THINGS = _counted((*TIMES, *THINGS)), _counted(THINGS)
"""After the digits: they then count something; a time may follow a telephone number, too."""

ENDED = re.compile(
    rf"[{SPACE}]*(?:\n[{SPACE}>]*(?:[\n|*+#-]|\Z)|\n?[{SPACE}]*(?:\Z|[^\w\s%\u00b0]|(?:{'|'.join(AFTER_NUMBERS)})(?![A-Za-z])))",
    re.IGNORECASE,
)
"""After the digits: the sentence ends, or goes on with a word that nothing is counted by."""

# --- Numbers that only the words before them make one ---------------------------------------------------------------

ANNOUNCED = re.compile(
    rf"(?<![^\s:|(*_,/\"'“‘\[])(?P<digits>(?:[1-9][0-9]?[{DASH}])?[2-9][0-9]{{2,3}}[{SPACE}{DASH}]?[0-9]{{4}}"
    rf"|[2-9][0-9]{{2}}[{SPACE}{DASH}]?[0-9]{{3}}|[1-9][0-9]{{0,2}}(?:[{DASH}][0-9]{{2,4}}){{2}}[{SPACE}{DASH}][0-9]{{3,4}}"
    rf"|[0-9]{{9,11}}|[0-9]{{5}}|99[0-9]{{2}}|15[89][0-9]{{1,3}}|[0-9]{{3}}"
    rf"|15[{SPACE}{DASH}][0-9]{{3}}|[19](?:[{SPACE}{DASH}][0-9]){{2}}|1(?:[{SPACE}{DASH}][0-9]){{4}})"
    rf"(?![0-9A-Za-z_%@]|[,.:{DASH}][0-9A-Za-z]|/(?!99[0-9](?![0-9/]))[0-9A-Za-z]|[ ][0-9])"
)
"""A local or short number, one without its first 0 or with a wrong beginning, if a word of calling announces it."""

# --- What goes on from it ------------------------------------------------------------------------------------------

_ENDINGS = rf"(?:,[0-9]{{1,4}})+(?![0-9A-Za-z%/]|[,.:{DASH}][0-9A-Za-z])"
"""More endings after one, ``,17,18``."""

SIBLING = re.compile(
    rf"(?P<joint>[{SPACE}]?[/&][{SPACE}]?|[{SPACE}]@[{SPACE}]|[{SPACE}]?[{DASH}][{SPACE}]?|,[{SPACE}]?"
    rf"|[{SPACE}](?:{_TO}|{_OR})[{SPACE}])(?!24/7(?![0-9]))"
    rf"(?P<digits>[2-9][0-9]{{2,3}}[{SPACE}{DASH}]?[0-9]{{4}}|[2-9][0-9]{{2}}[{SPACE}{DASH}]?[0-9]{{3}}|[0-9]{{1,4}})"
    rf"(?![0-9A-Za-z%]|(?!{_ENDINGS})[,.:{DASH}][0-9A-Za-z]|/[A-Za-z])"
)
SPACED_OUT = re.compile(rf"(?:[{SPACE}][/&][{SPACE}][0-9]{{1,2}}(?![0-9/]))*[{SPACE}]*(?:\Z|[.,;]?[\n|)(<]|[.;])")
"""After the 23 of ``/ 23 / 24``, if nothing is counted or dated by it."""

SHORT_SIBLING = re.compile(
    rf"[{SPACE}]?(?:/|(?P<aside>[,;&]|\b(?:dan|and)\b)|\b(?:atau|or)\b)[{SPACE}]?(?:(?:atau|or|dan|and)[{SPACE}])?"
    r"(?P<digits>[0-9]{3}|[0-9]{5})(?![0-9A-Za-z%@]|[,.:][0-9])"
)
"""A short number after another number."""

JOINT = re.compile(rf"[{SPACE}]?[/,&;][{SPACE}]?|[{SPACE}]?[{DASH}][{SPACE}]?")
