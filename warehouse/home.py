"""The folders of one installation: where deliveries lie, what is made of them, what is served."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

HOME_VARIABLE = "PLANUNGSBLICK_HOME"
PRIVATE = 0o700  # names and birth dates pass through these folders
PRIVATE_FILE = 0o600


@dataclass(frozen=True)
class Home:
    """Paths below one home folder; each box is rebuilt from the one to its left."""

    path: Path

    @classmethod
    def at(cls, path: Path | str | None = None) -> Home:
        """The home given, else the one of the environment, else ``data`` below the working folder."""
        return cls(Path(path or os.environ.get(HOME_VARIABLE) or "data").resolve())

    @property
    def exports(self) -> Path:
        """Delivered files, kept as they came."""
        return self.path / "exports"

    @property
    def raw(self) -> Path:
        """Typed rows by contract, and the ledger of deliveries."""
        return self.path / "raw"

    @property
    def raw_incoming(self) -> Path:
        """The raw box being written."""
        return self.path / "raw.incoming"

    @property
    def raw_old(self) -> Path:
        """The raw box being replaced."""
        return self.path / "raw.old"

    @property
    def ledger(self) -> Path:
        """Deliveries, their dates and their rejected rows."""
        return self.raw / "ledger"

    @property
    def identity(self) -> Path:
        """Who is one child, and what people decided about it: the one box with a memory, readable by its owner alone."""
        return self.path / "identity"

    @property
    def build(self) -> Path:
        """Builds in progress and the last one's log."""
        return self.path / "build"

    @property
    def releases(self) -> Path:
        """Published releases and the pointers to those in service."""
        return self.path / "releases"

    @property
    def scenarios(self) -> Path:
        """Named scenarios, one readable file each; written by people, rebuilt from nothing."""
        return self.path / "scenarios"

    @property
    def demo(self) -> Path:
        """What the demo city knows about itself; its presence marks everything as synthetic."""
        return self.path / "demo"

    @property
    def demo_marker(self) -> Path:
        """The file that lists the demo city's exports."""
        return self.demo / "demo.json"


def private_folder(path: Path) -> Path:
    """Make the folder, readable by its owner alone, and return it."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(PRIVATE)
    return path


def write_whole(file: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file, readable by its owner alone, that is there whole or as it was before."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "w+b") as stream:
        write(stream)
        to_disk(stream)
    part.replace(file)


def to_disk(stream: IO[bytes]) -> None:
    """Wait until what was written is on the disk."""
    stream.flush()
    os.fsync(stream.fileno())
