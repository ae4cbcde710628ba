"""The Malay and English words that numbers are written with and counted in: data for ``semak.text.quantities``."""

from __future__ import annotations

_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "lapan": 8, "sembilan": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "sepuluh": 10, "sebelas": 11, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "seratus": 100, "hundred": 100,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MALAY = {
    word: value
    for word, value in _ONES.items()
    if word in {"dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan"}
}
_MALAY_ONES = {"satu": 1} | _MALAY
_ENGLISH_ONES = {word: value for word, value in _ONES.items() if word not in _MALAY_ONES}

NUMBER_WORDS: dict[str, int] = (
    _ONES
    | _TEENS
    | _TENS
    | {f"{word} belas": 10 + value for word, value in _MALAY.items()}
    | {f"{word} puluh": 10 * value for word, value in _MALAY.items()}
    | {f"{tens} puluh {ones}": 10 * ten + one for tens, ten in _MALAY.items() for ones, one in _MALAY_ONES.items()}
    | {f"{tens}-{ones}": ten + one for tens, ten in _TENS.items() for ones, one in _ENGLISH_ONES.items()}
)
"""Number words up to 99, and a hundred."""

HUNDREDS = {"ratus": 100, "seratus": 100, "hundred": 100}
THOUSANDS = {
    "ribu": 1_000, "seribu": 1_000, "thousand": 1_000, "juta": 1_000_000, "sejuta": 1_000_000, "million": 1_000_000,
    "bilion": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
"""What larger numbers are made of in words."""

_ENGLISH_ORDER = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"})
ORDER_WORDS = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kelapan": 8,
    "kesembilan": 9, "kesepuluh": 10, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "kesebelas": 11, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "thirty-first": 31, "kedua-dua": 2, "both": 2,
}  # fmt: skip
ORDER_WORDS |= {
    f"twenty-{word}": 20 + value for word, value in ORDER_WORDS.items() if value < 10 and word in _ENGLISH_ORDER
}
ORDER_WORDS |= {
    f"ke{word}": value for word, value in NUMBER_WORDS.items() if word.endswith(("belas", "puluh")) or "puluh " in word
}
"""Words that say a place or a count without a number."""

TIMES_WORDS = {
    "sekali": 1, "once": 1, "twice": 2, "double": 2, "twofold": 2, "thrice": 3, "triple": 3, "threefold": 3, "fourfold": 4,
    "fivefold": 5, "tenfold": 10, "sekali ganda": 2, "doubled": 2, "tripled": 3,
}  # fmt: skip
"""Words that say how many times."""

TIMES = "times"
"""The unit of what is counted by ``kali`` and ``times``."""

SLASHED = "/"
"""The unit of two numbers with a slash between them."""

RATIO, CODE = ":", "code"
"""The units of two numbers with a colon between them, and of capitals with a number: 1:3, E-102."""

UNITS = {
    "saat": "second", "second": "second", "seconds": "second", "sec": "second", "secs": "second",
    "minit": "minute", "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "jam": "hour", "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "hari": "day", "day": "day", "days": "day", "hari kalendar": "day", "calendar day": "day", "calendar days": "day",
    "hari bekerja": "working day", "hari kerja": "working day", "working day": "working day",
    "working days": "working day", "business day": "working day", "business days": "working day",
    "minggu": "week", "week": "week", "weeks": "week",
    "bulan": "month", "month": "month", "months": "month",
    "kali": TIMES, "times": TIMES,
    "dekad": "decade", "decade": "decade", "decades": "decade",
    "tahun": "year", "year": "year", "years": "year", "yr": "year", "yrs": "year",
    "kb": "KB", "kilobait": "KB", "kilobyte": "KB", "kilobytes": "KB",
    "mb": "MB", "megabait": "MB", "megabyte": "MB", "megabytes": "MB",
    "gb": "GB", "gigabait": "GB", "gigabyte": "GB", "gigabytes": "GB",
    "%": "%", "peratus": "%", "per cent": "%", "percent": "%",
    "ringgit": "RM", "sen": "sen", "cent": "sen", "cents": "sen",
    "px": "px", "piksel": "px", "pixel": "px", "pixels": "px", "km": "km", "kilometer": "km", "kilometre": "km",
    "kilometres": "km", "kilometers": "km", "m": "m", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "cm": "cm", "sentimeter": "cm",
    "centimetre": "cm", "centimetres": "cm", "mm": "mm", "milimeter": "mm", "millimetre": "mm", "millimetres": "mm",
    "m²": "m²", "m2": "m²", "meter persegi": "m²", "square metre": "m²", "square metres": "m²", "sq m": "m²", "sqm": "m²",
    "m persegi": "m²",
    "kg": "kg", "kgs": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "g": "g", "gm": "g", "gram": "g",
    "grams": "g", "mg": "mg", "miligram": "mg", "milligram": "mg", "milligrams": "mg",
    "liter": "l", "litre": "l", "litres": "l", "liters": "l", "ml": "ml", "mililiter": "ml", "millilitre": "ml", "millilitres": "ml",
}  # fmt: skip
"""What numbers count, each with the one name it has here."""

