"""One small release, one without rows, and a way to draw a single page from either."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.app import small_release
from warehouse.home import Home
from warehouse.marts import Role

Draw = Callable[..., AppTest]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose release in service is the small one."""
    return small_release.build(Home.at(tmp_path_factory.mktemp("full")))


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose release has every table and no row."""
    return small_release.build(Home.at(tmp_path_factory.mktemp("empty")), empty=True)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Both releases have one name: what was remembered of one is not true of the other."""
    yield
    st.cache_resource.clear()


@pytest.fixture
def draw(home: Home) -> Draw:
    """Draw one page alone, with the filters of an address, and return what stands on it."""

    def drawing(key: str, role: Role, where: Home = home, **address: str) -> AppTest:
        test = AppTest.from_function(_page, args=(key, role.value, str(where.path)), default_timeout=60)
        for name, value in address.items():
            test.query_params[name] = value
        return test.run()

    return drawing


def _page(key: str, role: str, home: str) -> None:
    from dashboard.app import show
    from warehouse.home import Home
    from warehouse.marts import Role

    show(key, Role(role), Home.at(home))
