"""A figure with its description; a click sets the field that the keyboard sets too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.components.about import About, show_measures

CONFIG = {"displayModeBar": False, "responsive": True}


def show_figure(
    figure: go.Figure,
    alt: str,
    key: str,
    on_pick: Callable[[str], None] | None = None,
    *,
    about: About,
    measures: Iterable[str],
) -> None:
    """Show a figure and which measures it draws; ``on_pick`` receives the name of the mark clicked on."""

    def picked() -> None:
        points = st.session_state[key].selection.points
        if points and on_pick:
            on_pick(_name(points[0]))

    more: dict[str, Any] = {"on_select": picked, "selection_mode": "points"} if on_pick else {}
    st.plotly_chart(figure, key=key, alt=alt, config=CONFIG, **more)
    show_measures(about, measures)


def _name(point: dict[str, Any]) -> str:
    """Return the name a figure gave the mark; Plotly wraps it in a list where there is more than one."""
    custom = point["customdata"]
    return str(custom[0] if isinstance(custom, list) else custom)
