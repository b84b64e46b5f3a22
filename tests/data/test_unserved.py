"""The work list, the reasons and the trend tell one story: every unserved child once, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest

from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import unserved

URGENCY = pl.Enum(["overdue_long", "overdue", "due_soon", "later"])


@pytest.fixture(scope="module")
def marts(city: Home) -> Iterator[Marts]:
    opened = Marts.open(city, Role.COORDINATION)
    yield opened
    opened.close()


def test_the_work_list_holds_every_unserved_child_once_the_most_pressing_first(marts: Marts) -> None:
    trend = unserved.trend(marts, "DO")
    assert trend["is_on_reference_date"].n_unique() == 2
    seen = set()
    for on, need in trend.select("reference_date", "need_date").unique().rows():
        cases = unserved.open_cases(marts, on, need)
        told = trend.filter(reference_date=on, need_date=need)["unserved"].sum()
        assert (cases.height, cases["child_id"].n_unique()) == (told, told)
        keys = cases.select(
            pl.col("urgency").cast(URGENCY), -pl.col("days_waiting"), "birth_month", "child_id"
        )
        assert keys.equals(keys.sort(keys.columns))
        assert (cases["due_date"] <= need).all()
        assert set(cases["record_number"]) <= set(unserved.records(marts)["record_number"])
        seen |= set(cases["urgency"])
    assert seen == set(URGENCY.categories)


def test_the_reasons_add_up_and_each_occurs(marts: Marts) -> None:
    trend = unserved.trend(marts, "DO")
    occurring = set()
    for on, need in trend.select("reference_date", "need_date").unique().rows():
        reasons = unserved.reasons(marts, on, need, "DO")
        per_age = reasons.group_by("age_group").agg(pl.col("unserved").sum())
        told = trend.filter(reference_date=on, need_date=need).select("age_group", "unserved")
        assert per_age.sort("age_group").equals(told.sort("age_group"))
        occurring |= set(reasons.filter(pl.col("unserved") > 0)["reason"])
    assert occurring >= {
        "offer_open",
        "refused_by_parents",
        "one_wish_only",
        "all_wishes_full",
        "no_offer_yet",
    }
