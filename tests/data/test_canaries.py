"""Fifty children whom nobody could overlook: nothing that is published, logged, exported or said knows them."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from dashboard.components import downloads
from dashboard.components.about import About
from dashboard.components.cells import Column
from tests.unit.deliveries import table, write
from warehouse.cli import app
from warehouse.home import Home
from warehouse.marts import release_in_service

COUNT = 50
TODAY = date(2026, 12, 1)
OLD_DAY, NEW_DAY = date(2024, 3, 15), date(2026, 9, 15)
# parts of every canary's names and street, also of the damaged ones, in letters that every encoding writes alike
TOKENS = ("kanarix", "kanarjx", "zwitscher", "piepmatz")
DAY = re.compile(rb"\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4}")
CLAIMS = (0, 1, 3)  # a day on which a claim opens tells the birth date
LETTERS = "abcdefghij"


def moved(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def birth_dates(taken: set[date]) -> list[date]:
    """Fifty birth dates that, like the days on which their claims open, stand in no file's name and no log for another reason."""
    days = (date(2021, 1, 4) + timedelta(days=13 * step) for step in range(100))
    free = (day for day in days if not taken & {moved(day, years) for years in CLAIMS})
    return [day for day in free if day.day != 1][:COUNT]


def canary(number: int, birth: date) -> dict[str, str]:
    """One child, as its account names it."""
    ending = LETTERS[number // 10] + LETTERS[number % 10]
    return {
        "record_number": f"Q{number}", "portal_account": f"QK{number}", "first_name": f"Kanarix{ending}",
        "last_name": f"Zwitscher{ending}müller", "birth_date": f"{birth:%d.%m.%Y}",
        "street": f"Piepmatzgasse {100 + number}", "postcode": "44135",
    }  # fmt: skip


def damaged(child: dict[str, str], number: int) -> dict[str, str]:
    """The same child from another account, spelt otherwise."""
    first, last = child["first_name"], child["last_name"]
    changes = [
        {"first_name": last, "last_name": first},
        {"first_name": first.replace("ix", "jx")},
        {"last_name": last.replace("ü", "ue"), "street": child["street"].upper()},
        {"first_name": first.upper(), "last_name": f"{last}-Meisenkaiser"},
    ]
    return {**child, **changes[number % 4], "record_number": f"QD{number}", "portal_account": f"QL{number}"}


def rejected(child: dict[str, str], number: int) -> dict[str, str]:
    """A row that cannot be taken, with names where names should be and where they should not."""
    slipped = {"sex": child["street"], "wish_rank": child["last_name"], "status": child["first_name"]}
    swapped = {"birth_date": f"31.02.{child['birth_date'][-4:]}", "registered_on": child["last_name"]}
    changes = [
        {"weekly_hours": "30"},
        slipped,
        swapped,
        {"wanted_start": child["birth_date"].replace(".", "/")},
    ]
    return {**child, **changes[number % 4], "record_number": f"QR{number}"}


def mistyped(child: dict[str, str], number: int) -> dict[str, str]:
    """A row that is taken although a name or a birth date stands in the column of the district."""
    return {
        **child,
        "record_number": f"QT{number}",
        "district": (child["last_name"], child["birth_date"])[number % 2],
    }


def registrations(children: Iterable[dict[str, str]], day: date) -> str:
    about = {"registered_on": f"01.03.{day.year - 1}", "wanted_start": f"01.08.{day.year}",
             "status_date": f"01.03.{day.year - 1}"}  # fmt: skip
    rows: list[dict[str, str]] = []
    for number, child in enumerate(children):
        rows += [
            {**row, **about, **row}
            for row in (child, damaged(child, number), rejected(child, number), mistyped(child, number))
        ]
    text = table("registrations", *({**about, **row} for row in rows))
    name = next(iter(children))["last_name"]
    return text + f'A-1;"{name};{name}\r\n' + f"{name};{name}\r\n"


def contracts(children: list[dict[str, str]], day: date) -> str:
    about = {"starts_on": f"01.08.{day.year}", "ends_on": ""}
    rows = [
        {**damaged(child, number + 1), **about, "record_number": f"QV{number}"}
        for number, child in enumerate(children)
    ]
    bad = [
        {**row, "record_number": f"QW{row['record_number']}", "ends_on": row["birth_date"]} for row in rows
    ]
    return table("contracts", *rows, *bad)


class Aviary:
    """A home with canaries in it, and all that was said about it."""

    def __init__(self, home: Home, birth_dates: list[date]) -> None:
        self.home, self.birth_dates, self.said = home, birth_dates, ""

    def say(self, *words: object) -> int:
        result = CliRunner().invoke(app, [*map(str, words), "--home", str(self.home.path)])
        self.said += result.output + result.stderr + repr(result.exception)
        return result.exit_code

    @property
    def days(self) -> set[date]:
        return {moved(day, years) for day in self.birth_dates for years in CLAIMS}


@pytest.fixture(scope="module")
def aviary(city: Home, tmp_path_factory: pytest.TempPathFactory) -> Aviary:
    """The small city with fifty more children: checked, refused, refreshed, broken, purged and refreshed again."""
    home = Home.at(tmp_path_factory.mktemp("aviary") / "home")
    shutil.copytree(city.path, home.path)
    delivered = pl.read_parquet(city.ledger / "delivery_dates.parquet")["reference_date"]
    now = datetime.now(UTC).date()
    births = birth_dates({*delivered, *(now + timedelta(days=days) for days in (-1, 0, 1))})
    assert len(births) == COUNT
    children = [canary(number, birth) for number, birth in enumerate(births)]
    aviary = Aviary(home, births)
    files = home.path.parent
    old = [child for child, birth in zip(children, births, strict=True) if birth < date(2023, 1, 1)]
    paths = [
        write(files, f"Anmeldungen_kanarien_{OLD_DAY}.csv", registrations(old, OLD_DAY)),
        write(files, f"Anmeldungen_kanarien_{NEW_DAY}.csv", registrations(children, NEW_DAY), "cp1252"),
        write(files, f"Vertraege_kanarien_{NEW_DAY}.csv", contracts(children, NEW_DAY), "utf-16"),
    ]
    refused = write(
        files,
        f"Anmeldungen_falsch_{NEW_DAY}.csv",
        registrations(children, NEW_DAY).replace("Vorname", "Rufname"),
    )
    headless = write(
        files, f"Anmeldungen_kopflos_{NEW_DAY}.csv", registrations(children, NEW_DAY).split("\n", 1)[1]
    )
    for path in (*paths, refused, headless):
        check = CliRunner().invoke(app, ["check", str(path)])
        as_json = CliRunner().invoke(app, ["check", "--json", str(path)])
        aviary.said += check.output + as_json.output + repr(check.exception)
    assert aviary.say("refresh", refused) == 1
    assert aviary.say("refresh", "--json", headless) == 1
    assert aviary.say("refresh", "--json", *paths) == 0
    assert json.loads(aviary.said[aviary.said.rindex('{\n  "files"') :].rsplit("}", 1)[0] + "}")["release"]
    return aviary


def tables(home: Home) -> Iterator[tuple[str, pl.DataFrame]]:
    """Every table of every schema of the release in service."""
    for file in sorted((home.releases / release_in_service(home)).glob("*.duckdb")):
        with duckdb.connect(str(file), read_only=True) as connection:
            names = connection.sql("select schema_name, table_name from duckdb_tables()").fetchall()
            for schema, name in names:
                yield f"{file.name} {name}", connection.sql(f'from {schema}."{name}"').pl()


def dates_in(frame: pl.DataFrame) -> set[date]:
    columns = [column for column in frame.iter_columns() if column.dtype in (pl.Date, pl.Datetime)]
    return {day for column in columns for day in column.cast(pl.Date).drop_nulls().unique()}


def texts_in(frame: pl.DataFrame) -> str:
    texts = [
        column.cast(pl.String).drop_nulls().unique()
        for column in frame.iter_columns()
        if column.dtype == pl.String
    ]
    return "\n".join("\n".join(column) for column in texts)


def found_in(aviary: Aviary, data: bytes | str) -> set[str]:
    """The canaries' letters and days that stand in a text or in bytes, in UTF-8 or UTF-16."""
    lowered = (data.encode() if isinstance(data, str) else data).lower()
    plain = lowered + lowered.replace(b"\0", b"")
    days = {f"{day:{shape}}" for day in aviary.days for shape in ("%Y-%m-%d", "%d.%m.%Y")}
    return {token for token in TOKENS if token.encode() in plain} | (
        days & set(map(bytes.decode, DAY.findall(plain)))
    )


def contents(file: Path) -> Iterator[bytes]:
    """A file's bytes, and those of what it holds packed."""
    data = file.read_bytes()
    yield data
    if data.startswith(b"PAR1"):
        yield pl.read_parquet(io.BytesIO(data)).cast(pl.String).write_csv().encode()
    elif zipfile.is_zipfile(io.BytesIO(data)):
        yield from unzipped(data)


def unzipped(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from map(archive.read, archive.namelist())


def test_the_canaries_are_there_to_be_found(aviary: Aviary) -> None:
    rows = pl.read_parquet(aviary.home.raw / "registrations").filter(
        pl.col("record_number").str.starts_with("Q")
    )
    assert set(rows["birth_date"]) >= set(aviary.birth_dates)
    assert rows["record_number"].n_unique() == 3 * COUNT
    assert found_in(aviary, "\n".join(rows["last_name"])) == {"kanarix", "zwitscher"}
    turned_away = pl.read_parquet(aviary.home.raw / "rejected")["raw"]
    assert turned_away.str.to_lowercase().str.contains("zwitscher").sum() > COUNT
    known = f"ZWITSCHER {aviary.birth_dates[0]:%d.%m.%Y}"
    assert all(len(found_in(aviary, known.encode(code))) == 2 for code in ("utf-8", "utf-16-le", "utf-16-be"))
    names = dict(tables(aviary.home))
    assert {
        "cases.duckdb fct_children",
        "planning.duckdb fct_demand",
        "council.duckdb fct_demand",
    } <= names.keys()
    cases = names["cases.duckdb fct_registrations"]
    assert cases.filter(pl.col("record_number").str.starts_with("Q")).height > COUNT
    assert names["planning.duckdb meta_findings"].filter(finding="unknown_area", subject="–").height > 0


def test_no_published_text_tells_of_them(aviary: Aviary) -> None:
    telling = {
        name: found for name, frame in tables(aviary.home) if (found := found_in(aviary, texts_in(frame)))
    }
    assert telling == {}


def test_no_published_date_tells_of_them(city: Home, aviary: Aviary) -> None:
    """Neither a date that no table had without them, nor one in their own rows."""
    without = {name: dates_in(frame) for name, frame in tables(city)}
    for name, frame in tables(aviary.home):
        texts = [column for column, kind in frame.schema.items() if kind == pl.String]
        own = frame.filter(pl.any_horizontal(pl.col(texts).str.contains(r"^(contracts:|registrations:)?Q")))
        assert (dates_in(frame) - without[name]) & aviary.days == set(), name
        assert dates_in(own) & aviary.days == set(), name


def test_no_byte_of_a_published_file_or_log_tells_of_them(aviary: Aviary) -> None:
    build = aviary.home.build
    logs = [
        build / "errors.txt",
        *build.glob("logs/*"),
        *build.glob("target/*.json"),
        *build.glob("*/*.parquet"),
        *build.glob("*/*.txt"),
    ]
    files = [path for path in (*aviary.home.releases.rglob("*"), *logs) if path.is_file()]
    assert any(path.name == "dbt.log" for path in files)
    telling = {
        path.relative_to(aviary.home.path).as_posix(): found
        for path in files
        for data in contents(path)
        if (found := found_in(aviary, data))
    }
    assert telling == {}


def test_no_download_tells_of_them(aviary: Aviary) -> None:
    about = About({}, {})
    for name, frame in tables(aviary.home):
        if not name.startswith("cases.duckdb fct_"):
            continue
        columns = [
            Column(column, column, "day" if kind == pl.Date else "text")
            for column, kind in frame.schema.items()
        ]
        plain = frame.select(pl.col(pl.Date), pl.exclude(pl.Date).cast(pl.String)).select(frame.columns)
        rows = plain.filter(pl.any_horizontal(pl.col(pl.String).str.starts_with("Q"))).head(400)
        assert found_in(aviary, downloads.csv(rows, columns)) == set()
        assert [
            found
            for data in unzipped(downloads.xlsx(rows, columns, about))
            if (found := found_in(aviary, data))
        ] == []


def test_nothing_that_was_said_tells_of_them(aviary: Aviary) -> None:
    aviary.say("status")
    aviary.say("status", "--json")
    aviary.say("releases", "list")
    broken = next((aviary.home.raw / "registrations").glob("*-0.parquet"))
    kept = broken.read_bytes()
    broken.write_bytes(b"PAR1 no more")
    assert aviary.say("build") == 1
    broken.write_bytes(kept)
    errors = (aviary.home.build / "logs" / "dbt.log").read_bytes()
    assert found_in(aviary, errors) == set()
    for words in (("--dry-run",), ("--dry-run", "--json"), ("--json",)):
        assert aviary.say("purge", "--older-than", 400, "--today", TODAY, *words) == 0
    assert f"Anmeldungen_kanarien_{OLD_DAY}.csv" in aviary.said
    assert "Zeile" in aviary.said
    assert found_in(aviary, aviary.said) == set()
