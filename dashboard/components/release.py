"""The release a run reads: opened once per release, its answers remembered as long as it is in service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from warehouse.home import Home
from warehouse.marts import Marts, Role, release_in_service

ANSWERS = 400  # a session of one role asks some forty different questions; frames are small


@dataclass(frozen=True)
class RememberedMarts(Marts):
    """Published tables that answer the same question only once."""

    def frame(self, query: str, **parameters: Any) -> pl.DataFrame:
        """Return the rows of one query."""
        return _answer(self, query, parameters)


def in_service(home: Home, role: Role) -> Marts:
    """Return the role's tables of the release in service now; a new release is seen on the next run.

    Raises:
        NoRelease: nothing has been published yet.
        ReleaseDamaged: the role's file is not the one that was published.
    """
    return _opened(home, role, release_in_service(home, role))


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Home: lambda home: str(home.path)})
def _opened(home: Home, role: Role, release_id: str) -> Marts:
    return RememberedMarts.open(home, role, release_id)


def _identity(marts: Marts) -> str:
    return f"{marts.role} {marts.release_id}"


@st.cache_resource(max_entries=ANSWERS, show_spinner=False, hash_funcs={RememberedMarts: _identity})
def _answer(marts: Marts, query: str, parameters: dict[str, Any]) -> pl.DataFrame:
    return Marts.frame(marts, query, **parameters)
