"""Sentences of the tab that says when all schools will be done."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = dict[str, Any]

TAB = "Wann fertig?"
HEADING = "Wann sind die Schulen fertig?"
APART_HEADING = "Ausgesetzt und unbekannt"
METHOD_HEADING = "So wird gerechnet"
NONE = "Eine Prognose braucht mindestens zwei Stichtage der Schul-IT, die ein halbes Jahr auseinanderliegen."
CERTAIN = "mit 80 % Wahrscheinlichkeit"
MARKS = {
    "range": "80-%-Spanne",
    "median": "mittlerer Tag",
    "planned_on": "nach geltendem Plan",
    "reached_on": "erreicht",
    "came_on": "eingetreten",
}
TRACK, SHARE, NEEDED, REACHED, LOW, MEDIAN, HIGH, PLANNED, REACHED_ON = (
    "Ausbau", "Ziel", "nötige Schulen", "davon fertig", "80 % von", "mittlerer Tag", "bis", "nach Plan", "erreicht am",
)  # fmt: skip
ON_HOLD, UNKNOWN, UNPLANNED, APART = "ausgesetzt", "Stand unbekannt", "ohne Termin", "davon unverzichtbar"
SHARES = {50: f"50{formats.UNBROKEN}%", 90: f"90{formats.UNBROKEN}%", 100: "alle"}
METHOD = (
    "Gespielt wird die Zukunft so, wie die Vergangenheit war: Jedes kommende Halbjahr gleicht einem ausgelosten vergangenen "
    "desselben Ausbaus, und jede offene Schule ergeht es darin wie einer, die damals ebenso weit von ihrem Termin entfernt "
    "war. Sie wird fertig, behält ihren Termin, bekommt einen späteren oder wird ausgesetzt. So zählen auch Schulen mit, die "
    "heute noch überfällig sind, nicht nur die fertigen.",
    "Was alle zugleich trifft, trifft im Spiel auch alle zugleich: Alle Schulen teilen das ausgeloste Halbjahr, neuere kommen "
    "öfter vor als alte, und jeder Verlauf ist als Ganzes etwas schneller oder langsamer, weil auch kommen kann, was noch nie "
    "war. Aus 1.000 Verläufen bleibt die Spanne, in der 80 % liegen; je 10 % liegen davor und danach.",
    "Schulen ohne Termin ergeht es wie anderen ohne Termin, ausgesetzten wie anderen ausgesetzten, unbekannten wie anderen "
    "unbekannten. Ging von ihnen bisher keine weiter, gehen sie auch im Spiel nicht weiter: Dann ist für alle Schulen kein Tag "
    "absehbar. Die Pläne selbst gelten nicht als sicher, und neue Mittel oder Verträge sind nicht eingerechnet.",
)


def when(row: Row) -> str:
    """Say in which range of dates a share of schools is done, as it stands before the word "fertig"."""
    if row["low_80"] is None:
        return "an keinem absehbaren Tag"
    low = formats.month_name(row["low_80"])
    if row["high_80"] is None:
        return f"{CERTAIN} zwischen {low} und einem noch nicht absehbaren Tag"
    high = formats.month_name(row["high_80"])
    return f"{CERTAIN} im {low}" if low == high else f"{CERTAIN} zwischen {low} und {high}"


def reading(row: Row) -> str:
    """Say of one track's share when it will be reached, or when it was."""
    track, share = codes.TRACK[row["track"]], SHARES[row["target_share"]]
    schools = f"{share} ({formats.number(row['needed_schools'])} {words.of(row['total'], words.SCHOOL)})"
    if row["reached_on"]:
        return f"{track}: {schools} waren am {formats.day(row['reached_on'])} fertig."
    if not row["periods"]:
        return f"{track}: {NONE}"
    return f"{track}: {schools} sind {when(row)} fertig."


def apart(row: Row) -> str:
    """Say what on hold and unknown mean for the date of all schools."""
    track, on_hold, unknown = codes.TRACK[row["track"]], row["on_hold"], row["unknown"]
    told = [
        f"{words.count(number, words.SCHOOL)} {word}"
        for number, word in ((on_hold, "ausgesetzt"), (unknown, "im Stand unbekannt"))
        if number
    ]
    if not told:
        return f"{track}: Keine Schule ist ausgesetzt, keine im Stand unbekannt."
    at_most = row["total"] - on_hold - unknown
    sentence = (
        f"{track}: {words.verb(on_hold + unknown, 'Es ist', 'Es sind')} {words.listing(told)}. Bleibt es dabei, sind höchstens "
        f"{formats.number(at_most)} {words.of(row['total'], words.SCHOOL)} zu erreichen."
    )
    if row["reached_on"] is None and row["low_80"] is None:
        return f"{sentence} Bisher gingen solche Schulen zu selten weiter, um einen Tag für alle zu nennen."
    return f"{sentence} Die Spanne rechnet damit, dass sie weitergehen wie andere bisher."


def label(row: Row) -> str:
    """Label a range with its track and share."""
    return f"{codes.TRACK_SHORT[row['track']]}, {SHARES[row['target_share']]}"


def caption(on: date) -> str:
    """Head the table of dates."""
    return f"Voraussichtliche Fertigstellung {CERTAIN}, gesehen vom {formats.day(on)}"


def apart_caption(on: date) -> str:
    """Head the table of schools on hold and unknown."""
    return f"Schulen, deren Weiterbau offen ist, am {formats.day(on)}"


def seen_from(on: date) -> str:
    """Name the line of the reference date."""
    return f"Stichtag {formats.day(on)}"


def alt(reading: str) -> str:
    """Describe the ranges to those who do not see them."""
    return f"Waagerechte Spannen von Tagen je Ausbau und Ziel. {reading} Die Tage stehen auch in der Tabelle darunter."
