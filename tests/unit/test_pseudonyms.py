"""One key per home, made once; the same text under it always has the same pseudonym."""

from __future__ import annotations

import base64
import multiprocessing
import os
from datetime import date
from multiprocessing.pool import Pool
from pathlib import Path

import polars as pl
import pytest

from warehouse import records
from warehouse.home import Home
from warehouse.pseudonyms import KEY_VARIABLE, BadKey, key_file, pseudonym, pseudonyms

# RFC 4231, test cases 1 and 2: HMAC-SHA-256, here its first ten bytes
RFC_4231 = [
    (b"\x0b" * 20, "Hi There", "b0344c61d8db38535ca8"),
    (b"Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a04"),
]


@pytest.fixture(autouse=True)
def no_other_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)


@pytest.mark.parametrize(("key", "text", "first_bytes"), RFC_4231)
def test_a_pseudonym_is_the_beginning_of_the_standards_code(key: bytes, text: str, first_bytes: str) -> None:
    assert base64.b32decode(pseudonym(key, text).upper()).hex() == first_bytes


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home")
    first = pseudonyms(home, ["K-1", "K-2", "K-1"])
    assert first == pseudonyms(home, ["K-1", "K-2", "K-1"])
    assert first[0] == first[2] != first[1]
    assert all(len(text) == 16 and text.isalnum() for text in first)
    assert key_file(home).stat().st_mode & 0o777 == 0o600
    assert home.identity.stat().st_mode & 0o077 == 0
    assert [path.name for path in home.identity.iterdir()] == ["key"]


def test_two_homes_share_no_pseudonym(tmp_path: Path) -> None:
    assert pseudonyms(Home.at(tmp_path / "a"), ["K-1"]) != pseudonyms(Home.at(tmp_path / "b"), ["K-1"])


def _of_one_text(folder: str) -> list[str]:
    return pseudonyms(Home.at(folder), ["K-1"])


def test_processes_that_start_at_once_end_with_one_key(tmp_path: Path) -> None:
    with Pool(4, context=multiprocessing.get_context("spawn")) as pool:
        pool.map(os.path.basename, [str(tmp_path)] * 8)  # all have started
        for number in range(5):
            found = pool.map(_of_one_text, [str(tmp_path / str(number))] * 4, chunksize=1)
            assert len({text for (text,) in found}) == 1


def test_the_key_may_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, elsewhere = Home.at(tmp_path / "home"), tmp_path / "safe.key"
    monkeypatch.setenv(KEY_VARIABLE, str(elsewhere))
    first = pseudonyms(home, ["K-1"])
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    assert not home.identity.exists()
    assert pseudonyms(Home.at(tmp_path / "another"), ["K-1"]) == first


@pytest.mark.parametrize("content", [b"", b"too short"])
def test_a_damaged_key_is_told_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    home = Home.at(tmp_path)
    home.identity.mkdir()
    key_file(home).write_bytes(content)
    with pytest.raises(BadKey, match=f"hat {len(content)} Bytes"):
        pseudonyms(home, ["K-1"])
    assert key_file(home).read_bytes() == content


def test_a_lost_key_is_told_where_children_have_pseudonyms(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    records.keep(home, pl.DataFrame(schema=records.RECORDS))
    pseudonyms(home, ["K-1"])  # an empty map has none
    one = dict.fromkeys(records.RECORDS) | {"source": "contracts", "record_number": "V-1"}
    records.keep(home, pl.DataFrame([one | {"birth_date": date(2024, 2, 29)}], schema=records.RECORDS))
    key_file(home).unlink()
    with pytest.raises(BadKey, match="fehlt"):
        pseudonyms(home, ["K-1"])
    assert not key_file(home).exists()
