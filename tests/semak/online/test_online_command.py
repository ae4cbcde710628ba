"""``semak online`` as it is typed: where addresses come from, what is printed, how it ends."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import partial

import pytest
from fault_server import FaultServer, leads
from faults import hang
from semak import cli
from semak.online import Answer, Hop, Place, Result, progress, reports

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUICK = ["--interval", "0", "--timeout", "0.5", "--patience", "1"]


def result(answer=Answer.WORKS, reason="", **more) -> Result:
    values = {"address": "https://a.my/x", "checked": NOW, "status": 200, "places": (Place("index.md", 3, 5),)}
    return Result(answer=answer, reason=reason, **{**values, **more})


SOME = [
    result(),
    result(Answer.BROKEN, "HTTP 404: not found", address="https://a.my/gone", status=404),
    result(Answer.UNKNOWN, "HTTP 403", last_worked=datetime(2026, 11, 2, 12, tzinfo=UTC)),
    result(hops=(Hop("301", "https://b.my/"),)),
    result(hops=(Hop("301", "https://a.my/y"),)),
]


def test_text():
    assert reports.render(SOME, "text", NOW).splitlines() == [
        "index.md:3:5: broken: https://a.my/gone: HTTP 404: not found",
        "index.md:3:5: moved: https://a.my/x: leads to another host: https://b.my/",
        "index.md:3:5: could not tell: https://a.my/x: HTTP 403; last worked 2026-11-02, 20 days ago",
        "index.md:3:5: renamed: https://a.my/x: now https://a.my/y",
        "5 addresses: 3 work, 1 broken, 1 could not tell, 1 lead to another host",
    ]


def test_json():
    report = json.loads(reports.render(SOME, "json", NOW))
    assert report["summary"] == {
        "addresses": 5,
        "works": 3,
        "broken": 1,
        "could not tell": 1,
        "findings": 2,
        "cached": 0,
    }
    assert report["results"][1] == {
        "address": "https://a.my/gone",
        "answer": "broken",
        "reason": "HTTP 404: not found",
        "finding": True,
        "status": 404,
        "final": "https://a.my/gone",
        "redirects": [],
        "moved_host": False,
        "fault": "",
        "checked": "2026-11-22T12:00:00+00:00",
        "cached": False,
        "last_worked": None,
        "requests": 0,
        "seconds": 0.0,
        "places": [{"path": "index.md", "line": 3, "column": 5}],
    }


def test_markdown_cannot_be_broken_out_of():
    nasty = "https://a.my/`|@team <img src=x>\n## Heading"
    report = reports.render([result(Answer.BROKEN, nasty, address=nasty)], "markdown", NOW)
    row = next(line for line in report.splitlines() if "a.my" in line)
    assert row.count("`") == 6, "address, reason and place, each in code"
    assert "\n## Heading" not in report


def test_nothing_to_report():
    assert (
        reports.render([], "text", NOW) == "0 addresses: 0 work, 0 broken, 0 could not tell, 0 lead to another host\n"
    )


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_on_a_terminal_is_one_line_that_is_wiped():
    stream = Terminal()
    meter = progress.Meter(2, stream)
    meter(result())
    meter(result(Answer.BROKEN, "x", address="https://a.my/\x1b[31m"))
    meter.close()
    assert "2/2 addresses, 1 broken, 0 could not tell" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")
    assert "\x1b[31m" not in stream.getvalue()


def test_progress_elsewhere_is_a_line_now_and_then():
    stream = io.StringIO()
    meter = progress.Meter(3, stream, every=0.05)
    meter(result())
    time.sleep(0.06)
    meter(result())
    meter(result())
    assert stream.getvalue() == "2/3 addresses, 0 broken, 0 could not tell\n"


@pytest.fixture
def site(tmp_path, server):
    """A small site with a register; every address is one of the fault server's."""
    docs = tmp_path / "docs"
    (docs / "_data").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n")
    (docs / "index.md").write_text(
        f"# Title\n\n[Works]({server.url('/ok')}) and <{server.url('/page#steps')}>\n\n![]({server.url('/form.pdf')})\n\n"
        f"    {server.url('/in-code')}\n"
    )
    (docs / "_data" / "sources.yml").write_text(
        f"faq: {{title: T, publisher: P, address: '{server.url('/moved')}', kind: official, seen: 2026-11-22}}\n"
    )
    return tmp_path


