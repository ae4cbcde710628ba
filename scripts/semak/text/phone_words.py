"""The words beside a number that say whether it can be called, in Malay and English; each is looked up as one word."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PHONE_WORDS = _set("""
    tel telefon telephone telephones telefax telpon tepon fon phone phones handphone handphones smartphone mobile bimbit
    hp h/p fax faks faksimili facsimile talian hotline hotlines helpline careline infoline landline call calling calls dial
    dialling dialing dail mendail ring hubungi menghubungi dihubungi menelefon menelepon ditelefon panggil
    ph telp tlf telf whatsapp wasap sms tol toll toll-free tollfree
    contact contacts kontak \u260e \u260f \u2706 \U0001f4de \U0001f4f1 \U0001f4e0
    """)
"""A number after one of these is meant to be called."""

PHONE_LABELS = _set("t f m p h hp")
"""The same with a colon: ``T: 03-8000 8000``."""

LINES = _set("hot help care info direct land office main general complaint complaints emergency crisis heal service")
"""A line after one of these is a telephone's."""

NUMBER_NOUNS = _set("no nos nombor bernombor num number numbers numbered kod code id")
"""Whether ``no. X`` can be called, X says."""

CODES = _set("kod code")
"""What an office or a person has of these is none of its telephone numbers."""

RECORD_NUMBERS = _set("""
    roc rob isbn issn doi ruj rujukan ref reference nric mykad mykid mypr mycoid siri serial token hash uuid build versi
    version tracking txn imei ic kp k/p tin otp tac kod code id bil bernombor
    """)
"""These are a record's number by themselves: ``Ruj. 0380008000``, ``IC no. 010203105678``."""

PAPERS_BEHIND = _set("note order sheet")
PAPERS_BEFORE = _set("nota")
"""With what they are for, these are records: "delivery note", "nota hantaran"."""

ISSUED = _set("ahli member pelanggan customer pesakit patient pelajar student")
"""Who is given a number; alone before bare digits: ``Ahli 0380008000``."""

RECORDS = _set("""
    resit receipt invois invoice transaksi transaction akaun account fail file bil bill tiket ticket kes case sijil
    certificate akuan acknowledgement acr ecr sppa vdr qr cek cheque x-ray pelekat sticker slip bungkusan parcel
    kelompok batch baucar voucher peranti device model notis notice saman summons rekod record item aset asset geran
    lot pelan plan kontena container penyata statement ralat error laluan password po do quotation ac a/c acc accounts
    sku s/n meter job awb hs nec angka nilai value jumlah amount total sum rentetan string data medan field lajur
    column baris row username userid login timestamp epoch size saiz offset inv ser ptd p/n part sr giro mc nrm draf draft
    bilangan kuantiti quantity qty tag cip chip vin casis chassis enjin engine barcode rfid kupon coupon loteri lottery
    nisan gilingan palet pallet kotak box loker locker petak waran warrant inden indent lejar ledger jurnal journal vot
    gadaian pegangan manifest seal edisi edition naskhah katalog catalogue catalog arkib archive indeks index matrik
    matric swift cds bon mrn strata grn d/o konsainan bawaan plat plate lukisan drawing badge lencana
    lading petisyen petition writ guaman suit memo kertas inventori inventory stok stock roadtax debit kredit credit
    docket waybill folio dossier
    """)
"""The same where a word for number stands with them, or where they label the number: ``Resit rasmi: 0380008000``."""

SERVICES = _set("""
    pendaftaran registration daftar permohonan application aduan complaint tuntutan claim semakan verification bayaran
    pembayaran payment deposit caruman contribution rayuan appeal kemalangan accident insiden incident laporan report
    penghantaran shipment consignment tempahan booking temujanji janji appointment giliran queue levi levy kuota quota
    pasport passport permit lesen licence license visa pas pass kad card pengenalan identity pengesahan confirmation
    kompaun compound cukai tax perjalanan travel kelulusan approval dokumen document borang form surat letter harga
    tender kenderaan vehicle projek project warta gazette pekeliling circular lampiran keahlian membership import
    eksport penerbangan flight sesi session plks jaminan guarantee polisi policy kontrak contract produk product
    pesanan order gst sst hartanah perlesenan pelesenan licensing kelayakan perolehan procurement penyertaan entry
    pencalonan undian cagaran skim scheme gaji payroll pencen pension saham share shares cabutan terbitan kursus course
    program programme modul module kelas class calon candidate penajaan biasiswa scholarship pinjaman loan mortgage
    langganan subscription premis premises bangunan taksiran assessment peruntukan sosial social tambang bekalan
    hantaran delivery kiriman dispatch packing serahan purchase belian pemeriksaan examination ujian test saringan screening
    requisition request permintaan enrolment enrollment
    """)
