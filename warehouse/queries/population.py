"""How many children live where."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def of_area(marts: Marts, on: date, area_id: str) -> pl.DataFrame:
    """Return one area's children by age group, at the latest count on or before a date."""
    return marts.frame(
        """
        select age_group, sum(children) as children, max(reference_date) as reference_date
        from marts.fct_population
        where area_id = $area_id
            and age_group is not null
            and reference_date = (
                select max(reference_date) from marts.fct_population where reference_date <= $on
            )
        group by age_group
        order by age_group
        """,
        on=on,
        area_id=area_id,
    )


def by_age(marts: Marts, area_id: str, until: date) -> pl.DataFrame:
    """Return one area's children under six by year of age, at each date they were counted."""
    return marts.frame(
        """
        select reference_date, year_of_age, children
        from marts.fct_population
        where area_id = $area_id
            and year_of_age < 6
            and reference_date = population_date
            and reference_date <= $until
        order by reference_date, year_of_age
        """,
        area_id=area_id,
        until=until,
    )


def under_six(marts: Marts, area_id: str, until: date) -> pl.DataFrame:
    """Return how many children of one area were under one and under six, at each date they were counted."""
    return marts.frame(
        """
        select
            reference_date,
            cast(sum(children) filter (where year_of_age = 0) as bigint) as under_one,
            cast(sum(children) as bigint) as under_six
        from marts.fct_population
        where area_id = $area_id
            and year_of_age < 6
            and reference_date = population_date
            and reference_date <= $until
        group by reference_date
        order by reference_date
        """,
        area_id=area_id,
        until=until,
    )
