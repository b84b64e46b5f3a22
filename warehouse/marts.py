"""The read-only handle on a release: one role, one file, no way out of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.home import Home
from warehouse.texts import releases as texts

LONGEST_SECONDS = 20
CLOSED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_extension_repositories": "forbidden",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",  # no query reads a frame that happens to be in memory
    "temp_directory": "",  # nothing of a release is ever written beside it
    "memory_limit": "2GB",
    "threads": "2",
    "max_execution_time": str(LONGEST_SECONDS * 1000),
}
# Without external access DuckDB still reads and writes the opened file and its log by name; hence, once it is open,
# no file system at all.
LOCKED = ("set disabled_filesystems = 'LocalFileSystem'", "set lock_configuration = true")
MANIFEST = "manifest.json"
RELEASE_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}")


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


class NotReadable(Exception):
    """There are no tables to read; the message says why and what to do."""


class NoRelease(NotReadable):
    """Nothing has been published yet, or the pointer names a release that is gone."""


class ReleaseDamaged(NotReadable):
    """A release's file is not the one that was published."""


class NotAllowed(NotReadable):
    """The user this process runs as may not read the role's file."""


class TooCostly(Exception):
    """A query took longer or more memory than any page needs."""


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
            ReleaseDamaged: the file is not the one that was published.
            NotAllowed: this process may not read it.
        """
        chosen = release_id or release_in_service(home, role)
        return cls(home, role, chosen, _locked(_published(home, role, chosen)))

    def frame(self, query: str, **parameters: Any) -> pl.DataFrame:
        """Return the rows of one query; a cursor of its own lets threads ask at once.

        Raises:
            TooCostly: it was stopped, as it took too long or too much memory.
        """
        try:
            with self.connection.cursor() as cursor:
                return cursor.sql(query, params=parameters or None).pl()
        except (duckdb.InterruptException, duckdb.OutOfMemoryException) as error:
            raise TooCostly(texts.TOO_COSTLY) from error

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def release_in_service(home: Home, role: Role = Role.PLANNING) -> str:
    """Return the id of the release that the role's pointer names.

    Raises:
        NoRelease: nothing has been published yet.
        NotAllowed: this process may not read the pointer.
    """
    try:
        return (home.releases / role.pointer).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise NoRelease(texts.NO_RELEASE) from error
    except PermissionError as error:
        raise NotAllowed(texts.not_allowed(role.pointer)) from error


def sha256_of(file: Path) -> str:
    """Return the file's SHA-256 in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _locked(file: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(file), read_only=True, config=dict(CLOSED))
    if not connection.sql("select current_setting('lock_configuration')").pl().item():
        for statement in LOCKED:
            connection.execute(statement)
    return connection


def _published(home: Home, role: Role, release_id: str) -> Path:
    """Return the role's file if it is the one that was published: no link, no log beside it, the same content."""
    folder = home.releases / release_id
    file = folder / role.file_name
    try:
        if not RELEASE_NAME.fullmatch(release_id) or not file.is_file():
            raise NoRelease(texts.RELEASE_GONE.format(release=release_id))
        is_elsewhere = folder.is_symlink() or file.is_symlink()
        has_log = file.with_name(f"{file.name}.wal").exists()
        if is_elsewhere or has_log or sha256_of(file) != _vouched(folder, role):
            raise ReleaseDamaged(texts.RELEASE_DAMAGED.format(release=release_id, file=file.name))
    except PermissionError as error:
        raise NotAllowed(texts.not_allowed(role.file_name)) from error
    return file


def _vouched(folder: Path, role: Role) -> str:
    """Return the SHA-256 that was written down for the role's file."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return str(told["sha256"][role.file_name])
    except PermissionError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseDamaged(texts.RELEASE_DAMAGED.format(release=folder.name, file=MANIFEST)) from error
