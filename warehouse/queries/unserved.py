"""Which children with a claim have no place."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_unserved order by reference_date desc")


def of_area(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return one row per need date and age group of one area."""
    return marts.frame(
        """
        select *
        from marts.fct_unserved
        where reference_date = $reference_date and area_id = $area_id
        order by need_date, age_group desc
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def by_area(marts: Marts, reference_date: date, need_date: date, level: str) -> pl.DataFrame:
    """Return the children without a place on a need date: areas of a level by age group."""
    return marts.frame(
        """
        select unserved.*, area.name, area.borough_name, area.sort_order
        from marts.fct_unserved as unserved
        inner join marts.dim_area as area using (area_id)
        where unserved.reference_date = $reference_date
            and unserved.need_date = $need_date
            and unserved.level = $level
        order by area.sort_order, unserved.age_group desc
        """,
        reference_date=reference_date,
        need_date=need_date,
        level=level,
    )


def trend(marts: Marts, area_id: str) -> pl.DataFrame:
    """Return one area over all reference dates, for the need on each and on the 1 August after it."""
    return marts.frame(
        """
        select *, need_date = reference_date as is_on_reference_date
        from marts.fct_unserved
        where area_id = $area_id
        order by reference_date, need_date, age_group desc
        """,
        area_id=area_id,
    )


def reasons(marts: Marts, reference_date: date, need_date: date, area_id: str) -> pl.DataFrame:
    """Return why the children of one area have no place: one row per age group and reason, in their order."""
    return marts.frame(
        """
        select *
        from marts.fct_unserved_reason
        where reference_date = $reference_date and need_date = $need_date and area_id = $area_id
        order by age_group desc, sort_order
        """,
        reference_date=reference_date,
        need_date=need_date,
        area_id=area_id,
    )


def open_cases(marts: Marts, reference_date: date, need_date: date) -> pl.DataFrame:
    """Return all children without a place on a need date, the most pressing first, then who waits longest."""
    return marts.frame(
        """
        select child.*, area.name as district_name, area.borough_name
        from marts.fct_children as child
        left join marts.dim_area as area on child.district_id = area.area_id
        where child.reference_date = $reference_date
            and child.need_date = $need_date
            and child.state = 'unserved'
        order by
            list_position(['overdue_long', 'overdue', 'due_soon', 'later'], child.urgency),
            child.days_waiting desc nulls last, child.birth_month, child.child_id
        """,
        reference_date=reference_date,
        need_date=need_date,
    )


def records(marts: Marts) -> pl.DataFrame:
    """Return which registrations are a child's, earlier ones too: under any of them a status may have been noted."""
    return marts.frame(
        """
        select distinct child_id, record_number
        from marts.fct_registrations
        order by child_id, record_number
        """
    )
