"""The whole synthetic city, from families to files, and the truth about it kept apart."""

from __future__ import annotations

import glob
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from warehouse.demo import centres, days, deliveries, families, schools, statistics
from warehouse.demo.care import Care
from warehouse.demo.care_contracts import CareContracts
from warehouse.demo.families import Children
from warehouse.demo.personas import damage_names
from warehouse.demo.registrations import Registrations
from warehouse.demo.write import Delivered, Exports
from warehouse.home import private_folder

MARKER = "demo.json"
STEPS = ("families", "day care", "statistics", "places", "schools", "contracts", "registrations")

OnStep = Callable[[str, int, int], None]


@dataclass(frozen=True)
class DemoSummary:
    """What was generated: every file with its rows and its known faulty rows."""

    home: Path
    seed: int
    scale: float
    files: tuple[Delivered, ...]

    @property
    def rows(self) -> int:
        """Good rows in all files."""
        return sum(file.rows for file in self.files)

    @property
    def faulty_rows(self) -> dict[str, int]:
        """Number of faulty rows by file, files without any left out."""
        return {file.file: len(file.faults) for file in self.files if file.faults}


def generate(
    home: Path, *, scale: float = 1.0, seed: int = 2026, on_step: OnStep | None = None
) -> DemoSummary:
    """Write the demo city into ``home/exports``, its truth into ``home/demo/truth`` and a marker beside it.

    Args:
        home: the data folder; exports of an earlier demo are removed, other files stay.
        scale: 1.0 is the full city of about 36,000 children under six; the 155 schools never scale.
        seed: the same seed and scale give the same bytes.
        on_step: is told the step, its number and the number of steps.

    Raises:
        ValueError: scale is not above zero.
        OSError: a folder or file cannot be written.
    """
    if not scale > 0:
        raise ValueError(scale)
    progress = _Progress(on_step)
    remove(home, keep_memory=_made_with(home) == (seed, scale))
    exports = Exports(private_folder(home / "exports"))
    _write_marker(DemoSummary(home, seed, scale, ()))  # a run cut short must not pass for real deliveries
    care, housing = _settled_city(scale, seed, progress)
    progress.begins("statistics")
    deliveries.write_statistics(exports, care, housing)
    progress.begins("places")
    deliveries.write_supply(exports, care, scale, seed)
    progress.begins("schools")
    deliveries.write_schools(exports, schools.found(seed), seed)
    records = _write_cases(exports, care, seed, progress)
    _write_truth(private_folder(home / "demo" / "truth"), care.children, records, exports)
    summary = DemoSummary(home, seed, scale, tuple(exports.files))
    _write_marker(summary)
    progress.ends()
    return summary


def _settled_city(scale: float, seed: int, progress: _Progress) -> tuple[Care, pl.DataFrame]:
    """Families, centres and the years of day care; the housing projects beside."""
    progress.begins("families")
    housing = statistics.housing(seed, scale)
    children = families.settle(scale, seed, statistics.arrivals_by_housing(housing))
    progress.begins("day care")
    care = Care(children, centres.found(scale, seed), scale, seed)
    care.run()
    return care, housing


def _write_cases(
    exports: Exports, care: Care, seed: int, progress: _Progress
) -> dict[str, list[pl.DataFrame]]:
    """Contracts and registrations; returns who each record is, by contract and reference date."""
    registrations = Registrations(care, seed)
    progress.begins("contracts")
    signed = deliveries.write_contracts(exports, CareContracts(care, seed))
    progress.begins("registrations")
    return {"registrations": deliveries.write_registrations(exports, registrations), "contracts": signed}


def remove(home: Path, *, keep_memory: bool = False) -> None:
    """Delete the exports an earlier demo wrote, by its marker; files of others stay.

    What is remembered about records goes with them unless others' files are there: another demo city gives the same
    numbers to other children.
    """
    marker = home / "demo" / MARKER
    if not marker.exists():
        return
    for name in json.loads(marker.read_text("utf-8"))["files"]:
        for file in (home / "exports").glob(f"{glob.escape(name)}*"):
            file.unlink()
    marker.unlink()
    if not keep_memory and not any((home / "exports").glob("*")):
        for remembered in ("records.parquet", "pairs.parquet", "decisions.jsonl", "contacts.jsonl"):
            (home / "identity" / remembered).unlink(missing_ok=True)


def _made_with(home: Path) -> tuple[int | None, float | None] | None:
    """Return the seed and scale of the demo city that is there."""
    marker = home / "demo" / MARKER
    if not marker.exists():
        return None
    made = json.loads(marker.read_text("utf-8"))
    return made.get("seed"), made.get("scale")


class _Progress:
    """Tells the caller which step has begun."""

    def __init__(self, on_step: OnStep | None) -> None:
        self.on_step = on_step

    def begins(self, step: str) -> None:
        """Report a step and how many are done."""
        if self.on_step:
            self.on_step(step, STEPS.index(step), len(STEPS))

    def ends(self) -> None:
        """Report that all steps are done."""
        if self.on_step:
            self.on_step(STEPS[-1], len(STEPS), len(STEPS))


def _write_truth(
    folder: Path, children: Children, records: dict[str, list[pl.DataFrame]], exports: Exports
) -> None:
    """Which records are one child, who is a twin or sibling, what was damaged, and every faulty row."""
    known = [
        frame.insert_column(0, pl.Series("contract", [key] * len(frame)))
        for key in records
        for frame in records[key]
    ]
    table = (
        pl.concat(known).unique(["contract", "record_number"], keep="first").sort("contract", "record_number")
    )
    child = table["child"].to_numpy()
    twins = children.twins[child]
    table.select(
        "contract",
        "record_number",
        "is_transliterated",
        child_id="child",
        family_id=pl.Series(children.family[child]),
        twin_pair=pl.Series(twins).set(pl.Series(twins < 0), None),
        damage=damage_names(table["damage"]),
        birth_date=days.dates(children.birth[child]),
    ).write_parquet(folder / "records.parquet", compression="uncompressed")
    faults = [(file.file, file.contract, line, kind) for file in exports.files for line, kind in file.faults]
    schema = {"file": pl.String, "contract": pl.String, "line": pl.Int64, "kind": pl.String}
    table = pl.DataFrame(faults, schema=schema, orient="row")
    table.write_parquet(folder / "faulty_rows.parquet", compression="uncompressed")


def _write_marker(summary: DemoSummary) -> None:
    """Say for people and programs that these exports are synthetic, and which they are."""
    marker = {
        "synthetic": True,
        "note": "Synthetische Daten: keine wirklichen Kinder, Einrichtungen oder Schulen.",
        "seed": summary.seed,
        "scale": summary.scale,
        "rows": summary.rows,
        "faulty_rows": summary.faulty_rows,
        "files": {
            file.file: {"contract": file.contract, "rows": file.rows, "sha256": file.sha256}
            for file in summary.files
        },
    }
    text = json.dumps(marker, ensure_ascii=False, indent=2) + "\n"
    (private_folder(summary.home / "demo") / MARKER).write_bytes(text.encode("utf-8"))
