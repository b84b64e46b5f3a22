"""Nothing published depends on when, or how often, it was computed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, Module, modules

CLOCK = re.compile(r"(^|\.)(now|today|utcnow|time_ns|localtime|gmtime)$|^time\.time$")
CHANCE = re.compile(r"^(random|secrets|np\.random|numpy\.random)\.\w+$|(^|\.)(uuid[14]|urandom)$")
SEEDED = re.compile(r"(^|\.)(default_rng|SeedSequence|PCG64|Generator|Random)$")
SQL_CLOCK = re.compile(
    r"\b(current_date|current_timestamp|now\s*\(|today\s*\(|get_current_time|random\s*\(|uuid\s*\()"
)
ALLOWED = {
    (
        "warehouse.releases",
        "datetime.now",
    ): "when a release was put in service stands in its manifest, in no table",
    (
        "warehouse.contacts",
        "datetime.now",
    ): "when somebody noted a status stands in the journal, and no status is of tomorrow",
    ("warehouse.pseudonyms", "os.urandom"): "a key that could be drawn again would be none",
    ("warehouse.cli", "datetime.now"): "how old a delivery is decides when its names go, and no number",
    (
        "warehouse.decisions",
        "datetime.now",
    ): "when somebody decided about a pair is part of the decision; no number follows from it",
}


def clock_or_chance(found: Iterable[Module]) -> list[str]:
    """A number that changes from one refresh to the next for no reason in the data is believed by nobody."""
    return [
        f"{module.name}:{line} {what}"
        for module in found
        for line, what in (*_calls(module.tree), *_questions(module), *_single_imports(module))
        if (module.name, what) not in ALLOWED
    ]


def _calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Calls that read the clock, draw unseeded numbers, or make a generator without a seed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name, has_seed = ast.unparse(node.func), bool(node.args or node.keywords)
            is_chance = not has_seed if SEEDED.search(name) else CHANCE.search(name)
            if is_chance or CLOCK.search(name):
                yield node.lineno, name


def _single_imports(module: Module) -> Iterator[tuple[int, str]]:
    """``from random import choice`` would hide what is called."""
    yield from ((1, name) for name in module.imports_from("random", "secrets") if "." in name)


def _questions(module: Module) -> Iterator[tuple[int, str]]:
    yield from ((text.line, text.value.strip()[:40]) for text in module.texts if SQL_CLOCK.search(text.value))


def sql_that_knows_the_day(sql: str) -> bool:
    """Whether a model asks for today or for a random number, outside its comments."""
    return bool(SQL_CLOCK.search(re.sub(r"--[^\n]*|\{#.*?#\}", "", sql, flags=re.S).lower()))


@pytest.mark.parametrize(
    "source",
    [
        "start = date.today()",
        "at = dt.datetime.now(tz)",
        "at = time.time()",
        "rng = np.random.default_rng()",
        "x = np.random.normal(3)",
        "x = random.choice(names)",
        "from random import choice",
        "key = uuid.uuid4()",
        "q = 'select current_date from t'",
    ],
)
def test_the_rule_finds_the_clock_and_the_dice(source: str):
    assert clock_or_chance([Module("warehouse.ingest", source)])


@pytest.mark.parametrize(
    "source", ["rng = np.random.default_rng(7)", "x = self.rng.choice(names)", "s = time.perf_counter()"]
)
def test_seeded_numbers_and_durations_are_fine(source: str):
    assert clock_or_chance([Module("warehouse.demo", source)]) == []


def test_nothing_reads_the_clock_or_throws_dice():
    assert clock_or_chance(modules()) == []


def test_no_allowance_outlives_its_reason():
    """An allowance for a call that is gone would let the next one pass unseen."""
    calls = {(module.name, what) for module in modules() for _line, what in _calls(module.tree)}
    assert set(ALLOWED) <= calls


def test_the_sql_rule_reads_past_comments():
    assert sql_that_knows_the_day("select CURRENT_DATE")
    assert not sql_that_knows_the_day("-- now() would age\nselect reference_date {# today() #}")


def test_no_model_knows_today():
    """A test that passes in March and fails in April is the mildest thing that comes of it."""
    models = [path for path in (ROOT / "dbt_project").rglob("*.sql") if "target" not in path.parts]
    assert models
    assert [_name(path) for path in models if sql_that_knows_the_day(path.read_text(encoding="utf-8"))] == []


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
