"""One file to readings: what each of its sheets is, what was accepted, rejected and skipped, adding up."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from warehouse.reading import workbook
from warehouse.reading.casting import Reader, reference_day
from warehouse.reading.delimited import DELIMITERS, delimited_grid, head_rows, physical_lines
from warehouse.reading.filename import sender, split_name
from warehouse.reading.grid import Grid
from warehouse.reading.json_records import json_grid
from warehouse.reading.recognise import Recognised, candidates_in, recognise
from warehouse.reading.refusal import Finding, Refusal
from warehouse.reading.rows import Sorted, sort_records
from warehouse.reading.text import decode
from warehouse.reading.validate import Validated, validate
from warehouse.texts import findings

MOST_BYTES_OF_JSON = 256 * 1024**2
TITLE_DATE = r"(?:Stichtag|Stand)\b\D{0,20}(\d{1,2}\.\d{1,2}\.\d{4})"
REJECTED_SCHEMA = pl.Schema(
    {"line": pl.Int64, "column": pl.String, "rule": pl.String, "message": pl.String, "raw": pl.String}
)


class ConservationError(AssertionError):
    """Records were lost or counted twice while reading: a fault of ours, never of the file's."""


@dataclass(frozen=True)
class Reading:
    """What became of one sheet of one file.

    ``rows`` are the accepted typed rows; ``rejections`` one row per broken rule with its raw record; the counts
    obey ``records == accepted + rejected + skipped`` whatever the outcome, a refused sheet rejecting them all.
    """

    file: str
    sha256: str
    sheet: str | None = None
    contract: str | None = None
    format: str | None = None
    encoding: str = ""
    sender: str = ""
    correction: int = 0
    reference_dates: tuple[date, ...] = ()
    records: int = 0
    accepted: int = 0
    rejected: int = 0
    skipped: int = 0
    is_refused: bool = False
    findings: tuple[Finding, ...] = ()
    rows: pl.DataFrame | None = None
    rejections: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REJECTED_SCHEMA))

    @property
    def reference_date(self) -> date | None:
        """The latest reference date among the rows."""
        return max(self.reference_dates, default=None)

    def refused(self, refusal: Refusal) -> Reading:
        """This reading with every record rejected, for the given reason."""
        return replace(
            self, contract=refusal.contract or self.contract, accepted=0, rejected=self.records, skipped=0,
            is_refused=True, rows=None, findings=(Finding(refusal.rule, str(refusal)), *self.findings),
        )  # fmt: skip


def read_file(path: Path, given: date | None = None, *, must_have_date: bool = True) -> list[Reading]:
    """Read every sheet of a CSV, XLSX or JSON file; what is wrong with it stands in the readings.

    ``given`` is the reference date stated by hand, for a file that names none itself; without
    ``must_have_date`` a file lacking one is read all the same, to say what is in it.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        unread = Reading(path.name, "")
        return [unread.refused(Refusal("unreadable_file", reason=error.strerror or type(error).__name__))]
    blank = Reading(path.name, digest)
    try:
        with _collector_at_rest():
            readings = [_read_part(blank, part, path.stem, given) for part in _parts(path)]
    except Refusal as refusal:
        return [blank.refused(refusal)]
    if must_have_date:
        readings = [_refused_without_date(reading) for reading in readings]
    return _without_side_sheets(readings)


@contextmanager
def _collector_at_rest() -> Generator[None]:
    """Records are lists by the hundred thousand and hold no cycles: looking for some costs a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True)
class Part:
    """One table of a file: its sheet, its records, what it is if that is known already, what was noticed."""

    sheet: str | None
    grid: Grid | None
    known: Recognised | None = None
    notes: tuple[Finding, ...] = ()


def _parts(path: Path) -> Iterator[Part]:
    match path.suffix.lower():
        case ".xlsx" | ".xlsm":
            for sheet in workbook.sheets(path):
                yield Part(sheet.name, sheet.grid, notes=sheet.notes)
        case ".json" | ".geojson":
            yield Part(None, *json_grid(_json_text(path)))
        case ".csv" | ".txt" | ".tsv":
            yield Part(None, _delimited(path.read_bytes()))
        case suffix:
            raise Refusal("unknown_suffix", suffix=suffix)


def _json_text(path: Path) -> str:
    """Return the text of a document that is not too large to be held whole, as JSON has to be."""
    size = path.stat().st_size
    if size > MOST_BYTES_OF_JSON:
        megabytes, most = size // 1024**2, MOST_BYTES_OF_JSON // 1024**2
        raise Refusal("json_too_large", megabytes=megabytes, most=most)
    return decode(path.read_bytes())[0]


def _delimited(data: bytes) -> Grid:
    """Parse under the first delimiter by which a whole header appears, else the one by which most of one does."""
    text, encoding = decode(data)
    if not text.strip():
        raise Refusal("empty_file")
    lines = physical_lines(text)
    best, most, width = DELIMITERS[0], (0.0, 0), 0
    for delimiter in DELIMITERS:
        for candidate in candidates_in(head_rows(lines, delimiter)):
            seen = candidate.matched_share, len(candidate.positions)
            if seen > most:
                best, most, width = delimiter, seen, candidate.width
        if most >= (1.0, 0):
            break
    return delimited_grid(lines, best, width, encoding)


