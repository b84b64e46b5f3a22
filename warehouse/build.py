"""Raw rows to checked tables: dbt, in a process of its own so that the file's lock ends with it.

A build grows in a partial folder and gets its name only when everything in it is built and every check has run
without failing. What is in service is never touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from warehouse import identity
from warehouse.home import HOME_VARIABLE, Home, private_folder
from warehouse.texts import build as texts

OnNode = Callable[[str, int, int], None]

ROOT = Path(__file__).resolve().parents[1]
FILE_NAME = "warehouse.duckdb"
CHECKS_NAME = "checks.parquet"
TABLES_NAME = "tables.parquet"
PROOF_NAME = "proof.txt"
ENGINES = ("duckdb", "dbt-core", "dbt-duckdb")
PARTIAL = ".partial"
CHECKS = pl.Schema(
    {"name": pl.String, "kind": pl.String, "status": pl.String, "failures": pl.Int64, "message": pl.String}
)
TABLES = pl.Schema({"schema": pl.String, "table_name": pl.String, "description": pl.String})
KINDS = {"model": "model", "seed": "model", "test": "test", "unit_test": "unit_test"}
STATUSES = {"success": "pass", "pass": "pass", "warn": "warn", "fail": "fail", "error": "error",
            "runtime error": "error"}  # fmt: skip

QUIET = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1", "PYTHONUTF8": "1"}


class BuildFailed(Exception):
    """The tables or their checks did not come out; the message says which, and nothing was put in service."""


@dataclass(frozen=True)
class Built:
    """A finished build: its file, its checks (name, kind, status, failures, message) and how long it took."""

    file: Path
    checks: pl.DataFrame
    seconds: float = 0.0


def build(home: Home, on_node: OnNode | None = None) -> Built:
    """Build all tables from the raw box and check them.

    The unit tests of the models ask nothing of the data: they run again only when models or engines have changed.

    ``on_node`` hears of each finished table and check: its name, how many are done, of how many.

    Raises:
        BuildFailed: nothing is ingested, a table could not be built, or a check failed.
    """
    if not (home.ledger / "delivery_dates.parquet").is_file():
        raise BuildFailed(texts.NOTHING_INGESTED)
    private_folder(home.build)
    partial = home.build / PARTIAL
    shutil.rmtree(partial, ignore_errors=True)
    private_folder(partial)
    start = time.perf_counter()
    identity.snapshot(home, _memory(home))
    proof = _proof()
    proven = _proven(home, proof)
    _run_dbt(home, on_node, without=() if proven.is_empty() else ("unit_test",))
    shutil.rmtree(_memory(home))
    checks = pl.concat([_checks(home), proven]).sort("kind", "name")
    _refuse_failed(home, checks)
    (partial / PROOF_NAME).write_text(proof, encoding="utf-8")
    checks.write_parquet(partial / CHECKS_NAME)
    _tables(home).write_parquet(partial / TABLES_NAME)
    return Built(_keep(home, partial) / FILE_NAME, checks, round(time.perf_counter() - start, 2))


def last_build(home: Home) -> Built:
    """Return the last build that was finished.

    Raises:
        BuildFailed: there is none.
    """
    folders = _finished(home)
    if not folders:
        raise BuildFailed(texts.NO_BUILD)
    return Built(folders[-1] / FILE_NAME, pl.read_parquet(folders[-1] / CHECKS_NAME, glob=False))


def _proof() -> str:
    """Return what the outcome of the models' unit tests depends on, in one digest."""
    digest = hashlib.sha256(" ".join(map(version, ENGINES)).encode())
    for path in sorted((ROOT / "dbt_project").rglob("*")):
        if path.suffix in (".sql", ".yml", ".csv", ".py"):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _proven(home: Home, proof: str) -> pl.DataFrame:
    """Return the passed unit tests of the last build, if they still prove anything."""
    for folder in _finished(home)[-1:]:
        known = folder / PROOF_NAME
        if known.is_file() and known.read_text(encoding="utf-8") == proof:
            return pl.read_parquet(folder / CHECKS_NAME, glob=False).filter(kind="unit_test")
    return pl.DataFrame(schema=CHECKS)


def _finished(home: Home) -> list[Path]:
    return sorted(path.parent for path in home.build.glob(f"[0-9]*/{CHECKS_NAME}"))


