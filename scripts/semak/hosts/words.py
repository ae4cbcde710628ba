"""Words and look-alike letters that host names are compared by: data for ``semak.hosts.watch``."""

from __future__ import annotations

import re

GENERIC = frozenset({
    "www", "assist", "auth", "online", "portal", "mail", "maid", "login", "app", "apps", "api", "help", "support", "web",
    "info", "data", "cdn", "static", "docs", "blog", "news", "services", "service", "secure", "account", "accounts",
    "my", "gov", "public", "home", "main", "start", "new", "old", "member", "members", "user", "users", "admin", "client",
    "malaysia", "malaysian", "mobile", "email", "webmail", "media", "images", "files", "download", "downloads", "forms", "search", "status",
    "community", "forum", "events", "jobs", "careers", "shop", "store", "payment", "payments", "cloud", "demo", "test",
    "eservice", "eservices", "perkhidmatan", "borang", "awam", "semakan", "sistem", "system", "register", "gateway",
})  # fmt: skip
"""Names that anybody may have: no sign of an official site."""

LURES = frozenset({
    # services and offices
    "eplks", "plks", "mypass", "myeg", "fwcms", "immigration", "imigresen", "socso", "kwsp", "lhdn", "passport",
    "pasport", "permit", "visa", "levi", "levy", "majikan", "employer", "pekerja", "worker", "caruman", "contribution",
    # whose it pretends to be
    "malaysia", "malaysian", "kerajaan", "gov", "government", "govmy", "my", "rasmi", "official",
    # what it pretends to be for
    "portal", "online", "login", "signin", "logmasuk", "masuk", "log", "daftar", "register", "registration", "signup",
    "semak", "semakan", "check", "status", "bayar", "bayaran", "pay", "payment", "akaun", "account", "renew", "renewal",
    "lanjutan", "permohonan", "apply", "application", "reset", "verify", "verification", "pengesahan", "secure",
    "update", "kemaskini", "tuntutan", "claim", "refund", "result", "keputusan", "pendaftaran", "password",
    "katalaluan", "help", "helpdesk", "support", "bantuan", "service", "services", "servis", "perkhidmatan", "app",
    "apps", "web", "www", "site", "system", "sistem", "e", "id", "sso", "auth", "assist", "2u", "info", "center",
    "centre", "pusat", "live", "new", "baru", "user", "pengguna",
})  # fmt: skip
"""Words that a false site adds to an official name; also top-level domains that read like them."""

SURE_ENDINGS = frozenset({
    "com", "net", "org", "my", "gov", "edu", "biz", "info", "online", "site", "website", "xyz", "top", "shop", "club", "asia",
})  # fmt: skip
"""Top-level domains that no file and nothing in a program is called by."""

FILE_ENDINGS = frozenset({
    "md", "py", "sh", "rs", "pl", "pm", "so", "ps", "zip", "mov", "ai", "ms", "cc", "am", "in", "tf", "st", "as", "mk", "do",
    "la", "sc", "map", "bar", "tr", "nc", "au", "movie", "dot", "man", "page", "mm", "re", "ml", "vi", "bz", "cab", "dev",
})  # fmt: skip
"""Top-level domains that files are called by as well."""

DOCUMENT_ENDINGS = frozenset({
    "docx", "docm", "xlsx", "xlsm", "pptx", "odt", "ods", "odp", "epub", "har", "log", "bak", "tmp", "yml", "yaml", "toml",
    "ini", "cfg", "conf", "pem", "crt", "cer", "csr", "key", "7z", "rar", "ics", "psd", "apk", "dmg", "iso", "sql", "sqlite",
})  # fmt: skip
"""What files are called by that is neither a top-level domain nor known to the standard library's ``mimetypes``."""

MEMBERS = frozenset({
    "id", "is", "me", "to", "it", "no", "at", "by", "be", "us", "pk", "io", "ne", "gt", "lt", "ge", "tv", "fm", "cd", "ws",
})  # fmt: skip
"""Top-level domains of countries that things in programs are called by as well."""

SERVICES = (
    ("eplks", "imigresen-online.imi.gov.my"),
    ("myimms", "imigresen-online.imi.gov.my"),
    ("socso", "www.perkeso.gov.my"),
)
"""What people call a service whose official host does not name it."""

ARCHIVES = frozenset({
    "web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo",
    "archive.md",
})  # fmt: skip
"""Sites that keep copies of others: the address of the copy holds the address of the page."""

LIST_ARCHIVES = frozenset({"groups.google.com", "mail-archive.com", "www.mail-archive.com", "marc.info"})
"""Sites with a page for each mailing list, whose address holds the list's name."""

PLATFORMS = frozenset({
    "facebook.com", "fb.com", "instagram.com", "x.com", "twitter.com", "youtube.com", "tiktok.com", "linkedin.com", "t.me",
    "threads.net", "github.com", "google.com", "bing.com", "w3.org", "archive.org",
})  # fmt: skip
"""Registered names that everybody knows: what stands behind one is an account there, or what a page is about."""

SHORT = 4
"""A name of so few letters is in too many others: it counts only beside a lure, or exactly, under a Malaysian suffix."""

GOVERNMENT = frozenset({"gov", "gob", "gouv", "govt", "go", "gub", "guv", "gv", "gc"})
"""First labels of public suffixes under which only a government registers names."""

MINISTRY = re.compile("(?:mo|do)[a-z]{1,2}")
"""Ministry of ..., Department of ...: every government that speaks English has the same abbreviations."""

CONFUSED = frozenset(map(frozenset, ("mn", "ui", "io", "uv", "vw", "vy", "gq", "ij", "il")))
"""Letters that look alike or lie side by side: what a short name may differ in and still be taken for another."""

LOOK_ALIKES = (("rn", "m"), ("vv", "w"), ("cl", "d"))
"""Pairs of letters that read as one."""

ONE_FOR_ANOTHER = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "2": "z",
        "i": "l",
        "|": "l",
        "!": "l",
        "3": "e",
        "4": "a",
        "5": "s",
        "$": "s",
        "6": "b",
        "8": "b",
        "7": "t",
        "9": "g",
    }
)
"""Digits and letters that read as another letter; ``i`` and ``l`` are one."""

ALMOST = str.maketrans("вкмнптзшьигβεκμπτχωʍ\u2010\u2011\u2013", "bkmhnt3wburbekuntxwm---")
"""Letters and hyphens that pass for a Latin one within a name, though Unicode's table does not hold them for the same."""

MIXED_WITH_LATIN = frozenset({"HAN", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL"})
"""Scripts that ordinary names mix with Latin letters (Unicode Technical Standard 39, "highly restrictive")."""
