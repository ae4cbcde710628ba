"""Words of guides that are in one language only, Malay or English, beside the small ones: data for ``semak.text.languages``.

They tell what very short texts are in ("Cuti tanpa gaji", "Unpaid leave"). No word stands here that is a name, a term
that both languages share, or a word of the other.
"""

from __future__ import annotations

import re

from semak.text.language_words import words

_MALAY = words(
    "agensi ahli akaun akhir akses aktif alamat amaun ambil anak aplikasi asal awal awam bahagian baharu bahasa baki "
    "bandar bandingkan bantuan bapa baris bawah bayar bayaran bekerja belum bencana berbeza berdaftar berhenti beri "
    "berjaya bermula bertarikh bertulis berubah besar betulkan biasa bilangan borang buat bukti bulan bulanan butang "
    "butiran cadangan caj cari carian caruman catat cawangan cetak contoh cukai cukup cuti daftar dapatkan denda "
    "dibayar dibuat dihantar dihidupkan dikira diperlukan disimpan diterima ditolak ditulis ditutup doktor dokumen "
    "ejen elaun elektronik faedah gagal gaji gunakan halaman hantar harian hilang hubungan hubungi huruf ibu "
    "insurans isikan isteri istilah jabatan jadual jalan jaminan jantina jawapan jenis jumlah kad kadar kanan kata "
    "kategori kaunter kawasan kebenaran kecil kedua keilatan kekal kelayakan keluar keluarga kelulusan kemas "
    "kementerian kemudahan keperluan keputusan kerajaan kerani kerja ketiga khas khidmat kini kira klinik kod "
    "kompaun kontrak kosong kumpulan kurang kursus lahir laluan lama laman langkah lanjut lanjutan lantikan laporan "
    "laporkan lawatan layak lazim lelaki lengkap lengkapkan lesen luar lupa maklumat maksimum malam masa masalah "
    "masuk matikan melebihi membayar meminta mempunyai menerima menggunakan mesej mesyuarat minggu mohon muat mula "
    "musim naik nama negara negeri notis nyatakan palsu panggilan panjang paparan pasport pautan pegawai pejabat "
    "pekerja pekerjaan pelanggan pelayar pemeriksaan pemohon penamatan pendaftaran pengarah pengenalan pengesahan "
    "pengguna penjara penting penuh penyata peratus percuma perempuan peribadi peringkat perkara perkhidmatan "
    "permohonan pertama pertanyaan petang pihak pilihan pindah pokok polisi poskod potongan premis projek proses "
    "punca pusat rasmi rekod resit ringkas ringkasan rujukan rumah sah sahkan saiz sakit salinan sambungan sebab "
    "sebenar sebulan sediakan sehari sejarah sekolah seksyen sektor selama selesai semakan sementara seminggu "
    "senarai sendiri seorang separuh setahun setengah siapa sijil simpan sistem skrin soalan sokongan stesen suami "
    "sumber surat syarat syarikat tahunan tajuk talian tamat tambah tambahan tanda tanya tarikh tawaran telefon "
    "tempat tempatan tempoh tepat terakhir terkini termasuk tetap tetapan tetingkap tindakan transaksi tukar tunai "
    "tunggakan tuntutan turun ubah ujian umur universiti upaya urusan utama wajib waktu warganegara waris yuran"
)
_ENGLISH = words(
    "accept access account address advice age agency agent agents allowed amount answer application applications "
    "apply appointment approval approved arrears ask attachment available begin bill birth box bring browser "
    "button cancel car card cash category certificate change charge check child children choice city claim clinic "
    "code codes company complete confirm connection contact contribution copy correct costs country current "
    "customer daily date dates deadline delete details doctor document documents download draft driving due duty "
    "employee employees employer employer's employers employment end enough error evening example expired family "
    "fee fees female field fields file files fill fine finish follow foreign forgot forgotten form forms full "
    "gender general guarantee guide health help history holiday home hours house husband identity important "
    "income information insurance invalid job keep know language last late latest leave length letter licence "
    "license list listed local location lost main maximum meaning meeting member message method methods minutes missing mobile "
    "money monthly name names needed nobody notice number numbers offer office officer official old opening order "
    "overdue own owner paid part pass passport password pay payment payments penalty people period permit person "
    "phone photo place plan police policy prepare print private problem problems process project proof question "
    "questions rate rates ready reason receipt record records reference refund refused register registered "
    "registration renew renewal reply report request required requirements reset result results review right road "
    "rules salary save school screen search section sector see send service services settings sick sign signature "
    "size software someone source spouse stable stage starting state statement station steps still street submit "
    "summary support system systems tax telephone term terms test ticket times title today together total training "
    "transaction transactions transfer travel turned type university unofficial unpaid update upload upper used "
    "user using valid visit wages wait website week weekly who whom wife window within work worker workers "
    "working write wrong year yearly years"
)

COMMON = {"ms": _MALAY, "en": _ENGLISH}

CONTROLS = words(
    "accept add back cancel change check choose clear click close confirm continue copy delete download edit end enter "
    "exit file finish forward help home list login logout menu new next open option options page print remove reset "
    "return save screen search select send service services settings start stop submit update upload view window "
    "batal buka cari cetak daftar hantar hapus kemas kembali keluar klik laman masuk mula muat padam papar pilih profil "
    "salin sahkan semak semakan seterusnya simpan tambah tekan terima teruskan tetapan tukar turun tutup ubah utama"
)
"""Words of buttons, keys and menus: where one stands alone, it may be what the screen shows."""

SHARED = words(
    "bank banner data digital email format import internet label media menu minimum modem normal online pdf pin portal "
    "premium program radio sms status video virtual virus visa web wifi"
)
"""Words that Malay and English write alike: they tell nothing of either."""

FORMS = {
    "ms": re.compile(r"\w{3,}(?:kan|nya)|(?:meng|meny|peng|peny)\w{3,}|(?:ke|per|pem|pen)\w{4,}an"),
    "en": re.compile(r"\w{3,}(?:tions?|ments?|ness|ly|ies|ed|able|ful|ous)"),
}
"""What only words of the language look like."""
