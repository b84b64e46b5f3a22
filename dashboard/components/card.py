"""A card of the start page: one subject in a few lines, and the way to its page."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.headline import emphasised
from dashboard.components.links import show_link
from dashboard.texts import common


@dataclass(frozen=True)
class Card:
    """A subject: where we are and since when, where we wanted to be, what changed, and its page."""

    title: str
    page: str
    link: str
    on: str
    stands: Sequence[str]
    target: str
    since: str
    change: Sequence[str]
    measures: str = ""


def show_card(card: Card, chosen: Mapping[str, str]) -> None:
    """Show a card; its link carries the chosen filters."""
    with st.container(border=True, height="stretch"):
        st.subheader(card.title, anchor=False)
        if card.stands:
            st.html(
                f'<section class="pb-card"><p class="pb-note">{html.escape(card.on)}</p>{_lines(card.stands)}'
                f"<h3>{common.TARGET}</h3>{_lines([card.target])}"
                f"<h3>{html.escape(card.since)}</h3>{_lines(card.change)}"
                f'<p class="pb-note pb-measures">{common.MEASURES}: {card.measures}</p></section>'
            )
        else:
            st.info(common.EMPTY)
        show_link(card.page, card.link, chosen)


def _lines(sentences: Sequence[str]) -> str:
    return "".join(f"<p>{emphasised(sentence)}</p>" for sentence in sentences)
