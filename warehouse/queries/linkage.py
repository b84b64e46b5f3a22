"""Which records may be one child: the pairs somebody has to decide about, what is known of them, how sure it all is."""

from __future__ import annotations

import polars as pl

from warehouse.marts import Marts


def in_review(marts: Marts) -> pl.DataFrame:
    """Return the pairs that people decide about: first those that touch a child without a place, then with several.

    The order within these says nothing about how likely a pair is one child.
    """
    return marts.frame(
        """
        with unserved as (
            select child_id
            from marts.fct_children
            where state = 'unserved' and reference_date = (select max(reference_date) from marts.fct_children)
        ),
        doubled as (
            select child_id
            from marts.fct_double_places
            where reference_date = (select max(reference_date) from marts.fct_double_places)
        )
        select
            pair.*,
            pair.child_a in (from unserved) or pair.child_b in (from unserved) as touches_unserved,
            pair.child_a in (from doubled) or pair.child_b in (from doubled) as touches_double
        from marts.fct_link_pairs as pair
        where pair.band = 'review'
        order by
            touches_unserved desc, touches_double desc, pair.source_a, pair.record_a, pair.source_b, pair.record_b
        """
    )


def pair(marts: Marts, source_a: str, record_a: str, source_b: str, record_b: str) -> pl.DataFrame:
    """Return one pair, whichever band it is in."""
    return marts.frame(
        """
        select *
        from marts.fct_link_pairs
        where source_a = $source_a and record_a = $record_a and source_b = $source_b and record_b = $record_b
        """,
        source_a=source_a,
        record_a=record_a,
        source_b=source_b,
        record_b=record_b,
    )


def decided(marts: Marts) -> pl.DataFrame:
    """Return the pairs whose decision this release already reckons with."""
    return marts.frame(
        """
        select source_a, record_a, source_b, record_b, decision
        from marts.fct_link_pairs
        where decision is not null
        order by source_a, record_a, source_b, record_b
        """
    )


def record(marts: Marts, source: str, record_number: str) -> pl.DataFrame:
    """Return what is known of one registration or contract, as last delivered."""
    return marts.frame(
        """
        with known as (
            select
                'registrations' as source, reference_date, record_number, facility_id, care_kind, district_id,
                wanted_start as starts_on, weekly_hours, wish_rank, status, registered_on
            from marts.fct_registrations
            union all
            select
                'contracts' as source, reference_date, record_number, facility_id, care_kind, district_id,
                starts_on, weekly_hours, null as wish_rank, null as status, null as registered_on
            from marts.fct_contracts
        )
        select known.*, centre.name as facility_name, area.name as district_name
        from known
        left join marts.dim_centre as centre on known.facility_id = centre.centre_id
        left join marts.dim_area as area on known.district_id = area.area_id
        where known.source = $source and known.record_number = $record_number
        order by known.reference_date desc
        limit 1
        """,
        source=source,
        record_number=record_number,
    )


def child(marts: Marts, child_id: str) -> pl.DataFrame:
    """Return what is known of one child on the latest reference date itself."""
    return marts.frame(
        """
        select child.*, area.name as district_name
        from marts.fct_children as child
        left join marts.dim_area as area on child.district_id = area.area_id
        where child.child_id = $child_id and child.need_date = child.reference_date
        order by child.reference_date desc
        limit 1
        """,
        child_id=child_id,
    )


def quality(marts: Marts) -> pl.DataFrame:
    """Return the bands of the linkage with their bounds and how sure they are, the surest first."""
    return marts.frame("select * from marts.fct_link_quality order by lower_bound desc")
