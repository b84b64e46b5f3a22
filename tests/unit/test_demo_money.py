"""The demo city's money: near the published sums, with measures of two funders, of no school and beyond approval."""

from __future__ import annotations

import polars as pl
import pytest

from warehouse.demo import money, schools

SEED = 2026
MILLION = 1_000_000


@pytest.fixture(scope="module")
def measures() -> pl.DataFrame:
    return money.measures(schools.found(SEED), SEED)


def test_the_budgets_are_near_the_published_sums():
    """94 m € of credit, about 75.55 m € of it spent by July 2022; 36 m € of DigitalPakt; 3.14 m € of the city in 2017."""
    budget = money.budget_on(2025)
    quota = dict(budget.group_by("programme").agg(pl.col("quota_eur").sum()).iter_rows())
    assert (quota[money.GUTE_SCHULE], quota[money.DIGITALPAKT]) == (94 * MILLION, 36 * MILLION)
    spent = budget.filter(programme=money.GUTE_SCHULE)
    until_2021 = spent.filter(pl.col("year") <= 2021)["spent_eur"].sum()
    in_2022 = spent.filter(year=2022)["spent_eur"].item()
    assert until_2021 + in_2022 * 7 / 12 == pytest.approx(75.55 * MILLION, rel=0.01)
    assert budget.filter(programme=money.MEP, year=2017)["quota_eur"].item() == 3.14 * MILLION


def test_the_measures_draw_their_share_and_no_more_than_all_purposes(measures: pl.DataFrame):
    """15 % of Gute Schule 2020 went into digital equipment; the rest into sports halls, buildings and others."""
    drawn = measures.group_by("programme", "year").agg(pl.col("drawn_eur").sum())
    both = money.budget_on(2025).join(drawn, on=["programme", "year"])
    assert both.filter(pl.col("drawn_eur") > pl.col("drawn_all_purposes_eur")).is_empty()
    shared = both.filter(programme=money.GUTE_SCHULE).select(
        pl.col("drawn_eur", "drawn_all_purposes_eur").sum()
    )
    assert shared["drawn_eur"].item() / shared["drawn_all_purposes_eur"].item() == pytest.approx(
        0.15, abs=0.001
    )


def test_a_measure_has_one_place_and_one_row_a_programme_and_year(measures: pl.DataFrame):
    assert not measures.select("measure_id", "programme", "year").is_duplicated().any()
    places = measures.group_by("measure_id").agg(pl.struct("school_id", "track").n_unique().alias("places"))
    assert places["places"].max() == 1


def test_some_measures_have_two_funders_some_two_years_and_some_no_school(measures: pl.DataFrame):
    found = measures.group_by("measure_id").agg(
        pl.col("programme", "year").n_unique(), pl.col("school_id").null_count().alias("nowhere")
    )
    pairs = measures.filter(pl.col("programme").n_unique().over("measure_id") > 1)
    funders = {frozenset(names) for names in pairs.group_by("measure_id").agg("programme")["programme"]}
    assert funders == {
        frozenset({money.GUTE_SCHULE, money.MEP}), frozenset({money.DIGITALPAKT, money.OWN})
    }  # fmt: skip
    assert found.filter(pl.col("year") > 1).height == 36
    assert 0.05 < (found["nowhere"] > 0).mean() < 0.08


def test_the_known_faults_are_in_it_and_no_others(measures: pl.DataFrame):
    sums = measures.group_by("measure_id", "programme").agg(
        pl.col("approved_eur", "committed_eur", "drawn_eur").sum()
    )
    above = sums.filter(pl.col("drawn_eur") > pl.col("approved_eur"))
    assert set(above["measure_id"]) == set(money.DRAWN_ABOVE_APPROVAL)
    committed = sums.filter(pl.col("committed_eur") > pl.col("approved_eur"))
    assert set(committed["measure_id"]) == {*money.DRAWN_ABOVE_APPROVAL, money.COMMITTED_ABOVE_APPROVAL}
    assert set(measures["programme"]) - set(money.BUDGET) == {money.AT_ONCE}
