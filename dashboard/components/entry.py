"""One entry of the measures: terms and what they mean."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st


def show_entry(title: str, terms: Mapping[str, str]) -> None:
    """Show a title, if there is one, and below it each term with its meaning."""
    told = "".join(
        f"<dt>{html.escape(term)}</dt><dd>{html.escape(said)}</dd>" for term, said in terms.items()
    )
    head = f"<h2>{html.escape(title)}</h2>" if title else ""
    st.html(f'<section class="pb-entry">{head}<dl>{told}</dl></section>')
