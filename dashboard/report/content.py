"""What stands in the council's paper: the same queries and sentences as on the pages, as plain sections."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import formats
from dashboard.components.cells import Column
from dashboard.texts import codes, common, overview, words
from dashboard.texts import demand as demand_texts
from dashboard.texts import report as texts
from dashboard.texts import school_it as school_texts
from dashboard.texts import unserved as unserved_texts
from warehouse.marts import Marts
from warehouse.queries import demand, measures, meta, schools, unserved

CITY_ID = "DO"
AGE_GROUPS = ("under_three", "three_to_school")
DEMAND_COLUMNS = (
    Column("name", demand_texts.NAME),
    Column("children", demand_texts.CHILDREN, "count"),
    Column("available_places", demand_texts.PLACES, "count"),
    Column("place_rate", demand_texts.RATE, "share"),
    Column("target_rate", demand_texts.TARGET_RATE, "share"),
    Column("shortage", demand_texts.SHORTAGE, "count"),
    Column("surplus", demand_texts.SURPLUS, "count"),
)
UNSERVED_COLUMNS = (
    Column("name", unserved_texts.NAME),
    Column("unserved", unserved_texts.UNSERVED, "count"),
    Column("unserved_over_three_months", unserved_texts.WAITING, "count"),
)
TRACK_COLUMNS = (
    Column("track", school_texts.TRACK, names=codes.TRACK),
    Column("reached", school_texts.BY_SCHOOL, "count"),
    Column("total", school_texts.OF_SCHOOLS, "count"),
    Column("share", school_texts.SCHOOL_SHARE, "share"),
    Column("share_pupil", school_texts.PUPIL_SHARE, "share"),
)
MEASURE_COLUMNS = (
    Column("name", texts.MEASURE),
    Column("definition", texts.DEFINITION),
    Column("formula", texts.FORMULA),
)


@dataclass(frozen=True)
class Table:
    """A table as it is set: headings, which of them are numbers, and cells as they stand on screen."""

    caption: str
    headings: list[str]
    numbers: list[bool]
    rows: list[list[str]]


@dataclass(frozen=True)
class Section:
    """A subject: its sentences and its tables."""

    title: str
    sentences: list[str]
    tables: list[Table]


def paper(marts: Marts) -> dict[str, Any]:
    """Return everything the template sets, as texts; sections without data are left out."""
    release = meta.release(marts).row(0, named=True)
    sections = [
        section
        for section in (_places(marts), _unserved(marts), _schools(marts), _measures(marts))
        if section
    ]
    return {
        "title": texts.TITLE,
        "product": common.PRODUCT,
        "lines": texts.front(release["release_id"], is_synthetic=release["is_synthetic"]),
        "sections": [asdict(section) for section in sections],
        "page": texts.PAGE,
        "signs": list(common.SIGNS.values()),
    }


def _latest(frame: pl.DataFrame) -> date | None:
    return next(iter(frame["reference_date"].to_list()), None)


def _places(marts: Marts) -> Section | None:
    on = _latest(demand.reference_dates(marts))
    if on is None:
        return None
    year = demand.day_care_years(marts, on).filter("is_current_year")["day_care_year"][0]
    rows = demand.of_area(marts, on, year, CITY_ID).to_dicts()
    sentences = [demand_texts.stands(row, common.place("city", common.CITY)) for row in rows]
    tables = []
    for row in rows:
        group = row["age_group"]
        boroughs = demand.by_area(marts, on, year, "borough", group)
        sentences.append(
            f"{codes.CHILDREN_OF[group]}: {demand_texts.reading(boroughs.to_dicts(), words.BOROUGH)}"
        )
        tables.append(_table(boroughs, DEMAND_COLUMNS, demand_texts.caption(codes.LEVEL["borough"], row)))
    return Section(overview.PLACES, sentences, tables)


def _unserved(marts: Marts) -> Section | None:
    on = _latest(unserved.reference_dates(marts))
    if on is None:
        return None
    rows = [row for row in unserved.of_area(marts, on, CITY_ID).to_dicts() if row["need_date"] == on]
    boroughs = unserved.by_area(marts, on, on, "borough")
    tables = [
        _table(boroughs.filter(age_group=group), UNSERVED_COLUMNS, unserved_texts.caption(group, on))
        for group in AGE_GROUPS
    ]
    return Section(overview.UNSERVED, [overview.unserved(row) for row in rows], tables)


def _schools(marts: Marts) -> Section | None:
    on = _latest(schools.reference_dates(marts))
    if on is None:
        return None
    done = schools.rollout(marts, on, CITY_ID).filter(stage="done")
    pupil = done.filter(weighting="pupil").select("track", share_pupil="share")
    order = pl.Enum(list(codes.TRACK))
    tracks = (
        done.filter(weighting="school").join(pupil, on="track", how="left").sort(pl.col("track").cast(order))
    )
    sentences = [
        *(overview.schools(row) for row in tracks.to_dicts()),
        school_texts.reading(tracks.to_dicts()),
    ]
    return Section(overview.SCHOOLS, sentences, [_table(tracks, TRACK_COLUMNS, school_texts.caption(on))])


def _measures(marts: Marts) -> Section | None:
    known = measures.definitions(marts)
    return Section(texts.DEFINITIONS, [], [_table(known, MEASURE_COLUMNS, texts.DEFINITIONS_CAPTION)])


def _table(frame: pl.DataFrame, columns: tuple[Column, ...], caption: str) -> Table:
    cells = [
        [column.text(row).replace(formats.UNBROKEN, " ") for column in columns] for row in frame.to_dicts()
    ]
    return Table(
        caption, [column.title for column in columns], [column.is_number for column in columns], cells
    )
