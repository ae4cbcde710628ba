"""Languages: a clear paragraph is told, an unclear one is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from semak.text import languages

SITE = ("ms", "en")
MALAY = (
    "Masukkan kata laluan anda dan klik butang LOG MASUK.",
    "Jika masalah ini berterusan, hubungi pusat panggilan pada waktu pejabat.",
    "Sistem ini hanya boleh diakses dalam tempoh 3 bulan sebelum PLKS tamat.",
    "Pilih bulan caruman, kemudian semak jumlah bayaran.",
    "Taip huruf besar dan huruf kecil tepat seperti dalam e-mel.",
    "Tiada e-mel selepas 10 minit? Semak folder spam.",
    "Klik **Submit** dan tunggu sehingga mesej **Your application has been received** dipaparkan.",
    "Mesej “The user name or password is incorrect” bermaksud kata laluan anda salah.",
)
ENGLISH = (
    "Enter your password and click the LOG MASUK button.",
    "If this problem goes on, call the centre during office hours.",
    "You can use the system only in the 3 months before the PLKS expires.",
    "Choose the month, then check the amount to pay.",
    "Type capital and small letters exactly as they are in the e-mail.",
    "No e-mail after 10 minutes? Look in your spam folder.",
    "Click **Hantar** and wait until you see **Permohonan anda telah diterima**.",
    "The message “Kata laluan anda tidak sah, sila cuba lagi” means that your password is wrong.",
)
UNCLEAR = (
    "", "PERKESO", "ASSIST Employer Portal User Guide V2.0", "03-8000 8000", "RM30,000", "https://imi.gov.my/",
    "**Kata Laluan Tidak Sah**", "Chrome, Firefox, Edge", "LOG MASUK", "Borang 8A", "| ACR | ECR |", "FOMEMA SPIKPA SPPA IG",
    "“Kata laluan anda tidak sah, sila cuba lagi sebentar lagi”", "Portal ID Registration (First Time User)",
    "Ahmad bin Abdullah, Jalan Tun Razak, Kuala Lumpur",
)  # fmt: skip
OTHERS = {
    "fr": "Cliquez sur le bouton pour ouvrir la page que vous avez choisie dans la liste.",
    "es": "Haga clic en el botón para abrir la página que ha elegido en la lista.",
    "de": "Klicken Sie auf die Schaltfläche, um die Seite zu öffnen, die Sie gewählt haben.",
    "pt": "Clique no botão para abrir a página que você escolheu na lista, e não feche.",
    "nl": "Klik op de knop om de pagina te openen die u in de lijst hebt gekozen.",
    "it": "Fare clic sul pulsante per aprire la pagina che si è scelta nella lista, e non chiudere.",
    "zh": "请输入您的密码，然后点击登录按钮。",
    "ta": "உங்கள் கடவுச்சொல்லை உள்ளிடவும்",
    "ja": "パスワードを入力してログインをクリックしてください。",
    "ru": "Введите пароль и нажмите кнопку входа.",
    "en": ENGLISH[2],
}


@pytest.mark.parametrize("text", MALAY)
def test_malay(text: str) -> None:
    assert languages.guess(text, SITE) == "ms"


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert languages.guess(text, SITE) == "en"


@pytest.mark.parametrize("text", UNCLEAR)
def test_names_labels_and_figures_have_no_language(text: str) -> None:
    assert languages.guess(text, SITE) is None


@pytest.mark.parametrize(("language", "text"), OTHERS.items())
def test_other_languages(language: str, text: str) -> None:
    assert languages.guess(text, OTHERS) == language
    assert languages.guess(text, {"ms", language}) == language


@pytest.mark.parametrize(("language", "text"), [item for item in OTHERS.items() if item[0] not in SITE])
def test_a_language_the_site_does_not_have_is_not_guessed_as_another(language: str, text: str) -> None:
    assert languages.guess(text, SITE) is None


def test_a_region_is_part_of_the_answer() -> None:
    assert languages.guess(OTHERS["pt"], ("en", "pt-BR")) == "pt-BR"


def test_terms_belong_to_no_language() -> None:
    text = "Kata laluan anda tidak sah in the box: type it again."
    assert languages.guess(text, SITE) is None
    assert languages.guess(text, SITE, {"Kata laluan anda tidak sah"}) == "en"


def test_one_word_is_enough_where_the_caller_is_sure_already() -> None:
    assert languages.guess("Keep your password safe", SITE) is None
    assert languages.guess("Keep your password safe", SITE, least=1) == "en"


@given(st.text(max_size=300))
def test_any_text_is_read_without_trouble(text: str) -> None:
    assert languages.guess(text, SITE) in {None, *SITE}
