"""Sentences of the page Datenstand."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

TARGET = "Jede gelieferte Zeile ist angenommen, jede Prüfung bestanden, kein Befund offen."
BARS_HEADING = "Zurückgewiesene Zeilen nach Export"
REJECTED_BARS = "zurückgewiesen"
DELIVERIES, REJECTED, FINDINGS, CHECKS = "Lieferungen", "Zurückgewiesene Zeilen", "Befunde", "Prüfungen"
NOTHING_REJECTED = "Es wurde keine Zeile zurückgewiesen."
NO_FINDING = "Kein Befund: Die Quellen widersprechen einander nicht."
NO_DELIVERY = "Es ist noch nichts geliefert."

FILE, CONTRACT, SENDER = "Datei", "Export", "Absender"
REFERENCE_DATE, CORRECTION, IN_FORCE = "Stichtag", "Berichtigung", "in Kraft"
ROWS, ACCEPTED, REJECTED_ROWS, SKIPPED = "Zeilen", "angenommen", "zurückgewiesen", "übergangen"
LINE, MESSAGE, COUNT = "Zeile", "Hinweis", "Anzahl"


def stands(deliveries: int, exports: int, rejected: int, rows: int) -> str:
    """Say what is in force and how much of it was rejected."""
    are = words.verb(deliveries, "ist", "sind")
    refused = words.verb(rejected, "wurde", "wurden")
    return (
        f"In Kraft {are} **{words.count(deliveries, words.DELIVERY)}** aus {words.count(exports, words.EXPORT, 'dative')}; "
        f"von {words.count(rows, words.ROW, 'dative')} {refused} **{words.count(rejected, words.ROW)}** zurückgewiesen."
    )


def checks(passed: int, total: int, findings: int) -> str:
    """Say how the checks of the release ended and how many findings are open."""
    return (
        f"Bestanden: {formats.number(passed)} {words.of(total, words.CHECK)}. "
        f"Zu klären: {words.count(findings, words.FINDING)}."
    )


def reading(deliveries: list[Row]) -> str:
    """Name the delivery with the most rejected rows."""
    most = max((row["rejected"] for row in deliveries), default=0)
    files = [row["file"] for row in deliveries if row["rejected"] == most]
    if not most:
        return NOTHING_REJECTED
    if len(files) > 1:
        shared = words.count(len(files), words.DELIVERY, "dative")
        return f"Am meisten wurde in {shared} zurückgewiesen, je {words.count(most, words.ROW)}."
    return f"Am meisten wurde in „{files[0]}“ zurückgewiesen: {words.count(most, words.ROW)}."


def alt(deliveries: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    return f"Zurückgewiesene Zeilen je Export. {reading(deliveries)} {common.ALSO_AS_TABLE}"
