"""One refresh at a time: a second one would build on what the first is about to replace."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.city import silent
from warehouse.home import Home
from warehouse.refresh import RefreshRunning, refresh


def test_a_second_refresh_is_refused_while_the_first_one_runs(tmp_path: Path):
    home, said = Home.at(tmp_path), []

    @contextmanager
    def meanwhile(_step: str) -> Generator[Callable[[str, int, int], None]]:
        with pytest.raises(RefreshRunning, match="läuft schon") as refused:
            refresh(home, silent)
        said.append(str(refused.value))
        yield lambda _what, _done, _total: None

    assert refresh(home, meanwhile).release is None
    assert len(said) == 1


def test_after_a_refresh_that_failed_the_next_one_may_run(tmp_path: Path):
    def broken(_step: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(Home.at(tmp_path), broken)
    assert refresh(Home.at(tmp_path), silent).release is None
