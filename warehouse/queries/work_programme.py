"""The milestones of the IT house's work programme."""

from __future__ import annotations

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame(
        "select distinct reference_date from marts.fct_work_programme order by reference_date desc"
    )
