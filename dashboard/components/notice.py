"""Small print that is still dark enough to be read by everyone."""

from __future__ import annotations

import html

import streamlit as st


def show_note(sentence: str) -> None:
    """Show a remark below what it explains."""
    st.html(f'<p class="pb-note">{html.escape(sentence)}</p>')
