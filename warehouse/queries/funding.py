"""What was approved and drawn for the schools' IT, and what lapses."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def reference_dates(marts: Marts) -> pl.DataFrame:
    """Return the reference dates there are, the latest first."""
    return marts.frame("select distinct reference_date from marts.fct_funding order by reference_date desc")


def by_programme(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return one row per programme over all its years, and the sum of them last."""
    return marts.frame(
        """
        select *
        from marts.fct_funding_programme
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
