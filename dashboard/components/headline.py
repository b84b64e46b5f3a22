"""The three lines a page opens with: what is, what was aimed at, what changed."""

from __future__ import annotations

import html
import re

import streamlit as st

from dashboard.texts import common


def show_headline(stands: str, target: str, change: str, since: str = common.CHANGE) -> None:
    """Show what is as a sentence with its number in ``**``, then target and change."""
    st.html(
        f'<section class="pb-headline"><p class="pb-is">{emphasised(stands)}</p><dl>'
        f"<dt>{common.TARGET}</dt><dd>{emphasised(target)}</dd>"
        f"<dt>{html.escape(since)}</dt><dd>{emphasised(change)}</dd></dl></section>"
    )


def emphasised(sentence: str) -> str:
    """Return the sentence as HTML; ``**`` makes strong, everything else is text."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html.escape(sentence, quote=False))
