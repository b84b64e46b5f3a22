"""Who is one child: what the linkage found and people decided, under names that nobody can read back.

The identity box is the one with a memory. A build reads a copy of it; what the build found is kept when it has been
published, and not before.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from warehouse import decisions as review
from warehouse import records
from warehouse.home import Home, private_folder, write_whole
from warehouse.methods.linkage_tables import PAIRS
from warehouse.pseudonyms import pseudonymous


def pairs_file(home: Home) -> Path:
    """Where the compared pairs lie."""
    return home.identity / "pairs.parquet"


def snapshot(home: Home, folder: Path) -> None:
    """Write what is remembered and decided into a folder, as it is now, for one build to read."""
    private_folder(folder)
    file = pairs_file(home)
    pairs = pl.read_parquet(file, glob=False) if file.is_file() else pl.DataFrame(schema=PAIRS)
    records.known(home).write_parquet(folder / "records.parquet")
    pairs.write_parquet(folder / "pairs.parquet")
    review.current(home).write_parquet(folder / "decisions.parquet")


def remember(home: Home, known: pl.DataFrame, pairs: pl.DataFrame) -> None:
    """Keep what a published build found, for those after it; accounts become pseudonyms."""
    account = known["account"]
    is_named = ~account.is_in(
        records.known(home)["account"].drop_nulls().implode()
    )  # purged ones are pseudonyms
    named = known.with_columns(pseudonymous(home, account).zip_with(is_named.fill_null(value=True), account))
    private_folder(home.identity)
    write_whole(pairs_file(home), pairs.write_parquet)
    records.keep(home, named)
