"""Keyed pseudonyms: the same text always has the same one, and nobody without the key finds the way back.

HMAC-SHA-256 (RFC 2104, FIPS 198-1), cut to its first 80 bits. The key lies beside the identity map, or where
``PLANUNGSBLICK_KEY_FILE`` says, so that a copy of the warehouse need not hold it.
"""

from __future__ import annotations

import base64
import hmac
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from warehouse import records
from warehouse.home import Home, private_folder, to_disk
from warehouse.texts import privacy

KEY_VARIABLE = "PLANUNGSBLICK_KEY_FILE"
KEY_BYTES = 32
PSEUDONYM_BYTES = 10  # of a million children, two share one with a probability below one in a million


class BadKey(Exception):
    """The key is lost or damaged; the message says which and what to do."""


def pseudonyms(home: Home, texts: Sequence[str]) -> list[str]:
    """Return each text's pseudonym, sixteen letters and digits; the key is made on first use.

    Raises:
        BadKey: the key cannot be used, or is gone although pseudonyms were given with it.
    """
    key = _key(home)
    return [pseudonym(key, text) for text in texts]


def pseudonymous(home: Home, names: pl.Series) -> pl.Series:
    """Return a column with each name exchanged for its pseudonym; what is missing stays so.

    Raises:
        BadKey: as above.
    """
    known = names.drop_nulls().unique().sort()
    return names.replace_strict(
        known, pseudonyms(home, known.to_list()), default=None, return_dtype=pl.String
    )


def pseudonym(key: bytes, text: str) -> str:
    """Return one text's pseudonym under a key."""
    digest = hmac.digest(key, text.encode(), "sha256")
    return base64.b32encode(digest[:PSEUDONYM_BYTES]).decode().lower()


def key_file(home: Home) -> Path:
    """Where the key lies."""
    named = os.environ.get(KEY_VARIABLE)
    return Path(named) if named else home.identity / "key"


def _key(home: Home) -> bytes:
    file = key_file(home)
    if not file.exists():
        if not records.known(home).is_empty():
            raise BadKey(privacy.KEY_LOST.format(file=file, variable=KEY_VARIABLE))
        if file.parent == home.identity:
            private_folder(home.identity)
        _make(file)
    try:
        key = file.read_bytes()
    except OSError as error:
        raise BadKey(privacy.KEY_UNREADABLE.format(file=file, reason=error.strerror)) from error
    if len(key) < KEY_BYTES:
        raise BadKey(privacy.KEY_TOO_SHORT.format(file=file, size=len(key), least=KEY_BYTES))
    return key


def _make(file: Path) -> None:
    """Put a new key in place, whole; of several made at once the first one's stays."""
    descriptor, name = tempfile.mkstemp(
        prefix=f".{file.name}.", dir=file.parent
    )  # readable by its owner alone
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(os.urandom(KEY_BYTES))
            to_disk(stream)
        os.link(name, file)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