QUALIFIERS = frozenset({
    "academic", "additional", "assessment", "banking", "basis", "calendar", "clear", "complete", "consecutive",
    "different", "entire", "extra", "financial", "fiscal", "following", "full", "further", "last", "more", "natural", "next",
    "office", "or fewer", "or less", "or more", "other", "paid", "past", "payroll", "preceding", "previous", "prior",
    "remaining", "school", "separate", "solid", "straight", "successive", "tax", "unpaid", "wage", "whole", "work",
    "working",
})  # fmt: skip
"""What may stand in English between a number and its unit: two calendar months, twelve consecutive months."""

PARTS_OF_YEAR = {
    "suku": "nth quarter", "suku tahun": "nth quarter", "quarter": "nth quarter", "separuh": "nth half",
    "separuh tahun": "nth half", "half": "nth half", "semester": "nth semester",
}  # fmt: skip
"""Parts of a year that words of order count, each with the one name that its number has as a unit."""

VERSIONED = frozenset({
    "versi", "version", "ver", "ver.", "v", "v.", "keluaran", "release", "chrome", "edge", "firefox", "safari", "opera",
    "explorer", "windows", "macos", "ios", "ipados", "android", "java", "acrobat", "reader", "office", "excel", "tls",
})  # fmt: skip
"""Words after which a number with a dot is a version: 2.10 is not 2.1."""

WEEKDAYS = {
    "isnin": 1, "monday": 1, "mondays": 1, "mon": 1, "selasa": 2, "tuesday": 2, "tuesdays": 2, "tue": 2, "rabu": 3,
    "wednesday": 3, "wednesdays": 3, "wed": 3, "khamis": 4, "thursday": 4, "thursdays": 4, "thu": 4, "jumaat": 5,
    "friday": 5, "fridays": 5, "fri": 5, "sabtu": 6, "saturday": 6, "saturdays": 6, "sat": 6, "ahad": 7, "sunday": 7,
    "sundays": 7, "sun": 7,
}  # fmt: skip
"""Days of the week."""

WEEKDAY, MONTH_NAME = "day of the week", "month of the year"
"""The units of a day and of a month by their names alone."""

CONTRADICTORY = frozenset({"time", TIMES, SLASHED, RATIO, CODE, WEEKDAY, MONTH_NAME, *PARTS_OF_YEAR.values()})
"""Units that a paragraph has with one value only: another value in the other language is another statement."""

SMALLER = {
    "decade": (120, "month"), "year": (12, "month"), "month": (1, "month"), "week": (604800, "second"),
    "day": (86400, "second"), "hour": (3600, "second"), "minute": (60, "second"), "second": (1, "second"), "RM": (100, "sen"), "sen": (1, "sen"),
    "kg": (1000, "g"), "g": (1, "g"), "km": (1_000_000, "mm"), "m": (1000, "mm"), "cm": (10, "mm"), "mm": (1, "mm"),
    "l": (1000, "ml"), "ml": (1, "ml"),
}  # fmt: skip
"""Units of time, money, weight, length and volume in smaller ones, as far as they are always as many."""

PERIODS = frozenset({"minute", "hour", "day", "week", "month", "year"})
"""Units of time of which one is said in words as often as not. "A second" is as often the next attempt."""

LEFT_OUT = (*sorted(PERIODS), "working day")
"""Units that go without saying where the other language has them: "tujuh jam sehari", "seven a day"."""

PARTS_IN_MONTHS = {"nth quarter": "3", "nth half": "6"}
"""How long the parts of a year are."""

ONE_OF = {
    "sesaat": "second", "seminit": "minute", "sejam": "hour", "sehari": "day", "seminggu": "week", "sebulan": "month",
    "setahun": "year", "sedekad": "decade", "harian": "day", "mingguan": "week", "bulanan": "month", "tahunan": "year",
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "annually": "year",
}  # fmt: skip
"""Words that say one of a unit."""

CURRENCIES = {
    "rm": "RM",
    "myr": "RM",
    "usd": "USD",
    "us$": "USD",
    "sgd": "SGD",
    "s$": "SGD",
    "$": "$",
    "€": "€",
    "£": "£",
}
MULTIPLES = {
    "ribu": 3, "thousand": 3, "k": 3, "juta": 6, "million": 6, "bilion": 9, "billion": 9,
}  # fmt: skip
"""Words after a number and the powers of ten they stand for."""

AMOUNT_MULTIPLES = MULTIPLES | {"m": 6, "mn": 6, "mil": 6, "b": 9, "bn": 9, "bil": 9}
"""The same after money, where a letter says no metres."""

MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2, "mac": 3, "march": 3, "mar": 3,
    "april": 4, "apr": 4, "mei": 5, "may": 5, "jun": 6, "june": 6, "julai": 7, "july": 7, "jul": 7, "ogos": 8,
    "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nov": 11, "disember": 12, "december": 12, "dis": 12, "dec": 12,
}  # fmt: skip
CAPITALIZED_MONTHS = frozenset({"may", "mac", "mar", "march", "dis", "jan", "sep"})
"""Months that are other words too: they count with a capital letter only."""

