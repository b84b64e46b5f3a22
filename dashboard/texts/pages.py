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
        "Wo stehen wir bei Kita-Plätzen, unversorgten Kindern, Schul-IT, Geld und Arbeitsprogramm, und wo wollten wir sein?",
    ),
    "demand": PageText(
        "Kita-Bedarf", "kita-bedarf", "Wo fehlen Plätze, in welchem Kitajahr und für welches Alter?"
    ),
    "forecast": PageText(
        "Prognose & Szenarien",
        "prognose-szenarien",
        "Wie viele Kinder und Plätze werden es, was würde daran etwas ändern, und wie weit ist darauf Verlass?",
    ),
    "centres": PageText(
        "Kitas & Plätze",
        "kitas-plaetze",
        "Welche Kita hat wie viele Plätze, wie sind sie belegt, und welche werden frei?",
    ),
    "unserved": PageText(
        "Unversorgte Kinder",
        "unversorgte-kinder",
        "Wie viele Kinder mit Anspruch haben keinen Platz, warum und wo, und wem ließe sich einer vermitteln?",
    ),
    "double_places": PageText(
        "Mehrfachplätze",
        "mehrfachplaetze",
        "Wie viele Kinder stehen mehrfach auf der Warteliste oder halten mehrere Plätze, und was würde frei?",
    ),
    "review": PageText(
        "Doppelte prüfen",
        "doppelte-pruefen",
        "Welche Anmeldungen und Verträge gehören zu demselben Kind, und welche nur zu ähnlichen?",
    ),
    "school_it": PageText(
        "Schul-IT",
        "schul-it",
        "Wie weit ist die IT der städtischen Schulen, gemessen an allen Schulen in Betrieb?",
    ),
    "schools": PageText(
        "Schulen",
        "schulen",
        "Wie weit ist jede Schule mit ihrer IT, und was steht an welchem Standort noch aus?",
    ),
    "funding": PageText(
        "Mittel",
        "mittel",
        "Was ist von den Mitteln für die Schul-IT abgerufen, und was droht zu verfallen?",
    ),
    "work_programme": PageText(
        "Arbeitsprogramm",
        "arbeitsprogramm",
        "Welche Meilensteine des Systemhauses sind im Plan, welche überfällig, und wie weit ist Kita online?",
    ),
    "deliveries": PageText(
        "Datenstand", "datenstand", "Was wurde geliefert, was davon angenommen, und was ist zu klären?"
    ),
    "measures": PageText(
        "Kennzahlen",
        "kennzahlen",
        "Was zählt eine Zahl, wie wird sie gerechnet, wer verantwortet sie, und was sagt sie nicht?",
    ),
}
