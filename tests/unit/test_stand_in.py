"""A stand-in answers every question that planning asks of a birth date, and says nothing more."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.methods.stand_in import stand_in

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
CUT_OFFS = [date(2000, 11, 1), date(2000, 9, 30), date(2024, 8, 1)]


def one(birth_date: date, *thresholds: date) -> date:
    return stand_in(pl.Series([birth_date]), pl.Series(list(thresholds), dtype=pl.Date)).item()


@pytest.mark.parametrize(
    ("birth_date", "thresholds", "expected"),
    [
        (date(2023, 5, 3), [], date(2023, 5, 15)),
        (date(2023, 5, 15), [], date(2023, 5, 15)),
        # 15 March splits the month: to the 15th, from the 16th
        (date(2023, 3, 2), [date(2026, 3, 15)], date(2023, 3, 15)),
        (date(2023, 3, 15), [date(2026, 3, 15)], date(2023, 3, 15)),
        (date(2023, 3, 31), [date(2026, 3, 15)], date(2023, 3, 16)),
        # who is born on 1 November belongs to another cohort than who is born on the 2nd
        (date(2023, 11, 1), CUT_OFFS, date(2023, 11, 1)),
        (date(2023, 11, 2), CUT_OFFS, date(2023, 11, 15)),
        # 30 September ends its month: it and the days before it go to school alike
        (date(2019, 9, 30), CUT_OFFS, date(2019, 9, 15)),
        (date(2019, 10, 1), CUT_OFFS, date(2019, 10, 15)),
        # two thresholds: three classes
        (date(2022, 6, 12), [date(2024, 6, 10), date(2025, 6, 20)], date(2022, 6, 15)),
        (date(2022, 6, 3), [date(2024, 6, 10), date(2025, 6, 20)], date(2022, 6, 10)),
        (date(2022, 6, 21), [date(2024, 6, 10), date(2025, 6, 20)], date(2022, 6, 21)),
        # 29 February comes after the 28th
        (date(2024, 2, 29), [], date(2024, 2, 15)),
        (date(2024, 2, 29), [date(2026, 2, 28)], date(2024, 2, 29)),
        (date(2024, 2, 28), [date(2026, 2, 28)], date(2024, 2, 15)),
        (date(2023, 2, 28), [date(2024, 2, 29)], date(2023, 2, 15)),
    ],
)
def test_worked_by_hand(birth_date: date, thresholds: list[date], expected: date) -> None:
    assert one(birth_date, *thresholds) == expected


def test_order_name_and_gaps_stay() -> None:
    births = pl.Series("birth_date", [date(2023, 11, 30), None, date(2023, 1, 1), date(2023, 11, 30)])
    assert stand_in(births, pl.Series(CUT_OFFS)).equals(
        pl.Series("birth_date", [date(2023, 11, 15), None, date(2023, 1, 15), date(2023, 11, 15)])
    )
    assert stand_in(births.clear(), pl.Series(CUT_OFFS)).is_empty()


def month_and_day(day: date) -> tuple[int, int]:
    return day.month, day.day


def in_year(day: date, year: int) -> date | None:
    """The day in another year; 29 February is not in every one."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


@given(births=st.lists(DAYS, min_size=1, max_size=20), thresholds=st.lists(DAYS, max_size=40))
def test_every_comparison_comes_out_the_same_in_every_year(
    births: list[date], thresholds: list[date]
) -> None:
    days = pl.Series("thresholds", thresholds, dtype=pl.Date)
    found = stand_in(pl.Series(births), days)
    assert found.equals(stand_in(found, days))
    for birth, other in zip(births, found.to_list(), strict=True):
        assert (birth.year, birth.month) == (other.year, other.month)
        for day in thresholds:
            assert (month_and_day(birth) <= month_and_day(day)) == (
                month_and_day(other) <= month_and_day(day)
            )
            for year in range(birth.year - 1, birth.year + 8):
                moved = in_year(day, year)
                assert moved is None or (birth <= moved) == (other <= moved)


@given(births=st.lists(DAYS, min_size=2, max_size=30), thresholds=st.lists(DAYS, max_size=6))
def test_children_of_a_month_whom_no_threshold_parts_share_one_day(
    births: list[date], thresholds: list[date]
) -> None:
    found = stand_in(pl.Series(births), pl.Series("thresholds", thresholds, dtype=pl.Date)).to_list()
    one_class: dict[tuple[int, int, int], set[date]] = {}
    for birth, other in zip(births, found, strict=True):
        passed = sum(
            day.month == birth.month and day.day < birth.day
            for day in {d.replace(year=2000) for d in thresholds}
        )
        one_class.setdefault((birth.year, birth.month, passed), set()).add(other)
    assert all(len(days) == 1 for days in one_class.values())