def _keep(home: Home, partial: Path) -> Path:
    """Give the build the next number and remove those before it."""
    earlier = _finished(home)
    number = int(earlier[-1].name) + 1 if earlier else 1
    folder = partial.rename(home.build / f"{number:06d}")
    for old in earlier:
        shutil.rmtree(old)
    return folder


def _run_dbt(home: Home, on_node: OnNode | None, without: tuple[str, ...] = ()) -> None:
    """Run dbt in a child process, without some kinds of nodes, and pass its progress on."""
    _results(home).unlink(missing_ok=True)
    surroundings = {**os.environ, **dbt_surroundings(home, home.build / PARTIAL / FILE_NAME)}
    command = [
        sys.executable,
        "-m",
        "warehouse.dbt_process",
        str(_target(home)),
        str(_log(home).parent),
        *without,
    ]
    with (
        (home.build / "errors.txt").open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=errors,
            text=True, encoding="utf-8",
        ) as child,
    ):  # fmt: skip
        try:
            for line in child.stdout or ():
                name, done, total = json.loads(line)
                if on_node:
                    on_node(name, done, total)
        except BaseException:
            child.kill()
            raise
    if not _results(home).is_file():
        raise BuildFailed(texts.BROKEN_OFF.format(log=_log(home)))


def parameters() -> dict[str, Any]:
    """Return the parameters of law and council with which the tables are built."""
    settings = yaml.safe_load((ROOT / "dbt_project" / "dbt_project.yml").read_text(encoding="utf-8"))
    return dict(settings["vars"])


def dbt_surroundings(home: Home, file: Path) -> dict[str, str]:
    """Return the environment that tells dbt what to read and which file to build."""
    return {
        **QUIET,
        HOME_VARIABLE: str(home.path),
        "PLANUNGSBLICK_RAW": _in_a_glob(home.raw),
        "PLANUNGSBLICK_MEMORY": _in_a_glob(_memory(home)),
        "PLANUNGSBLICK_BUILD_FILE": file.as_posix(),
    }


def _in_a_glob(path: Path) -> str:
    """A folder as it must stand in the sources' quoted, formatted file pattern."""
    special = {"'": "''", "{": "{{", "}": "}}", "[": "[[]", "*": "[*]", "?": "[?]"}
    return "".join(special.get(letter, letter) for letter in path.as_posix())


def _memory(home: Home) -> Path:
    """The copy of the identity box that one build reads."""
    return home.build / PARTIAL / "memory"


def _target(home: Home) -> Path:
    return home.build / "target"


def _results(home: Home) -> Path:
    return _target(home) / "run_results.json"


def _log(home: Home) -> Path:
    return home.build / "logs" / "dbt.log"


def _checks(home: Home) -> pl.DataFrame:
    """Return what dbt found, one row per table and check that ran."""
    results = json.loads(_results(home).read_text(encoding="utf-8"))["results"]
    rows = [row for result in results if (row := _check(result)) is not None]
    return pl.DataFrame(rows, schema=CHECKS, orient="row").sort("kind", "name")


def _tables(home: Home) -> pl.DataFrame:
    """Return what dbt says about each of its tables."""
    nodes = json.loads((_target(home) / "manifest.json").read_text(encoding="utf-8"))["nodes"].values()
    rows = [
        (node["schema"], node["alias"], node["description"].strip())
        for node in nodes
        if node["resource_type"] == "model"
    ]
    return pl.DataFrame(rows, schema=TABLES, orient="row").sort("schema", "table_name")


def _check(result: dict[str, object]) -> tuple[str, str, str, int, str] | None:
    kind_of_node, _, name = str(result["unique_id"]).split(".", 2)
    status = STATUSES.get(str(result["status"]))
    if status is None:  # skipped, because what it needs is itself reported
        return None
    kind = KINDS[kind_of_node]
    failures = int(str(result["failures"] or 0))
    if kind == "test":  # without the digest dbt puts behind its name
        name = name.split(".", 1)[0]
    return name, kind, status, failures, texts.check_message(kind, status, failures)


def _refuse_failed(home: Home, checks: pl.DataFrame) -> None:
    failed = checks.filter(pl.col("status").is_in(["fail", "error"]))["name"].to_list()
    if failed:
        raise BuildFailed(texts.checks_failed(failed, str(_log(home))))
