"""Releases: copy a checked build into the files of the roles, put it in service, go back, prune.

A release is a folder that nobody changes once it has its name. The pointers ``current`` and ``council`` name
the releases in service and are replaced in one step, so a reader sees the old release or the new one.
"""

from __future__ import annotations

import json
import platform
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse import identity
from warehouse.build import TABLES_NAME
from warehouse.home import PRIVATE_FILE, Home, private_folder, to_disk
from warehouse.marts import NoRelease, Role, release_in_service, sha256_of
from warehouse.texts import releases as texts

KEPT = 5
LISTED = pl.Schema({"release_id": pl.String, "published_at": pl.Date, "rows": pl.Int64, "is_current": pl.Boolean,
                    "is_council": pl.Boolean})  # fmt: skip
DATED = pl.Schema({"schema": pl.String, "table_name": pl.String, "first_date": pl.Date, "last_date": pl.Date})
PARTS = {
    "planning.duckdb": (("marts", "%"),),
    "cases.duckdb": (
        ("cases", "%"),
        ("marts", "dim_%"),
        ("marts", "meta_%"),
        ("marts", "fct_unserved"),
        ("marts", "fct_unserved_reason"),
        ("marts", "fct_friction"),
        ("marts", "fct_placement_result"),
        ("marts", "fct_placement_audit"),
        ("marts", "fct_double_place_count"),
        ("marts", "fct_waiting_list"),
        ("marts", "fct_portal_participation"),
        ("marts", "fct_population"),
    ),
    "council.duckdb": (("council", "%"),),
}
LIBRARIES = ("duckdb", "dbt-core", "dbt-duckdb", "polars", "planungsblick")


class NotPublished(Exception):
    """A build was not put in service; the message says why and what is in service instead."""


@dataclass(frozen=True)
class Release:
    """A published release: its id, folder and manifest."""

    release_id: str
    folder: Path
    manifest: dict[str, Any]


def publish(home: Home, build_file: Path, checks: pl.DataFrame) -> Release:
    """Copy a build into a new release and put it in service.

    ``checks`` has one row per check: name, kind, status (pass, warn, fail, error), failures, message.

    Raises:
        NotPublished: a check failed, or the build lacks a part; what was in service stays.
    """
    _refuse_failed(home, checks)
    private_folder(home.releases)
    _clear_partial(home)
    release_id = _next_id(home)
    partial = private_folder(home.releases / f".{release_id}.partial")
    said = {"meta_checks": checks, "meta_release": _about(home, release_id)}
    described = pl.read_parquet(build_file.with_name(TABLES_NAME), glob=False)
    rows = {name: _copy(build_file, partial / name, parts, said, described) for name, parts in PARTS.items()}
    manifest = {
        "release_id": release_id,
        "sha256": {name: sha256_of(partial / name) for name in PARTS},
        "published_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "is_synthetic": home.demo_marker.exists(),
        "inputs": _inputs(home),
        "row_counts": rows,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "checks": dict(sorted(checks["status"].value_counts().rows())),
    }
    (partial / "manifest.json").write_text(
        json.dumps(manifest, indent=2, ensure_ascii=False), encoding="utf-8"
    )
    folder = home.releases / release_id
    partial.rename(folder)
    for role in (Role.COUNCIL, Role.PLANNING):
        use(home, release_id, role)
    _remember(home, build_file)
    prune(home)
    return Release(release_id, folder, manifest)


def _remember(home: Home, build_file: Path) -> None:
    """Keep what the build found out about children and pairs, for the builds after it."""
    with duckdb.connect(str(build_file), read_only=True) as connection:
        known, pairs = (
            connection.sql(f"from identity.{name}").pl() for name in ("int_known_records", "int_link_pairs")
        )
    identity.remember(home, known, pairs)


def use(home: Home, release_id: str, role: Role = Role.PLANNING) -> None:
    """Put a release in service for the role's pointer.

    Raises:
        NoRelease: there is no such release.
    """
    if not (home.releases / release_id / "manifest.json").is_file():
        raise NoRelease(texts.RELEASE_GONE.format(release=release_id))
    partial = home.releases / f".{role.pointer}.partial"
    with partial.open("wb") as stream:
        stream.write(f"{release_id}\n".encode())
        to_disk(stream)
    partial.replace(home.releases / role.pointer)


def published(home: Home) -> list[Release]:
    """Return all releases, the oldest first."""
    manifests = sorted(home.releases.glob("*/manifest.json"))
    return [
        Release(path.parent.name, path.parent, json.loads(path.read_text(encoding="utf-8")))
        for path in manifests
        if not path.parent.name.startswith(".")
    ]


def find(home: Home, release_id: str) -> Release:
    """Return one release.

    Raises:
        NoRelease: there is no such release.
    """
    for release in published(home):
        if release.release_id == release_id:
            return release
    raise NoRelease(texts.RELEASE_GONE.format(release=release_id))


def listed(home: Home) -> list[dict[str, Any]]:
    """Return each kept release, the oldest first: when it was published, its rows, and whom it serves."""
    current, council = (_in_service(home, role) for role in (Role.PLANNING, Role.COUNCIL))
    return [
        {
            "release_id": release.release_id,
            "published_at": date.fromisoformat(release.manifest["published_at"][:10]),
            "rows": sum(release.manifest["row_counts"]["planning.duckdb"].values()),
            "is_current": release.release_id == current,
            "is_council": release.release_id == council,
        }
        for release in published(home)
    ]


