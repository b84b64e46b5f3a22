"""What was approved and drawn for the schools' IT, and what lapses."""

from __future__ import annotations

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_funding order by reference_date desc")
