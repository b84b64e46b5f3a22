"""Sentences of the tab that lists what the forecast assumes."""

from __future__ import annotations

from typing import Any

from dashboard import formats
from dashboard.texts import codes

Row = dict[str, Any]

TARGETS_HEADING = "Zielquoten und ihre Geschichte"
TARGET_LABELS = ("Zielquote", "Versorgungsquote")
VALID_FROM, RATE, SOURCE = "gilt ab", "Zielquote", "Quelle"
YEAR, AGE = "Kitajahr", "Altersjahr"
HOUSING_HEADING = "Kinder in neuen Wohnungen"
KIND, SINCE, CHILDREN = "Wohnung", "Jahre nach Fertigstellung", "Kinder je Wohnung"
KINDS = {"single_family": "Einfamilienhaus", "apartment": "Mehrfamilienhaus"}
GROUPS_HEADING = "Plätze einer Gruppe"
FORM, UNDER_THREE, THREE_TO_SCHOOL = "Gruppenform", "Plätze U3", "Plätze Ü3"
METHOD_HEADING = "Wie gerechnet wird"
METHOD = (
    "**Aufrücken.** Ein Jahrgang rückt mit der Rate auf, mit der Jahrgänge dieses Alters sich von Zählung zu Zählung "
    "verändert haben: Umzüge, Zu- und Fortzüge zusammen. Für die Stadt gilt der Median der Jahre, jüngere zählen mehr; je "
    "stärker die Jahre schwanken, desto näher rückt die Rate an „der Jahrgang rückt nur auf“. Ein Bezirk übernimmt die "
    "Raten der Stadt und seines Stadtbezirks und behält davon Eigenes nur so weit, wie seine Größe und die Zahl der Jahre "
    "es tragen.\n\n"
    "**Geburten.** Die Geburten der Stadt sind geglättet fortgeschrieben; einen Trend gibt es nur, wenn er sich in den "
    "Zahlen behauptet. Jeder Bezirk bekommt seinen geglätteten Anteil. Wer bei der Zählung schon geboren ist, ist gezählt.\n\n"
    "**Neubau.** Geplante Wohnungen bringen Kinder nach der Ertragskurve unten, deren Höhe an den bisherigen Neubaugebieten "
    "abgeglichen ist. Zwei Drittel dieser Kinder ziehen innerhalb der Stadt um (Annahme).\n\n"
    "**Intervall.** 1.000 Läufe ziehen alles Unsichere zugleich: die Raten, gemeinsame Schwankungen der Stadt und jedes "
    "Bezirks, Geburten, Neubau und den Zufall jeder Zählung. Intervalle von Stadtbezirk und Stadt kommen aus den addierten "
    "Läufen; sie sind schmaler als die addierten Intervalle der Bezirke.\n\n"
    "**Jahrgänge.** Unter drei zählen Kinder, die am 1. November des Kitajahrs noch nicht drei sind; ab drei die älteren "
    "bis zur Schule. Ein Geburtsmonat gehört zum Jahrgang seines 15. Tages. Sind nur Altersjahre geliefert, werden sie nach "
    "Zwölfteln geteilt und als geschätzt gekennzeichnet."
)


def targets(rows: list[Row], age_group: str) -> str:
    """Read the history of the target rate."""
    steps = " → ".join(formats.percent(row["target_rate"], 0) for row in rows)
    first, last = rows[0]["valid_from"], rows[-1]["valid_from"]
    if len(rows) == 1:
        return (
            f"Für {codes.CHILDREN_OF[age_group]} gilt seit {formats.day_care_year(first)} das Ziel {steps}."
        )
    return (
        f"Für {codes.CHILDREN_OF[age_group]} stieg das Ziel seit {first} in Schritten: {steps} (ab {last})."
    )


def targets_alt(sentence: str) -> str:
    """Describe the steps to those who do not see them."""
    return f"Zielquote als Stufen und Versorgungsquote als Linie je Kitajahr. {sentence} Die Ziele stehen auch in der Tabelle."


def targets_caption(age_group: str) -> str:
    """Head the table of targets."""
    return f"Zielquoten für {codes.CHILDREN_OF[age_group]}"


def rates_caption(first: int, last: int) -> str:
    """Head the table of rates by year of age."""
    return f"Zielquoten je Altersjahr, {formats.day_care_year(first)} bis {formats.day_care_year(last)}"
