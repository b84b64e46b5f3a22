"""Pages as Streamlit knows them, and links to them that carry the filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.navigation import PAGES, Page
from dashboard.texts.pages import PAGES as TEXTS


def streamlit_page(page: Page, run: Callable[[], None], *, is_start: bool) -> st.Page:
    """Return the page with what draws it; the start page answers at the bare address too."""
    return st.Page(run, title=page.title, icon=page.icon, url_path=page.path, default=is_start)


def show_link(key: str, label: str, chosen: Mapping[str, str]) -> None:
    """Show a link to a page, with the chosen filters that it has."""
    page = next(page for page in PAGES if page.key == key)
    carried = {name: value for name, value in chosen.items() if name in page.filters}
    target = st.Page(_nothing, title=TEXTS[key].title, url_path=page.path)
    st.page_link(target, label=label, icon=":material/arrow_forward:", query_params=carried)


def _nothing() -> None:
    """Stand in for a page that is only linked to."""
