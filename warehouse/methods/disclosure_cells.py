"""The counts of children in the council's file, as cells: the truth beside what is shown of it.

A cell is one count of one area. Cells that equations join belong to one version: a table, a series (what stays the
same over time) and one set of true counts, whenever and however often it is shown. So what several dates, tables or
publications say about the same truth is known about one version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

CITY = "city"
CELLS = pl.Schema(
    {
        "table": pl.String, "row": pl.String, "series": pl.String, "time": pl.String, "slice": pl.String,
        "area_id": pl.String, "is_city": pl.Boolean, "measure": pl.String, "truth": pl.Int64, "shown": pl.Int64,
        "is_rebuilt": pl.Boolean,
    }
)  # fmt: skip
NAME = ["version", "slice", "area_id", "measure"]


@dataclass(frozen=True)
class Counts:
    """A table with counts of children, and what a reader knows of how they hang together.

    ``keys`` name a row, besides its area; ``time`` and ``series`` say what is seen over time, ``slice`` what equations
    join within one time. ``wholes`` gives a part the count it is a part of; ``sums`` a count those that make it up;
    ``rolling`` a count the one whose values of this and earlier slices (years) may make it up.
    ``city_only`` are the measures that are shown of the city alone; ``zero`` those the law makes zero for an age group.
    ``rebuilt`` are the measures that, for a borough, are added up from others as shown and so tell nothing of their own.
    """

    table: str
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    series: tuple[str, ...] = ()
    slice: str = ""
    wholes: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rolling: Mapping[str, str] = field(default_factory=dict)
    city_only: tuple[str, ...] = ()
    zero: Mapping[str, str] = field(default_factory=dict)
    rebuilt: tuple[str, ...] = ()

    @property
    def time(self) -> str:
        """The column that orders what is otherwise the same."""
        return self.keys[0]


UNSERVED_PARTS = ("unserved_over_three_months", "short_notice", "conditional_claim", "claim_not_open",
                  "served_wishes_change", "minding_only")  # fmt: skip
CHANNELS = ("online", "elsewhere", "channel_unknown")
TABLES = (
    Counts("fct_demand", ("reference_date", "day_care_year", "age_group"), ("children",), ("day_care_year", "age_group")),
    Counts("fct_population", ("reference_date", "age_group"), ("children",), ("age_group",)),
    Counts(
        "fct_unserved", ("reference_date", "need_date", "age_group"),
        ("unserved", *UNSERVED_PARTS), ("is_ahead", "age_group"),
        city_only=UNSERVED_PARTS, zero={"conditional_claim": "three_to_school"},
        wholes={"unserved_over_three_months": "unserved", "short_notice": "unserved"},
    ),
    Counts(
        "fct_school_entry", ("reference_date", "school_year"),
        ("grade_1_expected", "school_age_children", "pupils_expected", "claim_children", "resident_children"),
        slice="school_year",
        rolling={"school_age_children": "grade_1_expected", "claim_children": "grade_1_expected"},
        rebuilt=("school_age_children", "claim_children"),
    ),
    Counts("fct_online_registration", ("month",), ("registrations", *CHANNELS), sums={"registrations": CHANNELS}),
)  # fmt: skip


def cells_of(counts: Counts, truth: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    """Return one row per true count of a table that is known, with what is shown of it (schema ``CELLS``).

    ``truth`` and ``shown`` have the table's columns; of the truth only boroughs and the city are cells. A count the
    council's file does not hold at all, or hides, is shown as nothing.
    """
    rows = _rows(counts, truth)
    seen = _rows(counts, shown)
    at = ["row", "area_id"]
    long = rows.unpivot(
        list(counts.measures), index=[*at, "is_city", "time", "series", "slice"], variable_name="measure",
        value_name="truth",
    )  # fmt: skip
    told = seen.unpivot(list(counts.measures), index=at, variable_name="measure", value_name="shown")
    return (
        long.filter(pl.col("truth").is_not_null())
        .join(told, on=[*at, "measure"], how="left")
        .with_columns(
            table=pl.lit(counts.table),
            is_rebuilt=pl.col("measure").is_in(list(counts.rebuilt)) & ~pl.col("is_city"),
        )
        .select(pl.col(name).cast(kind) for name, kind in CELLS.items())
    )


def _rows(counts: Counts, frame: pl.DataFrame) -> pl.DataFrame:
    """Name each row, its area, time, series and slice; what a table says of no area is the city's."""
    if "level" not in frame.columns:
        frame = frame.with_columns(level=pl.lit(CITY), area_id=pl.lit(CITY))
    if "need_date" in frame.columns:
        frame = frame.with_columns(is_ahead=pl.col("need_date") > pl.col("reference_date"))
    return frame.filter(pl.col("level").is_in([CITY, "borough"])).with_columns(
        row=_joined(counts.keys), time=pl.col(counts.time).cast(pl.String), series=_joined(counts.series),
        slice=_joined((counts.slice,) if counts.slice else ()), is_city=pl.col("level") == CITY,
    )  # fmt: skip


