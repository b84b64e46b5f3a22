"""Sentences of the page Datenstand."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

TARGET = "Jede gelieferte Zeile ist angenommen, jede Prüfung bestanden, kein Befund offen."
BARS_HEADING = "Zurückgewiesene Zeilen nach Export"
REJECTED_BARS = "zurückgewiesen"
DELIVERIES, REJECTED, FINDINGS, CHECKS = (
    "Lieferungen",
    "Zurückgewiesene Zeilen nach Datei",
    "Befunde zwischen Quellen",
    "Prüfungen",
)
CHECKS_CAPTION, TROUBLED = "Tabellen und Prüfungen dieser Veröffentlichung", "Prüfungen mit Hinweis"
RELEASES, RELEASES_CAPTION = "Veröffentlichungen", "Aufbewahrte Veröffentlichungen, die jüngste zuerst"
KIND, STATUS, NUMBER, NAME, FAILURES = "Art", "Ausgang", "Anzahl", "Prüfung", "Treffer"
KINDS = {
    "model": "Tabellen und Stammdaten",
    "test": "Prüfungen der Daten",
    "unit_test": "Prüfungen der Rechenwege",
}
STATUSES = {"pass": "bestanden", "warn": "mit Hinweis", "fail": "nicht bestanden", "error": "abgebrochen"}
RELEASE, PUBLISHED, RELEASE_ROWS, PLANNING, COUNCIL = (
    "Kennung",
    "veröffentlicht am",
    "Zeilen",
    "in Dienst",
    "für den Rat",
)
REFRESH_HEADING = "Aktualisieren"
REFRESH = "Exporte einlesen, bauen und veröffentlichen"
REFRESH_NOTE = (
    "Das Gleiche wie `planungsblick refresh`. Wird eine Datei abgewiesen oder scheitert eine Prüfung, bleibt in "
    "Dienst, was in Dienst ist. Bitte diese Seite so lange offen lassen."
)
BACK_FIELD, BACK = "Zu einer anderen Veröffentlichung wechseln", "In Dienst stellen"
NOTHING_FOUND = "In exports/ liegt keine Datei; es wurde nichts geändert."
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


def published(release_id: str) -> str:
    """Say which release a refresh has put in service."""
    return f"Veröffentlicht und in Dienst: {release_id}."


def in_service(release_id: str) -> str:
    """Say which release is in service after going back or forth."""
    return f"In Dienst ist jetzt {release_id}."


def refused(files: int) -> str:
    """Say that a refresh ended before anything was changed."""
    are = words.verb(files, "ist", "sind")
    return f"{words.count(files, words.FILE)} {are} abgewiesen; es wurde nichts geändert."


def refusal(file: str, sentence: str) -> str:
    """Name one refused file and why."""
    return f"{file}: {sentence}"
