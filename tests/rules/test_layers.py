"""Who may know whom: the design's four sentences and the direction of the data, over the syntax tree.

Each rule is a function from modules to offences, tried on a made-up offender before it is asked about the code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from tests.rules.tree import ROOT, Module, modules

STREAMLIT_HOMES = (
    "dashboard.app",
    "dashboard.views",
    "dashboard.filters",
    "dashboard.components",
    "dashboard.timing",  # runs each page as a test does, to tell how long it takes
)
DUCKDB_HOMES = ("warehouse.marts", "warehouse.releases", "warehouse.bench", "warehouse.methods.linkage_model")
SCREEN_LIBRARIES = ("streamlit", "plotly", "dashboard")
MAKERS = tuple(
    f"warehouse.{name}" for name in ("reading", "ingest", "build", "refresh", "purge", "demo", "cli")
)
SWITCHES = ("dashboard.components.refresh",)  # the analyst's button does what the command line does
OURS = ("warehouse", "dashboard")

Rule = Callable[[Iterable[Module]], list[str]]


def imports_outside(found: Iterable[Module], libraries: tuple[str, ...], homes: tuple[str, ...]) -> list[str]:
    """Imports of the libraries in modules that stand outside the homes."""
    return [
        f"{module.name} imports {name}"
        for module in found
        if not module.is_in(*homes)
        for name in module.imports_from(*libraries)
    ]


def streamlit_outside_its_homes(found: Iterable[Module]) -> list[str]:
    """A figure or a text that knows Streamlit cannot be tested without a running page, nor used in a report."""
    return imports_outside(found, ("streamlit",), STREAMLIT_HOMES)


def duckdb_outside_its_homes(found: Iterable[Module]) -> list[str]:
    """A second connection with other settings could write to a release, or reach outside."""
    return imports_outside(found, ("duckdb",), DUCKDB_HOMES)


def screen_inside_the_warehouse(found: Iterable[Module]) -> list[str]:
    """A refresh that needs the dashboard breaks whenever a page does."""
    return imports_outside((module for module in found if module.is_in("warehouse")), SCREEN_LIBRARIES, ())


def ours_inside_the_methods(found: Iterable[Module]) -> list[str]:
    """A method that reads contracts or marts is no page of mathematics any more, and cannot be checked by hand."""
    return [
        f"{module.name} imports {name}"
        for module in found
        if module.is_in("warehouse.methods")
        for name in module.imports_from(*OURS)
        if not Module(name, "").is_in("warehouse.methods")
    ]


def making_inside_the_dashboard(found: Iterable[Module]) -> list[str]:
    """A page that reads files or builds tables would show what no release holds."""
    return [
        f"{module.name} imports {name}"
        for module in found
        if module.is_in("dashboard") and not module.is_in(*SWITCHES)
        for name in module.imports_from(*MAKERS)
    ]


OFFENDERS: list[tuple[Rule, str, str]] = [
    (streamlit_outside_its_homes, "dashboard.figures.demand", "import streamlit as st"),
    (streamlit_outside_its_homes, "warehouse.marts", "def f():\n    from streamlit import cache_data"),
    (duckdb_outside_its_homes, "warehouse.queries.demand", "import duckdb"),
    (duckdb_outside_its_homes, "dashboard.views.demand", "from duckdb import connect"),
    (screen_inside_the_warehouse, "warehouse.report", "from dashboard.texts import common"),
    (screen_inside_the_warehouse, "warehouse.methods.forecast", "import plotly.express"),
    (ours_inside_the_methods, "warehouse.methods.forecast", "from warehouse.contracts import CONTRACTS"),
    (making_inside_the_dashboard, "dashboard.views.demand", "from warehouse.ingest import ingest"),
]


@pytest.mark.parametrize(("rule", "name", "source"), OFFENDERS)
def test_each_rule_finds_its_offender(rule: Rule, name: str, source: str):
    assert rule([Module(name, source)])


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in OFFENDERS}, key=lambda rule: rule.__name__))
def test_the_layers_hold(rule: Rule):
    assert rule(modules()) == []


def test_the_homes_may_do_what_they_are_for():
    assert streamlit_outside_its_homes([Module("dashboard.views.demand", "import streamlit as st")]) == []
    assert duckdb_outside_its_homes([Module("warehouse.marts", "import duckdb")]) == []


def test_there_is_no_pages_folder():
    """Streamlit serves the files of a folder of that name by itself, past app.py, its login and its roles."""
    assert list((ROOT / "dashboard").rglob("pages")) == []
