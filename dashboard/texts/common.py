"""Words every page shares: the frame around a page and the states it can be in."""

from __future__ import annotations

from datetime import date

from dashboard import formats

PRODUCT = "Planungsblick"
CITY = "Dortmund"
SYNTHETIC = "Synthetische Daten"
SYNTHETIC_HELP = "Diese Stadt ist erfunden: Kein Datensatz gehört zu einem Menschen oder einer Einrichtung."

TARGET = "Ziel"
CHANGE = "Veränderung"
BASIS = "Grundlage"
SOURCES = "Woher?"
MEASURES = "Kennzahlen"
TRAIL = "Gebiet"
ALSO_AS_TABLE = "Die Zahlen stehen auch in der Tabelle darunter."

NO_KEY = "none"  # the key of what no school, borough or track can be named for
SUPPRESSED_SIGN = "•"
UNKNOWN_SIGN = formats.UNKNOWN
NOT_APPLICABLE_SIGN = "×"
SIGNS = {
    SUPPRESSED_SIGN: f"{SUPPRESSED_SIGN} zum Schutz einzelner Kinder verdeckt",
    UNKNOWN_SIGN: f"{UNKNOWN_SIGN} nicht bekannt",
    NOT_APPLICABLE_SIGN: f"{NOT_APPLICABLE_SIGN} trifft hier nicht zu",
}

CSV = "CSV"
XLSX = "Excel"
DATA_SHEET = "Daten"
CONTEXT_SHEET = "Filter und Stand"
DEFINITION_SHEET = "Definitionen"
DEFINITION_HEADS = ("Spalte", "Kennzahl", "Definition", "Formel", "Grenzen")
CHOOSE = "Bitte einen Eintrag aus der Liste wählen."
WRITE_DAY = "Bitte ein Datum eintragen, zum Beispiel 05.03.2026."
YES, NO = "ja", "nein"
RELEASE = "Veröffentlichung"
NOTE = "Hinweis"

NO_RELEASE = (
    "Noch ist nichts veröffentlicht. Sobald die erste Auswertung freigegeben ist, erscheint sie hier; "
    "die Datenstelle stößt sie mit `planungsblick refresh` an."
)
RELEASE_DAMAGED = (
    "Die Veröffentlichung lässt sich nicht lesen. Bitte die Datenstelle, mit `planungsblick releases use` "
    "zur vorigen zurückzugehen."
)
EMPTY = (
    "Zu dieser Auswahl gibt es keine Angaben. Ein anderer Stichtag oder ein anderes Gebiet hilft oft weiter."
)
SUPPRESSED = "Diese Zahl ist verdeckt, weil sie Rückschlüsse auf einzelne Kinder zuließe."
NOT_KNOWN = "Dazu liegt keine Zahl vor."
NO_COMPARISON = "Für ein früheres Datum gibt es keine Zahlen."
FAILED = (
    "Diese Seite lässt sich gerade nicht anzeigen. Die Zahlen selbst sind davon nicht betroffen; "
    "bitte laden Sie die Seite neu oder wenden Sie sich an die Datenstelle."
)
REFUSED_TITLE = "Diese Seite gehört nicht zu Ihrer Ansicht"
REFUSED = "Für Ihre Aufgabe ist sie nicht vorgesehen. Alles, was Sie sehen dürfen, finden Sie von der Startseite aus."
NOT_FOUND_TITLE = "Diese Seite gibt es nicht"
NOT_FOUND = "Vielleicht wurde die Adresse unvollständig übernommen. Von der Startseite aus finden Sie alles."
TO_START = "Zur Startseite"
NEEDS_SCRIPT = "Planungsblick braucht JavaScript. Bitte schalten Sie es für diese Adresse ein."


def release(release_id: str) -> str:
    """Name the release a page is drawn from."""
    return f"{RELEASE} {release_id}"


def as_of(reference_date: date | None) -> str:
    """Name the reference date a number stands for."""
    return f"Stichtag {formats.day(reference_date)}"


def since(earlier: date | None) -> str:
    """Head the line of change with the date it is compared with."""
    return f"Seit {formats.day(earlier)}" if earlier else CHANGE


def view(role: str) -> str:
    """Name the view a role has."""
    return f"Ansicht: {role}"


def stale(subject: str, source_date: date, reference_date: date) -> str:
    """Warn that a page rests on data much older than the reference date chosen."""
    return (
        f"{subject}: Die neuesten Angaben sind vom {formats.day(source_date)} und damit deutlich älter als der "
        f"gewählte Stichtag {formats.day(reference_date)}."
    )


def progress(step: str, what: str, done: int, total: int) -> str:
    """Say how far a step is and what it is at."""
    return f"{step}: {formats.number(done)} von {formats.number(total)} · {what}"


def first_rows(shown: int, total: int) -> str:
    """Say that a long table is cut on screen and whole in the download."""
    return f"Gezeigt werden die ersten {formats.number(shown)} von {formats.number(total)} Zeilen; der Download enthält alle."


def place(level: str, name: str) -> str:
    """Say where: "in Dortmund", "im Stadtbezirk Hörde", "im Bezirk Hafen"."""
    places = {
        "borough": f"im Stadtbezirk {name}",
        "district": f"im Bezirk {name}",
        "planning_area": f"im Gebiet {name}",
    }
    return places.get(level, f"in {name}")
