"""Rows that are parts or wholes of one number: sexes added up, totals held against their parts and left out."""

from __future__ import annotations

from typing import NoReturn

import polars as pl

from warehouse.contracts import series as words
from warehouse.reading.ages import OLDEST, OPEN, TOTAL, UNKNOWN
from warehouse.reading.recognise import normalised
from warehouse.reading.series_cells import KEY, LABEL, is_total_area, is_whole_area
from warehouse.reading.series_header import Layout, SeriesRefusal
from warehouse.texts import series as texts

MOST_CATEGORIES = 50
COMMON = 0.9  # what nine in ten cells have belongs to each of them; a rarer category may be left out where it is none
YEARS, AGES = 2_200, 4_000  # more than there are, for numbering the cells of area, year and age


def added_up(cells: pl.DataFrame, layout: Layout) -> tuple[pl.DataFrame, list[str], str]:
    """Return one row per area, year and age (``children``, ``line``), adding up rows that differ by one column.

    Beside it what is to be said about it, and that column's name, empty where nothing had to be added.

    Raises:
        SeriesRefusal: rows repeat without such a column, differ by several, or tell versions of one number.
    """
    rows = cells.with_columns(cell=_cell(cells)).sort("cell", "line")
    rows = rows.with_columns(is_again=(pl.col("cell") == pl.col("cell").shift(1)).fill_null(value=False))
    if not rows["is_again"].any():
        return rows.drop("is_again", "cell"), [], ""
    column = _category_column(rows, layout)
    header = layout.names[int(column[1:])] if column != LABEL else texts.COLUMN_NAMES
    sums, said = _sums(rows, column, header)
    return sums, said, header


def _cell(cells: pl.DataFrame) -> pl.Series:
    """Area, year and age as one whole number in their order, for millions of rows are compared by it."""
    areas = cells["area_id"].unique().sort()
    rank = cells["area_id"].replace_strict(
        areas, pl.int_range(areas.len(), eager=True), return_dtype=pl.Int64
    )
    return (rank * YEARS + cells["year"].cast(pl.Int64)) * AGES + cells["age"].cast(pl.Int64) - UNKNOWN


def _category_column(rows: pl.DataFrame, layout: Layout) -> str:
    """The one column by which repeated rows differ."""
    repeated = rows.filter(pl.col("is_again") | pl.col("is_again").shift(-1, fill_value=False))
    extras = [*(f"c{at}" for at in layout.extras), LABEL]
    differs = (pl.col(name).ne_missing(pl.col(name).shift(1)) & pl.col("is_again") for name in extras)
    flags = repeated.select(flag.any().alias(name) for name, flag in zip(extras, differs, strict=True)).row(0)
    varying = [name for name, is_varying in zip(extras, flags, strict=True) if is_varying]
    categories = [name for name in varying if _is_category(repeated[name])]
    if not categories or repeated.height * 2 < rows.height:
        _refuse_repeated(rows)
    independent = [
        name
        for at, name in enumerate(categories)
        if not any(_is_renaming(repeated, other, name) for other in categories[:at])
    ]
    names = [layout.names[int(name[1:])] if name != LABEL else texts.COLUMN_NAMES for name in independent]
    if len(independent) > 1:
        raise SeriesRefusal("several_categories", columns=texts.quoted(names))
    if normalised(names[0]) in map(normalised, words.NOT_ADDABLE):
        values = repeated[independent[0]].drop_nulls().unique().sort().to_list()
        raise SeriesRefusal("versions", column=names[0], values=texts.quoted(values[:5]))
    return max(categories, key=lambda name: repeated.filter(_is_total(name)).height)


def _is_category(values: pl.Series) -> bool:
    count = values.n_unique()
    return count <= MOST_CATEGORIES and count * 2 <= values.len()


def _is_renaming(rows: pl.DataFrame, one: str, other: str) -> bool:
    pairs = rows.select(one, other).unique()
    return pairs.height == pairs[one].n_unique() == pairs[other].n_unique()


