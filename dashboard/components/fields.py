"""A table of fields: two scales cross, and what lies where is named and counted, so that no colour is needed."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Field:
    """One field: its name, how many lie in it, and which."""

    name: str
    count: str
    members: Sequence[str]


def show_fields(
    caption: str,
    corner: str,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    field: Callable[[str, str], Field],
) -> None:
    """Show ``field(row, column)`` for every key of both scales; ``corner`` is HTML that names the rows' scale."""
    head = "".join(f'<th scope="col">{html.escape(title)}</th>' for title in columns.values())
    body = "".join(
        f'<tr><th scope="row">{html.escape(title)}</th>{"".join(_cell(field(row, column)) for column in columns)}</tr>'
        for row, title in rows.items()
    )
    st.html(
        f'<div class="pb-table pb-fields" tabindex="0" role="region" aria-label="{html.escape(caption)}"><table>'
        f"<caption><span>{html.escape(caption)}</span></caption>"
        f'<thead><tr><th scope="col">{corner}</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(field: Field) -> str:
    members = f'<span class="pb-note">{html.escape(", ".join(field.members))}</span>' if field.members else ""
    return f"<td><strong>{html.escape(field.name)}</strong><br>{html.escape(field.count)}<br>{members}</td>"
