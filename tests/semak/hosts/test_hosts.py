"""Hosts: what passes for an official site is named, and nothing else is."""

from __future__ import annotations

import time

import pytest
from host_cases import FALSE, HIDDEN, HONEST, OFFICIAL, OPEN, REFERENCE
from hypothesis import given
from hypothesis import strategies as st
from semak.hosts import watch
from semak.hosts.names import distance, ip_address, plain, split

WATCH = watch.Watch(OFFICIAL, frozenset({*OFFICIAL, *REFERENCE}))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def judge(url: str) -> watch.Verdict | None:
    return WATCH.judge(url)


@pytest.mark.parametrize(("url", "imitated"), FALSE.items())
def test_names_what_is_imitated(url: str, imitated: str | None) -> None:
    verdict = judge(url)
    assert verdict is not None
    assert verdict.imitates == imitated


@pytest.mark.parametrize("url", HONEST)
def test_leaves_honest_addresses_alone(url: str) -> None:
    assert judge(url) is None


OTHERS = watch.Watch(
    dict.fromkeys(
        (
            "www.hasil.gov.my",
            "mytax.hasil.gov.my",
            "www.kwsp.gov.my",
            "i-akaun.kwsp.gov.my",
            "www.ssm.com.my",
            "www.malaysia.gov.my",
            "public.jpj.gov.my",
            "www.um.edu.my",
            "portal.mysejahtera.moh.gov.my",
            "epbt.kpkt.gov.my",
            "esp.jpa.gov.my",
            "github.com",
        ),
        "",
    ),
    frozenset(),
)


@pytest.mark.parametrize(
    ("host", "imitated"),
    [
        ("hasil-login.com", "www.hasil.gov.my"),
        ("hasillogin.com", "www.hasil.gov.my"),
        ("hasil.karya.net", "www.hasil.gov.my"),
        ("iakaun-kwsp.my", "i-akaun.kwsp.gov.my"),
        ("kwsp-iakaun.com", "i-akaun.kwsp.gov.my"),
        ("ssm-kwsp.com", "www.kwsp.gov.my"),
        ("kvsp.gov.my", "www.kwsp.gov.my"),
        ("mytax-hasil.com", "mytax.hasil.gov.my"),
        ("mytax.my", "mytax.hasil.gov.my"),
        ("mytax.com", None),
        ("jobsmalaysia.gov.my", None),
        ("visitmalaysia.com", None),
        ("public.example.org", None),
        ("mysejahtera.gov.my", "portal.mysejahtera.moh.gov.my"),
        ("rnysejahtera.moh.gov.my", "portal.mysejahtera.moh.gov.my"),
        ("epbt-kpkt.com", "epbt.kpkt.gov.my"),
        ("esp-jpa.com", "esp.jpa.gov.my"),
        ("um-edu.my", "www.um.edu.my"),
        ("uum.edu.my", None),
        ("mkdocstrings.github.io", None),
        ("berhasil.org", None),
        ("penghasilan.my", None),
        ("hasilkarya.com", None),
        ("ssmhealth.com", None),
        ("i-akaunting.my", None),
    ],
)
def test_short_names_count_as_words_only(host: str, imitated: str | None) -> None:
    verdict = OTHERS.judge(f"https://{host}/")
    assert (verdict.imitates if verdict else None) == imitated


ABROAD = watch.Watch(
    dict.fromkeys(("www.gov.uk", "www.irs.gov", "www.dbs.com.sg", "accounts.google.com", "molina.imigrasi.go.id"), ""),
    frozenset(),
)


@pytest.mark.parametrize(
    ("host", "imitated"),
    [
        ("www.gov.uk.refund.example", "www.gov.uk"),
        ("irs-gov.com", "www.irs.gov"),
        ("1rs.gov", "www.irs.gov"),
        ("dbs-sg.com", "www.dbs.com.sg"),
        ("dbs.sg", "www.dbs.com.sg"),
        ("g00gle.com", "accounts.google.com"),
        ("molina.imigrasi.co.id", "molina.imigrasi.go.id"),
        ("www.gov.sg", None),
        ("www.nhs.uk", None),
        ("irs.com", None),
        ("dbscom.org", None),
        ("accounts.example.com", None),
    ],
)
def test_no_country_is_special(host: str, imitated: str | None) -> None:
    verdict = ABROAD.judge(f"https://{host}/")
    assert (verdict.imitates if verdict else None) == imitated


@pytest.mark.parametrize("url", HIDDEN)
def test_sees_what_is_hidden_without_a_register(url: str) -> None:
    assert watch.Watch({}, frozenset()).judge(url) is not None


@pytest.mark.parametrize("url", OPEN)
def test_imitates_nobody_without_a_register(url: str) -> None:
    assert watch.Watch({}, frozenset()).judge(url) is None


