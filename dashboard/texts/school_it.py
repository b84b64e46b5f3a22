"""Sentences of the page Schul-IT."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Schul-IT"
TO_PAGE = "Zur Schul-IT"
TO_SCHOOLS = "Zu allen Schulen"
OVERVIEW_TAB = "Stand"
TAB_KEY = "ansicht"
STAGES_HEADING = "Stand aller Ausbauschritte"
CURVE_HEADING = "Der Weg zum Ziel"
STAGES_NOTE = "Ein Klick auf einen Balken wählt den Ausbau, ebenso das Feld „Ausbau“."
DUE_HEADING = "Im nächsten Quartal fällig"
NO_DUE_SITE = "Für das nächste Quartal ist nichts geplant."
NO_OPEN_SITE = "An keinem Standort steht dieser Ausbau noch aus."

WEIGHTING = {"school": "nach Schulen", "pupil": "nach Schülerinnen und Schülern"}
WHOLE = {"school": words.SCHOOL, "pupil": words.LEARNER}
HAVE = {
    "support": "werden {place} {schools} durch das Systemhaus unterstützt",
    "central_connection": "sind {place} {schools} zentral angebunden",
    "broadband": "haben {place} {schools} Breitband",
    "wlan": "haben {place} {schools} WLAN im ganzen Haus",
    "presentation": "haben {place} {schools} die Präsentationstechnik vollständig",
    "devices": "haben {place} {schools} alle Endgeräte",
}

TRACK, BY_SCHOOL, OF_SCHOOLS, SCHOOL_SHARE = "Ausbau", "Schulen fertig", "Schulen gesamt", "Anteil Schulen"
BY_PUPIL, OF_PUPILS, PUPIL_SHARE = "Lernende dort", "Lernende gesamt", "Anteil Lernende"
ON_HOLD, UNKNOWN = "ausgesetzt", "Stand unbekannt"
EQUIPMENT_HEADING = "Räume, Geräte und Leitungen"
COUNTED = {
    "wlan": "Räume mit WLAN",
    "presentation": "Klassen- und Fachräume mit Präsentations\N{SOFT HYPHEN}technik",
    "devices": "Endgeräte",
}
LINKS = {"line": "Leitung", "switch": "Switch", "hub": "Verteiler", "unknown": "unbekannt"}
EQUIPPED, OF_ALL, EQUIPPED_SHARE, PER_PUPIL = "in Betrieb", "insgesamt", "Anteil", "je Kopf"
SCHOOLS_TOLD, WEAKEST_LINK, SCHOOLS = "Schulen mit Angabe", "schwächstes Glied", "Schulen"
PUPILS_THERE, LINE_PER_PUPIL = "Lernende dort", "Mbit/s je Kopf"
SCHOOL, BOROUGH, SITE, STAGE = "Schule", "Stadtbezirk", "Standort", "Stufe"
PLANNED, LINE, REASON = "geplant am", "Mbit/s", "ausgesetzt wegen"


def stands(school: Row, pupil: Row | None, place: str) -> str:
    """Say how many schools are done of all in operation, and how many pupils learn there."""
    schools = f"**{formats.number(school['reached'])} {words.of(school['total'], words.SCHOOL)}**"
    have = HAVE[school["track"]].format(place=place, schools=schools)
    sentence = f"Am {formats.day(school['reference_date'])} {have}, **{formats.percent(school['share'])}**"
    if pupil is None or pupil["share"] is None:
        return f"{sentence}."
    return (
        f"{sentence}; dort lernen {formats.number(pupil['reached'])} "
        f"{words.of(pupil['total'], words.PUPIL)}, {formats.percent(pupil['share'])}."
    )


def target(goal: date | None) -> str:
    """Say what was aimed at, with its date where one was set."""
    return goal_name(goal) if goal else "Alle Schulen; ein Termin ist dafür nicht gesetzt."


def goal_name(goal: date) -> str:
    """Name a goal with its date."""
    return f"Alle Schulen bis {formats.day(goal)}"


def change(school: Row, earlier: Row | None) -> str:
    """Say how the number of schools moved since the earlier reference date."""
    if earlier is None or earlier["reached"] is None:
        return common.NO_COMPARISON
    moved = words.difference(school["reached"] - earlier["reached"], words.SCHOOL)
    before = f"{formats.number(earlier['reached'])} {words.of(earlier['total'], words.SCHOOL)}"
    return f"Am {formats.day(earlier['reference_date'])} waren es {before}: {moved}."


def bar(row: Row) -> str:
    """Label one bar of the stages with its part and its whole; the first of a track names the track."""
    whole = words.of(row["total"], WHOLE[row["weighting"]])
    share = f"{formats.number(row['reached'])} {whole}, {formats.percent(row['share'])}"
    return f"<b>{codes.TRACK_SHORT[row['track']]}</b><br>{share}" if row["weighting"] == "school" else share


def reading(done: list[Row]) -> str:
    """Name the track that has come furthest and the one that has furthest to go."""
    known = sorted((row for row in done if row["share"] is not None), key=lambda row: row["share"])
    if not known:
        return common.NOT_KNOWN
    last, first = known[0], known[-1]
    return (
        f"Am weitesten ist {codes.TRACK[first['track']]} ({formats.percent(first['share'])} der Schulen), "
        f"am meisten fehlt bei {codes.TRACK[last['track']]} ({formats.percent(last['share'])})."
    )


def alt(reading: str) -> str:
    """Describe the stages to those who do not see them."""
    return f"Anteile der Ausbaustufen je Ausbau, nach Schulen und nach Lernenden. {reading} {common.ALSO_AS_TABLE}"


def curve(goal: date | None, dates: list[Row]) -> str:
    """Read the curve: when the goal was met, or how far it was missed by its date and is now."""
    schools = [row for row in dates if row["weighting"] == "school" and row["share"] is not None]
    if not schools:
        return common.NOT_KNOWN
    last = schools[-1]
    sentences = []
    by_goal = [row for row in schools if goal and row["reference_date"] <= goal]
    if goal and by_goal and last["reference_date"] >= goal:
        row = by_goal[-1]
        verdict = "erreicht" if row["share"] >= 1 else f"verfehlt: Es waren {formats.percent(row['share'])}"
        sentences.append(
            f"Das Ziel „{goal_name(goal)}“ wurde {verdict} (Stand {formats.day(row['reference_date'])})."
        )
    missing = last["total"] - last["reached"]
    sentences.append(
        f"Am {formats.day(last['reference_date'])} {words.verb(missing, 'fehlt', 'fehlen')} noch "
        f"{words.count(missing, words.SCHOOL)}." if missing else "Alle Schulen sind fertig."
    )  # fmt: skip
    return " ".join(sentences)


def caption(on: date) -> str:
    """Head the table of tracks."""
    return f"Fertig am {formats.day(on)}, gemessen an allen städtischen Schulen in Betrieb"


def open_caption(track: str, sites: int, on: date) -> str:
    """Head the table of open sites."""
    return f"{codes.TRACK[track]}: {words.count(sites, words.SITE)} noch nicht fertig am {formats.day(on)}"


def due_caption(sites: int, schools: int, on: date) -> str:
    """Head the table of what is due in the quarter after the reference date's."""
    quarter = next_quarter(on)
    steps = words.count(sites, words.STEP)
    return f"{quarter}: {steps} an {words.count(schools, words.SCHOOL, 'dative')} geplant, gesehen vom {formats.day(on)}"


