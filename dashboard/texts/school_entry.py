"""Sentences of the tab that carries the children from day care to school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import common, words

Row = dict[str, Any]

TAB = "Von der Kita zur Schule"
YEAR_KEY, YEAR_FIELD = "schuljahr", "Schuljahr"
ROOMS_HEADING = "Räume: ausgestattet und gebraucht"
COHORTS_HEADING = "Wer in die Schule kommt"
CLAIM_HEADING = "Anspruch auf den Ganztag"
METHOD_HEADING = "Wie gerechnet wird"
LIMITS_HEADING = "Was die Zahlen nicht wissen"
ROOM_LABELS = ("ausgestattet", "fehlen", "gebraucht")
COHORT_LABELS = ("gezählt", "erwartet", "80-%-Intervall")
CLAIM_LABELS = ("Kinder mit Anspruch", "Ganztagsplätze heute")
ROOMS_NOTE = "Ein Klick auf einen Balken wählt den Stadtbezirk, ebenso das Feld „Stadtbezirk“."
COHORTS_NOTE = "Die Achse beginnt nicht bei null: Sie zeigt den Bereich, in dem sich die Zahlen bewegen."

YEAR, NAME, ENTRY, LOW, HIGH = "Schuljahr", "Stadtbezirk", "Einschulungen", "von (80 %)", "bis (80 %)"
PUPILS_NOW, RATIO, PUPILS = "Lernende jetzt", "Quote jetzt", "Lernende dann"
ROOMS_NEEDED, ROOMS, ROOMS_SHORT = "Räume nötig", "Räume da", "Räume fehlen"
TO_EQUIP, EQUIPPED, EQUIPPED_SHORT = "Technik nötig", "Technik da", "Technik fehlt"
GRADES, CLAIM, PLACES, PLACES_RATE = "Klassen", "Kinder mit Anspruch", "Ganztagsplätze", "Plätze je Kind"
GRADES_WITH_CLAIM = {"0": "keine", "1": "1", "2": "1 und 2", "3": "1 bis 3", "4": "1 bis 4"}
IN_GRADES = {
    1: "der 1. Klasse", 2: "der Klassen 1 und 2", 3: "der Klassen 1 bis 3", 4: "aller vier Klassen",
}  # fmt: skip

NO_ROOMS_HERE = (
    "Räume stehen nur bei der Stadt und ihren Stadtbezirken: Grundschulen nehmen Kinder über die Grenzen kleinerer "
    "Gebiete hinweg auf."
)
CLAIM_IS_NO_DEMAND = (
    "Ein Anspruch ist noch kein Bedarf: Wie viele Familien ihn nutzen, zeigt sich erst, und die Plätze von heute nutzen "
    "auch Kinder, die noch keinen Anspruch haben."
)
NO_PLACES = (
    "Ganztagsplätze sind nicht geliefert. Nennt das Schulverzeichnis sie für jede Grundschule (Spalte „Ganztagsplätze“), "
    "stehen sie hier daneben."
)
LIMITS = (
    "Kinder, die früher oder später als üblich eingeschult werden, und Umzüge im letzten Jahr vor der Schule sind nicht "
    "enthalten; wer in der Grundschule eine Klasse wiederholt oder wegzieht, ebenso wenig. Im Stadtbezirk wird gerechnet, "
    "als ließen sich alle Klassen füllen: Auf einzelne Schulen verteilt braucht es eher mehr Räume. Räume für den Ganztag "
    "und künftige Neubauten sind nicht eingerechnet. Ausgestattet heißt: mit Präsentationstechnik, in Klassen- und "
    "Fachräumen zusammen; welcher von beiden noch fehlt, sagt die Lieferung nicht."
)


def none(on: date) -> str:
    """Say why there is nothing to show and what would change that."""
    return (
        f"Am {formats.day(on)} lässt sich nicht sagen, wer in den nächsten Jahren in die Schule kommt: Dazu fehlen "
        "Einwohnerzahlen nach Geburtsmonat oder Altersjahr. Sobald ein Export „Einwohner“ eingelesen ist, steht hier die "
        "Vorausschau; ein späterer Stichtag hilft oft weiter."
    )


def stands(row: Row, boroughs: Sequence[Row], place: str) -> str:
    """Say how many children come when, and where equipped rooms will be short then."""
    start = f"1. August {row['school_year']}"
    if row["grade_1_expected"] is None:
        return f"Wie viele Kinder zum {start} {place} in die Schule kommen, ist zum Schutz einzelner Kinder verdeckt."
    children = words.count(row["grade_1_expected"], words.CHILD)
    come = words.verb(row["grade_1_expected"], "kommt", "kommen")
    sentence = f"Zum {start} {come} {place} **{children}** in die Schule{_likely(row)}"
    if row["level"] == "city":
        return f"{sentence}{_short_where(boroughs)}"
    return f"{sentence}{_short_here(row)}" if row["level"] == "borough" else f"{sentence}. {NO_ROOMS_HERE}"


def _likely(row: Row) -> str:
    if row["low_80"] is None:
        return ""
    low, high = formats.number(row["low_80"]), formats.number(row["high_80"])
    return f" (mit 80\N{NO-BREAK SPACE}% Wahrscheinlichkeit {low} bis {high})"


def _short_where(boroughs: Sequence[Row]) -> str:
    known = [row for row in boroughs if row["equipped_short"] is not None]
    short = sorted((row for row in known if row["equipped_short"]), key=lambda row: -row["equipped_short"])
    unknown = len(boroughs) - len(known)
    if not known:
        return ". Ob dann ausgestattete Räume fehlen, ist nicht bekannt."
    rest = f" In {formats.number(unknown)} ist der Stand der Räume nicht bekannt." if unknown else ""
    if not short:
        where = "allen, deren Stand bekannt ist," if unknown else "allen Stadtbezirken"
        return f"; in {where} reichen die ausgestatteten Räume.{rest}"
    worst = short[0]
    most = f"{worst['name']} ({words.count(worst['equipped_short'], words.ROOM)})"
    lead = "und zwar" if len(short) == 1 else "am meisten"
    where = f"**{formats.number(len(short))} {words.of(len(boroughs), words.BOROUGH)}**"
    return f"; in {where} fehlen dann ausgestattete Räume, {lead} in {most}.{rest}"


def _short_here(row: Row) -> str:
    short = row["equipped_short"]
    if short is None:
        return ". Ob dann ausgestattete Räume fehlen, ist nicht bekannt."
    if not short:
        return "; die ausgestatteten Räume der Grundschulen dort reichen dann."
    lack = words.verb(short, "fehlt", "fehlen")
    return f"; dann {lack} dort **{words.count(short, words.EQUIPPED_ROOM)}**."


def basis(row: Row) -> str:
    """Say what the row rests on."""
    told = [f"Einwohner vom {formats.day(row['population_date'])}"]
    if row["schools_date"]:
        told.append(f"Schulverzeichnis vom {formats.day(row['schools_date'])}")
    if row["tracks_date"]:
        told.append(f"Schul-IT-Stand vom {formats.day(row['tracks_date'])}")
    born = "" if row["is_born"] else " Ein Teil dieses Jahrgangs war bei der Zählung noch nicht geboren."
    return f"Stand: {words.listing(told)}.{born}"


def rooms(row: Row, boroughs: Sequence[Row]) -> str:
    """Read the rooms: how many are to be equipped, how many are, and where class rooms themselves are short."""
    sentences = []
    if row["equipped_needed"] is not None and row["equipped_rooms"] is not None:
        sentences.append(
            f"Im Schuljahr {formats.day_care_year(row['school_year'])} sind "
            f"{words.count(row['equipped_needed'], words.ROOM)} auszustatten "
            f"({words.count(row['rooms_needed'], words.CLASS_ROOM)} und die vorhandenen Fachräume); "
            f"{formats.number(row['equipped_rooms'])} sind es schon."
        )
        if row["level"] == "city" and row["equipped_short"]:
            lack = words.verb(row["equipped_short"], "fehlt", "fehlen")
            sentences.append(
                f"Trotzdem {lack} {formats.number(row['equipped_short'])}, denn was ein Stadtbezirk mehr hat, hilft "
                "keinem anderen."
                if row["equipped_rooms"] >= row["equipped_needed"]
                else f"Nach Stadtbezirken gezählt {lack} {formats.number(row['equipped_short'])}."
            )
    short = [each for each in boroughs if each["rooms_short"]]
    if short:
        where = [f"{each['name']} ({words.count(each['rooms_short'], words.ROOM)})" for each in short]
        sentences.append(f"Klassenräume selbst werden dann knapp in {words.listing(where)}.")
    unknown = sum(each["rooms_short"] is None for each in boroughs)
    if unknown:
        where = words.count(unknown, words.BOROUGH, "dative")
        sentences.append(f"In {where} ist nicht bekannt, ob die Klassenräume reichen.")
    elif not short:
        sentences.append("Klassenräume selbst gibt es dann genug.")
    return " ".join(sentences)


def rooms_alt(sentence: str) -> str:
    """Describe the bars to those who do not see them."""
    return (
        "Balken je Stadtbezirk: ausgestattete Räume der Grundschulen, was davon fehlt, und eine Marke, wo der Bedarf "
        f"liegt. {sentence} {common.ALSO_AS_TABLE}"
    )


def cohorts(rows: Sequence[Row]) -> str:
    """Read the line of cohorts: from this year to the last, and the year with the most children."""
    known = [row for row in rows if row["grade_1_expected"] is not None]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    most = max(known, key=lambda row: row["grade_1_expected"])
    moved = words.difference(last["grade_1_expected"] - first["grade_1_expected"], words.CHILD)
    return (
        f"Im Schuljahr {formats.day_care_year(first['school_year'])} sind es "
        f"{words.count(first['grade_1_expected'], words.CHILD)}, {formats.day_care_year(last['school_year'])} "
        f"voraussichtlich {formats.number(last['grade_1_expected'])}: {moved}. Die meisten kommen im Schuljahr "
        f"{formats.day_care_year(most['school_year'])}."
    )


def cohorts_alt(sentence: str) -> str:
    """Describe the line to those who do not see it."""
    return (
        "Kinder, die in einem Schuljahr eingeschult werden: gezählt und erwartet, mit dem Bereich, in dem sie mit "
        f"80 % Wahrscheinlichkeit liegen. {sentence} {common.ALSO_AS_TABLE}"
    )


def claim(rows: Sequence[Row]) -> str:
    """Say how the claim grows, and for how many of its children there are places today."""
    known = [row for row in rows if row["claim_children"] is not None and row["claim_grades"]]
    if not known:
        return (
            "Der Anspruch auf ganztägige Förderung gilt ab dem 1. August 2026 für die 1. Klasse und wächst jedes Jahr "
            "um eine Klasse."
        )
    full = next((row for row in known if row["claim_grades"] == len(IN_GRADES)), known[-1])
    told = list(dict.fromkeys([_with_claim(known[0]), _with_claim(full)]))
    sentences = [f"Anspruch auf ganztägige Förderung haben {words.listing(told)}."]
    places, rate = full["all_day_places"], full["all_day_rate"]
    if full["level"] not in ("city", "borough"):
        return sentences[0]
    if places is None or rate is None:
        return f"{sentences[0]} {NO_PLACES}"
    sentences.append(
        f"Heute gibt es an den Grundschulen **{words.count(places, words.ALL_DAY_PLACE)}**, das sind "
        f"{formats.number(100 * rate)} je 100 Kinder, die im Schuljahr {formats.day_care_year(full['school_year'])} "
        "einen Anspruch haben."
    )
    return " ".join([*sentences, CLAIM_IS_NO_DEMAND])


def _with_claim(row: Row) -> str:
    children = words.count(row["claim_children"], words.CHILD)
    return f"im Schuljahr {formats.day_care_year(row['school_year'])} **{children}** {IN_GRADES[row['claim_grades']]}"


def claim_alt(sentence: str) -> str:
    """Describe the bars of the claim to those who do not see them."""
    plain = sentence.replace("**", "")
    return (
        f"Säulen je Schuljahr: Kinder mit Anspruch auf ganztägige Förderung. {plain} {common.ALSO_AS_TABLE}"
    )


def claim_label(row: Row) -> str:
    """Name a school year below its column, with the grades that have the claim."""
    last = row["claim_grades"]
    classes = {0: "keine", 1: "Kl. 1"}.get(last, f"Kl. 1–{last}")
    return f"{formats.day_care_year(row['school_year'])}<br>{classes}"


def boroughs_caption(row: Row) -> str:
    """Head the table of boroughs."""
    return (
        f"Grundschulen im Schuljahr {formats.day_care_year(row['school_year'])}, gesehen vom "
        f"{formats.day(row['reference_date'])}"
    )


def years_caption(row: Row, place: str) -> str:
    """Head the table of school years."""
    return f"Einschulungen und Räume {place}, gesehen vom {formats.day(row['reference_date'])}"


def claim_caption(place: str) -> str:
    """Head the table of the claim."""
    return f"Kinder mit Anspruch auf ganztägige Förderung {place}, Ganztagsplätze nach dem Schulverzeichnis"


def method(row: Row) -> str:
    """Explain how the numbers come about."""
    ratio = ""
    if row["attendance_ratio"] is not None:
        ratio = (
            f" Zuletzt lernten hier {formats.number(row['primary_pupils'])} Kinder an städtischen Grundschulen, und "
            f"{formats.number(row['resident_children'])} im Alter der vier Klassen wohnten hier: eine Besuchsquote von "
            f"{formats.percent(row['attendance_ratio'])}."
        )
    return (
        "**Wer kommt.** Zum 1. August kommt in die Schule, wer bis zum 30. September sechs wird (§\N{NO-BREAK SPACE}35 "
        "SchulG NRW). Das sind die Kinder, die im Kitajahr davor in der Prognose stehen und im neuen Kitajahr nicht mehr: "
        "Beide Seiten der Brücke zählen dieselben Kinder.\n\n"
        "**Wer an der Grundschule lernt.** Die Jahrgänge rücken ohne Verlust in die Klassen 2 bis 4 auf. Manche Kinder "
        "besuchen eine Schule in einem anderen Stadtbezirk oder eines anderen Trägers; deshalb wird der Anteil "
        f"fortgeschrieben, der zuletzt zu sehen war.{ratio}\n\n"
        f"**Welche Räume es braucht.** Eine Klasse je {formats.number(row['class_size'])} Kinder, so wie die kommunale "
        "Klassenrichtzahl rechnet (§\N{NO-BREAK SPACE}6a der Verordnung zu §\N{NO-BREAK SPACE}93 Abs.\N{NO-BREAK SPACE}2 "
        "SchulG NRW), und ein Raum je Klasse; ausgestattet sein sollen diese Räume und die Fachräume. Was einem Stadtbezirk "
        "fehlt, gleicht kein anderer aus: Für die Stadt wird zusammengezählt, was in den Stadtbezirken fehlt. Nennt eine "
        "Grundschule ihre Räume nicht, bleibt ihr Stadtbezirk unbekannt.\n\n"
        "**Wer einen Anspruch hat.** Wer ab August 2026 eingeschult wird, hat von der 1. Klasse bis zum Beginn der "
        "5. Klasse Anspruch auf ganztägige Förderung (§\N{NO-BREAK SPACE}24 Abs.\N{NO-BREAK SPACE}4 SGB\N{NO-BREAK SPACE}VIII). "
        "So gilt er 2026/27 für die 1. Klasse, jedes Jahr für eine mehr und ab 2029/30 für alle vier. Gezählt werden die "
        "Kinder, die im Gebiet wohnen."
    )


def leaving(row: Row, entry: Row, place: str) -> str:
    """Set the children of the contracts beside those who start school, and say why they differ."""
    return (
        f"Zum Vergleich: Nach den Verträgen vom {formats.day(row['reference_date'])} verlassen "
        f"{words.count(row['leaving_for_school'], words.CHILD)} mit Platz in einer Kita {place} die Kita für die Schule; "
        f"eingeschult werden voraussichtlich {formats.number(entry['grade_1_expected'])}, die hier wohnen. Kinder ohne "
        "Vertrag und ohne Platz stehen nur in der zweiten Zahl, Kinder aus anderen Gebieten nur in der ersten."
    )
