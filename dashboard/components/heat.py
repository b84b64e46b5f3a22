"""A heat table: every cell has a sign and words, and a colour that says nothing they do not say."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.notice import show_note


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: the class that colours it, the class's sign, and the words."""

    state: str
    sign: str
    words: str


@dataclass(frozen=True)
class Line:
    """A row: its name, where that leads, and its cells in the order of the columns."""

    name: str
    cells: Sequence[Cell]
    address: str = ""


def show_heat(
    groups: Mapping[str, Sequence[Line]], corner: str, columns: Sequence[str], caption: str, legend: str
) -> None:
    """Show the rows of each group below the group's name (none where that is empty), then what the signs mean."""
    head = "".join(f'<th scope="col">{html.escape(title)}</th>' for title in (corner, *columns))
    body = "".join(_group(name, lines, 1 + len(columns)) for name, lines in groups.items())
    st.html(
        f'<div class="pb-table pb-heat" tabindex="0" role="region" aria-label="{html.escape(caption)}"><table>'
        f"<caption><span>{html.escape(caption)}</span></caption><thead><tr>{head}</tr></thead>{body}</table></div>"
    )
    show_note(legend)


def _group(name: str, lines: Sequence[Line], width: int) -> str:
    title = f'<tr><th scope="rowgroup" colspan="{width}" class="pb-group"><span>{html.escape(name)}</span></th></tr>'
    return f"<tbody>{title if name else ''}{''.join(map(_line, lines))}</tbody>"


def _line(line: Line) -> str:
    name = html.escape(line.name)
    if line.address:
        name = f'<a class="pb-area" href="{html.escape(line.address)}">{name}</a>'
    return f'<tr><th scope="row">{name}</th>{"".join(map(_cell, line.cells))}</tr>'


def _cell(cell: Cell) -> str:
    sign = f'<span aria-hidden="true">{html.escape(cell.sign)}</span>'
    return f'<td class="pb-state-{html.escape(cell.state)}">{sign} {html.escape(cell.words)}</td>'
