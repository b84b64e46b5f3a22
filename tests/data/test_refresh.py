"""Exports to a release in service: the same from the same files, and what is in service stays when anything fails."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.city import refreshed
from warehouse import releases
from warehouse.build import BuildFailed, last_build
from warehouse.home import Home, private_folder
from warehouse.ingest import ingest
from warehouse.marts import Marts, NoRelease, ReleaseDamaged, Role, release_in_service

NAMES_FILES = ("file", "delivery_id")


def tables(home: Home, role: Role) -> dict[str, pl.DataFrame]:
    """Every published table of a role, its rows in a fixed order and without the files' own names."""
    marts = Marts.open(home, role)
    names = marts.frame("select table_name from duckdb_tables() order by table_name")["table_name"]
    found = {name: marts.frame(f"select * from marts.{name}") for name in names if name != "meta_release"}
    marts.close()
    plain = {name: frame.drop(NAMES_FILES, strict=False) for name, frame in found.items()}
    return {name: frame.sort(frame.columns, nulls_last=True) for name, frame in plain.items()}


def assert_same_tables(one: Home, other: Home) -> None:
    for role in (Role.PLANNING, Role.COORDINATION, Role.COUNCIL):
        first, second = tables(one, role), tables(other, role)
        assert first.keys() == second.keys()
        for name, frame in first.items():
            assert_frame_equal(frame, second[name], check_exact=True)


def test_a_refresh_publishes_a_file_per_role_and_vouches_for_each(city: Home) -> None:
    (release,) = releases.published(city)
    assert release_in_service(city) == release_in_service(city, Role.COUNCIL) == release.release_id
    assert sorted(release.manifest["sha256"]) == ["cases.duckdb", "council.duckdb", "planning.duckdb"]
    assert release.manifest["is_synthetic"] is True
    assert set(release.manifest["checks"]) <= {"pass", "warn"}


def test_the_same_exports_in_another_order_give_the_same_tables(city: Home, tmp_path: Path) -> None:
    other = Home.at(tmp_path)
    shutil.copytree(city.demo, other.demo)
    shutil.copytree(city.build, other.build)  # its unit tests have been passed
    private_folder(other.identity)
    shutil.copyfile(city.identity / "key", other.identity / "key")  # pseudonyms are those of a key
    other.exports.mkdir(parents=True)
    for number, path in enumerate(sorted(city.exports.iterdir(), reverse=True)):
        shutil.copyfile(path, other.exports / f"{number:04d} {path.name}")  # digits are no sender
    assert refreshed(other).release is not None
    assert_same_tables(city, other)


def test_a_second_refresh_gives_the_same_tables_as_a_new_release(city: Home, copy: Home) -> None:
    second = refreshed(copy).release
    assert second is not None
    assert second.release_id.endswith("-02")
    assert_same_tables(city, copy)
    # the unit tests of unchanged models are carried over and not run again
    results = json.loads((copy.build / "target" / "run_results.json").read_text(encoding="utf-8"))["results"]
    assert [each["unique_id"] for each in results if each["unique_id"].startswith("unit_test.")] == []
    assert last_build(copy).checks.filter(kind="unit_test").height > 40


def test_going_back_is_one_step_and_five_releases_are_kept(copy: Home) -> None:
    built = last_build(copy)
    first = release_in_service(copy)
    for _ in range(6):
        releases.publish(copy, built.file, built.checks)
    kept = [release.release_id for release in releases.published(copy)]
    assert len(kept) == releases.KEPT
    assert first not in kept
    releases.use(copy, kept[0])
    assert release_in_service(copy) == kept[0]
    assert Marts.open(copy, Role.PLANNING).release_id == kept[0]
    with pytest.raises(NoRelease):
        releases.use(copy, first)


def test_a_failed_check_leaves_the_last_release_in_service(copy: Home) -> None:
    before = release_in_service(copy)
    built = last_build(copy)
    checks = built.checks.with_columns(status=pl.lit("fail")).head(1)
    with pytest.raises(releases.NotPublished, match=before):
        releases.publish(copy, built.file, checks)
    assert [release.release_id for release in releases.published(copy)] == [before]


def test_a_build_that_breaks_off_leaves_the_last_release_in_service(copy: Home) -> None:
    before = release_in_service(copy)
    broken = next((copy.raw / "places").glob("*-0.parquet"))
    broken.write_bytes(b"PAR1 no more")
    from warehouse.build import build

    with pytest.raises(BuildFailed):
        build(copy)
    assert release_in_service(copy) == before
    Marts.open(copy, Role.PLANNING).close()


def test_a_publication_that_was_killed_is_cleared_away_by_the_next(copy: Home) -> None:
    partial = copy.releases / ".2026-10-31-09.partial"
    partial.mkdir()
    (partial / "planning.duckdb").write_bytes(b"half")
    built = last_build(copy)
    release = releases.publish(copy, built.file, built.checks)
    assert release.release_id.endswith("-02")
    assert not partial.exists()


def test_a_file_that_is_not_the_published_one_is_not_served(copy: Home) -> None:
    file = copy.releases / release_in_service(copy) / "council.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("create table marts.added as select 1 as one")
    with pytest.raises(ReleaseDamaged):
        Marts.open(copy, Role.COUNCIL)
    Marts.open(copy, Role.PLANNING).close()


def test_a_refused_file_stops_the_refresh_and_leaves_all_as_it_was(copy: Home) -> None:
    before = (copy.releases / "current").read_bytes(), sorted(copy.raw.rglob("*"))
    (copy.exports / "fremd_2026-10-31.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    done = refreshed(copy)
    assert done.release is None
    assert done.outcome.is_refused
    assert before == ((copy.releases / "current").read_bytes(), sorted(copy.raw.rglob("*")))


def test_the_known_faulty_rows_are_rejected_and_no_other(city: Home) -> None:
    faults = json.loads(city.demo_marker.read_text(encoding="utf-8"))["faulty_rows"]
    counted = ingest_counts(city)
    assert {name: count for name, count in counted.items() if count} == {n: c for n, c in faults.items() if c}


def ingest_counts(home: Home) -> dict[str, int]:
    rows = pl.read_parquet(home.ledger / "deliveries.parquet").group_by("file").agg(pl.col("rejected").sum())
    return dict(rows.rows())


def test_a_connection_to_a_release_reads_nothing_else_and_changes_nothing(
    planning: Marts, tmp_path: Path
) -> None:
    for statement in (
        "select * from read_text('/etc/hostname')",
        f"attach '{tmp_path / 'other.duckdb'}'",
        f"copy marts.dim_area to '{tmp_path / 'out.csv'}'",
        "set enable_external_access = true",
        "drop table marts.dim_area",
        "create table marts.mine as select 1 as one",
    ):
        with pytest.raises(duckdb.Error):
            planning.frame(statement)


def test_an_empty_home_says_what_to_do(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    assert not ingest(home).readings
    with pytest.raises(NoRelease, match="planungsblick refresh"):
        Marts.open(home, Role.PLANNING)
