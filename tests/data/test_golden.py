"""Published figures of the small city, kept as text: whoever changes a number sees which, and says why."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from warehouse.marts import Marts

GOLDEN = Path(__file__).parent / "golden"
FIGURES = {
    "demand_of_the_boroughs": """
        select day_care_year, area_id, age_group, children, demand, available_places, taken, free, over, shortage,
            surplus, round(place_rate, 6) as place_rate, round(care_rate, 6) as care_rate, is_projected
        from marts.fct_demand
        where reference_date = '2026-09-15' and level in ('borough', 'city')
        order by all
    """,
    "unserved_of_the_city": """
        select reference_date, need_date, age_group, unserved, conditional_claim, claim_not_open,
            served_wishes_change, minding_only
        from marts.fct_unserved
        where area_id = 'DO'
        order by all
    """,
    "schools_done_over_time": """
        select reference_date, track, reached, total, round(share, 6) as share
        from marts.fct_school_rollout
        where stage = 'done' and weighting = 'school'
        order by all
    """,
    "funding_at_the_end": """
        select programme, year, quota_eur, drawn_all_purposes_eur, carried_in_eur, carried_out_eur, lapsed_eur
        from marts.fct_funding
        where reference_date = '2025-12-31'
        order by all
    """,
    "placement_year_of_the_city": """
        select reference_date, age_group, sum(taken) as taken, sum(leaving_for_school) as leaving_for_school,
            sum(leaving_otherwise) as leaving_otherwise, sum(moving_up) as moving_up, sum(freed) as freed,
            sum(moving_in) as moving_in, sum(arriving) as arriving
        from marts.fct_placement_year
        where reference_date >= '2024-01-01'
        group by all
        order by all
    """,
    "report_of_15_march": """
        select group_form, weekly_hours, year_of_age, needs_inclusion, sum(children) as children, sum(promised) as promised
        from marts.fct_report_15_march
        where reference_date = '2026-03-15'
        group by all
        order by all
    """,
    "rows_of_the_tables": """
        select table_name, estimated_size as rows
        from duckdb_tables()
        where table_name <> 'meta_checks'
        order by all
    """,
}


@pytest.mark.parametrize("name", FIGURES)
def test_published_figures_are_those_that_were_read_and_agreed(
    name: str, planning: Marts, request: pytest.FixtureRequest
) -> None:
    file = GOLDEN / f"{name}.csv"
    found = planning.frame(FIGURES[name]).with_columns(pl.selectors.date().cast(pl.String))
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.mkdir(exist_ok=True)
        found.write_csv(file)
    agreed = pl.read_csv(file, schema_overrides=found.schema)
    assert_frame_equal(found, agreed, abs_tol=1e-6)


def test_ninety_six_of_154_schools_had_wlan_at_the_end_of_october_2020(planning: Marts) -> None:
    """Published for Dortmund: 96 of 154 schools, which the press printed as 65 %; arithmetic gives 62 %."""
    rows = planning.frame("""
        select weighting, reached, total, round(100 * share)::int as percent
        from marts.fct_school_rollout
        where reference_date = '2020-10-31' and track = 'wlan' and stage = 'done'
    """)
    assert rows.filter(weighting="school").drop("weighting").rows() == [(96, 154, 62)]
    assert 65 not in rows["percent"].to_list()
