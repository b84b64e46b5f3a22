"""Which free place could go to whom: friction, what the two methods reach, proposals, and how it was done so far."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates for which free places are known, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_friction order by reference_date desc")


def need_dates(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the need dates of a reference date: the day itself and the next 1 August."""
    return marts.frame(
        """
        select distinct need_date
        from marts.fct_friction
        where reference_date = $reference_date
        order by need_date
        """,
        reference_date=reference_date,
    )


def friction_of_area(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return friction and true shortage of one area: one row per need date and age group."""
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
    """Return friction and true shortage of the areas of a level by age group, in their official order."""
    return marts.frame(
        """
        select friction.*, area.name, area.borough_name, area.sort_order
        from marts.fct_friction as friction
        inner join marts.dim_area as area using (area_id)
        where friction.reference_date = $reference_date
            and friction.need_date = $need_date
            and friction.level = $level
        order by area.sort_order, friction.age_group desc
        """,
        reference_date=reference_date,
        need_date=need_date,
        level=level,
    )


def friction_over_time(marts: Marts, area_id: str, age_group: str) -> pl.DataFrame:
    """Return friction and true shortage of one area on every reference date itself, the earliest first."""
    return marts.frame(
        """
        select *
        from marts.fct_friction
        where area_id = $area_id and age_group = $age_group and need_date = reference_date
        order by reference_date
        """,
        area_id=area_id,
        age_group=age_group,
    )


def results(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return what each method reaches in the city: one row per need date, age group and method."""
    return marts.frame(
        """
        select *
        from marts.fct_placement_result
        where reference_date = $reference_date
        order by need_date, age_group desc, method
        """,
        reference_date=reference_date,
    )


def audit(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return what the allocation as delivered passed over, by age group."""
    return marts.frame(
        """
        select *
        from marts.fct_placement_audit
        where reference_date = $reference_date
        order by age_group desc
        """,
        reference_date=reference_date,
    )


def rules(marts: Marts) -> pl.DataFrame:
    """Return the rules by which a place fits a child, with their sources."""
    return marts.frame("select * from marts.dim_placement_rule order by sort_order")


def criteria(marts: Marts) -> pl.DataFrame:
    """Return the catalogue by which a place goes to one child rather than another, with its sources."""
    return marts.frame("select * from marts.dim_criterion order by sort_order")


def proposals(
    marts: Marts, need_date: date, method: str, age_group: str, borough_id: str | None = None
) -> pl.DataFrame:
    """Return the proposals of a method for the latest reference date, in all boroughs or one, by home and child."""
    return marts.frame(
        """
        select proposal.*, area.name as district_name, area.borough_name
        from marts.fct_placement_proposals as proposal
        left join marts.dim_area as area on proposal.district_id = area.area_id
        where proposal.need_date = $need_date
            and proposal.method = $method
            and proposal.age_group = $age_group
            and ($borough_id is null or proposal.borough_id = $borough_id)
        order by proposal.district_id, proposal.child_id
        """,
        need_date=need_date,
        method=method,
        age_group=age_group,
        borough_id=borough_id,
    )


def differences(marts: Marts, need_date: date, age_group: str) -> pl.DataFrame:
    """Return the children to whom the two methods propose different places, or only one of them proposes one."""
    return marts.frame(
        """
        with fair as (
            select * from marts.fct_placement_proposals
            where need_date = $need_date and age_group = $age_group and method = 'fair'
        ),
        most as (
            select * from marts.fct_placement_proposals
            where need_date = $need_date and age_group = $age_group and method = 'most'
        )
        select
            child_id,
            coalesce(fair.record_number, most.record_number) as record_number,
            coalesce(fair.borough_id, most.borough_id) as borough_id,
            fair.facility_id as fair_facility_id,
            fair.facility_name as fair_facility_name,
            fair.wish_rank as fair_wish_rank,
            fair.distance_km as fair_distance_km,
            most.facility_id as most_facility_id,
            most.facility_name as most_facility_name,
            most.wish_rank as most_wish_rank,
            most.distance_km as most_distance_km
        from fair
        full outer join most using (child_id)
        where fair.facility_id is distinct from most.facility_id
        order by child_id
        """,
        need_date=need_date,
        age_group=age_group,
    )


def fitting_places(marts: Marts, need_date: date) -> pl.DataFrame:
    """Return the nearest fitting free places of every unserved child of the latest reference date."""
    return marts.frame(
        "select * from marts.fct_fitting_places where need_date = $need_date order by child_id, place_rank",
        need_date=need_date,
    )
