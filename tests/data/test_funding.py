"""The demo city's money in a release: nothing is lost between a programme and what it pays for."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import areas, funding

ON = date(2025, 12, 31)
MONEY = ["planned_eur", "approved_eur", "committed_eur", "drawn_eur"]


def cents(frame: pl.DataFrame) -> list[int]:
    """The sums of a frame's money in whole cents."""
    return [round(100 * frame[column].sum()) for column in MONEY]


@pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])
@pytest.mark.parametrize("part", ["track", "borough", "school"])
def test_every_programme_is_the_sum_of_its_parts_to_the_cent(part: str, role: Role, city: Home):
    marts = Marts.open(city, role)
    for on in funding.reference_dates(marts)["reference_date"]:
        parts = funding.by_part(marts, on, part)
        for row in funding.by_programme(marts, on).filter(~pl.col("is_total")).iter_rows(named=True):
            total = [round(100 * (row[column] or 0)) for column in MONEY]
            assert cents(parts.filter(programme=row["programme"])) == total, (on, row["programme"])
    marts.close()


def test_the_boroughs_and_the_whole_city_hold_every_measure_once(planning: Marts):
    everything = funding.measures(planning, ON, "DO")
    whole = everything.filter(pl.col("school_id").is_null())
    assert (everything["measure_id"].n_unique(), whole["measure_id"].n_unique()) == (912, 58)
    boroughs = [
        funding.measures(planning, ON, area_id) for area_id in areas.of_level(planning, "borough")["area_id"]
    ]
    assert cents(pl.concat([*boroughs, whole])) == cents(everything)
    assert {frame["borough_name"].n_unique() for frame in boroughs} == {1}


def test_the_shares_of_a_measure_add_up_to_the_whole_of_it(planning: Marts):
    shared = funding.measures(planning, ON, "DO").filter(pl.col("funders") > 1)
    assert shared["measure_id"].n_unique() == 44
    whole = shared.group_by("measure_id").agg(pl.col("share_of_measure").sum())["share_of_measure"]
    assert whole.to_list() == pytest.approx([1.0] * 44)


def test_what_lapses_next_is_told_with_its_day(planning: Marts):
    """At the end of 2020: 18.8 m € of Gute Schule and 0.78 m € of the plan lapse with 2021, DigitalPakt only with 2025."""
    rows = funding.by_programme(planning, date(2020, 12, 31))
    lapsing = {
        row["programme"]: (row["lapsing_eur"], row["next_lapse_on"])
        for row in rows.filter(pl.col("lapsing_eur") > 0).iter_rows(named=True)
    }
    assert lapsing == {
        "Gute Schule 2020": (18_800_000, date(2021, 12, 31)),
        "Medienentwicklungsplan": (780_000, date(2021, 12, 31)),
        "DigitalPakt": (34_100_000, date(2025, 12, 31)),
        "alle Programme": (19_580_000, date(2021, 12, 31)),
    }


def test_other_purposes_share_the_credit_and_a_missing_budget_is_told(planning: Marts):
    rows = {row["programme"]: row for row in funding.reconciled(planning, ON).iter_rows(named=True)}
    assert rows["Gute Schule 2020"]["other_purposes_eur"] == 89_700_000 - 13_455_000
    assert {name: row["unexplained_eur"] for name, row in rows.items() if row["unexplained_eur"]} == {
        "Sofortausstattungsprogramm": 1_150_000
    }


def test_96_of_154_schools_stand_beside_the_euros_of_their_year(planning: Marts):
    row = (
        funding.progress(planning, ON)
        .filter(track="wlan", reference_date=date(2020, 12, 31))
        .row(0, named=True)
    )
    assert (row["schools_done"], row["schools_total"], row["progress_date"]) == (96, 154, date(2020, 10, 31))
    assert row["eur_per_unit"] == pytest.approx(row["drawn_eur"] / row["quantity_done"])
