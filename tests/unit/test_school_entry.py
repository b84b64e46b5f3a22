"""Who starts school: the forecast's children of one year who are no longer in day care in the next."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from warehouse.methods.forecast_tables import STARTING_SCHOOL, forecasts
from warehouse.methods.known import Known, Origin

COUNTED = range(2021, 2026)
NOTHING = pl.DataFrame(schema={"births_date": pl.Date})


def known(late: int | None) -> Known:
    """Two districts of a borough and one that belongs to none: as many children in each cohort of every year."""
    counts = [
        (date(year, 12, 31), year, district, year - age, children, late)
        for year in COUNTED
        for district, children in (("01", 60), ("02", 48), ("99", 24))
        for age in range(7)
    ]
    schema = {
        "population_date": pl.Date, "counted_year": pl.Int64, "district_id": pl.String, "cohort_year": pl.Int64,
        "children": pl.Int64, "late_children": pl.Int64,
    }  # fmt: skip
    members = [
        ("district", "01", "01", "B01"), ("district", "02", "02", "B01"), ("district", "99", "99", None),
        ("borough", "B01", "01", "B01"), ("borough", "B01", "02", "B01"),
        *(("city", "DO", district, None) for district in ("01", "02", "99")),
    ]  # fmt: skip
    return Known(
        counts=pl.DataFrame(counts, schema=schema, orient="row"),
        births=NOTHING,
        arrivals=NOTHING,
        members=pl.DataFrame(members, schema=["level", "area_id", "district_id", "borough_id"], orient="row"),
    )


def found(late: int | None) -> pl.DataFrame:
    """The forecast of the last count, five years ahead."""
    origin = Origin("one", date(2025, 12, 31), None, None, 2025, 2030)
    return forecasts(known(late), [origin], draws=50)


@pytest.mark.parametrize(("late", "ages"), [(None, 6), (5, 7)])
def test_a_cohort_that_changes_nothing_starts_school_as_it_was_counted(late: int | None, ages: int):
    """As many stay a year longer as the older cohort brings: 60, 48 and 24 start, 132 in the city, every year."""
    rows = found(late)
    assert rows["year_of_age"].n_unique() == ages + 1
    starting = rows.filter(age_group=STARTING_SCHOOL)
    assert starting["day_care_year"].unique().sort().to_list() == [2026, 2027, 2028, 2029, 2030]
    by_area = starting.group_by("area_id").agg(pl.col("expected").min(), most=pl.col("expected").max())
    assert sorted(by_area.iter_rows()) == [
        ("01", 60, 60), ("02", 48, 48), ("99", 24, 24), ("B01", 108, 108), ("DO", 132, 132),
    ]  # fmt: skip


def test_who_starts_school_is_who_leaves_day_care_and_a_district_of_no_borough_is_not_lost():
    rows = found(5)
    oldest = rows.filter(pl.col("year_of_age") >= 5).select(
        "area_id", "day_care_year", "year_of_age", "expected"
    )
    there = oldest.group_by("area_id", "day_care_year").agg(pl.col("expected").sum().alias("before"))
    stay = oldest.filter(year_of_age=6).drop("year_of_age").rename({"expected": "stay"})
    leaving = there.with_columns(pl.col("day_care_year") + 1).join(stay, on=["area_id", "day_care_year"])
    starting = rows.filter(age_group=STARTING_SCHOOL).join(leaving, on=["area_id", "day_care_year"])
    assert starting.height == 5 * 5
    assert starting["expected"].to_list() == (starting["before"] - starting["stay"]).to_list()
    city = starting.filter(level="city")["expected"].sum()
    assert city == starting.filter(level="district")["expected"].sum()
    assert city > starting.filter(level="borough")["expected"].sum()


def test_the_range_of_those_who_start_school_holds_the_median_and_is_wider_the_further_ahead():
    city = found(5).filter(age_group=STARTING_SCHOOL, level="city").sort("day_care_year")
    assert (city["low_80"] <= city["median"]).all()
    assert (city["median"] <= city["high_80"]).all()
    width = (city["high_80"] - city["low_80"]).to_list()
    assert width[0] < width[2] < width[-1]
