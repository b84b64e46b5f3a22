"""Cells, tables and downloads: four signs for four meanings, and nothing delivered becomes a formula or markup."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import fastexcel
import polars as pl
import pytest

from dashboard.components import downloads
from dashboard.components.about import About, Definition
from dashboard.components.cells import Column
from dashboard.components.headline import emphasised
from dashboard.components.table import as_html, legend
from dashboard.texts import common

COLUMNS = (
    Column("name", "Gebiet"),
    Column("children", "Kinder", "count"),
    Column("rate", "Quote", "share", measure="place_rate"),
    Column("balance", "Saldo", "signed"),
    Column("on", "Stichtag", "day"),
    Column("done", "fertig", "flag"),
    Column("reason", "Grund", applies="done"),
)
ROWS = [
    {"name": "Hafen", "children": 1234, "rate": 0.623, "balance": -3.0, "on": date(2026, 8, 31), "done": True,
     "reason": "Umbau", "is_suppressed": False},
    {"name": "=SUMME(A1)", "children": None, "rate": None, "balance": 0.0, "on": None, "done": False,
     "reason": None, "is_suppressed": True},
]  # fmt: skip


RATE = Definition("Versorgungsquote", "Plätze <je> Kind", "Plätze ÷ Kinder", "=1+1")
ABOUT = About({"Stichtag": "15.03.2026", "Hinweis": common.SYNTHETIC}, {"place_rate": RATE})


def shown(row: int) -> list[str]:
    return [column.text(ROWS[row]).replace("\N{NO-BREAK SPACE}", " ") for column in COLUMNS]


def test_cells_are_german():
    assert shown(0) == ["Hafen", "1.234", "62,3 %", "−3", "31.08.2026", "ja", "Umbau"]


def test_suppressed_unknown_zero_and_not_applicable_differ():
    assert shown(1) == ["=SUMME(A1)", "•", "•", "0", "–", "nein", "×"]
    unknown = ROWS[1] | {"is_suppressed": False}
    assert COLUMNS[1].text(unknown) == "–"


def test_the_legend_explains_the_signs_that_occur():
    assert legend(ROWS[:1], COLUMNS) == ""
    assert legend(ROWS, COLUMNS) == " · ".join(common.SIGNS.values())


def test_a_table_reads_row_by_row():
    page = as_html(ROWS, COLUMNS, "Nach <Gebiet>", "Hafen", ABOUT)
    assert '<th scope="row">Hafen</th>' in page
    assert '<th scope="col" class="pb-number">Kinder</th>' in page
    assert "Nach &lt;Gebiet&gt;" in page
    assert page.count('aria-current="true"') == 1


def test_the_title_of_a_number_leads_to_its_definition():
    page = as_html(ROWS, COLUMNS, "Nach Gebiet", None, ABOUT)
    assert 'href="kennzahlen?kennzahl=Versorgungsquote" title="Plätze &lt;je&gt; Kind">Quote</a></th>' in page
    assert page.count("<a ") == 1


def test_delivered_text_is_no_markup():
    page = as_html([ROWS[0] | {"name": "<img src=x onerror=alert(1)>"}], COLUMNS, "x", None, ABOUT)
    assert "<img" not in page
    assert emphasised("**1** <b>Kind</b>") == "<strong>1</strong> &lt;b&gt;Kind&lt;/b&gt;"


def test_a_csv_opens_in_a_german_spreadsheet():
    content = downloads.csv(pl.DataFrame(ROWS), COLUMNS)
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second, *_ = content.decode("utf-8-sig").split("\r\n")
    assert head == "Gebiet;Kinder;Quote;Saldo;Stichtag;fertig;Grund"
    assert first == "Hafen;1234;62,3 %;-3;31.08.2026;ja;Umbau"
    assert second == "'=SUMME(A1);•;•;0;–;nein;×"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_csv_cell_is_a_formula(start: str):
    rows = pl.DataFrame({"name": [f"{start}cmd|' /C calc'!A0"]})
    cell = downloads.csv(rows, (Column("name", "Name"),)).decode("utf-8-sig").split("\r\n", 1)[1]
    assert cell.strip('"').startswith("'")


def test_a_workbook_holds_numbers_dates_and_what_they_mean():
    content = downloads.xlsx(pl.DataFrame(ROWS), COLUMNS, ABOUT)
    book = fastexcel.read_excel(content)
    assert book.sheet_names == [common.DATA_SHEET, common.CONTEXT_SHEET, common.DEFINITION_SHEET]
    data = book.load_sheet(common.DATA_SHEET).to_polars()
    assert data["Stichtag"].cast(pl.String)[0].startswith("2026-08-31")
    about = book.load_sheet(common.CONTEXT_SHEET, header_row=None).to_polars()
    assert about.rows() == [("Stichtag", "15.03.2026"), ("Hinweis", common.SYNTHETIC)]
    meanings = book.load_sheet(common.DEFINITION_SHEET).to_polars()
    assert meanings.rows() == [("Quote", "Versorgungsquote", "Plätze <je> Kind", "Plätze ÷ Kinder", "=1+1")]


def test_no_workbook_cell_is_a_formula_and_the_same_table_gives_the_same_file():
    content = downloads.xlsx(pl.DataFrame(ROWS), COLUMNS, About({"=A1": "=B2"}, {"place_rate": RATE}))
    assert content == downloads.xlsx(pl.DataFrame(ROWS), COLUMNS, About({"=A1": "=B2"}, {"place_rate": RATE}))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if "worksheets" in name)
