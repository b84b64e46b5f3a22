"""What the published numbers mean."""

from __future__ import annotations

import polars as pl

from warehouse.marts import Marts


def definitions(marts: Marts) -> pl.DataFrame:
    """Return every measure with its definition, by its German name."""
    return marts.frame("select * from marts.dim_measure order by name")
