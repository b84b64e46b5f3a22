"""The formatter, the linters and the type checker, each with the settings of pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.rules.tree import ROOT

SQL_LINE_LENGTH = 110
SQL_FOLDERS = ("dbt_project/models", "dbt_project/tests")


def said_by(*words: str, given: str | None = None) -> str:
    """What a tool objects to, as it prints it; empty where it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def types(*places: str) -> str:
    return said_by("ty", "check", "--output-format", "concise", "--python", sys.prefix, *places)


def long_lines(sql: str) -> list[int]:
    """The numbers of the lines that are too long as written, whatever their macros render."""
    return [number for number, line in enumerate(sql.splitlines(), 1) if len(line) > SQL_LINE_LENGTH]


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ('"""A module."""\n\n\ndef f(x):\n    """Do."""\n    return x\n', "ANN001"),
        ('"""A module."""\n\n\ndef f(x: int) -> int:\n    return x\n', "D103"),
        ('"""A module."""\n\nimport datetime\n\nDAY = datetime.date.today()\n', "DTZ011"),
        ('"""A module."""\n\n# TO' "DO: later\n", "FIX002"),
    ],
)  # fmt: skip
def test_ruff_is_strict(source: str, rule: str):
    assert rule in said_by("ruff", "check", "--stdin-filename", "warehouse/offender.py", "-", given=source)


def test_ruff_has_nothing_to_say():
    """Two styles in one file hide the line that changed."""
    assert said_by("ruff", "check", "--output-format", "concise", ".") == ""


def test_everything_is_formatted():
    """A diff that also moves brackets is a diff nobody reads."""
    assert said_by("ruff", "format", "--check", ".") == ""


def test_ty_is_strict(tmp_path):
    offender = tmp_path / "offender.py"
    offender.write_text("def f(x: list) -> int:\n    return x.nothing\n", encoding="utf-8")
    said = types(str(offender))
    assert "missing-type-argument" in said
    assert "missing-attribute" in said


def test_the_types_agree():
    """A frame handed over as a lazy one is found by a planner, unless it is found here."""
    assert types() == ""


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("SELECT a from t\n", "CP01"),
        ("select\n    a\n    , b\nfrom t\n", "LT04"),
        ("select a::int as a from t\n", "CV11"),
    ],
)  # fmt: skip
def test_sqlfluff_is_strict(sql: str, rule: str):
    assert rule in said_by("sqlfluff", "lint", "-", given=sql)


def test_sqlfluff_reads_dbt():
    source = "select {{ dbt.hash('a') }} as a from {{ ref('t') }} where b = '{{ var(\"c\", 1) }}'\n"
    assert said_by("sqlfluff", "lint", "-", given=source) == ""


def test_sqlfluff_has_nothing_to_say():
    """A model that reads like the others is read by those who did not write it."""
    assert said_by("sqlfluff", "lint", *SQL_FOLDERS, "--processes", "2", "--disable-progress-bar") == ""


def test_no_line_of_sql_is_too_long():
    """Two models side by side have to fit on a screen."""
    assert long_lines("x" * SQL_LINE_LENGTH) == []
    assert long_lines("x\n" + "x" * (SQL_LINE_LENGTH + 1)) == [2]
    folders = (ROOT / "dbt_project" / name for name in ("models", "tests", "macros"))
    files = [path for folder in folders for path in folder.rglob("*.sql")]
    assert files
    assert {
        path.name: lines for path in files if (lines := long_lines(path.read_text(encoding="utf-8")))
    } == {}