def online(site, *arguments):
    return cli.main(["online", "--config", str(site / "mkdocs.yml"), *QUICK, *arguments])


def test_a_site_where_all_works(site, server, capsys):
    assert online(site, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    places = {item["address"].removeprefix(server.url("")): item["places"] for item in report["results"]}
    assert places == {
        "/ok": [{"path": "index.md", "line": 3, "column": 9}],
        "/page#steps": [{"path": "index.md", "line": 3, "column": places["/page#steps"][0]["column"]}],
        "/form.pdf": [{"path": "index.md", "line": 5, "column": 5}],
        "/moved": [{"path": "_data/sources.yml", "line": 1, "column": 1}],
    }


def test_a_broken_link_ends_with_1_and_names_the_place(site, server, capsys):
    (site / "docs" / "index.md").write_text(f"# T\n\nGo [there]({server.url('/nothing-here')}).\n")
    assert online(site) == 1
    assert "index.md:3:12: broken: " in capsys.readouterr().out


def test_another_host_ends_with_1(site, server):
    with FaultServer(paths={"/": leads(server.url("/ok"))}) as other:
        assert online(site, other.url("/")) == 1


def test_what_cannot_be_told_is_no_finding_unless_strict(site, server):
    assert online(site, server.url("/forbidden")) == 0
    assert online(site, "--strict", server.url("/forbidden")) == 1


def test_ignore(site, server):
    assert online(site, server.url("/gone"), "--ignore", "*/gone") == 0


def test_no_site(tmp_path, capsys):
    assert cli.main(["online", "--config", str(tmp_path / "mkdocs.yml")]) == 2
    assert "no such file" in capsys.readouterr().err


def test_the_cache_lies_beside_the_site_and_no_cache_leaves_nothing(site, server, capsys):
    assert online(site, "--no-cache") == 0
    assert not (site / ".cache").exists()
    assert online(site) == 0
    asked = len(server.log)
    assert online(site) == 0
    assert len(server.log) == asked
    assert "(4 from the cache)" in capsys.readouterr().out


def test_the_last_run_is_kept_for_the_report(site, server):
    online(site)
    last = json.loads((site / ".cache/semak/online-last-run.json").read_text())
    assert last["summary"]["addresses"] == 4


def test_output_goes_to_a_file_and_the_summary_to_the_terminal(site, tmp_path, capsys):
    assert online(site, "--output", str(tmp_path / "report.md"), "--format", "markdown") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "4 addresses: 4 work" in err
    assert (tmp_path / "report.md").read_text().startswith("**4 addresses")


def test_a_folder_that_cannot_be_written(site, capsys):
    (site / ".cache").write_text("a file in the way")
    assert online(site) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--interval", "-1"], ["--tries", "0"], ["--max-age", "soon"], ["--format", "xml"]])
def test_wrong_arguments_end_with_2(site, wrong):
    with pytest.raises(SystemExit) as ended:
        online(site, *wrong)
    assert ended.value.code == 2


def test_an_interrupted_run_ends_with_2_and_keeps_what_it_learnt(site, server):
    (site / "docs" / "index.md").write_text(f"# T\n\n<{server.url('/ok')}> <{server.url('/z-hang')}>\n")
    server.paths["/z-hang"] = hang
    command = [sys.executable, "-m", "semak", "online", "--config", str(site / "mkdocs.yml"), "--interval", "0"]
    # Tests that run in the background may have been told to ignore what this one sends.
    listens = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, **pipes, preexec_fn=listens)  # noqa: PLW1509 - it takes no lock
    deadline = time.monotonic() + 20
    while "HEAD" not in server.asked("/z-hang") and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert b"Traceback" not in err
    kept = json.loads((site / ".cache/semak/online.json").read_text())["works"]
    assert server.url("/ok") in kept


def test_checking_a_site_loads_nothing_of_this():
    """``semak check`` runs in every build; httpx alone takes longer to import than a small site to check."""
    script = "import sys, semak.cli; semak.cli._parser(); sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
