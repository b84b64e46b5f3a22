"""Sentences of the page Mehrfachplätze."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, common, words

Row = dict[str, Any]

CARD = "Mehrfachplätze"
TARGET = "Jedes Kind steht einmal auf der Warteliste, und kein Kind hält zwei Plätze."
BARS_HEADING = "Kinder mit mehr als einem Platz oder Angebot nach Stadtbezirk"
BARS_NOTE = "Ein Klick auf einen Balken wählt den Stadtbezirk, ebenso das Feld „Stadtbezirk“."
CASES_HEADING = "Verträge, Zusagen und Angebote dieser Kinder"
NO_CASES = "Zu dieser Auswahl hält kein Kind mehr als einen Platz oder ein Angebot."
RULE = (
    "Was frei würde, folgt einer Regel und ist ein Hinweis: Behalten würde ein Kind ab drei Jahren die Kita vor der "
    "Kindertagespflege, sonst den höher gewünschten Platz, ohne bekannten Wunsch den früher begonnenen, bei gleichem "
    "Beginn die Kita. Es entscheidet die Familie. Oft fehlt nur die Kündigung eines Vertrags ohne Ende."
)
BASIS = (
    "Kinder in mehreren Konten oder anderer Schreibweise sind zusammengeführt, soweit der Abgleich sicher ist; "
    "zweifelhafte Paare warten auf eine Entscheidung der Platzvermittlung."
)
TO_REVIEW = "Zweifelhafte Paare prüfen"
PORTAL_HEADING = "Wer über das Portal vergibt"
NO_PORTAL = "Zu diesem Stichtag ist kein Verzeichnis der Kitas geliefert."
NAME, PLACES, MINDING, OFFERS = "Gebiet", "mehrere Plätze", "davon Kita neben Tagespflege", "mehrere Angebote"
FREED, FREED_OFFERS, FITTING = "Plätze frei", "Angebote frei", "passende wartende Kinder"
ACCOUNT_CHILDREN, CHILDREN, INFLATION = "Kinder nach Konten", "nach Abgleich", "Aufblähung"
CHILD_ID, KIND, RECORD, FACILITY = "Kennung", "Art", "Nummer", "Einrichtung"
STARTS, UNTIL, DAYS = "von", "bis", "Tage doppelt"
HOURS, DISTRICT, SUPPLEMENTARY = "Stunden", "Bezirk", "Kita neben Tagespflege"
WOULD_BE_FREE, FREE_FROM, WAITING = "würde frei", "frei ab", "Wartende in der Nähe"
PROVIDER, CENTRES, ON_PORTAL, SHARE = "Träger", "Kitas", "davon im Portal", "Anteil"
KINDS = {"place": "Platz", "offer": "Angebot"}


def stands(waiting: Row | None, row: Row, place: str) -> str:
    """Say how many children the waiting list really is, and how many of all hold more than one place or offer."""
    if waiting and waiting["reference_date"] == row["reference_date"]:
        hold = words.verb(row["double_places"], "hält", "halten")
        holding = (
            f"Mehr als einen Platz {hold} **{words.count(row['double_places'], words.CHILD)}** dieses Alters"
        )
        return f"{_list(waiting, place)} {holding}; {_offers(row)}."
    return f"{_list(waiting, place)} {_holding(row, place)}; {_offers(row)}.".strip()


def _list(waiting: Row | None, place: str) -> str:
    if waiting is None:
        return ""
    aged = codes.AGED[waiting["age_group"]]
    opening = f"Am {formats.day(waiting['reference_date'])}"
    if words.is_none(waiting["children"]):
        return f"{opening} wartet {place} {words.count(0, words.CHILD)} {aged}."
    wait = words.verb(waiting["account_children"], "wartet", "warten")
    listed = (
        f"{wait} {place} nach den Konten **{words.count(waiting['account_children'], words.CHILD)}** {aged}"
    )
    if waiting["account_children"] == waiting["children"]:
        return f"{opening} {listed}, und der Abgleich findet keines davon doppelt."
    are = words.verb(waiting["children"], "ist", "sind")
    excess = formats.percent(waiting["inflation"] - 1)
    return (
        f"{opening} {listed}; nach dem Abgleich {are} es "
        f"**{words.count(waiting['children'], words.CHILD)}**. Die Liste ist um {excess} zu lang."
    )


def _holding(row: Row, place: str) -> str:
    on, aged = formats.day(row["reference_date"]), codes.AGED[row["age_group"]]
    hold = words.verb(row["double_places"], "hält", "halten")
    return f"Am {on} {hold} {place} **{words.count(row['double_places'], words.CHILD)}** {aged} mehr als einen Platz"


def _offers(row: Row) -> str:
    have = words.verb(row["double_offers"], "hat", "haben")
    return f"mehr als ein offenes Angebot {have} **{words.count(row['double_offers'], words.CHILD)}**"


def change(row: Row, earlier: Row | None) -> str:
    """Say how the number of children with several places moved since the earlier reference date."""
    if earlier is None:
        return common.NO_COMPARISON
    before = words.count(earlier["double_places"], words.CHILD)
    moved = words.difference(row["double_places"] - earlier["double_places"], words.CHILD)
    held = words.verb(earlier["double_places"], "hielt", "hielten")
    return f"Am {formats.day(earlier['reference_date'])} {held} {before} mehr als einen Platz: {moved}."


def reading(row: Row, place: str) -> str:
    """Say what of it may be in order, what would fall free, and whom it would fit."""
    if words.is_none(row["double_places"]):
        return f"{_minding(row)} {_fitting(row, place)}".strip()
    fall = words.verb(row["freed_places"], "würde", "würden")
    freed = f"Behielte jedes nur einen, {fall} **{words.count(row['freed_places'], words.PLACE)}** frei."
    return f"{_minding(row)} {freed} {_fitting(row, place)}".strip()


def _minding(row: Row) -> str:
    if words.is_none(row["double_places"]):
        return "Kein Kind hält nach den gelieferten Verträgen und Zusagen zwei Plätze zugleich."
    minding = words.count(row["with_child_minding"], words.CHILD)
    have = words.verb(row["with_child_minding"], "hat", "haben")
    return f"Davon {have} {minding} Kita und Kindertagespflege nebeneinander; das kann ergänzende Betreuung sein."


def _fitting(row: Row, place: str) -> str:
    """Say how many waiting children one of the city's freed places would fit; nothing where nobody knows who waits."""
    if row["children_fitting"] is None:
        return "Wer wartet, ist zu diesem Stichtag nicht geliefert."
    near = f"im Umkreis von {formats.number(row['nearby_km'], 1).removesuffix(',0')}{formats.UNBROKEN}km"
    if words.is_none(row["children_fitting"]):
        return f"Zu den in der Stadt frei werdenden Plätzen passt {place} kein wartendes Kind {near}."
    wait = words.verb(row["children_fitting"], "wartet", "warten")
    whom = words.verb(row["children_fitting"], "dem", "denen")
    return (
        f"{place[0].upper()}{place[1:]} {wait} **{words.count(row['children_fitting'], words.CHILD)}** ohne Platz, zu "
        f"{whom} mindestens einer der in der Stadt frei werdenden Plätze {near} nach Alter und Stunden passt."
    )


