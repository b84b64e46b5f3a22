"""How far those who place children are with each family, as they entered it; it outlives every delivery."""

from __future__ import annotations

import polars as pl

from warehouse import journal
from warehouse.home import Home

FILE = "contacts.jsonl"
STATUSES = ("open", "contacted", "offered", "accepted", "refused")
ENTRY = pl.Schema({
    "record_number": pl.String, "contact_status": pl.String, "contact_date": pl.Date, "entered_at": pl.String,
    "entered_by": pl.String,
})  # fmt: skip


def current(home: Home) -> pl.DataFrame:
    """Return the latest entry of each record number."""
    rows = [{name: entry.get(name) for name in ENTRY} for entry in journal.entries(home.identity / FILE)]
    entries = pl.DataFrame(rows, schema={**ENTRY, "contact_date": pl.String})
    return entries.with_columns(pl.col("contact_date").str.to_date()).unique(
        "record_number", keep="last", maintain_order=True
    )
