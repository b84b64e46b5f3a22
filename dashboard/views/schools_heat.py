"""The tab that shows every school's stage in every track, by borough."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.components.heat import Cell, Line, show_heat
from dashboard.components.links import school_address
from dashboard.filters import Filters
from dashboard.texts import codes, common
from dashboard.texts import schools as texts
from dashboard.views.schools_table import with_states
from warehouse.marts import Marts


def render(marts: Marts, filters: Filters, on: date) -> None:
    """Show the schools of the chosen area, borough by borough."""
    rows, tracks = with_states(marts, filters, on)
    if rows.is_empty():
        st.info(common.EMPTY)
        return
    boroughs: dict[str | None, list[Line]] = {}
    for row in rows.to_dicts():
        line = Line(
            row["school_name"],
            [cell(row[track]) for track in tracks],
            school_address(row["school_id"], row["school_name"], filters.chosen),
        )
        boroughs.setdefault(row["borough_name"], []).append(line)
    show_heat(
        {texts.group(name, len(lines)): lines for name, lines in boroughs.items()},
        texts.SCHOOL, [codes.TRACK_SHORT[track] for track in tracks], texts.heat_caption(on), texts.legend(),
    )  # fmt: skip


def cell(stage: str | None) -> Cell:
    """Return the cell of a stage; what no row tells is unknown."""
    known = stage or "unknown"
    state = texts.STATE_OF[known]
    return Cell(state, texts.SIGN[state], codes.STAGE[known])
