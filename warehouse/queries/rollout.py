"""Plan against actual of the schools' IT, when it will be done, and what became of earlier forecasts."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def goals(marts: Marts, track: str) -> pl.DataFrame:
    """Return the council's goals for one track, those with a date first."""
    return marts.frame(
        "select * from marts.dim_rollout_goal where track = $track order by goal_on nulls last, wording",
        track=track,
    )


def whole_goals(marts: Marts) -> pl.DataFrame:
    """Return the goals that mean all schools and have a day."""
    return marts.frame(
        "select track, goal_on from marts.dim_rollout_goal where goal_on is not null and goal_schools is null order by track"
    )


def curve(marts: Marts, reference_date: date, track: str) -> pl.DataFrame:
    """Return one track's schools over time: done, by the first plan, and by the plan in force."""
    return marts.frame(
        """
        select day, total, reached, first_plan, current_plan
        from marts.fct_rollout_plan
        where reference_date = $reference_date and track = $track and weighting = 'school'
        order by day
        """,
        reference_date=reference_date,
        track=track,
    )


def slips(marts: Marts, reference_date: date, track: str, area_id: str) -> pl.DataFrame:
    """Return by how many days each school of one track has slipped, the furthest first."""
    return marts.frame(
        """
        select slip.*, school.name as school_name, area.name as borough_name
        from marts.fct_rollout_slip as slip
        inner join marts.dim_school as school using (school_id)
        left join marts.dim_area as area on slip.borough_id = area.area_id
        where slip.reference_date = $reference_date
            and slip.track = $track
            and slip.slipped_days is not null
            and (
                $area_id = 'DO'
                or slip.borough_id = $area_id
                or slip.district_id in (select district_id from marts.dim_area_member where area_id = $area_id)
            )
        order by slip.slipped_days desc, school.name, slip.school_id
        """,
        reference_date=reference_date,
        track=track,
        area_id=area_id,
    )


def bottleneck(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the tracks from the one that will be done last, with the schools they are still open at."""
    return marts.frame(
        "select * from marts.fct_rollout_bottleneck where reference_date = $reference_date order by place_from_last",
        reference_date=reference_date,
    )


def forecast(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return when 50, 90 and 100 % of the schools will be done in every track, as seen from a date."""
    return marts.frame(
        """
        select * exclude (came_on, seen_on, is_judged, is_covered)
        from marts.fct_rollout_forecast
        where reference_date = $reference_date
        order by track, target_share
        """,
        reference_date=reference_date,
    )


def earlier(marts: Marts, until: date) -> pl.DataFrame:
    """Return the forecasts of earlier dates that were open then, with what had come by a date."""
    return marts.frame(
        """
        select
            forecast.reference_date,
            forecast.track,
            forecast.target_share,
            forecast.needed_schools,
            forecast.planned_on,
            forecast.low_80,
            forecast.median,
            forecast.high_80,
            outcome.came_on,
            outcome.came_on between forecast.low_80 and forecast.high_80 as is_covered,
            forecast.high_80 <= $until as is_past
        from marts.fct_rollout_forecast as forecast
        left join marts.fct_rollout_forecast as outcome
            on forecast.reference_date = outcome.reference_date
                and forecast.track = outcome.track
                and forecast.target_share = outcome.target_share
                and outcome.seen_on <= $until
        where forecast.reference_date < $until and forecast.reached_on is null and forecast.periods > 0
        order by forecast.reference_date desc, forecast.track, forecast.target_share
        """,
        until=until,
    )


def backtest(marts: Marts) -> pl.DataFrame:
    """Return how often earlier ranges held the day, by track and years ahead."""
    return marts.frame("select * from marts.fct_rollout_backtest order by track, horizon")
