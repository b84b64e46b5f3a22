"""A page's connection reads its own tables and nothing else, whatever is asked of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse import marts as module
from warehouse.home import Home
from warehouse.marts import Marts, NoRelease, NotAllowed, ReleaseDamaged, Role, TooCostly, release_in_service

NOBODY = 65534
# {own} is the opened file, {other} the case tables of the same release, {note} a text file, {new} a file not there yet.
REFUSED = (
    "attach '{other}' as other", "attach '{other}' as other (read_only)", "attach '{own}' as again",
    "attach ':memory:' as scratch", "attach 'https://example.org/a.duckdb' as far",
    "select * from read_text('{note}')", "select * from read_blob('{note}')", "select * from read_blob('{other}')",
    "select * from read_csv('{note}')", "select * from read_json('{note}')", "select * from read_parquet('{note}')",
    "select * from sniff_csv('{note}')", "select * from glob('{folder}/*')", "select * from '{note}'",
    "select * from '{folder}/*.csv'", "select * from read_text('/proc/self/environ')",
    "select * from read_text('/proc/self/cmdline')", "select * from read_blob('/proc/self/fd/3')",
    "select * from read_text('/etc/passwd')", "select * from read_text('{folder}/../../identity/key')",
    "select * from parquet_metadata('{note}')", "select * from parquet_schema('{note}')",
    "select * from read_ndjson('{note}')", "select * from read_text('{own}')", "select getenv('HOME')",
    "copy (select 1) to '{new}'", "copy (select 1) to '{new}' (format parquet)", "copy (select 1) to '{new}' (format json)",
    "copy marts.dim_area to '{own}'", "export database '{new}'", "import database '{folder}'",
    "copy marts.dim_area from '{note}'", "create table marts.mine as select 1", "create view marts.mine as select 1",
    "create schema mine", "insert into marts.dim_area select * from marts.dim_area", "update marts.dim_area set name = 'x'",
    "delete from marts.dim_area", "drop table marts.dim_area", "alter table marts.dim_area add column x int",
    "install httpfs", "install '{note}'", "load httpfs", "load '{note}'", "force install spatial from community",
    "set enable_external_access = true", "set lock_configuration = false", "set memory_limit = '64GB'", "set threads = 64",
    "set temp_directory = '{folder}'", "set disabled_filesystems = ''", "set autoload_known_extensions = true",
    "set allow_unsigned_extensions = true", "set home_directory = '{folder}'", "set secret_directory = '{folder}'",
    "set log_query_path = '{new}'", "reset enable_external_access", "pragma enable_profiling", "pragma profiling_output='{new}'",
    "create secret (type s3, key_id 'a', secret 'b')", "create persistent secret (type s3, key_id 'a', secret 'b')",
)  # fmt: skip


@pytest.fixture(params=[Role.COUNCIL, Role.PLANNING, Role.COORDINATION], scope="module")
def marts(request: pytest.FixtureRequest, city: Home) -> Iterator[Marts]:
    opened = Marts.open(city, request.param)
    yield opened
    opened.close()


def test_a_locked_connection_refuses_whatever_reads_writes_or_loads_outside(
    marts: Marts, tmp_path: Path
) -> None:
    assert len(REFUSED) >= 40
    note, new = tmp_path / "note.csv", tmp_path / "new"
    note.write_text("secret\n1\n")
    folder = marts.home.releases / marts.release_id
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    other = "planning.duckdb" if marts.role is Role.COORDINATION else "cases.duckdb"
    places = {
        "own": folder / marts.role.file_name,
        "other": folder / other,
        "note": note,
        "new": new,
        "folder": folder,
    }
    told = {statement: _told(marts, statement.format(**places)) for statement in REFUSED}
    assert {statement: answer for statement, answer in told.items() if answer is not None} == {}
    assert not new.exists()
    assert marts.frame("select count(*) as areas from marts.dim_area").item() > 0
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def _told(marts: Marts, statement: str) -> str | None:
    """Return what a statement gave, nothing if it was refused."""
    with marts.connection.cursor() as cursor:
        try:
            return str(cursor.execute(statement).fetchall())
        except duckdb.Error:
            return None


def test_the_same_statements_reach_outside_where_nothing_is_locked(city: Home, tmp_path: Path) -> None:
    """So a refusal above is the lock's doing."""
    note = tmp_path / "note.csv"
    note.write_text("secret\n1\n")
    own = city.releases / release_in_service(city) / "planning.duckdb"
    reading = [statement for statement in REFUSED if statement.startswith("select") and "{note}" in statement]
    reached = 0
    with duckdb.connect() as connection:
        for statement in reading:
            try:
                reached += bool(connection.execute(statement.format(note=note, own=own)).fetchall())
            except duckdb.Error:
                continue
    assert reached >= 5


def test_a_query_without_end_is_stopped_with_a_sentence(city: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CLOSED", module.CLOSED | {"max_execution_time": "300"})
    marts = Marts.open(city, Role.ANALYST)
    try:
        with pytest.raises(TooCostly, match="abgebrochen"):
            marts.frame("select sum(a.range * b.range) from range(10000000) as a, range(10000000) as b")
    finally:
        marts.close()


@pytest.mark.parametrize("name", ["../../identity", "..", "", "a/b", "\N{SNOWMAN}"])
def test_a_pointer_leads_nowhere_but_to_a_release(copy: Home, name: str) -> None:
    (copy.releases / "council").write_text(name)
    with pytest.raises(NoRelease):
        Marts.open(copy, Role.COUNCIL)


@pytest.mark.parametrize("name", ["council", "manifest.json", "council.duckdb"])
def test_a_file_of_somebody_else_is_refused_with_a_sentence(copy: Home, name: str) -> None:
    inside = copy.releases / release_in_service(copy, Role.COUNCIL)
    file = next(path for path in (copy.releases / name, inside / name) if path.is_file())
    file.chmod(0)
    own = os.geteuid()
    way = [copy.path, *copy.path.parents] if own == 0 else []
    closed = {path: path.stat().st_mode for path in way if not path.stat().st_mode & 0o001}
    for path in (*closed, copy.releases, inside):
        path.chmod(0o711)
    try:
        if own == 0:
            os.seteuid(NOBODY)
        with pytest.raises(NotAllowed, match="Benutzerkonto"):
            Marts.open(copy, Role.COUNCIL)
    finally:
        if own == 0:
            os.seteuid(own)
        for path, mode in closed.items():
            path.chmod(mode)


def test_a_link_in_place_of_a_file_is_not_followed(copy: Home) -> None:
    folder = copy.releases / release_in_service(copy, Role.COUNCIL)
    real = folder / "council.duckdb"
    real.rename(folder / "elsewhere.duckdb")
    real.symlink_to(folder / "elsewhere.duckdb")
    with pytest.raises(ReleaseDamaged):
        Marts.open(copy, Role.COUNCIL)
