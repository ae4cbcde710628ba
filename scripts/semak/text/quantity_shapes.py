"""What numbers look like in running text, Malay and English: patterns of lower-case text, no decisions."""

from __future__ import annotations

import re

from semak.text.phone_shapes import ENDED
from semak.text.quantity_words import (
    AMOUNT_MULTIPLES,
    CURRENCIES,
    HALVES_OF_DAY,
    HOURS,
    HUNDREDS,
    MONTHS,
    MULTIPLES,
    NAMED,
    NUMBER_WORDS,
    ONE_OF,
    ORDER_WORDS,
    PARTS_OF_YEAR,
    QUALIFIERS,
    THOUSANDS,
    TIMES_WORDS,
    UNITS,
    VERSIONED,
)
from semak.text.wordlists import BLANK, any_of

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+|[ \u00a0]?[\u00bc-\u00be]|[ \u00a0](?:[13]/4|1/2)(?![0-9/]))?|[\u00bc-\u00be])"
SPACED = r"(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?)"
UNIT = rf"(?:{any_of(word for word in UNITS if word != '%')}(?![a-z0-9])|%)"
QUALIFIED = rf"(?:{any_of(QUALIFIERS)}[\s\u00a0]+){{0,2}}?"
"""What may stand between a number and its unit; tried only where the unit does not follow at once."""
SAME_BLOCK = r"(?![ \t]*\n[ \t>]*\n)"
"""Between a number and its unit no paragraph ends."""
MULTIPLE = rf"(?:[\s\u00a0]?{any_of(MULTIPLES)}(?![a-z0-9]))"
AMOUNT_MULTIPLE = (
    rf"(?:{MULTIPLE}|[\s\u00a0]?(?:mil|bil)(?![a-z0-9])"
    rf"|{any_of(word for word in AMOUNT_MULTIPLES if word not in MULTIPLES)}(?![a-z0-9]))"
)
_SAME_ITEM = r"(?![ \t]*\n[ \t>]*(?:\n|-[ \t]))"
"""What follows is no new paragraph and no bullet, which looks like the sign between the ends of a range."""
TO = rf"{_SAME_ITEM}(?:[\s\u00a0]*[-\u2010-\u2015\u2212/][\s\u00a0]*|[\s\u00a0]+(?:hingga|sehingga|sampai|ke|to|through|until|till|atau|or|dan|and)[\s\u00a0]+)"
BY = r"(?:[\s\u00a0]*[x\u00d7][\s\u00a0]*|[\s\u00a0]+by[\s\u00a0]+)"
THROUGH = rf"{_SAME_ITEM}(?:[\s\u00a0]*[-\u2010-\u2015\u2212][\s\u00a0]*|[\s\u00a0]+(?:hingga|sehingga|sampai|to|through|until)[\s\u00a0]+)"
MONTH = rf"{any_of(MONTHS)}(?![a-z])"
NTH = r"(?:st|nd|rd|th|[\s\u00a0]?hb|[\s\u00a0]?hari[\s\u00a0]?bulan)(?![a-z])"
CLOCK = r"[0-9]{1,2}(?:[.:][0-9]{2})?(?![0-9])"
HALF = rf"{any_of(HALVES_OF_DAY)}(?![a-z])"
WORD = rf"{any_of(NUMBER_WORDS)}(?![a-z])"
_PART = rf"{any_of(word for words in NUMBER_WORDS for word in re.split('[ -]', words))}(?![a-z])"
_JOINT = r"(?:[\s\u00a0-]+(?:and[\s\u00a0]+)?)"
_HUNDREDS = any_of(word for word in (*HUNDREDS, *THOUSANDS))
LARGE = rf"(?:{_PART}{_JOINT}){{0,5}}?{_HUNDREDS}(?![a-z])(?:{_JOINT}(?:{_PART}|{_HUNDREDS}(?![a-z]))){{0,8}}"
"""A number from a hundred on, in words: ``seratus dua puluh``, ``fifty thousand``."""

