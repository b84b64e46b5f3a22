"""Old names go, and no number with them: a small city is purged and built again."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.city import refreshed
from warehouse import records
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.purge import PERSONAL, purge

TODAY = date(2026, 12, 1)
OLDER_THAN = 400
LIMIT = date(2025, 10, 27)
PERSON = ["last_name", "birth_date"]
ABOUT_RELEASES = ("meta_release", "meta_checks")


def tables(home: Home) -> dict[tuple[Role, str], pl.DataFrame]:
    """Every table of the three files as it is served, its rows in their order."""
    found: dict[tuple[Role, str], pl.DataFrame] = {}
    for role in (Role.PLANNING, Role.COORDINATION, Role.COUNCIL):
        marts = Marts.open(home, role)
        names = marts.frame("select table_name from duckdb_tables() order by table_name")["table_name"]
        found |= {
            (role, name): marts.frame(f"select * from marts.{name}")
            for name in names
            if name not in ABOUT_RELEASES
        }
        marts.close()
    return found


def personal_rows(home: Home) -> pl.DataFrame:
    """Raw rows about children with their personal columns."""
    wanted = ["record_number", "first_name", "last_name", "birth_date", "street", "reference_date"]
    return pl.concat(
        pl.read_parquet(file).select(*wanted, source=pl.lit(contract))
        for contract in PERSONAL
        for file in (home.raw / contract).glob("*.parquet")
    )


def decoded(file: Path) -> Iterator[str]:
    """Everything a file holds, as text: tables cell by cell, archives file by file, and its very bytes."""
    data = file.read_bytes()
    yield data.decode("utf-8", errors="ignore")
    yield data.decode("utf-16-le", errors="ignore")
    if data.startswith(b"PAR1"):
        yield from cells(pl.read_parquet(io.BytesIO(data)))
    elif zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                inner = archive.read(name)
                yield inner.decode("utf-8", errors="ignore")
                if inner.startswith(b"PAR1"):
                    yield from cells(pl.read_parquet(inner))


def cells(frame: pl.DataFrame) -> Iterator[str]:
    for column in frame.iter_columns():
        yield "\n".join(column.cast(pl.String).drop_nulls().unique().to_list())


@pytest.fixture(scope="module")
def after(city: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The same city after the purge."""
    home = Home.at(tmp_path_factory.mktemp("after") / "home")
    shutil.copytree(city.path, home.path)
    assert purge(home, OLDER_THAN, TODAY).files
    return home


def test_what_is_due_is_what_is_old_and_personal(city: Home) -> None:
    done = purge(city, OLDER_THAN, TODAY, is_dry_run=True)
    ledger = pl.read_parquet(city.ledger / "deliveries.parquet").filter(pl.col("contract").is_in(PERSONAL))
    old = ledger.filter(pl.col("reference_date") < LIMIT)
    assert {due.file for due in done.files} == set(old["file"])
    assert 0 < old.height < ledger.height
    assert sum(due.rows for due in done.files) == old["accepted"].sum()
    assert not list(city.exports.glob("*.purged"))


def test_no_name_address_or_day_of_birth_of_the_purged_is_left(city: Home, after: Home) -> None:
    rows = personal_rows(city)
    is_old = pl.col("reference_date") < LIMIT
    old, new = rows.filter(is_old), rows.filter(~is_old)
    streets = only_in(old["street"], [*new["street"].drop_nulls(), *streets_of_buildings(city)])
    people = old.select(PERSON).unique().join(new.select(PERSON).unique(), on=PERSON, how="anti")
    assert min(len(streets), people.height) > 20
    places = [after.exports, after.raw, after.identity, after.build, after.releases]
    files = [path for place in places if place.exists() for path in place.rglob("*") if path.is_file()]
    text = "\n".join(part for file in files for part in decoded(file))
    assert [street for street in streets if street in text] == []
    left = personal_rows(after)
    assert left.join(people, on=PERSON, how="semi").is_empty()
    assert left.filter(is_old).select(PERSON).null_count().row(0) == (old.height,) * len(PERSON)
    assert not after.build.exists()
    assert not list(after.exports.rglob("*.part"))


def only_in(streets: pl.Series, others: list[str]) -> list[str]:
    """The addresses of nobody else, nor the beginning of another's."""
    elsewhere = "\n".join(others)
    return [street for street in streets.drop_nulls().unique().sort() if street not in elsewhere]


def streets_of_buildings(home: Home) -> list[str]:
    found = [
        pl.read_parquet(home.raw / contract)["street"].drop_nulls() for contract in ("centres", "schools")
    ]
    return pl.concat(found).to_list()


def test_days_of_birth_give_way_to_stand_ins_where_no_name_is_left(city: Home, after: Home) -> None:
    named = personal_rows(after).drop_nulls("birth_date").select("source", "record_number").unique()
    was, now = records.known(city), records.known(after)
    replaced = now.filter("is_stand_in")
    assert now.drop("birth_date", "is_stand_in").equals(was.drop("birth_date", "is_stand_in"))
    assert replaced.join(named, on=["source", "record_number"], how="semi").is_empty()
    assert replaced.height + named.height == now.height
    # on no other day than those next to a day that is asked about, or in the middle
    days = replaced["birth_date"].dt.day()
    assert (days == 15).mean() > 0.6
    both = was.join(now, on=["source", "record_number"], suffix="_now")
    assert (both["birth_date"].dt.month_start() == both["birth_date_now"].dt.month_start()).all()
    kept = both.filter(~pl.col("is_stand_in_now"))
    assert kept["birth_date"].equals(kept["birth_date_now"])


def test_builds_without_the_old_names_and_without_any_give_the_same_tables(city: Home, after: Home) -> None:
    memory, first = records.known(after), tables(city)
    assert refreshed(after).release is not None
    assert_same(first, tables(after))
    assert records.known(after).equals(memory)
    assert purge(after, 1, date(2027, 12, 1)).files
    assert personal_rows(after).drop_nulls("birth_date").is_empty()
    assert records.known(after)["is_stand_in"].all()
    assert refreshed(after).release is not None
    assert_same(first, tables(after))


def assert_same(
    first: dict[tuple[Role, str], pl.DataFrame], second: dict[tuple[Role, str], pl.DataFrame]
) -> None:
    assert first.keys() == second.keys()
    for name, frame in first.items():
        assert_frame_equal(frame, second[name], check_exact=True)
