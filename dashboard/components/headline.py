"""The lines a page opens with: what is, what was aimed at, what changed, and what of it is estimated."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import streamlit as st

from dashboard.texts import common


def show_headline(
    stands: str,
    target: str,
    change: str,
    since: str = common.CHANGE,
    basis: str = "",
    measures: str = "",
    *,
    ahead: Mapping[str, str] | None = None,
) -> None:
    """Show what is as a sentence with its number in ``**``, then target, change and, if there is one, the basis.

    ``measures`` are the links to the definitions of the numbers, as HTML; ``ahead`` what is to come, by its title.
    """
    lines = {**(ahead or {}), common.TARGET: target, since: change, common.BASIS: basis}
    told = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{emphasised(line)}</dd>" for name, line in lines.items() if line
    )
    if measures:
        told += f'<dt>{common.MEASURES}</dt><dd class="pb-measures">{measures}</dd>'
    st.html(
        f'<section class="pb-headline"><p class="pb-is">{emphasised(stands)}</p><dl>{told}</dl></section>'
    )


def emphasised(sentence: str) -> str:
    """Return the sentence as HTML; ``**`` makes strong, everything else is text."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html.escape(sentence, quote=False))
