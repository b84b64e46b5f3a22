"""A status list is taken row by row: what cannot be taken is said with its line, and costs no other row."""

from __future__ import annotations

import io
import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from warehouse import contacts, journal
from warehouse.contacts import HandedBack, hand_back
from warehouse.home import Home
from warehouse.status_list import MOST_BYTES, NoStatusList
from warehouse.texts import contacts as texts

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
KNOWN = {"A1", "A2", "A3", "A4"}
HEAD = ("Vorgangsnummer", "Bezirk", "Bisher", "Status", "Datum")
Cells = tuple[str | date | None, ...]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.at(tmp_path)


def csv(*rows: str, head: str = "Vorgangsnummer;Status;Datum") -> bytes:
    return "\r\n".join((head, *rows)).encode("utf-8-sig")


def xlsx(*rows: Cells, head: Cells = HEAD, sheet: str = "Daten") -> bytes:
    """A workbook as a clerk saves it: dates are dates, texts are texts."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(
        stream, {"strings_to_formulas": False, "default_date_format": "dd.mm.yyyy"}
    ) as book:
        book.add_worksheet("Hinweise").write_string(0, 0, "Bitte ausfüllen")
        page = book.add_worksheet(sheet)
        for line, row in enumerate((head, *rows)):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(line, place, datetime(cell.year, cell.month, cell.day))
                elif cell is not None:
                    page.write_string(line, place, cell)
    return stream.getvalue()


def back(
    home: Home, content: bytes, known: pl.DataFrame | set[str] = KNOWN, by: str = "Frau A"
) -> HandedBack:
    return hand_back(home, content, "liste.csv", known, by, NOW)


def kept(home: Home) -> dict[str, tuple[str, date | None]]:
    rows = contacts.current(home).select("record_number", "contact_status", "contact_date").rows()
    return {record: (status, day) for record, status, day in rows}


def test_every_valid_row_is_taken_in_one_go(home: Home) -> None:
    done = back(
        home,
        csv("A1;kontaktiert;05.03.2026", "A2;Angeboten;2026-03-06", "A3;offen;", "A4;;", ";;", "A9;x;"),
    )
    assert (done.taken, done.unchanged, done.refused.height) == (2, 2, 1)
    assert kept(home) == {"A1": ("contacted", date(2026, 3, 5)), "A2": ("offered", date(2026, 3, 6))}
    (entry, _) = contacts.current(home).select("entered_at", "entered_by").rows()
    assert entry == (NOW, "Frau A")
    assert (home.identity / "contacts.jsonl").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("row", "rule", "says"),
    [
        ("A9;kontaktiert;05.03.2026", "unknown_record_number", "„A9“"),
        (";kontaktiert;05.03.2026", "no_record_number", "fehlt die Vorgangsnummer"),
        ("A1;erledigt;05.03.2026", "wrong_status", "„erledigt“ ist kein Status"),
        ("A1;;05.03.2026", "no_status", "fehlt der Status"),
        ("A1;kontaktiert;", "no_date", "Zum Status „kontaktiert“ fehlt das Datum"),
        ("A1;kontaktiert;–", "no_date", "fehlt das Datum"),
        ("A1;kontaktiert;31.02.2026", "wrong_date", "„31.02.2026“ ist kein Datum"),
        ("A1;offen;demnächst", "wrong_date", "„demnächst“ ist kein Datum"),
        ("A1;kontaktiert;21.03.2026", "future_date", "21.03.2026 liegt in der Zukunft"),
        ("A1;kontaktiert;05.03.2026;telefonisch", "unreadable", "ist nicht lesbar"),
        ('A1;"kontaktiert;05.03.2026', "unreadable", "ist nicht lesbar"),
        ('=HYPERLINK("http://x");kontaktiert;05.03.2026', "unknown_record_number", "„=HYPERLINK"),
        ("A1;=1+1;05.03.2026", "wrong_status", "„=1+1“ ist kein Status"),
    ],
)
def test_a_row_is_refused_with_its_line_and_reason_and_the_others_are_taken(
    home: Home, row: str, rule: str, says: str
) -> None:
    done = back(home, csv("A2;kontaktiert;05.03.2026", row, "A3;abgelehnt;20.03.2026"))
    (refused,) = done.refused.to_dicts()
    assert (refused["line"], refused["rule"]) == (3, rule)
    assert says in refused["message"]
    assert "Zeile 3" in refused["message"]
    assert (done.taken, set(kept(home))) == (2, {"A2", "A3"})


def test_rows_that_contradict_are_both_refused_and_a_repeated_one_once(home: Home) -> None:
    done = back(
        home,
        csv(
            "A1;kontaktiert;05.03.2026",
            "A2;kontaktiert;05.03.2026",
            "A1;abgelehnt;05.03.2026",
            "A2;Kontaktiert;2026-03-05",
            "A3;angenommen;05.03.2026",
        ),
    )
    found = done.refused.select("line", "record_number", "rule").rows()
    assert found == [
        (2, "A1", "contradicting_rows"),
        (4, "A1", "contradicting_rows"),
        (5, "A2", "repeated_row"),
    ]
    assert "Zeilen 2, 4" in done.refused["message"][0]
    assert "wiederholt Zeile 3" in done.refused["message"][2]
    assert kept(home) == {"A2": ("contacted", date(2026, 3, 5)), "A3": ("accepted", date(2026, 3, 5))}


def test_a_workbook_is_read_wherever_the_list_stands_in_it(home: Home) -> None:
    done = back(
        home,
        xlsx(
            ("A1", "Hafen", "offen", "kontaktiert", date(2026, 3, 5)),
            ("A2", "Hafen", "offen", "angeboten", "06.03.2026"),
            ("A3", "Hafen", "offen", "offen", None),
            ("A4", "=1+1", "offen", "=cmd|' /C calc'!A0", date(2026, 3, 5)),
        ),
    )
    assert (done.taken, done.unchanged) == (2, 1)
    assert done.refused.select("line", "rule").rows() == [(5, "wrong_status")]
    assert kept(home) == {"A1": ("contacted", date(2026, 3, 5)), "A2": ("offered", date(2026, 3, 6))}


def test_the_same_list_twice_is_no_entry_the_second_time(home: Home) -> None:
    content = csv("A1;kontaktiert;05.03.2026", "A2;offen;")
    assert back(home, content).taken == 1
    again = back(home, content)
    assert (again.taken, again.unchanged, again.refused.height) == (0, 2, 0)
    assert (home.identity / "contacts.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_an_older_list_overwrites_nothing_and_says_so(home: Home) -> None:
    back(home, csv("A1;kontaktiert;05.03.2026"))
    back(home, csv("A1;angeboten;10.03.2026"))
    for row in ("A1;abgelehnt;09.03.2026", "A1;kontaktiert;05.03.2026"):
        (refused,) = back(home, csv(row)).refused.to_dicts()
        assert refused["rule"] == "newer_entry"
        assert "angeboten am 10.03.2026" in refused["message"]
    assert back(home, csv("A1;offen;")).unchanged == 1
    assert kept(home)["A1"] == ("offered", date(2026, 3, 10))


def test_on_one_day_what_follows_is_taken_and_what_went_before_is_not(home: Home) -> None:
    """A list kept open over the day brings both; one handed in again in the evening brings the first once more."""
    assert back(home, csv("A1;kontaktiert;10.03.2026")).taken == 1
    assert back(home, csv("A1;angeboten;10.03.2026")).taken == 1
    assert back(home, csv("A1;kontaktiert;10.03.2026")).refused["rule"].to_list() == ["newer_entry"]
    assert kept(home)["A1"][0] == "offered"


def test_a_list_that_knows_what_is_kept_may_correct_it(home: Home) -> None:
    back(home, csv("A1;kontaktiert;15.03.2026", "A2;abgelehnt;15.03.2026"))
    before = "kontaktiert am 15.03.2026"
    done = back(
        home,
        xlsx(
            ("A1", "", before, "kontaktiert", date(2026, 3, 5)),
            ("A2", "", "abgelehnt am 15.03.2026", "offen", None),
        ),
    )
    assert (done.taken, done.refused.height) == (2, 0)
    assert kept(home) == {"A1": ("contacted", date(2026, 3, 5)), "A2": ("open", None)}
    assert back(home, csv("A1;kontaktiert;15.03.2026")).refused["rule"].to_list() == ["newer_entry"]


def test_a_row_left_as_it_was_handed_out_says_nothing_whatever_happened_since(home: Home) -> None:
    back(home, csv("A1;kontaktiert;05.03.2026", "A2;kontaktiert;05.03.2026"))
    old = xlsx(
        ("A1", "", "offen", "offen", None),
        ("A2", "", "kontaktiert am 01.03.2026", "kontaktiert", date(2026, 3, 1)),
        ("A3", "", "offen", "kontaktiert", date(2026, 3, 6)),
    )
    done = back(home, old)
    assert (done.taken, done.unchanged, done.refused.height) == (1, 2, 0)
    reset = back(home, xlsx(("A1", "", "angeboten am 02.03.2026", "offen", None)))
    assert reset.refused["rule"].to_list() == ["newer_entry"]


def test_a_child_keeps_its_status_under_another_leading_record(home: Home) -> None:
    records = pl.DataFrame({"child_id": ["k1", "k1", "k2"], "record_number": ["A1", "A2", "A3"]})
    back(home, csv("A1;kontaktiert;05.03.2026"), records)
    (row,) = contacts.of_children(home, records).to_dicts()
    assert (row["child_id"], row["record_number"], row["contact_status"]) == ("k1", "A1", "contacted")
    assert back(home, csv("A2;kontaktiert;05.03.2026"), records).unchanged == 1
    assert back(home, csv("A2;offen;01.03.2026"), records).refused["rule"].to_list() == ["newer_entry"]
    assert back(home, csv("A2;angeboten;06.03.2026"), records).taken == 1
    (row,) = contacts.of_children(home, records).to_dicts()
    assert (row["record_number"], row["contact_status"]) == ("A2", "offered")
    assert contacts.of_children(home, records.filter(child_id="k2")).is_empty()


def test_a_correction_under_the_new_record_holds_for_the_child(home: Home) -> None:
    records = pl.DataFrame({"child_id": ["k1", "k1"], "record_number": ["A1", "A2"]})
    back(home, csv("A1;kontaktiert;15.03.2026"), records)
    back(home, xlsx(("A2", "", "kontaktiert am 15.03.2026", "kontaktiert", date(2026, 3, 5))), records)
    assert contacts.of_children(home, records)["contact_date"].to_list() == [date(2026, 3, 5)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "keine Statusliste"),
        (csv("A1;x", head="Vorgangsnummer;Status"), "keine Statusliste"),
        (csv("A1;x;y;z", head="Vorgangsnummer;Status;Status;Datum"), "mehrfach"),
        (b"PK\x03\x04 no zip", "nicht lesen"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "nicht lesen"),
        (b"Vorgangsnummer;Status;Datum\nA1;\x81\x8d;", "nicht lesen"),
        (b"Vorgangsnummer\0Status", "nicht lesen"),
        (xlsx(("A1", "kontaktiert"), head=("Nummer", "Status")), "keine Statusliste"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_whole(home: Home, content: bytes, says: str) -> None:
    with pytest.raises(NoStatusList, match=says) as refused:
        back(home, content)
    assert "liste.csv" in str(refused.value)
    assert kept(home) == {}


def test_a_file_far_too_large_is_not_even_read(home: Home) -> None:
    with pytest.raises(NoStatusList, match="größer als 20 MB"):
        back(home, b" " * (MOST_BYTES + 1))


def test_lists_handed_back_at_once_lose_nothing_and_the_newer_day_wins(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads what is kept, and takes time to decide, must not be overtaken."""
    read = journal.entries
    monkeypatch.setattr(journal, "entries", lambda file: (read(file), time.sleep(0.01))[0])
    days = [date(2026, 3, 1) + timedelta(days=number) for number in range(8)]
    lists = [
        csv(f"A1;kontaktiert;{day:%d.%m.%Y}", f"R{place};kontaktiert;{day:%d.%m.%Y}")
        for place, day in enumerate(days)
    ]
    known = {"A1", *(f"R{place}" for place in range(len(days)))}
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda content: back(home, content, known), lists[::-1]))
    assert all(done.taken >= 1 for done in results)
    entries = kept(home)
    assert {f"R{place}": ("contacted", day) for place, day in enumerate(days)} | {
        "A1": ("contacted", days[-1])
    } == entries
    written = [json.loads(line) for line in (home.identity / "contacts.jsonl").read_text().splitlines()]
    own = [line["date"] for line in written if line["record_number"] == "A1"]
    assert own == sorted(own)


def test_a_line_that_is_no_entry_hides_none(home: Home) -> None:
    back(home, csv("A1;kontaktiert;05.03.2026"))
    with (home.identity / "contacts.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"record_number": "A1", "status": "lost", "date": null}\n[1]\n{"record_number": "A2"')
    back(home, csv("A3;kontaktiert;05.03.2026"))
    assert set(kept(home)) == {"A1", "A3"}


def test_a_long_cell_is_cut_in_its_sentence(home: Home) -> None:
    (message,) = back(home, csv(f"A1;{'x' * 500};05.03.2026")).refused["message"]
    assert len(message) < 200


def test_every_status_has_its_word_and_the_words_are_told_apart() -> None:
    assert contacts.STATUSES == ("open", "contacted", "offered", "accepted", "refused")
    assert len({word.casefold() for word in texts.STATUS_NAMES.values()}) == len(contacts.STATUSES)
