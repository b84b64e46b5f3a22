"""Pages as Streamlit knows them, and links to them that carry the filters."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import streamlit as st

from dashboard.navigation import PAGES, Page


def streamlit_page(page: Page, *, is_start: bool = False) -> st.Page:
    """Return the page as Streamlit knows it; the start page answers at the bare address.

    The page itself draws nothing: the frame draws it, so that the filter bar belongs to no single page and keeps
    its fields from one page to the next.
    """
    return st.Page(_nothing, title=page.title, icon=page.icon, url_path=page.path, default=is_start)


def address(key: str, chosen: Mapping[str, str]) -> str:
    """Return the address of a page with the chosen filters that it has, for a link within a table or a text."""
    page = next(page for page in PAGES if page.key == key)
    carried = {name: value for name, value in chosen.items() if name in page.filters}
    return f"{page.path}?{urlencode(carried, quote_via=quote)}" if carried else page.path


def show_link(key: str, label: str, chosen: Mapping[str, str]) -> None:
    """Show a link to a page, with the chosen filters that it has."""
    page = next(page for page in PAGES if page.key == key)
    carried = {name: value for name, value in chosen.items() if name in page.filters}
    st.page_link(streamlit_page(page), label=label, icon=":material/arrow_forward:", query_params=carried)


def _nothing() -> None:
    """Leave the drawing to the frame."""
