"""Files that people's decisions are added to, line by line: nothing in them is ever changed or taken away.

One line is one JSON object. A line half written by a killed process is no entry, and hides none of the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from warehouse.home import PRIVATE_FILE, private_folder, to_disk


def append(file: Path, entries: Iterable[dict[str, Any]]) -> None:
    """Add the entries, all in one write that is on the disk when this returns."""
    lines = "".join(json.dumps(entry, ensure_ascii=False, default=str) + "\n" for entry in entries)
    if not lines:
        return
    private_folder(file.parent)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
    with os.fdopen(descriptor, "r+b") as stream:
        stream.write((("" if _ends_whole(stream) else "\n") + lines).encode())
        to_disk(stream)


def entries(file: Path) -> list[dict[str, Any]]:
    """Return what was added, the oldest first; nothing if nobody has added anything."""
    if not file.is_file():
        return []
    found = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return found


def _ends_whole(stream: Any) -> bool:
    if not stream.seek(0, os.SEEK_END):
        return True
    stream.seek(-1, os.SEEK_END)
    return bool(stream.read(1) == b"\n")
