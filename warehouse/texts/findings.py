"""What a clerk reads about a delivery: what is wrong, where, and what to do."""

from __future__ import annotations

MOST_VALUE = 40

FILE: dict[str, str] = {
    "nul_characters": "Die Datei enthält NUL-Zeichen und ist keine Textdatei. Bitte neu als CSV (UTF-8) exportieren.",
    "undecodable": "Die Zeichencodierung ist weder UTF-8 noch UTF-16 noch Windows-1252 (Byte {position}). "
    "Bitte neu als CSV in UTF-8 exportieren.",
    "doubtful_encoding": "Die Umlaute sind beschädigt (zuerst in Zeile {line}): Die Datei ist kein sauberes "
    "Windows-1252. Bitte neu als CSV in UTF-8 exportieren.",
    "encoding_not_allowed": "Dieses Format wird in {allowed} erwartet, die Datei ist {encoding}. Bitte neu exportieren.",
    "too_broken": "Mehr als {count} Zeilen haben beschädigte Anführungszeichen. Bitte den Export neu erstellen.",
    "unreadable_workbook": "Die Arbeitsmappe lässt sich nicht öffnen (beschädigt, mit Kennwort geschützt oder kein "
    "XLSX). Bitte ohne Kennwort als XLSX speichern.",
    "workbook_too_large": "Die Arbeitsmappe ist entpackt {megabytes} MB groß, erlaubt sind {most} MB. Bitte als CSV "
    "liefern.",
    "invalid_json": "Die Datei ist kein gültiges JSON (Zeile {line}). Bitte den Export neu erstellen.",
    "json_too_large": "Die Datei ist {megabytes} MB groß, erlaubt sind {most} MB. Bitte mit weniger Nachkommastellen oder "
    "in Teilen exportieren.",
    "empty_file": "Die Datei ist leer. Bitte den Export neu erstellen.",
    "unknown_suffix": "Dateien mit der Endung „{suffix}“ werden nicht gelesen. Bitte als CSV, XLSX, JSON oder GeoJSON liefern.",
    "unreadable_purged_copy": "Die bereinigte Kopie {name} ist beschädigt. Bitte aus der Sicherung zurückholen.",
    "unreadable_file": "Die Datei kann nicht gelesen werden ({reason}). Bitte Pfad und Leserechte prüfen.",
    "no_contract": "Zu keinem bekannten Export passen die Spalten dieser Tabelle. Bitte prüfen, ob die richtige "
    "Datei geliefert wurde.",
    "no_contract_nearest": "Zu keinem bekannten Export passen die Spalten dieser Tabelle; am nächsten kommt "
    "„{contract_title}“, es fehlen aber {missing}.",
    "missing_column": "Im Export „{contract_title}“ fehlt die Spalte {missing}. Bitte den Export mit allen Spalten "
    "neu erstellen.",
    "doubled_column": "Die Spalte {columns} kommt mehrfach vor. Bitte die überzählige Spalte entfernen.",
    "ambiguous_contract": "Die Tabelle passt auf mehrere Exporte ({contracts}). Bitte die Spalten vollständig liefern.",
    "no_reference_date": "Der Stichtag fehlt: weder Spalte noch Titelzeile noch Dateiname nennen ihn. Bitte mit "
    "„--date JJJJ-MM-TT“ angeben oder in den Dateinamen schreiben.",
    "reference_date_conflict": "Die Datei nennt als Stichtag {stated}, angegeben wurde {given}. Bitte die Angabe "
    "berichtigen.",
    "total_mismatch": "Die Summenzeile (Zeile {line}) nennt in der Spalte „{column}“ {total}, die Zeilen ergeben "
    "{rows}. Es fehlen Zeilen oder Werte; bitte den Export neu erstellen.",
    "correction_conflict": "Für „{contract_title}“ von „{sender}“ zum {reference_date} liegt mit {known} schon eine "
    "andere Datei gleicher Korrekturnummer vor. Eine Berichtigung bitte als „…_k{next}“ benennen.",
    "already_delivered": "Diese Datei ist inhaltsgleich mit {known} und wird nicht noch einmal gezählt.",
    "name_taken": "Unter dem Namen {name} liegt schon eine andere Datei. Bitte die Datei umbenennen.",
    "hidden_sheet": "Das ausgeblendete Blatt „{sheet}“ wird nicht gelesen. Bitte einblenden, falls es zählt.",
    "sheet_without_contract": "Das Blatt „{sheet}“ ist keine bekannte Tabelle und wird übergangen.",
    "formula_error": "Die Zelle {cell} enthält einen Formelfehler; ihre Zeile wird nicht übernommen.",
    "unread_column": "Nicht gelesen werden die Spalten {columns}.",
    "skipped": "Übergangen: {reasons}.",
}

REASONS: dict[str, tuple[str, str]] = {
    "separator": ("Trennzeichen-Zeile", "Trennzeichen-Zeilen"),
    "title": ("Titelzeile", "Titelzeilen"),
    "blank": ("Leerzeile", "Leerzeilen"),
    "footer": ("Fußzeile", "Fußzeilen"),
    "total": ("Summenzeile", "Summenzeilen"),
    "repeated_header": ("wiederholte Kopfzeile", "wiederholte Kopfzeilen"),
    "sheet_without_contract": ("Zeile eines unbekannten Blatts", "Zeilen eines unbekannten Blatts"),
    "already_delivered": ("schon gelieferte Zeile", "schon gelieferte Zeilen"),
}

