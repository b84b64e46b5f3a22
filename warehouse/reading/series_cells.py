"""The records of a population series to one row per area, year, age and further columns, each knowing its line."""

from __future__ import annotations

import polars as pl

from warehouse.contracts import series as words
from warehouse.reading.ages import OLDEST, TOTAL, is_refused_band, read_age
from warehouse.reading.casting import day, each_once, first_of_month, first_year
from warehouse.reading.grid import Grid
from warehouse.reading.rows import FOOTER_NOTE, FOOTER_RULE
from warehouse.reading.series_header import Layout, SeriesRefusal, ValueColumn
from warehouse.texts import series as texts

YEAR = "(?:19[0-9]{2}|20[0-9]{2}|2100)"
KEY = ("area_id", "year", "age")
LABEL = "label"
BLANK = " \t\u00a0\ufeff"
SAMPLE = 400
GROUPED = r"^[0-9]{1,3}(\.[0-9]{3})+$"
POINTED = r"^([0-9]+\.[0-9]{1,2}|[0-9]+\.[0-9]{4,}|[0-9]{4,}\.[0-9]+|0[0-9]*\.[0-9]+)$"


def data_records(grid: Grid, layout: Layout) -> tuple[pl.DataFrame, list[str]]:
    """Return the records below the header without blank lines, notes and repeated headers, and what was left out.

    Raises:
        SeriesRefusal: a record has broken quotes or another number of fields, or there is none.
    """
    below = grid.cells.slice(layout.header_at + 1).with_columns(pl.col(grid.names).str.strip_chars(BLANK))
    below = below.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)) for name in grid.names)
    filled = pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.Int32) for name in grid.names)
    first = pl.col("c0").fill_null("")
    rule_at = below.filter((filled == 1) & first.str.contains(FOOTER_RULE))["line"].min()
    is_footer = pl.col("line") >= rule_at if rule_at is not None else pl.lit(value=False)
    is_short = pl.col("width") < layout.width
    is_note = (filled == 1) | is_footer | (is_short & first.str.contains(FOOTER_NOTE))
    told = {f"c{at}": name for at, name in enumerate(layout.names) if name}
    is_header = pl.all_horizontal(pl.col(name) == text for name, text in told.items()).fill_null(value=False)
    way = (
        pl.when(filled == 0).then(0).when(is_header).then(2)
        .when(pl.col("is_broken") & ~is_footer).then(3).when(is_note).then(1).otherwise(4)
    )  # fmt: skip
    ways = below.with_columns(way=way)
    surplus = [name for at, name in enumerate(grid.names) if at >= layout.width]
    _refuse_shape(ways, surplus, layout.width)
    notes = ways.filter(pl.col("way") == 1)["line"].to_list()
    headers = ways.filter(pl.col("way") == 2)["line"].to_list()
    records = ways.filter(pl.col("way") == 4).drop("way", "is_broken", *surplus)
    if records.is_empty():
        raise SeriesRefusal("no_rows")
    return records, [*texts.notes_left_out(notes), *texts.headers_left_out(headers)]


def _refuse_shape(ways: pl.DataFrame, surplus: list[str], width: int) -> None:
    broken = ways.filter(pl.col("way") == 3)
    if not broken.is_empty():
        raise SeriesRefusal("broken_line", line=broken["line"][0])
    is_long = (
        pl.any_horizontal(pl.col(name).is_not_null() for name in surplus) if surplus else pl.lit(value=False)
    )
    wrong = ways.filter((pl.col("way") == 4) & (is_long | (pl.col("width") < width)))
    if not wrong.is_empty():
        raise SeriesRefusal("field_count", line=wrong["line"][0], found=wrong["width"][0], expected=width)


def numeric_values(records: pl.DataFrame, layout: Layout) -> tuple[ValueColumn, ...]:
    """The value columns that hold numbers; "LSOA 2021 Name" tells a year and holds none."""
    head = records.head(SAMPLE)
    return tuple(
        value
        for value in layout.values
        if value.label == ""
        or (filled := head[f"c{value.position}"].drop_nulls()).is_empty()
        or (filled.str.contains("[0-9]").any() and not filled.str.contains("[A-Za-z]{2}").all())
    )  # fmt: skip


