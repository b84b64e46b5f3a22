"""Scenario files as planners read them: German keys and values, and a sentence for each thing that can be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST_SHOWN = 40
LONGEST_NUMBER = 10**12

HEAD = {"name": "name", "author": "verfasst_von", "date": "datum", "note": "notiz"}
TABLES = {
    "births": "geburten",
    "housing": "wohnungsbau",
    "extra_dwellings": "zusatzwohnungen",
    "target_rate": "zielquoten",
    "minding_share": "kindertagespflege",
    "project": "vorhaben",
    "extra_groups": "gruppen",
    "closure": "schliessungen",
    "buffer": "reserve",
}
FIELDS = {
    "change": "veraenderung_prozent",
    "factor": "umfang_prozent",
    "rate": "quote_prozent",
    "share": "anteil_prozent",
    "delay_years": "spaeter_um_jahre",
    "number": "anzahl",
    "places": "plaetze",
    "from_year": "ab",
    "completion_year": "fertig",
    "opening_year": "eroeffnung",
    "year_of_age": "alter",
    "age_group": "altersgruppe",
    "state": "stand",
    "dwelling_kind": "wohnungsart",
    "group_form": "gruppenform",
    "district_id": "bezirk",
    "centre_id": "einrichtung",
    "project_id": "vorhaben",
}
ALL = "alle"
CHOICES: dict[str, dict[str, str]] = {
    "age_group": {"U3": "under_three", "Ü3": "three_to_school"},
    "state": {"pünktlich": "on_time", "verspätet": "late", "entfällt": "dropped"},
    "dwelling_kind": {"Einfamilienhaus": "single_family", "Mehrfamilienhaus": "apartment"},
}
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

# The file as a whole.
NOT_A_FILE = "„{file}“ ist ein Ordner, keine Szenariodatei. Bitte umbenennen oder verschieben."
UNREADABLE = "„{file}“ kann nicht gelesen werden ({reason}). Bitte die Leserechte prüfen."
TOO_LARGE = "„{file}“ ist größer als {most} KB und wird nicht gelesen. Bitte prüfen, ob es ein Szenario ist."
NOT_UTF8 = "„{file}“ ist nicht in UTF-8 gespeichert (Byte {position}). Bitte als UTF-8 speichern."
NOT_TOML = (
    "„{file}“ ist kein gültiges TOML{where}. Bitte Anführungszeichen, Klammern und Gleichheitszeichen prüfen."
)
IN_LINE = " (Zeile {line})"
SAME_NAME = (
    "„{file}“, „name“: „{name}“ heißt schon das Szenario in „{other}“. Bitte eines der beiden umbenennen."
)
WRONG = "„{file}“, {where}: {sentence}"

# One value of it; the same sentences serve a scenario that is not saved.
VALUE: dict[str, str] = {
    "unknown_key": "Dieser Schlüssel ist nicht vorgesehen. Möglich sind: {choices}.",
    "missing": "Der Schlüssel fehlt. Bitte ergänzen.",
    "not_a_text": "{value} ist kein Text. Bitte in Anführungszeichen setzen.",
    "bad_text": "Der Text ist leer, länger als {most} Zeichen oder enthält Steuerzeichen. Bitte kürzer und lesbar schreiben.",
    "not_a_date": "{value} ist kein Datum. Bitte ohne Anführungszeichen als JJJJ-MM-TT schreiben.",
    "not_a_year": "{value} ist kein Kitajahr. Bitte wie „2027/28“ schreiben.",
    "not_a_number": "{value} ist keine Zahl. Bitte ohne Anführungszeichen und mit Punkt statt Komma schreiben.",
    "not_whole": "{value} ist keine ganze Zahl. Bitte ohne Anführungszeichen und ohne Nachkommastellen schreiben.",
    "not_a_choice": "{value} ist nicht vorgesehen. Möglich sind: {choices}.",
    "not_a_list": "Hier werden Abschnitte erwartet. Bitte jeden mit „[[{key}]]“ beginnen.",
    "out_of_bounds": "{value} liegt nicht zwischen {least} und {most}. Bitte die Zahl berichtigen.",
    "too_fine": "{value} hat mehr als zwei Nachkommastellen. Bitte runden.",
    "unclear_target": "Es muss entweder „altersgruppe“ oder „alter“ genannt sein. Bitte genau eines angeben.",
    "unclear_delay": "„spaeter_um_jahre“ gehört zu „verspätet“ und nur dazu. Bitte ergänzen oder streichen.",
    "unclear_closure": "Es muss entweder „einrichtung“ oder „bezirk“ mit „altersgruppe“ und „plaetze“ genannt sein. "
    "Bitte genau eines davon angeben.",
    "doubled": "Dieselbe Stellschraube ist schon mit einem anderen Wert gesetzt. Bitte einen der Abschnitte streichen.",
    "unknown_age_group": "{value} ist keine Altersgruppe. Bitte „U3“ oder „Ü3“ wählen.",
    "unknown_state": "{value} ist kein Stand eines Vorhabens. Bitte „pünktlich“, „verspätet“ oder „entfällt“ wählen.",
    "unknown_district_id": "Den Bezirk {value} gibt es nicht. Bitte die zweistellige Nummer eines Bezirks angeben.",
    "unknown_centre_id": "Die Einrichtung {value} gibt es in dieser Veröffentlichung nicht. Bitte die Nummer prüfen.",
    "unknown_project_id": "Das Vorhaben {value} gibt es in dieser Veröffentlichung nicht. Bitte die Nummer prüfen.",
    "unknown_group_form": "Die Gruppenform {value} gibt es nicht. Bitte „I“, „II“ oder „III“ wählen.",
    "unknown_dwelling_kind": "Für die Wohnungsart {value} ist nicht bekannt, wie viele Kinder einziehen. Bitte eine "
    "andere wählen.",
    "unknown_year_of_age": "Für das Alter {value} wird nicht geplant. Bitte ein Alter bis zur Einschulung angeben.",
    "unknown_from_year": "Das Kitajahr {value} kommt in der Prognose nicht vor. Bitte eines ihrer Jahre wählen.",
    "unknown_completion_year": "Das Kitajahr {value} kommt in der Prognose nicht vor. Bitte eines ihrer Jahre wählen.",
    "unknown_opening_year": "Das Kitajahr {value} kommt in der Prognose nicht vor. Bitte eines ihrer Jahre wählen.",
    "unknown_places": "Für die Einrichtung {value} sind keine Plätze bekannt. Bitte Bezirk, Altersgruppe und Plätze "
    "angeben.",
    "more_than_all": "Im Bezirk {value} fielen mehr Kita-Plätze weg, als es dann gibt. Bitte die Schließungen prüfen.",
}  # fmt: skip

# Saving.
NAME_TAKEN = (
    "Ein Szenario „{name}“ gibt es schon. Bitte einen anderen Namen wählen oder das Ersetzen bestätigen."
)
NOT_SAVED = "Nicht gespeichert. {sentences}"


def head_where(key: str) -> str:
    """Where a value of the file's head stands."""
    return f"„{key}“"


def lever_where(lever: str, number: int, field: str) -> str:
    """Where a lever's value stands: its section, which of them, and the key."""
    section = f"Abschnitt {number} von [[{TABLES[lever]}]]"
    return f"{section}, „{FIELDS.get(field, field)}“" if field else section


def day_care_year(year: int) -> str:
    """A day-care year as files write it: ``2027/28``."""
    return f"{year}/{(year + 1) % 100:02d}"


def shown(value: Any) -> str:
    """A value as a sentence repeats it: short, and never a number nobody could read."""
    if isinstance(value, bool):
        return "„ja“" if value else "„nein“"
    if isinstance(value, int) and abs(value) > LONGEST_NUMBER:
        return "Eine so große Zahl"
    if isinstance(value, (list, dict)):
        return "Eine Liste"
    return f"„{str(value)[:MOST_SHOWN]}“"


def value_sentence(rule: str, value: Any = None, **details: Any) -> str:
    """The sentence about one value."""
    return VALUE[rule].format(value=shown(value), **details)


def choices(values: Mapping[str, Any]) -> str:
    """What may stand there, as a list."""
    return ", ".join(f"„{value}“" for value in values)
