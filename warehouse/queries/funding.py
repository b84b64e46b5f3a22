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


def by_part(marts: Marts, reference_date: date, part: str) -> pl.DataFrame:
    """Return the whole city's money by track, borough or school, and by programme.

    ``name`` is that of the borough or school; what serves the whole city has the key "none".
    """
    return marts.frame(
        """
        select parts.*, coalesce(area.name, school.name) as name
        from marts.fct_funding_part as parts
        left join marts.dim_area as area on parts.part = 'borough' and parts.key = area.area_id
        left join marts.dim_school as school on parts.part = 'school' and parts.key = school.school_id
        where parts.reference_date = $reference_date and parts.part = $part
        order by parts.key, parts.programme
        """,
        reference_date=reference_date,
        part=part,
    )


def measures(marts: Marts, reference_date: date, area_id: str) -> pl.DataFrame:
    """Return the measures of the city or of the schools of one area, a row per programme that pays; shared ones first."""
    return marts.frame(
        """
        with there as (
            select school.school_id
            from marts.dim_school as school
            inner join marts.dim_area_member as member using (district_id)
            where member.area_id = $area_id
        )

        select measure.*, school.name as school_name, area.name as borough_name
        from marts.fct_funding_measure as measure
        left join marts.dim_school as school using (school_id)
        left join marts.dim_area as area on measure.borough_id = area.area_id
        where
            measure.reference_date = $reference_date
            and ($area_id in ('DO', measure.borough_id) or measure.school_id in (select school_id from there))
        order by funders desc, sum(approved_eur) over (partition by measure_id) desc, measure_id, approved_eur desc
        """,
        reference_date=reference_date,
        area_id=area_id,
    )


def of_school(marts: Marts, reference_date: date, school_id: str) -> pl.DataFrame:
    """Return the measures of one school, a row per programme that pays, the latest first."""
    return marts.frame(
        """
        select *
        from marts.fct_funding_measure
        where reference_date = $reference_date and school_id = $school_id
        order by last_year desc, track, measure_id, approved_eur desc
        """,
        reference_date=reference_date,
        school_id=school_id,
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
