"""Kita-Bedarf: the map's measures, the ranking, the way down to the centres, two sides, and the nine fields."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.texts import area_classes, codes
from dashboard.texts import demand as texts
from dashboard.texts import demand_map as map_texts
from tests.app import small_release
from tests.app.conftest import Draw
from tests.app.test_pages import words_of
from warehouse.home import Home
from warehouse.marts import Role

CLASSES = [
    "0 (3)", "1 bis 10 (1)", "11 bis 25 (0)", "26 bis 50 (1)", "51 bis 100 (0)", "über 100 (0)",
]  # fmt: skip
AREA_LINK = re.compile(r'<a class="pb-area" href="([^"]+)">([^<]+)</a>')


@pytest.fixture(scope="session")
def shaped(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose release has the outlines of the districts."""
    return small_release.build(Home.at(tmp_path_factory.mktemp("shaped")), shaped=True)


def figures(test: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in test.get("plotly_chart")]


def legend(figure: dict) -> list[str]:
    """The names in a figure's legend."""
    named = [
        trace["name"] for trace in figure["data"] if "name" in trace and trace.get("showlegend") is not False
    ]
    return [name.replace("\N{NO-BREAK SPACE}", " ") for name in named]


def links(test: AppTest) -> dict[str, dict[str, list[str]]]:
    """Where the names of areas lead: the filters of their addresses."""
    said = "".join(element.proto.body for element in test.get("html"))
    return {
        html.unescape(name): parse_qs(urlsplit(html.unescape(at)).query)
        for at, name in AREA_LINK.findall(said)
    }


def test_the_map_shows_the_shortage_in_classes_that_count_their_districts(draw: Draw):
    """Hafen lacks 30, Nordmarkt 10; three lack none."""
    tiles = figures(draw("demand", Role.PLANNING))[0]
    assert legend(tiles) == CLASSES


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        ("Überhang", "Plätze über dem Bedarf gibt es in 1 von 5 Bezirken, die meisten in Borsigplatz (4 Plätze)."),
        ("Versorgungsquote", "Die Versorgungsquote reicht von Hafen (35,0 %) bis Borsigplatz (52,0 %); unter ihrem Ziel "
                             "liegen 2 von 5 Bezirken."),
        ("Saldo", "Der Saldo reicht von Hafen (−30 Plätze) bis Borsigplatz (+4 Plätze); Fehlbedarf und Überhang"),
    ],
)  # fmt: skip
def test_the_field_chooses_what_the_map_shows(measure: str, sentence: str, draw: Draw):
    words = words_of(draw("demand", Role.PLANNING, karte=measure))
    assert f"{measure} nach Bezirk" in words
    assert sentence in words


def test_a_value_keeps_its_class_from_one_day_care_year_to_the_next(draw: Draw):
    """Hafen lacks 30 places in 2025/26 and 35 in 2026/27, both 26 to 50; a year ago it lacked 40."""
    for address in ({}, {"kitajahr": "2026/27"}, {"stichtag": "15.03.2025"}):
        tiles = figures(draw("demand", Role.PLANNING, **address))[0]
        (hafen,) = (trace for trace in tiles["data"] if "Hafen" in trace.get("customdata", []))
        assert hafen["name"].startswith("26 bis 50 (")
        assert hafen["marker"]["color"] == "#000023"


def test_delivered_outlines_take_the_place_of_the_tiles(draw: Draw, shaped: Home):
    test = draw("demand", Role.PLANNING, shaped)
    drawn = figures(test)[0]
    assert {trace["type"] for trace in drawn["data"]} == {"scatter"}
    assert legend(drawn) == CLASSES
    assert "Die Umrisse sind geliefert, Stand 31.12.2025." in words_of(test)
    assert map_texts.TILES not in words_of(test)


