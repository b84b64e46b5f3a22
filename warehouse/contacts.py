"""How far those who place children are with each family: a list that goes out, comes back, and outlives deliveries.

Every change is a line of its own in ``data/identity/contacts.jsonl``, by the portal's record number: no name, and
nothing of a release. What a list says is taken row by row. A row that was changed since the list was made is taken
if it is newer than what is kept, so that an old list undoes nothing; a row left as it was says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl

from warehouse import journal
from warehouse.home import Home, private_folder
from warehouse.locks import held
from warehouse.status_list import Row, rows_in
from warehouse.texts import contacts as texts

OPEN = "open"
STATUSES = tuple(texts.STATUS_NAMES)
CODES = {word: code for code, word in texts.STATUS_NAMES.items()}
CURRENT = pl.Schema({
    "record_number": pl.String, "contact_status": pl.String, "contact_date": pl.Date,
    "entered_at": pl.Datetime("us", "UTC"), "entered_by": pl.String,
})  # fmt: skip
REFUSED = pl.Schema({"line": pl.Int64, "record_number": pl.String, "rule": pl.String, "message": pl.String})


class Said(NamedTuple):
    """A status with its day, which only an open one may lack."""

    status: str
    day: date | None


NOTHING_SAID = Said(OPEN, None)


@dataclass(frozen=True)
class Entry:
    """One line of the journal."""

    record_number: str
    said: Said
    entered_at: datetime
    entered_by: str

    @property
    def columns(self) -> tuple[object, ...]:
        """The entry as a row of the tables of what is known."""
        return self.record_number, *self.said, self.entered_at, self.entered_by


class Problem(NamedTuple):
    """Why a row is not taken."""

    rule: str
    message: str


@dataclass(frozen=True)
class HandedBack:
    """What became of a list: rows taken, rows that said nothing new, and the others with their reason."""

    taken: int
    unchanged: int
    refused: pl.DataFrame


@dataclass(frozen=True)
class Known:
    """What is kept of one child: the entry in force and all that was ever said."""

    now: Said = NOTHING_SAID
    ever: frozenset[Said] = frozenset()


def current(home: Home) -> pl.DataFrame:
    """Return the entry in force of each record number that has one."""
    entries = _entries(home)
    latest = _latest(entries, _children([entry.record_number for entry in entries]))
    return pl.DataFrame([entry.columns for _, entry in sorted(latest.items())], schema=CURRENT, orient="row")


def of_children(home: Home, records: pl.DataFrame) -> pl.DataFrame:
    """Return the entry in force of each child that has one, whichever of its ``records`` it was made for.

    ``records`` holds ``child_id`` and ``record_number``.
    """
    latest = _latest(_entries(home), _children(records))
    rows = [(child, *entry.columns) for child, entry in sorted(latest.items())]
    return pl.DataFrame(rows, schema={"child_id": pl.String, **CURRENT}, orient="row")


def hand_back(
    home: Home,
    content: bytes,
    name: str,
    known: pl.DataFrame | Collection[str],
    by: str,
    now: datetime | None = None,
) -> HandedBack:
    """Take what a list says, row by row and all in one write; a row that cannot be taken costs no other.

    ``known`` are the record numbers there are, or a frame of them with their ``child_id``.

    Raises:
        NoStatusList: the file is no such list; nothing was taken.
    """
    rows, now = rows_in(content, name), now or datetime.now(UTC)
    children = _children(known)
    with held(private_folder(home.identity) / ".contacts.lock", waits=True):
        kept = _known(_entries(home), children)
        verdicts = list(_verdicts(rows, children, kept, now.astimezone().date()))
        taken = [(row, said) for row, said in verdicts if isinstance(said, Said)]
        journal.append(_file(home), [_line(row, said, by, now) for row, said in taken])
    refused = [
        (row.line, row.record_number, found.rule, found.message)
        for row, found in verdicts
        if isinstance(found, Problem)
    ]
    return HandedBack(
        len(taken), len(rows) - len(taken) - len(refused), pl.DataFrame(refused, schema=REFUSED, orient="row")
    )


def _verdicts(
    rows: list[Row], children: Mapping[str, str], kept: Mapping[str, Known], today: date
) -> Iterator[tuple[Row, Said | Problem | None]]:
    """Yield for each row what it newly says, or why it is not taken, or nothing."""
    same_record: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        same_record[row.record_number].append(row)
    for row in rows:
        rule, details = _fault(row, children, same_record[row.record_number], today)
        said = _said(row)
        if not rule and said is not None:
            child = kept.get(children[row.record_number], Known())
            if _says_nothing(row, said, child):
                said = None
            elif _is_outdated(row, said, child):
                rule, details = "newer_entry", {"stored": texts.standing(*child.now)}
        yield row, _problem(row, rule, details) if rule else said


def _fault(
    row: Row, children: Mapping[str, str], same_record: list[Row], today: date
) -> tuple[str, dict[str, object]]:
    """Return the first rule that a row breaks by itself or beside the other rows of its record."""
    status, first = CODES.get(row.status.casefold()), same_record[0]
    is_empty = not row.status and not row.day
    lines = ", ".join(str(other.line) for other in same_record)
    checks: tuple[tuple[str, bool], ...] = (
        ("unreadable", not row.is_readable),
        ("no_record_number", not row.record_number),
        ("unknown_record_number", row.record_number not in children),
        ("contradicting_rows", any(other.content != row.content for other in same_record)),
        ("repeated_row", first is not row),
        ("no_status", not row.status and not is_empty),
        ("wrong_status", status is None and not is_empty),
        ("wrong_date", bool(row.day) and row.said_day is None),
        ("future_date", row.said_day is not None and row.said_day > today),
        ("no_date", status not in (None, OPEN) and not row.day),
    )
    rule = next((rule for rule, is_broken in checks if is_broken), "")
    return rule, {"lines": lines, "first": first.line}


def _says_nothing(row: Row, said: Said, child: Known) -> bool:
    """Whether a row is as it is kept, or as the list was handed out; without the latter, open and undated."""
    if said == child.now:
        return True
    if not row.before:
        return said == NOTHING_SAID
    return row.before == texts.standing(*said)


def _is_outdated(row: Row, said: Said, child: Known) -> bool:
    """Whether a row would undo what was kept after its list was made."""
    if row.before == texts.standing(*child.now):
        return False
    is_older = child.now.day is not None and (said.day is None or said.day < child.now.day)
    return is_older or said in child.ever


def _said(row: Row) -> Said | None:
    status = CODES.get(row.status.casefold())
    return Said(status, row.said_day) if status else None


def _problem(row: Row, rule: str, details: Mapping[str, object]) -> Problem:
    cells = {"line": row.line, "record_number": row.record_number, "status": row.status, "date": row.day}
    return Problem(rule, texts.row(rule, **cells, **details))


def _children(known: pl.DataFrame | Collection[str]) -> dict[str, str]:
    """Return the child of each record number; without one told, a record is its own."""
    if isinstance(known, pl.DataFrame):
        return dict(known.select("record_number", "child_id").rows())
    return {record: record for record in known}


def _known(entries: list[Entry], children: Mapping[str, str]) -> dict[str, Known]:
    ever: dict[str, set[Said]] = defaultdict(set)
    for entry in entries:
        if entry.record_number in children:
            ever[children[entry.record_number]].add(entry.said)
    latest = _latest(entries, children)
    return {child: Known(entry.said, frozenset(ever[child])) for child, entry in latest.items()}


def _latest(entries: Iterable[Entry], children: Mapping[str, str]) -> dict[str, Entry]:
    """Return each child's entry in force: the last one made for any of its records."""
    return {children[entry.record_number]: entry for entry in entries if entry.record_number in children}


def _entries(home: Home) -> list[Entry]:
    """Return the journal's entries, the oldest first; a line that is none is passed over."""
    found = []
    for line in journal.entries(_file(home)):
        try:
            day, at = line["date"], datetime.fromisoformat(line["entered_at"]).astimezone(UTC)
            said = Said(STATUSES[STATUSES.index(line["status"])], date.fromisoformat(day) if day else None)
            found.append(Entry(str(line["record_number"]), said, at, str(line["entered_by"])))
        except (KeyError, TypeError, ValueError):
            continue
    return found


def _line(row: Row, said: Said, by: str, now: datetime) -> dict[str, object]:
    return {"record_number": row.record_number, "status": said.status, "date": said.day,
            "entered_at": now.isoformat(timespec="microseconds"), "entered_by": by}  # fmt: skip


def _file(home: Home) -> Path:
    return home.identity / "contacts.jsonl"
