"""One small city, refreshed once per run; every test that changes something works on a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from warehouse.demo import generate
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.refresh import Refreshed, refresh

SCALE = 0.02
OnStep = Callable[[str, int, int], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-golden`` writes the golden tables anew, to be read as a diff."""
    parser.addoption("--rewrite-golden", action="store_true")


def silent(_step: str) -> AbstractContextManager[OnStep]:
    """Progress that nobody watches."""
    return nullcontext(lambda _what, _done, _total: None)


def refreshed(home: Home) -> Refreshed:
    """Refresh a home without showing progress."""
    return refresh(home, silent)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A small demo city with its release; not to be changed."""
    home = Home.at(tmp_path_factory.mktemp("city"))
    generate(home.path, scale=SCALE)
    assert refreshed(home).release is not None
    return home


@pytest.fixture
def copy(city: Home, tmp_path: Path) -> Home:
    """A copy of the city for tests that change it."""
    shutil.copytree(city.path, tmp_path / "home")
    return Home.at(tmp_path / "home")


@pytest.fixture(scope="session")
def planning(city: Home) -> Iterator[Marts]:
    """The planners' tables of the small city."""
    marts = Marts.open(city, Role.PLANNING)
    yield marts
    marts.close()