IN_BRACKETS = rf"(?:[\s\u00a0]?\((?:(?:{_PART}|{_HUNDREDS}(?![a-z])){_JOINT}?){{1,14}}\))?"
"""The same number again in words: ``14 (empat belas) hari``."""
FIGURES_IN_BRACKETS = rf"(?:[\s\u00a0]?\({NUMBER}\))?"
"""The same number again in figures: ``tiga (3) bulan``; "Seksyen 5(1)" names two."""
AND_HALF = rf"(?P<and_half>{SAME_BLOCK}[\s\u00a0-]+(?:setengah|and[\s\u00a0-]+a[\s\u00a0-]+half)(?![a-z]))?"
HALF_MORE = rf"(?P<half_more>{SAME_BLOCK}[\s\u00a0]+setengah(?![a-z]))?"

ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
NUMERIC_DATE = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_DAY = rf"[0-9]{{1,2}}(?![0-9])(?:{NTH})?"
_ALONG = r"(?:[\s\u00a0]*&[\s\u00a0]*|,?[\s\u00a0]+(?:dan|and|atau|or)[\s\u00a0]+)"
MORE_DAYS = (
    rf"(?:(?P<listed>(?:[\s\u00a0]*,[\s\u00a0]*{_DAY})*{_ALONG}{_DAY})|{THROUGH}(?P<last>[0-9]{{1,2}})(?:{NTH})?)?"
)
"""More days of the same month: "6, 7 and 8", "6-8"."""
_IN_YEAR = r"(?:,?[\s\u00a0]+(?P<year>[12][0-9]{3})(?![0-9]))"
DAY_MONTH = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?P<nth>{NTH})?{MORE_DAYS}[\s\u00a0]+(?:of[\s\u00a0]+)?(?P<month>{MONTH})\.?{_IN_YEAR}?"
)
MONTH_FIRST = re.compile(rf"(?<![a-z])(?P<month>{MONTH})\.?[\s\u00a0]+\Z")
DAY_YEAR = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:{NTH})?(?![0-9.,:]*[0-9])(?:{MORE_DAYS}(?![0-9.,:]*[0-9])(?=,?[\s\u00a0]+[12][0-9]{{3}}(?![0-9])|{ENDED.pattern}))?{_IN_YEAR}?",
    re.IGNORECASE,
)
"""What follows a month; more days do where nothing is counted by them: "October 1 and 5 copies"."""
YEAR = re.compile(r"[12][0-9]{3}(?![0-9])")
TIME = re.compile(
    rf"(?P<first>{CLOCK})(?:{TO}(?P<last>{CLOCK}))?(?:[\s\u00a0]*(?:o['\u2019]clock{BLANK})?(?P<half>{HALF})|{TO}(?P<until>{any_of(HOURS)})(?![a-z]))"
)
"""``8 pagi``, ``8-10 pagi``; ``8 to noon``."""
CLOCK_24 = re.compile(r"([0-9]{1,2}):([0-9]{2})(?![0-9:]|,[0-9]{3})")
ORDINAL = re.compile(rf"([0-9]+){NTH}")
COUNTED = re.compile(
    rf"(?P<first>{SPACED}|{NUMBER})(?:(?:{TO}|{BY})(?P<last>{NUMBER}))?{AND_HALF}(?P<multiple>{MULTIPLE})?{IN_BRACKETS}"
    rf"{SAME_BLOCK}[\s\u00a0-]{{0,2}}{QUALIFIED}(?P<unit>{UNIT}){HALF_MORE}"
)
AMOUNT = re.compile(
    rf"(?P<first>{SPACED}|{NUMBER})(?P<multiple>{AMOUNT_MULTIPLE})?(?:{THROUGH}(?P<last>{NUMBER})(?![0-9])(?!{MULTIPLE}?[\s\u00a0-]{{0,2}}{UNIT}))?"
)
MULTIPLIED = re.compile(
    rf"(?P<first>{NUMBER})(?P<multiple>[\s\u00a0]?{any_of(word for word in MULTIPLES if word != 'k')}(?![a-z]))"
)
RANGE = re.compile(r"([0-9]+)[-\u2010-\u2013]([0-9]+)(?![0-9])")
FROM_TO = re.compile(
    r"(?P<first>[0-2]?[0-9]\.(?:00|15|30|45))[-\u2010\u2011](?P<last>[0-2]?[0-9]\.(?:00|15|30|45))(?![0-9.%]|[\s\u00a0]+%)"
)
"""``9.00-17.00``: a quarter of an hour is told from a rate by its digits."""
SLASHED = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")
RATIO = re.compile(
    rf"([0-9]{{1,3}})(?::|(?P<spaced>[ \u00a0]:[ \u00a0]))([0-9]{{1,3}}(?:,[0-9]{{3}})*)(?![0-9:])(?(spaced)(?![\s\u00a0-]{{0,2}}{UNIT}))"
)
"""``1:3``, ``1 : 3``; "Soalan 3 : 5 minit" is none."""
STEPWISE = re.compile(r"[\s\u00a0]+(?:demi|(?P<by>by))[\s\u00a0]+")
"""Between two that are the same and say one step: "RM20 demi RM20"."""
CODES = re.compile(
    r"[A-Z0-9](?<![\w./@-].)(?:(?<=[A-Z])(?:[A-Z]{0,4}-?[0-9]{2,6}|[A-Z]{1,4}-?[0-9])[A-Z]?"
    r"|(?<=[0-9])[0-9]{0,3}[A-Z](?:[A-Z]|(?<=[0-9]{2}[A-Z])))(?![\w@]|[-./][\w])"
)
"""Capitals and digits of at least three signs; the first stands by itself, so that the search leaps."""
JOINS_DATES = re.compile(rf"{THROUGH}|{_ALONG}|,[\s\u00a0]*")
"""Between two dates of which the last one says the year of both."""
PLAIN = re.compile(rf"(?P<number>[0-9]+(?:\.[0-9]+){{2,}}|{SPACED}|{NUMBER}){IN_BRACKETS}")
VERSION_BEFORE = re.compile(rf"(?<![a-z]){any_of(VERSIONED)}[\s\u00a0]*\Z")
CURRENCY_BEFORE = re.compile(rf"(?<![a-z]){any_of(CURRENCIES)}[\s\u00a0]?\Z")
LIST_MARKER = re.compile(r"[0-9]{1,3}[.)](?=[ \t]|[^\W\d_])")
GLUED_BEFORE = re.compile(r"(?:[a-z_](?<![^a-z_]v)|[a-z][-.]|[0-9][.,:/]|(?<!:[0-9][0-9])(?<=[0-9])-)\Z")
GLUED_AFTER = re.compile(r"[a-z_]|[-./:,][0-9]")
DIGITS = re.compile(r"[0-9][0-9]*")
DIGITS_OR_FRACTIONS = re.compile(r"[0-9\u00bc-\u00be][0-9]*")
"""Slower: most texts have no ½."""

