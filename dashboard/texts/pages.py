"""The pages' names, addresses and questions."""

from __future__ import annotations

from typing import NamedTuple


class PageText(NamedTuple):
    """A page's title, its part of the address, and the question it answers."""

    title: str
    path: str
    question: str


PAGES = {
    "overview": PageText(
        "Übersicht",
        "uebersicht",
        "Wo stehen wir bei Kita-Plätzen, unversorgten Kindern und Schul-IT, und wo wollten wir sein?",
    ),
    "demand": PageText(
        "Kita-Bedarf", "kita-bedarf", "Wo fehlen Plätze, in welchem Kitajahr und für welches Alter?"
    ),
    "unserved": PageText(
        "Unversorgte Kinder",
        "unversorgte-kinder",
        "Wie viele Kinder mit Anspruch haben keinen Platz, und wo?",
    ),
    "school_it": PageText(
        "Schul-IT",
        "schul-it",
        "Wie weit ist die IT der städtischen Schulen, gemessen an allen Schulen in Betrieb?",
    ),
    "deliveries": PageText(
        "Datenstand", "datenstand", "Was wurde geliefert, was davon angenommen, und was ist zu klären?"
    ),
}
