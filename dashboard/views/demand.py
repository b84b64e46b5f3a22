"""Kita-Bedarf: places against demand from the city down to the centre, and the place rate against its target."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from dashboard.components.cells import Column
from dashboard.components.figure import show_figure
from dashboard.components.freshness import warn_if_stale
from dashboard.components.headline import show_headline
from dashboard.components.links import address, show_link
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.components.trail import Step, show_trail
from dashboard.figures import demand as figures
from dashboard.filters import CITY, Area, Filters
from dashboard.navigation import AREA, page_of
from dashboard.texts import centres as centre_texts
from dashboard.texts import codes, common, words
from dashboard.texts import demand as texts
from dashboard.texts import demand_map as map_texts
from dashboard.texts import filters as keys
from dashboard.views import demand_classes, demand_map
from warehouse.marts import Marts
from warehouse.queries import areas, centres, demand

COLUMNS = (
    Column("name", texts.NAME, address_key="address"),
    Column("children", texts.CHILDREN, "count", measure="children"),
    Column("target_rate", texts.TARGET_RATE, "share", measure="target_rate"),
    Column("demand", texts.DEMAND, "count", measure="demand"),
    Column("available_places", texts.PLACES, "count", measure="available_places"),
    Column("place_rate", texts.RATE, "share", measure="place_rate"),
    Column("shortage", texts.SHORTAGE, "count", measure="shortage"),
    Column("surplus", texts.SURPLUS, "count", measure="surplus"),
    Column("balance", texts.BALANCE, "signed", measure="balance"),
)
CENTRES = (
    Column("name", centre_texts.NAME),
    Column("provider_name", centre_texts.PROVIDER),
    Column("available_places", centre_texts.AVAILABLE, "count", measure="available_places"),
    Column("taken", centre_texts.TAKEN, "count", measure="taken"),
    Column("free", centre_texts.FREE, "count", measure="free"),
    Column("over", centre_texts.OVER, "count", measure="over"),
)


def render(marts: Marts, filters: Filters) -> None:
    """Where are places missing, in which day-care year, for which age?"""
    on, year = filters.as_of("demand"), filters.day_care_year
    own = area_row(marts, filters, on, filters.age_group)
    if on is None or year is None or own is None:
        st.info(common.EMPTY)
        return
    warn_if_stale(texts.CARD, on, filters.reference_date or on)
    earlier = area_row(marts, filters, filters.before("demand"), filters.age_group)
    levels = [level for level in ("borough", "district") if not areas.of_level(marts, level).is_empty()]
    _trail(marts, filters, levels)
    show_headline(
        texts.stands(own, filters.place),
        texts.target(own),
        texts.change(own, earlier),
        common.since(filters.before("demand")),
        texts.basis(own),
        filters.about.links(("shortage", "available_places", "children", "place_rate", "target_rate")),
    )
    left = demand_map.side(marts, filters, on, year, levels[-1])
    if left:
        demand_map.show(marts, filters, left, _beside(marts, filters, levels[-1]), levels[-1])
    for level in levels if filters.area.level == "city" else levels[-1:]:
        _table(marts, filters, own, level)
    if filters.district and page_of(marts.role, "centres"):
        _centres(marts, filters, own)
    demand_classes.show(marts, filters, on, year, levels[-1])
    _trend(demand.over_time(marts, filters.area.area_id, filters.age_group, on), filters)


def year_seen(marts: Marts, filters: Filters, on: date) -> int | None:
    """Return the day-care year that is as far ahead of a date as the chosen one is of its own."""
    years = demand.day_care_years(marts, on).filter(years_ahead=filters.years_ahead)["day_care_year"]
    return next(iter(years), None)


def area_row(marts: Marts, filters: Filters, on: date | None, age_group: str) -> dict[str, Any] | None:
    """Return the chosen area's row at a date, in the day-care year that is as far ahead as the chosen one."""
    year = year_seen(marts, filters, on) if on else None
    if on is None or year is None:
        return None
    rows = demand.of_area(marts, on, year, filters.area.area_id).filter(age_group=age_group)
    return next(iter(rows.to_dicts()), None)


