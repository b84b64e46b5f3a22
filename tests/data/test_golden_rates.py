"""The published place rates: what the models' unit test expects is what the sources printed, to the decimal."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
import yaml

UNIT_TEST = "published_place_rates_come_out_to_the_printed_decimal"

# area, age group, places, children, rate in per cent as printed (Dortmund 2001, Dinslaken 2017/18)
PRINTED = [
    ("Dinslaken", "under_three", 566, 1630, "34.7"),
    ("Dinslaken", "three_to_school", 1683, 1736, "97"),
    ("Dortmund Aplerbeck (Stadtbezirk)", "three_to_school", 1380, 1634, "84.5"),
    ("Dortmund Sozialraum Aplerbeck", "three_to_school", 528, 657, "80.4"),
    ("Dortmund Berghofen", "three_to_school", 285, 314, "90.8"),
    ("Dortmund Schueren", "three_to_school", 227, 258, "88.0"),
    ("Dortmund Soelde/Soelderholz", "three_to_school", 340, 405, "84.0"),
    ("Dortmund Gesamtstadt", "three_to_school", 15875, 17034, "93.2"),
    ("Dortmund Hombruch", "three_to_school", 1335, 1420, "94.0"),
    ("Dortmund Scharnhorst", "three_to_school", 1436, 1563, "91.9"),
]
DISTRICTS_OF_APLERBECK = [name for name, *_ in PRINTED[3:7]]


@pytest.fixture(scope="module")
def expected(root: Path) -> dict[tuple[str, str], dict[str, float]]:
    """What the unit test beside fct_demand, which every build runs, expects of each area and age group."""
    text = (root / "dbt_project" / "models" / "marts" / "fct_demand.yml").read_text(encoding="utf-8")
    tests = {test["name"]: test for test in yaml.safe_load(text)["unit_tests"]}
    return {(row["area_id"], row["age_group"]): row for row in tests[UNIT_TEST]["expect"]["rows"]}


def as_printed(rate: float, printed: str) -> str:
    """A rate in per cent with as many decimals as the source printed."""
    step = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)
    return str((Decimal(repr(rate)) * 100).quantize(step, ROUND_HALF_UP))


@pytest.mark.parametrize(("area", "age_group", "places", "children", "printed"), PRINTED)
def test_the_rate_is_the_printed_one(
    expected, area: str, age_group: str, places: int, children: int, printed: str
):
    row = expected[area, age_group]
    assert (row["available_places"], row["children"]) == (places, children)
    assert as_printed(row["place_rate"], printed) == printed


def test_a_boroughs_rate_is_the_ratio_of_sums_and_not_the_mean_of_rates(expected):
    rates = [expected[name, "three_to_school"]["place_rate"] for name in DISTRICTS_OF_APLERBECK]
    assert as_printed(sum(rates) / len(rates), "85.8") == "85.8"
    assert (
        as_printed(expected["Dortmund Aplerbeck (Stadtbezirk)", "three_to_school"]["place_rate"], "84.5")
        == "84.5"
    )


def test_dinslaken_was_86_places_short_although_the_source_prints_87(expected):
    assert expected["Dinslaken", "under_three"]["balance"] == -86


def test_no_published_case_is_left_out(root: Path):
    facts = root.parent / "shared" / "facts" / "place_rate_golden_cases.csv"
    if not facts.is_file():
        pytest.skip("the published cases lie in ../shared, which is not here")
    with facts.open(encoding="utf-8", newline="") as stream:
        published = [
            (row["gebiet"], "under_three" if row["altersgruppe"] == "U3" else "three_to_school",
             int(row["plaetze"]), int(row["kinder"]), row["quote_gedruckt_prozent"])
            for row in csv.DictReader(stream)
        ]  # fmt: skip
    assert sorted(published) == sorted(PRINTED)
