"""What tests of tables need: every test that changes something works on a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.home import Home
from warehouse.marts import Marts, Role


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-golden`` writes the golden tables anew, to be read as a diff."""
    parser.addoption("--rewrite-golden", action="store_true")


@pytest.fixture
def copy(city: Home, tmp_path: Path) -> Home:
    """A copy of the city for tests that change it."""
    shutil.copytree(city.path, tmp_path / "home")
    return Home.at(tmp_path / "home")


@pytest.fixture(scope="module")
def planning(city: Home) -> Iterator[Marts]:
    """The planners' tables of the small city; closed after each file, as the next may open them in another way."""
    marts = Marts.open(city, Role.PLANNING)
    yield marts
    marts.close()