@pytest.mark.parametrize(
    ("url", "kind", "words"),
    [
        ("https://imi.gov.my@evil.com", "false-host", "leads to evil.com"),
        ("https://user@imi.gov.my", "userinfo", "only a user name"),
        ("https://xn--perkes-1qf.gov.my", "mixed-script", "perkes\u043e.gov.my in punycode"),
        ("https://perkes\u043e.gov.my", "mixed-script", "it passes for www.perkeso.gov.my (PERKESO)"),
        ("https:\\\\perkeso-gov.my", "backslash", "it passes for www.perkeso.gov.my (PERKESO)"),
        ("https://evil.com/imi.gov.my", "path", "only its path names imi.gov.my (Jabatan Imigresen Malaysia)"),
        ("https://perkes0.gov.my", "digits", "only look like those of www.perkeso.gov.my (PERKESO)"),
        ("https://imi.gov.my.evil.com", "embedded", "belongs to evil.com"),
        ("https://peskeso.gov.my", "near", "one letter off www.perkeso.gov.my"),
        ("https://imi.gov.com", "suffix", "ends in .com, not as imi.gov.my"),
        ("https://perkeso-gov.my", "dots", "dots or hyphens"),
        ("https://perkeso-login.com", "words", "belongs to perkeso-login.com"),
        ("http://3221225985/", "disguised-ip", "192.0.2.1"),
        ("https://imi.gov.my:8443", "port", "8443"),
        ("https://imi.gov.my./", "trailing-dot", "another site than imi.gov.my"),
        ("https://www.perkeso.gov.my.:443/", "trailing-dot", "another site than www.perkeso.gov.my"),
        ("https:\\\\imi.gov.my", "backslash", "backslash"),
        ("https://%69mi.gov.my", "percent", "reads imi.gov.my"),
    ],
)
def test_says_what_gives_it_away(url: str, kind: str, words: str) -> None:
    verdict = judge(url)
    assert verdict is not None
    assert verdict.kind == kind
    assert words in verdict.message


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("[::1]", "::1"),
        ("1.2.3.4.5", None),
        ("256.1.1.1", None),
        ("example.org", None),
        ("1.2.3.example", None),
    ],
)
def test_reads_addresses_as_browsers_do(host: str, address: str | None) -> None:
    assert str(ip_address(host) or None) == str(address)


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("assist.perkeso.gov.my", ("assist", "perkeso", "gov.my")),
        ("gov.my", ("", "", "gov.my")),
        ("a.b.blogspot.com", ("a", "b", "blogspot.com")),
        ("localhost", ("", "", "localhost")),
    ],
)
def test_splits_at_the_public_suffix(host: str, parts: tuple[str, str, str]) -> None:
    assert split(host) == parts


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("perkeso", "perkeso", 0),
        ("perkeso", "perkeos", 1),
        ("perkeso", "perkso", 1),
        ("imi", "kdn", 3),
        ("ab", "ba", 1),
    ],
)
def test_distance_counts_a_swap_as_one(one: str, other: str, parted: int) -> None:
    assert distance(one, other) == parted


@given(st.integers(0, 6), st.sampled_from(LETTERS), st.sampled_from(["change", "add", "drop", "swap"]))
def test_one_letter_off_is_seen_wherever_it_is(place: int, letter: str, edit: str) -> None:
    name = "perkeso"
    changed = {
        "change": name[:place] + letter + name[place + 1 :],
        "add": name[:place] + letter + name[place:],
        "drop": name[:place] + name[place + 1 :],
        "swap": name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
    }[edit]
    verdict = judge(f"https://{changed}.gov.my/")
    assert (verdict is None) == (changed == name)


@given(st.text(alphabet=LETTERS, min_size=3, max_size=12), st.sampled_from(sorted(OFFICIAL)))
def test_an_official_name_before_any_other_is_seen(owner: str, host: str) -> None:
    for url in (
        f"https://{host}.{owner}.com",
        f"https://{host}@{owner}.com",
        f"https://{host.replace('.', '-')}.{owner}.net",
    ):
        assert judge(url) is not None


@given(st.text(max_size=60))
def test_any_text_is_read_without_trouble(text: str) -> None:
    for url in (text, f"https://{text}", f"//{text}/path", f"http:{text}"):
        judge(url)
        watch.Watch({}, frozenset()).judge(url)


@given(st.text(max_size=40))
def test_reading_plainly_twice_changes_nothing_more_than_once_decoded(text: str) -> None:
    assert not any(character.isspace() for character in plain(text))


def test_thousands_of_links_cost_little() -> None:
    urls = [f"https://site{number % 50}.example.org/page{number}" for number in range(5_000)]
    judge(urls[0])
    start = time.process_time()
    assert not any(map(judge, urls))
    assert time.process_time() - start < 1
