"""When all schools will be done: small cases by hand, what must always hold, and the range's share of hits."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.rollouts import SEEN, rollout
from warehouse.methods.rollout import SHARES, forecasts, needed
from warehouse.methods.rollout_moves import DONE, PLANNED, moves, stands

Row = dict[str, Any]
DATES = [date(2018, 4, 30), date(2018, 10, 31), date(2019, 4, 30), date(2019, 10, 31)]
LAST = DATES[-1]


def seen(*schools: list[tuple[str, date | None]]) -> pl.DataFrame:
    """Return what was told at each of the dates; a school is its states with the plan, or the day it was done."""
    rows = []
    for number, told in enumerate(schools):
        for on, (state, day) in zip(DATES[-len(told) :], told, strict=True):
            plan, done = (None, day) if state == "done" else (day, None)
            rows.append((on, "wlan", f"school {number:02}", state, plan, done))
    return pl.DataFrame(rows, schema=SEEN, orient="row")


def at(frame: pl.DataFrame, on: date = LAST) -> dict[int, Row]:
    """Return the forecast of one date by share."""
    return {row["target_share"]: row for row in forecasts(frame).filter(reference_date=on).to_dicts()}


def dates_of(row: Row) -> list[date | None]:
    return [row["low_80"], row["median"], row["high_80"]]


def done_in(period: int) -> list[tuple[str, date | None]]:
    """A school that is planned for the middle of a period, and done a month after."""
    plan = DATES[period - 1] + timedelta(60)
    late = ("done", plan + timedelta(30))
    return [("planned", plan)] * period + [late] * (len(DATES) - period)


def test_when_all_are_done_the_day_of_the_last_that_was_needed_is_told_and_nothing_is_forecast():
    last_days = [date(2019, 5, 1) + timedelta(days=n) for n in range(10)]
    found = at(seen(*([("planned", date(2019, 5, 1)), ("done", day)] for day in last_days)))
    assert [found[share]["reached_on"] for share in SHARES] == [last_days[4], last_days[8], last_days[9]]
    assert all(dates_of(row) == [None] * 3 for row in found.values())


def test_with_one_stand_no_delay_is_known_and_no_date_is_given():
    found = at(seen([("planned", date(2020, 3, 1))], [("planned", date(2020, 6, 1))]))
    assert all(dates_of(row) == [None] * 3 and row["periods"] == 0 for row in found.values())


def test_schools_that_were_a_month_late_make_an_open_one_a_month_late():
    """All earlier ones were done a month after their plan: the middle of the runs is a month after this one's."""
    plan = LAST + timedelta(60)
    found = at(seen(*(done_in(n) for n in (1, 1, 2, 2, 3, 3)), [("planned", plan)] * 4))[100]
    assert abs((found["median"] - plan).days - 30) <= 8
    assert found["low_80"] < found["median"] < found["high_80"]


def test_plans_that_are_put_off_count_before_any_school_is_done():
    """Half a year later each plan was half a year later: no end is in sight, and no end is promised."""
    put_off = [("planned", on + timedelta(90)) for on in DATES]
    found = at(seen(put_off, put_off))
    assert all(dates_of(row) == [None] * 3 for row in found.values())
    assert found[100]["periods"] == 3


def test_an_overdue_plan_is_due_now_and_never_in_the_past():
    overdue = [("planned", date(2018, 6, 1))] * 4
    found = at(seen(*(done_in(n) for n in (1, 2, 3)), overdue))[100]
    assert LAST < found["low_80"] <= found["median"]


def test_schools_on_hold_that_never_moved_on_leave_all_schools_without_a_date_but_not_nine_tenths():
    held = [("on_hold", None)] * 4
    others = [done_in(1 + n % 3) for n in range(8)]
    found = at(seen(*others, [("planned", LAST + timedelta(60))] * 4, held))
    assert found[100]["on_hold"] == 1
    assert dates_of(found[100]) == [None] * 3
    assert found[90]["needed_schools"] == 9
    assert None not in dates_of(found[90])


def test_schools_on_hold_move_on_as_others_on_hold_did():
    lifted = [("on_hold", None), ("on_hold", None), ("planned", date(2019, 6, 1)), ("done", date(2019, 7, 1))]
    again = [
        ("on_hold", None),
        ("planned", date(2018, 12, 1)),
        ("done", date(2019, 2, 1)),
        ("done", date(2019, 2, 1)),
    ]
    found = at(seen(lifted, again, *(done_in(n) for n in (1, 2, 3)), [("on_hold", None)] * 4))[100]
    assert found["low_80"] > LAST
    assert found["median"] is not None


@pytest.mark.parametrize("state", ["on_hold", "unknown"])
def test_when_all_are_on_hold_or_unknown_no_date_can_be_told(state):
    found = at(seen([(state, None)] * 4, [(state, None)] * 4))
    assert all(
        dates_of(row) == [None] * 3 and row[state] == 2 and row["reached"] == 0 for row in found.values()
    )


def test_a_school_without_a_date_takes_as_long_as_others_without_one_took():
    """Those without a date were each done within one period, whatever the plans of others say."""
    quick = [
        [("unplanned", None)] * n + [("done", DATES[n - 1] + timedelta(100))] * (4 - n) for n in (1, 2, 3)
    ]
    found = at(seen(*quick, [("planned", LAST + timedelta(2000))], [("unplanned", None)] * 4))[90]
    assert found["unplanned"] == 1
    assert found["needed_schools"] == 5
    one = at(seen(*quick, [("unplanned", None)]))[100]
    assert one["median"] <= LAST + timedelta(160)