ROW: dict[str, str] = {
    "broken_quoting": "Die Anführungszeichen der Zeile sind beschädigt. Bitte paarweise setzen.",
    "field_count": "Die Zeile hat nicht so viele Felder wie die Kopfzeile. Bitte Trennzeichen prüfen.",
    "not_a_integer": "{value} ist keine ganze Zahl.",
    "not_a_decimal": "{value} ist keine Zahl (oder als Text mit Punkt mehrdeutig). Bitte als Zahl schreiben.",
    "not_a_date": "{value} ist kein gültiges Datum. Erwartet wird TT.MM.JJJJ.",
    "not_a_month": "{value} ist kein Monat. Erwartet wird JJJJ-MM.",
    "not_a_flag": "{value} ist weder „ja“ noch „nein“.",
    "not_a_code": "{value} ist nicht vorgesehen.{expected}",
    "not_a_day_care_year": "{value} ist kein Kitajahr. Erwartet wird zum Beispiel 2026/27.",
    "not_a_mbit_s": "{value} ist keine Bandbreite in Mbit/s.",
    "nullability": "Der Wert fehlt.",
    "min": "Der Wert ist zu klein.",
    "max": "Der Wert ist zu groß.",
    "regex": "Der Wert hat nicht die vorgesehene Länge.",
    "duplicate_key": "Der Schlüssel steht schon in Zeile {first}. Bitte eine der beiden Zeilen entfernen.",
    "weekly_hours_are_kibiz_hours": "Die Wochenstunden müssen 25, 35 oder 45 sein.",
    "registered_after_conception": "Das Anmeldedatum liegt lange vor der Geburt. Bitte beide Daten prüfen.",
    "start_after_birth": "Der Betreuungsbeginn liegt vor der Geburt. Bitte beide Daten prüfen.",
    "registered_by_reference_date": "Das Anmeldedatum liegt nach dem Stichtag. Bitte das Datum prüfen.",
    "ends_after_start": "Das Ende liegt vor dem Beginn. Bitte beide Daten prüfen.",
    "starts_after_birth": "Der Vertragsbeginn liegt vor der Geburt. Bitte beide Daten prüfen.",
    "closes_after_opening": "Die Schließung liegt vor der Eröffnung. Bitte beide Daten prüfen.",
    "available_within_approved": "Es sind mehr Plätze verfügbar als genehmigt. Bitte beide Zahlen prüfen.",
    "form_two_is_under_three": "Gruppenform II hat keine Plätze ab drei Jahren.",
    "form_three_is_three_to_school": "Gruppenform III hat keine Plätze unter drei Jahren.",
    "sexes_within_total": "Jungen und Mädchen sind zusammen mehr als insgesamt.",
    "born_by_reference_date": "Der Geburtsmonat liegt nach dem Stichtag.",
    "age_or_birth_month": "Geburtsmonat oder Alter fehlt.",
    "age_range_in_order": "„Alter bis“ liegt unter „Alter von“.",
    "done_within_total": "Es ist mehr fertig gemeldet, als es insgesamt gibt.",
    "geometry_is_a_polygon": "Die Geometrie ist keine Fläche. Erwartet wird ein Polygon oder MultiPolygon.",
    "geometry_is_in_degrees": "Die Koordinaten sind keine Grad, vermutlich Meter (UTM oder Gauß-Krüger). Bitte in "
    "Länge und Breite (EPSG:4326) exportieren.",
    "longitude_comes_first": "Länge und Breite sind vertauscht. Erwartet wird die Länge (um 7) vor der Breite (um 51).",
    "rings_are_closed": "Eine Umrisslinie ist nicht geschlossen: Sie muss mit ihrem ersten Punkt enden und mindestens "
    "vier Punkte haben.",
    "done_by_reference_date": "Der Ist-Termin liegt nach dem Stichtag.",
}  # fmt: skip


def sentence(rule: str, **details: object) -> str:
    """The sentence about a whole file or sheet."""
    return FILE[rule].format(**details)


def row_sentence(
    rule: str, line: int, header: str | None, value: str | None, expected: tuple[str, ...] = ()
) -> str:
    """The sentence about one row; ``value`` is None where it must not be repeated."""
    shown = f"„{value[:MOST_VALUE]}“" if value is not None else "Der Wert"
    choices = f" Möglich sind: {', '.join(expected)}." if expected and rule == "not_a_code" else ""
    text = ROW[rule].format(value=shown, expected=choices, first=value)
    where = f"Zeile {line}, Spalte „{header}“: " if header else f"Zeile {line}: "
    return where + text


def skipped_sentence(counts: dict[str, int]) -> str:
    """The sentence that counts what was skipped, by reason."""
    parts = [f"{count} {REASONS[reason][count != 1]}" for reason, count in sorted(counts.items())]
    return sentence("skipped", reasons=", ".join(parts))
