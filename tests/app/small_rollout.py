"""The small city's rollout: WLAN is done but at the Realschule, which is on hold; broadband needs two more schools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

SHARES = {50: 2, 90: 4, 100: 4}
School = tuple[str, str, str, int]


def all_of(dates: Sequence[date], schools: Sequence[School]) -> dict[str, pl.DataFrame]:
    """Return the tables of plans, forecasts and what came of them."""
    return {
        "dim_rollout_goal": goals(), "fct_rollout_plan": plan(dates), "fct_rollout_slip": slips(dates, schools),
        "fct_rollout_bottleneck": bottleneck(dates[-1]), "fct_rollout_forecast": forecasts(dates),
        "fct_rollout_backtest": backtest(dates),
    }  # fmt: skip


def goals() -> pl.DataFrame:
    """Broadband everywhere by the end of 2021, WLAN at two schools by March 2021 and everywhere without a date."""
    rows = [
        ("broadband", "Alle Schulen mit Breitband", date(2021, 12, 31), None, "Drucksache 1"),
        ("wlan", "WLAN an 2 Schulen", date(2021, 3, 31), 2, "Drucksache 2"),
        ("wlan", "WLAN an allen Schulen", None, None, "Drucksache 3"),
    ]
    names = ["track", "wording", "goal_on", "goal_schools", "paper"]
    return pl.DataFrame(rows, schema=names, orient="row")


def plan(dates: Sequence[date]) -> pl.DataFrame:
    """Two of four were done by March 2021, three by now; the first plan had all four by the end of 2021."""
    days = [
        (date(2020, 10, 31), 1, 2),
        (date(2021, 3, 31), 2, 2),
        (date(2021, 12, 31), 2, 4),
        (date(2025, 10, 31), 3, 4),
    ]
    rows: list[dict[str, Any]] = [
        {"reference_date": on, "track": track, "weighting": weighting, "day": day, "total": 4 * weight,
         "reached": done * weight if day <= on else None, "first_plan": first * weight,
         "current_plan": 3 * weight if day >= on else None}
        for on in dates for track in ("broadband", "wlan") for weighting, weight in (("school", 1), ("pupil", 500))
        for day, done, first in days
    ]  # fmt: skip
    return pl.DataFrame(rows)


def slips(dates: Sequence[date], schools: Sequence[School]) -> pl.DataFrame:
    """The first school was ten days early, the second a year late, the others are put off with and without a reason."""
    days, reasons = (-10, 365, 40, 1765), (None, None, None, "Umbau")
    rows = [
        {"reference_date": on, "school_id": school, "track": "wlan", "borough_id": borough, "district_id": None,
         "state": "on_hold" if number == 3 else "done", "first_told_on": dates[0],
         "first_planned_on": date(2020, 12, 31), "planned_on": None, "done_on": None,
         "expected_on": date(2025, 10, 31), "is_overdue": False, "slipped_days": days[number],
         "dates_on_hold": int(number == 3), "slip_reason": reasons[number]}
        for on in dates for number, (school, _, borough, _) in enumerate(schools)
    ]  # fmt: skip
    return pl.DataFrame(rows).with_columns(pl.col("planned_on", "done_on").cast(pl.Date))


def bottleneck(on: date) -> pl.DataFrame:
    """Broadband comes last."""
    rows = [
        (on, "broadband", 1, True, 2, 1, None, date(2026, 5, 1), date(2027, 6, 1), date(2029, 2, 1)),
        (on, "wlan", 2, False, 1, 0, None, date(2026, 4, 1), date(2026, 9, 1), date(2027, 3, 1)),
    ]
    names = ["reference_date", "track", "place_from_last", "is_bottleneck", "open_schools", "only_this_open",
             "reached_on", "low_80", "median", "high_80"]  # fmt: skip
    return pl.DataFrame(rows, schema=names, orient="row", schema_overrides={"reached_on": pl.Date})


def forecasts(dates: Sequence[date]) -> pl.DataFrame:
    """Half is reached at the last date; of the earlier forecasts one came as foretold and one late."""
    rows: list[dict[str, Any]] = []
    for on in dates:
        for track in ("broadband", "wlan"):
            for share, needed in SHARES.items():
                is_last, is_half = on == dates[-1], share == 50
                is_reached, has_range = is_last and is_half, on > dates[0] and not (is_last and is_half)
                rows.append({
                    "reference_date": on, "track": track, "target_share": share, "needed_schools": needed, "total": 4,
                    "reached": 3 if is_last else 1, "on_hold": int(track == "wlan"), "unknown": 0, "unplanned": 0,
                    "needed_apart": int(track == "wlan" and not is_half),
                    "reached_on": date(2021, 2, 1) if is_reached else None, "planned_on": None,
                    "low_80": _later(on, 1) if has_range else None, "median": _later(on, 2) if has_range else None,
                    "high_80": _later(on, 3) if has_range else None, "periods": dates.index(on),
                    "came_on": date(2022, 6, 1) if is_half and not is_last else None,
                    "seen_on": dates[-1] if is_half and not is_last else None,
                    "is_judged": has_range and not is_last, "is_covered": None,
                })  # fmt: skip
    days = ("reached_on", "planned_on", "low_80", "median", "high_80", "came_on", "seen_on")
    frame = pl.DataFrame(rows, infer_schema_length=None)
    return frame.with_columns(pl.col(*days).cast(pl.Date), pl.col("is_covered").cast(pl.Boolean))


def _later(on: date, years: int) -> date:
    return date(on.year + years, 1, 1)


def backtest(dates: Sequence[date]) -> pl.DataFrame:
    """Three of four ranges held."""
    rows = [
        (track, horizon, 4, 3, 0.75, 20.0, 45.0, 90.0, dates[1], dates[2])
        for track in ("all", "wlan") for horizon in ("all", "1")
    ]  # fmt: skip
    names = ["track", "horizon", "forecasts", "covered", "coverage_80", "median_late_days", "median_abs_days",
             "plan_median_abs_days", "first_origin", "last_origin"]  # fmt: skip
    return pl.DataFrame(rows, schema=names, orient="row")
