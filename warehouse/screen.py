"""What the command line shows: progress on standard error, results on standard output, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import polars as pl
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from warehouse.contracts import CONTRACTS
from warehouse.methods.backtest import AS_LAST_YEAR, COHORT_MOVES_UP, METHOD
from warehouse.purge import Purged
from warehouse.reading.delivery import Reading
from warehouse.texts import cli as texts
from warehouse.texts import contacts, privacy

OnStep = Callable[[str, int, int], None]
MOST_FINDINGS = 12

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress(step: str, *, is_quiet: bool = False) -> Generator[OnStep]:
    """Show a bar for one step; yields the function that moves it on: what, how many done, of how many."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=err, disable=is_quiet) as bar:
        task = bar.add_task(step, total=None)

        def move(_what: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield move


def print_json(value: Any) -> None:
    """Print one JSON document and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def readings_as_json(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """The files of a run as DESIGN 11 names their keys."""
    return [
        {
            "file": reading.file, "sheet": reading.sheet, "contract": reading.contract, "format": reading.format,
            "reference_date": reading.reference_date and reading.reference_date.isoformat(),
            "rows_in_file": reading.records, "accepted": reading.accepted, "rejected": reading.rejected,
            "skipped": reading.skipped, "refused": reading.is_refused, "findings": _findings(reading),
        }
        for reading in readings
    ]  # fmt: skip


def _findings(reading: Reading) -> list[dict[str, Any]]:
    about_file = [
        {"line": found.line, "column": found.column, "rule": found.rule, "message": found.message}
        for found in reading.findings
    ]
    return about_file + reading.rejections.select("line", "column", "rule", "message").to_dicts()


def show_readings(readings: Iterable[Reading]) -> None:
    """Print a line per sheet and, below the table, what a clerk has to know."""
    table = Table(*texts.COLUMNS)
    notes: list[str] = []
    for reading in readings:
        title = CONTRACTS[reading.contract].title if reading.contract else "–"
        day = f"{reading.reference_date:%d.%m.%Y}" if reading.reference_date else "–"
        style = "red" if reading.is_refused else None
        counts = (str(n) for n in (reading.records, reading.accepted, reading.rejected, reading.skipped))
        table.add_row(reading.file, reading.sheet or "", title, day, *counts, style=style)
        notes += [f"{reading.file}: {note}" for note in _notes(reading)]
    out.print(table)
    for note in notes:
        out.print(note, markup=False)


def _notes(reading: Reading) -> list[str]:
    """The sentences that ask for action; what was skipped or left unread is in the JSON and on the page."""
    quiet = ("skipped", "unread_column", "already_delivered")
    notes = [found.message for found in reading.findings if found.rule not in quiet]
    notes += reading.rejections["message"].to_list()
    rest = len(notes) - MOST_FINDINGS
    return [*notes[:MOST_FINDINGS], texts.more_findings(rest)] if rest > 0 else notes


def show_contradictions(found: Iterable[dict[str, Any]]) -> None:
    """Print one of each kind of what the sources contradict each other in; all are in the JSON and on Datenstand."""
    warnings = [row for row in found if row["severity"] == "warn"]
    first = {row["finding"]: row["message"] for row in reversed(warnings)}
    for finding in sorted(first):
        out.print(first[finding], markup=False)
    if len(warnings) > len(first):
        out.print(texts.more_findings(len(warnings) - len(first)), markup=False)


def show_purged(done: Purged) -> None:
    """Print the deliveries that were purged, or would be."""
    if done.files:
        table = Table(*privacy.COLUMNS)
        for due in done.files:
            titles = ", ".join(CONTRACTS[key].title for key in due.contracts)
            table.add_row(due.file, titles, f"{due.reference_date:%d.%m.%Y}", str(due.rows))
        out.print(table)
    out.print(privacy.purged(len(done.files), is_dry_run=done.is_dry_run), markup=False)


def show_backtest(errors: pl.DataFrame) -> None:
    """Print how far the forecasts were off, a line per level, age and horizon, beside what anybody could have said."""
    keys = ["level", "age_group", "horizon"]
    plain = errors.pivot(on="method", index=keys, values="median_abs_error")
    table = Table(*texts.BACKTEST_COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in errors.filter(method=METHOD).join(plain, on=keys, maintain_order="left").iter_rows(named=True):
        table.add_row(
            texts.LEVELS[row["level"]], texts.AGE_GROUPS[row["age_group"]], str(row["horizon"]),
            texts.share(row["median_abs_error"]), texts.share(row["p90_abs_error"]), texts.share(row["bias"], "+"),
            texts.share(row["coverage_80"]), texts.share(row[AS_LAST_YEAR]), texts.share(row[COHORT_MOVES_UP]),
            str(row["cells"]),
        )  # fmt: skip
    out.print(table)
    out.print(texts.BACKTEST_NOTE, markup=False)


def show_handed_back(refused: pl.DataFrame) -> None:
    """Print the rows of a status list that were not taken, each with its line and reason; none prints nothing."""
    if refused.is_empty():
        return
    table = Table(*contacts.REFUSED_HEADS)
    for line, message in refused.select("line", "message").rows():
        table.add_row(str(line), escape(message))
    out.print(table)


def show_bench(results: Sequence[dict[str, Any]]) -> None:
    """Print the figures of every step, a column per size of the city."""
    table = Table(
        texts.BENCH_COLUMN, *(texts.BENCH_SCALE.format(scale=figures["scale"]) for figures in results)
    )
    flat = [dict(_bench_lines(figures)) for figures in results]
    for name in flat[0]:
        table.add_row(name, *(lines.get(name, "") for lines in flat))
    out.print(table)


def _bench_lines(figures: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for step, values in figures.items():
        if step == "pages":
            yield from ((f"pages {page}", _bench_cell(times)) for page, times in values.items())
        elif step == "ratios":
            yield from ((f"ratio {name}", f"{value:g}") for name, value in values.items())
        elif step != "scale":
            yield step, _bench_cell(values)


def _bench_cell(values: dict[str, Any]) -> str:
    known = texts.BENCH_UNITS.items()
    return ", ".join(f"{values[key]:,} {unit}" for key, unit in known if values.get(key) is not None)
