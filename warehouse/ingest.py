"""Delivered files to raw rows and the ledger: all of them, or nothing.

The raw box mirrors the exports box. It is written beside the old one and takes its place in one step, so a
refused file, a full disk or a killed process leaves what was there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from warehouse.contracts import CONTRACTS
from warehouse.home import Home, private_folder
from warehouse.reading.delivery import Reading, read_file
from warehouse.reading.filename import split_name
from warehouse.reading.purged import is_purged, original_name, read_purged
from warehouse.reading.refusal import Finding, Refusal
from warehouse.texts import findings

OnFile = Callable[[str, int, int], None]
IGNORED_NAMES = (".", "~$", "README")

DELIVERIES = pl.Schema(
    {
        "delivery_id": pl.String, "file": pl.String, "sheet": pl.String, "sha256": pl.String, "contract": pl.String,
        "format": pl.String, "sender": pl.String, "correction": pl.Int64, "reference_date": pl.Date,
        "rows_in_file": pl.Int64, "accepted": pl.Int64, "rejected": pl.Int64, "skipped": pl.Int64,
    }
)  # fmt: skip
DELIVERY_DATES = pl.Schema(
    {
        "delivery_id": pl.String, "contract": pl.String, "sender": pl.String, "reference_date": pl.Date,
        "correction": pl.Int64, "is_in_force": pl.Boolean,
    }
)  # fmt: skip
REJECTED_ROWS = pl.Schema(
    {
        "delivery_id": pl.String, "file": pl.String, "sheet": pl.String, "contract": pl.String, "line": pl.Int64,
        "column": pl.String, "rule": pl.String, "message": pl.String,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """The readings of one run, without their rows; ``is_refused`` means that nothing was stored."""

    readings: tuple[Reading, ...]

    @property
    def is_refused(self) -> bool:
        """Whether one file was refused whole."""
        return any(reading.is_refused for reading in self.readings)


@dataclass
class Batch:
    """What the files read so far claim: their content by digest, and who delivered what for which date."""

    seen: dict[str, str] = field(default_factory=dict)
    claims: dict[tuple[str, str, date, int], tuple[str, str]] = field(default_factory=dict)

    def read(self, path: Path, given: date | None, *, must_have_date: bool = True) -> list[Reading]:
        """Read one file and hold it against the others, whose order does not matter to what is stored."""
        if is_purged(path):
            readings = read_purged(path)
        else:
            readings = read_file(path, given, must_have_date=must_have_date)
        digest = readings[0].sha256
        if digest and digest in self.seen:
            return [_duplicate(reading, self.seen[digest]) for reading in readings]
        self.seen[digest] = readings[0].file
        return [self._claimed(reading) for reading in readings]

    def _claimed(self, reading: Reading) -> Reading:
        if reading.is_refused or reading.contract is None:
            return reading
        for day in reading.reference_dates:
            key = (reading.contract, reading.sender, day, reading.correction)
            known, digest = self.claims.setdefault(key, (reading.file, reading.sha256))
            if digest != reading.sha256:
                details = {"sender": reading.sender, "reference_date": f"{day:%d.%m.%Y}", "known": known}
                title = CONTRACTS[reading.contract].title
                conflict = Refusal(
                    "correction_conflict", contract_title=title, next=reading.correction + 1, **details
                )
                return reading.refused(conflict)
        return reading


def check(paths: Iterable[Path], given: date | None = None, on_file: OnFile | None = None) -> Outcome:
    """Read files and say what is in them; nothing is stored, and a missing reference date is only noticed."""
    batch, files = Batch(), list(paths)
    readings: list[Reading] = []
    for done, path in enumerate(files, start=1):
        readings += [replace(reading, rows=None) for reading in batch.read(path, given, must_have_date=False)]
        if on_file:
            on_file(path.name, done, len(files))
    return Outcome(tuple(readings))


def ingest(
    home: Home, paths: Iterable[Path] = (), given: date | None = None, on_file: OnFile | None = None
) -> Outcome:
    """Take new files into the exports and rebuild the raw box from all of them.

    ``given`` is the reference date of those new files that name none; it is kept in the name of the copy.
    If one file is refused, nothing is stored and everything stays as it was.
    """
    private_folder(home.path)
    recover(home)
    incoming = private_folder(_fresh(home.raw_incoming))
    delivered = delivered_files(home)
    new = {path: _name_in_exports(path, given) for path in paths if path.resolve().parent != home.exports}
    taken = {original_name(path.name) for path in delivered}
    batch, readings = Batch(), []
    stored: list[tuple[Reading, str]] = []
    files = [*delivered, *sorted(new, key=lambda path: path.name)]
    for done, path in enumerate(files, start=1):
        found = batch.read(path, given if path in new else None)
        if path in new:
            name = original_name(new[path])
            found = [_renamed(reading, name, is_taken=name in taken) for reading in found]
        for number, reading in enumerate(found):
            counted = replace(reading, rows=None)
            if not reading.is_refused and reading.rows is not None:
                stored.append((counted, _store(incoming, reading, number)))
            readings.append(counted)
        if on_file:
            on_file(path.name, done, len(files))
    outcome = Outcome(tuple(readings))
    if outcome.is_refused:
        shutil.rmtree(incoming)
        return outcome
    known_already = {reading.file for reading in readings if _is_duplicate(reading)}
    kept = {path: name for path, name in new.items() if original_name(name) not in known_already}
    _keep(home, kept)
    Ledger.of(stored).write(incoming)
    _replace(home, incoming)
    return outcome


def delivered_files(home: Home) -> list[Path]:
    """The files in the exports box, by name; folders, hidden files and lock files are none.

    Purged copies come first: a file delivered once more is then known, and its names are not taken in again.
    """
    if not home.exports.is_dir():
        return []
    files = (path for path in home.exports.rglob("*") if path.is_file())
    return sorted(
        (path for path in files if not path.name.startswith(IGNORED_NAMES)),
        key=lambda path: (not is_purged(path), path.name),
    )


@dataclass
class Ledger:
    """The deliveries of one run as they will be written."""

    deliveries: list[dict[str, object]] = field(default_factory=list)
    dates: list[dict[str, object]] = field(default_factory=list)
    rejected: list[pl.DataFrame] = field(default_factory=list)

    @classmethod
    def of(cls, stored: Iterable[tuple[Reading, str]]) -> Ledger:
        """The ledger of the stored sheets, by the names of their files, whether these have been purged or not."""
        ledger = cls()
        for reading, delivery_id in sorted(stored, key=lambda each: each[0].file):
            ledger.add(reading, delivery_id)
        return ledger

    def add(self, reading: Reading, delivery_id: str) -> None:
        """Enter one accepted sheet."""
        about = {name: getattr(reading, name, None) for name in DELIVERIES}
        self.deliveries.append({**about, "delivery_id": delivery_id, "rows_in_file": reading.records})
        self.dates += [
            {"delivery_id": delivery_id, "contract": reading.contract, "sender": reading.sender,
             "reference_date": day, "correction": reading.correction}
            for day in reading.reference_dates
        ]  # fmt: skip
        keys = {name: pl.lit(about[name], pl.String) for name in ("file", "sheet", "contract")}
        rows = reading.rejections.select(
            "line", "column", "rule", "message", delivery_id=pl.lit(delivery_id), **keys
        )
        self.rejected.append(rows.select(list(REJECTED_ROWS)))

    def write(self, raw: Path) -> None:
        """Write the ledger; of one sender's deliveries for one date the highest correction is in force."""
        folder = private_folder(raw / "ledger")
        pl.DataFrame(self.deliveries, schema=DELIVERIES).write_parquet(folder / "deliveries.parquet")
        dates = pl.DataFrame(
            self.dates, schema={k: v for k, v in DELIVERY_DATES.items() if k != "is_in_force"}
        )
        latest = pl.col("correction").max().over("contract", "sender", "reference_date")
        in_force = dates.with_columns(is_in_force=pl.col("correction") == latest)
        in_force.write_parquet(folder / "delivery_dates.parquet")
        rejected = pl.concat([pl.DataFrame(schema=REJECTED_ROWS), *self.rejected])
        rejected.write_parquet(folder / "rejected_rows.parquet")


