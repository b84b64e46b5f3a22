"""Scenario files: what is written is read again, what is broken is told and left alone, nothing is lost."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.unit.small_city import U3, UE3, city
from warehouse.home import Home
from warehouse.methods.scenario_levers import (
    Births,
    Buffer,
    Closure,
    ExtraDwellings,
    ExtraGroups,
    Housing,
    MindingShare,
    ProjectChange,
    Scenario,
    TargetRate,
)
from warehouse.scenarios import (
    BrokenScenario,
    NameTaken,
    NotSaved,
    SavedScenario,
    load,
    load_all,
    objections,
    save,
)

HEAD = 'name = "Probe"\nverfasst_von = "M. Muster"\ndatum = 2026-09-01\n'
LEVERS = (
    Births(-0.105, 2027),
    Housing(1.2, 1),
    ExtraDwellings("02", "apartment", 100, 2026),
    TargetRate(0.4567, 2027, age_group=U3),
    TargetRate(0.07, 2027, year_of_age=1),
    MindingShare(0.3, 2027),
    ProjectChange("late", "P1", 2),
    ProjectChange("dropped"),
    ExtraGroups("01", "III", 2, 2026, 1),
    Closure(2027, centre_id="C1"),
    Closure(2027, district_id="02", age_group=UE3, places=5),
    Buffer(0.05, 2026),
)
WHOLE = Scenario(
    "Geburten −10 %, „Hafen“ später", LEVERS, "M. Müller", date(2026, 9, 1), 'Zeile 1\n"Zeile" 2\n'
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    Home.at(tmp_path).scenarios.mkdir()
    return Home.at(tmp_path)


def named(name: str) -> Scenario:
    return Scenario(name, (), "M. Muster", date(2026, 9, 1))


def put(home: Home, content: str | bytes, name: str = "x.toml") -> Path:
    file = home.scenarios / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_what_is_written_is_read_again(home: Home):
    file = save(home, WHOLE)
    assert file.name == "geburten-10-hafen-spaeter.toml"
    assert load(file) == SavedScenario(
        file, Scenario(WHOLE.name, LEVERS, WHOLE.author, WHOLE.date, 'Zeile 1\n"Zeile" 2')
    )


def test_a_file_is_what_a_planner_would_write(home: Home):
    text = save(home, WHOLE).read_text(encoding="utf-8")
    assert '\n[[geburten]]\nveraenderung_prozent = -10.5\nab = "2027/28"\n\n[[wohnungsbau]]\n' in text
    written = tomllib.loads(text)
    assert written["verfasst_von"] == "M. Müller"
    assert written["zielquoten"][0] == {"quote_prozent": 45.67, "ab": "2027/28", "altersgruppe": "U3"}
    assert written["vorhaben"] == [
        {"stand": "verspätet", "vorhaben": "P1", "spaeter_um_jahre": 2},
        {"stand": "entfällt", "vorhaben": "alle"},
    ]
    assert written["schliessungen"][1] == {
        "ab": "2027/28",
        "bezirk": "02",
        "altersgruppe": "Ü3",
        "plaetze": 5,
    }


BROKEN = [
    ("x = 1\nname = \n", "kein gültiges TOML (Zeile 2)"),
    ("x = " + "[" * 5000, "kein gültiges TOML"),
    ("x = " + "9" * 5000, "kein gültiges TOML"),
    (HEAD.encode() + b'notiz = "\xfc"', "nicht in UTF-8 gespeichert (Byte 71)"),
    ("x = 1\n" * 50_000, "größer als 256 KB"),
    ("", "„name“: Der Schlüssel fehlt"),
    (HEAD.replace('"Probe"', "3"), "„name“: „3“ ist kein Text"),
    (HEAD.replace("Probe", " "), "„name“: Der Text ist leer"),
    (HEAD.replace("Probe", "a\\u0007"), "Steuerzeichen"),
    (HEAD.replace("Probe", "a" * 81), "länger als 80 Zeichen"),
    (HEAD.replace("2026-09-01", '"01.09.2026"'), "„datum“: „01.09.2026“ ist kein Datum"),
    (HEAD.replace("2026-09-01", "2026-09-01T10:00:00"), "ist kein Datum"),
    (HEAD + "notitz = 'x'", "„notitz“: Dieser Schlüssel ist nicht vorgesehen. Möglich sind: name, "),
    (HEAD + "geburten = 3", "„geburten“: Hier werden Abschnitte erwartet"),
    (HEAD + "[geburten]\nab = '2027/28'", "„[[geburten]]“ beginnen"),
    (HEAD + "[[geburten]]\nab = '2027/28'", "Abschnitt 1 von [[geburten]], „veraenderung_prozent“: Der Schlüssel fehlt"),
    (HEAD + "[[geburten]]\nab = 2027\nveraenderung_prozent = 1", "„ab“: „2027“ ist kein Kitajahr"),
    (HEAD + "[[geburten]]\nab = '2027/29'\nveraenderung_prozent = 1", "ist kein Kitajahr"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = nan", "„nan“ liegt nicht zwischen 0 und 100"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = inf", "„inf“ liegt nicht zwischen"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = true", "„ja“ ist keine Zahl"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = '5'", "„5“ ist keine Zahl"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = 5.125", "mehr als zwei Nachkommastellen"),
    (HEAD + f"[[reserve]]\nab = '2027/28'\nanteil_prozent = 0x{'f' * 9000}", "Eine so große Zahl liegt nicht"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = [1]", "Eine Liste ist keine Zahl"),
    (HEAD + "[[reserve]]\nab = '2027/28'\nanteil_prozent = 5\naltersgruppe = 'U4'", "Möglich sind: „U3“, „Ü3“"),
    (HEAD + "[[zielquoten]]\nab = '2027/28'\nquote_prozent = 5", "entweder „altersgruppe“ oder „alter“"),
    (HEAD + "[[gruppen]]\nbezirk = 5\ngruppenform = 'I'\nanzahl = 1\neroeffnung = '2027/28'", "In Anführungszeichen"),
    (HEAD + "[[gruppen]]\nbezirk = '05'\ngruppenform = 'I'\nanzahl = 1.5\neroeffnung = '2027/28'", "keine ganze Zahl"),
    (HEAD + "[[vorhaben]]\nstand = 'entfällt'", "„vorhaben“: Der Schlüssel fehlt"),
    (HEAD + "[[wohnungsbau]]\numfang_prozent = 90\n" * 2, "Abschnitt 2 von [[wohnungsbau]]: Dieselbe Stellschraube"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), BROKEN)
def test_a_broken_file_is_told_and_left_alone(home: Home, content: str | bytes, said: str):
    file = put(home, content)
    before = file.read_bytes()
    good = save(home, named("Heil"))
    saved, broken = load_all(home)
    assert [found.file for found in saved] == [good]
    assert [found.file for found in broken] == [file]
    assert said.lower() in " ".join(broken[0].sentences).lower()
    assert all(sentence.startswith("„x.toml“") for sentence in broken[0].sentences)
    assert file.read_bytes() == before


def test_all_that_is_wrong_is_told_at_once(home: Home):
    found = load(put(home, "name = 1\n[[geburten]]\nap = 1\n[[reserve]]\nab = 'x'\nanteil_prozent = -1"))
    assert isinstance(found, BrokenScenario)
    assert len(found.sentences) == 8  # name, author, date; key, change, year; year, share


def test_a_folder_and_a_lost_link_are_told(home: Home):
    (home.scenarios / "x.toml").mkdir()
    (home.scenarios / "y.toml").symlink_to(home.scenarios / "gone")
    said = [found.sentences[0] for found in load_all(home)[1]]
    assert said[0].startswith("„x.toml“ ist ein Ordner")
    assert said[1].startswith("„y.toml“ kann nicht gelesen werden")


def test_of_two_files_of_one_name_the_later_is_told(home: Home):
    first, second = put(home, HEAD, "a.toml"), put(home, HEAD.replace("Probe", " probe "), "b.toml")
    saved, broken = load_all(home)
    assert [found.file for found in saved] == [first]
    assert [found.file for found in broken] == [second]
    assert "heißt schon das Szenario in „a.toml“" in broken[0].sentences[0]


def test_a_file_with_a_byte_order_mark_is_read(home: Home):
    assert isinstance(load(put(home, b"\xef\xbb\xbf" + HEAD.encode())), SavedScenario)


def test_without_a_folder_there_is_no_scenario(tmp_path: Path):
    assert load_all(Home.at(tmp_path / "none")) == ([], [])


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", "etc-passwd.toml"),
        ("Straße / Süd: Ökologie", "strasse-sued-oekologie.toml"),
        ("...", "szenario.toml"),
        ("日本", "szenario.toml"),
        ("CON", "szenario-con.toml"),
        ("a" * 80, "a" * 60 + ".toml"),
    ],
)
def test_a_name_makes_a_safe_file(home: Home, name: str, file: str):
    assert save(home, named(name)) == home.scenarios / file


def test_saving_overwrites_no_other_scenario(home: Home):
    broken = put(home, "kaputt", "sued-1.toml")
    one = save(home, named("Süd 1"))
    two = save(home, named("Süd/1"))
    assert [one.name, two.name] == ["sued-1-2.toml", "sued-1-3.toml"]
    assert broken.read_text() == "kaputt"
    with pytest.raises(NameTaken, match="„süd 1“ gibt es schon"):
        save(home, named("süd 1"))
    changed = Scenario("Süd 1", (Births(0.1, 2027),), "N. N.", date(2026, 9, 2))
    assert save(home, changed, replace=True) == one
    assert load(one) == SavedScenario(one, changed)
    assert sorted(path.name for path in home.scenarios.iterdir()) == [
        "sued-1-2.toml",
        "sued-1-3.toml",
        "sued-1.toml",
    ]


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        (Scenario("Ohne"), "„verfasst_von“: Der Text ist leer"),
        (Scenario("Ohne", author="M."), "„datum“: Der Schlüssel fehlt"),
        (Scenario("", author="M.", date=date(2026, 9, 1)), "„name“: Der Text ist leer"),
        (Scenario("X", (Births(float("nan"), 2027),), "M.", date(2026, 9, 1)), "„nan“ liegt nicht zwischen -100 und 100"),
    ],
)  # fmt: skip
def test_what_would_not_be_read_again_is_not_written(home: Home, scenario: Scenario, said: str):
    with pytest.raises(NotSaved, match=said):
        save(home, scenario)
    assert list(home.scenarios.iterdir()) == []


def test_what_a_release_does_not_know_is_said_in_german():
    scenario = Scenario("X", (Births(0.1, 2027), Births(0.1, 2039), ProjectChange("dropped", "P9")))
    assert objections(city(), scenario) == [
        "Abschnitt 2 von [[geburten]], „ab“: Das Kitajahr „2039/40“ kommt in der Prognose nicht vor. Bitte eines "
        "ihrer Jahre wählen.",
        "Abschnitt 1 von [[vorhaben]], „vorhaben“: Das Vorhaben „P9“ gibt es in dieser Veröffentlichung nicht. Bitte "
        "die Nummer prüfen.",
    ]
    assert objections(city(), Scenario("X", LEVERS)) == []
