"""What the tabs of the rollout say, for every state a forecast can be in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.texts import school_it_backtest, school_it_forecast, school_it_plan

Row = dict[str, Any]
FORECAST: Row = {
    "track": "wlan", "target_share": 100, "needed_schools": 155, "total": 155, "reached": 150, "on_hold": 0,
    "unknown": 0, "unplanned": 0, "needed_apart": 0, "reached_on": None, "planned_on": None,
    "low_80": date(2029, 2, 3), "median": date(2031, 1, 1), "high_80": date(2034, 5, 6), "periods": 5,
}  # fmt: skip
EARLIER: Row = {"low_80": date(2021, 1, 1), "high_80": date(2022, 1, 1), "came_on": date(2021, 6, 1),
                "is_covered": True, "is_past": True}  # fmt: skip


def plain(sentence: str) -> str:
    return sentence.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "WLAN: alle (155 von 155 Schulen) sind mit 80 % Wahrscheinlichkeit zwischen Februar 2029 und Mai 2034 fertig."),
        ({"high_80": date(2029, 2, 20)}, "mit 80 % Wahrscheinlichkeit im Februar 2029 fertig"),
        ({"high_80": None}, "mit 80 % Wahrscheinlichkeit zwischen Februar 2029 und einem noch nicht absehbaren Tag fertig"),
        ({"low_80": None, "high_80": None}, "sind an keinem absehbaren Tag fertig"),
        ({"periods": 0}, "Eine Prognose braucht mindestens zwei Stichtage"),
        ({"reached_on": date(2026, 5, 1), "target_share": 50, "needed_schools": 78},
         "WLAN: 50 % (78 von 155 Schulen) waren am 01.05.2026 fertig."),
    ],
)  # fmt: skip
def test_each_state_of_a_forecast_has_its_sentence(row: Row, said: str):
    assert said in plain(school_it_forecast.reading(FORECAST | row))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "Keine Schule ist ausgesetzt, keine im Stand unbekannt."),
        (
            {"on_hold": 3},
            "Es sind 3 Schulen ausgesetzt. Bleibt es dabei, sind höchstens 152 von 155 Schulen zu erreichen.",
        ),
        ({"on_hold": 1, "unknown": 1}, "Es sind 1 Schule ausgesetzt und 1 Schule im Stand unbekannt."),
        (
            {"on_hold": 3, "low_80": None},
            "Bisher gingen solche Schulen zu selten weiter, um einen Tag für alle zu nennen.",
        ),
    ],
)
def test_on_hold_and_unknown_are_said_apart(row: Row, said: str):
    assert said in plain(school_it_forecast.apart(FORECAST | row))


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({}, "hit"),
        ({"came_on": date(2022, 1, 2), "is_covered": False}, "late"),
        ({"came_on": date(2020, 12, 31), "is_covered": False}, "early"),
        ({"came_on": None, "is_covered": None}, "late"),
        ({"came_on": None, "is_covered": None, "is_past": False}, "open"),
        ({"high_80": None, "is_covered": None, "is_past": None}, "hit"),
        ({"high_80": None, "low_80": None, "is_covered": None, "is_past": None}, "early"),
        ({"high_80": None, "came_on": None, "is_covered": None, "is_past": None}, "open"),
    ],
)  # fmt: skip
def test_what_came_of_a_forecast_has_one_of_four_verdicts(row: Row, verdict: str):
    assert school_it_backtest.verdict(EARLIER | row) == verdict


@pytest.mark.parametrize(
    ("covered", "said"), [(5, "zu schmal"), (8, "etwa so breit, wie sie sein sollen"), (10, "eher zu breit")]
)
def test_the_share_of_hits_is_read_against_80_percent(covered: int, said: str):
    row = {"covered": covered, "forecasts": 10, "coverage_80": covered / 10, "median_abs_days": 12.4,
           "plan_median_abs_days": None}  # fmt: skip
    sentence = plain(school_it_backtest.headline(row))
    assert said in sentence
    assert "im Median um 12 Tage daneben, ein Plan für alle nötigen Schulen lag nie vor." in sentence


@pytest.mark.parametrize(
    ("first_plan", "said"),
    [
        (5, "sollten es 5 sein, 2 Schulen mehr."),
        (2, "sollten es 2 sein, 1 Schule weniger."),
        (3, "so viele wie nach dem ersten Plan"),
    ],
)
def test_the_curve_is_read_against_the_first_plan(first_plan: int, said: str):
    now = {"reached": 3, "total": 6, "first_plan": first_plan}
    assert said in plain(school_it_plan.reading(now, date(2026, 10, 31)))


def test_a_goal_ahead_is_not_missed_yet_and_one_before_all_records_is_not_judged():
    goal = {"wording": "Alle", "goal_on": date(2027, 1, 1), "reached": 3, "needed": 6, "total": 6}
    assert school_it_plan.goal_verdict(goal, date(2026, 10, 31)).endswith("liegt noch voraus.")
    unknown = school_it_plan.goal_verdict(goal | {"reached": None}, date(2027, 10, 31))
    assert unknown.endswith("ist nicht bekannt.")


def test_without_an_open_track_there_is_no_bottleneck():
    assert "einen Engpass gibt es nicht" in school_it_plan.bottleneck(None, "")
