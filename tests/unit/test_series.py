"""Population series of any shape to one table: nothing added twice, nothing filled in, a sentence for the rest."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.reading.ages import OPEN, TOTAL, is_age, is_refused_band, read_age
from warehouse.reading.delimited import delimited_grid, physical_lines
from warehouse.reading.plain import plain_grid
from warehouse.reading.refusal import Refusal
from warehouse.reading.series import Series, SeriesColumns, read_series

REAL = Path(__file__).resolve().parents[3] / "shared" / "real" / "population"
Rows = list[list[str]]
Cell = tuple[str, int, int]

CITY: dict[Cell, int] = {
    (area, year, age): start + 7 * (year - 2015) + age
    for area, start in (("Altstadt", 1_050), ("Hafen", 0), ("Süd", 12))
    for year in range(2015, 2019)
    for age in range(4)
}
AREAS, YEARS, AGES = ("Altstadt", "Hafen", "Süd"), range(2015, 2019), range(4)
GUESS = "Nach üblichen Namen gelesen"


def long(header: str = "Bezirk;Jahr;Alter;Kinder", year: str = "{}", age: str = "{}") -> Rows:
    return [header.split(";"), *([a, year.format(y), age.format(n), str(c)] for (a, y, n), c in CITY.items())]


def wide(name: Callable[[int, int], str]) -> Rows:
    keys = [(year, age) for year in YEARS for age in AGES]
    return [
        ["Bezirk", *(name(*key) for key in keys)],
        *([a, *(str(CITY[a, *key]) for key in keys)] for a in AREAS),
    ]


def by_year(name: str = "{}") -> Rows:
    body = [[a, str(n), *(str(CITY[a, y, n]) for y in YEARS)] for a in AREAS for n in AGES]
    return [["Gebiet", "Altersjahr", *map(name.format, YEARS)], *body]


def by_age(name: str = "{}", area: str = "area_id", year: str = "year") -> Rows:
    body = [[a, str(y), *(str(CITY[a, y, n]) for n in AGES)] for a in AREAS for y in YEARS]
    return [[area, year, *map(name.format, AGES)], *body]


def write(path: Path, rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(
                    at, 0, [float(cell) if at and cell.replace(".", "").isdigit() else cell for cell in row]
                )
    return path


def table(series: Series) -> dict[Cell, int]:
    keys = series.table.select("area_id", "year", "year_of_age").rows()
    assert keys == sorted(set(keys))
    return dict(zip(keys, series.table["children"].to_list(), strict=True))


def read_text(tmp_path: Path, text: str, **names: str) -> Series:
    path = tmp_path / "reihe.csv"
    path.write_text(text, encoding="utf-8")
    return read_series(path, SeriesColumns(**names))


def refusal(tmp_path: Path, text: str, **names: str) -> str:
    with pytest.raises(Refusal) as refused:
        read_text(tmp_path, text, **names)
    return str(refused.value)


SHAPES: dict[str, Rows] = {
    "long": long(),
    "long with reference days": long("Gebiet;Stichtag;Altersjahr;Einwohner", year="31.12.{}"),
    "long in English": long("gss_code;year;age;population", year="{}-06-30", age="Aged {}"),
    "long with A03": long(age="A0{}"),
    "long with spelt ages": [
        [*row[:2], "unter 1" if row[2] == "0" else f"{row[2]} bis unter {int(row[2]) + 1} Jahre", row[3]]
        if at else row for at, row in enumerate(long())
    ],
    "wide 2015_0": wide(lambda year, age: f"{year}_{age}"),
    "wide 2015/0": wide(lambda year, age: f"{year}/{age}"),
    "wide 0 (2015)": wide(lambda year, age: f"{age} ({year})"),
    "wide J2015_A03": wide(lambda year, age: f"J{year}_A0{age}"),
    "wide Alter 3 2015": wide(lambda year, age: f"Alter {age} {year}"),
    "wide pop.2015.3": wide(lambda year, age: f"pop.{year}.{age}"),
    "wide spelt": wide(lambda year, age: f"{year}: unter 1 Jahr" if age == 0 else f"{year} {age} bis unter {age + 1} Jahre"),
    "one column per year": by_year(),
    "one column per day": by_year("31.12.{}"),
    "one column per population of a year": by_year("population_{}"),
    "one column per age": by_age(),
    "one column per age, spelt": by_age("{} Jahre", "Bezirk", "Jahr"),
}  # fmt: skip


@pytest.mark.parametrize("shape", list(SHAPES))
def test_a_city_in_every_shape_is_one_table(shape: str, tmp_path: Path) -> None:
    series = read_series(write(tmp_path / "stadt.csv", SHAPES[shape]))
    assert table(series) == CITY
    assert [finding for finding in series.findings if GUESS not in finding] == []


@pytest.mark.parametrize("shape", ["long", "wide 2015_0", "one column per year", "one column per age"])
@pytest.mark.parametrize(
    ("suffix", "delimiter", "encoding"),
    [("csv", ",", "utf-8-sig"), ("tsv", "\t", "utf-16"), ("txt", ";", "cp1252"), ("xlsx", "", "")],
)
def test_separator_encoding_and_workbook_change_nothing(
    shape: str, suffix: str, delimiter: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / f"stadt.{suffix}"
    if suffix == "xlsx":
        workbook(path, {"Hinweise": [["Nichts als Text"], ["und noch eine Zeile"]], "Daten": SHAPES[shape]})
    else:
        write(path, SHAPES[shape], delimiter, encoding)
    series = read_series(path)
    assert table(series) == CITY
    assert any("„Daten“" in finding for finding in series.findings) == (suffix == "xlsx")


def test_options_name_columns_that_nobody_would_guess(tmp_path: Path) -> None:
    path = write(tmp_path / "stadt.csv", long("Ort;Wann;Wie alt;Wie viele"))
    series = read_series(path, SeriesColumns("Ort", "Wann", "Wie alt", "Wie viele"))
    assert (table(series), series.findings) == (CITY, ())


def test_options_may_be_regular_expressions_for_the_headers(tmp_path: Path) -> None:
    rows = wide(lambda year, age: f"y{year}_c{age}q7")
    rows = [[*row, "1"] if at else [*row, "share2015_c1q7"] for at, row in enumerate(rows)]
    path = write(tmp_path / "stadt.csv", rows)
    series = read_series(path, SeriesColumns("Bezirk", r"y(\d{4})_", r"c(\d+)q", "^y"))
    assert table(series) == CITY
    assert "--area" not in " ".join(series.findings)


def test_titles_notes_and_repeated_headers_are_no_data(tmp_path: Path) -> None:
    head, *body = long()
    rows = [
        ["Bevölkerung nach Alter"],
        [],
        head,
        *body[:9],
        head,
        *body[9:],
        ["Quelle: Amt, Süd"],
        ["____"],
        ["Stand: a", "b"],
    ]
    series = read_series(write(tmp_path / "stadt.csv", rows))
    assert table(series) == CITY
    assert any("(Zeile 53; 54; 55)" in finding for finding in series.findings), series.findings
    assert any("Wiederholte Kopfzeilen" in finding and "13" in finding for finding in series.findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.050", 1050),
        ("12,0", 12),
        ("12.0", 12),
        ("1 050", 1050),
        ("1.234.567", 1_234_567),
        ("-", 0),
        ("k. A.", None),
    ],
)
def test_numbers_as_offices_write_them(text: str, expected: int | None, tmp_path: Path) -> None:
    series = read_text(tmp_path, f"Bezirk;Jahr;Alter;Anzahl\nA;2015;3;{text}\nA;2016;3;7\nA;2017;3;7\n")
    assert table(series).get(("A", 2015, 3)) == expected


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("0", 0), ("unter 1", 0), ("1 bis unter 2 Jahre", 1), ("0_bis_unter_1", 0), ("3 Jahre", 3), ("A03", 3),
        ("Y_LT1", 0), ("Aged 3", 3), ("17", 17), ("90+", OPEN + 90), ("85 Jahre und mehr", OPEN + 85),
        ("Age 90 and over", OPEN + 90), ("Y_GE85", OPEN + 85), ("Insgesamt", TOTAL), ("All ages", TOTAL),
        ("Klasse", None), ("", None), ("5 bis 3", None), ("2015", None), ("3.0", 3),
    ],
)  # fmt: skip
def test_ages_as_offices_write_them(text: str, age: int | None) -> None:
    assert read_age(text) == (None if age is None else (age, ""))


@pytest.mark.parametrize("text", ["3 bis unter 6", "0-2", "unter 3 Jahre", "15 bis unter 18 Jahre", "0 to 1"])
def test_bands_of_several_years_are_no_age(text: str) -> None:
    told = read_age(text)
    assert told
    assert is_refused_band(told[0])
    assert not is_age(told[0])


LONG = "Bezirk;Jahr;Alter;Anzahl\n"
REFUSED = [
    (LONG + "A;2015;3;5\nA;2016;3;-4\n", ("Zeile 3", "A, 2016, Alter 3", "„-4“", "kleiner als null")),
    (LONG + "A;2015;3;5,5\n", ("Zeile 2", "„Anzahl“", "keine ganze Zahl")),
    (LONG + "A;2015;3;viele\n", ("Zeile 2", "„viele“ ist keine Zahl")),
    (LONG + "A;2015;3;12.000\nA;2016;3;12.5\n", ("„12.000“", "„12.5“", "Tausender")),
    (LONG + "A;2015;3;1\nB;2015;3;1\nA;2015;3;1\n", ("A, 2015, Alter 3", "Zeilen 2 und 4")),
    (LONG + "A;2015;3 bis unter 6 Jahre;1\n", ("Zeile 2", "3 bis unter 6", "einzelne Altersjahre")),
    (LONG + "A;2015;Klasse 3;1\n", ("Zeile 2", "„Klasse 3“ ist kein Alter")),
    (LONG + "A;15;3;1\n", ("Zeile 2", "„15“ ist kein Jahr")),
    (LONG + ";2015;3;1\n", ("Zeile 2", "„Bezirk“ ist leer")),
    (LONG + "A;2015;3\n", ("Zeile 2 hat 3 Felder", "4")),
    (LONG + "A;2015;3;1;9\n", ("Zeile 2 hat 5 Felder", "4")),
    (LONG + 'A;2015;"3;1\nB;2015;3;1\n', ("Zeile 2", "Anführungszeichen")),
    (LONG + "A;2015;40;1\n", ("keine einzige Zeile",)),
    (LONG, ("keine einzige Zeile",)),
    (LONG + "A;2015;3;\n", ("keine einzige Zeile",)),
    (LONG + "A;31.03.2015;3;1\nA;30.06.2015;3;1\n", ("mehrere Stichtage", "31.03.2015")),
    ("Bezirk;2015_0-2;2016_0-2\nA;1;2\n", ("„2015_0-2“", "einzelne Altersjahre")),
    ("Bezirk;pop_2015_3;share_2015_3\nA;1;2\n", ("„pop_2015_3“, „share_2015_3“", "--count")),
    ("Bezirk;Bezirk;Jahr;Alter;Anzahl\nA;B;2015;3;1\n", ("„Bezirk“", "mehrfach")),
    ("Bezirk;2015/16;2016/17\nA;1;2\n", ("Nicht gefunden: Alter. ",)),
    ("Bezirk;y2015_m;y2016_m\nA;1;2\n", ("Nicht gefunden: Alter. ",)),
    ("Farbe;Form\nrot;rund\n", ("Gebiet, Jahr, Alter, Anzahl", "„Farbe“, „Form“", "backtest reihe.csv --area")),
    ("", ("leer",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_each_broken_table_is_refused_with_what_where_and_what_to_do(
    text: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    said = refusal(tmp_path, text)
    assert [word for word in words if word not in said] == [], said


@pytest.mark.parametrize("value", ["Wann", "y(", r"(\d)(\d)"])
def test_an_option_that_names_nothing_lists_what_is_there(value: str, tmp_path: Path) -> None:
    said = refusal(tmp_path, LONG + "A;2015;3;1\n", year=value)
    assert f"--year {value}" in said
    assert "„Bezirk“, „Jahr“, „Alter“, „Anzahl“" in said


def test_a_missing_file_and_a_foreign_ending_are_refused(tmp_path: Path) -> None:
    for name, word in (("fehlt.csv", "Pfad"), ("reihe.pdf", "„.pdf“")):
        with pytest.raises(Refusal, match=word):
            read_series(tmp_path / name, SeriesColumns())


SEXES = "Bezirk;Jahr;Alter;Geschlecht;Anzahl\n"
TWO_YEARS = "A;2016;3;m;1\nA;2016;3;w;2\nA;2017;3;m;1\nA;2017;3;w;2\n"


def test_sexes_are_added_up_and_a_total_among_them_counts_once(tmp_path: Path) -> None:
    parts = read_text(tmp_path, SEXES + "A;2015;3;m;4\nA;2015;3;w;5\n" + TWO_YEARS)
    assert table(parts) == {("A", 2015, 3): 9, ("A", 2016, 3): 3, ("A", 2017, 3): 3}
    assert any("„Geschlecht“ und sind addiert: „m“, „w“" in finding for finding in parts.findings)
    whole = read_text(tmp_path, SEXES + "A;2015;3;m;4\nA;2015;3;w;5\nA;2015;3;insgesamt;9\n" + TWO_YEARS)
    assert table(whole) == table(parts)
    assert any("1 Vergleich stimmt" in finding for finding in whole.findings)


def test_a_sex_that_is_not_known_leaves_the_sum_unknown(tmp_path: Path) -> None:
    rows = "".join(f"A;2015;{age};{sex};4\n" for age in range(12) for sex in "mw")
    for change in (("A;2015;3;w;4\n", ""), ("A;2015;3;w;4\n", "A;2015;3;w;.\n")):
        series = read_text(tmp_path, SEXES + rows.replace(*change))
        assert ("A", 2015, 3) not in table(series)
        assert any("unbekannt" in finding and "A, 2015, Alter 3" in finding for finding in series.findings)


def test_one_sex_alone_is_no_sum_where_there_are_totals(tmp_path: Path) -> None:
    series = read_text(
        tmp_path,
        SEXES + "A;2015;3;m;4\nA;2015;3;insgesamt;9\nA;2016;3;m;4\nA;2016;3;insgesamt;9\nB;2015;3;m;4\n",
    )
    assert table(series) == {("A", 2015, 3): 9, ("A", 2016, 3): 9}
    assert any("unbekannt" in finding and "B, 2015, Alter 3" in finding for finding in series.findings)


def test_sexes_in_the_headers_are_added_up(tmp_path: Path) -> None:
    series = read_text(tmp_path, "code,year,Total,F0,F1,M0,M1\nE1,2015,10,1,2,3,4\nE1,2016,9,1,2,3,4\n")
    assert table(series) == {("E1", 2015, 0): 4, ("E1", 2015, 1): 6, ("E1", 2016, 0): 4, ("E1", 2016, 1): 6}
    assert any("1 von 1 weichen ab (E1, 2016: 9 statt 10)" in finding for finding in series.findings), (
        series.findings
    )


@pytest.mark.parametrize(
    ("header", "values", "word"),
    [
        ("Szenario", "mw", "Fassungen"),
        ("Bemerkung", "ab", "sind addiert"),
        ("Zeilennummer", "", "Zeilen 2 und 3"),
    ],
)
def test_only_parts_are_added_up(header: str, values: str, word: str, tmp_path: Path) -> None:
    body = [
        f"A;2015;{age};{values[part] if values else 2 * age + part};1"
        for age in range(3)
        for part in range(2)
    ]
    text = f"Bezirk;Jahr;Alter;{header};Anzahl\n" + "\n".join(body)
    said = " ".join(read_text(tmp_path, text).findings) if "addiert" in word else refusal(tmp_path, text)
    assert word in said


def test_two_columns_that_both_differ_are_refused(tmp_path: Path) -> None:
    body = "".join(f"A;2015;{age};{sex};{group};1\n" for age in range(3) for sex in "mw" for group in "ad")
    said = refusal(tmp_path, "Bezirk;Jahr;Alter;Geschlecht;Nation;Anzahl\n" + body)
    assert "„Geschlecht“, „Nation“" in said


def test_totals_and_grown_ups_are_left_out_and_checked(tmp_path: Path) -> None:
    text = LONG + "".join(
        f"{area};{year};{age};{count}\n"
        for year in (2015, 2016, 2017)
        for area, factor in (("A", 1), ("B", 2), ("Summe", 3 if year < 2017 else 4))
        for age, count in (("0", factor), ("18", factor), ("90+", factor), ("Insgesamt", 3 * factor))
    )
    series = read_text(tmp_path, text)
    assert table(series) == {(a, y, 0): n for a, n in (("A", 1), ("B", 2)) for y in (2015, 2016, 2017)}
    said = " ".join(series.findings)
    assert "über das Alter: 6 Vergleiche stimmen" in said
    assert "1 von 3 weichen ab (2017, Alter 0: 4 statt 3)" in said
    assert "(90+)" in said
    assert "(„Summe“)" in said


def test_sums_that_are_called_otherwise_are_noticed(tmp_path: Path) -> None:
    areas = {"A": (1, 2), "B": (3, 4), "C": (5, 5), "Summe Nord": (4, 6), "Musterstadt": (9, 11)}
    rows = "".join(f"{area};{a};{b};{b}\n" for area, (a, b) in areas.items())
    series = read_text(tmp_path, "Bezirk;2015_0;2016_0;2017_0\n" + rows)
    assert set(series.table["area_id"]) == {"A", "B", "C", "Musterstadt"}
    assert any("„Musterstadt“ ist in jedem Jahr" in finding for finding in series.findings)


def test_what_is_missing_stays_missing_and_is_named(tmp_path: Path) -> None:
    holes = {("Hafen", 2015, age) for age in AGES} | {("Süd", 2018, age) for age in AGES} | {("Süd", 2016, 2)}
    rows = [
        row for row in long() if (row[0], row[1], row[2]) not in {(a, str(y), str(n)) for a, y, n in holes}
    ]
    rows[1][3] = ""
    series = read_series(write(tmp_path / "stadt.csv", rows))
    assert table(series) == {k: v for k, v in CITY.items() if k not in holes | {("Altstadt", 2015, 0)}}
    said = " ".join(series.findings)
    assert "1 Zahl fehlt und bleibt unbekannt (nicht null): Altstadt, 2015, Alter 0, Zeile 2" in said
    assert "Hafen (ab 2016)" in said
    assert "Süd (bis 2017)" in said
    assert "Süd, 2016 (ohne Alter 2)" in said


def test_a_skipped_year_and_too_few_years_are_named(tmp_path: Path) -> None:
    series = read_text(tmp_path, "Bezirk;Alter;2015;2017\nA;0;1;2\nA;2;1;2\n")
    said = " ".join(series.findings)
    assert "In der Reihe 2015 bis 2017 fehlt: 2016" in said
    assert "nur 2 Jahre (2015, 2017)" in said
    assert "In der ganzen Tabelle fehlt Alter 1" in said
    holed = read_text(tmp_path, LONG + "A;2015;0;1\nA;2017;0;1\nB;2015;0;1\nB;2016;0;1\nB;2017;0;1\n")
    assert any("A (ohne 2016)" in finding for finding in holed.findings)


def test_a_dash_is_none_and_says_so(tmp_path: Path) -> None:
    series = read_text(tmp_path, "Bezirk;Alter;2015;2016;2017\nA;0;-;2;–\n")
    assert table(series) == {("A", 2015, 0): 0, ("A", 2016, 0): 2, ("A", 2017, 0): 0}
    assert any("2 Zellen mit einem Strich" in finding for finding in series.findings)


def test_a_workbooks_fraction_is_no_thousand(tmp_path: Path) -> None:
    rows = [["Bezirk", "Jahr", "Alter", "Anzahl"], ["A", "2015", "3", "1.125"]]
    with pytest.raises(Refusal, match="keine ganze Zahl"):
        read_series(workbook(tmp_path / "a.xlsx", {"Daten": rows}), SeriesColumns())


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["A", "B-1", "07", "Süd, Ost"]), st.integers(2018, 2022), st.integers(0, 17)
        ),
        st.integers(0, 2_000_000),
        min_size=1,
        max_size=30,
    )
)
@settings(max_examples=40, deadline=None)
def test_a_table_made_wide_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, cells: dict[Cell, int]
) -> None:
    folder = tmp_path_factory.mktemp("wide")
    rows = [
        ["Bezirk", "Jahr", "Alter", "Anzahl"],
        *([a, str(y), str(n), str(c)] for (a, y, n), c in cells.items()),
    ]
    columns = sorted({key[1:] for key in cells})
    broad = [
        ["Bezirk", *(f"{year}_{age}" for year, age in columns)],
        *(
            [area, *(str(cells.get((area, *key), "")) for key in columns)]
            for area in {key[0] for key in cells}
        ),
    ]
    for name, shape in (("lang", rows), ("breit", broad)):
        assert table(read_series(write(folder / f"{name}.csv", shape), SeriesColumns())) == cells


@given(st.lists(st.text(st.sampled_from('ab";\r\n '), max_size=12), max_size=6).map("\n".join))
@settings(max_examples=300, deadline=None)
def test_plain_text_is_split_as_the_careful_reader_does(text: str) -> None:
    grid = plain_grid(text, ";", "utf-8")
    if grid is not None and text.strip():
        careful = delimited_grid(physical_lines(text), ";", 2, "utf-8")
        assert grid.cells.select("line", "width", "is_broken", *grid.names).equals(
            careful.cells.select("line", "width", "is_broken", *careful.names)
        )


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("genesis_reilingen_demo_20_y_brackets.csv", ("Zeile 8", "„unter 3 Jahre“", "einzelne Altersjahre")),
        ("konstanz_pyramide_2025.csv", ("Gebiet, Jahr, Anzahl", "„maenner_deutsch“")),
    ],
)
def test_real_tables_that_are_no_series_are_refused_kindly(name: str, words: tuple[str, ...]) -> None:
    if not (REAL / name).is_file():
        pytest.skip(f"real/population/{name} is not there")
    with pytest.raises(Refusal) as refused:
        read_series(REAL / name, SeriesColumns())
    assert [word for word in words if word not in str(refused.value)] == []


def test_the_table_has_the_promised_columns(tmp_path: Path) -> None:
    schema = read_text(tmp_path, LONG + "A;2015;3;1\n").table.schema
    assert dict(schema) == {
        "area_id": pl.String,
        "year": pl.Int32,
        "year_of_age": pl.Int32,
        "children": pl.Int64,
    }
