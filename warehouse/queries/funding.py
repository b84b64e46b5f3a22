"""What was approved and drawn for the schools' IT, for what, and what lapses."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_funding order by reference_date desc")


def by_programme(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return one row per programme over all its years with what is known of it, and the sum of them last."""
    return marts.frame(
        """
        select funding.*, known.* exclude (programme, carry_over_rule, sort_order)
        from marts.fct_funding_programme as funding
        left join marts.dim_programme as known using (programme)
        where reference_date = $reference_date
        order by is_total, approved_eur desc nulls last, programme
        """,
        reference_date=reference_date,
    )


def by_year(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return one row per programme and year, the latest year first."""
    return marts.frame(
        """
        select *
        from marts.fct_funding
        where reference_date = $reference_date
        order by programme, year desc
        """,
        reference_date=reference_date,
    )


def by_part(marts: Marts, reference_date: date, part: str, area_id: str) -> pl.DataFrame:
    """Return the money by track, borough or school and programme, of the city or of one borough's schools.

    ``name`` is that of the borough or school; what serves the whole city has the key "none".
    """
    return marts.frame(
        """
        with parts as (
            select key, programme, planned_eur, approved_eur, committed_eur, drawn_eur
            from marts.fct_funding_part
            where reference_date = $reference_date and part = $part and ($area_id = 'DO' or $part = 'borough')
            union all
            select track, programme, sum(planned_eur), sum(approved_eur), sum(committed_eur), sum(drawn_eur)
            from marts.fct_funding_measure
            where reference_date = $reference_date and borough_id = $area_id and $part = 'track'
            group by track, programme
            union all
            select school_id, programme, sum(planned_eur), sum(approved_eur), sum(committed_eur), sum(drawn_eur)
            from marts.fct_funding_measure
            where reference_date = $reference_date and borough_id = $area_id and $part = 'school'
            group by school_id, programme
        )

        select parts.*, coalesce(area.name, school.name) as name
        from parts
        left join marts.dim_area as area on $part = 'borough' and parts.key = area.area_id
        left join marts.dim_school as school on $part = 'school' and parts.key = school.school_id
        order by parts.key, parts.programme
        """,
        reference_date=reference_date,
        part=part,
        area_id=area_id,
    )


def measures(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return the measures of the city or of one borough, one row per programme that pays; shared ones first."""
    return marts.frame(
        """
        select measure.*, school.name as school_name, area.name as borough_name
        from marts.fct_funding_measure as measure
        left join marts.dim_school as school using (school_id)
        left join marts.dim_area as area on measure.borough_id = area.area_id
        where measure.reference_date = $reference_date and ($area_id = 'DO' or measure.borough_id = $area_id)
        order by funders desc, sum(approved_eur) over (partition by measure_id) desc, measure_id, approved_eur desc
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def reconciled(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return what of each programme's draws goes to the schools' IT and what to other purposes, over its years."""
    return marts.frame(
        """
        select
            programme,
            sum(measures_drawn_eur) as measures_drawn_eur,
            sum(all_purposes_drawn_eur) as all_purposes_drawn_eur,
            sum(other_purposes_eur) as other_purposes_eur,
            sum(unexplained_eur) as unexplained_eur,
            count(*) filter (where unexplained_eur > 0) as unexplained_years
        from marts.fct_funding_reconciliation
        where reference_date = $reference_date
        group by programme
        order by all_purposes_drawn_eur desc nulls last, programme
        """,
        reference_date=reference_date,
    )


def reconciled_years(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the same year by year, the latest first."""
    return marts.frame(
        """
        select *
        from marts.fct_funding_reconciliation
        where reference_date = $reference_date
        order by unexplained_eur > 0 desc, programme, year desc
        """,
        reference_date=reference_date,
    )


def progress(marts: Marts, until: date) -> pl.DataFrame:
    """Return money and progress of each track at each reference date up to the given one, the latest first."""
    return marts.frame(
        """
        select *
        from marts.fct_funding_progress
        where reference_date <= $until
        order by reference_date desc, track
        """,
        until=until,
    )
