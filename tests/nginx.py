"""nginx, with the configuration that CONTRIBUTING gives, in front of a built site."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port
from tests.sites import ROOT

FRAME = """
worker_processes 1; daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{
    text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; application/xml xml;
    application/pdf pdf; text/plain txt; text/markdown md;
  }}
  default_type application/octet-stream; sendfile on; access_log off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
{server}
}}
"""


def documented() -> str:
    """The configuration in CONTRIBUTING."""
    [block] = re.findall(r"^```nginx\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.S | re.M)
    return str(block)


@contextmanager
def serving(site: Path, folder: Path) -> Iterator[str]:
    """Serve ``site`` while the block runs; only port and paths of the documented text are others. Gives the address."""
    port = free_port()
    server = documented().replace("/srv/guide/site", str(site)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    config = folder / "nginx.conf"
    config.write_text(FRAME.format(folder=folder, server=server), encoding="utf-8")
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert program, "these tests need nginx: scripts/setup.sh test"
    process = subprocess.Popen([program, "-c", str(config), "-e", str(folder / "start.log")], stderr=subprocess.PIPE)
    try:
        _await(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()[1].decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nginx does not answer")
