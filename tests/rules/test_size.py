"""Modules and functions stay small enough to be read in one go. The aim is lower, these are the hard bounds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import run
from tests.rules.tree import Module, modules

MODULE_LINES = 320
FUNCTION_LINES = 60


def too_long(found: Iterable[Module]) -> list[str]:
    """A page function of three hundred lines is where the next change goes wrong."""
    long_modules = [
        f"{module.name}: {lines} lines"
        for module in found
        if (lines := module.source.count("\n")) > MODULE_LINES
    ]
    long_functions = [
        f"{module.name}.{function.name}: {lines} lines"
        for module in found
        for function in module.functions
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]
    return long_modules + long_functions


def test_the_rule_sees_what_is_too_long():
    body = "    x = 1\n" * FUNCTION_LINES
    assert too_long([Module("warehouse.a", f"def f():\n{body}")])
    assert too_long([Module("warehouse.a", "x = 1\n" * (MODULE_LINES + 1))])
    assert not too_long([Module("warehouse.a", "def f():\n    x = 1\n" * 9)])


def test_nothing_is_too_long():
    launcher = Module("run", Path(run.__file__).read_text(encoding="utf-8"))
    assert too_long([*modules(), launcher]) == []
