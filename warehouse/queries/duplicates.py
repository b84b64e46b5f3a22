"""Which children stand or hold places more than once: how many, and for those who settle it, which."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame(
        "select distinct reference_date from marts.fct_double_place_count order by reference_date desc"
    )


def of_area(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return one row per age group of one area."""
    return marts.frame(
        """
        select *
        from marts.fct_double_place_count
        where reference_date = $reference_date and area_id = $area_id
        order by age_group desc
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def by_area(marts: Marts, reference_date: date, level: str, age_group: str) -> pl.DataFrame:
    """Return one row per area of a level, in their official order, with its waiting list where there is one."""
    return marts.frame(
        """
        select double.*, waiting.account_children, waiting.children, waiting.inflation, area.name, area.borough_name
        from marts.fct_double_place_count as double
        inner join marts.dim_area as area using (area_id)
        left join marts.fct_waiting_list as waiting using (reference_date, area_id, age_group)
        where double.reference_date = $reference_date
            and double.level = $level
            and double.age_group = $age_group
        order by area.sort_order
        """,
        reference_date=reference_date,
        level=level,
        age_group=age_group,
    )


def claims(marts: Marts, reference_date: date, age_group: str) -> pl.DataFrame:
    """Return the contracts, promises and offers of the children who hold more than one, child by child."""
    return marts.frame(
        """
        select claim.*, area.name as district_name
        from marts.fct_double_places as claim
        left join marts.dim_area as area on claim.district_id = area.area_id
        where claim.reference_date = $reference_date and claim.age_group = $age_group
        order by claim.claim_kind desc, claim.overlap_from, claim.child_id, claim.starts_on, claim.record_number
        """,
        reference_date=reference_date,
        age_group=age_group,
    )


def waiting_list(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return how long the waiting list of one area is, per age group, as last known on a date."""
    return marts.frame(
        """
        select *
        from marts.fct_waiting_list
        where area_id = $area_id
            and reference_date = (
                select max(reference_date) from marts.fct_waiting_list where reference_date <= $reference_date
            )
        order by age_group desc
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def portal_participation(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return each provider's centres and how many of them use the portal, as last known; who uses it least first."""
    return marts.frame(
        """
        select *
        from marts.fct_portal_participation
        where month = (
            select max(month) from marts.fct_portal_participation where month <= $reference_date
        )
        order by share, centres desc, provider_name
        """,
        reference_date=reference_date,
    )
