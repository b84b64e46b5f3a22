"""What a population series lacks: numbers, ages, years, areas that come or go. Nothing is filled in."""

from __future__ import annotations

import polars as pl

from warehouse.texts import series as texts

FEWEST_AREAS = 2  # one of two equal areas is no total
FEWEST_YEARS = 3  # two to learn from, one to forecast


def gaps(rows: pl.DataFrame) -> list[str]:
    """Name what is missing in ``rows``: area_id, year, year_of_age, children (null where a cell was empty)."""
    known = rows.filter(pl.col("children").is_not_null())
    return [*_hidden_total(known), *_missing_numbers(rows), *_years(known), *_areas(known), *_ages(rows)]


def _hidden_total(known: pl.DataFrame) -> list[str]:
    """An area that is the sum of all others in each year and age is a total under a name of its own."""
    sums = known.group_by("area_id").agg(pl.col("children").sum()).sort("area_id")
    whole = sums.filter(pl.col("children") * 2 == pl.col("children").sum())
    if whole.is_empty() or sums.height <= FEWEST_AREAS or whole["children"][0] == 0:
        return []
    is_it = pl.col("area_id") == whole["area_id"][0]
    children = pl.col("children")
    sides = known.group_by("year", "year_of_age").agg(
        own=children.filter(is_it).sum(), others=children.filter(~is_it).sum()
    )
    return [texts.hidden_total(whole["area_id"][0])] if (sides["own"] == sides["others"]).all() else []


def _missing_numbers(rows: pl.DataFrame) -> list[str]:
    missing = rows.filter(pl.col("children").is_null())
    if missing.is_empty():
        return []
    first = missing.sort("line", "year", "year_of_age").head(texts.MOST_NAMED).to_dicts()
    places = [texts.place(row["area_id"], row["year"], row["year_of_age"], row["line"]) for row in first]
    return [texts.missing_numbers(missing.height, places)]


def _years(known: pl.DataFrame) -> list[str]:
    years = known["year"].unique().sort().to_list()
    lacking = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    said = [texts.missing_years(lacking, years[0], years[-1])] if lacking else []
    return [*said, texts.too_few_years(years)] if len(years) < FEWEST_YEARS else said


def _areas(known: pl.DataFrame) -> list[str]:
    """Areas with fewer years than the series has: later ones, earlier ones, those with a hole between."""
    years = known["year"].unique().sort()
    first, last = years[0], years[-1]
    spans = known.group_by("area_id").agg(
        first=pl.col("year").min(), last=pl.col("year").max(), years=pl.col("year").unique().sort()
    )
    spans = spans.sort("area_id")
    later = spans.filter(pl.col("first") > first)
    earlier = spans.filter(pl.col("last") < last)
    order = {year: at for at, year in enumerate(years.to_list())}
    at_hand = pl.col("last").replace_strict(order) - pl.col("first").replace_strict(order) + 1
    holes = spans.filter(pl.col("years").list.len() < at_hand)
    said = []
    if not later.is_empty():
        said.append(
            texts.later_areas(later.height, later.select("area_id", "first").head(texts.MOST_NAMED).rows())
        )
    if not earlier.is_empty():
        said.append(
            texts.earlier_areas(
                earlier.height, earlier.select("area_id", "last").head(texts.MOST_NAMED).rows()
            )
        )
    if not holes.is_empty():
        rows = holes.head(texts.MOST_NAMED).select("area_id", "first", "last", "years").rows()
        lacking = [
            (area, [y for y in years.to_list() if start < y < end and y not in own])
            for area, start, end, own in rows
        ]
        said.append(texts.areas_with_holes(holes.height, lacking))
    return said


def _ages(rows: pl.DataFrame) -> list[str]:
    """Ages between the youngest and the oldest of the table that an area and year lacks as rows."""
    ages = rows["year_of_age"].unique().sort().to_list()
    expected = range(ages[0], ages[-1] + 1)
    nowhere = sorted(set(expected) - set(ages))
    said = [texts.ages_nowhere(nowhere)] if nowhere else []
    counts = rows.group_by("area_id", "year").agg(ages=pl.col("year_of_age").unique().sort())
    short = counts.filter(pl.col("ages").list.len() < len(ages)).sort("area_id", "year")
    if short.is_empty():
        return said
    examples = [
        (area, year, [age for age in ages if age not in own])
        for area, year, own in short.head(texts.MOST_NAMED).rows()
    ]
    return [*said, texts.areas_without_ages(short["area_id"].n_unique(), short.height, examples)]
