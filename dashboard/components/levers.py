"""The levers of a scenario: fields whose values stand in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard import formats
from dashboard.texts import forecast_scenarios as texts
from warehouse.methods.scenario_levers import (
    DROPPED,
    LATE,
    Births,
    Buffer,
    Closure,
    ExtraGroups,
    Housing,
    Lever,
    MindingShare,
    ProjectChange,
    TargetRate,
)

MOST_GROUPS = 20
PROJECTS = {
    texts.ON_TIME: None,
    texts.ONE_LATE: (LATE, 1),
    texts.TWO_LATE: (LATE, 2),
    texts.DROPPED: (DROPPED, 0),
}
T = TypeVar("T")


@dataclass(frozen=True)
class Choices:
    """What may be chosen, by its label: districts, centres and day-care years; ``district`` is the one to begin with."""

    districts: Mapping[str, str]
    centres: Mapping[str, str]
    years: tuple[int, ...]
    district: str | None = None


def panel(choices: Choices) -> tuple[Lever, ...]:
    """Draw the levers and return those that are moved."""
    st.subheader(texts.LEVERS_HEADING, anchor=False)
    with st.expander(texts.BUILDING, expanded=True):
        groups = _groups(choices)
    with st.expander(texts.GENERAL, expanded=True):
        general = _general(choices)
    with st.expander(texts.CLOSING):
        closed = _closure(choices)
    return (*general, *groups, *closed)


def _general(choices: Choices) -> list[Lever]:
    """Draw what concerns the whole city."""
    since = _years(texts.FROM_KEY, choices.years[1:])
    births = _number(texts.BIRTHS_KEY, (-50, 50), 0, step=1)
    target = _number(texts.TARGET_KEY, (0, 100), None)
    minding = _number(texts.MINDING_KEY, (0, 100), None)
    housing = _number(texts.HOUSING_KEY, (0, 300), 100, step=10)
    housing_late = _number(texts.HOUSING_LATE_KEY, (0, 5), 0)
    change = _choice(texts.PROJECTS_KEY, PROJECTS)
    buffer = _number(texts.BUFFER_KEY, (0, 30), 0)
    moved: list[Lever] = []
    if births:
        moved.append(Births(births / 100, since))
    if housing not in (None, 100) or housing_late:
        moved.append(Housing((100 if housing is None else housing) / 100, housing_late or 0))
    if target is not None:
        moved.append(TargetRate(target / 100, since, age_group="under_three"))
    if minding is not None:
        moved.append(MindingShare(minding / 100, since))
    if change:
        moved.append(ProjectChange(change[0], delay_years=change[1]))
    if buffer:
        moved.append(Buffer(buffer / 100, since))
    return moved


def _groups(choices: Choices) -> list[Lever]:
    """Draw new groups of one form in one district."""
    district = _choice(texts.GROUPS_DISTRICT_KEY, choices.districts, choices.district)
    form = _choice(texts.GROUPS_FORM_KEY, {label: form for form, label in texts.FORMS.items()})
    number = _number(texts.GROUPS_KEY, (0, MOST_GROUPS), 0)
    opens = _years(texts.GROUPS_FROM_KEY, choices.years[1:])
    late = _number(texts.GROUPS_LATE_KEY, (0, 5), 0)
    return [ExtraGroups(district, form, number, opens, late or 0)] if number else []


def _closure(choices: Choices) -> list[Lever]:
    """Draw the closure of one centre."""
    centre = _choice(texts.CLOSED_KEY, {texts.NOBODY: None, **choices.centres})
    since = _years(texts.CLOSED_FROM_KEY, choices.years[1:])
    return [Closure(since, centre_id=centre)] if centre else []


def _years(key: str, years: tuple[int, ...]) -> int:
    return _choice(key, {formats.day_care_year(year): year for year in years})


def _choice(key: str, options: Mapping[str, T], first: str | None = None) -> T:
    """Draw a select box and return the value behind its label."""
    labels = list(options)
    if st.session_state.get(key, labels[0]) not in options:  # another area may be chosen since
        st.session_state[key] = labels[0]
    index = labels.index(first) if first and first in options and key not in st.session_state else 0
    label = st.selectbox(
        texts.LABELS[key], labels, index, key=key, bind="query-params", help=texts.HELP.get(key)
    )
    return options[label]


def _number(key: str, bounds: tuple[int, int], usual: int | None, step: int = 1) -> int | None:
    """Draw a field for a whole number; empty where nothing is to be changed."""
    least, most = bounds
    return st.number_input(
        texts.LABELS[key], least, most, usual, step, key=key, bind="query-params", help=texts.HELP.get(key)
    )