def _beside(marts: Marts, filters: Filters, level: str) -> demand_map.Side | None:
    """Return what stands beside, and say so if there is nothing to show."""
    if filters.beside is None:
        return None
    on, chosen = filters.beside
    year = chosen if chosen is not None else year_seen(marts, filters, on)
    found = demand_map.side(marts, filters, on, year, level, "-beside")
    if found is None:
        st.info(map_texts.NOTHING_BESIDE)
    return found


def _address(filters: Filters, region: str = "", district: str = "") -> str:
    """Return the address of this page with everything chosen but the area, and that area instead."""
    kept = {key: value for key, value in filters.chosen.items() if key not in AREA}
    area = {keys.BOROUGH_KEY: region, keys.DISTRICT_KEY: district}
    return address("demand", kept | {key: name for key, name in area.items() if name})


def _trail(marts: Marts, filters: Filters, levels: list[str]) -> None:
    """Show the way from the city to the chosen area, and the areas within it."""
    named = areas.of_level(marts, "district") if "district" in levels else pl.DataFrame()
    region, district = filters.region, filters.district
    if district and region is None:
        borough = named.filter(area_id=district.area_id)["borough_id", "borough_name"].row(0)
        region = Area(*borough, "borough")
    path = [
        (CITY, _address(filters)),
        *([(region, _address(filters, region.name))] if region else []),
        *([(district, "")] if district else []),
    ]
    back = [Step(texts.at(area.level, area.name), where) for area, where in path]
    back[-1] = Step(back[-1].name)
    level = "district" if region else "borough"
    if district or level not in levels:
        show_trail(back)
        return
    within = areas.of_level(marts, level)
    if region:
        within = within.filter(pl.col("area_id").is_in(filters.neighbours or ()))
    show_trail(
        back, texts.ONWARD[level], [Step(row["name"], _leads(filters, row)) for row in within.to_dicts()]
    )


def _leads(filters: Filters, row: dict[str, Any]) -> str:
    """Return where the name of an area leads."""
    return _address(filters, row["borough_name"], row["name"] if row["level"] == "district" else "")


def _table(marts: Marts, filters: Filters, own: dict[str, Any], level: str) -> None:
    """Show the areas of a level, each name leading to its area."""
    rows = demand.by_area(marts, own["reference_date"], own["day_care_year"], level, filters.age_group)
    rows = demand_map.within(rows, filters)
    if level == "borough" and not areas.of_level(marts, "district").is_empty():  # the map reads the districts
        st.markdown(texts.reading(rows.to_dicts(), words.BOROUGH))
    leads = pl.Series("address", [_leads(filters, row) for row in rows.to_dicts()], dtype=pl.String)
    show_table(
        rows.with_columns(leads), COLUMNS, texts.caption(codes.LEVEL[level], own), f"kita-bedarf-{level}",
        filters.about, selected=demand_map.marked(filters, level),
    )  # fmt: skip


def _centres(marts: Marts, filters: Filters, own: dict[str, Any]) -> None:
    """Show the centres of the chosen district, and the way to all about them."""
    choice = centres.Choice(filters.districts, filters.age_group)
    rows = centres.of_year(marts, own["reference_date"], own["day_care_year"], choice)
    if rows.is_empty():
        st.info(texts.NO_CENTRES)
    else:
        caption = texts.centres_caption(centres.sums(rows).row(0, named=True), filters.place)
        show_table(rows, CENTRES, caption, "kita-bedarf-kitas", filters.about)
    if texts.minding(own.get("minding_places")):
        show_note(texts.minding(own.get("minding_places")))
    show_link("centres", texts.TO_CENTRES, filters.chosen)


def _trend(dates: pl.DataFrame, filters: Filters) -> None:
    st.subheader(texts.TREND_HEADING, anchor=False)
    sentence = texts.trend(dates.to_dicts())
    figure = figures.rate_over_time(dates, (texts.RATE, texts.TARGET_RATE))
    show_figure(figure, sentence, "trend", about=filters.about, measures=("place_rate", "target_rate"))
    st.markdown(sentence)
