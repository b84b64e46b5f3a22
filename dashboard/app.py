"""The entry: the server, the frame around every page, and what people see when something is missing."""

from __future__ import annotations

import gc
import importlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import file_util

from dashboard import filters, web
from dashboard.components import freshness, links, release
from dashboard.components.about import About, definitions
from dashboard.components.notice import show_note
from dashboard.filters import Filters
from dashboard.navigation import PAGES, Page, page_of, pages_of
from dashboard.settings import settings
from dashboard.texts import codes, common
from warehouse.home import Home
from warehouse.marts import Marts, NoRelease, NotReadable, ReleaseDamaged, Role, TooCostly

ROLE_VARIABLE = "PLANUNGSBLICK_ROLE"
HERE = Path(__file__).parent
ICON = HERE / "static" / "planungsblick.svg"
WORDMARK = HERE / "static" / "wordmark.svg"
SIDEBAR_WIDTH = 264


def serve(address: str, port: int) -> None:
    """Serve the pages of this process's role until it is stopped."""
    role = own_role()
    for page in pages_of(role):
        view(page)
    gc.freeze()  # Streamlit collects garbage after every run; what is imported by now is not looked at again
    application(role).run(config=settings(address, port))


def own_role() -> Role:
    """Return the role this process was started for; never the address or the session decides it."""
    return Role(os.environ.get(ROLE_VARIABLE, Role.PLANNING))


def application(role: Role) -> st.App:
    """Return the server: Streamlit behind our front door."""
    index = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    own = [page.path for page in pages_of(role)]
    door = Middleware(web.FrontDoor, shell=web.shell(index), own=own, others=[page.path for page in PAGES])
    return st.App(HERE / "script.py", middleware=[door], on_script_error=say_sorry)


def run() -> None:
    """Draw the page the address names; Streamlit calls this for every session and every click."""
    role = own_role()
    st.set_page_config(
        page_title=common.PRODUCT, page_icon=ICON, layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.logo(WORDMARK, size="large", icon_image=ICON)
    own = pages_of(role)
    entries = [links.streamlit_page(page, is_start=page is own[0]) for page in own]
    here = st.navigation(entries)
    with st.sidebar:
        show_note(common.view(codes.ROLE[role]))
    show(own[entries.index(here)].key, role, Home.at())


def show(key: str, role: Role, home: Home) -> None:
    """Draw one page with its frame, or say kindly why it cannot be drawn."""
    page = page_of(role, key)
    if page is None:
        st.warning(common.REFUSED)
        return
    st.title(page.title, anchor=False)
    st.markdown(page.question)
    try:
        marts = release.in_service(home, role)
    except NoRelease:
        st.info(common.NO_RELEASE)
    except ReleaseDamaged:
        st.error(common.RELEASE_DAMAGED)
    except NotReadable as error:
        st.error(str(error))
    else:
        _draw(page, marts)


def view(page: Page) -> Callable[[Marts, Filters], None]:
    """Return what draws a page; only the views of the process's role are ever imported."""
    return importlib.import_module(f"dashboard.views.{page.key}").render


def _draw(page: Page, marts: Marts) -> None:
    chosen = filters.bar(marts, page)
    context = freshness.context(marts, chosen.words, chosen.reference_date, page.sources)
    freshness.show_release(marts, chosen.reference_date)
    view(page)(marts, replace(chosen, about=About(context, definitions(marts))))
    freshness.show_sources(marts, chosen.reference_date, page.sources)


def say_sorry(error: Exception) -> bool:
    """Show a sentence in place of a traceback; Streamlit has logged the error for the analyst."""
    st.error(str(error) if isinstance(error, TooCostly) else common.FAILED)
    return True