_DAY_WORD = rf"{any_of(word for word, value in NUMBER_WORDS.items() if value <= 31)}(?![a-z])"
_HOUR = rf"{any_of(word for word, value in NUMBER_WORDS.items() if value <= 24)}(?![a-z])"
_MINUTE = rf"{any_of(word for word, value in NUMBER_WORDS.items() if value < 60)}(?![a-z])"
_MINUTES = any_of(word for word, value in NUMBER_WORDS.items() if 10 <= value < 60)
CLOCK_IN_WORDS = re.compile(
    rf"(?:(?P<at>(?<=at[ ]))?(?P<minutes>half|(?P<quarter>quarter)|{_MINUTE}(?:{BLANK}(?P<counts>minutes?|minit))?)"
    rf"[\s\u00a0-]+(?:past|(?P<before>to)(?(quarter)|(?(counts)|(?(at)|(?!))))"
    rf"|(?:selepas|(?P<until>sebelum)){BLANK}(?:pukul|jam)(?(counts)|(?!))){BLANK}|(?P<said>pukul|jam){BLANK})?"
    rf"(?:(?P<since>{_HOUR}){TO})?(?P<hour>{_HOUR}|(?(minutes)(?:noon|midday|midnight)(?![a-z])|(?!))|[0-9]{{1,2}}(?![0-9.:])(?(said)(?={BLANK}(?:kurang|setengah|suku|tiga))))"
    rf"(?:{BLANK}(?P<less>kurang{BLANK})?(?P<more>setengah|(?:tiga{BLANK})?suku|{_MINUTES}|{_MINUTE}{BLANK}minit)(?![a-z]))?"
    rf"(?:(?:{BLANK}o['\u2019]clock)?[\s\u00a0]*(?P<half_of_day>{HALF})|(?(minutes)|(?(said)(?(more)|(?!))|(?!))))"
)
"""``half past eleven at night``, ``pukul dua setengah``; ``ten in the morning``."""

