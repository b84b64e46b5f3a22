"""From day care to school: who starts, and what the primary schools have for them."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def as_of(marts: Marts, until: date) -> pl.DataFrame:
    """Return the latest reference date up to a day on which children and primary schools stand side by side."""
    return marts.frame(
        """
        select max(reference_date) as reference_date
        from marts.fct_school_entry
        where reference_date <= $until
        having max(reference_date) is not null
        """,
        until=until,
    )


def by_year(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return an area's school years, the current one first."""
    return marts.frame(
        """
        select *
        from marts.fct_school_entry
        where reference_date = $reference_date and area_id = $area_id
        order by school_year
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def by_borough(marts: Marts, reference_date: date, school_year: int) -> pl.DataFrame:
    """Return the boroughs in one school year, in the order they are always shown in."""
    return marts.frame(
        """
        select entry.*, area.name
        from marts.fct_school_entry as entry
        inner join marts.dim_area as area using (area_id)
        where entry.reference_date = $reference_date
            and entry.school_year = $school_year
            and entry.level = 'borough'
        order by area.sort_order
        """,
        reference_date=reference_date,
        school_year=school_year,
    )


def leaving_day_care(marts: Marts, until: date, school_year: int, area_id: str) -> pl.DataFrame:
    """Return how many children with a place in an area's centres leave for school, by the latest contracts up to a day.

    Children are counted where their centre lies, not where they live; without contracts there is no row.
    """
    return marts.frame(
        """
        select reference_date, sum(leaving_for_school) as leaving_for_school
        from marts.fct_placement_year
        where day_care_year = $school_year
            and reference_date <= $until
            and ($area_id = 'DO' or borough_id = $area_id)
        group by reference_date
        order by reference_date desc
        limit 1
        """,
        until=until,
        school_year=school_year,
        area_id=area_id,
    )
