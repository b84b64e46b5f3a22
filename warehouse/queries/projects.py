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
