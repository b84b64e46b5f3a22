"""What the commands share: options, exit codes, and one German sentence for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from warehouse.build import BuildFailed
from warehouse.foreign_series import NotComparable
from warehouse.home import Home
from warehouse.marts import Marts, NotReadable, Role, TooCostly
from warehouse.pseudonyms import BadKey
from warehouse.purge import NotPurged
from warehouse.queries import meta
from warehouse.reading.refusal import Refusal
from warehouse.refresh import RefreshRunning
from warehouse.releases import NotPublished
from warehouse.screen import err
from warehouse.status_list import NoStatusList
from warehouse.texts import cli as texts

REFUSED, WRONG_CALL = 1, 2
SAYING_WHY = (
    NotReadable, TooCostly, NotPublished, BuildFailed, RefreshRunning, Refusal, NotComparable, NotPurged, BadKey,
    NoStatusList,
)  # fmt: skip

HomeOption = Annotated[Path | None, typer.Option("--home", help=texts.HOME_HELP)]
JsonOption = Annotated[bool, typer.Option("--json", help=texts.JSON_HELP)]


@contextmanager
def sentences() -> Generator[None]:
    """Say what went wrong in one sentence and leave with the code for "refused"."""
    try:
        yield
    except SAYING_WHY as error:
        err.print(str(error), markup=False)
        raise typer.Exit(REFUSED) from None
    except OSError as error:
        err.print(texts.cannot_write(error), markup=False)
        raise typer.Exit(REFUSED) from None


def refuse_missing(files: Iterable[Path]) -> None:
    """Leave with the code for a wrong call if a named file is not there."""
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        err.print(texts.MISSING_FILES.format(names=", ".join(missing)), markup=False)
        raise typer.Exit(WRONG_CALL)


def day_of(value: str | None) -> date | None:
    """Return the day an option names; what is no day is a wrong call."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        err.print(texts.BAD_DATE.format(value=value), markup=False)
        raise typer.Exit(WRONG_CALL) from None


def contradictions_of(home: Home) -> list[dict[str, Any]]:
    """Return what the sources of the release in service contradict each other in, warnings first."""
    marts = Marts.open(home, Role.PLANNING)
    try:
        found = meta.findings(marts)
    finally:
        marts.close()
    return found.sort("severity", descending=True, maintain_order=True).to_dicts()
