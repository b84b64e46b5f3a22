"""The steps that are measured, each the main job's own code or its limit: ``python -m … STEP HOME SCALE``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.bench.linkage import cities, link
from warehouse.bench.names import NAMES
from warehouse.bench.placement import RULES, tables
from warehouse.build import ROOT, build, dbt_surroundings, last_build
from warehouse.demo import generate
from warehouse.home import Home
from warehouse.ingest import delivered_files, ingest
from warehouse.methods.backtest import compared
from warehouse.methods.forecast_tables import forecasts
from warehouse.methods.known import Known, Origin
from warehouse.methods.placement_fair import fair
from warehouse.methods.placement_market import market
from warehouse.methods.placement_most import most
from warehouse.methods.rollout import forecasts as rollout_dates
from warehouse.reading.delivery import read_file
from warehouse.reading.text import decode
from warehouse.releases import publish

Figures = dict[str, Any]
PROJECT = ROOT / "dbt_project"
RAW_FILE = "warehouse.duckdb"  # the compiled SQL names the database it was compiled for


def generate_city(home: Home, scale: float) -> Figures:
    """Write the exports of a city of the given size."""
    start = time.perf_counter()
    city = generate(home.path, scale=scale)
    return {"seconds": _since(start), "files": len(city.files)}


def read(home: Home, _: float) -> Figures:
    """Read every export with all its rules, storing nothing."""
    start, rows = time.perf_counter(), 0
    for path in delivered_files(home):
        rows += sum(reading.records for reading in read_file(path))
    return _rate(rows, _since(start))


def read_csv(home: Home, _: float) -> Figures:
    """Read the CSV exports with DuckDB's own reader: no types, no rules, what it cannot read is passed over.

    It reads UTF-8 alone, so the files are recoded first; the time for that is not counted.
    """
    rows, unread, seconds = 0, 0, 0.0
    recoded = home.path / "bench.csv"
    with duckdb.connect(config={"threads": "2"}) as connection:
        for path in delivered_files(home):
            if path.suffix == ".csv":
                recoded.write_text(decode(path.read_bytes())[0], encoding="utf-8", newline="")
                start = time.perf_counter()
                try:
                    rows += _read_by_duckdb(connection, recoded)
                except duckdb.Error:
                    unread += 1
                seconds += time.perf_counter() - start
    return {**_rate(rows, round(seconds, 3)), "files_it_cannot_read": unread}


def _read_by_duckdb(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    relation = connection.read_csv(
        str(path), delimiter=";", all_varchar=True, ignore_errors=True, null_padding=True
    )
    relation.create("delivered")
    rows = int(connection.table("delivered").count("*").pl().item())
    connection.execute("drop table delivered")
    return rows


def ingest_all(home: Home, _: float) -> Figures:
    """Read, check and store every export."""
    start = time.perf_counter()
    outcome = ingest(home)
    return _rate(sum(reading.records for reading in outcome.readings), _since(start))


def build_all(home: Home, _: float) -> Figures:
    """Build all tables with all their checks."""
    start = time.perf_counter()
    built = build(home)
    return {"seconds": _since(start), "tables_and_checks": built.checks.height}


def models(home: Home, _: float) -> Figures:
    """Run dbt's seeds and models without their checks, dbt's own start included."""
    target = home.path / "bench-target"
    file = home.path / "bench-models" / RAW_FILE
    file.parent.mkdir()
    surroundings = {**os.environ, **dbt_surroundings(home, file)}
    folders = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT), "--target-path", str(target)]
    command = [sys.executable, "-m", "dbt.cli.main", "--quiet", "build", "--exclude-resource-type", "test",
               "--exclude-resource-type", "unit_test", *folders, "--log-path", str(target)]  # fmt: skip
    start = time.perf_counter()
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return {"seconds": _since(start)}


def raw_sql(home: Home, _: float) -> Figures:
    """Run the same compiled SQL straight in DuckDB, in the order in which dbt ran it."""
    target = home.path / "bench-target"
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    order = json.loads((target / "run_results.json").read_text(encoding="utf-8"))["results"]
    order.sort(key=lambda result: max((step["completed_at"] for step in result["timing"]), default=""))
    chosen = [
        nodes[result["unique_id"]] for result in order if result["unique_id"] in nodes
    ]  # exposures are none
    file = home.path / "bench-raw" / RAW_FILE
    file.parent.mkdir()
    with duckdb.connect(str(file), config={"threads": "2"}) as connection:
        built = str(home.path / "bench-models" / RAW_FILE).replace("'", "''")
        connection.execute(f"attach '{built}' as built (read_only)")
        for schema in {node["schema"] for node in chosen}:
            connection.execute(f'create schema if not exists "{schema}"')
        seconds = sum(_run_node(connection, node) for node in chosen)
    return {"seconds": round(seconds, 3)}


def _run_node(connection: duckdb.DuckDBPyConnection, node: Figures) -> float:
    start = time.perf_counter()
    if node["resource_type"] == "seed":
        file = PROJECT / node["original_file_path"]
        connection.read_csv(str(file), dtype=node["config"]["column_types"]).create(
            f"{node['schema']}.{node['alias']}"
        )
    elif (
        node["language"] == "python"
    ):  # what is no SQL is taken over as it was built; ``forecast`` measures it
        name = f'"{node["schema"]}"."{node["alias"]}"'
        connection.execute(f"create table {name} as from built.{name}")
    else:
        kind = node["config"]["materialized"]
        connection.execute(
            f"create {kind} {node['relation_name']} as {Path(node['compiled_path']).read_text('utf-8')}"
        )
    return time.perf_counter() - start


def publish_last(home: Home, _: float) -> Figures:
    """Copy the build into the files of the roles and put it in service."""
    start = time.perf_counter()
    built = last_build(home)
    publish(home, built.file, built.checks)
    return {"seconds": _since(start)}


def forecast(home: Home, _: float) -> Figures:
    """Forecast from one origin and from all of them with the backtest, and one city ten times as large."""
    with duckdb.connect(str(last_build(home).file), read_only=True) as connection:
        names = ("int_cohort_counts", "int_births_as_of", "int_housing_arrivals", "int_area_members")
        known = Known(*(connection.table(f"intermediate.{name}").pl() for name in names))
        origins = Origin.all_of(connection.table("intermediate.int_forecast_origins").pl())
    start = time.perf_counter()
    forecasts(known, origins[-1:])
    one, start = _since(start), time.perf_counter()
    compared(known, origins, forecasts(known, origins))
    backtest, start = _since(start), time.perf_counter()
    forecasts(_ten_times(known), origins[-1:])
    return {"seconds": one, "backtest_seconds": backtest, "ten_times_the_districts_seconds": _since(start)}


def _ten_times(known: Known) -> Known:
    """Return ten copies of every district, side by side."""

    def copies(rows: pl.DataFrame) -> pl.DataFrame:
        number = pl.DataFrame({"copy": [f"-{number}" for number in range(10)]})
        named = pl.col("district_id") + pl.col("copy")
        own = rows.join(number, how="cross").with_columns(district_id=named)
        if "area_id" not in own.columns:
            return own.drop("copy")
        area = pl.when(pl.col("level") == "district").then("district_id").otherwise("area_id")
        return own.with_columns(area_id=area).drop("copy")

    return Known(*map(copies, (known.counts, known.births, known.arrivals, known.members)))


def placement(_: Home, __: float) -> Figures:
    """Place ten thousand children onto a thousand groups by both methods, half of each per age group.

    There are places for a fifth of the children, for two thirds of them and for all.
    """
    figures: Figures = {}
    for name, places in (("scarce", (1, 3)), ("short", (1, 12)), ("enough", (5, 15))):
        drawn = [tables(5_000, 500, places, seed=age_group) for age_group in range(2)]
        start = time.perf_counter()
        markets = [market(*each, RULES) for each in drawn]
        figures[f"{name}_market_seconds"], start = _since(start), time.perf_counter()
        for each in markets:
            fair(each)
        figures[f"{name}_fair_seconds"], start = _since(start), time.perf_counter()
        for each in markets:
            most(each)
        figures[f"{name}_most_seconds"] = _since(start)
    return {"seconds": round(sum(figures.values()), 3), **figures}


def linkage(home: Home, _: float) -> Figures:
    """Link the city's forms as if none were known, and those of ten cities in one go."""
    with duckdb.connect(str(last_build(home).file), read_only=True) as connection:
        units = connection.table("identity.int_linkage_units").pl()
    start = time.perf_counter()
    pairs = link(cities(units, 1))
    one, start = _since(start), time.perf_counter()
    link(cities(units, 10))
    return {"seconds": one, "units": units.height, "pairs": pairs, "ten_cities_seconds": _since(start)}


