"""What many tests share: the real site, built once a session, served on the loopback interface, and a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from tests.serving import serving

ROOT = Path(__file__).parents[1]
LOCALES = ("ms", "en")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REPORT = "aduan@panduan.example"


class _Together(LoadScopeScheduling):
    """Shares tests over the workers one by one, but those of a module that says ``TOGETHER = True`` go to one of them.

    Such a module builds a site of its own; each worker would build it once more. (pytest-xdist's own groups have no
    effect with pytest 9.)
    """

    together: ClassVar[frozenset[str]] = frozenset()

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module in self.together else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> _Together:
    """How the workers get their tests; the modules are asked by their text, for this process imports none."""
    modules = (
        path for path in ROOT.glob("tests/**/test_*.py") if "\nTOGETHER = True\n" in path.read_text(encoding="utf-8")
    )
    _Together.together = frozenset(path.relative_to(ROOT).as_posix() for path in modules)
    config.option.loadscopereorder = False  # the order is ours: browser tests last
    return _Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright leaves an event loop running in its thread, where no other can be started."""

    def drives_a_browser(item: pytest.Item) -> bool:
        return "browser" in getattr(item, "fixturenames", ())

    together = {item.path for item in items if drives_a_browser(item) and getattr(item.module, "TOGETHER", False)}
    items.sort(key=lambda item: drives_a_browser(item) or item.path in together)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site, built once however many workers run; reports of problems are on. Do not change it: copy it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    site = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site / "done").exists():
            environment = {
                **os.environ,
                "SITE_URL": "http://127.0.0.1/",
                "GUIDE_REPORT": REPORT,
                "NO_MKDOCS_2_WARNING": "1",
                "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1795305600"),
            }
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)]
            built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            assert built.returncode == 0, built.stdout + built.stderr
            (site / "done").touch()
    return site


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """Where the built site is served, compressed and with its own headers; no slash at the end."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "the browser tests need Chromium: scripts/setup.sh test"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts that are closed with the test."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        options.setdefault("viewport", {"width": 375, "height": 760})
        contexts.append(browser.new_context(**options))  # type: ignore[arg-type]
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


class Watched:
    """A page that notes what goes wrong on it: console errors, uncaught errors, failed and foreign requests."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        page.on("console", lambda message: message.type in {"error", "warning"} and self._note(message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "response",
            lambda response: response.status >= 400 and self.faults.append(f"{response.status} {response.url}"),
        )
        page.on("request", lambda request: self._own(request.url))

    def _note(self, text: str) -> None:
        if "blocked by Playwright" not in text:
            self.faults.append(text)

    def _own(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"request leaves the site: {url}")

    def goto(self, path: str) -> Page:
        """Open ``path`` of the site."""
        self.page.goto(f"{self.address}{path}")
        return self.page


@pytest.fixture
def watched(new_context: Callable[..., BrowserContext], site_address: str) -> Callable[..., Watched]:
    """Makes watched pages; options are those of a browser context. Service workers are off unless asked for."""

    def make(**options: object) -> Watched:
        options.setdefault("service_workers", "block")
        return Watched(new_context(**options).new_page(), site_address)

    return make


def addresses(site: Path) -> list[str]:
    """The address of every page of ``site``, from its root."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("/" if address == "." else f"/{address}/" for address in found)


def source_addresses() -> list[str]:
    """The same without a built site, from the sources: what tests are made from before anything is built."""
    found = []
    for locale, root in zip(LOCALES, ("/", "/en/"), strict=True):
        for path in sorted((ROOT / "docs").rglob(f"*.{locale}.md")):
            slug = path.relative_to(ROOT / "docs").as_posix().removesuffix(f".{locale}.md")
            slug = "" if slug == "index" else slug.removesuffix("/index")
            found.append(f"{root}{slug}/" if slug else root)
    return found