def test_with_one_outline_missing_the_tiles_show_every_district(
    draw: Draw, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    some = small_release.small_tables.area_shapes(small_release.DISTRICTS, delivered=True).head(4)
    monkeypatch.setattr(small_release.small_tables, "area_shapes", lambda *_, **__: some)
    test = draw("demand", Role.PLANNING, small_release.build(Home.at(tmp_path)))
    assert map_texts.TILES in words_of(test)
    council = figures(draw("demand", Role.COUNCIL, Home.at(tmp_path)))
    assert [trace["type"] for trace in council[0]["data"][:6]] == ["bar"] * 6


def test_the_council_sees_boroughs_drawn_by_the_outlines_of_their_districts(draw: Draw, shaped: Home):
    test = draw("demand", Role.COUNCIL, shaped)
    drawn = figures(test)[0]
    assert legend(drawn)[:2] == ["0 (1)", "1 bis 50 (1)"]
    marks = [name for trace in drawn["data"] for name in trace.get("customdata", [])]
    assert marks == ["Eving", "Innenstadt-Nord"]
    assert "Hafen" not in words_of(test)


def test_the_ranking_holds_areas_against_the_city(draw: Draw):
    ranked = figures(draw("demand", Role.PLANNING))[1]
    assert ranked["layout"]["yaxis"]["categoryarray"][:2] == ["Hafen", "Nordmarkt"]
    assert legend(ranked) == ["Mittel je Bezirk in Dortmund: 8,0"]
    rated = figures(draw("demand", Role.PLANNING, karte="Versorgungsquote", stadtbezirk="Innenstadt-Nord"))[1]
    assert rated["layout"]["yaxis"]["categoryarray"] == ["Hafen", "Nordmarkt", "Borsigplatz"]
    assert legend(rated) == ["Dortmund: 46,4 %", "Ziel: 50,0 %"]


def test_names_lead_down_and_keep_what_else_is_chosen(draw: Draw):
    city = links(draw("demand", Role.PLANNING, karte="Saldo", kitajahr="2026/27"))
    kept = {"karte": ["Saldo"], "kitajahr": ["2026/27"]}
    assert city["Innenstadt-Nord"] == kept | {"stadtbezirk": ["Innenstadt-Nord"]}
    assert city["Hafen"] == kept | {"stadtbezirk": ["Innenstadt-Nord"], "bezirk": ["Hafen"]}
    district = draw("demand", Role.PLANNING, bezirk="Hafen")
    assert links(district)["Dortmund"] == {}
    assert links(district)["Stadtbezirk Innenstadt-Nord"] == {"stadtbezirk": ["Innenstadt-Nord"]}
    assert '<span aria-current="page">Bezirk Hafen</span>' in "".join(
        e.proto.body for e in district.get("html")
    )


def test_a_borough_leads_to_its_own_districts_alone_and_marks_none_of_its_name(draw: Draw):
    there = set(links(draw("demand", Role.PLANNING, stadtbezirk="Innenstadt-Nord")))
    assert there == {"Dortmund", "Hafen", "Nordmarkt", "Borsigplatz"}
    marked = draw("demand", Role.PLANNING, stadtbezirk="Eving")
    assert not any('aria-current="true"' in element.proto.body for element in marked.get("html"))
    assert set(links(draw("demand", Role.COUNCIL, stadtbezirk="Innenstadt-Nord"))) == {
        "Dortmund", "Innenstadt-Nord", "Eving"}  # fmt: skip


def test_a_chosen_district_shows_its_centres_and_the_way_to_them(draw: Draw):
    test = draw("demand", Role.PLANNING, stadtbezirk="Innenstadt-Nord", bezirk="Hafen")
    words = words_of(test)
    assert "1 Kita im Bezirk Hafen mit 20 Plätzen für Kinder unter drei Jahren, Kitajahr 2025/26" in words
    assert re.search(r"Kita Hafen Städtische Kitas 20 18 2 0", words)
    assert "Kita Nordmarkt" not in words
    (link,) = (link.proto for link in test.get("page_link"))
    assert (link.page, parse_qs(link.query_string)["bezirk"]) == ("kitas-plaetze", ["Hafen"])
    assert texts.NO_CENTRES in words_of(draw("demand", Role.PLANNING, bezirk="Brechten"))


def test_two_day_care_years_stand_side_by_side_in_the_same_classes(draw: Draw):
    """Five places fewer in each of five districts: Borsigplatz lacked none and now lacks one."""
    test = draw("demand", Role.PLANNING, daneben="Kitajahr 2026/27")
    words = words_of(test)
    assert "Kitajahr 2025/26, Stichtag 15.03.2026" in words
    assert "Kitajahr 2026/27, Stichtag 15.03.2026" in words
    left, _, right, *_ = figures(test)
    assert [name.split(" (")[0] for name in legend(left)] == [name.split(" (")[0] for name in legend(right)]
    assert (
        "Der Fehlbedarf in Dortmund: 40 Plätze (Kitajahr 2025/26, Stichtag 15.03.2026), später 61 Plätze (Kitajahr 2026/27, "
        "Stichtag 15.03.2026), 21 Plätze mehr. Später ist er in 5 von 5 Bezirken höher und in keinem niedriger."
        in words
    )
    assert re.search(r"Hafen 30 35 \+5", words)
    assert re.search(r"Borsigplatz 0 1 \+1", words)


def test_two_reference_dates_are_read_from_the_earlier_to_the_later(draw: Draw):
    test = draw(
        "demand", Role.PLANNING, daneben="Stichtag 15.03.2025", karte="Versorgungsquote", bezirk="Hafen"
    )
    words = words_of(test)
    assert "Kitajahr 2024/25, Stichtag 15.03.2025" in words
    assert "Die Versorgungsquote im Bezirk Hafen: 30,0 % (Kitajahr 2024/25" in words
    assert "sie stieg um 5,0 Prozentpunkte" in words
    assert re.search(r"Hafen 30,0 % 35,0 % \+5,0", words)


def test_another_date_is_seen_as_far_ahead_as_the_chosen_year(draw: Draw):
    """Next year seen from a year ago is this one: 414 places less five in each district."""
    words = words_of(draw("demand", Role.PLANNING, daneben="Stichtag 15.03.2025", kitajahr="2026/27"))
    assert "Kitajahr 2025/26, Stichtag 15.03.2025" in words
    assert "Am 15.03.2025 waren es 389 Plätze" in words


def test_the_chosen_year_is_not_offered_beside_itself(draw: Draw):
    test = draw("demand", Role.PLANNING, kitajahr="2026/27", daneben="Kitajahr 2026/27")
    (field,) = (box for box in test.selectbox if box.label == "Daneben")
    assert field.options == ["nichts", "Kitajahr 2025/26", "Stichtag 15.03.2025"]
    assert field.value == "nichts"


def test_the_nine_fields_name_count_and_list_their_districts(draw: Draw):
    words = words_of(draw("demand", Role.PLANNING))
    assert all(name in words for name in codes.AREA_CLASS.values())
    assert re.search(r"Engpass bleibt\s+2 Bezirke\s+Hafen, Nordmarkt", words)
    assert re.search(r"Im Gleichgewicht\s+3 Bezirke\s+Borsigplatz, Brechten, Eving", words)
    assert "Knapp sind 2 von 5 Bezirken, in keinem davon wächst der Bedarf; Reserve hat keiner." in words
    assert re.search(r"Hafen −15,0 0,0 % Engpass bleibt", words)


def test_the_last_day_care_year_has_no_fields_and_says_why(draw: Draw):
    test = draw("demand", Role.PLANNING, kitajahr="2026/27")
    assert "2026/27 ist das letzte Kitajahr, das dieser Stichtag kennt" in words_of(test)
    assert area_classes.ROWS not in words_of(test).replace(area_classes.HEADING, "")


def test_the_council_reads_the_fields_of_boroughs(draw: Draw):
    words = words_of(draw("demand", Role.COUNCIL))
    assert re.search(r"Engpass bleibt\s+1 Stadtbezirk\s+Innenstadt-Nord", words)


def test_a_hidden_number_has_its_sign_in_the_ranking_and_no_class(
    draw: Draw, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    hidden = ["children", "demand", "place_rate", "shortage", "surplus", "balance"]
    is_eving = pl.col("area_id") == "B04"
    table = small_release.demand().with_columns(
        *(pl.when(is_eving).then(None).otherwise(pl.col(name)).alias(name) for name in hidden),
        is_suppressed=is_eving,
    )
    monkeypatch.setattr(small_release, "demand", lambda: table)
    test = draw("demand", Role.COUNCIL, small_release.build(Home.at(tmp_path)))
    ranked = figures(test)[0]
    assert "ohne Zahl (1)" in legend(ranked)
    assert ranked["layout"]["yaxis"]["ticktext"][-1] == "Eving  <b>•</b> "
    assert (
        "Ohne Klasse, weil Quote, Ziel oder Bedarf nicht bekannt oder verdeckt sind: 1 Stadtbezirk (Eving)."
        in words_of(test)
    )