NO_ORDINAL = r"(?!(?<=second)[ ](?!(?:or|and|to|of|for|before|after|until|when|while|if|at|in|on|is|are)[ ])[a-z])"
"""After a unit: "a second call" and "every second day" count no seconds."""
PART_OF_YEAR = rf"{any_of(PARTS_OF_YEAR)}(?![a-z])"
IN_WORDS = re.compile(
    rf"(?:an?[\s\u00a0]+)?(?P<large>{LARGE}){FIGURES_IN_BRACKETS}(?:{SAME_BLOCK}[\s\u00a0-]{{1,2}}{QUALIFIED}(?P<large_unit>{UNIT}))?"
    rf"|(?P<dated>(?:(?P<day>{any_of(ORDER_WORDS)})[\s\u00a0]+(?:day[\s\u00a0]+)?of"
    rf"|(?P<day_word>{_DAY_WORD})[\s\u00a0]*(?:hb|hari[\s\u00a0]?bulan))[\s\u00a0]+(?P<month>{MONTH})\.?{_IN_YEAR}?)"
    rf"|(?P<counted>(?P<first>{WORD})(?:{TO}(?P<last>{WORD}|{NUMBER}))?{AND_HALF}{FIGURES_IN_BRACKETS}"
    rf"{SAME_BLOCK}[\s\u00a0-]{{1,2}}{QUALIFIED}(?P<unit>{UNIT}){HALF_MORE})"
    r"|(?P<quarters>(?:(?:three|tiga)[ ])?(?:quarters?[ ]of[ ]an[ ]hour|suku[ ]jam)(?![a-z]))"
    rf"|(?:half[ -](?:an?[ ])?|setengah[ ])(?P<half>{UNIT})"
    rf"|(?:an?|another|per|every|each|setiap|tiap)[ ](?P<each>{UNIT}){NO_ORDINAL}(?P<each_half>[\s\u00a0]+and[\s\u00a0]+a[\s\u00a0]+half(?![a-z]))?"
    rf"|(?P<one>{any_of(ONE_OF)}(?![a-z]))(?P<one_half>[\s\u00a0]+setengah(?![a-z]))?"
    rf"|(?P<named>{any_of(NAMED)}(?![a-z]))"
    rf"|(?P<times>{any_of(TIMES_WORDS)}(?![a-z]|[\s\u00a0]+(?:lagi|gus|pun)(?![a-z])))"
    rf"|(?:(?P<part_before>{PART_OF_YEAR})[\s\u00a0]+)?(?P<order>{any_of(ORDER_WORDS)}(?![a-z]))"
    rf"(?:[\s\u00a0]+(?P<part_after>{PART_OF_YEAR}))?"
    rf"|(?P<word>{WORD})(?P<word_half>[\s\u00a0-]+(?:setengah|and[\s\u00a0-]+a[\s\u00a0-]+half)(?![a-z]))?{FIGURES_IN_BRACKETS}"
    r"|(?P<share>(?:half|separuh|setengah[\s\u00a0]+daripada)(?![a-z]))"
)
FIRST_WORDS = {
    *NUMBER_WORDS,
    "seribu",
    "sejuta",
    *ORDER_WORDS,
    *TIMES_WORDS,
    *ONE_OF,
    *NAMED,
    *PARTS_OF_YEAR,
    "half",
    "setengah",
    "jam",
    "pukul",
}
FIRST_OF_WORDS = frozenset(re.findall(r"\A[a-z]+", word)[0] for word in FIRST_WORDS) | {
    "a", "an", "another", "per", "every", "each", "setiap", "tiap"
}  # fmt: skip
"""With what :data:`IN_WORDS` and :data:`CLOCK_IN_WORDS` begin: letters only."""
FIRST_OF_CLOCK = frozenset(re.findall(r"\A[a-z]+", word)[0] for word in NUMBER_WORDS) | {
    "half",
    "quarter",
    "jam",
    "pukul",
}
"""With what :data:`CLOCK_IN_WORDS` begins."""
LETTERS = re.compile(r"[a-z](?<![a-z].)[a-z]*")
