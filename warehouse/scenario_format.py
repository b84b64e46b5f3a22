"""The words of a scenario file: from German keys to levers and back, each value checked.

A fault is a pair of German texts: where it is (section and key), and what is wrong and what to do.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import MISSING, Field, fields
from typing import Any

import tomli_w

from warehouse.methods.scenario_checks import Problem, contradictions
from warehouse.methods.scenario_levers import BOUNDS, NAMES, ORDER, Lever, Scenario, in_order
from warehouse.texts import scenarios as texts

PERCENT = ("change", "factor", "rate", "share")
YEARS = ("from_year", "completion_year", "opening_year")
WHOLE = ("delay_years", "number", "places", "year_of_age")
LONGEST = {"name": 80, "author": 80, "note": 10_000}
LONGEST_ID = 60
YEAR = re.compile(r"(\d{4})/(\d{2})")

Fault = tuple[str, str]


class Wrong(Exception):
    """A document that is no scenario; ``faults`` says where and why, all at once."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(": ".join, faults)))
        self.faults = faults


class Unfit(Exception):
    """One value that cannot stand there; the message is its sentence."""


def scenario_of(document: dict[str, Any]) -> Scenario:
    """Return the scenario a parsed file describes.

    Raises:
        Wrong: a key is unknown or missing, a value is none, or levers contradict each other.
    """
    known = (*texts.HEAD.values(), *texts.TABLES.values())
    found = [
        (texts.head_where(key), texts.value_sentence("unknown_key", choices=", ".join(known)))
        for key in document
        if key not in known
    ]
    head = _head(document, found)
    levers = tuple(_levers(document, found))
    if found:
        raise Wrong(found)
    scenario = Scenario(levers=levers, **head)
    if found := faults(scenario):
        raise Wrong(found)
    return scenario


def document(scenario: Scenario) -> str:
    """Return a scenario as the text of its file; sections stand in the order in which levers are applied."""
    head = {key: getattr(scenario, field) for field, key in texts.HEAD.items()}
    head["notiz"] = "\n".join(scenario.note.splitlines())
    sections = [
        f"\n[[{texts.TABLES[NAMES[type(lever)]]}]]\n{tomli_w.dumps(_section(lever))}"
        for lever in in_order(scenario.levers)
    ]
    return tomli_w.dumps(head, multiline_strings=True) + "".join(sections)


def faults(scenario: Scenario) -> list[Fault]:
    """Return what keeps a scenario from being a file: its head, and levers that contradict themselves."""
    found: list[Fault] = []
    for field, key in texts.HEAD.items():
        try:
            _head_value(field, getattr(scenario, field))
        except Unfit as unfit:
            found.append((texts.head_where(key), str(unfit)))
    return found + [problem_sentence(scenario.levers, problem) for problem in contradictions(scenario.levers)]


def problem_sentence(levers: tuple[Lever, ...], problem: Problem) -> Fault:
    """Return where a lever's problem is, and its sentence."""
    lever, field, value = levers[problem.lever], problem.field, problem.value
    number = sum(type(other) is type(lever) for other in levers[: problem.lever + 1])
    if _is_number(value):
        value = texts.day_care_year(value) if field in YEARS else value * 100 if field in PERCENT else value
    sentence = texts.value_sentence(problem.rule, value, **_limits(field))
    return texts.lever_where(NAMES[type(lever)], number, field), sentence


def _head(document: dict[str, Any], found: list[Fault]) -> dict[str, Any]:
    """The values of the head; what is wrong with them is added to what was found."""
    head: dict[str, Any] = {"note": ""}
    for field, key in texts.HEAD.items():
        try:
            if key in document:
                head[field] = _head_value(field, document[key])
            elif field not in head:
                raise Unfit(texts.value_sentence("missing"))
        except Unfit as unfit:
            found.append((texts.head_where(key), str(unfit)))
    return head


def _head_value(field: str, value: Any) -> Any:
    if field == "date":
        if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
            raise Unfit(texts.value_sentence("not_a_date" if value is not None else "missing", value))
        return value
    if field == "note" and isinstance(value, str) and len(value) <= LONGEST[field]:
        return value
    return _text(value, LONGEST[field])


