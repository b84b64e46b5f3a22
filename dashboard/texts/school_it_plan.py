"""Sentences of the tab that holds plans against what was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

TAB = "Plan und Ist"
CURVE_HEADING = "Plan und Ist"
GOALS_HEADING = "Ziele des Rates"
SLIPS_HEADING = "Verschobene Schulen"
DUE_HEADING = "Im nächsten Quartal fällig"
BOTTLENECK_HEADING = "Engpass"
CURVES = {"reached": "fertig", "first_plan": "erster Plan", "current_plan": "geltender Plan"}
CURVE_NOTE = (
    "Gemessen an den Schulen, die am Stichtag in Betrieb sind. Der erste Plan ist der zuerst gelieferte Termin jeder Schule. Im geltenden Plan fehlen ausgesetzte Schulen, solche mit "
    "unbekanntem Stand und solche ohne Termin; was überfällig ist, steht dort ab dem Stichtag."
)
WHOLE_CITY = "Plan, Ziele, Engpass und Prognose gelten für die ganze Stadt; die Listen der Schulen folgen dem gewählten Gebiet."
SLIPPED = 30  # days from which a school counts as put off
SLIPS_NOTE = (
    "Gerechnet ab dem ersten gelieferten Plan: bei fertigen Schulen bis zum Tag der Fertigstellung, bei offenen bis zum "
    "geltenden Plan, bei überfälligen bis zum Stichtag (mindestens so viele Tage). Ein Grund steht dort, wo eine Aussetzung "
    "mit Grund geliefert ist."
)
BOTTLENECK_NOTE = (
    "Engpass ist der Ausbau, dessen letzte Schule nach der Prognose zuletzt fertig wird. „Nur dieser fehlt“ zählt Schulen, an "
    "denen alles andere fertig ist."
)
NO_PLAN = "Für diesen Ausbau ist noch kein Termin geliefert."
NO_SLIP = "Keine Schule ist hier um mehr als 30 Tage verschoben."
NO_DUE = "Für das nächste Quartal ist bei diesem Ausbau nichts geplant."
NO_GOAL = "Für diesen Ausbau ist kein Ziel des Rates bekannt. Ziele stehen in der Datei `rollout_goals.csv`."
GOAL, GOAL_DAY, GOAL_SCHOOLS, THEN, PAPER = "Ziel", "Termin", "Schulen", "fertig am Termin", "Vorlage"
SCHOOL, BOROUGH, FIRST, NOW, DAYS, STATE, WHY = (
    "Schule", "Stadtbezirk", "erster Plan", "jetzt", "Tage später", "Zustand", "Grund",
)  # fmt: skip
SITE, STAGE, PLANNED, REASON = "Standort", "Stufe", "geplant am", "ausgesetzt wegen"
TRACK, OPEN, ONLY_THIS, LOW, HIGH = (
    "Ausbau", "offene Schulen", "nur dieser fehlt", "alle fertig: 80 % von", "bis",
)  # fmt: skip
STATES = {
    "done": "fertig",
    "planned": "geplant",
    "unplanned": "ohne Termin",
    "on_hold": "ausgesetzt",
    "unknown": "unbekannt",
}


def heading(track: str) -> str:
    """Head the curve with its track."""
    return f"{codes.TRACK[track]}: {CURVE_HEADING}"


def reading(now: Row, on: date) -> str:
    """Say how many are done and how many should be by the first plan."""
    gap = now["first_plan"] - now["reached"]
    stands = (
        f"Am {formats.day(on)} {words.verb(now['reached'], 'ist', 'sind')} "
        f"**{formats.number(now['reached'])} {words.of(now['total'], words.SCHOOL)}** fertig"
    )
    first = formats.number(now["first_plan"])
    if gap > 0:
        return (
            f"{stands}; nach dem ersten Plan sollten es {first} sein, {words.count(gap, words.SCHOOL)} mehr."
        )
    if gap < 0:
        return f"{stands}; nach dem ersten Plan sollten es {first} sein, {words.count(-gap, words.SCHOOL)} weniger."
    return f"{stands}, so viele wie nach dem ersten Plan."


def goal_name(goal: Row) -> str:
    """Name a goal with its date."""
    return (
        f"{goal['wording']} bis {formats.day(goal['goal_on'])}"
        if goal["goal_on"]
        else f"{goal['wording']}, ohne Termin"
    )


def goal_verdict(goal: Row, on: date) -> str:
    """Say whether a goal was reached by its date, or when that will be known."""
    name = f"Das Ziel „{goal_name(goal)}“"
    if not goal["goal_on"]:
        return f"{name}: Am {formats.day(on)} {_done(goal['reached'], goal['total'])}."
    if goal["goal_on"] > on:
        return f"{name} liegt noch voraus."
    if goal["reached"] is None:
        return f"{name}: Wie viele Schulen bis dahin fertig waren, ist nicht bekannt."
    verdict = "wurde erreicht" if goal["reached"] >= goal["needed"] else "wurde verfehlt"
    was = words.verb(goal["reached"], "war", "waren")
    return (
        f"{name} {verdict}: An diesem Tag {was} {formats.number(goal['reached'])} der heute "
        f"{formats.number(goal['total'])} Schulen fertig."
    )


def _done(reached: int, total: int) -> str:
    return f"{words.verb(reached, 'ist', 'sind')} {formats.number(reached)} {words.of(total, words.SCHOOL)} fertig"


def slips(rows: list[Row], track: str) -> str:
    """Say how many schools slipped, by how much in the middle, how many came early, and for how many a reason is known."""
    late = sorted(row["slipped_days"] for row in rows if row["slipped_days"] > SLIPPED)
    early = sum(row["slipped_days"] < -SLIPPED for row in rows)
    if not late:
        return NO_SLIP
    known = sum(bool(row["slip_reason"]) for row in rows if row["slipped_days"] > SLIPPED)
    return (
        f"{codes.TRACK[track]}: **{formats.number(len(late))} {words.of(len(rows), words.SCHOOL)}** mit einem Plan "
        f"{words.verb(len(late), 'ist', 'sind')} um mehr als 30 Tage verschoben, in der Mitte um "
        f"{words.count(late[len(late) // 2], words.DAY, 'accusative')}; {words.count(early, words.SCHOOL)} "
        f"{words.verb(early, 'war', 'waren')} mehr als 30 Tage früher. Einen Grund nennt die Lieferung für "
        f"{words.count(known, words.SCHOOL, 'accusative')}."
    )


def slips_caption(track: str, schools: int, on: date) -> str:
    """Head the table of schools that slipped."""
    return f"{codes.TRACK[track]}: {words.count(schools, words.SCHOOL)} um mehr als 30 Tage verschoben, gesehen vom {formats.day(on)}"


def goals_caption(track: str) -> str:
    """Head the table of goals."""
    return f"{codes.TRACK[track]}: Ziele mit ihrer Vorlage"


def bottleneck(row: Row | None, until: str) -> str:
    """Name the track that will be done last, and at how many schools it alone is missing."""
    if row is None:
        return "Alle Ausbauschritte sind an allen Schulen fertig; einen Engpass gibt es nicht."
    alone = row["only_this_open"]
    return (
        f"Der Engpass ist **{codes.TRACK[row['track']]}**: Dort {words.verb(row['open_schools'], 'ist', 'sind')} noch "
        f"{words.count(row['open_schools'], words.SCHOOL)} offen, und alle fertig sind sie {until}. "
        f"An {words.none_or(alone, 'keiner')} davon fehlt nur noch dieser Ausbau."
    )


def bottleneck_caption(on: date) -> str:
    """Head the table of tracks by their end."""
    return f"Was zuletzt fertig wird, steht oben; gesehen vom {formats.day(on)}"


def alt(reading: str) -> str:
    """Describe the curve to those who do not see it."""
    return f"Linien für fertige Schulen, den ersten und den geltenden Plan über die Jahre, mit den Zielen des Rates. {reading}"
