"""The scenario method: each lever's numbers by hand, and what must hold of all of them."""

from __future__ import annotations

import itertools

import numpy as np
import polars as pl
import pytest

from tests.unit.small_city import CHILDREN, U3, UE3, city, draws, frame, frames
from warehouse.methods.scenario import FIGURES, KEYS, contributions, difference, recalculate
from warehouse.methods.scenario_baseline import Baseline, MalformedBaseline
from warehouse.methods.scenario_checks import Refused
from warehouse.methods.scenario_levers import (
    Births,
    Buffer,
    Closure,
    ExtraDwellings,
    ExtraGroups,
    Housing,
    Lever,
    MindingShare,
    ProjectChange,
    Scenario,
    TargetRate,
    in_order,
)

EVERYTHING = (
    Buffer(0.05, 2026),
    Closure(2027, centre_id="C1"),
    Births(-0.2, 2027),
    ExtraGroups("01", "III", 2, 2026),
    ProjectChange("dropped", "P2"),
    MindingShare(0.3, 2026),
    TargetRate(0.9, 2027, age_group=U3),
    ExtraDwellings("02", "apartment", 100, 2026),
    Housing(1.5, 0),
)


def under(*levers: Lever, baseline: Baseline | None = None) -> pl.DataFrame:
    return recalculate(baseline or city(), Scenario("Probe", levers)).frame


def row(rows: pl.DataFrame, area: str, group: str = U3, year: int = 2027) -> dict[str, float]:
    return rows.row(by_predicate=(pl.col("area_id") == area) & (pl.col("age_group") == group)
                    & (pl.col("day_care_year") == year), named=True)  # fmt: skip


def figures(rows: pl.DataFrame, area: str, group: str = U3, year: int = 2027) -> tuple[float, ...]:
    """Demand, places, shortage, surplus, balance."""
    found = row(rows, area, group, year)
    return tuple(round(found[name], 6) for name in ("demand", "places", "shortage", "surplus", "balance"))


def test_without_levers_all_is_as_published():
    rows = under()
    assert figures(rows, "01") == (110, 90, 20, 0, -20)
    assert figures(rows, "02") == (55, 65, 0, 10, 10)
    assert figures(rows, "03") == (11, 11, 0, 0, 0)
    assert figures(rows, "B01") == (165, 155, 20, 10, -10)
    assert figures(rows, "DO") == (176, 166, 20, 10, -10)
    assert figures(rows, "01", UE3) == (190, 120, 70, 0, -70)
    assert row(rows, "DO")["children"] == 320
    assert rows["reserve"].to_list() == [0.0] * rows.height


def test_demand_is_to_the_last_bit_the_sum_of_whole_ten_thousandths():
    counts = {f"{district:02d}": (97 + district, 31, 3 * district) for district in range(30)}
    rates = {1: 0.4103, 2: 0.7001, 3: 0.9999}
    targets = frames()["targets"].with_columns(
        target_rate=pl.col("year_of_age").replace_strict(rates, return_dtype=pl.Float64)
    )
    members = frame("level area_id district_id", [("city", "DO", district) for district in counts])
    places = frame(
        "day_care_year district_id age_group centre_places minding_places available_places",
        [(year, district, U3, 55, 5, 60) for year in (2026, 2027) for district in counts],
    )
    one = city(draws=draws(counts), targets=targets, members=members, places=places,
               projects=frames()["projects"].clear(), centres=frames()["centres"].clear())  # fmt: skip
    demand = [first * 4103 + second * 7001 for first, second, _third in counts.values()]
    found = row(under(baseline=one), "DO")
    assert found["demand"] == sum(demand) / 10_000
    assert found["shortage"] == sum(max(0, need - 600_000) for need in demand) / 10_000
    assert found["balance"] == (30 * 600_000 - sum(demand)) / 10_000


def test_a_shortage_is_never_netted():
    rates = frames()["targets"].with_columns(target_rate=pl.lit(1.0))
    places = frames()["places"].with_columns(
        centre_places=pl.when(district_id="01").then(140).otherwise(230),
        available_places=pl.when(district_id="01").then(140).otherwise(230),
    )
    members = frames()["members"].filter(pl.col("district_id") < "03")
    two = city(
        draws=draws({"01": (0, 300, 0), "02": (0, 100, 0)}), targets=rates, places=places, members=members
    )
    assert figures(under(baseline=two), "DO") == (400, 370, 160, 130, -30)


