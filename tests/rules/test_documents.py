"""The documents say what is so: their commands run, their links lead somewhere, their terms are the pages' own."""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.command_line import commands, group_of
from tests.rules.tree import ROOT
from warehouse.cli import app

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "DECISIONS.md", "CHANGELOG.md", "data/README.md")
SHELL = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
RUN_WORDS = {
    "demo": {"--no-serve", "--port", "--scale", "--home"},
    "test": None,
}  # the rest of "test" is pytest's
OTHER_PROGRAMS = ("uv", ".venv/bin/ruff", ".venv/bin/ty", ".venv/bin/sqlfluff", ".venv/bin/pytest")
COLUMNS = 4


def shell_lines(text: str) -> list[str]:
    """The commands in a document's ``sh`` blocks."""
    lines = (line.strip() for block in SHELL.findall(text) for line in block.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def wrong_commands(text: str) -> list[str]:
    """Commands of a document that do not exist, or that have no such option."""
    return [line for line in shell_lines(text) if not _exists(shlex.split(line, comments=True))]


def _exists(words: list[str]) -> bool:
    if words[0] in OTHER_PROGRAMS:
        return True
    if words[:2] == ["python3", "run.py"]:
        words = words[1:]
        if words[1] in RUN_WORDS:
            options = RUN_WORDS[words[1]]
            return options is None or _options(words) <= options
    elif words[0] not in ("planungsblick", ".venv/bin/planungsblick"):
        return False
    known = dict(commands(group_of(app)))
    command = known.get(words[1]) or known.get(" ".join(words[1:3]))
    return command is not None and _options(words) <= {name for one in command.params for name in one.opts}


def _options(words: list[str]) -> set[str]:
    return {word.split("=")[0] for word in words if word.startswith("--")}


def dead_links(text: str, folder: Path) -> list[str]:
    """Links to files that are not there."""
    return [target for target in LINK.findall(text) if not (folder / target).exists()]


def table_rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of a document's tables, heads and rules left out."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not set(cells[0]) <= set("- ") and cells[0] != "on the screen":
            yield cells


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_rule_knows_commands_from_typing_errors():
    good = (
        "python3 run.py demo --scale 0.02\npython3 run.py check a.csv --json\nplanungsblick releases list\n"
    )
    assert wrong_commands(f"```sh\n{good}```\n") == []
    for bad in (
        "python3 run.py demo --size 2",
        "planungsblick polish",
        "planungsblick check --yes a",
        "make all",
    ):
        assert wrong_commands(f"```sh\n{bad}\n```\n") == [bad]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_commands_of_the_documents_exist(name: str):
    """The first command of a README is the first thing a newcomer types."""
    assert wrong_commands(read(name)) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_links_of_the_documents_lead_somewhere(name: str):
    """A dead link says that nobody has read this page since."""
    assert dead_links("[a](nowhere.md) [b](https://example.org)", ROOT) == ["nowhere.md"]
    assert dead_links(read(name), (ROOT / name).parent) == []


def test_ci_runs_what_the_readme_says():
    """Otherwise what is checked is not what a newcomer is told to check."""
    command = "python3 run.py test"
    assert command in shell_lines(read("README.md"))
    assert command in read(".ci/run")


def test_every_command_is_mentioned_in_a_document():
    """A command that no document names is found by nobody who does not know it already."""
    text = "".join(map(read, DOCUMENTS))
    assert [name for name, _ in commands(group_of(app)) if not re.search(rf"`{name}\b", text)] == []


def test_the_glossary_is_whole():
    """A term without what it is not is a term that two offices will count differently."""
    rows = list(table_rows(read("GLOSSARY.md")))
    assert [row for row in rows if len(row) != COLUMNS or not all(row)] == []
    names = [row[1] for row in rows]
    assert [name for name in names if names.count(name) > 1] == []


def test_the_glossary_and_the_measures_use_one_name():
    """The page a planner reads and the page a developer reads must not name one number twice."""
    german = {
        name: row[0] for row in table_rows(read("GLOSSARY.md")) for name in re.findall(r"`(\w+)`", row[1])
    }
    with (ROOT / "dbt_project/seeds/measures.csv").open(encoding="utf-8", newline="") as seed:
        measures = {row["measure"]: row["name"] for row in csv.DictReader(seed)}
    assert {key: name for key, name in measures.items() if german.get(key) != name} == {}
