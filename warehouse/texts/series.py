"""What is said about a population series that somebody wants to try the forecast on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST_NAMED = 5
MOST_HEADERS = 20
MOST_VALUE = 40
COLUMN_NAMES = "Spaltenköpfe"
EXAMPLE = "planungsblick backtest {file} --area Bezirk --year Jahr --age Alter --count Anzahl"

REFUSED: dict[str, str] = {
    "unknown_suffix": "Dateien mit der Endung „{suffix}“ werden nicht gelesen. Bitte als CSV, TSV oder XLSX speichern.",
    "no_columns": "Nicht gefunden: {missing}. Die Kopfzeile (Zeile {line}) nennt {headers}. Gebraucht wird eine Spalte "
    "für das Gebiet (bei nur einem Gebiet überall derselbe Wert); Jahr, Alter und Anzahl stehen in eigenen Spalten "
    "oder Jahr und Alter in den Spaltenköpfen. Bitte die Spalten nennen, zum Beispiel: " + EXAMPLE,
    "option_names_nothing": "„--{option} {value}“ ist weder eine Spalte der Datei noch ein regulärer Ausdruck mit genau "
    "einer Gruppe, der auf Spaltenköpfe passt. Die Kopfzeile nennt {headers}. Bitte einen dieser Namen angeben.",
    "doubled_column": "Die Spalte „{column}“ kommt mehrfach vor. Bitte die überzählige entfernen oder umbenennen.",
    "rival_columns": "Die Spalten {columns} nennen dasselbe Jahr und Alter. Bitte mit „--count“ (regulärer Ausdruck) "
    "sagen, welche gelten, oder die übrigen entfernen.",
    "age_band": "Zeile {line}, Spalte „{column}“: „{value}“ umfasst mehrere Altersjahre. Gebraucht werden einzelne "
    "Altersjahre (0, 1, 2 …). Bitte die Tabelle nach Altersjahren abrufen.",
    "age_band_line": "Zeile {line}: „{value}“ umfasst mehrere Altersjahre. Gebraucht werden einzelne Altersjahre "
    "(0, 1, 2 …). Bitte die Tabelle nach Altersjahren abrufen.",
    "age_band_column": "Die Spalte „{column}“ umfasst mehrere Altersjahre. Gebraucht werden einzelne Altersjahre "
    "(0, 1, 2 …). Bitte die Tabelle nach Altersjahren abrufen oder die Spalte entfernen.",
    "no_rows": "Die Tabelle enthält keine einzige Zeile mit Gebiet, Jahr, Altersjahr (0 bis 17) und Anzahl. Bitte "
    "prüfen, ob die richtige Datei angegeben ist.",
    "broken_line": "Zeile {line}: Die Anführungszeichen sind beschädigt. Bitte paarweise setzen.",
    "field_count": "Zeile {line} hat {found} Felder, die Kopfzeile {expected}. Bitte Trennzeichen und Zeile prüfen.",
    "formula_error": "Blatt „{sheet}“, Zeile {line}: Eine Zelle enthält einen Formelfehler. Bitte die Formel berichtigen.",
    "empty_cell": "Zeile {line}: Die Spalte „{column}“ ist leer. Bitte in jeder Zeile ausfüllen.",
    "not_a_year": "Zeile {line}, Spalte „{column}“: „{value}“ ist kein Jahr und kein Stichtag. Erwartet wird zum "
    "Beispiel 2024 oder 31.12.2024.",
    "not_an_age": "Zeile {line}, Spalte „{column}“: „{value}“ ist kein Alter. Erwartet wird zum Beispiel 3, „unter 1“ "
    "oder „3 bis unter 4 Jahre“.",
    "several_days": "Spalte „{column}“: Das Jahr {year} hat mehrere Stichtage ({days}). Bitte je Jahr nur einen liefern.",
    "negative": "Zeile {line}, Spalte „{column}“ ({area}, {year}, Alter {age}): „{value}“ ist kleiner als null. Bitte "
    "die Zahl berichtigen oder die Zelle leeren.",
    "fraction": "Zeile {line}, Spalte „{column}“ ({area}, {year}, Alter {age}): „{value}“ ist keine ganze Zahl (das "
    "Komma trennt Nachkommastellen). Bitte Kinder ganz zählen und Zahlen ohne Tausendertrennzeichen liefern.",
    "not_a_number": "Zeile {line}, Spalte „{column}“ ({area}, {year}, Alter {age}): „{value}“ ist keine Zahl. Bitte "
    "berichtigen oder die Zelle leeren, wenn die Zahl unbekannt ist.",
    "two_meanings": "Zeile {line}, Spalte „{column}“: „{value}“ kann wegen „{other}“ an anderer Stelle ein Bruch oder ein "
    "Tausender sein. Bitte Zahlen ohne Tausendertrennzeichen und ohne Nachkommastellen liefern.",
    "repeated": "{area}, {year}, Alter {age} steht zweimal (Zeilen {first} und {second}). Bitte eine der beiden Zeilen "
    "entfernen.",
    "several_categories": "Zeilen für dasselbe Gebiet, Jahr und Alter unterscheiden sich in mehreren Spalten ({columns}). "
    "Bitte die Tabelle vorher bis auf eine davon zusammenfassen.",
    "versions": "Zeilen für dasselbe Gebiet, Jahr und Alter unterscheiden sich in der Spalte „{column}“ ({values}). Das "
    "sind Fassungen derselben Zahl und keine Teile: Bitte nur eine davon liefern.",
}  # fmt: skip

NOTHING_TO_COMPARE = (
    "Für keine Prognose gibt es eine spätere Zählung. Gebraucht werden mindestens zwei Jahre im Abstand von einem, drei "
    "oder fünf Jahren; bitte eine längere Reihe angeben."
)
AGES_MISSING = (
    "In keinem Gebiet und Jahr sind alle Altersjahre von 0 bis 5 bekannt. Gebraucht werden Kinder nach einzelnen "
    "Altersjahren ab der Geburt; bitte die Tabelle mit diesen Altersjahren abrufen."
)

ROLES = {"area": "Gebiet", "year": "Jahr", "age": "Alter", "count": "Anzahl"}
OVER_AGES = "die Summen über das Alter"
OVER_AREAS = "die Summen über die Gebiete"
OVER_CATEGORIES = "die Gesamtwerte der Spalte „{header}“"


def refusal(rule: str, **details: object) -> str:
    """Why a table cannot be taken: what, where and what to do."""
    shown = {
        name: str(value)[:MOST_VALUE] if name in ("value", "other") else value
        for name, value in details.items()
    }
    return REFUSED[rule].format(**shown)


def quoted(names: Iterable[str | None]) -> str:
    """Names in quotation marks, one after the other."""
    return ", ".join(f"„{name}“" for name in names)


def headers(names: Sequence[str]) -> str:
    """The headers of a table, the first of many."""
    filled = [name for name in names if name]
    rest = len(filled) - MOST_HEADERS
    more = f" und {rest} weitere" if rest > 0 else ""
    return (quoted(filled[:MOST_HEADERS]) + more) or "keine Spalte"


def roles(missing: Iterable[str]) -> str:
    """What is nowhere, by its German name."""
    return ", ".join(ROLES[role] for role in missing)


def age(code: int) -> str:
    """An age as a person writes it: a single year, an open end, a total."""
    if code < 0:
        return "insgesamt" if code == -1 else "unbekannt"
    return f"{code - 1000}+" if 1000 <= code < 2000 else str(code % 1000)


def place(
    area_id: str | None, year: int | None, year_of_age: int | None = None, line: int | None = None
) -> str:
    """Where in the table something is."""
    parts = [area_id, None if year is None else str(year)]
    parts += [None if year_of_age is None else f"Alter {age(year_of_age)}", f"Zeile {line}" if line else None]
    return ", ".join(part for part in parts if part)


def difference(where: str, whole: int, parts: int) -> str:
    """Where a total and its parts differ."""
    return f"{where}: {whole} statt {parts}"


def _first(count: int, examples: Sequence[str]) -> str:
    listed = "; ".join(examples)
    return f"{listed} und {count - len(examples)} weitere" if count > len(examples) else listed


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def guessed(columns: dict[str, str]) -> list[str]:
    """What was told from usual names alone."""
    if not columns:
        return []
    parts = [
        f"{ROLES[role]} aus {f'„{name}“' if name else 'den Spaltenköpfen'}" for role, name in columns.items()
    ]
    options = " ".join(f"--{role}" for role in columns)
    return [
        f"Nach üblichen Namen gelesen: {', '.join(parts)}. Stimmt das nicht, bitte mit {options} angeben."
    ]


def sheet_read(sheet: str) -> str:
    """Which sheet of a workbook was read."""
    return f"Gelesen ist das Blatt „{sheet}“, das erste mit einer solchen Tabelle; weitere Blätter bleiben ungelesen."


def notes_left_out(lines: Sequence[int]) -> list[str]:
    """Lines below the header that are no data."""
    if not lines:
        return []
    what = _counted(len(lines), "Zeile mit nur einer Angabe oder einer Anmerkung ist", "Zeilen mit nur einer Angabe oder "
                    "einer Anmerkung sind")  # fmt: skip
    return [f"{what} übergangen (Zeile {_first(len(lines), [str(line) for line in lines[:MOST_NAMED]])})."]


def headers_left_out(lines: Sequence[int]) -> list[str]:
    """Headers that stand in the table again."""
    if not lines:
        return []
    named = _first(len(lines), [str(line) for line in lines[:MOST_NAMED]])
    return [f"Wiederholte Kopfzeilen sind übergangen (Zeile {named})."]


def unread(columns: Sequence[str]) -> list[str]:
    """Columns that play no part."""
    return [f"Nicht gelesen: {headers(columns)}."] if columns else []


def dashes(count: int) -> list[str]:
    """Dashes that were read as none."""
    if not count:
        return []
    cells = _counted(count, "Zelle mit einem Strich ist", "Zellen mit einem Strich sind")
    return [
        f"{cells} als null gelesen, wie es in amtlichen Tabellen gilt. Wo der Strich „unbekannt“ heißt, bitte leeren."
    ]


def added_up(header: str, parts: Sequence[str], wholes: Sequence[str]) -> str:
    """Rows that differ by one column were added up."""
    named = quoted(parts[:MOST_NAMED]) + (" …" if len(parts) > MOST_NAMED else "")
    said = f"Mehrere Zahlen je Gebiet, Jahr und Alter unterscheiden sich in „{header}“"
    if not wholes:
        return f"{said} und sind addiert: {named}."
    whole = quoted(name or "ohne Zusatz" for name in wholes)
    return f"{said}: Es gilt {whole}; wo das fehlt, die Summe aus {named}. Nichts ist doppelt gezählt."


def lacking_parts(header: str, count: int, places: Sequence[str]) -> str:
    """Cells for which a usual part was not delivered."""
    cells = _counted(count, "Zahl bleibt", "Zahlen bleiben")
    return f"{cells} unbekannt, weil ein Teil aus „{header}“ nicht geliefert ist: {_first(count, places)}."


def compared(what: str, count: int, differing: int, examples: Sequence[str]) -> list[str]:
    """How totals compare with the sums of their parts."""
    if not count:
        return [f"Nicht prüfbar waren {what}: Es fehlen Teile."]
    if not differing:
        return [f"Geprüft sind {what}: {_counted(count, 'Vergleich stimmt', 'Vergleiche stimmen')}."]
    return [
        f"Nicht überall stimmen {what}: {differing} von {count} weichen ab ({_first(differing, examples)}). Gelesen "
        f"sind {'die Gesamtwerte' if what.startswith('die Gesamtwerte') else 'die Teile'}. Bitte prüfen, ob Zeilen fehlen."
    ]


def age_totals_left_out(count: int) -> str:
    """Totals over the ages."""
    return f"{_counted(count, 'Summe über alle Alter ist', 'Summen über alle Alter sind')} nicht übernommen."


def area_totals_left_out(names: Sequence[str], count: int) -> str:
    """Totals over the areas."""
    return f"{_counted(count, 'Summe über alle Gebiete ist', 'Summen über alle Gebiete sind')} nicht übernommen " \
           f"({quoted(names[:MOST_NAMED])})."  # fmt: skip


def older_left_out(count: int, oldest: int, opens: Sequence[int]) -> str:
    """People who are no children, open ends included."""
    ends = f", darunter offene Altersgruppen ({', '.join(f'{low}+' for low in opens)})" if opens else ""
    return f"{_counted(count, 'Zahl', 'Zahlen')} für Alter über {oldest}{ends}: nicht übernommen."


def older_columns(names: Sequence[str], oldest: int) -> list[str]:
    """Columns of people who are no children."""
    if not names:
        return []
    return [
        f"{_counted(len(names), 'Spalte', 'Spalten')} für Alter über {oldest}: nicht übernommen ({headers(names)})."
    ]


def unknown_ages_left_out(count: int) -> str:
    """Numbers of people of unknown age."""
    return f"{_counted(count, 'Zahl', 'Zahlen')} ohne bekanntes Alter: nicht übernommen."


def missing_numbers(count: int, places: Sequence[str]) -> str:
    """Cells that are empty or say that nothing is known."""
    cells = _counted(count, "Zahl fehlt und bleibt unbekannt", "Zahlen fehlen und bleiben unbekannt")
    return f"{cells} (nicht null): {_first(count, places)}."


def hidden_total(area_id: str) -> str:
    """An area that is the sum of the others."""
    return f"„{area_id}“ ist in jedem Jahr und Alter die Summe aller anderen Gebiete und zählt sie doppelt. Bitte entfernen."


def missing_years(years: Sequence[int], first: int, last: int) -> str:
    """Years that the series skips."""
    return f"In der Reihe {first} bis {last} fehlt: {_listed(years)}."


def too_few_years(years: Sequence[int]) -> str:
    """No backtest without three years."""
    named = _counted(len(years), "Jahr", "Jahre")
    return f"Die Tabelle hat nur {named} ({_listed(years)}). Eine Rückschau braucht mindestens drei; sie ist nicht möglich."


def later_areas(count: int, examples: Sequence[tuple[str, int]]) -> str:
    """Areas that begin later than the series."""
    named = [f"{area} (ab {year})" for area, year in examples]
    return f"{_counted(count, 'Gebiet beginnt', 'Gebiete beginnen')} später als die Reihe: {_first(count, named)}."


def earlier_areas(count: int, examples: Sequence[tuple[str, int]]) -> str:
    """Areas that end before the series."""
    named = [f"{area} (bis {year})" for area, year in examples]
    return f"{_counted(count, 'Gebiet endet', 'Gebiete enden')} früher als die Reihe: {_first(count, named)}."


def areas_with_holes(count: int, examples: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Areas that lack years in between."""
    named = [f"{area} (ohne {_listed(years[:MOST_NAMED])})" for area, years in examples]
    return (
        f"{_counted(count, 'Gebiet hat', 'Gebiete haben')} eine Lücke in den Jahren: {_first(count, named)}."
    )