HALVES_OF_DAY = {
    "am": "am", "a.m.": "am", "a.m": "am", "pagi": "am", "pm": "pm", "p.m.": "pm", "p.m": "pm", "petang": "pm",
    "malam": "night", "tengah hari": "noon", "tengahari": "noon", "tengah malam": "midnight", "noon": "noon",
    "midday": "noon", "midnight": "midnight", "pg": "am", "ptg": "pm", "mlm": "night", "tgh hari": "noon",
    "tghari": "noon", "tgh malam": "midnight", "dini hari": "am", "in the morning": "am", "in the afternoon": "pm",
    "in the evening": "pm", "at night": "night",
}  # fmt: skip
"""Words after an hour that say which half of the day it lies in."""

DIAL = "time on a dial"
"""The unit of a time that says no half of the day: "half past two"."""

HOURS = {
    "tengah hari": "12:00", "tengah malam": "00:00", "noon": "12:00", "midday": "12:00", "midnight": "00:00",
}  # fmt: skip
"""Hours with a name."""

_MONTHS_ALONE = {
    name: number
    for name, number in MONTHS.items()
    if len(name) > 4 or name in {"mac", "mei", "may", "jun", "june", "july", "ogos"}
}

_NTH = {"other": 2} | {word: value for word, value in ORDER_WORDS.items() if word in _ENGLISH_ORDER and value > 1}
_PERIODS = ("hour", "day", "week", "month", "year")

_RECURRENCES = {
    **{f"every {nth} {unit}": (str(value), unit) for nth, value in _NTH.items() for unit in _PERIODS},
    **{f"{word} {unit}": ("2", unit) for word in ("alternate", "every alternate") for unit in _PERIODS},
    **{f"alternate {unit}s": ("2", unit) for unit in _PERIODS},
    **{f"selang {word}": ("2", unit) for word, unit in (
        ("sejam", "hour"), ("sehari", "day"), ("satu hari", "day"), ("seminggu", "week"), ("satu minggu", "week"),
        ("sebulan", "month"), ("satu bulan", "month"), ("setahun", "year"), ("satu tahun", "year"),
    )},
    "biennial": ("2", "year"), "biennially": ("2", "year"), "dwitahunan": ("2", "year"),
    "dwibulanan": ("2", "month"), "dwimingguan": ("2", "week"), "fortnightly": ("2", "week"),
    "fortnight": ("2", "week"),
    "quarterly": ("3", "month"), "suku tahunan": ("3", "month"), "every quarter": ("3", "month"),
    "each quarter": ("3", "month"), "setiap suku": ("3", "month"), "setiap suku tahun": ("3", "month"),
    "half-yearly": ("6", "month"), "setengah tahunan": ("6", "month"), "every half-year": ("6", "month"),
    "every half year": ("6", "month"), "setiap setengah tahun": ("6", "month"),
}  # fmt: skip
"""Words that say how often, of which none names a whole unit."""

_DOZENS = {"dozen": ("12", ""), "sedozen": ("12", ""), "half a dozen": ("6", ""), "setengah dozen": ("6", "")} | {
    f"{word} dozen": (str(12 * value), "") for word, value in _ONES.items() if 1 < value < 6
}

_ROUND_THE_CLOCK = (
    "round the clock",
    "around the clock",
    "round-the-clock",
    "around-the-clock",
    "day and night",
    "night and day",
    "day or night",
    "sepanjang masa",
    "siang malam",
    "siang dan malam",
    "siang atau malam",
    "siang mahupun malam",
)
"""Twenty-four hours a day, whether or not seven days are named beside it."""

NAMED = (
    {name: (hour, "time") for name, hour in HOURS.items()}
    | {name: (str(number), WEEKDAY) for name, number in WEEKDAYS.items()}
    | {name: (str(number), MONTH_NAME) for name, number in _MONTHS_ALONE.items()}
    | _RECURRENCES
    | _DOZENS
    | dict.fromkeys(_ROUND_THE_CLOCK, ("24/7", SLASHED))
    | dict.fromkeys(("quarter of the", "quarter of your", "suku daripada"), ("25", "%"))
    | dict.fromkeys(
        (
            *(f"{three} of {the}" for three in ("three quarters", "three-quarters") for the in ("the", "your")),
            "tiga suku daripada",
        ),
        ("75", "%"),
    )
)
"""Hours, days, months and shares by their names alone, each with its value and unit."""

SMALL_SIGNS = frozenset({"hr", "sec", "min", "gm", "m", "g"})
"""Signs of units that nobody writes in capitals, unless by mistake: then they end what they say."""
SIGNS = SMALL_SIGNS | {"km", "cm", "mm", "kg", "mg", "ml", "kb", "mb", "gb", "px", "yr"}
"""Signs of units, which follow figures and no words."""
CAPITALIZED_UNITS = frozenset({WEEKDAY, MONTH_NAME})
"""What is named with a capital."""
