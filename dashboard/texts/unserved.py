"""Sentences of the page Unversorgte Kinder: its headline and what every role sees below it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Unversorgte Kinder"
TO_PAGE = "Zu den unversorgten Kindern"
TARGET = "Jedes Kind mit Rechtsanspruch (§\N{NO-BREAK SPACE}24 SGB\N{NO-BREAK SPACE}VIII) hat zum gewünschten Beginn einen Platz."
LIST_TAB, OVERVIEW_TAB, PLACEMENT_TAB, METHOD_TAB = (
    "Arbeitsliste",
    "Überblick",
    "Vermittlung",
    "Wie gerechnet wird",
)
TAB_KEY = "ansicht"
TREND_HEADING = "Entwicklung"
REASONS_HEADING = "Woran es liegt"
BARS_HEADING = "Kinder ohne Platz nach Stadtbezirk"
BARS_NOTE = "Ein Klick auf einen Balken wählt den Stadtbezirk, ebenso das Feld „Stadtbezirk“."
NO_REASONS = "Zu dieser Auswahl ist kein Kind ohne Platz, oder die Gründe sind nicht bekannt."

NAME, AGE, NEED_DATE = "Gebiet", "Alter", "Bedarf am"
UNSERVED, WAITING, SHORT_NOTICE = "ohne Platz", "davon länger als drei Monate", "davon kurzfristig angemeldet"
FRICTION, TRUE_SHORTAGE = "davon vermittelbar", "davon nicht vermittelbar"
FRICTION_PART, TRUE_SHORTAGE_PART = "vermittelbar", "nicht vermittelbar"
CONDITIONAL = "unter einem Jahr, Anspruch unter Bedingungen"
NOT_OPEN = "Anspruch noch nicht offen"
WISHES_CHANGE = "versorgt, möchten wechseln"
MINDING_ONLY = "ab drei nur in Tagespflege"
REFERENCE_DATE, ON_THE_DAY, ON_FIRST_OF_AUGUST = "Stichtag", "am Stichtag", "am nächsten 1. August"
REASON, CHILDREN, SHARE = "Grund", "Kinder", "Anteil"


def stands(row: Row, children: float | None, place: str) -> str:
    """Say how many children with a claim have no place, and how many of their age live there."""
    on = formats.day(row["reference_date"])
    if row["unserved"] is None:
        return f"{codes.CHILDREN_OF[row['age_group']]} ohne Platz {place} am {on}: {common.SUPPRESSED}"
    sentence = (
        f"Am {on} {words.verb(row['unserved'], 'hat', 'haben')} {place} "
        f"**{words.count(row['unserved'], words.CHILD)}** {codes.AGED[row['age_group']]} trotz Anspruch keinen Platz."
    )
    if not children:
        return sentence
    share = formats.percent(row["unserved"] / children)
    return f"{sentence} Das sind {share} {words.of(children, words.CHILD)} dieses Alters."


def placeable(row: Row | None) -> str:
    """Say for how many of them a fitting place is free somewhere; nothing where that is not known."""
    if row is None or not row["unserved"] or row["friction"] is None:
        return ""
    found, rest = row["friction"], row["true_shortage"]
    if not found:
        return "Ein freier Platz, der passt, lässt sich für **keines** von ihnen finden."
    if not rest:
        return "Bei bester Verteilung ließe sich für **jedes** von ihnen ein freier Platz finden, der passt."
    return (
        f"Bei bester Verteilung ließe sich für **{formats.number(found)}** von ihnen ein freier Platz finden, der passt, "
        f"für **{formats.number(rest)}** nicht."
    )


def ahead(row: Row | None, found: Row | None) -> dict[str, str]:
    """Say how it will be on the next 1 August if nothing is promised until then; nothing where that is not known."""
    if row is None:
        return {}
    if row["unserved"] is None:
        return {_on(row["need_date"]): common.SUPPRESSED}
    will = words.verb(row["unserved"], "wäre", "wären")
    sentence = f"Ohne weitere Zusagen {will} dann **{words.count(row['unserved'], words.CHILD)}** ohne Platz"
    return {_on(row["need_date"]): f"{sentence}{_split(found)}."}


def _on(day: date) -> str:
    return f"Am {formats.day(day)}"


def _split(found: Row | None) -> str:
    if found is None or not found["unserved"] or found["friction"] is None:
        return ""
    return f", davon {formats.number(found['friction'])} vermittelbar und {formats.number(found['true_shortage'])} nicht"


def change(row: Row, earlier: Row | None) -> str:
    """Say how the number moved since the earlier reference date."""
    if earlier is None or earlier["unserved"] is None or row["unserved"] is None:
        return common.NO_COMPARISON
    before = words.count(earlier["unserved"], words.CHILD)
    moved = words.difference(row["unserved"] - earlier["unserved"], words.CHILD)
    return f"Am {formats.day(earlier['reference_date'])} {words.verb(earlier['unserved'], 'war', 'waren')} es {before}: {moved}."


def reading(row: Row) -> str:
    """Say how many of them wait long; nothing where nobody is without a place."""
    if row["unserved_over_three_months"] is None:
        return common.NOT_KNOWN
    if not row["unserved"]:
        return ""
    long = row["unserved_over_three_months"]
    waits = words.verb(long, "wartet", "warten")
    share = formats.percent(long / row["unserved"])
    return f"Davon {waits} {words.count(long, words.CHILD)} schon länger als drei Monate ({share})."


def waiting(groups: list[Row]) -> str:
    """Say for all ages how many children wait longer than three months."""
    numbers = [(row["unserved_over_three_months"], codes.AGED[row["age_group"]]) for row in groups]
    if not numbers or any(number is None for number, _ in numbers):
        return ""
    whole = sum(number for number, _ in numbers)
    parts = words.listing([f"{formats.number(number)} {aged}" for number, aged in numbers])
    return (
        f"In allen Altersgruppen zusammen {words.verb(whole, 'wartet', 'warten')} **{words.count(whole, words.CHILD)}** "
        f"länger als drei Monate: {parts}."
    )


def trend(rows: list[Row]) -> str:
    """Read the line: from the first reference date to the last, and when it was highest."""
    known = [row for row in rows if row["on_the_day"] is not None]
    if len(known) < 2:
        return "Eine Entwicklung zeigt sich erst, wenn es Zahlen für mindestens zwei Stichtage gibt."
    first, last = known[0], known[-1]
    moved = words.difference(last["on_the_day"] - first["on_the_day"], words.CHILD)
    most = max(known, key=lambda row: row["on_the_day"])
    return (
        f"Seit {formats.day(first['reference_date'])}, als es {words.count(first['on_the_day'], words.CHILD)} "
        f"{words.verb(first['on_the_day'], 'war', 'waren')}: {moved}. "
        f"Die meisten waren es am {formats.day(most['reference_date'])} ({formats.number(most['on_the_day'])})."
    )


def trend_alt(sentence: str) -> str:
    """Describe the lines to those who do not see them."""
    return f"Kinder ohne Platz je Stichtag, am Tag selbst und am nächsten 1. August. {sentence} {common.ALSO_AS_TABLE}"


def trend_caption(age_group: str, place: str) -> str:
    """Head the table of reference dates."""
    return f"{codes.CHILDREN_OF[age_group]} ohne Platz {place} je Stichtag"


def reasons(rows: list[Row], unserved: int) -> str:
    """Name the most frequent reasons."""
    named = [
        f"{codes.UNSERVED_REASON.get(row['reason'], row['reason'])} ({formats.number(row['unserved'])}, "
        f"{formats.percent(row['unserved'] / unserved)})"
        for row in rows[:2]
    ]
    return f"Am häufigsten {words.of(unserved, words.CHILD)}: {words.listing(named)}."


def reasons_alt(sentence: str) -> str:
    """Describe the bars to those who do not see them."""
    return f"Gründe, aus denen Kinder keinen Platz haben, als Balken. {sentence} {common.ALSO_AS_TABLE}"


def reasons_caption(age_group: str, need_date: date) -> str:
    """Head the table of reasons."""
    return f"Gründe: {codes.CHILDREN_OF[age_group]} ohne Platz am {formats.day(need_date)}"


def alt(rows: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    known = [row for row in rows if row["unserved"] is not None]
    most = max(known, key=lambda row: row["unserved"], default=None)
    peak = f"Die meisten in {most['name']} ({formats.number(most['unserved'])})." if most else ""
    return f"Kinder ohne Platz je Stadtbezirk. {peak} {common.ALSO_AS_TABLE}"


def peaks(rows: list[Row]) -> str:
    """Read the bars: where most children are without a place, and where most of them could have one."""
    most = _most(rows, "unserved")
    if not most:
        return "In keinem Stadtbezirk ist ein Kind ohne Platz." if _all_known(rows) else ""
    sentence = f"Die meisten leben in {most['name']} ({formats.number(most['unserved'])})"
    found = _most(rows, "friction")
    if not found:
        return f"{sentence}."
    where = "dort" if found is most else f"in {found['name']}"
    return f"{sentence}; am meisten zu vermitteln wäre {where} ({formats.number(found['friction'])})."


def _most(rows: list[Row], column: str) -> Row | None:
    return max((row for row in rows if row.get(column)), key=lambda row: row[column], default=None)


def _all_known(rows: list[Row]) -> bool:
    return bool(rows) and all(row["unserved"] is not None for row in rows)


def caption(age_group: str, on: date) -> str:
    """Head the table of areas."""
    return f"{codes.CHILDREN_OF[age_group]} ohne Platz am {formats.day(on)}"