def rollout(home: Home, _: float) -> Figures:
    """Say when all schools will be done: every track from the latest date, from all dates, and ten cities at once."""
    with duckdb.connect(str(last_build(home).file), read_only=True) as connection:
        seen = connection.table("intermediate.int_rollout_seen").pl()
    latest = [seen["reference_date"].max()]
    start = time.perf_counter()
    dated = rollout_dates(seen, latest)
    one, start = _since(start), time.perf_counter()
    rollout_dates(seen)
    replay, start = _since(start), time.perf_counter()
    number = pl.DataFrame({"copy": [f"-{number}" for number in range(10)]})
    cities = seen.join(number, how="cross").with_columns(school_id=pl.col("school_id") + pl.col("copy"))
    rollout_dates(cities, latest)
    return {
        "seconds": one,
        "forecasts": dated.height,
        "replay_seconds": replay,
        "ten_cities_seconds": _since(start),
    }


STEPS = dict(
    zip(
        NAMES,
        (
            generate_city,
            read,
            read_csv,
            ingest_all,
            build_all,
            models,
            raw_sql,
            publish_last,
            forecast,
            linkage,
            placement,
            rollout,
        ),
        strict=True,
    )
)


def _since(start: float) -> float:
    return round(time.perf_counter() - start, 3)


def _rate(rows: int, seconds: float) -> Figures:
    return {
        "rows": rows, "seconds": seconds, "rows_per_second": round(rows / seconds),
        "us_per_row": round(1e6 * seconds / max(rows, 1), 3),
    }  # fmt: skip


def _peak_mb() -> int | None:
    """The most memory this process or one it started held at once; Windows does not tell."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - it is not there on Windows

    unit = 1024**2 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) // unit


def main(step: str, home: str, scale: str) -> None:
    """Run one step and print its figures as a line of JSON."""
    figures = STEPS[step](Home.at(home), float(scale))
    sys.stdout.write(json.dumps({**figures, "peak_mb": _peak_mb()}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
