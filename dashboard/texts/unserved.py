"""Sentences of the page Unversorgte Kinder."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Unversorgte Kinder"
TO_PAGE = "Zu den unversorgten Kindern"
TARGET = "Jedes Kind mit Rechtsanspruch (§\N{NO-BREAK SPACE}24 SGB\N{NO-BREAK SPACE}VIII) hat zum gewünschten Beginn einen Platz."
BARS_HEADING = "Kinder ohne Platz nach Stadtbezirk"
CASES_HEADING = "Offene Fälle"
BARS_NOTE = "Ein Klick auf einen Balken wählt den Stadtbezirk, ebenso das Feld „Stadtbezirk“."
NO_CASES = "Zu dieser Auswahl ist kein Fall offen."

NAME, AGE, NEED_DATE = "Gebiet", "Alter", "Bedarf am"
UNSERVED, WAITING, SHORT_NOTICE = "ohne Platz", "davon länger als drei Monate", "davon kurzfristig angemeldet"
CONDITIONAL = "unter einem Jahr, Anspruch unter Bedingungen"
NOT_OPEN = "Anspruch noch nicht offen"
WISHES_CHANGE = "versorgt, möchten wechseln"
MINDING_ONLY = "ab drei nur in Kindertagespflege"
CHILD_ID, RECORD_DISTRICT, BORN = "Kennung", "Bezirk", "Geburtsmonat"
WANTED, REGISTERED, DAYS = "gewünschter Beginn", "angemeldet am", "wartet (Tage)"
WISHES, REASON, SHORT = "Wünsche", "Grund", "kurzfristig"


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


def change(row: Row, earlier: Row | None) -> str:
    """Say how the number moved since the earlier reference date."""
    if earlier is None or earlier["unserved"] is None or row["unserved"] is None:
        return common.NO_COMPARISON
    before = words.count(earlier["unserved"], words.CHILD)
    moved = words.difference(row["unserved"] - earlier["unserved"], words.CHILD)
    return f"Am {formats.day(earlier['reference_date'])} {words.verb(earlier['unserved'], 'war', 'waren')} es {before}: {moved}."


def reading(row: Row, ahead: Row | None) -> str:
    """Read the number: who waits long, and how many will be without a place at the start of the next year."""
    sentences = []
    if row["unserved_over_three_months"] is not None and row["unserved"]:
        long = words.count(row["unserved_over_three_months"], words.CHILD)
        share = formats.percent(row["unserved_over_three_months"] / row["unserved"])
        waits = words.verb(row["unserved_over_three_months"], "wartet", "warten")
        sentences.append(f"Davon {waits} {long} schon länger als drei Monate ({share}).")
    if ahead and ahead["unserved"] is not None:
        will = words.verb(ahead["unserved"], "wäre", "wären")
        number = words.count(ahead["unserved"], words.CHILD)
        sentences.append(
            f"Käme keine Zusage hinzu, {will} am {formats.day(ahead['need_date'])} {number} ohne Platz."
        )
    return " ".join(sentences) or common.NOT_KNOWN


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


def alt(rows: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    known = [row for row in rows if row["unserved"] is not None]
    most = max(known, key=lambda row: row["unserved"], default=None)
    peak = f"Die meisten in {most['name']} ({formats.number(most['unserved'])})." if most else ""
    return f"Kinder ohne Platz je Stadtbezirk. {peak} {common.ALSO_AS_TABLE}"


def caption(age_group: str, on: date) -> str:
    """Head the table of areas."""
    return f"{codes.CHILDREN_OF[age_group]} ohne Platz am {formats.day(on)}"


def cases_caption(number: int, age_group: str, on: date) -> str:
    """Head the list of open cases."""
    return f"{words.count(number, words.CHILD)} {codes.AGED[age_group]} ohne Platz am {formats.day(on)}, am längsten Wartende zuerst"