def alt(rows: list[Row]) -> str:
    """Describe the bars to those who do not see them."""
    most = max(rows, key=lambda row: row["double_places"], default=None)
    peak = f"Die meisten in {most['name']} ({formats.number(most['double_places'])})." if most else ""
    return f"Kinder mit mehr als einem Platz oder Angebot je Stadtbezirk. {peak} {common.ALSO_AS_TABLE}"


def caption(age_group: str, on: date) -> str:
    """Head the table of areas."""
    return f"{codes.CHILDREN_OF[age_group]} mit mehr als einem Platz oder Angebot am {formats.day(on)}"


def participation(rows: list[Row]) -> str:
    """Say how many centres use the portal, and what cannot be seen of the others."""
    centres, there = sum(row["centres"] for row in rows), sum(row["centres_on_portal"] for row in rows)
    absent = sum(row["centres_on_portal"] < row["centres"] for row in rows)
    if not absent:
        return f"Alle {formats.number(centres)} Kitas vergeben ihre Plätze über das Elternportal."
    have = words.verb(absent, "hat", "haben")
    return (
        f"{formats.number(there)} {words.of(centres, words.CENTRE)} {'vergibt' if words.is_one(there) else 'vergeben'} ihre "
        f"Plätze über das Elternportal; {words.count(absent, words.PROVIDER)} {have} Kitas, die fehlen. Ob deren Kinder "
        f"noch einen zweiten Platz halten, lässt sich nur an ihren Verträgen prüfen, soweit sie geliefert sind."
    )


def portal_caption(month: date) -> str:
    """Head the table of providers."""
    return f"Teilnahme am Elternportal nach Träger, {formats.month(month)}"


def cases_caption(children: int, age_group: str, on: date) -> str:
    """Head the list of cases."""
    return f"{words.count(children, words.CHILD)} {codes.AGED[age_group]}, Verträge, Zusagen und Angebote am {formats.day(on)}"
