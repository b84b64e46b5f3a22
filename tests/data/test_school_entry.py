"""From day care to school in the demo's release: both sides of the bridge count the same children."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from warehouse.home import Home
from warehouse.marts import Marts, Role

ENTRY = "select * from marts.fct_school_entry"
SUMS = ("grade_1_expected", "school_age_children", "pupils_expected", "claim_children", "primary_pupils",
        "all_day_places", "rooms_needed", "rooms_short", "equipped_needed", "equipped_short", "primary_schools")  # fmt: skip
LATEST = date(2026, 10, 31)


@pytest.fixture(scope="module")
def entries(planning: Marts) -> pl.DataFrame:
    return planning.frame(ENTRY)


def test_the_city_is_the_sum_of_its_boroughs_on_every_date_and_in_every_year(entries: pl.DataFrame):
    keys = ["reference_date", "school_year"]
    told = entries.with_columns(pl.col(name).is_null().alias(f"{name}_unknown") for name in SUMS)
    boroughs = told.filter(level="borough").group_by(keys).agg(
        *(pl.col(name).sum() for name in SUMS), *(pl.col(f"{name}_unknown").any() for name in SUMS)
    )  # fmt: skip
    both = told.filter(level="city").join(boroughs, on=keys, suffix="_of_boroughs")
    assert both.height == entries.filter(level="city").height > 200
    for name in SUMS:
        assert both[f"{name}_unknown"].to_list() == both[f"{name}_unknown_of_boroughs"].to_list(), name
        known = both.drop_nulls(name)
        assert known.height, name
        assert known[name].to_list() == known[f"{name}_of_boroughs"].to_list(), name


def test_who_leaves_day_care_for_school_starts_it_in_every_area(planning: Marts):
    """Those of five and six, less the six-year-olds of the year after, are those who start; districts and city alike."""
    both = planning.frame(
        """
        with ages as (
            select reference_date, area_id, day_care_year,
                sum(expected) filter (year_of_age >= 5) as leaving,
                sum(expected) filter (year_of_age = 6) as stay
            from marts.fct_forecast_age
            group by all
        )

        select entry.reference_date, entry.level, entry.grade_1_expected, before.leaving - afterwards.stay as leaving
        from marts.fct_school_entry as entry
        inner join ages as before
            on entry.reference_date = before.reference_date and entry.area_id = before.area_id
            and entry.school_year = before.day_care_year + 1
        inner join ages as afterwards
            on entry.reference_date = afterwards.reference_date and entry.area_id = afterwards.area_id
            and entry.school_year = afterwards.day_care_year
        """
    )
    assert set(both["level"]) == {"district", "borough", "planning_area", "city"}
    assert both["reference_date"].n_unique() >= 5
    assert both["grade_1_expected"].to_list() == both["leaving"].to_list()


def test_with_the_register_of_its_own_day_as_many_are_expected_as_there_are(entries: pl.DataFrame):
    """The ratio is that of the register's own school year: carried nowhere, it gives back its pupils."""
    now = entries.filter(reference_date=LATEST, years_ahead=0).drop_nulls("pupils_expected")
    assert now.height == 13
    assert now["pupils_expected"].to_list() == now["primary_pupils"].to_list()


def test_the_claim_starts_in_2026_and_holds_for_all_grades_from_2029(entries: pl.DataFrame):
    grades = entries.group_by("school_year").agg(pl.col("claim_grades").unique()).sort("school_year")
    known = dict(grades.iter_rows())
    assert [known[year] for year in range(2025, 2032)] == [[0], [1], [2], [3], [4], [4], [4]]
    city = entries.filter(reference_date=LATEST, level="city").sort("school_year")
    assert city["claim_children"][0] == city["grade_1_expected"][0]
    assert city["claim_children"][3] == city["school_age_children"][3]


def test_the_council_reads_boroughs_and_the_city_alone(city: Home):
    council = Marts.open(city, Role.COUNCIL)
    told = council.frame(ENTRY)
    council.close()
    assert set(told["level"]) == {"borough", "city"}
    for name in (
        "grade_1_expected",
        "school_age_children",
        "pupils_expected",
        "claim_children",
        "resident_children",
    ):
        assert not told[name].is_between(1, 4).any(), name
    hidden = told.filter(pl.col("grade_1_expected").is_null())
    assert hidden["low_80"].is_null().all()


def test_the_contracts_know_of_fewer_leaving_than_start_school(planning: Marts, entries: pl.DataFrame):
    """Not every child has a place, and some in the centres live elsewhere: beside each other, never the same number."""
    left = planning.frame(
        "select sum(leaving_for_school) as n from marts.fct_placement_year where reference_date = '2026-09-15'"
    ).item()
    start = entries.filter(reference_date=LATEST, level="city", school_year=2027)["grade_1_expected"].item()
    assert 0.6 * start < left < 1.1 * start
