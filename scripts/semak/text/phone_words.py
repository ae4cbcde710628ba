"""The words beside a number that say whether it can be called, in Malay and English, as pieces of regular expressions."""

from __future__ import annotations

# A number right after one of these is meant to be called.
PHONE_WORDS = (
    "tel", "telefon", "telephone", "telpon", "phone", "handphone", "mobile", "bimbit", "hp", "h/p", "fax", "faks",
    "talian", "hotline", "helpline", "careline", "infoline", "call", "calling", "calls", "dial", "dialling", "dail",
    "ring", "hubungi", "menghubungi", "dihubungi", "panggil", "whatsapp", "sms", "bebas tol", "toll[- ]?free",
)  # fmt: skip

# A number right after one of these is a record's number, never a telephone's, however it is grouped.
RECORD_WORDS = (
    "ssm", "roc", "rob", "isbn", "issn", "doi", "ruj", "rujukan", "rujukan kami", "ref", "reference", "our ref",
    "passport", "pasport", "mykad", "nric", "mykid", "mypr", "resit", "receipt", "invois", "invoice", "transaksi",
    "transaction", "tracking", "siri", "serial", "hash", "token", "build", "uuid", "versi",
    "version", "mycoid",
)  # fmt: skip

# The same, but only when "no.", "nombor", "number", "kod" or "ID" stands with it: "talian pendaftaran" is a telephone.
NUMBERED_THINGS = (
    "pendaftaran", "registration", "daftar", "syarikat", "company", "perniagaan", "business", "majikan", "employer",
    "pekerja", "worker", "akaun", "account", "bank", "kad pengenalan", "kad", "identity card", "ic", "kp", "k/p",
    "card", "permit", "lesen", "licence", "license", "fail", "file", "bil", "bill", "cukai", "tax", "polisi", "policy",
    "jaminan", "guarantee", "tiket", "ticket", "kes", "case", "pesanan", "order", "fomema", "permohonan",
    "application", "pelanggan", "customer", "ahli", "member", "sijil", "certificate", "kontrak", "contract", "borang",
    "form", "dokumen", "document", "pengguna", "user", "produk", "product", "kelulusan", "approval", "akuan",
    "acknowledgement", "acr", "ecr", "aduan", "complaint", "kuota", "quota", "sppa", "plks", "staf", "staff", "qr",
    "cek", "cheque", "x-ray", "sebut harga", "tender",
)  # fmt: skip

# Between a phone word and a short number, these say that the number is something else.
NOT_A_SHORT_NUMBER = (
    "samb", "sambungan", "ext", "extension", "ralat", "error", "kod", "code", "bilik", "room", "aras", "level", "langkah",
    "step", "akta", "act", "seksyen", "section", "muka", "page", "tahun", "year", "sejak", "since", "borang", "form",
)  # fmt: skip

# After a number, these say that it counts something.
UNITS = (
    "jam", "minit", "saat", "hari", "minggu", "bulan", "tahun", "kali", "orang", "pekerja", "digit", "aksara", "ringgit",
    "sen", "hours?", "minutes?", "seconds?", "days?", "weeks?", "months?", "years?", "times", "people", "workers?",
    "digits?", "characters?", "pagi", "petang", "malam", "am", "pm", "a\\.m", "p\\.m", "peratus", "per cent", "percent",
    "mb", "kb", "gb", "[kmg]bps", "%", "majikan", "employers?", "syarikat", "companies", "permohonan", "applications?",
    "rekod", "records?",
)  # fmt: skip
