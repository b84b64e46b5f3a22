"""The filter bar: what a page is about, kept in the address so that a link shows what its sender saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import streamlit as st

from dashboard import formats
from dashboard.components.about import About
from dashboard.components.choice import T, choose_one
from dashboard.navigation import Page, subjects_of
from dashboard.texts import codes, common
from dashboard.texts import filters as texts
from warehouse.marts import Marts
from warehouse.queries import (
    areas,
    centres,
    demand,
    duplicates,
    funding,
    measures,
    school_profile,
    schools,
    unserved,
    work_programme,
)

CITY_ID = "DO"
PAGE_STATE, MISSED = "page", "missed "
COMPARED_DAYS = (
    335  # a year earlier, up to a month: the same point of the day-care year, whatever was delivered since
)
DATES_OF = {
    "demand": demand.reference_dates,
    "unserved": unserved.reference_dates,
    "double_places": duplicates.reference_dates,
    "schools": schools.reference_dates,
    "funding": funding.reference_dates,
    "work_programme": work_programme.reference_dates,
}


class Area(NamedTuple):
    """An area to choose: its id, its name and its level."""

    area_id: str
    name: str
    level: str


class School(NamedTuple):
    """A school to choose: its number and its name."""

    school_id: str
    name: str


CITY = Area(CITY_ID, common.CITY, "city")


class Beside(NamedTuple):
    """What is shown beside what is chosen: a reference date in the same year ahead, or another day-care year."""

    reference_date: date
    day_care_year: int | None


@dataclass(frozen=True)
class Filters:
    """What is chosen.

    ``years_ahead`` says how far the day-care year lies after the reference date's own, so that other dates are shown
    as far ahead. ``region`` is the chosen borough or planning area; ``neighbours`` are the districts in it, ``districts`` those in
    the smallest area chosen (none: all of them).
    ``missed`` is what the address named in place of a school that there is.
    ``is_ahead`` says that the need on the next 1 August is looked at, not that on the reference date.
    ``dates`` holds each subject's reference dates up to the chosen one, the latest first, ``compared`` the date to
    compare with; ``chosen`` the fields that are on, as the address has them; ``words`` all fields of the page, for
    its downloads, of which ``about`` then tells.
    """

    reference_date: date | None = None
    compared: date | None = None
    day_care_year: int | None = None
    years_ahead: int = 0
    region: Area | None = None
    district: Area | None = None
    neighbours: frozenset[str] | None = None
    districts: frozenset[str] | None = None
    age_group: str = "under_three"
    provider_id: str | None = None
    school: School | None = None
    missed: str = ""
    track: str = "broadband"
    measure: str | None = None
    map_measure: str = "shortage"
    beside: Beside | None = None
    is_ahead: bool = False
    dates: Mapping[str, list[date]] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    about: About = field(default_factory=About)

    @property
    def area(self) -> Area:
        """The smallest area chosen; the city if none is."""
        return self.district or self.region or CITY

    @property
    def place(self) -> str:
        """That area in a sentence: "im Stadtbezirk Hörde"."""
        return common.place(self.area.level, self.area.name)

    def as_of(self, subject: str) -> date | None:
        """The subject's latest reference date on or before the chosen one."""
        return next(iter(self.dates.get(subject, [])), None)

    def before(self, subject: str) -> date | None:
        """The date that is compared with: the one chosen, else a year before, else the subject's first."""
        earlier = self.dates.get(subject, [])[1:]
        if self.compared:
            return next((day for day in earlier if day <= self.compared), None)
        year_ago = [day for day in earlier if (self.dates[subject][0] - day).days >= COMPARED_DAYS]
        return next(iter(year_ago or earlier[-1:]), None)


