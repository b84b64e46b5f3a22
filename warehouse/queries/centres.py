"""The centres: their places, who reports what on 15 March, and what school entry frees."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def providers(marts: Marts) -> pl.DataFrame:
    """Return the providers by name."""
    return marts.frame("select * from marts.dim_provider order by name")


def of_year(marts: Marts, reference_date: date, day_care_year: int, age_group: str) -> pl.DataFrame:
    """Return one row per centre with its name, provider, district, places and use, by name."""
    return marts.frame(
        """
        select
            places.*,
            coalesce(centre.name, places.centre_id) as name,
            centre.provider_name,
            area.name as district_name,
            area.borough_name
        from marts.fct_centre as places
        left join marts.dim_centre as centre using (centre_id)
        left join marts.dim_area as area on places.district_id = area.area_id
        where places.reference_date = $reference_date
            and places.day_care_year = $day_care_year
            and places.age_group = $age_group
        order by places.over desc nulls last, places.free desc, name, places.centre_id
        """,
        reference_date=reference_date,
        day_care_year=day_care_year,
        age_group=age_group,
    )


def report_15_march(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the report for the coming day-care year, one row per centre, form, hours, age and inclusion."""
    return marts.frame(
        """
        select report.*, centre.name, centre.provider_name, area.name as district_name
        from marts.fct_report_15_march as report
        left join marts.dim_centre as centre using (centre_id)
        left join marts.dim_area as area on report.district_id = area.area_id
        where report.reference_date = $reference_date
        order by
            centre.name, report.centre_id, report.group_form, report.weekly_hours, report.year_of_age,
            report.needs_inclusion
        """,
        reference_date=reference_date,
    )


def placement_year(marts: Marts, reference_date: date, age_group: str) -> pl.DataFrame:
    """Return per centre which places of an age group fall free on the next 1 August, the most first."""
    return marts.frame(
        """
        select year.*, centre.name, centre.provider_name, area.name as district_name
        from marts.fct_placement_year as year
        left join marts.dim_centre as centre using (centre_id)
        left join marts.dim_area as area on year.district_id = area.area_id
        where year.reference_date = $reference_date and year.age_group = $age_group
        order by year.freed desc, centre.name, year.centre_id
        """,
        reference_date=reference_date,
        age_group=age_group,
    )
