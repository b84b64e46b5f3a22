"""Decisions about pairs: in force is the last one nobody has undone, whatever happened to the file in between."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from warehouse.decisions import LONGEST_REASON, NotDecided, Pair, current, decide, history, undo
from warehouse.home import Home

PAIR = Pair("registrations", "A2", "registrations", "A10")
TURNED = Pair("registrations", "A10", "registrations", "A2")
MIXED = Pair("registrations", "A1", "contracts", "V9")
AT = datetime(2026, 3, 16, 8, 30, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path)


def in_force(home: Home) -> list[tuple[str, ...]]:
    return current(home).select("record_a", "record_b", "decision").rows()


def test_without_a_decision_there_are_tables_without_rows(home: Home):
    assert current(home).columns == ["source_a", "record_a", "source_b", "record_b", "decision", "reason",
                                     "decided_by", "decided_at"]  # fmt: skip
    assert current(home).height == history(home, PAIR).height == 0
    assert not home.identity.exists()


def test_a_pair_is_the_same_whichever_record_is_named_first(home: Home):
    decide(home, PAIR, "different", "Zwillinge", "MM", AT)
    decide(home, TURNED, "same", "Umzug bestätigt", "MM", AT)
    decide(home, MIXED, "later", "", "MM", AT)
    assert current(home).drop("decided_at").rows() == [
        ("contracts", "V9", "registrations", "A1", "later", "", "MM"),
        ("registrations", "A10", "registrations", "A2", "same", "Umzug bestätigt", "MM"),
    ]
    assert current(home)["decided_at"].to_list() == [AT, AT]


def test_undoing_brings_back_the_decision_before_and_undoing_again_the_one_before_that(home: Home):
    for decision in ("later", "different", "same"):
        decide(home, PAIR, decision, "geprüft", "MM", AT)
    assert in_force(home) == [("A10", "A2", "same")]
    undo(home, TURNED, "KL", AT)
    assert in_force(home) == [("A10", "A2", "different")]
    undo(home, PAIR, "KL", AT)
    assert in_force(home) == [("A10", "A2", "later")]
    undo(home, PAIR, "KL", AT)
    assert in_force(home) == []
    with pytest.raises(NotDecided, match="keine Entscheidung, die zurückgenommen"):
        undo(home, PAIR, "KL", AT)
    decide(home, PAIR, "different", "doch Geschwister", "MM", AT)
    assert in_force(home) == [("A10", "A2", "different")]


def test_the_history_tells_who_decided_and_who_undid(home: Home):
    decide(home, PAIR, "same", "gleiche Adresse", "MM", AT)
    undo(home, PAIR, "KL", AT)
    decide(home, PAIR, "different", "Zwillinge", "KL", AT)
    assert history(home, TURNED).rows() == [
        (1, "same", "gleiche Adresse", "MM", AT, False, "KL", AT),
        (2, "different", "Zwillinge", "KL", AT, True, None, None),
    ]
    assert history(home, MIXED).height == 0


def test_a_line_half_written_or_of_another_kind_changes_nothing(home: Home):
    decide(home, PAIR, "same", "gleiche Adresse", "MM", AT)
    file = home.identity / "decisions.jsonl"
    known = json.loads(file.read_text(encoding="utf-8"))
    foreign = [7, [], {"decision": "same"}, known | {"at": "gestern"}, known | {"decision": "perhaps"},
               known | {"decision": None, "undoes": 9}, known | {"decision": None, "undoes": "1"}]  # fmt: skip
    with file.open("a", encoding="utf-8") as stream:
        stream.writelines(json.dumps(entry) + "\n" for entry in foreign)
        stream.write('{"source_a": "registrations", "record_a": "A10", "undo')
    assert in_force(home) == [("A10", "A2", "same")]
    decide(home, MIXED, "later", "", "MM", AT)
    assert in_force(home) == [("V9", "A1", "later"), ("A10", "A2", "same")]


def test_two_who_undo_the_same_decision_at_once_undo_it_once(home: Home):
    """Both have read the same file before either has written."""
    decide(home, PAIR, "different", "Zwillinge", "MM", AT)
    decide(home, PAIR, "same", "Irrtum", "MM", AT)
    undo(home, PAIR, "KL", AT)
    file = home.identity / "decisions.jsonl"
    last = file.read_text(encoding="utf-8").splitlines()[-1]
    with file.open("a", encoding="utf-8") as stream:
        stream.write(last.replace("KL", "XY") + "\n")
    assert in_force(home) == [("A10", "A2", "different")]
    assert history(home, PAIR)["undone_by"].to_list() == [None, "KL"]


def test_many_may_decide_at_once(home: Home):
    pairs = [Pair("registrations", f"A{n:03d}", "contracts", f"V{n:03d}") for n in range(60)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda pair: decide(home, pair, "same", "geprüft", "MM"), pairs))
    assert current(home)["record_a"].to_list() == [pair.record_b for pair in pairs]
    assert current(home)["decided_at"].null_count() == 0


def test_decisions_lie_in_a_file_of_their_owners_alone(home: Home):
    decide(home, PAIR, "later", "", "MM", AT)
    file = home.identity / "decisions.jsonl"
    assert file.stat().st_mode & 0o077 == file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("pair", "decision", "reason", "by", "sentence"),
    [
        (PAIR, "maybe", "x", "MM", "„maybe“ ist nicht vorgesehen"),
        (PAIR, "same", " ", "MM", "Der Grund fehlt"),
        (PAIR, "different", "", "MM", "Der Grund fehlt"),
        (PAIR, "same", "x" * (LONGEST_REASON + 1), "MM", "länger als 300 Zeichen"),
        (PAIR, "same", "a\nb", "MM", "Steuerzeichen"),
        (PAIR, "later", "", "  ", "wer entscheidet"),
        (PAIR, "later", "", "x" * 61, "länger als 60 Zeichen"),
        (PAIR, "later", "", "M\x07", "Steuerzeichen"),
        (Pair("lists", "1", "contracts", "2"), "later", "", "MM", "„lists“ gibt es nicht"),
        (Pair("contracts", "", "contracts", "2"), "later", "", "MM", "Vorgangsnummer fehlt"),
        (Pair("contracts", "2", "contracts", "2"), "later", "", "MM", "derselbe"),
        (PAIR, "same", "", "", "Grund fehlt. Bitte kurz angeben, woran Sie es erkannt haben. Es fehlt, wer"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_kept(
    home: Home, pair: Pair, decision: str, reason: str, by: str, sentence: str
):
    with pytest.raises(NotDecided, match=r"\ANicht gespeichert") as told:
        decide(home, pair, decision, reason, by)
    assert sentence in str(told.value)
    assert not home.identity.exists()


def test_who_undoes_is_named_too(home: Home):
    decide(home, PAIR, "same", "geprüft", "MM", AT)
    with pytest.raises(NotDecided, match="wer entscheidet"):
        undo(home, PAIR, " ")
    assert in_force(home) == [("A10", "A2", "same")]
