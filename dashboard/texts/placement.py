"""Sentences of the tab Vermittlung: what two methods come to, what one costs, and why a child gets which place."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import formats
from dashboard.texts import codes, words
from dashboard.texts.unserved_list import facility, kilometres
from warehouse.texts import contacts

Row = dict[str, Any]

HEADING = "Zwei Verfahren, ein Preis"
ONLY_PROPOSALS = "**Nur Vorschläge:** Über jede Aufnahme entscheidet der Träger. Hier wird nichts zugesagt und nichts eingetragen."
EVERY_ROW = "Jede Zeile sagt, welche Regel zu ihr geführt hat."
EMPTY = "Für diesen Stichtag und Bedarfstag liegen keine Vorschläge vor: Es fehlt an Kindern ohne Platz oder an freien Plätzen."
METHOD, PLACED, DISTANCE = "Verfahren", "vermittelt", "Weg im Mittel (km)"
PASSED_OVER = "übergangener Vorrang"
WISHES = {
    "at_wish_1": "1. Wunsch",
    "at_wish_2": "2. Wunsch",
    "at_wish_3": "3. Wunsch",
    "at_later_wish": "späterer",
    "at_no_wish": "kein Wunsch",
    "not_placed": "ohne Platz",
}
ORDER = ("at_wish_1", "at_wish_2", "at_wish_3", "at_later_wish")
SHARES_NOTE = (
    "Anteile an den vermittelten Kindern; sie ergeben zusammen 100\N{NO-BREAK SPACE}%. „Kein Wunsch“ ist ein Platz, der passt, "
    "den die Eltern aber nicht genannt haben. Wer wechselt, macht seinen Platz frei; deshalb können mehr Kinder einen Platz "
    "bekommen, als allein in die freien Plätze passen."
)

AUDIT_HEADING = "Die Vergabe, wie sie geliefert wurde"
ENVY, ENVIED = "übergangener Vorrang (Paare)", "Plätze, um die es geht"
IDLE, ALLOCATED = "frei, obwohl gewünscht", "vergebene Plätze"
AGE = "Alter"

LIST_HEADING = "Vorschläge Kind für Kind"
METHOD_KEY = "verfahren"
RECORD, PLACE = contacts.RECORD_NUMBER, "Vorgeschlagener Platz"
WHY_CHILD, WHY_PLACE, OTHERWISE = "Warum dieses Kind", "Warum dieser Platz", "Was sonst käme"
ONLY_LATEST = "Vorschläge Kind für Kind gibt es nur zum letzten Stichtag."
NO_PROPOSALS = "Für diese Auswahl schlägt das Verfahren keinen Platz vor."
GROUP_FORMS = ("I", "II", "III")
RULES = {
    "unasked": "Kein anderes Kind hätte diesen Platz lieber gehabt.",
    "points": "Mehr Punkte nach den Aufnahmekriterien als {rival}.",
    "age": "Gleich viele Punkte wie {rival}, aber älter.",
    "pseudonym": "Gleich viele Punkte und gleich alt wie {rival}; entschieden hat die feste Reihenfolge der Kennungen.",
    "most_places": "Vorrang hätte {rival}; so bekommen aber zusammen mehr Kinder einen Platz.",
}
RULE_UNKNOWN = "Nach den Aufnahmekriterien an der Reihe."
RIVAL = "ein anderes Kind"


def price(fair: Row, most: Row) -> str:
    """Say what either method comes to, and what the places the second one gains would cost."""
    whole = f"{words.of(fair['children'], words.CHILD)} {codes.AGED[fair['age_group']]}"
    if most["placed"] <= fair["placed"]:
        return (
            f"Beide Verfahren vermitteln {whole} **{formats.number(fair['placed'])}**: Das gerechte füllt so viele Plätze, wie "
            "sich überhaupt füllen lassen."
        )
    gained = words.count(most["placed"] - fair["placed"], words.CHILD)
    return (
        f"Das gerechte Verfahren vermittelt {whole} **{formats.number(fair['placed'])}**, das größtmögliche "
        f"**{formats.number(most['placed'])}**, also {gained} mehr. {_cost(less_wanted(fair, most))}{_passed(most['envy_pairs'])}"
    )


def _cost(children: int) -> str:
    if not children:
        return "Dafür würde auf keiner Stufe ein Wunsch weniger erfüllt."
    would = words.verb(children, "bekäme", "bekämen")
    return f"Dafür {would} mindestens **{words.count(children, words.CHILD)}** einen weniger gewünschten Platz oder keinen."


def _passed(pairs: int | None) -> str:
    if not pairs:
        return ""
    times = f"**{formats.number(pairs)}**-mal"
    return f" {times} ginge ein Platz an einem Kind vorbei, das Vorrang hätte und ihn lieber nähme."


def less_wanted(fair: Row, most: Row) -> int:
    """Return how many children at least get a place they wanted less, or none, where most places are filled.

    Of those who have their k-th wish or a better one, the second method has that many fewer; the largest such loss
    over all k is borne by as many children.
    """
    loss, lost = 0, [0]
    for wish in ORDER:
        loss += fair[wish] - most[wish]
        lost.append(loss)
    return max(lost)


def wishes_alt(sentence: str) -> str:
    """Describe the bars to those who do not see them."""
    plain = sentence.replace("**", "")
    return f"Zwei Balken: welche Wünsche jedes Verfahren erfüllt. {plain} Die Anteile stehen auch in der Tabelle darunter."


def results_caption(age_group: str, need_date: date) -> str:
    """Head the table of the two methods."""
    return f"Was die Verfahren für {codes.CHILDREN_OF[age_group]} erreichen, Bedarf am {formats.day(need_date)}, ganze Stadt"


def audit(row: Row) -> str:
    """Say how the allocation as delivered holds up against the rules."""
    start = (
        f"Von {words.count(row['allocated'], words.PLACE, 'dative')} {codes.AGED[row['age_group']]}, die im laufenden "
        "Kitajahr vergeben sind"
    )
    if not row["envy_pairs"] and not row["idle_places"]:
        return f"{start}, ist keiner zu beanstanden: Kein Kind mit Vorrang wurde übergangen, kein gewünschter Platz blieb frei."
    pairs, places = row["envy_pairs"], row["envied_places"]
    envy = (
        f"**{formats.number(pairs)}**-mal stand ein wartendes Kind nach den Kriterien vor dem Kind, das den Platz bekam, und war "
        f"schon angemeldet ({words.count(places, words.PLACE)})"
        if pairs
        else "Kein Kind mit Vorrang wurde übergangen"
    )
    idle = words.count(row["idle_places"], words.PLACE)
    stays = words.verb(row["idle_places"], "blieb", "blieben")
    waits = "obwohl ein Kind darauf wartet, für das er passt"
    if not words.is_one(row["idle_places"]):
        waits = "obwohl Kinder darauf warten, für die sie passen"
    return f"{start}: {envy}; **{idle}** {stays} frei, {waits}."


AUDIT_NOTE = (
    "Gemessen an den Punkten der Lieferung; nicht jede Abweichung ist ein Fehler: Träger dürfen eigene Gründe haben. "
    "Ein Vorschlag des gerechten Verfahrens hat in beiden Spalten null."
)


def audit_caption(on: date) -> str:
    """Head the table of the audit."""
    return f"Prüfung der gelieferten Vergabe am {formats.day(on)}, ganze Stadt"


def list_caption(method: str, number: int, changes: int, age_group: str, need_date: date) -> str:
    """Head the list of proposals; some of the children have a place and wish to change."""
    wishing = f", davon {formats.number(changes)} mit Wechselwunsch" if changes else ""
    return (
        f"{words.count(number, words.CHILD)} {codes.AGED[age_group]} mit Vorschlag des Verfahrens "
        f"„{codes.PLACEMENT_METHOD[method]}“{wishing}, Bedarf am {formats.day(need_date)}"
    )


def place(row: Row) -> str:
    """Name the proposed place: facility, group form, hours and start."""
    form = f", Gruppe {row['group_form']}" if row["group_form"] in GROUP_FORMS else ""
    hours = f", {row['weekly_hours']}\N{NO-BREAK SPACE}Std." if row["weekly_hours"] else ""
    return f"{facility(row['facility_name'], row['facility_id'])}{form}{hours}, ab {formats.day(row['starts_on'])}"


def why_child(row: Row) -> str:
    """Say why this child and no other: the rule that decided, and the points it has."""
    told = RULES.get(row["rule"], RULE_UNKNOWN).format(rival=row["runner_up"] or RIVAL)
    if row["has_sibling"]:
        told = f"{told} Ein Geschwisterkind ist in der Einrichtung."
    return (
        told if row["criteria_points"] is None else f"{told} {formats.number(row['criteria_points'])} Punkte."
    )


def why_place(row: Row) -> str:
    """Say why this place: the wish it is, and how far away; and whether the child leaves another one for it."""
    moves = " Das Kind hat schon einen Platz und möchte wechseln." if row["is_change"] else ""
    way = f", {kilometres(row['distance_km'])} entfernt" if row["distance_km"] is not None else ""
    if row["wish_rank"] is None:
        return f"Kein Wunsch der Eltern, aber frei und passend{way}.{moves}"
    return f"{row['wish_rank']}. Wunsch der Eltern{way}.{moves}"


def otherwise(row: Row) -> str:
    """Say what came second: the child's next place, and the next child for this place."""
    place = "Für das Kind passt kein zweiter Platz"
    if row["second_facility_id"]:
        way = f" ({kilometres(row['second_distance_km'])})" if row["second_distance_km"] is not None else ""
        place = f"Nächster Platz des Kindes: {facility(row['second_facility_name'], row['second_facility_id'])}{way}"
    child = (
        f"nächstes Kind für diesen Platz: {row['runner_up']}"
        if row["runner_up"]
        else "kein Kind wartet dahinter"
    )
    return f"{place}; {child}."
