"""Small words that tell languages apart: data for ``semak.text.languages``.

A word stands in one list only where no other language of this table uses it as often, so that counting is enough.
Indonesian shares Malay's list; what only it has stands apart.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, which blanks part."""
    return frozenset(text.split())


_MALAY = words(
    "adalah akan anda antara apa apabila atas atau bagi bahawa bahwa banyak baru beberapa belum berikut bila boleh buka bukan "
    "cara cuba dahulu dalam dan daripada dari dapat dengan di diberi digunakan dilihat dua guna hanya hari hendaklah hubungi "
    "ialah ikut ini isi itu jangan jika juga kali kami karena kerana kemudian kembali kepada ketika klik lagi lain lalu "
    "langkah lebih lihat masih masukkan mereka mesti muat mungkin nombor oleh orang pada paling pastikan perlu pilih pula "
    "saat saja sahaja sama sampai satu saya sebagai sebelum sedang segera sehingga sekali sekarang selepas setelah semak "
    "salah betul bermaksud bermakna cari melalui mengikut menurut mulai pernah sebarang sekiranya tetapkan sebab "
    "semasa semua semula seperti serta setiap sila simpan sini sudah supaya tahun tanpa tarikh tekan telah tersebut tentang "
    "tertentu terus tetapi tiada tidak tunggu turun untuk walaupun yang"
)
_INDONESIAN = words(
    "akun anda bahwa bisa karena kantor kami unduh unggah sandi silakan mobil nomor seperti tanggal uang"
)
_ENGLISH = words(
    "a about after again all also always an and another any are as at be because been before being between but by call can "
    "cannot check choose click could did do does each enter every first for from get give go has have he her here him his "
    "how if in into is it its last later like made make many may more most must my need never next no not now of off on "
    "once one only open or other our out over page please press same see select send she should since so some still such "
    "than that the their them then there these they this those through to too try turn type under until up us use used "
    "using very was we were what when where which while who why will with within without would you your"
)
_FRENCH = words(
    "à alors apres après au aucun aussi autre aux avant avec avez avoir ce cela ces cette chaque comme dans depuis des deux "
    "de donc du elle elles en encore entre est et été être fait il ils je la le les leur leurs mais même mon ne nos notre nous "
    "ou où par pas peut plus pour pouvez quand que quel qui sans ses si son sont sous sur tout toute tous tres très un une "
    "utiliser vers vos votre vous"
)
_SPANISH = words(
    "a al antes así aunque cada como con cual cuando de del desde donde dos el ella ellos en entre era es esa ese esta está "
    "estas este esto estos están fue ha hacer hasta hay la las lo los más me mi mientras mismo muy nada ni no nos o otra "
    "otro para pero por porque puede pueden que quien se ser si sin sobre solo son su sus también tiene todo todos un una "
    "uno usar usted y ya"
)
_GERMAN = words(
    "aber alle als am an auch auf aus bei bis bitte da damit dann das dass dem den der des die dies diese dieser durch ein "
    "eine einem einen einer eines er es für haben hat hier ich ihr ihre ihrer im in ist ja jede kann kein keine können mit "
    "muss müssen nach nicht noch nur oder ohne schon sein seine sich sie sind so über um und unter vom von vor war was "
    "wenn werden wie wir wird wurde zu zum zur zwischen"
)
_PORTUGUESE = words(
    "a ainda antes ao aos apenas até cada com como da das de depois deve dos e ela ele em entre é era essa esse esta está estas este estes estão foi há "
    "isso isto já mais mas mesmo muito na nada nas não no nos num numa o os ou para pela pelas pelo pelos pode porque por qual qualquer quando que se sem ser seu "
    "sua são também tem todos um uma usar você"
)
_DUTCH = words(
    "aan al alle als bij dan dat de deze die dit door een en er geen had heb hebben heeft het hier hij hoe ik in is je kan "
    "kunnen maar meer met moet naar niet nog nu of om onder ook op over te tot u uit uw van voor was wat we werd wij worden "
    "wordt zal ze zich zijn zo"
)
_ITALIAN = words(
    "a ai al alla alle agli anche che chi ci come con cui da dal dalla dalle degli dei del della delle di da dopo dove due e è ed essere fa gli ha "
    "hanno i il in io la le lo loro ma nel nella non o ogni per perché più poi prima quando quello questa questo se senza "
    "si solo sono su sua sui sul sulla sulle suo tra tutti un una uno"
)

WORDS: dict[str, frozenset[str]] = {
    "ms": _MALAY,
    "id": _MALAY | _INDONESIAN,
    "en": _ENGLISH,
    "fr": _FRENCH,
    "es": _SPANISH,
    "de": _GERMAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
    "it": _ITALIAN,
}

KIN = (frozenset({"ms", "id"}), frozenset({"fr", "es", "pt", "it"}), frozenset({"de", "nl"}))
"""Languages so close that they share many small words."""

SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u0b80", "\u0bff", "ta"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u1000", "\u109f", "my"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0590", "\u05ff", "he"),
    ("\u0370", "\u03ff", "el"),
)
"""First and last letter of scripts that one language of a site is written in; Japanese before Chinese."""

SHARED_SCRIPTS: dict[str, frozenset[str]] = {
    "zh": frozenset({"ja"}),
    "ru": frozenset({"uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    "ar": frozenset({"fa", "ur", "ps", "ckb", "ug"}),
    "hi": frozenset({"mr", "ne", "sa"}),
    "he": frozenset({"yi"}),
    "bn": frozenset({"as"}),
}
"""Other languages in the scripts above, by the one that stands there."""
