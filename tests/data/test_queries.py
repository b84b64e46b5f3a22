"""Every question is asked of every release that a role with a page for it may open."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import polars as pl
import pytest

from warehouse import queries
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries.centres import Choice

ON = date(2026, 9, 15)
ANSWERS: dict[str, Any] = {
    "reference_date": ON, "compared_date": date(2025, 9, 15), "need_date": ON, "method": "fair", "until": ON, "day_care_year": 2026, "school_year": 2027, "level": "borough", "age_group": "under_three",
    "on_day": ON, "until_year": 2031, "first_year": 2024, "last_year": 2031, "area_id": "DO", "track": "wlan", "part": "borough", "school_id": "900123", "on": ON, "contracts": ["places"], "choice": Choice(None, "under_three"),
    "source": "registrations", "record_number": "A1", "child_id": "R1", "source_a": "contracts", "record_a": "V1",
    "source_b": "registrations", "record_b": "A1",
}  # fmt: skip
CASES_ALONE = {
    "unserved.open_cases",
    "unserved.records",
    "duplicates.claims",
    "linkage",
    "placement.proposals",
    "placement.fitting_places",
}
NOT_FOR_CASES = {
    "centres",
    "commuting",
    "demand",
    "forecast",
    "funding",
    "portal",
    "projects",
    "school_entry",
    "school_profile",
    "rollout",
    "schools",
    "work_programme",
}
NOT_FOR_COUNCIL = {
    "placement",
    "unserved.reasons",
    "centres",
    "commuting",
    "forecast",
    "duplicates",
    "portal.missing_centres",
    "projects",
    "school_entry.leaving_day_care",
    "meta.deliveries",
    "meta.rejected_rows",
    "meta.findings",
}

# Questions to tables that no model builds yet.


def questions() -> Iterator[tuple[str, Any]]:
    for module in pkgutil.iter_modules(queries.__path__):
        loaded = import_module(f"{queries.__name__}.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            asks = next(iter(inspect.signature(function).parameters), "") == "marts"
            if asks and function.__module__ == loaded.__name__ and not name.startswith("_"):
                yield f"{module.name}.{name}", function


def may_ask(role: Role, name: str) -> bool:
    module = name.split(".", maxsplit=1)[0]
    if role is Role.COORDINATION:
        return module not in NOT_FOR_CASES
    return not {module, name} & CASES_ALONE and not (
        role is Role.COUNCIL and {module, name} & NOT_FOR_COUNCIL
    )


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COORDINATION, Role.COUNCIL])
def test_every_question_has_an_answer_in_every_file_it_may_be_put_to(role: Role, city: Home) -> None:
    marts = Marts.open(city, role)
    asked = 0
    for name, question in questions():
        if not may_ask(role, name):
            continue
        wanted = list(inspect.signature(question).parameters)[1:]
        answer = question(marts, **{parameter: ANSWERS[parameter] for parameter in wanted})
        assert isinstance(answer, pl.DataFrame), name
        assert answer.width > 0, name
        asked += 1
    marts.close()
    assert asked > 5


def test_the_councils_file_holds_no_district_no_case_and_no_small_count(city: Home) -> None:
    marts = Marts.open(city, Role.COUNCIL)
    names = set(marts.frame("select table_name from duckdb_tables()")["table_name"])
    assert not names & {
        "fct_children",
        "fct_registrations",
        "meta_rejected_rows",
        "meta_deliveries",
        "fct_places",
        "fct_centre",
        "fct_portal_centre",
        "fct_report_15_march",
        "fct_double_place_count",
        "fct_unserved_reason",
        "fct_friction",
        "fct_placement_result",
        "fct_placement_audit",
        "fct_placement_proposals",
        "fct_fitting_places",
    }
    assert marts.frame("select distinct level from marts.fct_demand order by level")["level"].to_list() == [
        "borough", "city"]  # fmt: skip
    small = marts.frame("select count(*) as n from marts.fct_unserved where unserved between 1 and 4").item()
    assert small == 0
    marts.close()


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COORDINATION, Role.COUNCIL])
def test_no_published_table_holds_a_name_a_street_or_a_birth_date(role: Role, city: Home) -> None:
    marts = Marts.open(city, role)
    columns = set(
        marts.frame(
            """
            select column_name from duckdb_columns()
            where schema_name = 'marts' and not (table_name = 'dim_school' and column_name in ('street', 'postcode'))
            """
        )["column_name"]
    )
    assert not columns & {
        "first_name",
        "last_name",
        "street",
        "birth_date",
        "postcode",
        "portal_account",
        "sex",
    }
    marts.close()
