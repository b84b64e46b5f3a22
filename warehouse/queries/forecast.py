"""How many children are to be expected, how far earlier forecasts were off, and what it all rests on."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def by_year(marts: Marts, reference_date: date, area_id: str, age_group: str) -> pl.DataFrame:
    """Return one area's expected children with their interval beside demand and places, year by year."""
    return marts.frame(
        """
        select
            demand.*,
            forecast.years_ahead,
            forecast.expected,
            forecast.low_80,
            forecast.high_80,
            forecast.from_housing,
            forecast.births_date,
            forecast.housing_date
        from marts.fct_demand as demand
        inner join marts.fct_forecast as forecast
            using (reference_date, day_care_year, area_id, age_group)
        where demand.reference_date = $reference_date
            and demand.area_id = $area_id
            and demand.age_group = $age_group
        order by demand.day_care_year
        """,
        reference_date=reference_date,
        area_id=area_id,
        age_group=age_group,
    )


def counted(marts: Marts, until: date, area_id: str, age_group: str) -> pl.DataFrame:
    """Return one area's children of the day-care years that were counted, each as counted last."""
    return marts.frame(
        """
        select day_care_year, arg_max(expected, reference_date) as children
        from marts.fct_forecast
        where area_id = $area_id
            and age_group = $age_group
            and not is_projected
            and reference_date <= $until
        group by day_care_year
        order by day_care_year
        """,
        until=until,
        area_id=area_id,
        age_group=age_group,
    )


def by_age(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return one area's expected children by year of age and day-care year."""
    return marts.frame(
        """
        select *
        from marts.fct_forecast_age
        where reference_date = $reference_date and area_id = $area_id
        order by year_of_age, day_care_year
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def backtest(marts: Marts, age_group: str) -> pl.DataFrame:
    """Return how far earlier forecasts of an age group were off, by level, years ahead and method."""
    return marts.frame(
        """
        select *
        from marts.fct_forecast_backtest
        where age_group = $age_group
        order by level, horizon, method
        """,
        age_group=age_group,
    )


def targets(marts: Marts, age_group: str) -> pl.DataFrame:
    """Return the target rates of an age group as they were decided, the first one first."""
    return marts.frame(
        "select * from marts.dim_target where age_group = $age_group order by valid_from",
        age_group=age_group,
    )


def target_rates(marts: Marts, first_year: int, last_year: int) -> pl.DataFrame:
    """Return the target rate of each year of age in some day-care years, with its source."""
    return marts.frame(
        """
        select *
        from marts.fct_target_rate
        where day_care_year between $first_year and $last_year
        order by day_care_year, year_of_age
        """,
        first_year=first_year,
        last_year=last_year,
    )


def housing_yield(marts: Marts) -> pl.DataFrame:
    """Return how many children are taken to move into a new dwelling, by kind, years and year of age."""
    return marts.frame(
        "select * from marts.dim_housing_yield order by dwelling_kind, years_since_completion, year_of_age"
    )


def yield_by_year(marts: Marts) -> pl.DataFrame:
    """Return how many children of all ages are taken to move into a new dwelling, by kind and years since it was built."""
    return marts.frame(
        """
        select dwelling_kind, years_since_completion, sum(children_per_dwelling) as children
        from marts.dim_housing_yield
        group by dwelling_kind, years_since_completion
        order by dwelling_kind, years_since_completion
        """
    )


def group_forms(marts: Marts) -> pl.DataFrame:
    """Return the places of a group of each form."""
    return marts.frame("select * from marts.dim_group_form order by group_form")


def draws(marts: Marts) -> pl.DataFrame:
    """Return the runs of the latest reference date by district, day-care year and year of age."""
    return marts.frame(
        "select * from marts.fct_forecast_draw order by district_id, day_care_year, year_of_age"
    )


def districts_demand(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return demand and places of every district at a reference date, by day-care year and age group."""
    return marts.frame(
        """
        select
            day_care_year, area_id as district_id, age_group, children, demand, shortage, centre_places,
            minding_places, available_places
        from marts.fct_demand
        where reference_date = $reference_date and level = 'district'
        order by area_id, day_care_year, age_group
        """,
        reference_date=reference_date,
    )