def _is_total(column: str) -> pl.Expr:
    text = pl.col(column).fill_null("").str.to_lowercase().str.strip_chars(" :.")
    return (text.is_in(list(words.TOTAL_WORDS)) | (text == "")) if column == LABEL else text.is_in(
        list(words.TOTAL_WORDS)
    )  # fmt: skip


def _refuse_repeated(rows: pl.DataFrame) -> NoReturn:
    """Refuse two rows that follow each other and say the same, by the lines they stand on."""
    before = rows.with_columns(
        first=pl.col("line").shift(1), is_same=pl.col("cell") == pl.col("cell").shift(1)
    )
    row = before.filter("is_same").sort("line").row(0, named=True)
    raise SeriesRefusal(
        "repeated", area=row["area_id"], year=row["year"], age=texts.age(row["age"]), first=row["first"],
        second=row["line"],
    )  # fmt: skip


def _sums(rows: pl.DataFrame, column: str, header: str) -> tuple[pl.DataFrame, list[str]]:
    """Add up the parts; a whole that was delivered counts itself, a cell that lacks a usual part stays unknown."""
    marked = rows.with_columns(pl.col(column).fill_null("")).with_columns(is_whole=_is_total(column))
    again = marked.filter(pl.struct("cell", column).is_duplicated()) if _has_same(marked, column) else None
    if again is not None:
        _refuse_repeated(again.sort("cell", column, "line"))
    parts = marked.filter(~pl.col("is_whole"))
    shares = parts.group_by(column).len().with_columns(share=pl.col("len") / parts["cell"].n_unique())
    usual = shares.filter(pl.col("share") >= COMMON)[column]
    is_part, children = ~pl.col("is_whole"), pl.col("children")
    sums = marked.select(
        "cell", *KEY, "line",
        whole=pl.when("is_whole").then(children),
        part=pl.when(is_part).then(children),
        is_unknown=children.is_null() & is_part,
        is_usual=pl.col(column).is_in(usual.implode()) & is_part,
        is_part=is_part,
    ).group_by("cell", maintain_order=True).agg(
        pl.col(*KEY).first(), pl.col("line", "whole").min(), pl.col("part", "is_unknown", "is_usual", "is_part").sum()
    )  # fmt: skip
    lacks = pl.col("is_usual") < max(usual.len(), 1 if shares.height > 1 else 2)
    is_known = (pl.col("is_unknown") == 0) & ~lacks
    done = sums.with_columns(
        told=pl.when(is_known).then("part"),
        is_lacking=lacks & pl.col("whole").is_null() & (pl.col("is_unknown") == 0) & (pl.col("is_part") > 0),
    ).with_columns(children=pl.coalesce("whole", "told"))
    about = _about_sums(done, parts[column], marked, column, header)
    return done.select(*KEY, "line", "children"), about


def _has_same(rows: pl.DataFrame, column: str) -> bool:
    """Whether a cell has one category twice; the categories are few, so that both fit into one number."""
    values = rows[column].unique()
    code = rows[column].replace_strict(values, pl.int_range(values.len(), eager=True), return_dtype=pl.Int64)
    return (rows["cell"] * values.len() + code).is_duplicated().any()


def _about_sums(
    done: pl.DataFrame, values: pl.Series, marked: pl.DataFrame, column: str, header: str
) -> list[str]:
    categories = values.fill_null("").unique().sort().to_list()
    is_single = pl.col("age").is_between(0, OLDEST)
    wholes = marked.filter(pl.col("is_whole") & is_single)[column].fill_null("").unique().sort().to_list()
    said = [texts.added_up(header, categories, wholes)]
    lacking = done.filter(pl.col("is_lacking") & is_single & ~is_total_area()).sort(KEY)
    if not lacking.is_empty():
        said.append(texts.lacking_parts(header, lacking.height, _places(lacking)))
    compared = done.filter(is_single & pl.col("whole").is_not_null() & pl.col("told").is_not_null())
    differing = compared.filter(pl.col("whole") != pl.col("told")).sort(KEY)
    what = texts.OVER_CATEGORIES.format(header=header)
    examples = _differences(differing, "whole", "told")
    return said + (texts.compared(what, compared.height, differing.height, examples) if wholes else [])