def _levers(document: dict[str, Any], found: list[Fault]) -> list[Lever]:
    """All levers in the order in which they are applied; what is wrong with them is added to what was found."""
    levers: list[Lever] = []
    for kind in ORDER:
        key = texts.TABLES[NAMES[kind]]
        sections = document.get(key, [])
        if not isinstance(sections, list) or not all(isinstance(section, dict) for section in sections):
            found.append((texts.head_where(key), texts.value_sentence("not_a_list", key=key)))
            continue
        for number, section in enumerate(sections, 1):
            before = len(found)
            values = _values(kind, number, section, found)
            if len(found) == before:
                levers.append(kind(**values))
    return levers


def _values(kind: type[Lever], number: int, section: dict[str, Any], found: list[Fault]) -> dict[str, Any]:
    keys = {texts.FIELDS[field.name]: field for field in fields(kind)}
    for key in section:
        if key not in keys:
            sentence = texts.value_sentence("unknown_key", choices=", ".join(keys))
            found.append((texts.lever_where(NAMES[kind], number, key), sentence))
    values: dict[str, Any] = {}
    for key, field in keys.items():
        try:
            if key in section:
                values[field.name] = _value(field.name, section[key])
            elif _is_needed(field):
                raise Unfit(texts.value_sentence("missing"))
        except Unfit as unfit:
            found.append((texts.lever_where(NAMES[kind], number, field.name), str(unfit)))
    return values


def _is_needed(field: Field[Any]) -> bool:
    """Without a default; and a project is named, or said to be all, lest a forgotten line drop them all."""
    return field.default is MISSING or field.name == "project_id"


def _value(field: str, value: Any) -> Any:
    """A value as a lever holds it."""
    if field in PERCENT:
        return _share(field, value)
    if field in YEARS:
        return _year(value)
    if field in WHOLE:
        return _whole(field, value)
    if field == "project_id":
        return None if value == texts.ALL else _text(value, LONGEST_ID)
    if choices := texts.CHOICES.get(field):
        if not isinstance(value, str) or value not in choices:
            raise Unfit(texts.value_sentence("not_a_choice", value, choices=texts.choices(choices)))
        return choices[value]
    return _text(value, LONGEST_ID)


def _share(field: str, value: Any) -> float:
    if not _is_number(value):
        raise Unfit(texts.value_sentence("not_a_number", value))
    _bounded(field, value, 100)
    if round(value, 2) != value:
        raise Unfit(texts.value_sentence("too_fine", value))
    return round(value / 100, 4)


def _whole(field: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unfit(texts.value_sentence("not_whole", value))
    _bounded(field, value, 1)
    return value


def _bounded(field: str, value: float, unit: int) -> None:
    least, most = BOUNDS[field]
    if not least * unit <= value <= most * unit:  # never true of what is not a number
        raise Unfit(texts.value_sentence("out_of_bounds", value, **_limits(field)))


def _limits(field: str) -> dict[str, float]:
    least, most = BOUNDS.get(field, (0, 0))
    unit = 100 if field in PERCENT else 1
    return {"least": least * unit, "most": most * unit}


def _year(value: Any) -> int:
    match = YEAR.fullmatch(value) if isinstance(value, str) else None
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        raise Unfit(texts.value_sentence("not_a_year", value))
    return int(match[1])


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str):
        raise Unfit(texts.value_sentence("not_a_text", value))
    if not value.strip() or len(value) > most or not value.isprintable():
        raise Unfit(texts.value_sentence("bad_text", most=most))
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _section(lever: Lever) -> dict[str, Any]:
    """A lever as its section: what is left at its default is not written."""
    return {
        texts.FIELDS[field.name]: _written(field.name, getattr(lever, field.name))
        for field in fields(lever)
        if _is_needed(field) or getattr(lever, field.name) != field.default
    }


def _written(field: str, value: Any) -> Any:
    """A value as a file holds it."""
    if field == "project_id" and value is None:
        return texts.ALL
    if field in PERCENT:
        percent = round(value * 100, 2)
        return int(percent) if percent == int(percent) else percent
    if field in YEARS:
        return texts.day_care_year(value)
    german = {english: word for word, english in texts.CHOICES.get(field, {}).items()}
    return german.get(value, value)
