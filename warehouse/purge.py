"""Names have their time: old deliveries are replaced by copies without personal columns (§ 64 (3) SGB VIII).

What later builds need instead of names is in the identity map already, so a purge comes after a release. Whatever is
derived from the files and still holds names goes with them: raw rows, rejected text, builds and leftovers. Days of
birth that no named delivery holds any more give way to stand-ins. Killed at any point, a purge is ended by the next.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from warehouse import records
from warehouse.build import parameters
from warehouse.contracts import CONTRACTS
from warehouse.home import Home, to_disk, write_whole
from warehouse.ingest import delivered_files, delivery_id_of, recover
from warehouse.marts import sha256_of
from warehouse.methods.stand_in import stand_in
from warehouse.pseudonyms import pseudonymous
from warehouse.reading.delivery import read_file
from warehouse.reading.purged import (
    SUFFIX,
    is_purged,
    purged_digest,
    read_purged,
    without_names,
    write_purged,
)
from warehouse.reading.refusal import Refusal
from warehouse.refresh import only_one
from warehouse.texts import privacy as texts

OnFile = Callable[[str, int, int], None]
Sheets = Iterable[tuple[str | None, date | None, int]]

PERSONAL = tuple(key for key, contract in CONTRACTS.items() if contract.personal)
CASE = ("source", "record_number")
ANY_YEAR = 2000  # of a cut-off only the day and the month count


class NotPurged(Exception):
    """Nothing was purged; the message says why and what to do."""


@dataclass(frozen=True)
class Due:
    """A delivered file whose names have had their time; the date is the latest of its personal sheets."""

    file: str
    contracts: tuple[str, ...]
    reference_date: date
    rows: int


@dataclass(frozen=True)
class Purged:
    """What a purge did, or would do."""

    files: tuple[Due, ...]
    is_dry_run: bool

    def as_json(self) -> dict[str, Any]:
        """What ``purge --json`` tells."""
        return {"files": [asdict(due) for due in self.files], "dry_run": self.is_dry_run}


def purge(
    home: Home, older_than: int, today: date, *, is_dry_run: bool = False, on_file: OnFile | None = None
) -> Purged:
    """Replace deliveries dated more than ``older_than`` days before ``today`` by copies without names.

    Raises:
        NotPurged: a record among them was never published, so that nothing would be known of it without its name.
        RefreshRunning: a refresh or another purge has not ended yet.
    """
    with only_one(home):
        recover(home)
        exports = _Exports.of(home)
        due = _due(home, exports, today - timedelta(days=older_than))
        _refuse_unknown(home, {exports.named[path] for path in due} - exports.purged.keys())
        if not is_dry_run:
            _replace_files(exports, due, partial(pseudonymous, home), on_file)
            _replace_raw(home)
            _clear(home)
            _replace_birth_dates(home)
    return Purged(tuple(due.values()), is_dry_run)


@dataclass(frozen=True)
class _Exports:
    """The exports by the SHA-256 of what was delivered: files with their names, and copies without."""

    named: dict[Path, str]
    purged: dict[str, Path]

    @classmethod
    def of(cls, home: Home) -> _Exports:
        files = delivered_files(home)
        return cls(
            {path: sha256_of(path) for path in files if not is_purged(path)},
            {purged_digest(path): path for path in files if is_purged(path)},
        )


def _due(home: Home, exports: _Exports, limit: date) -> dict[Path, Due]:
    """Return the named files that are older than the limit, or that were delivered again after their purge."""
    ingested = _ingested(home)
    due: dict[Path, Due] = {}
    for path, digest in exports.named.items():
        copy = exports.purged.get(digest)
        if digest not in ingested and copy is None:
            found = _about(path.name, _sheets_in(path))
            if found and found.reference_date < limit:
                raise NotPurged(texts.refresh_first(texts.NOT_INGESTED.format(file=path.name)))
            continue
        found = _about(path.name, _sheets_in(copy) if copy else ingested[digest][1])
        if found and (copy or found.reference_date < limit):
            due[path] = found
    for digest in ingested.keys() - set(exports.named.values()) - exports.purged.keys():
        file, sheets = ingested[digest]
        found = _about(file, sheets)
        if found and found.reference_date < limit:
            raise NotPurged(texts.refresh_first(texts.NOT_IN_EXPORTS.format(file=file)))
    return due


def _ingested(home: Home) -> dict[str, tuple[str, list[tuple[str, date, int]]]]:
    """Return each ingested file's name and sheets by its SHA-256."""
    ledger = home.ledger / "deliveries.parquet"
    found: dict[str, tuple[str, list[tuple[str, date, int]]]] = {}
    if ledger.is_file():
        columns = ["sha256", "file", "contract", "reference_date", "accepted"]
        for digest, file, *sheet in pl.read_parquet(ledger, columns=columns, glob=False)[columns].rows():
            found.setdefault(digest, (file, []))[1].append((sheet[0], sheet[1], sheet[2]))
    return found


def _sheets_in(path: Path) -> Sheets:
    readings = read_purged(path) if is_purged(path) else read_file(path)
    return [(reading.contract, reading.reference_date, reading.accepted) for reading in readings]


def _about(file: str, sheets: Sheets) -> Due | None:
    personal = [(contract, day, rows) for contract, day, rows in sheets if contract in PERSONAL and day]
    if not personal:
        return None
    contracts, days, rows = zip(*personal, strict=True)
    return Due(file, tuple(sorted(set(contracts))), max(days), sum(rows))