def without_totals(rows: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Return the rows of single areas and single years of age, and what was left out and how its sums compare."""
    marked = rows.with_columns(is_sum=is_total_area(), is_child=pl.col("age").is_between(0, OLDEST))
    said = [*_over_ages(marked.filter(~pl.col("is_sum"))), *_over_areas(marked)]
    older = marked.filter(~pl.col("is_sum") & (pl.col("age") > OLDEST))
    if not older.is_empty():
        opens = sorted({int(age) - OPEN for age in older["age"].unique() if OPEN <= age < 2 * OPEN})
        said.append(texts.older_left_out(older.height, OLDEST, opens))
    unknown = marked.filter(pl.col("age") < TOTAL)
    if not unknown.is_empty():
        said.append(texts.unknown_ages_left_out(unknown.height))
    return marked.filter(pl.col("is_child") & ~pl.col("is_sum")).drop("is_sum", "is_child"), said


def _over_ages(rows: pl.DataFrame) -> list[str]:
    """Totals over the ages can be checked where an open end says that all ages are there, or are too small anyway."""
    totals = rows.filter(pl.col("age") == TOTAL)
    if totals.is_empty():
        return []
    is_single = pl.col("age") >= 0
    sums = rows.group_by("area_id", "year").agg(
        total=pl.col("children").filter(pl.col("age") == TOTAL).first(),
        sum=pl.col("children").filter(is_single).sum(),
        unknown=(pl.col("children").is_null() & is_single).sum(),
        has_end=pl.col("age").is_between(OPEN, 2 * OPEN - 1).any(),
    )
    known = sums.filter(pl.col("total").is_not_null() & (pl.col("unknown") == 0))
    if not rows["age"].is_between(OPEN, 2 * OPEN - 1).any() and (known["total"] != known["sum"]).any():
        known = known.filter(pl.col("sum") > pl.col("total"))
    differing = known.filter(pl.col("total") != pl.col("sum")).sort("area_id", "year")
    examples = _differences(differing, "total", "sum")
    return [texts.age_totals_left_out(totals.height), *texts.compared(texts.OVER_AGES, known.height,
                                                                      differing.height, examples)]  # fmt: skip


def _over_areas(rows: pl.DataFrame) -> list[str]:
    totals = rows.filter("is_sum")
    if totals.is_empty():
        return []
    children = rows.filter("is_child")
    sums = children.group_by("year", "age").agg(
        total=pl.col("children").filter(is_whole_area()).first(),
        sum=pl.col("children").filter(~pl.col("is_sum")).sum(),
        unknown=(pl.col("children").is_null() & ~pl.col("is_sum")).sum(),
    )
    known = sums.filter(pl.col("total").is_not_null() & (pl.col("unknown") == 0))
    differing = known.filter(pl.col("total") != pl.col("sum")).sort("year", "age")
    names = totals["area_id"].unique().sort().to_list()
    return [texts.area_totals_left_out(names, totals.height),
            *texts.compared(texts.OVER_AREAS, known.height, differing.height,
                            _differences(differing, "total", "sum"))]  # fmt: skip


def _places(rows: pl.DataFrame) -> list[str]:
    return [texts.place(*row) for row in rows.select(KEY).head(texts.MOST_NAMED).rows()]


def _differences(rows: pl.DataFrame, whole: str, parts: str) -> list[str]:
    named = rows.head(texts.MOST_NAMED).to_dicts()
    return [
        texts.difference(
            texts.place(row.get("area_id"), row.get("year"), row.get("age")), row[whole], row[parts]
        )
        for row in named
    ]
