"""The small demo city that tests of tables and of pages share, and how it is refreshed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from warehouse.home import Home
from warehouse.refresh import Refreshed, refresh

SCALE = 0.02
OnStep = Callable[[str, int, int], None]


def silent(_step: str) -> AbstractContextManager[OnStep]:
    """Progress that nobody watches."""
    return nullcontext(lambda _what, _done, _total: None)


def refreshed(home: Home) -> Refreshed:
    """Refresh a home without showing progress."""
    return refresh(home, silent)
