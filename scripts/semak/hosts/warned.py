"""What a text says of a host that it names: that it is false, or that the reader should go there."""

from __future__ import annotations

import re

_FARTHEST = 1_000
_STOP = re.compile(r"(?<!awas)(?<!beware)(?<!hati-hati)(?<!waspada)[.!?]\s|\n\s*\n", re.IGNORECASE)
"""The end of a sentence; "Awas!" belongs to the next one."""
_NEW_BLOCK = re.compile(r"\n(?=[ \t]*(?:[-*+:][ \t]|\d{1,9}[.)][ \t]|[|#>]|!!!|\?\?\?|===))")
_MARKUP = re.compile(r"<[^<>]*>|[*_~=`“”\"]")
_BLANKS = re.compile(r"\s+")
_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[^\s,;]*)?(?:,(?=\s))?")

_FALSE = re.compile(
    r"\b(?:palsu|tiruan|samaran|menyamar|tipu\w*|(?:me|pe)nipu\w*|scam\w*|phish\w*|fake\w*|false|"
    r"sindiket|look-?alikes?|imitat\w+|fraud\w*|impersonat\w+|impost[eo]rs?|alamat (?:yang )?salah|wrong address(?:es)?)\b",
    re.IGNORECASE,
)
_CLAUSE = r"(?:(?!\.\s)[^!?;:,\n]){0,80}"
_INSTEAD = re.compile(
    rf"""\b(?:bukan|not|(?:
        (?:jangan|elak\w*|never|avoid|don['’]t|(?:do|must|should)[ ]not|(?:must|should)n['’]t)(?![ ]+(?:lupa|bimbang|risau|forget|worry))
        | (?:beware|awas|waspada|(?:ber)?hati-hati|watch[ ]out|look[ ]out|careful|wary)[ ]+
          (?:of|with|for|about|dengan|terhadap|akan|daripada)\b
        | tidak[ ]+(?:(?:pernah|akan|sekali-kali)[ ]+)?(?:mengguna|memiliki|mempunyai|menghantar|mengendali)\w*
        | (?:(?:does|did|will)[ ]not|(?:does|did)n['’]t|won['’]t)[ ]+(?:ever[ ]+)?(?:use|own|run|operate|send|have)
    ){_CLAUSE}
        | (?:(?:me)?laporkan|adukan|sekat|menyekat|block(?:s|ed)?|menyiasat|investigat(?:es?|ed|ing))[ ]+
          (?:(?:the|laman|web|sesawang|portal|alamat|pautan|site|website|page|address|link)[ ]+)*
    )[\s\W]*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What comes before a host, in its clause, that the reader is told to keep away from, or whose owner is denied."""
_DENIED = re.compile(
    r"""[^\w\s,;:]*(?:
        \s+(?:(?:itu|ini|tersebut)[ ]+)?(?:bukan|is[ ]not|isn['’]t|are[ ]not|aren['’]t|was[ ]not|wasn['’]t)\b(?![ ]+(?:sahaja|hanya|saja|di|only|just))
        | ,?\s+(?:(?:itu|ini|tersebut)[ ]+)?(?:is[ ]not|isn['’]t|is[ ]unofficial|does(?:[ ]not|n['’]t)[ ]belong|has[ ]nothing[ ]to[ ]do|
            bukan[ ]+(?:milik|kepunyaan|(?:laman|portal)[ ]+rasmi)|(?:tiada|tidak[ ]ada)[ ]+kaitan|
            tidak[ ]+(?:rasmi|sah|selamat|berkaitan|dimiliki|diiktiraf))\b(?![ ]+(?:only|just))
        | \s+(?:(?:itu|ini|tersebut)[ ]+)?(?:(?:telah|sudah|was|is|has[ ]been)[ ]+)?
            (?:disekat|dirampas|blocked|seized|taken[ ]down)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""What comes right behind a host that is said not to be the real one, or to be gone."""
_WATCH_OUT = re.compile(
    r"\b(?:(?:awas|beware|waspada|(?:ber)?hati-hati)\b|(?:amaran|warning|caution)\s*[:!–—-])", re.IGNORECASE
)

_TO_GO = (
    r"buka|bukalah|layari|layar ke|lawati|akses|mohon|kunjungi|pergi|klik|tekan|taip|masukkan|guna(?:kan)?|daftar|log masuk|bayar|semak|sahkan|"
    r"muat turun|open|visit|go|navigate|head to|access|apply|browse|click|tap|type|enter|use|register|sign (?:in|up)|log (?:in|on)|pay|check|verify|download"
)
_COPY = r"salin|tampal(?:kan)?|copy|paste"
_SITE = r"(?:(?:the|this|ini|laman|web|sesawang|portal|tapak|alamat|pautan|site|website|page|address|link|url)\s+)*"
_TOLD = re.compile(rf"\b(?:{_TO_GO})\b|\b(?:{_COPY})\s+{_SITE}$", re.IGNORECASE)
_TOLD_AFTER = re.compile(
    rf"\W*(?:(?:sila|please|dan|and|then|lalu)\s+)?(?:{_TO_GO}|{_COPY})\s+(?:(?:the|this|that)\s+)?"
    r"(?:it|alamat|pautan|laman|address|link|site|page)\b",
    re.IGNORECASE,
)
_TOLD_FIRST = re.compile(rf"\W*(?:(?:sila|please|kemudian|then)\s+)?(?:{_TO_GO})\b", re.IGNORECASE)
_PLACE = re.compile(rf"\b(?:di|ke|at|on|to|via|through|melalui|menerusi|{_TO_GO})\s+{_SITE}$", re.IGNORECASE)
_REPORTING = re.compile(
    rf"\b(?:(?:untuk|bagi|to)\s+(?:me)?(?:lapor(?:kan)?|ngadu(?:kan)?|report)|elak(?:kan)?|avoid|(?:jika|kalau|if)\s+(?:anda|you))"
    rf"\s+(?:[\w'’-]+\s+){{0,2}}{_FALSE.pattern}"
    rf"(?=[^,;:]{{0,40}}[,:]\s+(?:(?:sila|please)\s+)?(?:{_TO_GO}|lapor|report)\s+(?:(?:hanya|only|to|ke|di|at|in|on)\s+)*{_SITE}$)",
    re.IGNORECASE,
)
"""What the reader who is sent to a host wants to report or to avoid: "Untuk melaporkan penipuan, layari "."""
_REAL = re.compile(
    rf".*[;–—]\s*(?:(?:tetapi|but)\s+)?(?:yang|the)\s+(?:betul|sebenar|rasmi|sah|tulen|real|official|genuine|right|correct)"
    rf"\s+(?:(?:one|ones)\s+)?{_SITE}(?:ialah|adalah|is)\s+$",
    re.IGNORECASE,
)
"""In front of a host that is told apart from the false ones."""
_REPORTED = re.compile(rf"\W*(?:(?:sila|please)\s+)?report\s+{_SITE}-\s+to\b", re.IGNORECASE)
_UNWANTED = re.compile(
    r"\W*(?:jika|kalau|sekiranya|apabila|if|when)\b[^;:]* -[^;:,]{0,40},\s+(?:(?:sila|please|then)\s+)?"
    r"(?:delete|ignore|block|padam\w*|hapus\w*|abaikan|sekat)\s+(?:it|them|(?:the|that|this)?\s*(?:message|text|sms|e-?mail|link)|"
    r"mesej|e-?mel|pautan)\b",
    re.IGNORECASE,
)
"""Sentences, with a dash for the host, that tell what to do about it."""
_TRUSTED = re.compile(
    r"\b(?:lapor\w*|(?:meng)?adu(?:kan)?|aduan|report\w*|hubungi|contact|rasmi|official|sebenar|betul|genuine|real|correct|hanya|only)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[^\n\"]*\"(?P<title>[^\n\"]*)\"")
_INDENT = re.compile(r"[ \t]*")


def is_warned_of(text: str, start: int, end: int) -> bool:
    """Whether the sentence around the host from ``start`` to ``end`` tells the reader that it is false, or to keep away from it.

    So does the title of an admonition that speaks of fraud, except for what the reader is told to do in it.
    """
    before, behind = _sentence(text, start, end)
    if _INSTEAD.search(before) or _DENIED.match(behind):
        return True
    whole = f"{before}-{behind}"
    if _REPORTED.match(whole) or _UNWANTED.match(whole):
        return True
    others = "" if _REAL.match(before) else _REPORTING.sub("", before)
    if _FALSE.search(f"{others} {behind}"):
        return True
    if _TOLD_FIRST.match(before):
        return False
    if _WATCH_OUT.search(before):
        return not _PLACE.search(before)
    return not _TRUSTED.search(before) and any(map(_FALSE.search, _titles(text, start)))


def is_recommended(text: str, start: int, end: int) -> bool:
    """Whether the sentence around the host from ``start`` to ``end`` tells the reader to go there, or to type it."""
    before, behind = _sentence(text, start, end)
    return _TOLD.search(before) is not None or _TOLD_AFTER.match(behind) is not None


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence around a host, before and behind it, without markup and other hosts."""
    before, behind = text[max(0, start - _FARTHEST) : start], text[end : end + _FARTHEST]
    for ends in (_NEW_BLOCK, _STOP):
        before = ends.split(before)[-1]
        behind = ends.split(behind, 1)[0]
    return _plain(before), _plain(behind)


def _plain(text: str) -> str:
    """``text`` in one line, without markup; other hosts become a dash."""
    return _HOST.sub("-", _BLANKS.sub(" ", _MARKUP.sub("", text)))


def _titles(text: str, at: int) -> list[str]:
    """The titles of the admonitions that ``at`` lies in."""
    found: list[str] = []
    end = text.rfind("\n", 0, at) + 1
    inside = _width(text, end)
    while end > 0 and inside > 0 and at - end < 5 * _FARTHEST:
        start = text.rfind("\n", 0, end - 1) + 1
        if text[start:end].strip() and (width := _width(text, start)) < inside:
            inside = width
            if match := _TITLE.match(text, start):
                found.append(match["title"])
        end = start
    return found


def _width(text: str, start: int) -> int:
    """How far the line that begins at ``start`` is indented."""
    match = _INDENT.match(text, start)
    return len(match[0].expandtabs(4)) if match else 0
