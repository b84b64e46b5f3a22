"""The status list's words: its columns, its statuses, and why a row or a file of it is not taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

MOST_VALUE = 40

RECORD_NUMBER, STATUS, DATE, BEFORE = "Vorgangsnummer", "Status", "Datum", "Bisher"
STATUS_NAMES = {
    "open": "offen",
    "contacted": "kontaktiert",
    "offered": "angeboten",
    "accepted": "angenommen",
    "refused": "abgelehnt",
}

HELP = "Eine ausgefüllte Statusliste der Platzvermittlung zurücknehmen."
FILE_HELP = "Die ausgefüllte Liste (XLSX oder CSV)."
REFUSED_HEADS = ("Zeile", "Nicht übernommen, weil")

ROW: dict[str, str] = {
    "unreadable": "Zeile {line} ist nicht lesbar (Formelfehler, Anführungszeichen oder zu viele Spalten). Bitte die Zeile neu schreiben.",
    "no_record_number": "In Zeile {line} fehlt die Vorgangsnummer. Bitte die Zeile aus der heruntergeladenen Liste übernehmen.",
    "unknown_record_number": "Zeile {line}: Die Vorgangsnummer „{record_number}“ kommt in keiner Anmeldung vor. Bitte die Nummer prüfen.",
    "contradicting_rows": "Zeile {line}: Der Vorgang {record_number} steht mehrfach mit verschiedenen Angaben in der Liste "
    "(Zeilen {lines}). Bitte nur die richtige Zeile stehen lassen.",
    "repeated_row": "Zeile {line} wiederholt Zeile {first}; der Vorgang {record_number} zählt einmal.",
    "no_status": "Zeile {line}: Zum Datum fehlt der Status. Möglich sind {statuses}.",
    "wrong_status": "Zeile {line}: „{status}“ ist kein Status. Möglich sind {statuses}.",
    "wrong_date": "Zeile {line}: „{date}“ ist kein Datum. Erwartet wird TT.MM.JJJJ, zum Beispiel 05.03.2026.",
    "future_date": "Zeile {line}: Das Datum {date} liegt in der Zukunft. Bitte den Tag eintragen, an dem es geschah.",
    "no_date": "Zeile {line}: Zum Status „{status}“ fehlt das Datum. Bitte den Tag eintragen, an dem es geschah.",
    "newer_entry": "Zeile {line}: Gespeichert ist schon ein neuerer Stand ({stored}), die Liste ist älter. Bitte eine neue Liste "
    "herunterladen, wenn dieser Stand nicht stimmt.",
}
FILE: dict[str, str] = {
    "no_status_list": "Die Datei {name} ist keine Statusliste: Die Spalten {columns} fehlen. Bitte die Liste zurückgeben, die hier "
    "heruntergeladen wurde.",
    "doubled_column": "In der Datei {name} kommt eine der Spalten {columns} mehrfach vor. Bitte die überzählige entfernen.",
    "too_large": "Die Datei {name} ist größer als {megabytes} MB. Bitte nur die Statusliste zurückgeben.",
    "unreadable": "Die Datei {name} lässt sich nicht lesen. {reason}",
}


def row(rule: str, **details: object) -> str:
    """Say what is wrong with one row, its values cut to a length that still says which is meant."""
    return ROW[rule].format(statuses=_listing(STATUS_NAMES.values()), **_short(details))


def file(rule: str, **details: object) -> str:
    """Say why a whole file is not taken."""
    return FILE[rule].format(columns=_listing((RECORD_NUMBER, STATUS, DATE)), **_short(details))


def standing(status: str, on: date | None) -> str:
    """Say where a child stands: "offen", "kontaktiert am 05.03.2026"."""
    return STATUS_NAMES[status] + (f" am {on:%d.%m.%Y}" if on else "")


def told(name: str, taken: int, unchanged: int, refused: int) -> str:
    """Say what became of a list that was handed back."""
    rows = "1 Zeile" if taken == 1 else f"{taken} Zeilen"
    rest = f", {refused} nicht übernommen" if refused else ""
    return f"{name}: {rows} übernommen, {unchanged} unverändert{rest}."


def _short(details: dict[str, object]) -> dict[str, object]:
    return {
        name: f"{value[:MOST_VALUE]}…" if isinstance(value, str) and _is_cell(name, value) else value
        for name, value in details.items()
    }


def _is_cell(name: str, value: str) -> bool:
    return name in ("record_number", "status", "date", "name") and len(value) > MOST_VALUE


def _listing(names: Iterable[str]) -> str:
    *most, last = [f"„{name}“" for name in names]
    return f"{', '.join(most)} und {last}"
