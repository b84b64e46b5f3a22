"""The milestones of the IT house's work programme."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame(
        "select distinct reference_date from marts.fct_work_programme order by reference_date desc"
    )


def by_theme(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return one row per theme, and the sum of them last."""
    return marts.frame(
        """
        select *
        from marts.fct_work_programme_theme
        where reference_date = $reference_date
        order by is_total, theme_order nulls last, theme
        """,
        reference_date=reference_date,
    )


def by_project(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return one row per project, in the order of the programme; what the list does not know comes last."""
    return marts.frame(
        """
        select *
        from marts.fct_work_programme_project
        where reference_date = $reference_date
        order by theme_order nulls last, theme, project_order nulls last, project
        """,
        reference_date=reference_date,
    )


def milestones(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return every milestone by theme, project and day."""
    return marts.frame(
        """
        select *
        from marts.fct_work_programme
        where reference_date = $reference_date
        order by theme_order nulls last, theme, project_order nulls last, project, due_on nulls last, milestone_id
        """,
        reference_date=reference_date,
    )


def changes(marts: Marts, reference_date: date, compared_date: date) -> pl.DataFrame:
    """Return what changed since an earlier reference date: what is done first, then what slipped."""
    return marts.frame(
        """
        select *
        from marts.fct_work_programme_change
        where reference_date = $reference_date and compared_date = $compared_date
        order by change_order, theme, project, milestone_id
        """,
        reference_date=reference_date,
        compared_date=compared_date,
    )
