"""The site behind nginx as CONTRIBUTING configures it, and the files that static hosts read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import httpx
import pytest

from tests import nginx

IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client(built_site, tmp_path_factory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    with nginx.serving(built_site, folder) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/en/", "/eplks/login/", "/en/perkeso/problems/", "/errors/"])
def test_pages_are_sent_compressed_as_utf_8_and_asked_about_each_time(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-modified-since": answer.headers["last-modified"]})
    assert again.status_code == 304


def test_what_has_a_hash_in_its_address_is_kept_for_a_year(client, built_site):
    page = (built_site / "eplks/login/index.html").read_text()
    hashed = {part.split('"')[0].removeprefix("../../") for part in page.split('="') if "?v=" in part.split('"')[0]}
    bundle = [path.relative_to(built_site).as_posix() for path in (built_site / "assets/javascripts").glob("*.js")]
    assert hashed and bundle
    for path in (*hashed, *bundle):
        answer = client.get(f"/{path}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, IMMUTABLE), path


def test_every_answer_has_the_security_headers(client, built_site):
    wanted = dict(
        line.strip().split(": ", 1) for line in (built_site / "_headers").read_text().split("\n/")[0].splitlines()[1:]
    )
    for path in ("/", "/assets/styles/site.css", "/nowhere/", "/data/errors.json", "/handouts/eplks.ms.pdf"):
        answer = client.get(path)
        for name, value in wanted.items():
            assert answer.headers[name] == value, (path, name)
        assert answer.headers["server"] == "nginx", "no version"


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/en/nowhere/",
        "/assets/",
        "/assets/scripts/",
        "/_headers",
        "/_redirects",
        "/nginx-headers.conf",
        "/handouts/eplks/",
    ],
)
def test_what_is_not_there_is_404_in_both_languages_and_no_folder_is_listed(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Halaman tidak dijumpai" in answer.text
    assert "Page not found" in answer.text


def test_a_page_without_its_slash_is_sent_on(client):
    answer = client.get("/en/eplks/login")
    assert (answer.status_code, answer.headers["location"]) == (301, "/en/eplks/login/")


@pytest.mark.parametrize(("path", "to"), [("/ms/eplks/login/", "/eplks/login/"), ("/ms/", "/"), ("/ms", "/")])
def test_a_malay_address_by_analogy_arrives(client, path, to):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (301, to)


def test_markdown_copies_are_text(client):
    answer = client.get("/eplks/login.md")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"


def test_a_file_packed_beforehand_is_sent_as_it_is(built_site, tmp_path_factory):
    site = tmp_path_factory.mktemp("packed") / "site"
    site.mkdir()
    site.parent.chmod(0o755)
    (site / "nginx-headers.conf").write_bytes((built_site / "nginx-headers.conf").read_bytes())
    (site / "index.html").write_text("<p>plain")
    (site / "index.html.gz").write_bytes(gzip.compress(b"<p>packed"))
    with nginx.serving(site, tmp_path_factory.mktemp("nginx-packed")) as address:
        assert httpx.get(f"{address}/", trust_env=False).text == "<p>packed"


def test_redirects_for_static_hosts(built_site):
    assert (built_site / "_redirects").read_text() == "/ms/* /:splat 301\n/ms / 301\n/en /en/ 301\n"
