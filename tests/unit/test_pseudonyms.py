"""One key per home, made once; the same text under it always has the same pseudonym."""

from __future__ import annotations

import base64
import subprocess
import sys
from datetime import date
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


ASK = "import sys; from warehouse.home import Home; from warehouse.pseudonyms import pseudonyms; sys.stdin.read(); print(*pseudonyms(Home.at(sys.argv[1]), ['K-1']))"


def test_processes_that_start_at_once_end_with_one_key(tmp_path: Path) -> None:
    askers = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for asker in askers:  # all wait until their input ends
        assert asker.stdin is not None
        asker.stdin.close()
    said = {asker.stdout.read().strip() for asker in askers if asker.stdout is not None}
    assert [asker.wait() for asker in askers] == [0] * 4
    assert len(said) == 1
    assert len(said.pop()) == 16


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
