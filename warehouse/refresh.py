"""From exports to a release in service: ingest, build, publish, each step with its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from warehouse.build import build
from warehouse.home import Home, private_folder
from warehouse.ingest import Outcome, ingest
from warehouse.locks import Locked, held
from warehouse.releases import Release, publish
from warehouse.texts import cli as texts

OnStep = Callable[[str, int, int], None]
Progress = Callable[[str], AbstractContextManager[OnStep]]


class RefreshRunning(Exception):
    """Another refresh of the same home has not ended yet."""


@dataclass
class Refreshed:
    """What a refresh did; without a release the one before is still in service."""

    outcome: Outcome
    release: Release | None = None
    seconds: dict[str, float] = field(default_factory=dict)


def refresh(
    home: Home, progress: Progress, files: Iterable[Path] = (), given: date | None = None
) -> Refreshed:
    """Ingest, build and publish; a refused file ends it before anything is changed.

    Raises:
        BuildFailed, NotPublished: the tables or their checks did not come out; nothing was put in service.
        RefreshRunning: another one has not ended yet.
    """
    with only_one(home):
        return _refresh(home, progress, files, given)


def _refresh(home: Home, progress: Progress, files: Iterable[Path], given: date | None) -> Refreshed:
    seconds: dict[str, float] = {}
    with progress(texts.STEP_INGEST) as on_file, _timed(seconds, "ingest"):
        refreshed = Refreshed(ingest(home, files, given, on_file), seconds=seconds)
    if refreshed.outcome.is_refused or not refreshed.outcome.readings:
        return refreshed
    with progress(texts.STEP_BUILD) as on_node, _timed(seconds, "build"):
        built = build(home, on_node)
    with progress(texts.STEP_PUBLISH), _timed(seconds, "publish"):
        refreshed.release = publish(home, built.file, built.checks)
    return refreshed


@contextmanager
def only_one(home: Home) -> Generator[None]:
    """Hold the home's lock, or say that somebody else does."""
    private_folder(home.path)
    try:
        with held(home.path / ".refresh.lock", waits=False):
            yield
    except Locked as error:
        raise RefreshRunning(texts.REFRESH_RUNNING) from error


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Generator[None]:
    start = time.perf_counter()
    yield
    seconds[step] = round(time.perf_counter() - start, 2)
