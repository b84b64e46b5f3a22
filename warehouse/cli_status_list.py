"""The command that takes a status list back, as the page does."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from warehouse.cli_common import REFUSED, HomeOption, JsonOption, refuse_missing, sentences
from warehouse.contacts import hand_back
from warehouse.home import Home
from warehouse.marts import Marts, Role
from warehouse.queries import unserved
from warehouse.screen import out, print_json, show_handed_back
from warehouse.texts import contacts as texts


def status_list(
    file: Annotated[Path, typer.Argument(help=texts.FILE_HELP)],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back what those who place children noted in their list."""
    refuse_missing([file])
    place = Home.at(home)
    with sentences():
        marts = Marts.open(place, Role.COORDINATION)
        try:
            done = hand_back(place, file.read_bytes(), file.name, unserved.records(marts), _who())
        finally:
            marts.close()
    if as_json:
        print_json({**asdict(done), "refused": done.refused.to_dicts()})
    else:
        out.print(texts.told(file.name, done.taken, done.unchanged, done.refused.height), markup=False)
        show_handed_back(done.refused)
    if not done.refused.is_empty():
        raise typer.Exit(REFUSED)


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a process of a user without a name
        return Role.COORDINATION.value