def test_fewer_births_change_the_unborn_alone():
    rows = under(Births(-0.2, 2027))
    # of 100 aged 1 half are unborn: 90; 90 × 0.4 + 100 × 0.7
    assert [row(rows, area)["demand"] for area in ("01", "02", "03")] == [106, 53, 10.6]
    assert row(rows, "01")["children"] == 190
    assert row(rows, "01", U3, 2026)["demand"] == 110
    assert row(rows, "01", UE3)["demand"] == 190


def test_of_two_births_levers_the_later_holds():
    rows = under(Births(-0.2, 2026), Births(0.4, 2027))
    assert row(rows, "01")["children"] == 220  # 100 × (1 + 0.5 × 0.4) + 100


def test_housing_more_later_and_beyond_the_plan():
    assert row(under(Housing(factor=1.5)), "01")["demand"] == 112  # 5 more aged 1
    assert row(under(Housing(delay_years=1)), "01")["demand"] == 106  # the 10 come a year later
    rows = under(ExtraDwellings("02", "apartment", 100, 2026))
    # 2026: 10 aged 1 and 5 aged 2; 2027: they are 2 and 3, and 2 more aged 1
    assert [row(rows, "02", group, year)["children"] for year in (2026, 2027) for group in (U3, UE3)] == [
        115, 100, 112, 105,
    ]  # fmt: skip
    assert row(rows, "02")["demand"] == pytest.approx(52 * 0.4 + 60 * 0.7)
    assert row(rows, "02", UE3)["demand"] == pytest.approx(99.75)


def test_births_change_those_of_dwellings_too():
    # (100 + 5 − 0) × 0.9 in either order
    assert row(under(Births(-0.2, 2027), Housing(1.5)), "01")["children"] == pytest.approx(105 * 0.9 + 100)


def test_a_rate_of_one_year_of_age_is_more_special_than_that_of_its_group():
    rows = under(TargetRate(0.5, 2027, year_of_age=1), TargetRate(0.8, 2027, age_group=U3))
    assert row(rows, "01")["demand"] == 130
    assert row(rows, "01", U3, 2026)["demand"] == 110


def test_child_minding_takes_its_share_and_centres_the_rest():
    rows = under(MindingShare(0.3, 2027))
    assert figures(rows, "01") == (110, 103, 7, 0, -7)  # 70 in centres, 30 % of 110
    assert figures(rows, "01", U3, 2026) == (110, 80, 30, 0, -30)
    assert figures(rows, "01", UE3) == figures(under(), "01", UE3)
    more = under(MindingShare(0.3, 2027), TargetRate(0.5, 2027, year_of_age=1))
    assert row(more, "01")["places"] == 70 + 0.3 * 120


def test_projects_late_dropped_or_on_time_after_all():
    for change in (ProjectChange("late", "P1", 1), ProjectChange("dropped", "P1")):
        assert [row(under(change), "01", group)["places"] for group in (U3, UE3)] == [80, 100]
        assert row(under(change), "02")["places"] == 65
    rows = under(ProjectChange("dropped"), ProjectChange("on_time", "P1"))
    assert [row(rows, area)["places"] for area in ("01", "02")] == [90, 70]
    assert row(under(ProjectChange("late", delay_years=1)), "02", UE3)["places"] == 120


def test_groups_more_and_late():
    rows = under(ExtraGroups("01", "I", 2, 2026, delay_years=1))
    assert [row(rows, "01", group, year)["places"] for year in (2026, 2027) for group in (U3, UE3)] == [
        80, 100, 100, 150,
    ]  # fmt: skip


def test_closures_by_centre_and_by_district():
    rows = under(Closure(2027, centre_id="C1"))
    assert [row(rows, "01", group)["places"] for group in (U3, UE3)] == [70, 80]
    assert row(rows, "01", U3, 2026)["places"] == 80
    rows = under(Closure(2026, district_id="03", age_group=U3, places=5))
    assert figures(rows, "03") == (11, 6, 5, 0, -5)


