"""The page Schulen: all schools beside each other, one school's profile, and what an address may name."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.texts import common
from dashboard.texts import school_money as money_texts
from dashboard.texts import school_profile as profile_texts
from dashboard.texts import schools as texts
from tests.app import small_profiles, small_release
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.home import Home
from warehouse.marts import Role

REALSCHULE = "100004 · Eving-Realschule"
PUBLIC = pytest.mark.parametrize("role", [Role.PLANNING, Role.COUNCIL])


def bodies(test: AppTest) -> list[str]:
    return [element.proto.body for element in test.get("html")]


def plain(cell: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", cell)).replace("\N{NO-BREAK SPACE}", " ").strip()


def rows_of(test: AppTest, caption: str) -> list[list[str]]:
    """The cells of the table with this in its caption, row by row."""
    body = next(body for body in bodies(test) if "pb-table" in body and caption in plain(body))
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body.split("</thead>")[1])
    return [[plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


@PUBLIC
def test_all_schools_stand_in_a_table_and_each_name_leads_to_its_profile(role: Role, draw: Draw):
    test = draw("schools", role, ausbau="WLAN", stadtbezirk="Eving")
    assert "Am 31.10.2025 haben im Stadtbezirk Eving 2 von 2 Schulen WLAN im ganzen Haus" in words_of(test)
    assert "An 1 von 2 Schulen steht 1 Punkt noch aus, alle Ausbauschritte zusammen" in words_of(test)
    rows = rows_of(test, "Städtische Schulen in Betrieb am 31.10.2025")
    assert rows == [
        ["Eving-Realschule", "Realschule", "Eving", "700", "1", "0", "01.09.2026", "fertig", "geplant", "1"],
        ["Brechten-Grundschule", "Grundschule", "Eving", "300", "0", "0", "–", "fertig", "fertig", "2"],
    ]
    body = next(body for body in bodies(test) if "Eving-Realschule" in body)
    addresses = [html.unescape(link) for link in re.findall(r'href="(schulen[^"]+)"', body)]
    assert addresses[0] == f"schulen?stadtbezirk=Eving&ausbau=WLAN&schule={quote(REALSCHULE)}"


def test_whoever_has_nothing_open_is_told_so(draw: Draw, home: Home, tmp_path: Path):
    points = small_release.planning()["fct_school_summary"].with_columns(
        open_points=pl.lit(0, pl.Int64), overdue_points=pl.lit(0, pl.Int64)
    )
    done = small_release.build(Home.at(tmp_path), given={"fct_school_summary": points})
    assert "An keiner Schule steht noch etwas aus" in words_of(draw("schools", Role.COUNCIL, done))


@PUBLIC
@pytest.mark.parametrize("named", ["100004", REALSCHULE])
def test_an_address_names_a_school_by_its_number_or_as_the_field_does(role: Role, named: str, draw: Draw):
    test = draw("schools", role, schule=named)
    assert not test.exception
    assert {box.label: box.value for box in test.selectbox}["Schule"] == REALSCHULE
    assert (
        "Eving-Realschule: Am 31.10.2025 ist 1 von 2 Ausbauschritten an allen Standorten fertig; "
        "offen ist noch 1 Punkt." in words_of(test)
    )


@PUBLIC
def test_a_profile_opens_with_what_is_open(role: Role, draw: Draw):
    test = draw("schools", role, schule="100004")
    headings = [heading.value for heading in test.subheader]
    assert headings == [
        texts.OPEN_HEADING, profile_texts.MASTER_HEADING, profile_texts.STAGES_HEADING, profile_texts.ROOMS_HEADING, profile_texts.LINES_HEADING,
        money_texts.HEADING, profile_texts.HISTORY_HEADING,
    ]  # fmt: skip
    assert rows_of(test, "1 Punkt am 31.10.2025") == [
        ["WLAN", "geplant", "01.09.2026", "1", "×", "×", "geplant"]
    ]
    assert "Als Nächstes geplant: WLAN am Standort 1 zum 01.09.2026" in words_of(test)


def test_a_school_is_done_with_its_last_site_and_each_site_is_told(draw: Draw):
    test = draw("schools", Role.COUNCIL, schule="100004")
    assert rows_of(test, "Stufe und Termine je Ausbau am 31.10.2025") == [
        ["Breitband", "fertig", "2 von 2", "01.03.2021", "×", "31.10.2025", "×"],
        ["WLAN", "geplant", "1 von 2", "01.03.2021", "01.09.2026", "×", "×"],
    ]
    assert rows_of(test, "an jedem der 2 Standorte") == [
        ["1", "Breitband", "fertig", "01.03.2021", "×", "02.05.2025", "×"],
        ["1", "WLAN", "geplant", "–", "01.09.2026", "×", "×"],
        ["2", "Breitband", "fertig", "01.03.2021", "×", "02.05.2025", "×"],
        ["2", "WLAN", "fertig", "01.03.2021", "×", "02.05.2025", "×"],
    ]
    one_site = draw("schools", Role.COUNCIL, schule="100001")
    assert "Dasselbe an jedem" not in "".join(bodies(one_site))


def test_rooms_and_lines_of_a_school(draw: Draw):
    test = draw("schools", Role.COUNCIL, schule="100004")
    assert rows_of(test, "In Betrieb am 31.10.2025") == [["Räume mit WLAN", "6", "14", "42,9 %", "×"]]
    words = words_of(test)
    assert "nennt 10 Klassenräume und 4 Fachräume" in words
    assert (
        "Alle Standorte zusammen haben 500 Mbit/s, das sind 0,71 Mbit/s je Kopf; am wenigsten lässt die Leitung durch"
        in words
    )
    assert rows_of(test, "Leitung, Switch und Verteiler je Standort") == [
        ["1", "500", "1.000", "400", "400", "Verteiler"],
        ["2", "100", "–", "–", "100", "Leitung"],
    ]


def test_money_of_a_school_names_who_pays_and_what_is_drawn(draw: Draw, tmp_path: Path):
    """Sixty thousand euros approved in two measures, twenty of them drawn."""
    money = small_profiles.measures("100004", date(2025, 12, 31))
    home = small_release.build(Home.at(tmp_path), given={"fct_funding_measure": money})
    test = draw("schools", Role.COUNCIL, home, schule="100004")
    words = words_of(test)
    assert "2 Maßnahmen bekannt; von 60.000 € sind 20.000 € abgerufen" in words
    assert "1 Maßnahme wird von mehreren Programmen bezahlt" in words
    assert [row[:3] + row[4:] for row in rows_of(test, "Maßnahmen dieser Schule bis 31.12.2025")] == [
        ["M2", "Breitband", "MEP", "20.000 €", "100,0 %", "0 €", "0,0 %"],
        ["M1", "WLAN", "DigitalPakt", "30.000 €", "75,0 %", "15.000 €", "50,0 %"],
        ["M1", "WLAN", "MEP", "10.000 €", "25,0 %", "5.000 €", "50,0 %"],
    ]
    assert money_texts.NO_MEASURE in words_of(draw("schools", Role.COUNCIL, home, schule="100001"))


def test_the_history_goes_back_to_the_first_date(draw: Draw):
    rows = rows_of(draw("schools", Role.COUNCIL, schule="100004"), "Stufe je Ausbau an jedem Stichtag")
    assert rows == [
        ["31.10.2025", "● fertig", "○ geplant"],
        ["31.12.2021", "○ geplant", "▲ ausgesetzt"],
        ["31.10.2020", "○ geplant", "○ geplant"],
        ["31.10.2019", "○ geplant", "○ geplant"],
    ]


def test_a_profile_at_an_earlier_date_says_what_was_known_then(draw: Draw):
    test = draw("schools", Role.PLANNING, schule="100004", stichtag="31.12.2021")
    words = words_of(test)
    assert "Am 31.12.2021 sind 0 von 2 Ausbauschritten an allen Standorten fertig" in words
    assert "offen sind noch 2 Punkte: 1 ausgesetzt" in words
    assert rows_of(test, "2 Punkte am 31.12.2021")[1] == [
        "WLAN", "ausgesetzt", "01.09.2026", "1", "×", "Umbau", "geplant",
    ]  # fmt: skip


def test_what_is_overdue_or_unknown_is_named_first(draw: Draw, tmp_path: Path):
    points = small_release.planning()["fct_school_open_point"].filter(
        reference_date=date(2025, 10, 31), school_id="100004"
    )
    late = points.with_columns(
        state=pl.lit("overdue"), is_overdue=pl.lit(value=True), overdue_days=pl.lit(30, pl.Int64),
        planned_on=pl.lit(date(2025, 10, 1)), site_id=pl.lit("3"),
    )  # fmt: skip
    unknown = points.with_columns(
        track=pl.lit("devices"), state=pl.lit("unknown"), stage=pl.lit("unknown"), site_id=pl.lit(None, pl.String),
        planned_on=pl.lit(None, pl.Date),
    )  # fmt: skip
    given = {"fct_school_open_point": pl.concat([unknown, points, late])}
    test = draw("schools", Role.COUNCIL, small_release.build(Home.at(tmp_path), given=given), schule="100004")
    assert "Am längsten überfällig: WLAN am Standort 3, seit 30 Tagen. Als Nächstes" in words_of(test)
    assert [[row[0], row[3], row[1]] for row in rows_of(test, "3 Punkte am 31.10.2025")] == [
        ["WLAN", "3", "überfällig"], ["WLAN", "1", "geplant"], ["Endgeräte", "–", "Stand unbekannt"],
    ]  # fmt: skip


@PUBLIC
def test_the_master_data_name_the_address_and_what_is_not_known(role: Role, draw: Draw):
    said = words_of(draw("schools", role, schule="100001"))
    for words in ("100001", "Schulstraße 1, 44147 Dortmund", "Innenstadt-Nord", "Hafen", "Stadt Dortmund"):
        assert words in said
    assert texts.OPEN_HEADING not in [info.value for info in draw("schools", role, schule="100001").info]
    assert profile_texts.NOTHING_OPEN in [info.value for info in draw("schools", role, schule="100001").info]


@PUBLIC
@pytest.mark.parametrize(
    "named", ["999999", "<script>", "[hier](https://www.example.org)", "100004 · Anders benannt"]
)
def test_an_unknown_school_is_told_kindly_above_all_schools(role: Role, named: str, draw: Draw):
    test = draw("schools", role, schule=named)
    assert not test.exception
    assert [info.value for info in test.info] == [texts.missed(named)]
    assert not re.search(r"[<\[(:/.]", test.info[0].value.split("“")[0])
    assert rows_of(test, "Städtische Schulen in Betrieb")
    test.selectbox(key="schule").select(REALSCHULE).run()
    assert not test.info
    assert "Eving-Realschule: Am" in words_of(test)


def test_a_school_of_another_carrier_has_its_master_data_alone(draw: Draw):
    test = draw("schools", Role.COUNCIL, schule="100099")
    assert not test.exception
    assert [info.value for info in test.info] == [profile_texts.OTHER_CARRIER]
    assert "privat" in words_of(test)


def test_a_school_that_is_not_in_operation_is_told_so(draw: Draw, tmp_path: Path):
    tables = small_release.planning()
    given = {
        name: tables[name].filter(
            ~((pl.col("school_id") == "100001") & (pl.col("reference_date") == date(2025, 10, 31)))
        )
        for name in ("fct_school_track", "fct_school_summary", "fct_school_open_point")
    }
    test = draw("schools", Role.COUNCIL, small_release.build(Home.at(tmp_path), given=given), schule="100001")
    assert [info.value for info in test.info] == [profile_texts.absent(date(2025, 10, 31))]
    assert rows_of(test, "Stufe je Ausbau an jedem Stichtag vom 31.10.2019 bis 31.12.2021")


def test_a_school_no_register_up_to_the_date_names_is_no_crash(draw: Draw):
    test = draw("schools", Role.PLANNING, schule="100004", stichtag="15.03.2025")
    assert not test.exception


def test_old_data_is_told_on_the_profile_too(draw: Draw, tmp_path: Path):
    tables = small_release.planning()
    old = {
        name: table.filter(pl.col("reference_date") < date(2021, 1, 1))
        for name, table in tables.items()
        if name.startswith("fct_school") and "reference_date" in table.columns
    }
    home = small_release.build(Home.at(tmp_path), given=old)
    for address in ({}, {"schule": "100004"}):
        warned = [warning.value for warning in draw("schools", Role.COUNCIL, home, **address).warning]
        assert warned == [common.stale(texts.CARD, date(2020, 10, 31), date(2026, 3, 15))]


@PUBLIC
def test_the_map_counts_its_classes_and_says_what_it_shows(role: Role, draw: Draw):
    test = draw("schools", role, darstellung="Karte", ausbau="WLAN")
    assert not test.exception
    assert "WLAN: noch nicht fertig an 1 von 4 Schulen." in words_of(test)
    assert "Schematische Karte" in words_of(test)
    figure = test.get("plotly_chart")[0].proto
    assert "fertig (3)" in figure.spec
    assert "geplant oder beauftragt (1)" in figure.spec


@PUBLIC
def test_on_delivered_outlines_the_schools_stand_at_their_addresses(role: Role, draw: Draw, tmp_path: Path):
    home = small_release.build(Home.at(tmp_path), shaped=True)
    words = words_of(draw("schools", role, home, darstellung="Karte"))
    assert "jeder Punkt liegt an der Adresse der Schule" in words


@PUBLIC
def test_the_heat_table_stands_by_borough_with_signs_and_words(role: Role, draw: Draw):
    test = draw("schools", role, darstellung="Wärmetabelle", stichtag="31.12.2021")
    assert rows_of(test, "Stufe je Schule und Ausbau") == [
        ["Innenstadt-Nord · 2 Schulen"],
        ["Hafen-Grundschule", "● fertig", "● fertig"],
        ["Nordmarkt-Gymnasium", "● fertig", "● fertig"],
        ["Eving · 2 Schulen"],
        ["Brechten-Grundschule", "● fertig", "▲ ausgesetzt"],
        ["Eving-Realschule", "○ geplant", "▲ ausgesetzt"],
    ]
    assert texts.legend() in words_of(test)


def test_school_it_leads_to_the_profile_of_each_school_it_lists(draw: Draw):
    test = draw("school_it", Role.COUNCIL, ausbau="WLAN")
    body = next(body for body in bodies(test) if "Eving-Realschule" in body)
    assert f'href="schulen?ausbau=WLAN&amp;schule={quote(REALSCHULE)}"' in body