def bar(marts: Marts, page: Page) -> Filters:
    """Draw the page's fields and return what they hold."""
    dates = {
        subject: DATES_OF[subject](marts)["reference_date"].to_list() for subject in subjects_of(marts.role)
    }
    fields = Fields(page)
    with st.container(horizontal=True, key="filters", gap="small"):
        days = sorted({day for each in dates.values() for day in each}, reverse=True)
        on = fields.choice(texts.REFERENCE_DATE_KEY, _by_day(days))
        until = {subject: [day for day in each if on and day <= on] for subject, each in dates.items()}
        earlier = _by_day([day for day in days if on and day < on])
        compared = fields.choice(texts.COMPARE_KEY, {texts.YEAR_BEFORE: None, **earlier})
        year = _day_care_year(marts, fields, until.get("demand", []))
        region, district = _area(marts, fields)
        school = _school(marts, fields)
        chosen = Filters(
            reference_date=on,
            compared=compared,
            day_care_year=year[0] if year else None,
            years_ahead=year[1] if year else 0,
            region=region,
            district=district,
            neighbours=_districts(marts, region),
            districts=_districts(marts, district or region),
            age_group=fields.choice(texts.AGE_GROUP_KEY, _by_label(codes.AGE_GROUP)) or "under_three",
            provider_id=fields.choice(texts.PROVIDER_KEY, _providers(marts, page)),
            school=school,
            missed=fields.missed(texts.SCHOOL_KEY),
            track=fields.choice(texts.TRACK_KEY, _tracks(marts, page)) or "broadband",
            measure=fields.choice(texts.MEASURE_KEY, _measures(marts, page)),
            map_measure=fields.choice(texts.MAP_KEY, _by_label(codes.MAP_MEASURE)) or "shortage",
            beside=fields.choice(
                texts.BESIDE_KEY, _beside(marts, until.get("demand", []), dates.get("demand", []), year)
            ),
            is_ahead=bool(fields.choice(texts.NEED_KEY, {texts.NEED_NOW: False, texts.NEED_AHEAD: True})),
            dates=until,
            chosen=fields.chosen(),
            words={texts.LABELS[key]: st.session_state[key] for key in fields.first},
        )
    _banner(fields, chosen.chosen)
    return chosen