def test_a_reserve_leaves_demand_as_it_is():
    rows = under(Buffer(0.1, 2027), Buffer(0.2, 2027, UE3))
    assert figures(rows, "01") == (110, 90, 31, 0, -31)
    assert figures(rows, "02") == (55, 65, 0, 4.5, 4.5)
    assert row(rows, "01")["reserve"] == 11
    assert row(rows, "01", UE3)["reserve"] == 38
    assert row(rows, "01", U3, 2026)["reserve"] == 0


def test_the_order_in_which_levers_are_given_does_not_matter():
    expected = under(*EVERYTHING)
    for levers in itertools.islice(itertools.permutations(EVERYTHING), 0, None, 40_000):
        assert under(*levers).equals(expected)


def test_contributions_add_up_to_the_last_bit():
    baseline, scenario = city(), Scenario("Alles", EVERYTHING)
    parts = contributions(baseline, scenario)
    assert parts["lever"].unique(maintain_order=True).to_list() == [
        "births", "housing", "extra_dwellings", "target_rate", "minding_share", "project", "extra_groups",
        "closure", "buffer",
    ]  # fmt: skip
    sums = parts.group_by(KEYS, maintain_order=True).agg(pl.col(FIGURES).sum())
    whole = difference(recalculate(baseline, scenario), recalculate(baseline, Scenario("nichts")))
    assert sums.equals(whole)
    assert whole["shortage"].abs().sum() > 0
    assert contributions(baseline, Scenario("nichts")).is_empty()


def quantiles(values: np.ndarray) -> tuple[float, float]:
    return tuple(np.quantile(values, (0.1, 0.9)))


def bounds(found: dict[str, float], figure: str) -> tuple[float, float]:
    return found[f"{figure}_low_80"], found[f"{figure}_high_80"]


def simulated(age: int, district: str) -> np.ndarray:
    """The counts of 2027 as they stand in the table."""
    return np.array(draws().filter(day_care_year=2027, year_of_age=age, district_id=district)["draws"].item())


def test_intervals_without_levers_are_those_of_the_counts_untouched():
    rows = under()
    own = {district: simulated(1, district) + simulated(2, district) for district in CHILDREN}
    assert bounds(row(rows, "02"), "children") == quantiles(own["02"])
    assert bounds(row(rows, "DO"), "children") == quantiles(sum(own.values()))
    assert bounds(row(rows, "DO", U3, 2026), "demand") == (None, None)


@pytest.mark.parametrize("levers", [(), (Births(-0.2, 2027), Housing(1.5), Buffer(0.1, 2027))])
def test_intervals_are_those_of_each_rows_own_sums(levers: tuple[Lever, ...]):
    births, more, reserve = (0.9, 5, 1.1) if levers else (1, 0, 1)
    demand = {
        district: 0.4 * births * (simulated(1, district) + more * (district == "01"))
        + 0.7 * simulated(2, district)
        for district in CHILDREN
    }
    gaps = {
        district: demand[district] * reserve - places
        for district, places in (("01", 90), ("02", 65), ("03", 11))
    }
    rows = under(*levers)
    for area, members in (
        ("01", ["01"]),
        ("02", ["02"]),
        ("03", ["03"]),
        ("B01", ["01", "02"]),
        ("DO", list(CHILDREN)),
    ):
        of_all = [gaps[district] for district in members]
        expected = {
            "demand": sum(demand[district] for district in members),
            "shortage": sum(np.maximum(gap, 0) for gap in of_all),
            "surplus": sum(np.maximum(-gap, 0) for gap in of_all),
            "balance": -sum(of_all),
        }
        for figure, values in expected.items():
            assert bounds(row(rows, area), figure) == pytest.approx(quantiles(values), abs=1e-9), (
                area,
                figure,
            )


def test_what_is_unknown_stays_unknown_until_a_lever_says_it():
    targets = frames()["targets"].with_columns(
        target_rate=pl.when(day_care_year=2027, year_of_age=2).then(None).otherwise("target_rate")
    )
    blind = city(targets=targets)
    found = row(under(baseline=blind), "01")
    assert (found["children"], found["places"]) == (200, 90)
    assert {found[name] for name in ("demand", "shortage", "surplus", "balance", "demand_low_80")} == {None}
    assert figures(under(TargetRate(0.7, 2027, year_of_age=2), baseline=blind), "01") == (110, 90, 20, 0, -20)


