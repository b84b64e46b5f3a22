"""Damaged copies of good rows, added to files so that the reader has something to refuse.

A copy carries a key of its own (but for the doubled one), so that no good row is lost with it.
"""

from __future__ import annotations

from collections.abc import Sequence

CHANGES: dict[str, tuple[tuple[str, ...], str]] = {
    "impossible_birth_date": (("Geburtsdatum", "geb. am"), "31.02.2020"),
    "impossible_start": (("Vertragsbeginn", "Beginn"), "31.02.2020"),
    "hours_not_funded": (("Wochenstunden", "Stunden"), "30"),
    "unknown_status": (("Status",), "geparkt"),
    "missing_record_number": (("Vorgangsnummer", "Anmeldenummer", "Vertragsnummer"), ""),
    "more_available_than_approved": (("verfügbar Ü3", "Plätze verfügbar Ü3"), "99"),
    "unknown_stage": (("Stufe", "Ausbaustufe"), "so gut wie fertig"),
    "impossible_planned_date": (("geplant am",), "30.02.2021"),
    "more_done_than_there_is": (("Menge fertig",), "9999"),
}
KEYS = ("Vorgangsnummer", "Anmeldenummer", "Vertragsnummer", "Einrichtungsnummer", "Standort")
TOO_FEW_FIELDS, DOUBLED_KEY = "too_few_fields", "doubled_key"


def damaged_lines(lines: list[str], faults: Sequence[str], *, skip_last: bool) -> list[tuple[int, str]]:
    """Insert one damaged copy per named fault into the lines; returns line numbers (header is 1) and kinds."""
    rows = len(lines) - 1 - skip_last
    header = [cell.strip('"') for cell in lines[0].split(";")]
    noted = []
    for number, kind in enumerate(faults):
        place = 1 + (number + 1) * rows // (len(faults) + 1) + number
        lines.insert(place + 1, _damaged(lines[place], header, kind, number))
        noted.append((place + 2, kind))
    return noted


def _damaged(line: str, header: list[str], kind: str, number: int) -> str:
    """One copy with its fault."""
    cells = line.split(";")
    if kind == DOUBLED_KEY:
        return line
    key = next(position for position, name in enumerate(header) if name in KEYS)
    cells[key] = _quoted_like(cells[key], f"9999{number:02d}")
    if kind == TOO_FEW_FIELDS:
        return ";".join(cells[: len(cells) // 2])
    names, value = CHANGES[kind]
    position = next(position for position, name in enumerate(header) if name in names)
    cells[position] = _quoted_like(cells[position], value)
    return ";".join(cells)


def _quoted_like(cell: str, value: str) -> str:
    """The value with quotes where the cell had them."""
    return f'"{value}"' if cell.startswith('"') else value
