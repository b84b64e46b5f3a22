"""What goes into the linkage and what comes out of it, for those who only keep it."""

from __future__ import annotations

import polars as pl

COMPARED = ("first_name", "last_name", "birth_date", "street", "postcode", "sex")
UNITS = pl.Schema(
    {
        "unit": pl.String, "rank": pl.Int64, "source": pl.String, "account": pl.String, "first_name": pl.String,
        "last_name": pl.String, "birth_date": pl.Date, "sex": pl.String, "street": pl.String, "postcode": pl.String,
        "is_known": pl.Boolean,
    }
)  # fmt: skip
PAIRS = pl.Schema(
    {
        "unit_a": pl.String, "unit_b": pl.String, "probability": pl.Float64, "match_weight": pl.Float64,
        "band": pl.String, "kept_apart": pl.String,
        **{f"{name}_{what}": kind for name in COMPARED
           for what, kind in (("level", pl.String), ("weight", pl.Float64))},
    }
)  # fmt: skip
DECISIONS = pl.Schema({"unit_a": pl.String, "unit_b": pl.String, "decision": pl.String})