def next_quarter(on: date) -> str:
    """Name the quarter after a day's: the fourth of 2026 is followed by "1. Quartal 2027"."""
    quarter = (on.month - 1) // 3 + 1
    return f"{quarter % 4 + 1}. Quartal {on.year + quarter // 4}"


def equipment(quantities: list[Row], links: list[Row]) -> str:
    """Say how many rooms and devices there are, and at how many schools the line is not what slows."""
    said = [
        f"{COUNTED[row['track']]}: **{formats.number(row['quantity_done'])}** von "
        f"{formats.number(row['quantity_total'])} ({formats.percent(row['quantity_share'])})"
        for row in sorted(quantities, key=lambda row: list(COUNTED).index(row["track"]))
        if row["quantity_done"] is not None
    ]
    inside = sum(row["schools"] for row in links if row["weakest_link"] in ("switch", "hub"))
    known = sum(row["schools"] for row in links if row["weakest_link"] != "unknown")
    if known:
        slow = "bremst nicht die Leitung, sondern ein Gerät im Haus"
        said.append(
            f"an {formats.number(inside)} {words.of(known, words.SCHOOL)} mit bekannter Bandbreite {slow}"
        )
    return "; ".join(said) + "." if said else common.NOT_KNOWN


def equipment_caption(on: date) -> str:
    """Head the table of rooms and devices."""
    return f"Räume und Geräte in Betrieb am {formats.day(on)}"


def links_caption(on: date) -> str:
    """Head the table of the weakest links."""
    return f"Was am {formats.day(on)} am wenigsten durchlässt"


def hold_caption(track: str, on: date) -> str:
    """Head the table of reasons."""
    return f"{codes.TRACK[track]}: warum der Ausbau am {formats.day(on)} ausgesetzt ist"
