"""Sentences of one school's profile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, schools, words

Row = dict[str, Any]

ALL_SCHOOLS = "Alle Schulen"
MASTER_HEADING = "Stammdaten"
STAGES_HEADING = "Stand je Ausbau"
ROOMS_HEADING = "Räume und Geräte"
LINES_HEADING = "Bandbreite"
HISTORY_HEADING = "Verlauf"
TRACK, SITE, STAGE, STATE = "Ausbau", "Standort", "Stufe", "Lage"
STARTED, PLANNED, DONE, REASON = "begonnen am", "geplant am", "fertig am", "ausgesetzt wegen"
OVERDUE_DAYS, SITES_DONE, DATE = "überfällig seit Tagen", "Standorte fertig", "Stichtag"
LINE, SWITCH, HUB, LEAST, WEAKEST = (
    "Leitung Mbit/s",
    "Switch Mbit/s",
    "Verteiler Mbit/s",
    "Engpass Mbit/s",
    "schwächstes Glied",
)
POINT_STATE = {
    "on_hold": "ausgesetzt",
    "unknown": "Stand unbekannt",
    "overdue": "überfällig",
    "planned": "geplant",
    "no_date": "ohne Termin",
}
OF_WEAKEST = {"line": "die Leitung", "switch": "der Switch", "hub": "der Verteiler"}
NOTHING_OPEN = "An dieser Schule ist alles fertig: Kein Ausbauschritt steht an einem Standort noch aus."
NO_ROOMS = "Zu Räumen und Geräten dieser Schule liegt am Stichtag keine Angabe vor."
NO_LINES = "Zu den Leitungen dieser Schule liegt am Stichtag keine Angabe vor."
OTHER_CARRIER = (
    "Träger dieser Schule ist nicht die Stadt. Ihr IT-Ausbau wird hier deshalb nicht geführt; unten steht, was das "
    "Schulverzeichnis von ihr nennt."
)


def absent(on: date | None) -> str:
    """Say that a city school is not in operation on the date."""
    return (
        f"Am {formats.day(on)} ist diese Schule nach dem geltenden Schulverzeichnis nicht in Betrieb. Ein anderer "
        "Stichtag zeigt ihren Stand von damals, unten steht ihr Verlauf."
    )


def stands(name: str, row: Row) -> str:
    """Say how many tracks are done at a school and how many points are open."""
    done = f"**{formats.number(row['tracks_done'])} {words.of(row['tracks'], words.STEP)}**"
    verb = "ist" if words.is_one(row["tracks_done"]) else "sind"
    sentence = f"{name}: Am {formats.day(row['reference_date'])} {verb} {done} an allen Standorten fertig"
    if not row["open_points"]:
        return f"{sentence}."
    waiting = words.count(row["open_points"], words.POINT)
    verb = words.verb(row["open_points"], "ist", "sind")
    return f"{sentence}; offen {verb} noch **{waiting}**{schools.standing([row])}."


def target(goals: Mapping[str, date]) -> str:
    """Say what was aimed at: every track at every site, with the dates that were set."""
    dated = [f"{codes.TRACK[track]} bis {formats.day(goal)}" for track, goal in goals.items()]
    return "; ".join(["Jeder Ausbauschritt an jedem Standort", *dated]) + "."


def change(row: Row, earlier: Row | None, finished: list[str], fallen: list[str]) -> str:
    """Say which tracks were finished since the earlier date, which fell back, and how many points were open then."""
    if earlier is None:
        return common.NO_COMPARISON
    said = []
    if finished:
        said.append(f"Fertig seither: {words.listing([codes.TRACK[track] for track in finished])}.")
    if fallen:
        said.append(f"Nicht mehr fertig: {words.listing([codes.TRACK[track] for track in fallen])}.")
    before = words.count(earlier["open_points"], words.POINT)
    if row["open_points"] != earlier["open_points"]:
        verb = words.verb(earlier["open_points"], "war", "waren")
        said.append(f"Am {formats.day(earlier['reference_date'])} {verb} {before} offen.")
    return " ".join(said) or "Nichts wurde fertig, und nichts kam hinzu."


def open_reading(points: list[Row], on: date) -> str:
    """Name what is longest overdue and what is due next."""
    said = []
    late = [row for row in points if row["is_overdue"]]
    if late:
        first = max(late, key=lambda row: row["overdue_days"])
        since = words.count(first["overdue_days"], words.DAY, "dative")
        said.append(f"Am längsten überfällig: {_named(first)}, seit {since}.")
    ahead = [row for row in points if row["planned_on"] and not row["is_overdue"]]
    if ahead:
        following = min(ahead, key=lambda row: row["planned_on"])
        said.append(f"Als Nächstes geplant: {_named(following)} zum {formats.day(following['planned_on'])}.")
    return " ".join(said) or f"Am {formats.day(on)} ist für keinen der Punkte ein Termin genannt."


def _named(point: Row) -> str:
    where = f" am Standort {point['site_id']}" if point["site_id"] else ""
    return f"{codes.TRACK[point['track']]}{where}"


def open_caption(points: int, on: date) -> str:
    """Head the table of open points."""
    return f"{words.count(points, words.POINT)} am {formats.day(on)}, der dringendste zuerst"


def master_terms(row: Row) -> dict[str, str]:
    """Say what the register names of a school; what it leaves out is told as unknown."""
    place = " ".join(filter(None, [row["postcode"], common.CITY if row["postcode"] else ""]))
    address = ", ".join(filter(None, [row["street"], place]))
    return {
        "Schulnummer": row["school_id"],
        "Schulform": row["school_form"] or formats.UNKNOWN,
        "Träger": row["carrier"] or formats.UNKNOWN,
        "Anschrift": address or formats.UNKNOWN,
        "Stadtbezirk": row["borough_name"] or formats.UNKNOWN,
        "Bezirk": row["district_name"] or formats.UNKNOWN,
        "Schülerinnen und Schüler": formats.number(row["pupils"]),
        "Klassen": formats.number(row["classes"]),
        "Klassenräume": formats.number(row["class_rooms"]),
        "Fachräume": formats.number(row["subject_rooms"]),
        "Schulverzeichnis vom": formats.day(row["schools_date"]),
    }


def sites_done(row: Row) -> str | None:
    """Say at how many of its sites a track is done."""
    return f"{formats.number(row['sites_done'])} von {formats.number(row['sites'])}" if row["sites"] else None


def stages_caption(on: date) -> str:
    """Head the table of the tracks."""
    return f"Stufe und Termine je Ausbau am {formats.day(on)}; fertig ist er mit dem letzten Standort"


def sites_caption(on: date, sites: int) -> str:
    """Head the table of the sites."""
    return f"Dasselbe an jedem der {formats.number(sites)} Standorte am {formats.day(on)}"


def rooms_caption(on: date) -> str:
    """Head the table of rooms and devices."""
    return f"In Betrieb am {formats.day(on)}"


def rooms(row: Row) -> str:
    """Say how many rooms the register names, beside those the state of school IT counts."""
    if row["class_rooms"] is None and row["subject_rooms"] is None:
        return "Das Schulverzeichnis nennt keine Räume."
    named = [
        f"{formats.number(row[key])} {name}"
        for key, name in (("class_rooms", "Klassenräume"), ("subject_rooms", "Fachräume"))
        if row[key] is not None
    ]
    return f"Das Schulverzeichnis vom {formats.day(row['schools_date'])} nennt {words.listing(named)}."


def lines(row: Row) -> str:
    """Say what all sites let through together, per head, and what holds it back."""
    if row["bandwidth_mbit_s"] is None:
        return "Die Bandbreite ist nicht an jedem Standort bekannt, deshalb steht hier keine Summe."
    together = "Alle Standorte zusammen haben" if row["sites"] > 1 else "Die Schule hat"
    said = f"{together} **{formats.number(row['bandwidth_mbit_s'])} Mbit/s**"
    if row["bandwidth_per_pupil"] is not None:
        said += f", das sind **{formats.number(row['bandwidth_per_pupil'], 2)} Mbit/s je Kopf**"
    if row["weakest_link"]:
        said += f"; am wenigsten lässt {OF_WEAKEST[row['weakest_link']]} durch"
    return f"{said}."


def lines_caption(on: date) -> str:
    """Head the table of the lines."""
    return f"Leitung, Switch und Verteiler je Standort am {formats.day(on)}"


def history_caption(first: date, last: date) -> str:
    """Head the history."""
    return f"Stufe je Ausbau an jedem Stichtag vom {formats.day(first)} bis {formats.day(last)}, der jüngste zuerst"
