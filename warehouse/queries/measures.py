"""What the published numbers mean."""

from __future__ import annotations

import polars as pl

from warehouse.marts import Marts


def definitions(marts: Marts) -> pl.DataFrame:
    """Return every measure with its definition, by its German name."""
    return marts.frame("select * from marts.dim_measure order by name")


def tables(marts: Marts) -> pl.DataFrame:
    """Return the tables of the role's file with their description and the first and last date they hold."""
    return marts.frame("select * from marts.meta_tables order by table_name")