class Fields:
    """The select boxes of one page; their labels are what stands in the address."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.first: dict[str, str] = {}
        self.arrived = st.session_state.get(PAGE_STATE) != page.key
        st.session_state[PAGE_STATE] = page.key

    def choice(self, key: str, options: dict[str, T]) -> T | None:
        """Draw one field, if the page has it, and return the value behind the chosen label."""
        if not options:
            return None
        labels = list(options)
        if key not in self.page.filters:
            return options[labels[0]]
        self.first[key] = labels[0]
        # Streamlit reads the address for a field only when it first draws it; a link with filters comes later.
        if self.arrived:
            asked = st.query_params.get(key, "")
            st.session_state[MISSED + key] = "" if asked in options else asked
            if asked in options:
                st.session_state[key] = asked
        return choose_one(key, texts.LABELS[key], options)

    def missed(self, key: str) -> str:
        """Return what the address named in place of an option, as long as none is chosen instead."""
        is_first = key in self.first and st.session_state[key] == self.first[key]
        return st.session_state.get(MISSED + key, "") if is_first else ""

    def chosen(self) -> dict[str, str]:
        """Return the fields that are not at their first option, with what they hold."""
        return {
            key: st.session_state[key] for key, label in self.first.items() if st.session_state[key] != label
        }

    def reset(self) -> None:
        """Put every field back to its first option."""
        st.session_state.update(self.first)


def choose(key: str, label: str) -> None:
    """Set a field to what a click on a figure named."""
    st.session_state[key] = label


def choose_area(region: str, district: str | None = None) -> None:
    """Set the fields to the area a click on a figure named."""
    choose(texts.BOROUGH_KEY, region)
    if district:
        choose(texts.DISTRICT_KEY, district)


def _banner(fields: Fields, chosen: Mapping[str, str]) -> None:
    """Say which filters are on and offer to take them off."""
    if chosen:
        with st.container(horizontal=True, vertical_alignment="center", key="banner"):
            st.markdown(texts.banner(chosen), width="content")
            st.button(texts.RESET, on_click=fields.reset, type="tertiary")


def _day_care_year(marts: Marts, fields: Fields, dates: list[date]) -> tuple[int, int] | None:
    if not dates:
        return None
    years = demand.day_care_years(marts, dates[0])["day_care_year", "years_ahead"].rows()
    return fields.choice(
        texts.DAY_CARE_YEAR_KEY, {formats.day_care_year(year): (year, ahead) for year, ahead in years}
    )


def _beside(
    marts: Marts, until: list[date], days: list[date], chosen: tuple[int, int] | None
) -> dict[str, Beside | None]:
    """Offer the other day-care years of the chosen reference date, then the other reference dates."""
    if not until or chosen is None:
        return {}
    on = until[0]
    years = demand.day_care_years(marts, on)["day_care_year"].to_list()
    return {
        texts.NOTHING_BESIDE: None,
        **{texts.year_beside(year): Beside(on, year) for year in years if year != chosen[0]},
        **{texts.date_beside(day): Beside(day, None) for day in days if day != on},
    }


def _area(marts: Marts, fields: Fields) -> tuple[Area | None, Area | None]:
    """Return the chosen borough or planning area, and the chosen district in it."""
    named = {level: areas.of_level(marts, level) for level in ("borough", "planning_area", "district")}
    regions = {
        row["name"]: Area(row["area_id"], row["name"], level)
        for level in ("borough", "planning_area")
        for row in named[level].to_dicts()
    }
    region = fields.choice(texts.BOROUGH_KEY, {texts.ALL_BOROUGHS: None, **regions})
    within = _districts(marts, region)
    districts = {
        row["name"]: Area(row["area_id"], row["name"], "district")
        for row in named["district"].to_dicts()
        if within is None or row["area_id"] in within
    }
    return region, fields.choice(
        texts.DISTRICT_KEY, {texts.ALL_DISTRICTS: None, **districts} if districts else {}
    )


def _school(marts: Marts, fields: Fields) -> School | None:
    """Return the chosen school; an address may name it by its number alone, which is then written out."""
    if texts.SCHOOL_KEY not in fields.page.filters:
        return None
    known = {row[0]: School(*row) for row in school_profile.schools(marts)["school_id", "name"].rows()}
    asked = known.get(st.query_params.get(texts.SCHOOL_KEY, ""))
    if fields.arrived and asked:
        del st.session_state[PAGE_STATE]  # the page is yet to be arrived at, with its whole address
        st.query_params[texts.SCHOOL_KEY] = texts.school(*asked)
        st.rerun()
    options = {texts.school(*school): school for school in known.values()}
    return fields.choice(texts.SCHOOL_KEY, {texts.ALL_SCHOOLS: None, **options})


def _districts(marts: Marts, area: Area | None) -> frozenset[str] | None:
    return frozenset(areas.members(marts, area.area_id)["district_id"]) if area else None


def _providers(marts: Marts, page: Page) -> dict[str, str | None]:
    if texts.PROVIDER_KEY not in page.filters:
        return {}
    named = centres.providers(marts)["name", "provider_id"].rows()
    return {texts.ALL_PROVIDERS: None, **dict(named)}


def _measures(marts: Marts, page: Page) -> dict[str, str | None]:
    if texts.MEASURE_KEY not in page.filters:
        return {}
    return {texts.ALL_MEASURES: None, **dict(measures.definitions(marts)["name", "measure"].rows())}


def _tracks(marts: Marts, page: Page) -> dict[str, str]:
    there = schools.tracks(marts)["track"].to_list() if "schools" in page.subjects else []
    return {label: code for label, code in _by_label(codes.TRACK).items() if code in there}


def _by_day(days: list[date]) -> dict[str, date]:
    return {formats.day(day): day for day in days}


def _by_label(names: dict[str, str]) -> dict[str, str]:
    return {label: code for code, label in names.items()}
