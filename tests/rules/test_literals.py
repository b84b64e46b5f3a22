"""What may stand inside a string: SQL and German each have their rooms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from tests.rules.tree import Module, modules

SQL_ROOMS = ("warehouse.queries", "warehouse.marts", "warehouse.releases", "warehouse.bench")
COPYING_ROOMS = ("warehouse.marts", "warehouse.releases")
GERMAN_ROOMS = ("warehouse.texts", "dashboard.texts", "warehouse.contracts", "warehouse.demo")

QUESTION = re.compile(
    r"\A\s*(select\b.*\bfrom\b|with\s+\w+\s+as\s*\(|from\s+\w+(\.\w+)?\s+select\b)", re.I | re.S
)
ANALYSIS = re.compile(r"\b(group\s+by|having|join|over\s*\(|sum\s*\(|avg\s*\(|case\s+when)", re.I)
DECISION = re.compile(r"\bcase\b.*\bwhen\b.*\bend\b", re.I | re.S)
STATEMENT = re.compile(r"\A\s*(select|with|create|insert|copy|attach|from)\b", re.I)

GERMAN_LETTERS = re.compile("[äöüÄÖÜß]")
GERMAN_WORDS = re.compile(
    r"(?<![\w-])(und|oder|nicht|keine?|wurde|werden|ist|sind|bitte|für|mit|ohne|vom|zum|zur|das|dem|einer?|"
    r"Datei|Zeile|Spalte|Wert|Kind|Kinder|Platz|Bezirk|Stadtbezirk|Schulen?|Stichtag|Jahr|Kita|Kitajahr|Quelle|"
    r"Bedarf|Quote|Anteil|Summe|Stand|Monat|Einrichtung|Kennzahl|Seite|Tabelle|Auswahl)(?![\w-])"
)
# German that is not said to people but looked for in deliveries: the module, the text, the reason.
GERMAN_ALLOWED = {
    "warehouse.reading.casting": (r"\Amärz?\Z", "months as exports write them"),
    "warehouse.reading.delivery": (r"Stichtag\|Stand", "how a title line names its date"),
    "warehouse.reading.recognise": (r"\AStichtag\Z", "the header of the reference date"),
    "warehouse.reading.validate": (r"\AStichtag\Z", "the header of the reference date"),
    "warehouse.reading.rows": (r"\(Quelle\|.*\)", "how a footer begins"),
    "warehouse.methods.names": (r"(?s).*", "letters and particles of names, not sentences"),
    "warehouse.reading.text": (r"ÄÖÜäöüß|äöüß", "letters that tell a wrong encoding"),
}

Rule = Callable[[Iterable[Module]], list[str]]


def sql_outside_its_rooms(found: Iterable[Module]) -> list[str]:
    """A question asked in a page cannot be tested against a release, and is asked differently in the next page."""
    return _texts_where(found, lambda module, text: not module.is_in(*SQL_ROOMS) and QUESTION.search(text))


def analysis_while_copying(found: Iterable[Module]) -> list[str]:
    """A number computed while publishing has no unit test, no contract and no lineage."""
    return _texts_where(
        found,
        lambda module, text: (
            module.is_in(*COPYING_ROOMS) and STATEMENT.search(text) and ANALYSIS.search(text)
        ),
    )


def decision_in_a_query(found: Iterable[Module]) -> list[str]:
    """A ``case`` in a query is a rule of the field that the marts do not know."""
    return _texts_where(
        found, lambda module, text: module.is_in("warehouse.queries") and DECISION.search(text)
    )


def german_outside_its_rooms(found: Iterable[Module]) -> list[str]:
    """A sentence in the code is not found by whoever corrects the wording, and is worded twice."""
    return _texts_where(
        found,
        lambda module, text: not module.is_in(*GERMAN_ROOMS) and _is_german(_without_allowed(module, text)),
    )


def _is_german(text: str) -> bool:
    return bool(GERMAN_LETTERS.search(text) or GERMAN_WORDS.search(text))


def _without_allowed(module: Module, text: str) -> str:
    pattern, _reason = GERMAN_ALLOWED.get(module.name, (r"\Z", ""))
    return re.sub(pattern, "", text)


def _texts_where(found: Iterable[Module], offends: Callable[[Module, str], object]) -> list[str]:
    return [
        f"{module.name}:{text.line}: {text.value.strip()[:60]!r}"
        for module in found
        for text in module.texts
        if offends(module, text.value)
    ]


OFFENDERS: list[tuple[Rule, str, str]] = [
    (sql_outside_its_rooms, "dashboard.views.demand", "q = 'select * from marts.fct_demand'"),
    (sql_outside_its_rooms, "warehouse.ingest", 'q = """\n  with a as (select 1) from a"""'),
    (sql_outside_its_rooms, "warehouse.build", "q = f'SELECT {columns} FROM t'"),
    (analysis_while_copying, "warehouse.releases", "q = 'create table a as select sum(x) from t group by y'"),
    (decision_in_a_query, "warehouse.queries.demand", "q = 'select case when a > 1 then 2 end from t'"),
    (german_outside_its_rooms, "dashboard.views.demand", "st.title('Übersicht')"),
    (german_outside_its_rooms, "warehouse.cli", "print('Datei nicht gefunden')"),
    (german_outside_its_rooms, "dashboard.figures.demand", "f'Kinder in {name}'"),
    (german_outside_its_rooms, "warehouse.reading.validate", "say('Der Stichtag fehlt')"),
]
HARMLESS: list[tuple[Rule, str, str]] = [
    (sql_outside_its_rooms, "dashboard.views.demand", "say('with the hand from here')"),
    (sql_outside_its_rooms, "warehouse.queries.demand", "q = 'select * from marts.fct_demand'"),
    (german_outside_its_rooms, "warehouse.ingest", '"""Zeile: a word the docstring explains."""\nx = "reference_date"'),
    (german_outside_its_rooms, "warehouse.texts.findings", "x = 'Übersicht'"),
    (german_outside_its_rooms, "warehouse.reading.validate", "x = 'Stichtag'"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "name", "source"), OFFENDERS)
def test_each_rule_finds_its_offender(rule: Rule, name: str, source: str):
    assert rule([Module(name, source)])


@pytest.mark.parametrize(("rule", "name", "source"), HARMLESS)
def test_no_rule_finds_fault_with_the_harmless(rule: Rule, name: str, source: str):
    assert rule([Module(name, source)]) == []


@pytest.mark.parametrize("rule", sorted({rule for rule, _, _ in OFFENDERS}, key=lambda rule: rule.__name__))
def test_every_text_stands_in_its_room(rule: Rule):
    assert rule(modules()) == []


def test_no_allowance_outlives_its_reason():
    """An allowance for a text that is gone would let the next one pass unseen."""
    texts = {module.name: module.texts for module in modules()}
    unused = [
        name
        for name, (pattern, _reason) in GERMAN_ALLOWED.items()
        if not any(re.search(pattern, text.value) for text in texts.get(name, ()))
    ]
    assert unused == []
