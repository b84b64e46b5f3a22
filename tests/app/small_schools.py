"""What the small city's schools count in rooms, devices and Mbit/s, and why some of it waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl


def quantities(dates: Sequence[date], areas: Sequence[str]) -> pl.DataFrame:
    """40 of 50 rooms with WLAN, 20 of 50 with presentation technology, 600 devices for 1,000 pupils."""
    counted = {"wlan": (40, 50), "presentation": (20, 50), "devices": (600, 1200)}
    rows = [
        {"reference_date": on, "area_id": area, "track": track, "schools": 4, "schools_told": 3,
         "quantity_done": done, "quantity_total": total, "quantity_share": done / total, "pupils": 1000,
         "devices_per_pupil": done / 1000 if track == "devices" else None, "schools_date": on}
        for on in dates for area in areas for track, (done, total) in counted.items()
    ]  # fmt: skip
    return pl.DataFrame(rows).with_columns(pl.lit("borough").alias("level"))


def bandwidth(dates: Sequence[date], areas: Sequence[str]) -> pl.DataFrame:
    """Two schools have a narrow line, one a narrow switch, and of one nothing is known."""
    links = {"line": (2, 500, 250.0), "switch": (1, 300, 600.0), "unknown": (1, 200, None)}
    rows = [
        {"reference_date": on, "area_id": area, "weakest_link": link, "schools": schools, "pupils": pupils,
         "bandwidth_mbit_s": mbit_s, "bandwidth_per_pupil": mbit_s and mbit_s / pupils, "schools_date": on}
        for on in dates for area in areas for link, (schools, pupils, mbit_s) in links.items()
    ]  # fmt: skip
    return pl.DataFrame(rows).with_columns(pl.lit("borough").alias("level"))


def holds(dates: Sequence[date], areas: Sequence[str]) -> pl.DataFrame:
    """WLAN waits at two schools for the fire brigade, at one nobody says why."""
    rows = [
        {"reference_date": on, "area_id": area, "track": "wlan", "hold_reason": reason, "schools": schools,
         "schools_date": on}
        for on in dates for area in areas for reason, schools in (("Brandschutz", 2), ("ohne Angabe eines Grundes", 1))
    ]  # fmt: skip
    return pl.DataFrame(rows).with_columns(pl.lit("borough").alias("level"))
