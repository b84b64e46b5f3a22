"""The identity map: which child each record belongs to, kept for the time when its names are gone.

A row per record of registrations and contracts. It is what later builds know about records whose names have been
purged; ``birth_date`` is then a stand-in that no published number can tell from the true one.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from warehouse.home import Home, private_folder, write_whole

RECORDS = pl.Schema(
    {
        "source": pl.String, "record_number": pl.String, "account_child_id": pl.String, "child_id": pl.String,
        "birth_date": pl.Date, "is_stand_in": pl.Boolean, "is_undisputed": pl.Boolean, "account": pl.String, "first_reference_date": pl.Date,
    }
)  # fmt: skip


def records_file(home: Home) -> Path:
    """Where the map lies."""
    return home.identity / "records.parquet"


def known(home: Home) -> pl.DataFrame:
    """Return the map; nothing before the first release."""
    file = records_file(home)
    return pl.read_parquet(file, glob=False) if file.is_file() else pl.DataFrame(schema=RECORDS)


def keep(home: Home, records: pl.DataFrame) -> None:
    """Let the given map take the old one's place in one step."""
    private_folder(home.identity)
    ordered = records.select(list(RECORDS)).cast(dict(RECORDS)).sort("source", "record_number")
    write_whole(records_file(home), ordered.write_parquet)
