"""The list of those who place children: it goes out as a workbook, and what they noted in it comes back."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard.components import downloads
from dashboard.components.about import About
from dashboard.components.cells import Column
from dashboard.components.login import login
from dashboard.components.notice import show_note
from dashboard.components.table import show_table
from dashboard.texts import codes
from dashboard.texts import status_list as texts
from warehouse import contacts
from warehouse.marts import Marts, Role
from warehouse.queries import unserved
from warehouse.status_list import NoStatusList
from warehouse.texts import contacts as heads

RECORD = Column("record_number", heads.RECORD_NUMBER)
WORK = (
    Column("birth_month", texts.BORN, "month"),
    Column("borough_name", texts.BOROUGH),
    Column("district_name", texts.DISTRICT),
    Column("urgency", texts.URGENCY, names=codes.URGENCY),
    Column("claim_date", texts.CLAIM, "month"),
    Column("wanted_start", texts.WANTED, "day"),
    Column("due_date", texts.DUE, "day"),
    Column("registered_on", texts.REGISTERED, "day"),
    Column("days_waiting", texts.DAYS, "count", measure="days_waiting"),
    Column("reason", texts.WHY, names=codes.UNSERVED_REASON, measure="unserved_reason"),
    Column("wishes", texts.WISHES, "count", measure="wishes"),
    Column("wishes_tried", texts.TRIED, "count", measure="wishes_tried"),
)
FILLED_IN = (
    Column("before", heads.BEFORE),
    Column("contact_status", heads.STATUS, names=codes.CONTACT_STATUS, to_fill_in=True),
    Column("contact_date", heads.DATE, "day", to_fill_in=True),
)
REFUSED = tuple(map(Column, ("line", "message"), heads.REFUSED_HEADS))


def show_status_list(
    marts: Marts, cases: pl.DataFrame, about: About, key: str, columns: Sequence[Column] = WORK
) -> None:
    """Show the button that hands the list of these cases out and the field that takes it back.

    ``cases`` has a row per child with its ``child_id`` and ``record_number``; ``columns`` are what else of it stands
    in the list. Shown to those who place children alone.
    """
    if marts.role is not Role.COORDINATION:
        return
    st.subheader(texts.HEADING, anchor=False)
    show_note(texts.NOTE)
    st.download_button(
        texts.DOWNLOAD, data=lambda: workbook(marts, cases, columns, about), file_name=f"{key}.xlsx",
        mime=downloads.XLSX_TYPE, on_click="ignore", icon=":material/download:", key=f"{key}-out",
    )  # fmt: skip
    _take_back(marts, key)
    _show_told(about, key)


def workbook(marts: Marts, cases: pl.DataFrame, columns: Sequence[Column], about: About) -> bytes:
    """Return the list of these cases as a workbook, each with the status that is kept of it."""
    own = [column for column in columns if column.key not in {RECORD.key, *(c.key for c in FILLED_IN)}]
    return downloads.xlsx(with_status(marts, cases), (RECORD, *own, *FILLED_IN), about)


def with_status(marts: Marts, cases: pl.DataFrame) -> pl.DataFrame:
    """Add ``contact_status``, ``contact_date`` and, in words, ``before``; nobody has noted anything means open."""
    own = unserved.records(marts).join(cases.select("child_id"), on="child_id", how="semi")
    known = contacts.of_children(marts.home, own)
    cases = cases.drop("contact_status", "contact_date", "before", strict=False)
    joined = cases.join(
        known.select("child_id", "contact_status", "contact_date"), "child_id", "left", maintain_order="left"
    ).with_columns(pl.col("contact_status").fill_null(contacts.OPEN))
    before = [heads.standing(*said) for said in joined.select("contact_status", "contact_date").rows()]
    return joined.with_columns(pl.Series("before", before, dtype=pl.String))


def _take_back(marts: Marts, key: str) -> None:
    with st.form(f"{key}-form", clear_on_submit=True, border=False):
        file = st.file_uploader(texts.FIELD, type=["xlsx", "csv"], key=f"{key}-in")
        if not st.form_submit_button(texts.HAND_BACK, icon=":material/upload:"):
            return
    if file is None:
        st.session_state[f"{key}-told"] = texts.NO_FILE
    else:
        st.session_state[f"{key}-told"] = _handed_back(marts, file.getvalue(), file.name)
    st.rerun()


def _handed_back(marts: Marts, content: bytes, name: str) -> str | tuple[str, contacts.HandedBack]:
    """Take the list; return the sentence to show, with what became of it unless the whole file was refused."""
    try:
        done = contacts.hand_back(
            marts.home, content, name, unserved.records(marts), login() or marts.role.value
        )
    except NoStatusList as refused:
        return str(refused)
    except OSError as error:
        return texts.NOT_WRITTEN.format(reason=error.strerror)
    return heads.told(name, done.taken, done.unchanged, done.refused.height), done


def _show_told(about: About, key: str) -> None:
    """Say what became of the list handed back last in this session."""
    told = st.session_state.get(f"{key}-told")
    if told is None:
        return
    if isinstance(told, str):
        st.warning(told)
        return
    sentence, done = told
    if done.refused.is_empty():
        st.success(sentence)
        return
    st.warning(sentence)
    show_table(done.refused, REFUSED, texts.REFUSED_CAPTION, f"{key}-refused", about)