def _refuse_unknown(home: Home, digests: set[str]) -> None:
    """A record whose delivery counts and that no release knows would be nobody's without its name."""
    if not digests:
        return
    dates = pl.read_parquet(home.ledger / "delivery_dates.parquet", glob=False).filter("is_in_force")
    going = dates.filter(pl.col("delivery_id").str.head(16).is_in([digest[:16] for digest in digests]))
    cases = _cases(home).join(going, on=["delivery_id", "reference_date"], how="semi")
    unknown = cases.join(records.known(home), on=CASE, how="anti").select(CASE).n_unique()
    if unknown:
        raise NotPurged(texts.refresh_first(texts.unknown_records(unknown)))


def _cases(home: Home) -> pl.DataFrame:
    """Return all raw rows about children: which record, from which delivery, and whether its names are there."""
    wanted = ["record_number", "delivery_id", "reference_date"]
    parts = [
        pl.read_parquet(file, columns=[*wanted, "birth_date"], glob=False).select(
            *wanted, source=pl.lit(contract), is_named=pl.col("birth_date").is_not_null()
        )
        for contract in PERSONAL
        for file in sorted((home.raw / contract).glob("*.parquet"))
    ]
    return pl.concat(parts)


def _replace_files(
    exports: _Exports,
    due: Iterable[Path],
    pseudonyms_of: Callable[[pl.Series], pl.Series],
    on_file: OnFile | None,
) -> None:
    """Write all copies beside the files, then let each take its file's place."""
    files, copies = list(due), dict.fromkeys(exports.purged)
    parts: dict[Path, Path] = {}
    try:
        for done, path in enumerate(files, start=1):
            if exports.named[path] not in copies:
                copies[exports.named[path]] = None
                parts[path] = _part_of(path)
                _write_copy(path, parts[path], pseudonyms_of)
            if on_file:
                on_file(path.name, done, len(files))
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    for path in files:
        if path in parts:
            parts[path].replace(_copy_of(path))
        path.unlink()


def _copy_of(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _part_of(path: Path) -> Path:
    """A name that nobody reads."""
    return path.with_name(f".{_copy_of(path).name}.part")


def _write_copy(path: Path, part: Path, pseudonyms_of: Callable[[pl.Series], pl.Series]) -> None:
    if _copy_of(path).exists():
        raise Refusal("name_taken", name=path.name)
    readings = read_file(path)
    if any(reading.is_refused for reading in readings):
        raise NotPurged(texts.refresh_first(texts.NOT_READ_AGAIN.format(file=path.name)))
    with part.open("wb") as stream:
        write_purged([without_names(reading, pseudonyms_of) for reading in readings], stream)
        to_disk(stream)


def _replace_raw(home: Home) -> None:
    """Bring the raw rows of purged deliveries to what their copies hold."""
    for path in filter(is_purged, delivered_files(home)):
        if not _has_names(home, purged_digest(path)):
            continue
        for number, reading in enumerate(read_purged(path)):
            delivery_id = delivery_id_of(reading.sha256, number)
            file = home.raw / str(reading.contract) / f"{delivery_id}.parquet"
            if reading.rows is not None and file.is_file():
                write_whole(file, reading.rows.with_columns(delivery_id=pl.lit(delivery_id)).write_parquet)
            (home.raw / "rejected" / file.name).unlink(missing_ok=True)


def _has_names(home: Home, digest: str) -> bool:
    pattern = f"{digest[:16]}-*.parquet"
    if any((home.raw / "rejected").glob(pattern)):
        return True
    files = {file: contract for contract in PERSONAL for file in (home.raw / contract).glob(pattern)}
    return any(
        pl.read_parquet(file, columns=list(CONTRACTS[contract].personal), glob=False)
        .select(pl.any_horizontal(pl.all().is_not_null().any()))
        .item()
        for file, contract in files.items()
    )


def _clear(home: Home) -> None:
    """Remove what is made of the files anew by the next refresh, and what a killed one left behind."""
    for folder in (home.raw_incoming, home.raw_old, home.build):
        if folder.exists():
            shutil.rmtree(folder)
    for part in home.exports.rglob(".*.part"):
        part.unlink()


def _replace_birth_dates(home: Home) -> None:
    """Let stand-ins take the place of birth dates that no delivery with names holds any more."""
    known = records.known(home)
    if known.is_empty():
        return
    named = _cases(home).filter("is_named").select(*CASE, "is_named").unique()
    both = known.join(named, on=CASE, how="left", maintain_order="left")
    goes = both["is_named"].is_null() & ~both["is_stand_in"]
    if goes.any():
        chosen = stand_in(known["birth_date"], _days_asked_for(home))
        birth_date = pl.when(goes).then(chosen).otherwise(pl.col("birth_date"))
        records.keep(home, known.with_columns(birth_date=birth_date, is_stand_in=known["is_stand_in"] | goes))


def _days_asked_for(home: Home) -> pl.Series:
    """Return the days on which tables ask who has had a birthday: reference dates, need dates, cut-offs of law."""
    law = parameters()
    days = [
        date(ANY_YEAR, law[f"{name}_month"], law[f"{name}_day"]) for name in ("age_cut_off", "school_cut_off")
    ]
    days.append(date(ANY_YEAR, law["day_care_year_first_month"], 1))
    dates = pl.read_parquet(home.ledger / "delivery_dates.parquet", glob=False)["reference_date"]
    return pl.concat([dates, pl.Series(days)]).unique().sort()
