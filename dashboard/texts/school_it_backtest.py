"""Sentences of the tab that holds earlier forecasts against what came."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

TAB = "Trefferquote"
AGAINST_HEADING = "Frühere Prognose gegen das, was kam"
HEADING = "Wie oft lagen frühere Prognosen richtig?"
KEY = "prognose"
CHOOSE = "Prognose vom"
NONE = "Frühere Prognosen gibt es ab dem dritten Stichtag der Schul-IT."
NONE_JUDGED = "Noch liegt von keiner früheren Prognose die ganze Spanne in der Vergangenheit; zu beurteilen ist deshalb keine."
TRACK, SHARE, LOW, MEDIAN, HIGH, PLANNED, CAME, HIT = (
    "Ausbau", "Ziel", "80 % von", "mittlerer Tag", "bis", "damals geplant", "eingetreten am", "Urteil",
)  # fmt: skip
HORIZON, FORECASTS, COVERED, COVERAGE, LATE, ERROR, PLAN_ERROR = (
    "Jahre voraus", "beurteilte Prognosen", "getroffen", "Trefferquote", "Tage später (Median)", "Fehler in Tagen (Median)",
    "Fehler des Plans in Tagen",
)  # fmt: skip
VERDICTS = {"hit": "getroffen", "early": "früher", "late": "später", "open": "noch offen"}
HORIZONS = {"all": "alle", "0": "unter 1", "1": "1", "2": "2", "3": "3", "4": "4 und mehr"}
TRACKS = {"all": "alle zusammen"} | codes.TRACK
RIGHT, BROAD = (0.7, 0.9), "zu breit"
NOTE = (
    "Jede Prognose kannte nur, was bis zu ihrem Stichtag geliefert war. Beurteilt wird sie, sobald ihre ganze Spanne "
    "vergangen ist; was bis zum letzten Stichtag nicht eintrat, zählt als verfehlt und mit mindestens so vielen Tagen. "
    "Prognosen desselben Ausbaus von benachbarten Stichtagen sind nicht unabhängig: Wenige Fälle beweisen wenig."
)


def verdict(row: Row) -> str:
    """Return the code of what became of a forecast."""
    if row["came_on"] is None:
        return "late" if row["is_past"] else "open"
    if row["is_covered"]:
        return "hit"
    if row["low_80"] is not None and row["high_80"] is not None and row["came_on"] > row["high_80"]:
        return "late"
    return "early" if row["low_80"] is None or row["came_on"] < row["low_80"] else "hit"


def against(rows: list[Row], origin: date, on: date) -> str:
    """Say of one earlier date's forecasts how many came true."""
    told = [row["verdict"] for row in rows]
    came = [word for word in told if word != "open"]
    if not came:
        return f"Von den Prognosen vom {formats.day(origin)} ist am {formats.day(on)} noch keine entschieden."
    hits = came.count("hit")
    parts = [
        f"{formats.number(came.count(code))} {word}"
        for code, word in (("early", "früher"), ("late", "später oder noch nicht"))
        if came.count(code)
    ]
    rest = f"; {words.listing(parts)}" if parts else ""
    still = told.count("open")
    return (
        f"Von {formats.number(len(came))} entschiedenen Prognosen vom {formats.day(origin)} lagen "
        f"**{formats.number(hits)} in ihrer 80-%-Spanne**{rest}. Noch offen: {formats.number(still)}."
    )


def headline(row: Row) -> str:
    """Say how often all earlier ranges held, and what that means."""
    share = row["coverage_80"]
    meaning = "die Spannen sind also etwa so breit, wie sie sein sollen"
    if share < RIGHT[0]:
        meaning = "die Spannen waren also zu schmal"
    if share > RIGHT[1]:
        meaning = "die Spannen waren also eher zu breit"
    return (
        f"**{formats.number(row['covered'])} von {formats.number(row['forecasts'])}** beurteilten Prognosen lagen in ihrer "
        f"Spanne, {formats.percent(share)}; 80 % wären genau richtig, {meaning}. Der mittlere Tag lag im Median um "
        f"{words.count(round(row['median_abs_days']), words.DAY, 'accusative')} daneben, "
        f"{plan_error(row)}."
    )


def plan_error(row: Row) -> str:
    """Say by how much the plan alone was off."""
    if row["plan_median_abs_days"] is None:
        return "ein Plan für alle nötigen Schulen lag nie vor"
    return f"der Plan allein um {words.count(round(row['plan_median_abs_days']), words.DAY, 'accusative')}"


def against_caption(origin: date, on: date) -> str:
    """Head the table of one earlier date."""
    return f"Prognose vom {formats.day(origin)} gegen den Stand vom {formats.day(on)}"


def caption(row: Row) -> str:
    """Head the table of hits."""
    return f"Prognosen vom {formats.day(row['first_origin'])} bis {formats.day(row['last_origin'])}"
