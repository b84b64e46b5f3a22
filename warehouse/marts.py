"""The read-only handle on a release: one role, one file, no way out of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.home import Home
from warehouse.texts import releases as texts

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "2GB",
    "threads": "2",
    "lock_configuration": "true",
}


class Role(StrEnum):
    """Who looks; each role's process opens its own file alone."""

    PLANNING = "planning"
    COORDINATION = "coordination"
    COUNCIL = "council"
    ANALYST = "analyst"

    @property
    def file_name(self) -> str:
        """The file of a release this role may open."""
        return {"coordination": "cases.duckdb", "council": "council.duckdb"}.get(
            self.value, "planning.duckdb"
        )

    @property
    def pointer(self) -> str:
        """The small file that names the release in service for this role."""
        return "council" if self is Role.COUNCIL else "current"


class NoRelease(Exception):
    """Nothing has been published yet, or the pointer names a release that is gone."""


class ReleaseDamaged(Exception):
    """A release's file is not the one its manifest vouches for."""


@dataclass(frozen=True)
class Marts:
    """Published tables of one release under one role."""

    home: Home
    role: Role
    release_id: str
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def open(cls, home: Home, role: Role, release_id: str | None = None) -> Marts:
        """Open the role's file of the release in service, or of the one given.

        Raises:
            NoRelease: there is none to open.
            ReleaseDamaged: the file's SHA-256 is not the manifest's.
        """
        chosen = release_id or release_in_service(home, role)
        folder = home.releases / chosen
        file = folder / role.file_name
        if not file.is_file():
            raise NoRelease(texts.RELEASE_GONE.format(release=chosen))
        if sha256_of(file) != _vouched(folder).get(role.file_name):
            raise ReleaseDamaged(texts.RELEASE_DAMAGED.format(release=chosen, file=role.file_name))
        return cls(home, role, chosen, duckdb.connect(str(file), read_only=True, config=dict(LOCKED)))

    def frame(self, query: str, **parameters: Any) -> pl.DataFrame:
        """Return the rows of one query; a cursor of its own lets threads ask at once."""
        with self.connection.cursor() as cursor:
            return cursor.sql(query, params=parameters or None).pl()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def release_in_service(home: Home, role: Role = Role.PLANNING) -> str:
    """Return the id of the release that the role's pointer names.

    Raises:
        NoRelease: nothing has been published yet.
    """
    try:
        return (home.releases / role.pointer).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise NoRelease(texts.NO_RELEASE) from error


def sha256_of(file: Path) -> str:
    """Return the file's SHA-256 in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _vouched(folder: Path) -> dict[str, str]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseDamaged(
            texts.RELEASE_DAMAGED.format(release=folder.name, file="manifest.json")
        ) from error
    return dict(manifest["sha256"])
