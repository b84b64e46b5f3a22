"""The command line as typer builds it: its commands with their options."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup


def commands(group: TyperGroup, prefix: str = "") -> Iterator[tuple[str, TyperCommand]]:
    """All commands with their full names, those of sub-groups included."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def group_of(application: typer.Typer) -> TyperGroup:
    """What typer makes of an application with more than one command."""
    return typer.main.get_command(application)
