"""One process at a time: the system lets go of a lock when its holder ends, however that ends."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class Locked(Exception):
    """Somebody else holds the lock."""


@contextmanager
def held(file: Path, *, waits: bool) -> Generator[None]:
    """Hold the lock of a file while the block runs; whoever ``waits`` comes next, others are turned away.

    Raises:
        Locked: somebody else holds it.
    """
    with file.open("w") as stream:
        try:
            _lock(stream, waits=waits)
        except OSError as error:
            raise Locked(str(file)) from error
        yield


def _lock(stream: TextIO, *, waits: bool) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(stream, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
