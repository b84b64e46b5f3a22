"""The filter bar: what a page is about, kept in the address so that a link shows what its sender saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import streamlit as st

from dashboard import formats
from dashboard.navigation import Page, subjects_of
from dashboard.texts import codes, common
from dashboard.texts import filters as texts
from warehouse.marts import Marts
from warehouse.queries import areas, demand, schools, unserved

CITY_ID = "DO"
FIELD_WIDTH = 168  # two fields side by side on a phone of 390 pixels
PAGE_STATE = "page"
COMPARED_DAYS = (
    335  # a year earlier, up to a month: the same point of the day-care year, whatever was delivered since
)
DATES_OF = {
    "demand": demand.reference_dates,
    "unserved": unserved.reference_dates,
    "schools": schools.reference_dates,
}
T = TypeVar("T")


@dataclass(frozen=True)
class Filters:
    """What is chosen.

    ``dates`` holds each subject's reference dates up to the chosen one, the latest first; ``chosen`` the fields
    that are on, as the address has them; ``context`` is what a download says about itself.
    """

    reference_date: date | None = None
    day_care_year: int | None = None
    is_current_year: bool = True
    borough_id: str | None = None
    district_id: str | None = None
    area_name: str = common.CITY
    age_group: str = "under_three"
    track: str = "broadband"
    dates: Mapping[str, list[date]] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def area_id(self) -> str:
        """The smallest area chosen; the city if none is."""
        return self.district_id or self.borough_id or CITY_ID

    @property
    def level(self) -> str:
        """The level of that area."""
        return "district" if self.district_id else "borough" if self.borough_id else "city"

    @property
    def place(self) -> str:
        """That area in a sentence: "im Stadtbezirk Hörde"."""
        return common.place(self.level, self.area_name)

    def as_of(self, subject: str) -> date | None:
        """The subject's latest reference date on or before the chosen one."""
        return next(iter(self.dates.get(subject, [])), None)

    def before(self, subject: str) -> date | None:
        """The date that is compared with: a year before that, or else the subject's first."""
        days = self.dates.get(subject, [])
        year_ago = [day for day in days if (days[0] - day).days >= COMPARED_DAYS]
        return next(iter(year_ago or days[1:][-1:]), None)


def bar(marts: Marts, page: Page) -> Filters:
    """Draw the page's fields and return what they hold."""
    dates = {
        subject: DATES_OF[subject](marts)["reference_date"].to_list() for subject in subjects_of(marts.role)
    }
    fields = Fields(page)
    with st.container(horizontal=True, key="filters", gap="small"):
        days = sorted({day for each in dates.values() for day in each}, reverse=True)
        on = fields.choice(texts.REFERENCE_DATE_KEY, {formats.day(day): day for day in days})
        until = {subject: [day for day in each if on and day <= on] for subject, each in dates.items()}
        year = _day_care_year(marts, fields, until.get("demand", []))
        borough, district = _area(marts, fields)
        chosen = Filters(
            reference_date=on,
            day_care_year=year[0] if year else None,
            is_current_year=year[1] if year else True,
            borough_id=borough[0] if borough else None,
            district_id=district[0] if district else None,
            area_name=(district or borough or (CITY_ID, common.CITY))[1],
            age_group=fields.choice(texts.AGE_GROUP_KEY, _by_label(codes.AGE_GROUP)) or "under_three",
            track=fields.choice(texts.TRACK_KEY, _tracks(marts, page)) or "broadband",
            dates=until,
            chosen=fields.chosen(),
            context={texts.LABELS[key]: st.session_state[key] for key in fields.first},
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
        if self.arrived and st.query_params.get(key) in options:
            st.session_state[key] = st.query_params[key]
        elif st.session_state.get(key, labels[0]) not in options:
            st.session_state[key] = labels[0]
        label = st.selectbox(texts.LABELS[key], labels, key=key, bind="query-params", width=FIELD_WIDTH)
        return options[label]

    def chosen(self) -> dict[str, str]:
        """Return the fields that are not at their first option, with what they hold."""
        return {
            key: st.session_state[key] for key, label in self.first.items() if st.session_state[key] != label
        }

    def reset(self) -> None:
        """Put every field back to its first option."""
        st.session_state.update(self.first)


def choose_track(track: str) -> None:
    """Set the field to the track a click on a figure named."""
    st.session_state[texts.TRACK_KEY] = track


def choose_area(borough: str, district: str | None = None) -> None:
    """Set the fields to the area a click on a figure named."""
    st.session_state[texts.BOROUGH_KEY] = borough
    if district:
        st.session_state[texts.DISTRICT_KEY] = district


def _banner(fields: Fields, chosen: Mapping[str, str]) -> None:
    """Say which filters are on and offer to take them off."""
    if chosen:
        with st.container(horizontal=True, vertical_alignment="center", key="banner"):
            st.markdown(texts.banner(chosen), width="content")
            st.button(texts.RESET, on_click=fields.reset, type="tertiary")


def _day_care_year(marts: Marts, fields: Fields, dates: list[date]) -> tuple[int, bool] | None:
    if not dates:
        return None
    years = demand.day_care_years(marts, dates[0]).sort("is_current_year", descending=True).rows()
    return fields.choice(
        texts.DAY_CARE_YEAR_KEY, {formats.day_care_year(year): (year, own) for year, own in years}
    )


def _area(marts: Marts, fields: Fields) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return the chosen borough and district, each as its id and name; a role without districts has no such field."""
    boroughs = {
        name: (area_id, name) for area_id, name in areas.of_level(marts, "borough")["area_id", "name"].rows()
    }
    borough = fields.choice(texts.BOROUGH_KEY, {texts.ALL_BOROUGHS: None, **boroughs})
    districts = areas.of_level(marts, "district")
    if borough:
        districts = districts.filter(borough_id=borough[0])
    named = {name: (area_id, name) for area_id, name in districts["area_id", "name"].rows()}
    return borough, fields.choice(texts.DISTRICT_KEY, {texts.ALL_DISTRICTS: None, **named} if named else {})


def _tracks(marts: Marts, page: Page) -> dict[str, str]:
    there = schools.tracks(marts)["track"].to_list() if "schools" in page.subjects else []
    return {label: code for label, code in _by_label(codes.TRACK).items() if code in there}


def _by_label(names: dict[str, str]) -> dict[str, str]:
    return {label: code for code, label in names.items()}
