"""What every kind of test may need: the browser, and a page that writes down whom it talks to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import run
from tests.city import SCALE, refreshed
from warehouse.demo import generate
from warehouse.home import Home

ROOT = Path(run.__file__).resolve().parent
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OWN_HOSTS = ("127.0.0.1", "localhost", "::1", None)

os.environ.pop("PLANUNGSBLICK_HOME", None)  # no test may touch the data of the person who runs it


@dataclass
class Visit:
    """A page in the browser with every address it asked for and every error it reported."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    @property
    def foreign_requests(self) -> list[str]:
        """The addresses that are not on this machine; ``data:`` and ``blob:`` have no host."""
        return [url for url in self.requests if urlsplit(url).hostname not in OWN_HOSTS]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def chromium_executable() -> Path:
    """An installed Chromium, Chrome or Edge; where the tests must be complete, its absence is a failure."""
    found = run.browser()
    if found:
        return found
    message = "no Chromium, Chrome or Edge found: install one or set PLANUNGSBLICK_CHROMIUM"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser(chromium_executable: Path) -> Iterator[Browser]:
    """Headless Chromium that calls nobody by itself; one per module, so that its event loop ends with it."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium_executable, headless=True, args=list(BROWSER_ARGUMENTS)
        )
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A fresh page with no memory, in German, on a desk-sized screen."""
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield Visit(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A small demo city with its release; not to be changed."""
    home = Home.at(tmp_path_factory.mktemp("city"))
    generate(home.path, scale=SCALE)
    assert refreshed(home).release is not None
    return home
