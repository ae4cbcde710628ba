"""Words of guides that are in one language only, Malay or English, beside the small ones: data for ``semak.text.languages``.

They tell what very short texts are in ("Cuti tanpa gaji", "Unpaid leave"). No word stands here that is a name, a term
that both languages share, or a word of the other.
"""

from __future__ import annotations

import re

from semak.text.language_words import words

_MALAY = words(
    "agensi akhir aktif alamat ambil awal bahagian baharu bahasa baki bandingkan bantuan bapa baris bawah bayar "
    "bayaran bekerja belum berdaftar berhenti beri berjaya betulkan biasa borang buat bukti bulan butang cadangan "
    "caj cari carian caruman catat cetak contoh cukup cuti daftar dapatkan denda dibayar dihantar diperlukan "
    "diterima ditolak dokumen gagal gaji gunakan halaman hantar harian hilang hubungan hubungi huruf ibu isikan "
    "jadual jaminan jawapan jenis jumlah kad kadar kanan kata kawasan kebenaran kelayakan keluar keluarga "
    "kelulusan kemas kementerian keperluan keputusan kerajaan kerja khas khidmat kini kira klinik kosong kursus "
    "laluan lama laman langkah lanjut lanjutan lantikan laporan lawatan layak lelaki lengkap lengkapkan luar lupa "
    "maklumat maksimum malam masa masalah masuk matikan mesej mesyuarat minggu mohon muat mula musim naik nama "
    "negara negeri nyatakan paparan pasport pautan pegawai pejabat pekerja pelanggan pelayar pemeriksaan pemohon "
    "penamatan pendaftaran pengarah pengenalan pengesahan pengguna penting penyata perempuan peringkat perkara "
    "perkhidmatan permohonan pertanyaan petang pihak pilihan pindah punca pusat rasmi rekod resit ringkasan "
    "rujukan sah sahkan saiz sakit salinan sambungan sebab sebenar sediakan sejarah selesai semakan senarai siapa "
    "sijil simpan skrin soalan sokongan sumber surat syarat syarikat tajuk tamat tambah tambahan tanda tanya "
    "tarikh tawaran telefon tempat tempoh tepat terkini tetap tetapan tetingkap tindakan tukar tunggakan turun "
    "ubah ujian urusan wajib waktu warganegara"
)
_ENGLISH = words(
    "accept account address advice agency allowed amount answer application apply appointment approval approved "
    "arrears ask attachment available bill birth box bring browser button cancel car card certificate change "
    "charge check child children choice claim company complete confirm contact contribution copy correct costs "
    "country current customer daily date dates deadline delete details document documents download driving due "
    "duty employee employees employer employer's employers employment end enough error evening example expired "
    "family fee fees female field fields file files fill fine finish follow foreign forgot forgotten form forms "
    "full gender general guarantee guide health help history holiday home hours house identity important income "
    "information insurance invalid job keep know language last late leave length letter licence license list "
    "listed local location lost main maximum meaning meeting member message minutes missing mobile money monthly "
    "name names needed nobody notice number numbers offer office officer official old opening order overdue own "
    "owner paid part pass passport password pay payment payments penalty people period permit person phone photo "
    "place prepare print private problem problems proof question questions rate rates ready reason receipt record "
    "records reference refund refused register registered registration renew renewal reply report request "
    "required requirements reset result results review right rules salary save school screen search section see "
    "send service services settings sick sign signature size software someone source spouse stage state statement "
    "steps still submit summary support tax telephone term terms test times title today total training transfer "
    "travel turned type unofficial unpaid update upload upper used user valid visit wages wait website week "
    "weekly who whom wife window within work worker workers working write wrong year yearly years"
)

COMMON = {"ms": _MALAY, "en": _ENGLISH}

FORMS = {
    "ms": re.compile(r"\w{3,}(?:kan|nya)|(?:meng|meny|peng|peny)\w{3,}|(?:ke|per|pem|pen)\w{4,}an"),
    "en": re.compile(r"\w{3,}(?:tions?|ments?|ness|ly|ies|ed|able|ful|ous)"),
}
"""What only words of the language look like."""
