"""Bytes to typed rows: nothing lost, nothing shifted, nothing guessed, and a sentence for whatever is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.deliveries import GOOD, table, write
from warehouse.contracts import CONTRACTS
from warehouse.reading.casting import bandwidth, day, first_of_month, first_year
from warehouse.reading.delimited import delimited_grid, physical_lines
from warehouse.reading.delivery import Reading, read_file
from warehouse.reading.filename import sender, split_name
from warehouse.reading.refusal import Refusal
from warehouse.reading.text import decode


def read(path: Path, given: date | None = None) -> Reading:
    """Read a file of one sheet and hold the conservation law against it."""
    (reading,) = read_file(path, given)
    assert reading.records == reading.accepted + reading.rejected + reading.skipped
    return reading


def rules(reading: Reading) -> set[str]:
    return {finding.rule for finding in reading.findings} | set(reading.rejections["rule"])


@pytest.mark.parametrize("contract", list(GOOD))
def test_the_good_row_of_each_contract_is_recognised_and_accepted(contract: str, tmp_path: Path) -> None:
    reading = read(write(tmp_path, "lieferung_2026-10-31.csv", table(contract, {})))
    assert (reading.contract, reading.accepted, reading.rejected) == (contract, 1, 0), reading.rejections
    assert reading.reference_date == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("anmeldungen_caritas_2026-03-15", (date(2026, 3, 15), "caritas", 0)),
        ("anmeldungen_caritas_2026-03-15_k2", (date(2026, 3, 15), "caritas", 2)),
        ("dortmund_schuldaten_2021-09", (date(2021, 9, 30), "dortmund-schuldaten", 0)),
        ("schulen_2024_25", (date(2024, 10, 15), "schulen", 0)),
        ("schulen_2011_12", (date(2011, 10, 15), "schulen", 0)),
        ("einwohner_2011-12", (date(2011, 12, 31), "einwohner", 0)),
        ("stand_20240229", (date(2024, 2, 29), "stand", 0)),
        ("stand_20230229", (None, "stand", 0)),
        ("pyramide_2025", (None, "pyramide", 0)),
    ],
)
def test_a_file_name_tells_date_sender_and_correction(
    stem: str, expected: tuple[date | None, str, int]
) -> None:
    rest, found, correction = split_name(stem)
    assert (found, sender(rest, ("anmeldungen",)), correction) == expected


def values(expression: pl.Expr, *texts: str) -> list[object]:
    return pl.DataFrame({"t": list(texts)}).select(expression.alias("v"))["v"].to_list()


def test_days_months_and_years_are_read_or_refused_never_bent() -> None:
    t = pl.col("t")
    assert values(day(t), "29.02.2024", "31.02.2020", "29.02.2023", "1.2.2020", "01.02.20", "2020-12-31") == [
        date(2024, 2, 29), None, None, date(2020, 2, 1), None, date(2020, 12, 31)]  # fmt: skip
    assert values(day(t), "28. Oktober 2020", "7. März 2021", "September 2019") == [
        date(2020, 10, 28), date(2021, 3, 7), None]  # fmt: skip
    assert values(first_of_month(t), "2020-12", "12.2020", "9/2019", "September 2019", "Mai 2020", "13.2020") == [
        date(2020, 12, 1), date(2020, 12, 1), date(2019, 9, 1), date(2019, 9, 1), date(2020, 5, 1), None]  # fmt: skip
    assert values(first_year(t), "2026/27", "2026/2027", "2026", "2026/28", "1999/00") == [
        2026,
        2026,
        2026,
        None,
        1999,
    ]
    assert values(bandwidth(t), "100", "50 MBit/s", "1 GBit/s", "1,5 Mbit/s", "< 16") == [
        100,
        50,
        1000,
        1.5,
        None,
    ]


@pytest.mark.parametrize(
    ("children", "expected"),
    [("1.050", 1050), ("1050", 1050), ("12", 12), ("-", 0), ("0", 0), ("1.234.567", 1234567)],
)
def test_german_thousands_points_are_thousands(children: str, expected: int, tmp_path: Path) -> None:
    text = table("population", {"children": children, "boys": "", "girls": ""})
    rows = read(write(tmp_path, "x_2024-12-31.csv", text)).rows
    assert rows is not None
    assert rows["children"].to_list() == [expected]


@pytest.mark.parametrize("children", ["1.05", "1,5", "12a", "1 050", "1.0500", "zwölf", ".", "k. A.", ""])
def test_what_is_no_whole_number_is_rejected_with_its_column(children: str, tmp_path: Path) -> None:
    text = table("population", {"children": children, "boys": "", "girls": ""})
    reading = read(write(tmp_path, "x_2024-12-31.csv", text))
    assert reading.rejected == 1
    assert reading.rejections["column"].to_list() == ["children"]
    assert "Spalte „Insgesamt“" in reading.rejections["message"][0]


BROKEN = [
    ("registrations", {"birth_date": "31.02.2020"}, "not_a_date", "Spalte „Geburtsdatum“"),
    ("registrations", {"weekly_hours": "30"}, "weekly_hours_are_kibiz_hours", "25, 35 oder 45"),
    ("registrations", {"status": "vielleicht"}, "not_a_code", "Möglich sind: vorgemerkt"),
    ("registrations", {"record_number": ""}, "nullability", "Der Wert fehlt"),
    ("registrations", {"postcode": "4413"}, "regex", "Länge"),
    ("registrations", {"wish_rank": "0"}, "min", "zu klein"),
    ("registrations", {"wish_rank": "13"}, "max", "zu groß"),
    ("registrations", {"has_sibling_at_centre": "vielleicht"}, "not_a_flag", "weder „ja“ noch „nein“"),
    ("registrations", {"registered_on": "01.01.2020"}, "registered_after_conception", "vor der Geburt"),
    ("registrations", {"wanted_start": "01.01.2024"}, "start_after_birth", "vor der Geburt"),
    ("registrations", {"registered_on": "01.11.2026"}, "registered_by_reference_date", "nach dem Stichtag"),
    ("contracts", {"ends_on": "31.07.2025"}, "ends_after_start", "vor dem Beginn"),
    ("contracts", {"starts_on": "28.02.2024"}, "starts_after_birth", "vor der Geburt"),
    ("centres", {"closed_on": "31.07.2001"}, "closes_after_opening", "vor der Eröffnung"),
    ("centres", {"latitude": "vierundfünfzig"}, "not_a_decimal", "keine Zahl"),
    ("places", {"available_under_three": "13"}, "available_within_approved", "mehr Plätze verfügbar als genehmigt"),
    ("places", {"group_form": "II"}, "form_two_is_under_three", "Gruppenform II"),
    ("places", {"group_form": "III"}, "form_three_is_three_to_school", "Gruppenform III"),
    ("places", {"day_care_year": "2026/28"}, "not_a_day_care_year", "2026/27"),
    ("places", {"groups": "zwei"}, "not_a_decimal", "keine Zahl"),
    ("child_minding", {"available_places": "6", "approved_places": "5"}, "available_within_approved", "genehmigt"),
    ("population", {"boys": "900"}, "sexes_within_total", "mehr als insgesamt"),
    ("population", {"birth_month": "2026-11"}, "born_by_reference_date", "nach dem Stichtag"),
    ("population", {"birth_month": ""}, "age_or_birth_month", "Geburtsmonat oder Alter"),
    ("population", {"birth_month": "", "age_from": "3", "age_to": "2"}, "age_range_in_order", "unter „Alter von“"),
    ("births", {"birth_month": "Februar"}, "not_a_month", "JJJJ-MM"),
    ("housing", {"apartment_dwellings": "."}, "nullability", "Der Wert fehlt"),
    ("school_it", {"quantity_done": "60"}, "done_within_total", "mehr fertig"),
    ("school_it", {"done_on": "01.11.2026"}, "done_by_reference_date", "nach dem Stichtag"),
    ("school_it", {"line_mbit_s": "schnell"}, "not_a_mbit_s", "Bandbreite"),
    ("school_it_measures", {"planned_eur": "-5,00"}, "min", "zu klein"),
    ("work_programme", {"done_on": "01.01.2027"}, "done_by_reference_date", "nach dem Stichtag"),
]  # fmt: skip


@pytest.mark.parametrize(("contract", "change", "rule", "words"), BROKEN)
def test_each_rule_rejects_its_row_alone_and_says_why(
    contract: str, change: dict[str, str], rule: str, words: str, tmp_path: Path
) -> None:
    key = CONTRACTS[contract].primary_key[-1]
    other = {"record_number": "A-2", "centre_id": "K002", "area_id": "06"}
    good_key = (
        key
        if key in other
        else next((name for name in CONTRACTS[contract].primary_key if name in other), None)
    )
    good = {good_key: other[good_key]} if good_key else {CONTRACTS[contract].primary_key[0]: "999999"}
    reading = read(write(tmp_path, "x_2026-10-31.csv", table(contract, change, good)))
    assert (reading.accepted, reading.rejected) == (1, 1), reading.rejections
    assert rule in set(reading.rejections["rule"])
    assert any(words in message for message in reading.rejections["message"]), reading.rejections[
        "message"
    ].to_list()
    assert reading.rejections["line"].to_list()[0] == 2


def test_a_message_about_a_personal_column_does_not_repeat_its_value(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "x_2026-10-31.csv", table("registrations", {"birth_date": "31.02.2020"})))
    assert "31.02.2020" not in reading.rejections["message"][0]
    assert "31.02.2020" in reading.rejections["raw"][0]


@pytest.mark.parametrize("column", ["status", "wish_rank", "wanted_start", "has_sibling_at_centre"])
def test_a_name_that_has_slipped_into_another_column_is_not_repeated(column: str, tmp_path: Path) -> None:
    reading = read(write(tmp_path, "x_2026-10-31.csv", table("registrations", {column: "Öztürk"})))
    assert reading.rejected == 1
    assert "Öztürk" not in "".join(reading.rejections["message"])


def test_a_repeated_key_keeps_the_first_row_and_names_it(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "x_2026-10-31.csv", table("registrations", {}, {"wish_rank": "2"})))
    assert (reading.accepted, reading.rejected) == (1, 1)
    assert reading.rejections["message"].to_list() == [
        "Zeile 3, Spalte „Vorgangsnummer“: Der Schlüssel steht schon in Zeile 2. "
        "Bitte eine der beiden Zeilen entfernen."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_survive_every_encoding(encoding: str, tmp_path: Path) -> None:
    rows = read(write(tmp_path, "x_2026-10-31.csv", table("registrations", {}), encoding)).rows
    assert rows is not None
    assert rows["last_name"].to_list() == ["Öztürk"]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ("Für Köln\n".encode("cp850"), "undecodable"),
        ("Märchen;Körbe\n".encode("cp850"), "doubtful_encoding"),
        ("Träger".encode() + b"\xfc\n", "doubtful_encoding"),
        (b"a;b\0;c\n", "nul_characters"),
        (b"\xff\xfea", "undecodable"),
    ],
)
def test_an_encoding_that_is_not_certain_is_refused(data: bytes, rule: str) -> None:
    with pytest.raises(Refusal) as refusal:
        decode(data)
    assert refusal.value.rule == rule


def test_an_unclosed_quote_loses_its_own_line_alone() -> None:
    text = 'a;b;c\n1;"x;3\n4;5;6\n7;"y";9\n8;8;8\n'
    grid = delimited_grid(physical_lines(text), ";", 3, "utf-8")
    assert grid.cells["line"].to_list() == [1, 2, 3, 4, 5]
    assert grid.cells.filter("is_broken")["c0"].to_list() == ['1;"x;3']
    assert grid.cells["c0"].to_list() == ["a", '1;"x;3', "4", "7", "8"]


def test_a_line_break_within_quotes_is_one_record_with_its_first_line() -> None:
    grid = delimited_grid(physical_lines('a;b\r\n1;"x\r\ny"\r\n3;4\r\n'), ";", 2, "utf-8")
    assert grid.cells["line"].to_list() == [1, 2, 4]
    assert grid.cells["c1"].to_list() == ["b", "x\r\ny", "4"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text(st.sampled_from('ab;"\n ü'), max_size=4), min_size=2, max_size=4), max_size=8)
)
def test_no_line_of_any_text_is_lost(rows: list[list[str]]) -> None:
    text = "a;b;c\n" + "\n".join(";".join(row) for row in rows)
    lines = physical_lines(text)
    grid = delimited_grid(lines, ";", 3, "utf-8")
    starts = grid.cells["line"].to_list()
    assert starts == sorted(set(starts))
    joined = "".join(cell or "" for row in grid.cells.select(grid.names).rows() for cell in row)
    assert joined.count("a") == text.count("a")
    assert joined.count("ü") == text.count("ü")


def test_ragged_rows_are_rejected_and_their_neighbours_kept(tmp_path: Path) -> None:
    lines = table("births", {}, {"area_id": "06"}, {"area_id": "07"}).splitlines()
    lines[2] = lines[2].rsplit(";", 1)[0]
    reading = read(write(tmp_path, "x_2026-10-31.csv", "\n".join(lines)))
    assert (reading.accepted, reading.rejected) == (2, 1)
    assert reading.rejections.select("line", "rule").row(0) == (3, "field_count")


def statistic(*rows: str, total: str = "") -> str:
    return "\n".join(["Einwohner nach Bezirk", "Stichtag: 31.12.2025", "", "Bezirk;Geburtsmonat;Insgesamt", *rows,
                      *([f"Summe;;{total}"] if total else []), "__________", "Quelle: Amt für Statistik"])  # fmt: skip


def test_titles_blank_lines_totals_and_footers_are_declared_skips(tmp_path: Path) -> None:
    reading = read(
        write(tmp_path, "einwohner.csv", statistic("01;2024-02;7", "02;2024-02;1.003", total="1.010"))
    )
    assert (reading.records, reading.accepted, reading.skipped) == (8, 2, 6)
    assert reading.reference_date == date(2025, 12, 31)
    assert [finding.message for finding in reading.findings] == [
        "Übergangen: 2 Fußzeilen, 3 Titelzeilen, 1 Summenzeile."
    ]


def test_a_total_row_that_does_not_add_up_refuses_the_file(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "einwohner.csv", statistic("01;2024-02;7", total="9")))
    assert reading.is_refused
    assert reading.findings[0].message.startswith(
        "Die Summenzeile (Zeile 6) nennt in der Spalte „Insgesamt“ 9"
    )


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("x_2026-10-31.csv", "a;b\n1;2\n", "no_contract"),
        ("x_2026-10-31.csv", table("births", {}).replace("Lebendgeborene", "Zahl"), "missing_column"),
        ("x_2026-10-31.csv", table("births", {}).replace("Zählung", "Bezirk"), "missing_column"),
        (
            "x_2026-10-31.csv",
            "Bezirk;Monat;Geburten;Zählung;Bezirk\n1;2024-01;1;Ereignisort;2\n",
            "doubled_column",
        ),
        ("ohne_datum.csv", table("births", {}), "no_reference_date"),
        ("leer_2026-10-31.csv", "\n", "empty_file"),
        ("x.pdf", "%PDF", "unknown_suffix"),
        ("x.xlsx", "kein xlsx", "unreadable_workbook"),
        ("x.json", "{", "invalid_json"),
        ("x.json", "[1, 2]", "no_contract"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_whole_with_a_reason(
    name: str, text: str, rule: str, tmp_path: Path
) -> None:
    reading = read(write(tmp_path, name, text))
    assert reading.is_refused
    assert (reading.findings[0].rule, reading.accepted, reading.rows) == (rule, 0, None)


def test_a_date_given_by_hand_serves_a_file_without_one_and_must_not_contradict_a_title(
    tmp_path: Path,
) -> None:
    plain = write(tmp_path, "geburten.csv", table("births", {}))
    assert read(plain, date(2026, 1, 31)).reference_date == date(2026, 1, 31)
    titled = write(tmp_path, "einwohner.csv", statistic("01;2024-02;7"))
    assert rules(read(titled, date(2026, 1, 31))) == {"reference_date_conflict"}


def workbook(path: Path, *, wrong_cell: bool = False) -> Path:
    with xlsxwriter.Workbook(path) as book:
        notes = book.add_worksheet("Hinweise")
        notes.write(0, 0, "Bitte nur das Blatt Einrichtungen auswerten.")
        hidden = book.add_worksheet("Alt")
        hidden.hide()
        sheet = book.add_worksheet("Plätze")
        names = list(CONTRACTS["places"].sources)
        sheet.write_row(2, 0, [CONTRACTS["places"].source(name).headers[0] for name in names])
        for offset, centre in enumerate(("K001", "K002")):
            row = {**GOOD["places"], "centre_id": centre, "groups": "1,5"}
            for column, name in enumerate(names):
                is_number = row[name].isdigit()
                sheet.write(3 + offset, column, int(row[name]) if is_number else row[name])
        if wrong_cell:
            sheet.write_formula(4, names.index("groups"), "=1/0", None, "#DIV/0!")
    return path


def test_a_workbook_lists_all_sheets_and_names_the_hidden_one(tmp_path: Path) -> None:
    readings = {
        reading.sheet: reading for reading in read_file(workbook(tmp_path / "plaetze_2026-08-01.xlsx"))
    }
    assert list(readings) == ["Hinweise", "Alt", "Plätze"]
    assert rules(readings["Alt"]) == {"hidden_sheet"}
    assert rules(readings["Hinweise"]) == {"sheet_without_contract"}
    assert readings["Plätze"].accepted == 2
    assert readings["Plätze"].rows is not None
    assert readings["Plätze"].rows["groups"].to_list() == [1.5, 1.5]


def test_a_formula_error_is_reported_with_its_cell_and_rejects_its_row(tmp_path: Path) -> None:
    readings = read_file(workbook(tmp_path / "plaetze_2026-08-01.xlsx", wrong_cell=True))
    places = readings[-1]
    assert (places.accepted, places.rejected) == (1, 1)
    assert "Die Zelle E5 enthält einen Formelfehler" in places.findings[0].message


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([1.234, 2], [1.234, 2.0]),  # numbers alone carry a point
        (["1.234", 2], [2.0]),  # a text among numbers may mean a thousand
        (["1,5", "2"], [1.5, 2.0]),  # texts are read as German ones
    ],
)
def test_a_workbook_number_that_may_mean_two_things_is_rejected(
    cells: list[float | str], expected: list[float], tmp_path: Path
) -> None:
    path = tmp_path / "plaetze_2026-08-01.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        names = list(CONTRACTS["places"].sources)
        sheet.write_row(1, 0, [CONTRACTS["places"].source(name).headers[0] for name in names])
        for row, cell in enumerate(cells):
            values = {**GOOD["places"], "centre_id": f"K{row}", "groups": cell}
            sheet.write_row(2 + row, 0, [values[name] for name in names])
    reading = read(path)
    assert reading.rows is not None
    assert reading.rows["groups"].to_list() == expected
    assert set(reading.rejections["rule"]) <= {"not_a_decimal"}


REGISTER = (
    "sep=;\nSchulnummer;Schulform;Schulbezeichnung_1;PLZ;Strasse;Traegernummer;Schulbetriebsschluessel;UTMRechtswert;"
    'UTMHochwert;\n"012345";"02";"Schule Eins";"44135";"Weg 1";"10297";"1";"387099";"5705369"\n'
    '"900002";"0A";"Schulamt";"44137";"Platz 1";"0";"9";"null";"null"\n'
)


def test_the_nrw_register_keeps_leading_zeros_and_tells_the_citys_schools(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "schuldaten_2021-09.csv", REGISTER))
    assert (reading.format, reading.records, reading.accepted, reading.skipped) == ("nrw_register", 3, 2, 1)
    assert reading.rows is not None
    assert reading.rows.select(
        "school_id", "school_form", "carrier", "is_in_operation", "easting"
    ).rows() == [
        ("012345", "Grundschule", "Stadt Dortmund", True, 387099.0),
        ("900002", "Schulamt", "Träger 0", False, None),
    ]


def genesis(total: int = 12) -> str:
    return (
        "Tabelle: 12411\nBevölkerung nach Altersgruppen;;;;;;\n;;;;Bevölkerung;Bevölkerung;Bevölkerung\n"
        ";;;;Insgesamt;männlich;weiblich\n;;;;Anzahl;Anzahl;Anzahl\n"
        "31.12.2024;08226068;   Ort;unter 3 Jahre;5;2;3\n31.12.2024;08226068;   Ort;3 bis unter  6 Jahre;7;4;3\n"
        f"31.12.2024;08226068;   Ort;85 Jahre und mehr;-;-;-\n31.12.2024;08226068;   Ort;Insgesamt;{total};6;6\n"
        '__________\n"Fortschreibung bis 2010,\nab 2022 Zensus."\n Amt, 2026\nStand: 17.02.2026 / 09:45:09\n'
    )


def test_a_statistical_table_is_read_with_its_bands_and_held_against_its_totals(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "bevoelkerung.csv", genesis(), "cp1252"))
    assert (reading.format, reading.records, reading.accepted, reading.skipped) == (
        "statistical_table",
        10,
        3,
        7,
    )
    assert reading.rows is not None
    assert reading.rows.select("age_from", "age_to", "children").rows() == [
        (0, 2, 5),
        (3, 5, 7),
        (85, None, 0),
    ]
    assert read(write(tmp_path, "falsch.csv", genesis(total=13), "cp1252")).is_refused


PORTAL = """{"kindMappen": [{"id": 7, "kindAkten": [
 {"id": 1, "vorname": "Max", "nachname": "Muster", "geburtsdatum": "05.11.2023", "geschlechtId": 1,
  "statusId": 0, "statusDatum": "10.10.2025", "absagegrundId": 3, "anmeldedatum": "13.02.2025",
  "betreuungswunschAb": "01.08.2026", "betreuungswunschZeitId": 6, "prioEltern": null, "kitaId": 11,
  "integrativplatzGewuenscht": true, "exportdatum": "", "sorgeberechtigter1": {"strasse": "Weg", "hausnummer": "1"}},
 {"id": 2, "vorname": "Max", "nachname": "Muster", "geburtsdatum": "", "statusId": 3, "statusDatum": "",
  "anmeldedatum": "13.02.2025", "betreuungswunschAb": "01.08.2026", "betreuungswunschZeitId": 0, "kitaId": 12}]}]}"""


def test_the_portals_json_is_read_application_by_application(tmp_path: Path) -> None:
    reading = read(write(tmp_path, "kitafinder_2025-11-01.json", PORTAL))
    assert (reading.format, reading.records, reading.accepted, reading.rejected) == ("kitafinder", 2, 1, 1)
    assert reading.rows is not None
    taken = reading.rows.select(
        "record_number", "portal_account", "street", "weekly_hours", "status", "refusal_reason"
    )
    assert taken.rows() == [("1", "7", "Weg 1", 35, "refused", "refused_by_centre")]
    assert set(reading.rejections["column"]) == {"birth_date", "status_date"}
