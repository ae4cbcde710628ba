"""Words by which a sentence tells two things apart, in Malay and English: data for ``semak.pages.exchanges``."""

from __future__ import annotations

_PAIRS = (
    "adult dewasa", "agent ejen", "agriculture pertanian", "annual tahunan", "application permohonan", "bank", "before sebelum",
    "after selepas", "branch cawangan", "child children kanak-kanak anak", "citizen warganegara", "company syarikat",
    "construction pembinaan", "contribution caruman", "counter kaunter", "deposit", "employee worker pekerja",
    "employer majikan", "existing sedia", "female women woman wanita perempuan", "fine denda penalti penalty", "first dahulu",
    "foreign asing", "individual individu", "insurance insurans", "large besar", "late lewat", "later then kemudian",
    "less kurang", "levy levi", "local tempatan", "male men man lelaki", "manufacturing pembuatan perkilangan",
    "maximum maksimum", "minimum", "monthly bulanan", "more lebih", "new baharu baru", "old lama", "online",
    "part-time sambilan", "pass pas", "passport pasport", "peninsular semenanjung", "permanent tetap", "photo gambar",
    "plantation perladangan", "process processing pemprosesan", "register registration pendaftaran", "renewal pembaharuan",
    "resident pemastautin", "services perkhidmatan", "small kecil", "student pelajar", "temporary sementara",
    "upload", "visa", "wage salary gaji", "weekly mingguan",
)  # fmt: skip
"""In each entry words for one thing; the first is the name it has here."""

CONTRASTS = {word: entry.split()[0] for entry in _PAIRS for word in entry.split()}
"""Each word with the one name of what it says; a plural in ``s`` is no word of its own."""
