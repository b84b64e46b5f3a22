"""Pages as Streamlit knows them, and links to them that carry the filters."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import polars as pl
import streamlit as st

from dashboard.navigation import PAGES, Page
from dashboard.texts import filters as keys


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


def school_address(school_id: str, name: str, chosen: Mapping[str, str]) -> str:
    """Return the address of a school's profile with the chosen filters; from outside its number alone does."""
    return address("schools", {**chosen, keys.SCHOOL_KEY: keys.school(school_id, name)})


def with_school_address(rows: pl.DataFrame, chosen: Mapping[str, str]) -> pl.DataFrame:
    """Add ``school_address``, the profile of each row's ``school_id`` and ``school_name``, for an ``address_key``."""
    led = [
        school_address(number, name, chosen) if number and name else None
        for number, name in rows["school_id", "school_name"].iter_rows()
    ]
    return rows.with_columns(pl.Series("school_address", led, dtype=pl.String))


def show_link(key: str, label: str, chosen: Mapping[str, str]) -> None:
    """Show a link to a page, with the chosen filters that it has."""
    page = next(page for page in PAGES if page.key == key)
    carried = {name: value for name, value in chosen.items() if name in page.filters}
    st.page_link(streamlit_page(page), label=label, icon=":material/arrow_forward:", query_params=carried)


def _nothing() -> None:
    """Leave the drawing to the frame."""
