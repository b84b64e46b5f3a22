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
        order by is_total, theme
        """,
        reference_date=reference_date,
    )


def milestones(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return every milestone: what is overdue first, then what is due next, then what is done."""
    return marts.frame(
        """
        select *
        from marts.fct_work_programme
        where reference_date = $reference_date
        order by is_done, due_on, theme, milestone_id
        """,
        reference_date=reference_date,
    )