"""A word for number makes these a record, too; without one, ``Pendaftaran: 03-8000 8000`` is whom to call for it."""

PARTIES = _set("""
    syarikat company perniagaan business majikan employer pekerja worker employee pelanggan customer ahli member
    pengguna user staf staff pembekal vendor supplier pesakit patient pelajar student
    """)
"""The same of whose number it is."""

ANY_VALUE = _set("nilai value values data item items angka string field medan")
"""Headings of columns that do not say what stands in them."""

AGENCIES = _set("""
    perkeso socso imigresen immigration kwsp epf i-akaun i-account lhdn ssm hrdf fomema bank kastam customs mahkamah court insurans insurance agensi agency
    """)
"""The number of one of these may be a telephone's even so."""

OFFICES = _set("""
    unit bahagian kaunter cawangan pejabat jabatan pusat meja khidmat perkhidmatan pegawai pasukan encik puan tuan cik
    en pn tn dr mr mrs ms pertanyaan bantuan masalah lupa forgot urusan pengurus pengarah ketua kerani wakil setiausaha pentadbir
    sekretariat urus setia kecemasan emergency hr hq pic admin pentadbiran kewangan finance sales hospital klinik clinic
    sekolah kedutaan embassy konsulat consulate suruhanjaya balai bomba polis police kawalan hotel bengkel penyelaras
    petugas guru ibu bapa waris suami isteri jiran rumah kedai ejen pemandu keselamatan operasi operator penyambut
    lobi pengawal kampung jalan jln lorong taman persiaran
    johor bahru kedah alor setar kelantan bharu melaka negeri sembilan seremban pahang kuantan perak ipoh perlis kangar
    pulau pinang penang george town sabah kinabalu sandakan tawau sarawak kuching miri sibu bintulu selangor shah alam
    terengganu lumpur putrajaya labuan klang
    """)
"""The number of such a place or person is a telephone's: ``Unit Resit``."""

OFFICES_BEHIND = _set("""
    division counter desk helpdesk office branch department centre center service services officer team enquiry
    enquiries inquiry inquiries query queries help support manager line reception receptionist operator
    home house shop
    """)
"""The same in English, behind what it is for: ``Receipts Counter``."""

TOWNS = _set("nilai")
"""Towns are called so, too: ``Nilai: 06-799 4213``."""

HELP = _set("bantuan masalah lupa forgot pertanyaan helpdesk")
"""Whoever has trouble with a code or an identity calls: ``Lupa ID: 1-300-22-8000``."""

ABOUT = _set("tentang mengenai berkenaan berkaitan perihal about regarding concerning")
"""Nor is what somebody asks about a record: ``Soalan tentang rekod: 03-8000 8000``."""

NEUTRAL = _set("""
    saya aku kami kita anda awak kamu dia beliau mereka ini itu ni tu the this that these our your my his her their its new
    baru baharu lama betul sah rasmi official correct right wrong salah silap yang dan atau and or of for untuk bagi on to from dari daripada
    pada ada sahaja only lain lagi satu dua other another one two both simpan save guna gunakan use catat catatkan
    cuba try perhubungan am umum terus utama kedua alternatif main general direct primary second alternative alternate
    """)
"""Of a number they do not say whose or what it is."""

COPULAS = _set(
    """
    ialah adalah iaitu is was are being namely contohnya contoh misalnya seperti example e.g.
    """
)
"""They join a record to its number over any words between."""

LEADING_AWAY = _set("""
    di ke kepada melalui menerusi dengan boleh sila jika kalau perlu hendaklah at via with please can should must may if
    tidak bukan not
    """)
"""After a record, these lead to something else, as to whom to call."""

LEADING_TO = _set("""
    di ke at on to via melalui ialah adalah is no nombor number kami saya us me sini here sahaja terus pula also
    directly tekan ketik press am umum hayat awam aduan tuntutan bayaran tempahan temujanji kasih
    """)
"""Between a word of calling and its number these may stand last: "hubungi kami di", "talian aduan", "Talian Kasih"."""