def cells_of(records: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Return one row per number.

    Its columns are ``area_id``, ``year``, ``age`` (as ``ages`` writes it), ``text``, ``line``, ``position`` (of the
    number's column), ``label`` and the further columns by position (``c3`` …).

    Raises:
        SeriesRefusal: a cell of area, year or age is empty or says none, or an age spans several years.
    """  # fmt: skip
    area = pl.col(f"c{layout.columns['area']}").alias("area_id")
    _refuse_empty(records, layout)
    columns: list[pl.Expr | pl.Series] = [area, pl.col("line").cast(pl.Int32)]
    columns += [pl.col(f"c{at}") for at in layout.extras]
    if "year" in layout.columns:
        columns.append(_years(records, layout))
    if "age" in layout.columns:
        columns.append(_ages(records, layout))
    if not layout.values:
        at = layout.columns["count"]
        one = records.select(*columns, text=pl.col(f"c{at}"))
        return one.with_columns(position=pl.lit(at, pl.Int32), label=pl.lit(""))
    return _molten(records, layout, columns)


def read_values(layout: Layout) -> tuple[ValueColumn, ...]:
    """The value columns that are read: those of grown-ups only where a total over the ages is to be checked."""
    has_total = any(value.age == TOTAL for value in layout.values)
    return tuple(v for v in layout.values if has_total or v.age is None or v.age <= OLDEST)


def _molten(records: pl.DataFrame, layout: Layout, columns: list[pl.Expr | pl.Series]) -> pl.DataFrame:
    values = read_values(layout)
    names = [f"c{value.position}" for value in values]
    wide = records.select(*columns, *(pl.col(name).alias(f"value {name}") for name in names))
    index = [name for name in wide.columns if not name.startswith("value ")]
    long = wide.unpivot(
        [f"value {name}" for name in names], index=index, variable_name="of", value_name="text"
    )
    keys = [f"value {name}" for name in names]
    told = {
        "position": (pl.Int32, [value.position for value in values]),
        "year": (pl.Int32, [value.year for value in values]),
        "age": (pl.Int32, [value.age for value in values]),
        LABEL: (pl.String, [value.label for value in values]),
    }
    order = pl.col("of").cast(pl.Enum(keys)).to_physical()
    return long.with_columns(
        pl.lit(pl.Series(name, found, dtype=kind)).gather(order).alias(name)
        for name, (kind, found) in told.items()
        if name not in index
    ).drop("of")


def _refuse_empty(records: pl.DataFrame, layout: Layout) -> None:
    for role in ("area", "year", "age"):
        if role in layout.columns:
            empty = records.filter(pl.col(f"c{layout.columns[role]}").is_null())
            if not empty.is_empty():
                column = layout.names[layout.columns[role]]
                raise SeriesRefusal("empty_cell", line=empty["line"][0], column=column)


def _years(records: pl.DataFrame, layout: Layout) -> pl.Series:
    at = layout.columns["year"]
    texts_ = records[f"c{at}"]
    text = pl.col(f"c{at}")
    value = pl.coalesce(
        text.str.extract(rf"^({YEAR})(?:\.0)?$").cast(pl.Int32, strict=False),
        first_year(text).cast(pl.Int32),
        day(text).dt.year(),
        first_of_month(text).dt.year(),
        text.str.extract(f"^({YEAR})-[0-9]{{2}}-[0-9]{{2}}").cast(pl.Int32, strict=False),
        text.str.extract(f"^[0-9]{{1,2}}/[0-9]{{1,2}}/({YEAR})$").cast(pl.Int32, strict=False),
        text.str.extract(rf"^\D*({YEAR})\D*$").cast(pl.Int32, strict=False),
    )
    years = each_once(texts_, value)
    _refuse_unread(records, years, at, layout, "not_a_year")
    told = pl.DataFrame({"text": texts_, "year": years}).unique().sort("year", "text")
    twice = told.group_by("year", maintain_order=True).agg("text").filter(pl.col("text").list.len() > 1)
    if not twice.is_empty():
        year, days = twice.row(0)
        raise SeriesRefusal("several_days", year=year, days=", ".join(days[:4]), column=layout.names[at])
    return years.alias("year")


def _ages(records: pl.DataFrame, layout: Layout) -> pl.Series:
    at = layout.columns["age"]
    distinct = records[f"c{at}"].unique()
    read = {text: read_age(text) for text in distinct.to_list()}
    codes = [told[0] if (told := read[text]) and not told[1] else None for text in distinct.to_list()]
    ages = records[f"c{at}"].replace_strict(distinct, pl.Series(codes, dtype=pl.Int32), return_dtype=pl.Int32)
    _refuse_unread(records, ages, at, layout, "not_an_age")
    bands = [
        text for text, code in zip(distinct.to_list(), codes, strict=True) if code and is_refused_band(code)
    ]
    if bands:
        first = records.filter(pl.col(f"c{at}").is_in(bands)).row(0, named=True)
        raise SeriesRefusal("age_band", value=first[f"c{at}"], line=first["line"], column=layout.names[at])
    return ages.alias("age")


def _refuse_unread(records: pl.DataFrame, read: pl.Series, at: int, layout: Layout, rule: str) -> None:
    if read.null_count():
        wrong = records.filter(read.is_null()).row(0, named=True)
        raise SeriesRefusal(rule, value=wrong[f"c{at}"], line=wrong["line"], column=layout.names[at])


def is_total_area() -> pl.Expr:
    """Whether a row stands for all areas together, or for those of a part of the city."""
    return is_whole_area() | pl.col("area_id").str.contains(words.AREA_SUBTOTAL)


def is_whole_area() -> pl.Expr:
    """Whether a row stands for all areas of the table together."""
    return pl.col("area_id").str.strip_chars(" :").str.to_lowercase().is_in(list(words.AREA_TOTAL_WORDS))


def with_children(cells: pl.DataFrame, layout: Layout, *, is_workbook: bool) -> pl.DataFrame:
    """Add ``children``, null where a cell says that it knows none.

    Raises:
        SeriesRefusal: the number of a child's age is negative, has a fraction, is no number, or may mean two things.
    """
    children = each_once(cells["text"], _number(is_workbook=is_workbook)).alias("children")
    done = cells.with_columns(children)
    is_told = pl.col("text").is_not_null() & ~pl.col("text").is_in(list(words.MISSING_TEXTS))
    is_wrong = (pl.col("children").is_null() & is_told) | (pl.col("children") < 0)
    wrong = done.filter(is_wrong & pl.col("age").is_between(0, OLDEST) & ~is_total_area())
    _refuse_two_meanings(done, layout)
    if not wrong.is_empty():
        _refuse_number(wrong.sort("line", "position").row(0, named=True), layout)
    return done.with_columns(pl.when(pl.col("children") >= 0).then(pl.col("children")))


def _number(*, is_workbook: bool) -> pl.Expr:
    """Whole numbers: ``1.050`` (never in a workbook, where it may be a fraction), ``1 050``, ``12,0``, ``12.0``."""
    text = pl.col("text").str.replace_all("−", "-", literal=True)
    plain = text.str.replace_all(r"^([+-]?[0-9]+)[.,]0{1,2}$", "$1")
    spaced = pl.when(plain.str.contains(r"^[0-9]{1,3}([ \u00a0\u202f'’][0-9]{3})+$")).then(
        plain.str.replace_all(r"[^0-9]", "")
    )
    grouped = pl.when(plain.str.contains(GROUPED) & ~pl.lit(is_workbook)).then(
        plain.str.replace_all(".", "", literal=True)
    )
    none = pl.when(plain.is_in(list(words.NONE_TEXTS))).then(pl.lit("0"))
    whole = pl.when(plain.str.contains(r"^[+-]?[0-9]+$")).then(plain)
    return pl.coalesce(whole, grouped, spaced, none).cast(pl.Int64, strict=False)


def _refuse_two_meanings(cells: pl.DataFrame, layout: Layout) -> None:
    """``12.000`` beside ``12.0`` may be twelve or twelve thousand."""
    distinct = cells["text"].drop_nulls().unique()
    grouped = distinct.filter(distinct.str.contains(GROUPED) & ~distinct.str.contains(POINTED)).sort()
    pointed = distinct.filter(distinct.str.contains(POINTED)).sort()
    if grouped.len() and pointed.len():
        first = cells.filter(pl.col("text") == grouped[0]).row(0, named=True)
        column = layout.names[first["position"]]
        raise SeriesRefusal(
            "two_meanings", value=grouped[0], other=pointed[0], line=first["line"], column=column
        )


def _refuse_number(cell: dict[str, object], layout: Layout) -> None:
    text, position = str(cell["text"]), cell["position"]
    details = {
        "value": text, "line": cell["line"], "column": layout.names[position if isinstance(position, int) else 0],
        "area": cell["area_id"], "year": cell["year"], "age": cell["age"],
    }  # fmt: skip
    if isinstance(cell["children"], int):
        raise SeriesRefusal("negative", **details)
    digits = text.lstrip("+-").replace(",", "").replace(".", "")
    raise SeriesRefusal(
        "fraction" if digits.isdigit() and digits != text.lstrip("+-") else "not_a_number", **details
    )
