"""For whom of the unserved children a place could be found, and which places are proposed."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates for which free places are known, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_friction order by reference_date desc")


def friction(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return one row per need date and age group of one area."""
    return marts.frame(
        """
        select *
        from marts.fct_friction
        where reference_date = $reference_date and area_id = $area_id
        order by need_date, age_group desc
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def friction_by_area(marts: Marts, reference_date: date, need_date: date, level: str) -> pl.DataFrame:
    """Return one row per area of a level and age group."""
    return marts.frame(
        """
        select *
        from marts.fct_friction
        where reference_date = $reference_date and need_date = $need_date and level = $level
        order by area_id, age_group desc
        """,
        reference_date=reference_date,
        need_date=need_date,
        level=level,
    )


def results(marts: Marts, reference_date: date, need_date: date) -> pl.DataFrame:
    """Return what each method comes to: one row per age group and method."""
    return marts.frame(
        """
        select *
        from marts.fct_placement_result
        where reference_date = $reference_date and need_date = $need_date
        order by age_group desc, method
        """,
        reference_date=reference_date,
        need_date=need_date,
    )


def audit(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return how the allocation as delivered holds up: one row per age group."""
    return marts.frame(
        """
        select *
        from marts.fct_placement_audit
        where reference_date = $reference_date
        order by age_group desc
        """,
        reference_date=reference_date,
    )


def proposals(marts: Marts, reference_date: date, need_date: date, method: str) -> pl.DataFrame:
    """Return the places one method proposes, one row per child."""
    return marts.frame(
        """
        select *
        from marts.fct_placement_proposals
        where reference_date = $reference_date and need_date = $need_date and method = $method
        order by facility_name, record_number
        """,
        reference_date=reference_date,
        need_date=need_date,
        method=method,
    )


def fitting_places(marts: Marts, reference_date: date, need_date: date) -> pl.DataFrame:
    """Return the nearest fitting free places of each unserved child, the nearest first."""
    return marts.frame(
        """
        select *
        from marts.fct_fitting_places
        where reference_date = $reference_date and need_date = $need_date
        order by child_id, place_rank
        """,
        reference_date=reference_date,
        need_date=need_date,
    )


def rules(marts: Marts) -> pl.DataFrame:
    """Return the rules by which a place fits a child, with their sources."""
    return marts.frame("select * from marts.dim_placement_rule order by sort_order")


def criteria(marts: Marts) -> pl.DataFrame:
    """Return the catalogue by which a place goes to one child rather than another, with its sources."""
    return marts.frame("select * from marts.dim_criterion order by sort_order")
