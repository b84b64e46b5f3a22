"""The progress of long work, step by step, as the command line shows it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager

import streamlit as st

from dashboard.texts import common


@contextmanager
def progress(step: str) -> Generator[Callable[[str, int, int], None]]:
    """Show a bar for one step; yields the function that moves it on: what, how many done, of how many."""
    bar = st.progress(0.0, text=step)

    def move(what: str, done: int, total: int) -> None:
        bar.progress(done / total if total else 0.0, text=common.progress(step, what, done, total))

    yield move
    bar.progress(1.0, text=step)
