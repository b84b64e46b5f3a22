"""The centre projects: what is planned, decided, being built and opened."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def ahead(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the projects not yet in operation, by the planned day of opening."""
    return marts.frame(
        """
        select project.*, area.name as district_name, area.borough_name
        from marts.fct_centre_project as project
        left join marts.dim_area as area on project.district_id = area.area_id
        where project.reference_date = $reference_date and project.state <> 'opened'
        order by project.opening_planned_on, project.name, project.project_id
        """,
        reference_date=reference_date,
    )


def counted_ahead(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the projects whose places count in the years to come, each with the first of these years."""
    return marts.frame(
        """
        select project_id, name, district_id, counts_from, places_under_three, places_three_to_school
        from marts.fct_centre_project
        where reference_date = $reference_date and counts_from is not null and district_id is not null
        order by project_id
        """,
        reference_date=reference_date,
    )


def groups_ahead(marts: Marts, reference_date: date, until_year: int) -> pl.DataFrame:
    """Return how many groups are planned per district up to a day-care year."""
    return marts.frame(
        """
        select
            district_id,
            cast(sum(greatest(0, groups_form_one + groups_form_two + groups_form_three)) as bigint) as groups
        from marts.fct_centre_project
        where reference_date = $reference_date and counts_from <= $until_year and district_id is not null
        group by district_id
        order by district_id
        """,
        reference_date=reference_date,
        until_year=until_year,
    )


def of_day(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return all projects known on a day with planned and actual opening, the most delayed first."""
    return marts.frame(
        """
        select project.*, area.name as district_name, area.borough_name
        from marts.fct_centre_project as project
        left join marts.dim_area as area on project.district_id = area.area_id
        where project.reference_date = $reference_date
        order by project.delay_days desc nulls last, project.opening_planned_on, project.project_id
        """,
        reference_date=reference_date,
    )