def test_a_sum_with_an_unknown_part_is_unknown():
    places = frames()["places"].filter((pl.col("district_id") != "03") | (pl.col("age_group") != U3))
    rows = under(baseline=city(places=places))
    assert [row(rows, area)["shortage"] for area in ("01", "B01", "B02", "03", "DO")] == [
        20,
        20,
        None,
        None,
        None,
    ]
    assert row(rows, "DO")["demand"] == 176
    assert row(rows, "DO")["shortage_low_80"] is None


@pytest.mark.parametrize(
    ("lever", "rule"),
    [
        (Births(-0.1, 2031), "unknown_from_year"),
        (Births(float("nan"), 2027), "out_of_bounds"),
        (Births(float("inf"), 2027), "out_of_bounds"),
        (Births(0.12345, 2027), "too_fine"),
        (ExtraDwellings("99", "apartment", 5, 2027), "unknown_district_id"),
        (ExtraDwellings("01", "castle", 5, 2027), "unknown_dwelling_kind"),
        (ExtraDwellings("01", "apartment", 5, 1999), "unknown_completion_year"),
        (TargetRate(0.5, 2027), "unclear_target"),
        (TargetRate(0.5, 2027, U3, 1), "unclear_target"),
        (TargetRate(0.5, 2027, year_of_age=9), "unknown_year_of_age"),
        (TargetRate(0.5, 2027, "old"), "unknown_age_group"),
        (TargetRate(1.5, 2027, U3), "out_of_bounds"),
        (ProjectChange("late"), "unclear_delay"),
        (ProjectChange("dropped", delay_years=1), "unclear_delay"),
        (ProjectChange("dropped", "P9"), "unknown_project_id"),
        (ProjectChange("sold"), "unknown_state"),
        (ExtraGroups("01", "IV", 1, 2027), "unknown_group_form"),
        (ExtraGroups("01", "I", 1, 2040), "unknown_opening_year"),
        (ExtraGroups("01", "I", 0, 2027), "out_of_bounds"),
        (Closure(2027, centre_id="C9"), "unknown_centre_id"),
        (Closure(2027, centre_id="C2"), "unknown_places"),
        (Closure(2027, centre_id="C1", district_id="01"), "unclear_closure"),
        (Closure(2027, district_id="01", places=5), "unclear_closure"),
        (Closure(2027, district_id="03", age_group=U3, places=12), "more_than_all"),
    ],
)
def test_what_a_scenario_must_not_name_is_refused(lever: Lever, rule: str):
    with pytest.raises(Refused) as refused:
        under(lever)
    assert [problem.rule for problem in refused.value.problems] == [rule]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Births(0.1, 2027), Births(0.2, 2027)),
        (Housing(2.0), Housing(1.0, 1)),
        (ProjectChange("dropped", "P1"), ProjectChange("on_time", "P1")),
        (Closure(2026, centre_id="C1"), Closure(2027, centre_id="C1")),
    ],
)
def test_two_levers_for_one_thing_are_refused(first: Lever, second: Lever):
    with pytest.raises(Refused, match="doubled"):
        under(first, second)


def test_levers_stand_in_one_order():
    assert [type(lever).__name__ for lever in in_order(EVERYTHING)][:3] == [
        "Births",
        "Housing",
        "ExtraDwellings",
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (draws().head(7), "missing"),
        (pl.concat([draws(), draws().head(1)]), "doubled"),
        (draws().with_columns(draws=pl.when(district_id="01").then([1, 2]).otherwise("draws")), "lengths"),
    ],
)
def test_children_that_do_not_fit_together_are_refused(table: pl.DataFrame, said: str):
    with pytest.raises(MalformedBaseline, match=said):
        city(draws=table)


def test_a_district_nobody_knows_is_refused():
    with pytest.raises(MalformedBaseline, match="77"):
        city(members=frame("level area_id district_id", [("city", "DO", "77")]))
