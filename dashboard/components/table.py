"""A table people can read, hear and take with them."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard.components import downloads
from dashboard.components.about import About
from dashboard.components.cells import Column
from dashboard.texts import common

SHAPED = ("number", "code", "prose")
MOST_ROWS = 200  # more would take the browser longer than anyone reads


def show_table(
    frame: pl.DataFrame,
    columns: Sequence[Column],
    caption: str,
    name: str,
    about: About,
    *,
    selected: str | None = None,
) -> None:
    """Show a frame as a table whose first column names the row, with its legend and downloads.

    ``selected`` marks the row of that name; ``about`` (filters, dates, definitions) goes into the workbook.
    """
    rows = frame.head(MOST_ROWS).to_dicts()
    st.html(as_html(rows, columns, caption, selected, about))
    with st.container(horizontal=True, vertical_alignment="center"):
        _download(common.CSV, "csv", "text/csv", name, lambda: downloads.csv(frame, columns))
        _download(
            common.XLSX, "xlsx", downloads.XLSX_TYPE, name, lambda: downloads.xlsx(frame, columns, about)
        )
        notes = [legend(rows, columns)]
        if frame.height > MOST_ROWS:
            notes.append(common.first_rows(MOST_ROWS, frame.height))
        if any(notes):
            st.html(f'<p class="pb-note">{html.escape(" · ".join(filter(None, notes)))}</p>', width="content")


def _download(label: str, suffix: str, kind: str, name: str, content: Callable[[], bytes]) -> None:
    st.download_button(
        label, data=content, file_name=f"{name}.{suffix}", mime=kind, on_click="ignore",
        icon=":material/download:", key=f"{name}.{suffix}",
    )  # fmt: skip


def as_html(
    rows: list[dict[str, object]], columns: Sequence[Column], caption: str, selected: str | None, about: About
) -> str:
    """Return the table; ``selected`` marks the row that its first column names so."""
    head = "".join(
        f'<th scope="col"{_aligned(column)}>{about.link(column.measure, column.title)}</th>'
        for column in columns
    )
    body = "".join(_row(row, columns, selected, about) for row in rows)
    return (
        f'<div class="pb-table" tabindex="0" role="region" aria-label="{html.escape(caption)}"><table>'
        f"<caption><span>{html.escape(caption)}</span></caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: dict[str, object], columns: Sequence[Column], selected: str | None, about: About) -> str:
    first, *others = columns
    mark = ' class="pb-selected" aria-current="true"' if selected and row[first.key] == selected else ""
    cells = "".join(f"<td{_aligned(column)}>{_content(column, row, about)}</td>" for column in others)
    return f'<tr{mark}><th scope="row"{_aligned(first)}>{_content(first, row, about)}</th>{cells}</tr>'


def _content(column: Column, row: dict[str, object], about: About) -> str:
    text = column.text(row)
    if column.address_key and row[column.address_key]:
        return (
            f'<a class="pb-area" href="{html.escape(str(row[column.address_key]))}">{html.escape(text)}</a>'
        )
    return about.link(str(row[column.measure_key]), text) if column.measure_key else html.escape(text)


def _aligned(column: Column) -> str:
    name = "number" if column.is_number else column.kind
    return f' class="pb-{name}"' if name in SHAPED else ""


def legend(rows: list[dict[str, object]], columns: Sequence[Column]) -> str:
    """Explain the signs that occur in the table, and no others."""
    signs = {column.sign(row) for row in rows for column in columns}
    return " · ".join(meaning for sign, meaning in common.SIGNS.items() if sign in signs)
