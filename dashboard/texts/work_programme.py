"""Sentences of the page Arbeitsprogramm."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

CARD = "Arbeitsprogramm"
TAB_KEY = "ansicht"
OVERVIEW_TAB, SCHEDULE_TAB, PROJECTS_TAB = "Überblick", "Zeitplan", "Projekte und Meilensteine"
CHANGES_TAB, PORTAL_TAB = "Veränderungen", "Kita online"
TO_PAGE = "Zum Arbeitsprogramm"
TARGET = "Jeder Meilenstein ist an seinem Termin erledigt."
BARS_HEADING = "Meilensteine nach Handlungsfeld"
STATE = {
    "done_on_time": "rechtzeitig erledigt",
    "done_late": "verspätet erledigt",
    "due_soon": "bald fällig",
    "open": "später fällig",
    "overdue": "überfällig",
    "no_date": "ohne Termin",
    "done": "alles erledigt",
}
PARTS = {
    "done_on_time": STATE["done_on_time"],
    "done_late": STATE["done_late"],
    "overdue": STATE["overdue"],
    "not_yet_due": "noch nicht fällig oder ohne Termin",
}
COUNTED = {key: STATE[key] for key in ("done_on_time", "done_late", "overdue", "due_soon", "open", "no_date")}
THEME, MILESTONES, ON_TIME_RATE, DUE_COUNT = "Handlungsfeld", "Meilensteine", "im Plan", "fällig"
ON_FIRST_DATE = "zum ersten Termin im Plan"
PROJECT, MILESTONE, STATE_HEAD = "Projekt", "Meilenstein", "Stand"
STARTED, DUE, DONE, DAYS_LATE = "begonnen am", "fällig am", "erledigt am", "Tage Verzug"
FIRST_DUE, MOVED, TIMES_MOVED = "zuerst fällig am", "Tage verschoben", "wie oft"
EVIDENCE, UNIT = "Nachweis", "zuständig"
PURPOSE, LAW, NEXT, NEXT_DUE, NEXT_UNIT = (
    "Wozu",
    "Gesetz",
    "nächster Meilenstein",
    "dessen Termin",
    "dafür zuständig",
)
CHANGE_HEAD, DUE_BEFORE = "Veränderung", "Termin davor"
PURPOSE_CAPTION = "Wozu ein Projekt da ist, und welchem Gesetz es folgt"
SOON_RULE = "Bald fällig: innerhalb von 90 Tagen ab dem Stichtag. Verzug zählt bis zur Erledigung oder bis zum Stichtag."
CHANGE = {
    "newly_done": "erledigt",
    "newly_overdue": "überfällig geworden",
    "due_moved": "Termin verschoben",
    "due_set": "Termin genannt",
    "due_removed": "Termin gestrichen",
    "reopened": "wieder offen",
    "new": "neu im Programm",
    "dropped": "nicht mehr im Programm",
}
CHANGES = CHANGE | {
    "due_moved": "Termine verschoben",
    "due_set": "Termine genannt",
    "due_removed": "Termine gestrichen",
}
SCHEDULE_HEADING, PROJECTS_HEADING = "Termine und Erledigung je Projekt", "Projekte"
TIMELINE = {
    "lasting": "Laufzeit des Projekts",
    "moved": "Termin verschoben",
    "late": "über dem Termin",
    "on": "Stichtag",
}
NO_CHANGE = "Seit dem Vergleichsdatum hat sich an keinem Meilenstein etwas geändert."


def stands(total: Row) -> str:
    """Say how many of the milestones due were done by their day, how many are overdue, and since when."""
    on, due = formats.day(total["reference_date"]), total["due"]
    if not due:
        return f"Am {on} ist noch kein Meilenstein fällig."
    kept = total["due_on_time"]
    return (
        f"Im Plan am {on}: **{formats.number(kept)} von {formats.number(due)}** fälligen "
        f"{words.MILESTONE.one if words.is_one(due) else words.MILESTONE.of_many} "
        f"(**{formats.percent(total['on_time_rate'])}**) {words.verb(kept, 'war bis zum', 'waren bis zu ihrem')} "
        f"Termin erledigt; {_overdue(total)}."
    )


def _overdue(row: Row) -> str:
    """Say how many are overdue and for how long the oldest has been."""
    number = row["overdue"]
    if not number:
        return "keiner ist überfällig"
    since = words.count(row["longest_overdue_days"], words.DAY, "dative")
    oldest = f"seit {since}" if words.is_one(number) else f"der älteste seit {since}"
    return f"**{formats.number(number)}** {words.verb(number, 'ist', 'sind')} überfällig, {oldest}"


def basis(total: Row) -> str:
    """Say what counts as due, what the first named days would say, and what is in neither."""
    parts = [
        f"Von {words.count(total['milestones'], words.MILESTONE, 'dative')} "
        f"{words.verb(total['due'], 'ist', 'sind')} {formats.number(total['due'])} fällig: Der Termin ist vorbei, oder er "
        f"ist der Stichtag selbst und der Meilenstein erledigt.",
        f"Am zuerst genannten Termin gemessen {words.verb(total['done_by_first_date'], 'wäre', 'wären')} es "
        f"{formats.number(total['done_by_first_date'])} von {formats.number(total['due_at_first'])}.",
    ]
    early = total["done_on_time"] - total["due_on_time"]
    if early:
        parts.append(f"{words.count(early, words.MILESTONE)} {_are(early)} vor dem Termin erledigt.")
    if total["no_date"]:
        parts.append(
            f"Ohne Termin {_are(total['no_date'])} {words.count(total['no_date'], words.MILESTONE)}."
        )
    return " ".join(parts)


def _are(number: int) -> str:
    return words.verb(number, "ist", "sind")


def change(changes: list[Row], earlier: Row | None, total: Row) -> str:
    """Say what happened since the earlier reference date, and how the share on schedule moved."""
    if earlier is None:
        return common.NO_COMPARISON
    found = Counter(row["change"] for row in changes)
    told = words.listing(
        [
            f"{formats.number(number)} {(CHANGE if words.is_one(number) else CHANGES)[key]}"
            for key in CHANGE
            if (number := found[key])
        ]
    )
    sentence = f"{told}." if told else NO_CHANGE
    if total["on_time_rate"] is None or earlier["on_time_rate"] is None:
        return sentence
    moved = words.moved(total["on_time_rate"] - earlier["on_time_rate"])
    return f"{sentence} Der Anteil im Plan {moved}."


def reading(milestones: list[Row]) -> str:
    """Name the milestone that is most overdue and the one due next."""
    overdue = [row for row in milestones if row["state"] == "overdue"]
    ahead = [row for row in milestones if row["state"] in ("due_soon", "open")]
    sentences = []
    if overdue:
        worst = max(overdue, key=lambda row: row["days_late"])
        late = words.count(worst["days_late"], words.DAY, "dative")
        sentences.append(
            f"Am längsten überfällig ist „{worst['milestone']}“ ({worst['project']}), seit {late}."
        )
    if ahead:
        following = min(ahead, key=lambda row: row["due_on"])
        sentences.append(
            f"Als Nächstes fällig ist „{following['milestone']}“ am {formats.day(following['due_on'])}."
        )
    return " ".join(sentences) or "Es ist nichts überfällig, und es steht kein Meilenstein mehr aus."


def soon(milestones: list[Row]) -> str:
    """Say how many milestones are due within ninety days and whose they are."""
    rows = [row for row in milestones if row["state"] == "due_soon"]
    if not rows:
        return "In den nächsten 90 Tagen ist kein Meilenstein fällig."
    units = words.listing(sorted({row["responsible_unit"] for row in rows}))
    return (
        f"In den nächsten 90 Tagen {words.verb(len(rows), 'ist', 'sind')} "
        f"{words.count(len(rows), words.MILESTONE)} fällig; zuständig: {units}."
    )


def schedule(milestones: list[Row]) -> str:
    """Say how many days moved and by how much at most, and what stands in no figure."""
    moved = [row for row in milestones if row["moved_days"]]
    undated = sum(row["due_on"] is None for row in milestones)
    sentences = ["Kein Termin ist verschoben worden."]
    if moved:
        most = max(moved, key=lambda row: row["moved_days"])
        sentences = [
            f"{words.count(len(moved), words.MILESTONE)} {words.verb(len(moved), 'hat', 'haben')} einen anderen Termin als "
            f"zuerst genannt, am weitesten „{most['milestone']}“ ({most['project']}): von "
            f"{formats.day(most['first_due_on'])} auf {formats.day(most['due_on'])}."
        ]
    if undated:
        sentences.append(
            f"Ohne Termin und deshalb nur in der Tabelle: {words.count(undated, words.MILESTONE)}."
        )
    return " ".join(sentences)


def projects(rows: list[Row]) -> str:
    """Say how many projects are done, and which are overdue."""
    done = sum(row["state"] == "done" for row in rows)
    overdue = [row["project"] for row in rows if row["state"] == "overdue"]
    late = f"Überfällig: {words.listing(overdue)}." if overdue else "Keines ist überfällig."
    return f"Von {formats.number(len(rows))} Projekten sind {formats.number(done)} ganz erledigt. {late}"


def changes(rows: list[Row]) -> str:
    """Say what moved most and what is open again: changes that a count alone would hide."""
    moved = [row for row in rows if row["change"] == "due_moved"]
    reopened = [row for row in rows if row["change"] == "reopened"]
    sentences = []
    if moved:
        most = max(moved, key=lambda row: abs(row["days_moved"]))
        when = "später" if most["days_moved"] > 0 else "früher"
        by = words.count(abs(most["days_moved"]), words.DAY)
        sentences.append(f"Am weitesten verschoben: „{most['milestone']}“, {by} {when}.")
    if reopened:
        named = words.listing([f"„{row['milestone']}“" for row in reopened])
        sentences.append(f"War als erledigt gemeldet und ist wieder offen: {named}.")
    return " ".join(sentences)


def alt(reading: str) -> str:
    """Describe the bars to those who do not see them."""
    return f"Meilensteine je Handlungsfeld nach ihrem Stand. {reading} {common.ALSO_AS_TABLE}"


def timeline_alt(reading: str) -> str:
    """Describe the timeline to those who do not see it."""
    return f"Zeitleiste: je Projekt eine Zeile mit Terminen und Erledigung der Meilensteine. {reading} {common.ALSO_AS_TABLE}"


def caption(on: date) -> str:
    """Head the table of themes."""
    return f"Nach Handlungsfeld am {formats.day(on)}"


def projects_caption(on: date) -> str:
    """Head the table of projects."""
    return f"Projekte am {formats.day(on)}"


def milestones_caption(on: date) -> str:
    """Head the table of milestones."""
    return f"Alle Meilensteine am {formats.day(on)}"


def changes_caption(on: date, before: date) -> str:
    """Head the table of changes."""
    return f"Veränderungen vom {formats.day(before)} bis {formats.day(on)}"
