"""A delivery without its personal columns: written once in place of the file, and read like it ever after.

A purged copy holds everything that a build makes of the file: its SHA-256 and name, each sheet's contract, format,
sender, reference dates and counts, the accepted rows typed, and where rejected rows were rejected and why. Names,
addresses and days of birth are gone, the portal's accounts are pseudonyms. It is a ZIP of one JSON and of parquet.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import IO, Any

import polars as pl

from warehouse.contracts import CONTRACTS, Contract
from warehouse.reading.delivery import REJECTED_SCHEMA, Reading
from warehouse.reading.refusal import Finding, Refusal

Pseudonymous = Callable[[pl.Series], pl.Series]

SUFFIX = ".purged"
VERSION = 1
ABOUT = "readings.json"
COUNTS = ("records", "accepted", "rejected", "skipped")
SAID = ("file", "sha256", "sheet", "contract", "format", "encoding", "sender", "correction", *COUNTS)
ACCOUNT = "portal_account"
DAMAGED = (OSError, zipfile.BadZipFile, ValueError, LookupError, TypeError, pl.exceptions.PolarsError)
OLDEST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # so that the same readings give the same bytes


def is_purged(path: Path) -> bool:
    """Whether a file is a purged copy."""
    return path.suffix == SUFFIX


def original_name(name: str) -> str:
    """Return the name under which the file was delivered."""
    return name.removesuffix(SUFFIX)


def without_names(reading: Reading, pseudonymous: Pseudonymous) -> Reading:
    """Return a reading without its personal columns and the text of its rejected rows, its accounts as pseudonyms."""
    rejections = reading.rejections.with_columns(raw=pl.lit(None, pl.String))
    if reading.rows is None or reading.contract is None:
        return replace(reading, rejections=rejections)
    rows = reading.rows
    if ACCOUNT in rows.columns:
        rows = rows.with_columns(pseudonymous(rows[ACCOUNT]))
    personal = CONTRACTS[reading.contract].personal
    nothing = [pl.lit(None, dtype).alias(name) for name, dtype in rows.schema.items() if name in personal]
    return replace(reading, rows=rows.with_columns(nothing), rejections=rejections)


def write_purged(readings: Iterable[Reading], stream: IO[bytes]) -> None:
    """Write a file's readings, from which the names have been taken."""
    listed = list(readings)
    with zipfile.ZipFile(stream, "w") as archive:
        about = {"version": VERSION, "readings": [_about(reading) for reading in listed]}
        text = json.dumps(about, ensure_ascii=False, indent=1)
        archive.writestr(zipfile.ZipInfo(ABOUT, OLDEST_ZIP_DAY), text)
        for number, reading in enumerate(listed):
            if reading.rows is not None and reading.contract is not None:
                kept = reading.rows.drop(CONTRACTS[reading.contract].personal, strict=False)
                _add(archive, f"rows-{number}.parquet", kept)
                _add(archive, f"rejections-{number}.parquet", reading.rejections.drop("raw"))


def purged_digest(path: Path) -> str:
    """Return the SHA-256 of the file that a purged copy stands for.

    Raises:
        Refusal: the copy is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return str(_said(archive)[0]["sha256"])
    except DAMAGED as error:
        raise Refusal("unreadable_purged_copy", name=path.name) from error


def read_purged(path: Path) -> list[Reading]:
    """Read a purged copy; it is known by the SHA-256 of the file it stands for."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [_reading(archive, number, said) for number, said in enumerate(_said(archive))]
    except DAMAGED:
        blank = Reading(original_name(path.name), "")
        return [blank.refused(Refusal("unreadable_purged_copy", name=path.name))]


def _said(archive: zipfile.ZipFile) -> list[dict[str, Any]]:
    about = json.loads(archive.read(ABOUT))
    if about["version"] != VERSION:
        raise ValueError(about["version"])
    return list(about["readings"])


def _about(reading: Reading) -> dict[str, Any]:
    days = [day.isoformat() for day in reading.reference_dates]
    noticed = [asdict(finding) for finding in reading.findings]
    return {**{name: getattr(reading, name) for name in SAID}, "reference_dates": days, "findings": noticed}


def _add(archive: zipfile.ZipFile, name: str, frame: pl.DataFrame) -> None:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    archive.writestr(zipfile.ZipInfo(name, OLDEST_ZIP_DAY), buffer.getvalue())


def _reading(archive: zipfile.ZipFile, number: int, said: dict[str, Any]) -> Reading:
    blank = Reading(
        **{name: said[name] for name in SAID},
        reference_dates=tuple(date.fromisoformat(day) for day in said["reference_dates"]),
        findings=tuple(Finding(**finding) for finding in said["findings"]),
    )
    if f"rows-{number}.parquet" not in archive.namelist():
        return blank
    rows = pl.read_parquet(archive.read(f"rows-{number}.parquet"))
    rejections = pl.read_parquet(archive.read(f"rejections-{number}.parquet"))
    return replace(
        blank, rows=_under(CONTRACTS[said["contract"]], rows), rejections=_filled(rejections, REJECTED_SCHEMA)
    )


def _under(contract: Contract, rows: pl.DataFrame) -> pl.DataFrame:
    """Bring rows under all of the contract's columns, those that were purged or came later empty."""
    return _filled(rows, contract.schema)


def _filled(rows: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    return rows.select(
        pl.col(name).cast(dtype) if name in rows.columns else pl.lit(None, dtype).alias(name)
        for name, dtype in schema.items()
    )
