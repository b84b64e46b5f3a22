"""How many places there are, how many are needed, and where they are missing."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_demand order by reference_date desc")


def day_care_years(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the day-care years seen from a reference date, its own first, and how many years ahead each is."""
    return marts.frame(
        """
        select distinct
            day_care_year,
            is_current_year,
            day_care_year - min(day_care_year) filter (where is_current_year) over () as years_ahead
        from marts.fct_demand
        where reference_date = $reference_date
        order by day_care_year
        """,
        reference_date=reference_date,
    )


def of_area(marts: Marts, reference_date: date, day_care_year: int, area_id: str) -> pl.DataFrame:
    """Return one row per age group of one area."""
    return marts.frame(
        """
        select *
        from marts.fct_demand
        where reference_date = $reference_date
            and day_care_year = $day_care_year
            and area_id = $area_id
        order by age_group desc
        """,
        reference_date=reference_date,
        day_care_year=day_care_year,
        area_id=area_id,
    )


def by_area(
    marts: Marts, reference_date: date, day_care_year: int, level: str, age_group: str
) -> pl.DataFrame:
    """Return one row per area of a level with its name and tile, the greatest shortage first."""
    return marts.frame(
        """
        select demand.*, area.name, area.borough_name, area.tile_column, area.tile_row
        from marts.fct_demand as demand
        inner join marts.dim_area as area using (area_id)
        where demand.reference_date = $reference_date
            and demand.day_care_year = $day_care_year
            and demand.level = $level
            and demand.age_group = $age_group
        order by demand.shortage desc nulls last, demand.surplus, area.sort_order
        """,
        reference_date=reference_date,
        day_care_year=day_care_year,
        level=level,
        age_group=age_group,
    )


def over_time(marts: Marts, area_id: str, age_group: str, until: date) -> pl.DataFrame:
    """Return one area's rate, target and places at each reference date, in the day-care year of that date."""
    return marts.frame(
        """
        select reference_date, day_care_year, children, available_places, place_rate, target_rate, is_suppressed
        from marts.fct_demand
        where area_id = $area_id
            and age_group = $age_group
            and is_current_year
            and reference_date <= $until
        order by reference_date
        """,
        area_id=area_id,
        age_group=age_group,
        until=until,
    )


def rates_by_year(marts: Marts, area_id: str, age_group: str, until: date) -> pl.DataFrame:
    """Return one area's place rate and target of each day-care year, each as seen last until a date."""
    return marts.frame(
        """
        select
            day_care_year,
            arg_max(place_rate, reference_date) as place_rate,
            arg_max(target_rate, reference_date) as target_rate
        from marts.fct_demand
        where area_id = $area_id
            and age_group = $age_group
            and reference_date <= $until
        group by day_care_year
        order by day_care_year
        """,
        area_id=area_id,
        age_group=age_group,
        until=until,
    )


def area_classes(
    marts: Marts, reference_date: date, day_care_year: int, level: str, age_group: str
) -> pl.DataFrame:
    """Return one row per area of a level with its place reserve, trend of demand and class, in official order."""
    return marts.frame(
        """
        select class.*, area.name, area.borough_name, 100 * class.reserve as reserve_per_100
        from marts.fct_area_class as class
        inner join marts.dim_area as area using (area_id)
        where class.reference_date = $reference_date
            and class.day_care_year = $day_care_year
            and class.level = $level
            and class.age_group = $age_group
        order by area.sort_order
        """,
        reference_date=reference_date,
        day_care_year=day_care_year,
        level=level,
        age_group=age_group,
    )
