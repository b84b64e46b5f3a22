"""Sentences of the page Doppelte prüfen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words

Row = Mapping[str, Any]

PAIR_KEY = "paar"
TARGET = "Jedes Paar ist entschieden: Kein Kind steht doppelt auf der Warteliste, und keine zwei Kinder gelten als eines."
DECIDED = "Entschieden"
BASIS = (
    "Gezeigt wird, worin sich die Angaben gleichen und worin nicht, ohne Namen und ohne Anschrift; die Vorgänge selbst "
    "finden Sie unter ihrer Nummer im Portal und beim Träger."
)
TAKES_EFFECT = "Eine Entscheidung wirkt beim nächsten Aktualisieren der Daten; bis dahin bleiben alle Zahlen, wie sie sind."
NOTHING_LEFT = "Alle Paare sind entschieden. Neue können mit der nächsten Lieferung hinzukommen."
GONE = (
    "Das Paar aus der Adresse steht nicht mehr zur Prüfung; vielleicht ist es inzwischen ohne Zweifel. "
    "Gezeigt wird das nächste."
)
ALREADY_ONE = "Über andere Vorgänge gelten beide schon als ein Kind. „Verschiedene Kinder“ trennt sie."
TOUCHES_UNSERVED = "Das Paar betrifft ein Kind, das am Stichtag oder am nächsten 1. August ohne Platz ist."
TOUCHES_DOUBLE = "Das Paar betrifft ein Kind mit mehreren Plätzen oder Angeboten."
POSTPONED = "Das Paar war auf später gelegt."
SOURCES = {"registrations": "Anmeldung", "contracts": "Vertrag"}
ADDRESS = {"registrations": "anmeldung", "contracts": "vertrag"}
KEPT_APART = {
    "one_account": "Beide stehen in einem Konto; dort gelten sie als zwei Kinder.",
    "birth_date": "Die Geburtstage unterscheiden sich mehr, als ein einzelner Schreibfehler bei gleicher Anschrift erklärt.",
    "siblings": "Die Angaben passen auch zu Zwillingen oder Geschwistern.",
    "names": "Die Namen unterscheiden sich mehr, als ein einzelner Schreibfehler erklärt.",
    "earlier_children": "Beide sind aus früheren Ständen schon als zwei Kinder bekannt; nur Ihre Entscheidung führt sie "
    "zusammen.",
}

COMPARED = "Was gleich ist und was nicht"
COMPARISON, LEVEL = "Angabe", "Vergleich"
COMPARISONS = {
    "first_name": "Vorname",
    "last_name": "Nachname",
    "birth_date": "Geburtstag",
    "street": "Straße und Hausnummer",
    "postcode": "Postleitzahl",
    "sex": "Geschlecht",
}
LEVELS = {
    "equal": "= gleich",
    "similar": "≈ ähnlich geschrieben",
    "part": "≈ zum Teil gleich",
    "swapped": "≈ Vor- und Nachname vertauscht",
    "same_street": "≈ gleiche Straße, andere Hausnummer",
    "day_month_swapped": "≈ Tag und Monat vertauscht",
    "digits_transposed": "≈ zwei Ziffern vertauscht",
    "digits_mixed": "≈ Ziffern mehrfach vertauscht",
    "one_digit": "≈ eine Ziffer anders",
    "different": "≠ verschieden",
    "missing": "– fehlt bei einem",
}
KNOWN = "Was von den Vorgängen bekannt ist"
DETAIL = "Angabe"
DETAILS = {
    "facility": "Einrichtung",
    "care_kind": "Betreuung",
    "starts_on": "Beginn",
    "weekly_hours": "Stunden je Woche",
    "wish_rank": "Wunschrang",
    "status": "Stand der Anmeldung",
    "registered_on": "angemeldet am",
    "district": "Wohnbezirk",
    "birth_month": "Geburtsmonat des Kindes",
    "state": "Stand des Kindes",
}
STATUSES = {
    "registered": "vorgemerkt",
    "waiting_list": "Warteliste",
    "in_review": "in Prüfung",
    "offered": "Platz angeboten",
    "offer_accepted": "Platz angenommen",
    "contract": "Vertrag",
    "contract_ended": "Vertrag gekündigt",
    "refused": "Absage",
    "not_activated": "nicht freigeschaltet",
    "discarded": "verworfen",
    "withdrawn": "zurückgezogen",
}

DECISION_HEADING = "Ihre Entscheidung"
DECISIONS = {"same": "Gleiches Kind", "different": "Verschiedene Kinder", "later": "Später"}
REVIEWER = "Ihr Kürzel"
REASON, MORE = "Grund", "Ergänzung (ohne Namen)"
NO_REASON = "bitte wählen"
OWN_REASON = "anderer Grund, siehe Ergänzung"
REASONS = (
    NO_REASON,
    "gleiche Angaben, nur anders geschrieben",
    "Umzug oder zweites Konto der Familie",
    "Träger oder Familie hat es bestätigt",
    "Zwillinge oder Geschwister",
    "andere Familie mit ähnlichem Namen",
    OWN_REASON,
)

DECIDED_HEADING = "Getroffene Entscheidungen"
NONE_DECIDED = "Noch ist kein Paar entschieden."
PAIR, DECISION, BY, AT, EFFECT = "Paar", "Entscheidung", "von", "am", "wirkt"
EFFECTS = {"counted": "schon gezählt", "waiting": "beim nächsten Aktualisieren", "none": "ändert keine Zahl"}
UNDO_FIELD, UNDO = "Entscheidung zurücknehmen", "Zurücknehmen"
HISTORY = "Frühere Entscheidungen zu diesem Paar"
UNDONE_BY, IN_FORCE = "zurückgenommen von", "gilt"

QUALITY_HEADING = "Wie sicher ist der Abgleich?"
NO_QUALITY = "Zu dieser Veröffentlichung sind keine Stufen des Abgleichs bekannt."
QUALITY_NOTE = (
    "Der Abgleich schätzt aus Namen, Geburtstag, Anschrift und Geschlecht, wie wahrscheinlich zwei Vorgänge ein Kind "
    "sind; ein seltener Nachname wiegt dabei mehr als ein häufiger. Die Genauigkeit sagt, welcher Teil der Paare einer "
    "Stufe wirklich ein Kind ist, die Vollständigkeit, welcher Teil aller gefundenen wirklichen Paare in dieser Stufe "
    "liegt. Beides sind Erwartungen; Ihre Entscheidungen zeigen, ob sie stimmen."
)
BAND, BOUND, PAIRS, PRECISION, RECALL = (
    "Stufe",
    "ab Wahrscheinlichkeit",
    "Paare",
    "erwartete Genauigkeit",
    "erwartete Vollständigkeit",
)
BANDS = {"same": "ein Kind", "review": "zu prüfen", "different": "zwei Kinder"}
QUALITY_CAPTION = "Stufen des Abgleichs mit ihren Schwellen"


def stands(left: int, touching: int, later: int) -> str:
    """Say how many pairs are still to be decided, how many of them matter most, and how many were put off."""
    are = words.verb(left, "ist", "sind")
    still = "" if words.is_none(left) else "noch "
    sentence = f"Zu prüfen {are} {still}**{words.count(left, words.PAIR)}**"
    if touching:
        touch = words.verb(touching, "betrifft", "betreffen")
        sentence += (
            f"; {formats.number(touching)} davon {touch} ein Kind ohne Platz oder mit mehreren Plätzen"
        )
    if later:
        sentence += f"; {formats.number(later)} {words.verb(later, 'ist', 'sind')} auf später gelegt"
    return f"{sentence}."


def progress(done: int, total: int, waiting: int) -> str:
    """Say how many pairs are decided, and how many of these decisions no number reckons with yet."""
    are = "ist" if words.is_one(done) else "sind"
    sentence = f"{formats.number(done)} {words.of(total, words.PAIR)} {are} entschieden"
    if not waiting:
        return f"{sentence}."
    wait = words.verb(waiting, "wartet", "warten")
    return f"{sentence}; {words.count(waiting, words.DECISION)} {wait} auf das nächste Aktualisieren."


def pair_name(row: Row) -> str:
    """Name a pair by its two records: "Anmeldung A10 und Vertrag V9"."""
    first, second = ((SOURCES[row[f"source_{side}"]], row[f"record_{side}"]) for side in ("a", "b"))
    return f"{first[0]} {first[1]} und {second[0]} {second[1]}"


def pair_address(row: Row) -> str:
    """Return what the address says of a pair: "anmeldung:A10,vertrag:V9"."""
    return ",".join(f"{ADDRESS[row[f'source_{side}']]}:{row[f'record_{side}']}" for side in ("a", "b"))


def heading(name: str, place: int | None, left: int) -> str:
    """Head the pair that is shown with its place in the queue, if it stands there."""
    return name if place is None else f"Paar {formats.number(place)} von {formats.number(left)}: {name}"


def was_decided(decision: Row) -> str:
    """Say what was decided about the pair that is shown."""
    said = f"„{DECISIONS[decision['decision']]}“"
    reason = f" ({decision['reason']})" if decision["reason"] else ""
    return (
        f"Am {formats.day(decision['decided_at'])} hat {decision['decided_by']} entschieden: {said}{reason}."
    )


def kept(decision: str, name: str) -> str:
    """Say that a decision is kept and when it takes effect."""
    if decision == "later":
        return f"{name}: auf später gelegt, das Paar steht jetzt am Ende."
    return f"{name}: „{DECISIONS[decision]}“ ist gespeichert und wirkt beim nächsten Aktualisieren."


def undone(name: str) -> str:
    """Say that a decision is taken back."""
    return f"{name}: Die Entscheidung ist zurückgenommen. Was davor galt, gilt wieder, in den Zahlen beim nächsten Aktualisieren."


def reason(chosen: str, more: str) -> str:
    """Return the reason as it is kept: the one chosen, the words added, or both."""
    listed = "" if chosen in (NO_REASON, OWN_REASON) else chosen
    return ": ".join(filter(None, (listed, more.strip())))


def decided_by(reviewer: str) -> str:
    """Say under which name a decision is kept."""
    return f"Es entscheidet {reviewer}."


def effect(decision: Row) -> str:
    """Say when a decision takes effect: it does already, with the next refresh, or never if it only puts off."""
    if decision["decision"] == "later":
        return EFFECTS["none"]
    return EFFECTS["counted" if decision["is_counted"] else "waiting"]


def decided_caption(decided: int) -> str:
    """Head the list of decisions."""
    return f"{words.count(decided, words.DECISION)}, die neueste zuerst"


def newest(shown: int) -> str:
    """Say that the list of decisions is cut."""
    return f"Gezeigt sind die neuesten {formats.number(shown)}; zurücknehmen lassen sich alle."


def detail(key: str, value: Any) -> str:
    """Return what is known of a record as the table shows it."""
    match key:
        case "care_kind":
            return codes.CARE_KIND.get(value, formats.UNKNOWN)
        case "status":
            return STATUSES.get(value, formats.UNKNOWN)
        case "state":
            return codes.CHILD_STATE.get(value, formats.UNKNOWN)
        case "birth_month":
            return formats.month(value)
        case _:
            return formats.day(value) if isinstance(value, date) else str(value or formats.UNKNOWN)
