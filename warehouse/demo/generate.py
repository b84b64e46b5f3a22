"""The whole synthetic city, from families to files, and the truth about it kept apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from warehouse.demo import centres, deliveries, families, schools, statistics
from warehouse.demo.care import FIRST, LAST, Care
from warehouse.demo.care_contracts import CareContracts
from warehouse.demo.personas import damage_names
from warehouse.demo.registrations import Registrations
from warehouse.demo.write import Delivered, Exports

MARKER = "demo.json"
STEPS = ("families", "centres", "statistics", "places", "contracts", "registrations", "schools", "truth")

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
    remove(home)
    exports = Exports(home / "exports")
    progress.begins("families")
    housing = statistics.housing(seed, scale)
    children = families.settle(scale, seed, statistics.arrivals_by_housing(housing))
    progress.begins("centres")
    care = Care(children, centres.found(scale, seed), scale, seed)
    care.run(progress.detail)
    progress.begins("statistics")
    deliveries.write_statistics(exports, care, housing)
    progress.begins("places")
    deliveries.write_supply(exports, care, scale, seed)
    registrations = Registrations(care, seed)
    progress.begins("contracts")
    signed = deliveries.write_contracts(exports, CareContracts(care, seed))
    progress.begins("registrations")
    asked = deliveries.write_registrations(exports, registrations)
    progress.begins("schools")
    found = schools.found(seed)
    deliveries.write_schools(exports, found, seed)
    deliveries.write_money(exports, found, seed)
    progress.begins("truth")
    summary = DemoSummary(home, seed, scale, tuple(exports.files))
    _write_truth(home / "demo" / "truth", care, {"registrations": asked, "contracts": signed}, exports)
    _write_marker(summary)
    return summary


def remove(home: Path) -> None:
    """Delete the exports an earlier demo wrote, by its marker; files of others stay."""
    marker = home / "demo" / MARKER
    if not marker.exists():
        return
    for name in json.loads(marker.read_text("utf-8"))["files"]:
        (home / "exports" / name).unlink(missing_ok=True)
    marker.unlink()


class _Progress:
    """Tells the caller which step has begun."""

    def __init__(self, on_step: OnStep | None) -> None:
        self.on_step = on_step

    def begins(self, step: str) -> None:
        """Report a step by its name."""
        if self.on_step:
            self.on_step(step, STEPS.index(step) + 1, len(STEPS))

    def detail(self, year: int) -> None:
        """Report a year of the care simulation within its step."""
        if self.on_step and FIRST < year <= LAST:
            self.on_step(f"centres {year}", STEPS.index("centres") + 1, len(STEPS))


def _write_truth(folder: Path, care: Care, records: dict[str, list[pl.DataFrame]], exports: Exports) -> None:
    """Which records are one child, who is a twin or sibling, what was damaged, and every faulty row."""
    folder.mkdir(parents=True, exist_ok=True)
    children = care.children
    parts = [
        pl.concat(frames).unique("record_number", keep="first", maintain_order=True).select(
            contract=pl.lit(key), record_number="record_number", child_id="child", damage="damage"
        )
        for key, frames in records.items()
    ]  # fmt: skip
    table = pl.concat(parts).sort("contract", "record_number")
    child = table["child_id"].to_numpy()
    twins = children.twins[child]
    table = table.with_columns(
        family_id=pl.Series(children.family[child]),
        twin_pair=pl.Series(twins).set(pl.Series(twins < 0), None),
        damage=damage_names(table["damage"]),
        birth_date=pl.Series(children.birth[child].astype(np.int32)).cast(pl.Date),
    )
    table.write_parquet(folder / "records.parquet", compression="uncompressed")
    faults = [(file.file, file.contract, line, kind) for file in exports.files for line, kind in file.faults]
    schema = {"file": pl.String, "contract": pl.String, "line": pl.Int64, "kind": pl.String}
    pl.DataFrame(faults, schema=schema, orient="row").write_parquet(
        folder / "faulty_rows.parquet", compression="uncompressed"
    )


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
    (summary.home / "demo" / MARKER).write_bytes(text.encode("utf-8"))
