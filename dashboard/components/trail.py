"""Where one is: the way back as links, and the way on to what lies within."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.texts import common


@dataclass(frozen=True)
class Step:
    """A place with its address; the place one is at has none."""

    name: str
    address: str = ""


def show_trail(back: Sequence[Step], lead: str = "", onward: Sequence[Step] = ()) -> None:
    """Show the way from the whole to the place one is at, and, after ``lead``, the places within it."""
    steps = "".join(f"<li>{_link(step)}</li>" for step in back)
    within = " · ".join(map(_link, onward))
    line = f'<p class="pb-note">{html.escape(lead)} {within}</p>' if onward else ""
    st.html(f'<nav class="pb-trail" aria-label="{common.TRAIL}"><ol>{steps}</ol>{line}</nav>')


def _link(step: Step) -> str:
    name = html.escape(step.name)
    if not step.address:
        return f'<span aria-current="page">{name}</span>'
    return f'<a class="pb-area" href="{html.escape(step.address)}">{name}</a>'
