"""What people decided about pairs of records that may be one child: kept outside the releases, nothing is lost.

Every decision and every undoing is a line of its own in ``data/identity/decisions.jsonl``. An undoing names the
decision it undoes by its number among the pair's decisions: two people who undo the same one undo it once, and one
line half written changes no other. In force is the pair's latest decision that nobody has undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl

from warehouse import journal
from warehouse.home import Home
from warehouse.texts import decisions as texts

SAME, DIFFERENT, LATER = "same", "different", "later"
DECISIONS = (SAME, DIFFERENT, LATER)
SOURCES = ("contracts", "registrations")
LONGEST_REASON = 300
LONGEST_REVIEWER = 60
AT = pl.Datetime("us", "UTC")
CURRENT = pl.Schema({
    "source_a": pl.String, "record_a": pl.String, "source_b": pl.String, "record_b": pl.String, "decision": pl.String,
    "reason": pl.String, "decided_by": pl.String, "decided_at": AT,
})  # fmt: skip
HISTORY = pl.Schema({
    "number": pl.Int64, "decision": pl.String, "reason": pl.String, "decided_by": pl.String, "decided_at": AT,
    "is_in_force": pl.Boolean, "undone_by": pl.String, "undone_at": AT,
})  # fmt: skip


class NotDecided(Exception):
    """A decision was not kept, or there is none to undo; the message says why, and what to do."""


class Pair(NamedTuple):
    """Two records that may be one child, in the one order they are kept in."""

    source_a: str
    record_a: str
    source_b: str
    record_b: str

    @property
    def in_order(self) -> Pair:
        """The same pair, its lesser record first."""
        first, second = sorted([(self.source_a, self.record_a), (self.source_b, self.record_b)])
        return Pair(*first, *second)


@dataclass
class Decision:
    """One decision about a pair, and who undid it if anybody did."""

    decision: str
    reason: str
    decided_by: str
    decided_at: datetime
    undone_by: str | None = None
    undone_at: datetime | None = None


def decide(home: Home, pair: Pair, decision: str, reason: str, by: str, at: datetime | None = None) -> None:
    """Keep a decision about a pair: ``same``, ``different`` or, for another day, ``later``.

    Raises:
        NotDecided: the pair, the decision, its reason or the reviewer is missing or cannot be.
    """
    reason, by = reason.strip(), by.strip()
    wrong = [*_wrong_pair(pair), *_wrong_decision(decision, reason), *_wrong_reviewer(by)]
    if wrong:
        raise NotDecided(texts.NOT_DECIDED.format(sentences=" ".join(wrong)))
    entry = {"decision": decision, "reason": reason, "by": by, "at": _written(at)}
    journal.append(_file(home), [pair.in_order._asdict() | entry])


def undo(home: Home, pair: Pair, by: str, at: datetime | None = None) -> None:
    """Take back the pair's decision in force, so that the one before holds again.

    Raises:
        NotDecided: there is no decision in force, or nobody is named who takes it back.
    """
    by = by.strip()
    if wrong := list(_wrong_reviewer(by)):
        raise NotDecided(texts.NOT_DECIDED.format(sentences=" ".join(wrong)))
    number = _in_force(_told(home).get(pair.in_order, []))
    if number is None:
        raise NotDecided(texts.NOTHING_TO_UNDO)
    entry = {"undoes": number, "by": by, "at": _written(at)}
    journal.append(_file(home), [pair.in_order._asdict() | entry])


def current(home: Home) -> pl.DataFrame:
    """Return the decision in force of each pair that has one, pair by pair in their order."""
    rows = []
    for pair, decisions in sorted(_told(home).items()):
        if number := _in_force(decisions):
            found = decisions[number - 1]
            rows.append((*pair, found.decision, found.reason, found.decided_by, found.decided_at))
    return pl.DataFrame(rows, schema=CURRENT, orient="row")


def history(home: Home, pair: Pair) -> pl.DataFrame:
    """Return every decision about a pair, the first one first, with who undid it."""
    decisions = _told(home).get(pair.in_order, [])
    in_force = _in_force(decisions)
    rows = [
        (number, found.decision, found.reason, found.decided_by, found.decided_at, number == in_force,
         found.undone_by, found.undone_at)
        for number, found in enumerate(decisions, start=1)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=HISTORY, orient="row")


def _told(home: Home) -> dict[Pair, list[Decision]]:
    """Read the journal: the decisions of each pair in their order, with what was undone of them."""
    told: dict[Pair, list[Decision]] = {}
    for entry in journal.entries(_file(home)):
        try:
            pair = Pair(*(str(entry[field]) for field in Pair._fields)).in_order
            by, at = str(entry["by"]), datetime.fromisoformat(entry["at"]).astimezone(UTC)
        except (KeyError, TypeError, ValueError):
            continue  # a line that does not say about what, who and when decides nothing
        decisions, undoes = told.setdefault(pair, []), entry.get("undoes")
        if entry.get("decision") in DECISIONS:
            decisions.append(Decision(entry["decision"], str(entry.get("reason", "")), by, at))
        elif isinstance(undoes, int) and 1 <= undoes <= len(decisions):
            undone = decisions[undoes - 1]
            undone.undone_by, undone.undone_at = undone.undone_by or by, undone.undone_at or at
    return told


def _in_force(decisions: list[Decision]) -> int | None:
    """Return the number of the latest decision that nobody has undone."""
    return next((n for n in range(len(decisions), 0, -1) if decisions[n - 1].undone_at is None), None)


def _wrong_pair(pair: Pair) -> Iterator[str]:
    for source in sorted({pair.source_a, pair.source_b} - {*SOURCES}):
        yield texts.sentence("unknown_source", value=source)
    if not (pair.record_a.strip() and pair.record_b.strip()):
        yield texts.sentence("no_record_number")
    elif (pair.source_a, pair.record_a) == (pair.source_b, pair.record_b):
        yield texts.sentence("one_record")


def _wrong_decision(decision: str, reason: str) -> Iterator[str]:
    if decision not in DECISIONS:
        yield texts.sentence("unknown_decision", value=decision)
    if not reason and decision in (SAME, DIFFERENT):
        yield texts.sentence("reason_missing")
    if not _is_plain(reason, LONGEST_REASON):
        yield texts.sentence("reason_too_long", most=LONGEST_REASON)


def _wrong_reviewer(by: str) -> Iterator[str]:
    if not by:
        yield texts.sentence("reviewer_missing")
    elif not _is_plain(by, LONGEST_REVIEWER):
        yield texts.sentence("reviewer_too_long", most=LONGEST_REVIEWER)


def _is_plain(text: str, most: int) -> bool:
    return len(text) <= most and text.isprintable()


def _written(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _file(home: Home) -> Path:
    return home.identity / "decisions.jsonl"
