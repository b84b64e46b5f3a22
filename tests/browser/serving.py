"""A served role, and the parts of a page that a test touches."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.app import small_release
from warehouse.home import HOME_VARIABLE, Home
from warehouse.marts import Role

PATIENCE_SECONDS = 60


@contextmanager
def serving(home: Home, role: Role) -> Iterator[str]:
    """Run the dashboard of one role, as ``planungsblick serve`` does, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {**os.environ, HOME_VARIABLE: str(home.path), "PLANUNGSBLICK_ROLE": role.value}
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    root = Path(small_release.__file__).parents[2]
    server = subprocess.Popen(
        command, env=surroundings, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    said = server.stdout.read().decode() if server.poll() is not None and server.stdout else "no answer"
    pytest.fail(f"the dashboard did not start: {said[-2000:]}")


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def mark(page: Page, figure: str, number: int) -> Locator:
    """Return one tile or bar; Plotly lays a sheet over all that catches the click, hence clicks by force."""
    return page.locator(f".st-key-{figure} .point path").nth(number)


def headline(page: Page) -> Locator:
    return page.locator(".pb-is").first
