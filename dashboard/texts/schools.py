"""Sentences of the page Schulen: all schools beside each other."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

CARD = "Schulen"
TAB_KEY = "darstellung"
TABLE_TAB, MAP_TAB, HEAT_TAB = "Tabelle", "Karte", "Wärmetabelle"
OPEN_HEADING = "Offene Punkte"

# The classes a school is shown in, the furthest first; on hold and unknown are none of the stages.
STATE = {
    "done": "fertig",
    "under_way": "in Arbeit",
    "planned": "geplant oder beauftragt",
    "none": "nicht begonnen",
    "on_hold": "ausgesetzt",
    "unknown": "unbekannt",
}
SIGN = {"done": "●", "under_way": "◆", "planned": "○", "none": "□", "on_hold": "▲", "unknown": "?"}
STATE_OF = {
    "done": "done",
    "in_progress": "under_way",
    "in_building": "under_way",
    "in_street": "under_way",
    "contracted": "planned",
    "planned": "planned",
    "none": "none",
    "on_hold": "on_hold",
    "unknown": "unknown",
}

SCHOOL, SCHOOL_FORM, BOROUGH, PUPILS = "Schule", "Schulform", "Stadtbezirk", "Lernende"
TRACKS_DONE, OPEN, OVERDUE, NEXT = "Schritte fertig", "offene Punkte", "davon überfällig", "nächster Termin"
MOST_NAMED, MOST_LETTERS = 3, 60
NO_BOROUGH = "ohne Stadtbezirk"
NO_MAP = "Für die Karte fehlen Umrisse oder Kacheln der Bezirke. Die Tabelle nennt dieselben Schulen."
MAP_CLICK = "Ein Klick auf einen Punkt öffnet die Schule, ebenso das Feld „Schule“."


def missed(asked: str) -> str:
    """Say kindly that the address names no school; whatever else stands in it is not repeated."""
    named = re.sub(r"[^\w ·-]|_", "", asked)[:MOST_LETTERS].strip()
    return (
        f"Eine Schule „{named}“ steht in keinem Schulverzeichnis. Vielleicht fehlt der Nummer eine Ziffer. Unten "
        "stehen alle Schulen; das Feld „Schule“ findet sie nach Nummer oder Name."
    )


def still_open(schools: list[Row]) -> str:
    """Say at how many schools something is open, in all tracks, and how it stands with it."""
    waiting = [row for row in schools if row["open_points"]]
    if not waiting:
        return "An keiner Schule steht noch etwas aus, in keinem Ausbauschritt."
    points = sum(row["open_points"] for row in waiting)
    return (
        f"An **{formats.number(len(waiting))} {words.of(len(schools), words.SCHOOL)}** "
        f"{words.verb(points, 'steht', 'stehen')} {words.count(points, words.POINT)} noch aus, alle Ausbauschritte "
        f"zusammen{standing(schools)}."
    )


def standing(rows: list[Row]) -> str:
    """Say how many of the open points are overdue, on hold and unknown, as far as there are any."""
    named = {"overdue_points": "überfällig", "held_points": "ausgesetzt", "unknown_points": "unbekannt"}
    sums = {name: sum(row[key] for row in rows) for key, name in named.items()}
    told = [f"{formats.number(number)} {name}" for name, number in sums.items() if number]
    return f": {words.listing(told)}" if told else ""


def caption(on: date) -> str:
    """Head the table of all schools."""
    return (
        f"Städtische Schulen in Betrieb am {formats.day(on)}, die mit den meisten überfälligen Punkten zuerst"
    )


def heat_caption(on: date) -> str:
    """Head the heat table."""
    return f"Stufe je Schule und Ausbau am {formats.day(on)}, nach Stadtbezirken"


def legend() -> str:
    """Explain the signs of the heat table and the map."""
    return " · ".join(f"{SIGN[state]} {name}" for state, name in STATE.items())


def group(name: str | None, schools: int) -> str:
    """Head the schools of a borough in the heat table."""
    return f"{name or NO_BOROUGH} · {words.count(schools, words.SCHOOL)}"


def map_heading(track: str) -> str:
    """Head the map."""
    return f"{codes.TRACK[track]}: wo die Schulen stehen"


def map_label(state: str, schools: int) -> str:
    """Name a class in the map's legend with its number, so that colour is not all that tells."""
    return f"{STATE[state]} ({formats.number(schools)})"


def hover(row: Row) -> str:
    """Say what a point of the map stands for."""
    return (
        f"<b>{row['school_name']}</b><br>{row['school_form']}, {row['borough_name'] or NO_BOROUGH}<br>"
        f"{codes.STAGE[row['state']]}; {words.count(row['open_points'], words.POINT)} noch offen"
    )


def map_note(day: date | None, missing: int) -> str:
    """Say where the points lie, and how many schools have none."""
    where = (
        f"Umrisse der Bezirke vom {formats.day(day)}; jeder Punkt liegt an der Adresse der Schule, sonst in ihrem Gebiet."
        if day
        else "Schematische Karte: Eine Kachel ist ein Bezirk, ein Punkt darin eine seiner Schulen, nicht ihre genaue Lage."
    )
    left = (
        f" {words.count(missing, words.SCHOOL)} ohne Ort {words.verb(missing, 'fehlt', 'fehlen')} auf der Karte."
        if missing
        else ""
    )
    return f"{where}{left} {MAP_CLICK}"


def map_reading(track: str, schools: list[Row]) -> str:
    """Read the map: at how many schools the track is not done, and in which boroughs most of them are."""
    left = [row for row in schools if STATE_OF[row["state"]] != "done"]
    if not left:
        return f"{codes.TRACK[track]}: fertig an allen {formats.number(len(schools))} Schulen."
    boroughs = [row["borough_name"] for row in left if row["borough_name"]]
    most = max(map(boroughs.count, boroughs), default=0)
    named = [name for name in dict.fromkeys(boroughs) if boroughs.count(name) == most]
    where = (
        f", am häufigsten in {words.listing(named)} ({'je ' if len(named) > 1 else ''}{formats.number(most)})"
        if most > 1 and len(named) <= MOST_NAMED
        else ""
    )
    whole = words.of(len(schools), words.SCHOOL)
    return f"{codes.TRACK[track]}: noch nicht fertig an {formats.number(len(left))} {whole}{where}."


def alt(reading: str) -> str:
    """Describe the map to those who do not see it."""
    return f"Karte der Schulen nach ihrer Stufe. {reading} Alle Schulen stehen auch in der Tabelle."