def delivery_id_of(sha256: str, number: int) -> str:
    """Return what a delivery is known by: its file's content and its place among the file's sheets."""
    return f"{sha256[:16]}-{number}"


def _store(raw: Path, reading: Reading, number: int) -> str:
    """Write one sheet's rows, and the raw text of its rejected ones if it has not been purged; return its delivery id."""
    delivery_id = delivery_id_of(reading.sha256, number)
    rows, contract = reading.rows, reading.contract
    if rows is None or contract is None:
        raise ValueError(reading.file)
    folder = private_folder(raw / contract)
    rows.with_columns(delivery_id=pl.lit(delivery_id)).write_parquet(folder / f"{delivery_id}.parquet")
    if reading.rejections["raw"].is_not_null().any():
        reading.rejections.write_parquet(private_folder(raw / "rejected") / f"{delivery_id}.parquet")
    return delivery_id


def _replace(home: Home, incoming: Path) -> None:
    """Let the new raw box take the old one's place; ``recover`` ends what a kill interrupts here."""
    for key, contract in CONTRACTS.items():
        empty = pl.DataFrame(schema={**contract.schema, "delivery_id": pl.String})
        empty.write_parquet(private_folder(incoming / key) / "empty.parquet")
    old = home.raw_old
    if home.raw.exists():
        home.raw.rename(_fresh(old))
    incoming.rename(home.raw)
    shutil.rmtree(old, ignore_errors=True)


def recover(home: Home) -> None:
    """Give the raw box back its name if a kill left it without."""
    old = home.raw_old
    if old.exists() and not home.raw.exists():
        old.rename(home.raw)


def _fresh(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    return folder


def _keep(home: Home, names: dict[Path, str]) -> None:
    """Copy the new files into the exports, each whole or not at all."""
    private_folder(home.exports)
    for path, name in names.items():
        part = home.exports / f".{name}.part"
        shutil.copyfile(path, part)
        part.replace(home.exports / name)


def _name_in_exports(path: Path, given: date | None) -> str:
    """A file's name among the exports: with the date given by hand, which nothing else would remember."""
    rest, named, correction = split_name(path.stem)
    if given is None or named is not None:
        return path.name
    suffix = f"_k{correction}" if correction else ""
    return f"{rest}_{given.isoformat()}{suffix}{path.suffix}"


def _renamed(reading: Reading, name: str, *, is_taken: bool) -> Reading:
    named = replace(reading, file=name)
    if is_taken and not _is_duplicate(reading):
        return named.refused(Refusal("name_taken", name=name))
    return named


def _duplicate(reading: Reading, known: str) -> Reading:
    """A file with another's very content: every record a declared skip."""
    notice = Finding("already_delivered", findings.sentence("already_delivered", known=known))
    return replace(
        reading, accepted=0, rejected=0, skipped=reading.records, rows=None, is_refused=False, findings=(notice,),
        rejections=reading.rejections.clear(),
    )  # fmt: skip


def _is_duplicate(reading: Reading) -> bool:
    return any(finding.rule == "already_delivered" for finding in reading.findings)
