"""The command line: every command and every option says what it is for."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.core import TyperGroup

from tests.rules.command_line import commands, group_of
from warehouse.cli import app

PROMISED = {
    "generate",
    "check",
    "ingest",
    "build",
    "publish",
    "refresh",
    "status",
    "releases",
    "purge",
    "serve",
    "report",
    "status-list",
    "backtest",
    "bench",
}


def without_help(group: TyperGroup) -> list[str]:
    """The commands, options and arguments that leave the reader to guess."""
    silent = [name for name, command in commands(group) if not command.help]
    return silent + [
        f"{name} {parameter.name}"
        for name, command in commands(group)
        for parameter in command.params
        if not parameter.help
    ]


def test_the_rule_finds_the_silent_ones():
    silent = typer.Typer()

    @silent.command()
    def one(size: Annotated[int, typer.Option()] = 1):
        pass

    @silent.command(help="Say two.")
    def two():
        pass

    assert without_help(group_of(silent)) == ["one", "one size"]


def test_everything_has_help():
    """A clerk finds out what ``--date`` does by asking the program, or not at all."""
    assert without_help(group_of(app)) == []


def test_every_promised_command_is_there():
    """Schedules and handbooks call these by name."""
    assert set(group_of(app).commands) >= PROMISED
