"""What every number answers to "Woher?": its definition, and the filters and dates a download carries."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import streamlit as st

from dashboard.texts import common
from dashboard.texts import filters as keys
from dashboard.texts.pages import PAGES
from warehouse.marts import Marts
from warehouse.queries import measures


@dataclass(frozen=True)
class Definition:
    """What a measure is called, what it counts, how it is worked out and what it does not say."""

    name: str
    definition: str
    formula: str
    limits: str


@dataclass(frozen=True)
class About:
    """``context``: release, filters and dates in words; ``definitions``: the measures by their key."""

    context: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)

    def link(self, measure: str, label: str = "") -> str:
        """Return the link to a measure's entry as HTML, or the bare label of one that has none."""
        if measure not in self.definitions:
            return html.escape(label)
        known = self.definitions[measure]
        address = f"{PAGES['measures'].path}?{keys.MEASURE_KEY}={quote(known.name)}"
        return (
            f'<a class="pb-measure" href="{address}" title="{html.escape(known.definition)}">'
            f"{html.escape(label or known.name)}</a>"
        )

    def links(self, chosen: Iterable[str]) -> str:
        """Return the links to several entries, one after the other."""
        return " · ".join(filter(None, map(self.link, chosen)))


def definitions(marts: Marts) -> dict[str, Definition]:
    """Return the release's measures by their key."""
    rows = measures.definitions(marts).select("measure", "name", "definition", "formula", "limits").rows()
    return {key: Definition(*rest) for key, *rest in rows}


def show_measures(about: About, chosen: Iterable[str]) -> None:
    """Show below a figure which measures it draws, each with the way to its entry."""
    links = about.links(chosen)
    if links:
        st.html(f'<p class="pb-note pb-measures">{common.MEASURES}: {links}</p>')