def ages_nowhere(ages: Sequence[int]) -> str:
    """Ages that no area has."""
    return f"In der ganzen Tabelle fehlt Alter {_listed(ages)}."


def areas_without_ages(areas: int, count: int, examples: Sequence[tuple[str, int, Sequence[int]]]) -> str:
    """Areas and years that lack single ages."""
    named = [f"{area}, {year} (ohne Alter {_listed(ages[:MOST_NAMED])})" for area, year, ages in examples]
    where = _counted(areas, "Gebiet fehlen", "Gebieten fehlen")
    return f"In {where} einzelne Altersjahre: {_first(count, named)}."


def partly_known(areas: Sequence[str], years: Sequence[int]) -> str:
    """Say which years of which areas are left out because an age is unknown."""
    named = ", ".join(f"{area} {year}" for area, year in zip(areas[:MOST_NAMED], years, strict=False))
    rest = f" und {len(areas) - MOST_NAMED} weitere" if len(areas) > MOST_NAMED else ""
    return (
        f"Ohne eines der Altersjahre 0 bis 5 und deshalb nicht verwendet: {named}{rest}. Fehlende Kinder zählen nicht als "
        "null."
    )


def fewer_runs(runs: int) -> str:
    """Say that a very large table is simulated more coarsely."""
    return f"Wegen der vielen Gebiete rechnet die Simulation mit {runs} Läufen statt mit 1.000; die Intervalle sind gröber."