KINDS = {
    word: kind
    for kind, words in (
        ("neutral", NEUTRAL),
        ("office", OFFICES),
        ("behind", OFFICES_BEHIND),
        ("agency", AGENCIES),
        ("party", PARTIES),
        ("service", SERVICES),
        ("record", RECORDS),
        ("self", RECORD_NUMBERS),
        ("away", LEADING_AWAY),
        ("copula", COPULAS),
        ("call", PHONE_WORDS),
    )
    for word in words
}

NOT_A_SHORT_NUMBER = _set("""
    samb sambungan ext extension ralat error kod code bilik room aras level langkah step akta act seksyen section muka
    page tahun year sejak since borang form pos poskod postcode zip
    """)
"""Between a phone word and a short number, these say that the number is something else."""

RESCUE = _set(
    "bomba polis police ambulans ambulance kecemasan emergency emergencies mers cemas brigade rescue fire kebakaran nsrc scam "
    "penipuan pertahanan defence jpam apm"
)
"""Whom the short numbers known by heart reach."""

ABBREVIATIONS = _set("""
    no nos nom num tel fax faks samb ext ruj ref bil hp kp ic en pn tn cik dr sdn bhd jld jln st cth eg misal reg acc
    """)
"""A full stop after one of these ends no sentence; nor does one after a single letter."""

TIMES = (
    "jam", "minit", "saat", "hari", "minggu", "bulan", "tahun", "kali", "hours?", "minutes?", "seconds?", "days?", "weeks?",
    "months?", "years?", "times", "pagi", "petang", "malam", "am", "pm", "a\\.m", "p\\.m",
)  # fmt: skip
"""After a number, these say that it is a time; after a telephone's, when it is answered."""

THINGS = (
    "orang(?! ramai| awam)", "pekerja", "digit", "aksara", "ringgit", "sen", "people", "workers?", "digits?", "characters?",
    "peratus", "per cent", "percent", "mb", "kb", "gb", "[kmg]bps", "%", "majikan", "employers?", "syarikat", "companies",
    "permohonan", "applications?", "rekod", "records?", "bait", "bytes?", "penduduk", "rupiah",
    "mm", "cm", "km", "nm", "kg", "ms", "[kmg]?hz", "lm", "kelvin", "k", "\u00b0 ?[cfk]?", "baris", "rows?",
    "pengguna", "users?", "pelanggan", "customers?", "subscribers?", "panggilan", "kes", "cases?",
)  # fmt: skip
"""After a number, these say that it counts something."""

AFTER_NUMBERS = (
    "untuk", "bagi", "atau", "dan", "jika", "jikalau", "kalau", "sekiranya", "apabila", "bila", "ketika", "semasa", "sewaktu",
    "pada", "waktu", "antara", "di", "dari", "daripada", "dengan", "melalui", "sahaja", "saja", "sekarang", "segera", "terus", "dahulu",
    "dulu", "sebelum", "selepas", "setiap", "esok", "sila", "supaya", "agar", "ialah", "iaitu", "yang", "kemudian", "lalu",
    "kerana", "juga", "pula", "tanpa", "ini", "itu", "samb", "sambungan", "hingga", "sehingga", "isnin",
    "for", "or", "and", "if", "when", "while", "during", "between", "at", "in", "on", "from", "to", "with", "only", "now", "today",
    "immediately", "instead", "before", "after", "until", "till", "by", "via", "please", "then", "is", "as", "because", "so",
    "ext", "extension", "any", "anytime", "daily", "weekdays", "monday", "mon", "again", "first", "directly", "which", "that", "there",
    "boleh", "akan", "tidak", "masih", "sudah", "telah", "sambil", "seperti", "dalam", "mulai", "minta", "serta", "nak", "kecuali", "selain", "bukan",
    "beroperasi", "dibuka", "aktif", "dulu", "lah", "ya", "je",
    "will", "can", "may", "not", "are", "was", "has", "within", "using", "without", "where", "who", "since", "also", "too", "unless", "but",
    "whenever", "quoting", "asking", "toll-free", "free", "answers", "works",
    "right", "every", "each", "straight", "through", "tel", "telefon", "phone", "fax", "faks", "hp", "e-mel", "emel", "email",
    "e-mail", "whatsapp",
)  # fmt: skip
"""A sentence goes on with one of these after a number that counts nothing."""