def test_without_others_of_its_kind_a_school_without_a_date_goes_by_the_pace_of_the_planned():
    found = at(seen(*(done_in(n) for n in (1, 2, 3)), [("unplanned", None)]))[100]
    assert found["low_80"] > LAST
    assert found["median"] is not None


def test_one_school_has_one_date_for_every_share():
    found = at(seen([("planned", LAST + timedelta(60))] * 4))
    assert {tuple(dates_of(row)) for row in found.values()} == {tuple(dates_of(found[50]))}
    assert [row["needed_schools"] for row in found.values()] == [1, 1, 1]


def test_a_forecast_knows_nothing_of_what_came_after_its_date():
    frame = rollout([7, 1], 14)
    dates = frame["reference_date"].unique().sort()
    until = frame.filter(pl.col("reference_date") <= dates[8])
    assert forecasts(until).equals(forecasts(frame).filter(pl.col("reference_date") <= dates[8]))


def test_reports_a_few_days_apart_are_no_period_of_their_own():
    """A correction a week later ends no period; the next that is half a year on does."""
    days = [date(2019, 1, 1), date(2019, 1, 8), date(2019, 7, 1)]
    rows = [(day, "wlan", "1", "planned", date(2019, 9, 1), None) for day in days]
    found = moves(stands(pl.DataFrame(rows, schema=SEEN, orient="row"), pl.Series(["1"])))
    assert found.lengths.tolist() == [181, 174]
    assert found.lead.tolist() == [243, 236]


def test_a_school_that_closes_or_is_done_makes_no_move_and_one_reported_late_is_done_the_next_day():
    late = [("planned", date(2018, 6, 1)), ("done", date(2018, 4, 1))]
    frame = seen(*([*told, *[told[-1]] * 2] for told in ([("done", date(2018, 1, 1))] * 2, late)))
    gone = frame.filter(~((pl.col("school_id") == "school 00") & (pl.col("reference_date") > DATES[0])))
    for told in (frame, gone):
        found = moves(stands(told, told["school_id"].unique().sort()))
        assert found.came_from.tolist() == [PLANNED]
        assert found.went_to.tolist() == [DONE]
        assert found.done_after.tolist() == [1]


def test_more_than_half_of_five_are_three():
    assert [needed(154, share) for share in SHARES] == [77, 139, 154]
    assert [needed(5, share) for share in SHARES] == [3, 5, 5]


STATE = st.sampled_from(["done", "planned", "unplanned", "on_hold", "unknown"])
TOLD = st.lists(st.tuples(STATE, st.integers(-400, 900)), min_size=4, max_size=4)


@settings(max_examples=30, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_dates_are_in_order_after_their_day_and_the_same_however_the_rows_lie(schools, random):
    told = [
        [(state, on + timedelta(-abs(n) if state == "done" else n)) for on, (state, n) in zip(DATES, school, strict=True)]
        for school in schools
    ]  # fmt: skip
    frame = seen(*told)
    order = list(range(frame.height))
    random.shuffle(order)
    found = forecasts(frame)
    assert found.equals(forecasts(frame[order]))
    for on in DATES:
        rows = found.filter(reference_date=on).sort("target_share").to_dicts()
        never = date.max
        for row in rows:
            low, median, high = (day or never for day in dates_of(row))
            assert on < low <= median <= high
            assert row["reached_on"] is None or row["reached_on"] <= on
        for column in ("low_80", "median", "high_80"):
            told_dates = [row[column] or never for row in rows if row["reached_on"] is None]
            assert told_dates == sorted(told_dates)


ORIGINS = (4, 8, 12)
ROLLOUTS = 40
SEEDS = (3, 14, 159, 2653, 58979)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_80_percent_range_holds_70_to_90_percent_of_what_came(seed):
    """Forty rollouts with a process of delay of their own; what did not come in fifteen years came after any date."""
    hits = []
    for number in range(ROLLOUTS):
        frame = rollout([seed, number])
        dates = frame["reference_date"].unique().sort()
        done = frame.filter(pl.col("reference_date") == dates[-1], state="done")["done_on"].sort().to_list()
        rows = forecasts(frame, [dates[number] for number in ORIGINS])
        for row in rows.filter(pl.col("reached_on").is_null()).to_dicts():
            came = done[row["needed_schools"] - 1] if row["needed_schools"] <= len(done) else date.max
            low, _, high = (day or date.max for day in dates_of(row))
            hits.append(low <= came <= high)
    assert len(hits) > ROLLOUTS * 6
    assert 0.70 <= sum(hits) / len(hits) <= 0.90, sum(hits) / len(hits)


def test_six_tracks_are_forecast_within_three_seconds():
    """A thousand runs of each; the time of this process alone, so that what else runs does not count."""
    frame = pl.concat(
        [rollout([9, number], 12).with_columns(track=pl.lit(f"track {number}")) for number in range(6)]
    )
    latest = frame["reference_date"].unique().sort().to_list()[-4]
    start = time.process_time()
    found = forecasts(frame, [latest])
    assert time.process_time() - start <= 3
    assert found.height == 6 * len(SHARES)
    assert found["total"].sum() / len(SHARES) > 400