def reference_dates(release: Release) -> dict[str, list[str]]:
    """Return the reference dates of each contract's deliveries, the oldest first."""
    days: dict[str, set[str]] = {}
    for delivery in release.manifest["inputs"]:
        days.setdefault(delivery["contract"], set()).add(delivery["reference_date"])
    return {contract: sorted(found) for contract, found in sorted(days.items())}


def summary(release: Release) -> dict[str, Any]:
    """Return what ``status --json`` tells of a release."""
    return {
        "release": release.release_id,
        "folder": str(release.folder),
        "published_at": release.manifest["published_at"],
        "reference_dates": reference_dates(release),
        "row_counts": release.manifest["row_counts"],
        "checks": release.manifest["checks"],
    }


def prune(home: Home, keep: int = KEPT) -> list[str]:
    """Remove all but the latest releases and those in service; return the ids removed."""
    in_service = {_in_service(home, role) for role in Role}
    old = [release for release in published(home)[:-keep] if release.release_id not in in_service]
    for release in old:
        shutil.rmtree(release.folder)
    return [release.release_id for release in old]


def _refuse_failed(home: Home, checks: pl.DataFrame) -> None:
    failed = checks.filter(pl.col("status").is_in(["fail", "error"]))["name"].to_list()
    if failed:
        sentence = texts.CHECK_FAILED_ONE if len(failed) == 1 else texts.CHECKS_FAILED
        current = _in_service(home, Role.PLANNING) or texts.NOTHING_IN_SERVICE
        raise NotPublished(sentence.format(count=len(failed), names=", ".join(failed[:5]), current=current))


def _in_service(home: Home, role: Role) -> str | None:
    try:
        return release_in_service(home, role)
    except NoRelease:
        return None


def _clear_partial(home: Home) -> None:
    for leftover in home.releases.glob(".*.partial"):
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()


def _next_id(home: Home) -> str:
    """Name a release by its latest reference date and a counter: no clock, so names sort as the data do."""
    latest = pl.read_parquet(home.ledger / "deliveries.parquet", glob=False)["reference_date"].max()
    day = latest.isoformat() if isinstance(latest, date) else "0000-00-00"
    numbers = [int(folder.name.rsplit("-", 1)[1]) for folder in home.releases.glob(f"{day}-*")]
    return f"{day}-{max(numbers, default=0) + 1:02d}"


def _about(home: Home, release_id: str) -> pl.DataFrame:
    return pl.DataFrame({"release_id": [release_id], "is_synthetic": [home.demo_marker.exists()]})


def _copy(
    build_file: Path,
    target: Path,
    parts: tuple[tuple[str, str], ...],
    said: dict[str, pl.DataFrame],
    described: pl.DataFrame,
) -> dict[str, int]:
    """Copy the tables of the given schemas into ``marts`` of a new file; return their row counts.

    ``said`` are the tables that no build holds; ``described`` what dbt says about each of its own.
    """
    counts: dict[str, int] = {}
    tables: list[tuple[str, str, date | None, date | None]] = []
    with duckdb.connect(str(target), config={"autoinstall_known_extensions": "false"}) as connection:
        connection.execute("create schema marts")
        connection.execute(f"attach '{_quoted(build_file)}' as build (read_only)")
        for schema, pattern in parts:
            for name in _tables(connection, schema, pattern):
                connection.execute(f'create table marts."{name}" as from build."{schema}"."{name}"')
                counts[name] = _count(connection, name)
                tables.append((schema, name, *_dates(connection, name)))
        dated = pl.DataFrame(tables, schema=DATED, orient="row")
        listing = dated.join(described, on=["schema", "table_name"], how="left").drop("schema")
        for name, frame in {**said, "meta_tables": listing}.items():
            connection.register("delivered_frame", frame)
            connection.execute(f"create or replace table marts.{name} as from delivered_frame")
            connection.unregister("delivered_frame")
            counts[name] = frame.height
        connection.execute("detach build")
    target.chmod(PRIVATE_FILE)
    return counts


def _tables(connection: duckdb.DuckDBPyConnection, schema: str, pattern: str) -> list[str]:
    listing = connection.sql(
        "from duckdb_tables() where database_name = 'build' and schema_name = $schema and table_name like $pattern",
        params={"schema": schema, "pattern": pattern},
    )
    return sorted(listing.pl()["table_name"])


def _count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    return int(connection.sql(f'from marts."{name}"').count("*").pl().item())


def _dates(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[date | None, date | None]:
    """Return the first and the last reference date of a table, nothing of one without."""
    table = connection.sql(f'from marts."{name}"')
    if "reference_date" not in table.columns:
        return None, None
    first, last = table.aggregate("min(reference_date), max(reference_date)").pl().row(0)
    return first, last


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _inputs(home: Home) -> list[dict[str, Any]]:
    deliveries = pl.read_parquet(home.ledger / "deliveries.parquet", glob=False)
    known = ("file", "sheet", "sha256", "contract", "format", "sender", "correction", "reference_date")
    rows = deliveries.select(*known, "rows_in_file", "accepted", "rejected", "skipped")
    return rows.sort("file", "sheet").with_columns(pl.col("reference_date").cast(pl.String)).to_dicts()