def _joined(columns: tuple[str, ...]) -> pl.Expr:
    return (
        pl.concat_str([pl.col(name).cast(pl.String) for name in columns], separator="|")
        if columns
        else pl.lit("")
    )


def equations(cells: pl.DataFrame) -> pl.DataFrame:
    """Return what is known to hold between cells: one row per equation and cell (equation, cell, coefficient, is_least).

    ``cells`` has one row per cell of a version, numbered in ``cell``. The sum of an equation is zero, or at least zero
    (``is_least``). What does not hold of the truth nobody can know: it is left out.
    """
    named = cells.with_columns(of=pl.concat_str("version", "slice", "measure", separator="|"))
    parts = [_areas(named)]
    for counts in TABLES:
        own = cells.filter(table=counts.table)
        parts += [_whole(own, part, whole) for part, whole in counts.wholes.items()]
        parts += [_sum(own, total, parts_of) for total, parts_of in counts.sums.items()]
        parts += [
            _rolling(own, total, of, many) for total, of in counts.rolling.items() for many in range(1, 5)
        ]
    known = pl.concat(parts).join(cells.select("cell", "truth"), on="cell")
    total = (pl.col("coefficient") * pl.col("truth")).sum().over("equation")
    holds = pl.when("is_least").then(total >= 0).otherwise(total == 0)
    kept = known.filter(holds, pl.len().over("equation") > 1)
    return kept.with_columns(equation=pl.col("equation").rank("dense").cast(pl.Int64) - 1)


def _areas(cells: pl.DataFrame) -> pl.DataFrame:
    """The boroughs add up to the city."""
    sign = pl.when("is_city").then(-1).otherwise(1)
    whole = cells.filter(pl.col("is_city").any().over("of"))
    return whole.select(
        equation=pl.concat_str(pl.lit("areas"), "of", separator="|"), cell="cell",
        coefficient=sign.cast(pl.Int64), is_least=pl.lit(value=False),
    )  # fmt: skip


def pairs(cells: pl.DataFrame, part: str, whole: str) -> pl.DataFrame:
    """Return each part beside its whole in the same area: ``cell`` and ``cell_of_whole``, both with their truth."""
    at = ["version", "slice", "area_id"]
    wholes = cells.filter(measure=whole).select(*at, cell_of_whole="cell", truth_of_whole="truth")
    return cells.filter(measure=part).join(wholes, on=at)


def _whole(cells: pl.DataFrame, part: str, whole: str) -> pl.DataFrame:
    """A part is no more than its whole."""
    both = pairs(cells, part, whole)
    equation = pl.concat_str(pl.lit("whole"), "cell", separator="|")
    return pl.concat(
        both.select(
            equation=equation, cell=name, coefficient=pl.lit(sign, pl.Int64), is_least=pl.lit(value=True)
        )
        for name, sign in (("cell_of_whole", 1), ("cell", -1))
    )


def _sum(cells: pl.DataFrame, total: str, parts: tuple[str, ...]) -> pl.DataFrame:
    """A count is the sum of others of its row."""
    own = cells.filter(pl.col("measure").is_in([total, *parts]))
    sign = pl.when(pl.col("measure") == total).then(-1).otherwise(1)
    return own.select(
        equation=pl.concat_str(pl.lit("sum"), "version", "slice", "area_id", separator="|"), cell="cell",
        coefficient=sign.cast(pl.Int64), is_least=pl.lit(value=False),
    )  # fmt: skip


def _rolling(cells: pl.DataFrame, total: str, of: str, many: int) -> pl.DataFrame:
    """A count is the sum of another's values of this and the years before, so many in all."""
    at = ["version", "area_id"]
    year = pl.col("slice").cast(pl.Int64)
    totals = cells.filter(measure=total).with_columns(year=year, name="cell")
    years = totals.select(*at, "name", year=year - pl.int_ranges(0, many)).explode("year")
    values = cells.filter(measure=of).select(*at, "cell", year=year)
    found = years.join(values, on=[*at, "year"]).filter(pl.len().over("name") == many)
    rows = pl.concat([
        totals.filter(pl.col("name").is_in(found["name"].implode())).select("name", "cell", coefficient=pl.lit(-1, pl.Int64)),
        found.select("name", "cell", coefficient=pl.lit(1, pl.Int64)),
    ])  # fmt: skip
    return rows.select(
        equation=pl.concat_str(pl.lit(f"rolling {many}"), "name", separator="|"), cell="cell",
        coefficient="coefficient", is_least=pl.lit(value=False),
    )  # fmt: skip