def _read_part(blank: Reading, part: Part, stem: str, given: date | None) -> Reading:
    """Read one table; a refusal becomes part of the reading, so that it knows what it counted before."""
    reading = replace(blank, sheet=part.sheet, findings=part.notes)
    if part.grid is None:
        return reading
    grid = part.grid
    reading = replace(reading, encoding=grid.encoding, records=max(grid.cells.height - 1, 0))
    try:
        found = part.known or recognise(grid)
        _refuse_encoding(grid, found)
        rest, named_date, correction = split_name(stem)
        table = sort_records(grid, found)
        reading = replace(
            reading,
            contract=found.contract.key,
            format=found.format.key,
            records=table.records,
            sender=sender(rest, found.contract.file_words),
            correction=correction,
        )
        stated = _title_date(grid, found) or (None if given else named_date)
        _refuse_conflict(stated, given)
        checked = validate(table, _reader(grid, found), stated or given)
        return _completed(reading, table, checked, found)
    except Refusal as refusal:
        return reading.refused(refusal)


def _reader(grid: Grid, found: Recognised) -> Reader:
    numbers = grid.numbers_below(found.header_at + found.format.header_lines)
    fields = frozenset(name for name, position in found.positions.items() if position in numbers)
    return Reader(found.contract, found.format, grid.is_workbook, fields)


def _refuse_encoding(grid: Grid, found: Recognised) -> None:
    if grid.encoding and grid.encoding not in found.format.encodings:
        allowed = ", ".join(found.format.encodings)
        raise Refusal("encoding_not_allowed", found.contract.key, allowed=allowed, encoding=grid.encoding)


def _refuse_conflict(stated: date | None, given: date | None) -> None:
    if stated and given and stated != given:
        raise Refusal("reference_date_conflict", stated=f"{stated:%d.%m.%Y}", given=f"{given:%d.%m.%Y}")


def _title_date(grid: Grid, found: Recognised) -> date | None:
    if found.header_at == 0:
        return None
    titles = grid.cells.head(found.header_at).select(
        pl.concat_str(grid.names, separator=" ", ignore_nulls=True)
    )
    dates = titles.to_series().str.extract(TITLE_DATE).to_frame("text").select(reference_day(pl.col("text")))
    return next((day for (day,) in dates.rows() if isinstance(day, date)), None)


def _completed(reading: Reading, table: Sorted, checked: Validated, found: Recognised) -> Reading:
    """Count what became of the records, hold the counts against each other, and collect what was noticed."""
    rejected_lines = checked.rejected["line"].n_unique()
    dates = tuple(sorted(checked.accepted["reference_date"].drop_nulls().unique()))
    done = replace(
        reading,
        accepted=checked.accepted.height,
        rejected=rejected_lines,
        skipped=table.skipped.height,
        reference_dates=dates,
        rows=checked.accepted,
        rejections=checked.rejected.join(table.raw.unique("line", keep="first"), on="line", how="left"),
        findings=(*reading.findings, *_notices(table, found)),
    )
    if done.records != done.accepted + done.rejected + done.skipped:
        raise ConservationError(
            f"{done.file}: {done.records} ≠ {done.accepted} + {done.rejected} + {done.skipped}"
        )
    if checked.accepted["reference_date"].null_count():
        undated = Finding("no_reference_date", findings.sentence("no_reference_date"))
        return replace(done, findings=(undated, *done.findings))
    return done


def _refused_without_date(reading: Reading) -> Reading:
    undated = any(finding.rule == "no_reference_date" for finding in reading.findings)
    if not undated:
        return reading
    rest = tuple(finding for finding in reading.findings if finding.rule != "no_reference_date")
    return replace(reading, findings=rest).refused(Refusal("no_reference_date"))


def _notices(table: Sorted, found: Recognised) -> Iterator[Finding]:
    counts = Counter(table.skipped["reason"].to_list())
    if counts:
        yield Finding("skipped", findings.skipped_sentence(dict(counts)))
    if found.unread:
        columns = ", ".join(f"„{name}“" for name in found.unread)
        yield Finding("unread_column", findings.sentence("unread_column", columns=columns))


def _without_side_sheets(readings: list[Reading]) -> list[Reading]:
    """In a workbook with a known table, a sheet that is none is skipped by name instead of refusing the file."""
    if not any(reading.contract and not reading.is_refused for reading in readings):
        return readings
    return [
        _side_sheet(reading) if reading.is_refused and reading.contract is None else reading
        for reading in readings
    ]


def _side_sheet(reading: Reading) -> Reading:
    notice = Finding(
        "sheet_without_contract", findings.sentence("sheet_without_contract", sheet=reading.sheet)
    )
    return replace(reading, is_refused=False, rejected=0, skipped=reading.records, findings=(notice,))
