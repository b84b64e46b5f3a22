"""A release small enough to be worked out by hand: two boroughs, five districts, four schools, three dates.

Under three, 2025/26, on 15.03.2026: Hafen lacks 30 places, Nordmarkt 10, Borsigplatz has 4 too many, Brechten and
Eving are even. So Innenstadt-Nord lacks 40 and has 4 too many, and so has the city: never 36.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tests.app import (
    small_cases,
    small_entry,
    small_forecast,
    small_funding,
    small_linkage,
    small_profiles,
    small_rollout,
    small_schools,
    small_tables,
    small_work,
)
from warehouse.home import Home
from warehouse.marts import sha256_of

RELEASE_ID = "2026-03-15-01"
TODAY, LAST_YEAR = date(2026, 3, 15), date(2025, 3, 15)
SCHOOL_DATES = [date(2019, 10, 31), date(2020, 10, 31), date(2021, 12, 31), date(2025, 10, 31)]
DISTRICTS = [("04", "Hafen", "B02"), ("05", "Nordmarkt", "B02"), ("06", "Borsigplatz", "B02"),
             ("11", "Brechten", "B04"), ("12", "Eving", "B04")]  # fmt: skip
PLANNING_AREA, PLANNED = "P01", ("05", "12")  # across a borough border
BOROUGHS = [("B02", "Innenstadt-Nord"), ("B04", "Eving")]
SCHOOLS = [("100001", "Hafen-Grundschule", "B02", 200), ("100002", "Nordmarkt-Gymnasium", "B02", 800),
           ("100003", "Brechten-Grundschule", "B04", 300), ("100004", "Eving-Realschule", "B04", 700)]  # fmt: skip
UNSERVED = {"04": 1, "05": 3, "06": 12, "11": 12, "12": 12}
UNDER_THREE = {"04": 70, "05": 90, "06": 104, "11": 100, "12": 100}
SUMS_FOR_CASES = ("fct_unserved", "fct_unserved_reason", "fct_friction", "fct_placement_result", "fct_placement_audit",
                  "fct_double_place_count", "fct_waiting_list", "fct_portal_participation", "fct_population")  # fmt: skip
NOT_FOR_COUNCIL = (
    "fct_unserved_reason",
    "fct_friction",
    "fct_placement_result",
    "fct_placement_audit",
    "dim_placement_rule",
    "dim_criterion",
    "fct_portal_centre",
)
Tables = dict[str, pl.DataFrame]
HIDDEN = ("unserved", "unserved_over_three_months", "short_notice", "conditional_claim", "claim_not_open",
          "served_wishes_change", "minding_only")  # fmt: skip


def areas() -> pl.DataFrame:
    """The areas, with the districts in one row of the tile map per borough."""
    city = [{"area_id": "DO", "level": "city", "name": "Dortmund", "sort_order": 0}]
    boroughs = [
        {
            "area_id": area,
            "level": "borough",
            "name": name,
            "borough_id": area,
            "borough_name": name,
            "sort_order": 100 * n,
        }
        for n, (area, name) in enumerate(BOROUGHS, start=1)
    ]
    names = dict(BOROUGHS)
    districts = [
        {"area_id": area, "level": "district", "name": name, "borough_id": borough, "borough_name": names[borough],
         "sort_order": 1000 + n, "tile_column": n % 3 + 1, "tile_row": n // 3 + 1}
        for n, (area, name, borough) in enumerate(DISTRICTS)
    ]  # fmt: skip
    schema = {"area_id": pl.String, "level": pl.String, "name": pl.String, "borough_id": pl.String,
              "borough_name": pl.String, "sort_order": pl.Int64, "tile_column": pl.Int64, "tile_row": pl.Int64}  # fmt: skip
    own = [
        {
            "area_id": PLANNING_AREA,
            "level": "planning_area",
            "name": "Planungsbereich Mitte",
            "sort_order": 5000,
        }
    ]
    return pl.DataFrame([*city, *boroughs, *own, *districts], schema=schema)


def members() -> list[tuple[str, str, str, str | None]]:
    """Every district as a member of itself, its borough and the city: district, level, area, borough."""
    return [
        member
        for area, _, borough in DISTRICTS
        for member in (
            (area, "district", area, borough),
            (area, "borough", borough, borough),
            (area, "city", "DO", None),
            *([(area, "planning_area", PLANNING_AREA, None)] if area in PLANNED else []),
        )
    ]


def area_members() -> pl.DataFrame:
    """Which districts are in an area."""
    return pl.DataFrame(
        [(area, district) for district, _, area, _ in members()],
        schema=["area_id", "district_id"],
        orient="row",
    )


def demand() -> pl.DataFrame:
    """Demand per date, day-care year, area and age group; a year ago each district had ten places fewer."""
    cells = [
        {"district": area, "reference_date": on, "day_care_year": on.year - 1 + ahead, "is_current_year": ahead == 0,
         "age_group": age_group, "children": children, "demand": children * rate,
         "places": (UNDER_THREE[area] if age_group == "under_three" else 190) - 10 * (on == LAST_YEAR) - 5 * ahead}
        for on in (LAST_YEAR, TODAY) for ahead in (0, 1) for area, _, _ in DISTRICTS
        for age_group, children, rate in (("under_three", 200, 0.5), ("three_to_school", 200, 1.0))
    ]  # fmt: skip
    member = pl.DataFrame(members(), schema=["district", "level", "area_id", "borough_id"], orient="row")
    short = (pl.col("demand") - pl.col("places")).clip(lower_bound=0)
    over = (pl.col("places") - pl.col("demand")).clip(lower_bound=0)
    keys = [
        "reference_date",
        "day_care_year",
        "is_current_year",
        "level",
        "area_id",
        "borough_id",
        "age_group",
    ]
    return (
        pl.DataFrame(cells).join(member, on="district").group_by(keys)
        .agg(pl.col("children").sum(), pl.col("demand").sum(), pl.col("places").sum().alias("available_places"),
             short.sum().cast(float).alias("shortage"), over.sum().cast(float).alias("surplus"))
        .with_columns(
            target_rate=pl.col("demand") / pl.col("children"), place_rate=pl.col("available_places") / pl.col("children"),
            balance=pl.col("available_places") - pl.col("demand"), population_date=date(2025, 12, 31),
            places_date=date(2025, 8, 1), is_suppressed=False, is_estimated=False,
            is_projected=~pl.col("is_current_year"), centre_places=pl.col("available_places"),
            minding_places=pl.when(pl.col("age_group") == "under_three").then(0), planned_places=0,
        ).sort(keys)
    )  # fmt: skip


def unserved_in(district: str, age_group: str, on: date, need: date) -> int:
    """One child more in Borsigplatz on the next 1 August, two more a year ago."""
    if (district, age_group) == ("11", "three_to_school"):
        return 0
    return UNSERVED[district] + (district == "06") * ((need > on) + 2 * (on == LAST_YEAR))


def unserved() -> pl.DataFrame:
    """One child in Hafen, three in Nordmarkt, twelve in each other district; none of three and older in Brechten."""
    rows = [
        {"reference_date": on, "need_date": need, "level": level, "area_id": area, "borough_id": borough,
         "age_group": age_group, "number": unserved_in(district, age_group, on, need)}
        for on in (LAST_YEAR, TODAY) for need in (on, date(on.year, 8, 1)) for district, level, area, borough in members()
        for age_group in ("under_three", "three_to_school")
    ]  # fmt: skip
    keys = ["reference_date", "need_date", "level", "area_id", "borough_id", "age_group"]
    table = pl.DataFrame(rows).group_by(keys).agg(pl.col("number").sum()).sort(keys)
    return table.with_columns(
        *(pl.col("number").alias(name) for name in HIDDEN), is_suppressed=False,
        registrations_date=pl.col("reference_date"), contracts_date=pl.col("reference_date"),
    ).drop("number")  # fmt: skip


def population() -> pl.DataFrame:
    """Two hundred children under three in each district."""
    rows = [
        {
            "reference_date": on,
            "level": level,
            "area_id": area,
            "age_group": "under_three",
            "year_of_age": year,
            "children": 100 if year == 1 else 50,
            "population_date": on,
        }
        for _, level, area, _ in members()
        for on in (date(2024, 12, 31), date(2025, 12, 31))
        for year in range(3 if on.year == 2025 else 2)
    ]
    return pl.DataFrame(rows)


def rollout() -> pl.DataFrame:
    """WLAN and broadband reach one school more at each date, the smallest first; one school is unknown."""
    rows = []
    for place, on in enumerate(SCHOOL_DATES):
        for track in ("broadband", "wlan"):
            for area, chosen in (
                ("DO", SCHOOLS),
                *((b, [s for s in SCHOOLS if s[2] == b]) for b, _ in BOROUGHS),
            ):
                for weighting in ("school", "pupil"):
                    weights = [1 if weighting == "school" else school[3] for school in chosen]
                    done = min(place, len(chosen)) if track == "wlan" else min(place + 1, len(chosen))
                    for stage, order, reached in (
                        ("none", 0, sum(weights)), ("planned", 1, sum(weights)), ("done", 6, sum(weights[:done])),
                        ("on_hold", None, 0), ("unknown", None, 0),
                    ):  # fmt: skip
                        rows.append((on, area, track, stage, order, weighting, reached, sum(weights), on))
    names = [
        "reference_date",
        "area_id",
        "track",
        "stage",
        "stage_order",
        "weighting",
        "reached",
        "total",
        "schools_date",
    ]
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(
        share=pl.col("reached") / pl.col("total"), level=pl.lit("borough")
    )


def stages() -> pl.DataFrame:
    """The Realschule is the last without WLAN, and it is on hold at the third date."""
    rows = [
        {"reference_date": on, "school_id": school, "site_id": "1", "track": "wlan", "stage": "planned", "is_reached": False,
         "planned_on": date(2026, 9, 1), "bandwidth_mbit_s": None, "is_on_hold": place == 2, "borough_id": borough,
         "hold_reason": "Umbau" if place == 2 else None, "is_known_school": True, "district_id": None,
         "is_due_next_quarter": number == 3, "is_overdue": False}
        for place, on in enumerate(SCHOOL_DATES) for number, (school, _, borough, _) in enumerate(SCHOOLS) if number >= place
    ]  # fmt: skip
    return pl.DataFrame(rows).with_columns(pl.col("bandwidth_mbit_s").cast(pl.Float64))


def registrations() -> pl.DataFrame:
    """The registrations of the cases: one of each child, and an earlier one of the first."""
    rows = [(TODAY, f"R{number:04d}", f"A{number:04d}") for number in range(4)]
    names = ["reference_date", "child_id", "record_number"]
    return pl.DataFrame([*rows, (TODAY, "R0000", "A9000")], schema=names, orient="row")


def deliveries() -> pl.DataFrame:
    """Two deliveries in force and one superseded; one has two rejected rows."""
    names = ["delivery_id", "file", "sheet", "contract", "format", "sender", "reference_date", "correction",
             "rows_in_file", "accepted", "rejected", "skipped", "is_in_force", "sha256"]  # fmt: skip
    rows = [
        (
            "a",
            "anmeldungen_awo_2026-03-15.csv",
            None,
            "registrations",
            "standard",
            "awo",
            TODAY,
            1,
            100,
            97,
            2,
            1,
            True,
            "0",
        ),
        (
            "b",
            "plaetze_2025-08-01.xlsx",
            "Plätze",
            "places",
            "standard",
            "jugendamt",
            TODAY,
            2,
            50,
            50,
            0,
            0,
            True,
            "1",
        ),
        (
            "c",
            "plaetze_alt.xlsx",
            "Plätze",
            "places",
            "standard",
            "jugendamt",
            TODAY,
            1,
            50,
            50,
            0,
            0,
            False,
            "2",
        ),
    ]
    return pl.DataFrame(rows, schema=names, orient="row")


def rejected_rows() -> pl.DataFrame:
    """Two rejected rows, one with a formula's first letter in its sentence."""
    rows = [
        (
            "anmeldungen_awo_2026-03-15.csv",
            None,
            "registrations",
            7,
            "birth_date",
            "not_a_date",
            "Zeile 7: kein Datum.",
        ),
        ("anmeldungen_awo_2026-03-15.csv", None, "registrations", 9, "status", "not_a_code", "=SUMME(A1:A9)"),
    ]
    return pl.DataFrame(
        rows, schema=["file", "sheet", "contract", "line", "column_name", "rule", "message"], orient="row"
    )


def meta() -> dict[str, pl.DataFrame]:
    """What every file of the release says about itself."""
    sources = [("population", date(2025, 12, 31)), ("places", date(2025, 8, 1)), ("registrations", TODAY),
               ("schools", date(2025, 10, 15)), ("school_it", date(2025, 10, 31))]  # fmt: skip
    finding = {"finding": "unknown_school", "severity": "warn", "contract": "school_it", "subject": "199999",
               "reference_date": TODAY, "count": 1, "message": "Schule 199999 ist unbekannt."}  # fmt: skip
    return {
        "meta_release": pl.DataFrame({"release_id": [RELEASE_ID], "is_synthetic": [True]}),
        "meta_sources": pl.DataFrame(sources, schema=["contract", "reference_date"], orient="row"),
        "meta_deliveries": deliveries(),
        "meta_rejected_rows": rejected_rows(),
        "meta_findings": pl.DataFrame([finding]),
        "dim_measure": small_tables.measures(),
        "meta_tables": small_tables.meta_tables(),
        "meta_checks": pl.DataFrame(
            {
                "name": ["a", "b"],
                "kind": ["test", "test"],
                "status": ["pass", "pass"],
                "failures": [0, 0],
                "message": ["", ""],
            }
        ),
    }


def planning(*, shaped: bool = False) -> dict[str, pl.DataFrame]:
    """The tables of planning.duckdb that pages read; ``shaped`` with the outlines of the districts."""
    by_area = rollout()
    of_schools = (SCHOOL_DATES, ["DO", *(borough for borough, _ in BOROUGHS)])
    return {
        "dim_area": areas(), **small_profiles.all_of(SCHOOLS, SCHOOL_DATES, areas(), stages()), "fct_demand": demand(), "fct_unserved": unserved(),
        "fct_unserved_reason": small_cases.reasons(members()), "fct_friction": small_cases.friction(unserved(), members()),
        "dim_placement_rule": small_cases.rules(), "dim_criterion": small_cases.criteria(),
        "fct_placement_result": small_cases.results(), "fct_placement_audit": small_cases.audit(),
        "fct_area_class": small_tables.area_classes(demand()),
        "fct_forecast": small_forecast.forecast(demand()),
        "fct_forecast_age": small_forecast.ages([("city", "DO"), *(("district", area) for area, _, _ in DISTRICTS)]),
        "fct_forecast_draw": small_forecast.draws(DISTRICTS), "fct_target_rate": small_forecast.target_rates(),
        "dim_target": small_forecast.targets(), "fct_forecast_backtest": small_forecast.backtest(),
        "dim_group_form": small_forecast.group_forms(), "dim_housing_yield": small_forecast.housing_yield(),
        "fct_commuting": small_forecast.commuting(),
        "dim_area_shape": small_tables.area_shapes(DISTRICTS, delivered=shaped),
        "fct_population": population(),
        **small_rollout.all_of(SCHOOL_DATES, SCHOOLS),
        "fct_school_quantity": small_schools.quantities(*of_schools),
        "fct_school_bandwidth": small_schools.bandwidth(*of_schools),
        "fct_school_hold": small_schools.holds(*of_schools),
        "fct_school_entry": small_entry.entries(),
        "fct_school_rollout": by_area.filter(area_id="DO").drop("area_id", "level"),
        "fct_school_rollout_area": by_area.filter(pl.col("area_id") != "DO"),
        "dim_area_member": area_members(), "dim_centre": small_tables.dim_centre(),
        "dim_provider": small_tables.dim_provider(), "fct_centre": small_tables.centres(),
        "fct_placement_year": small_tables.placement_year(), "fct_report_15_march": small_tables.report_15_march(),
        "fct_waiting_list": small_tables.waiting_list(members()),
        "fct_portal_participation": small_tables.portal_participation(),
        "fct_double_place_count": small_tables.double_places(members()), "fct_centre_project": small_tables.projects(),
        **small_funding.tables(SCHOOLS),
        **small_work.tables(),
        **meta(),
    }  # fmt: skip


def council(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Boroughs and the city alone, with counts of one to four taken out."""
    coarse = {
        name: table.filter(~pl.col("level").is_in(["district", "planning_area"]))
        if "level" in table.columns
        else table
        for name, table in tables.items()
        if name not in NOT_FOR_COUNCIL
    }
    small = pl.any_horizontal(pl.col(HIDDEN).is_between(1, 4))
    coarse["fct_unserved"] = coarse["fct_unserved"].with_columns(
        *(
            pl.when(pl.col(name).is_between(1, 4)).then(None).otherwise(pl.col(name)).alias(name)
            for name in HIDDEN
        ),
        is_suppressed=small,
    )
    coarse["fct_online_registration"] = small_work.online_for_council(coarse["fct_online_registration"])
    return coarse


def build(
    home: Home, *, empty: bool = False, without: str = "", shaped: bool = False, given: Tables | None = None
) -> Home:
    """Write the three files of a release and put it in service.

    ``empty`` keeps the tables and drops their rows; ``without`` leaves a table out, as no release should; ``shaped``
    adds the outlines of the districts; ``given`` stands in place of tables of the same name.
    """
    tables = {name: table for name, table in planning(shaped=shaped).items() if name != without} | (
        given or {}
    )
    cases = {name: table for name, table in tables.items() if name.startswith(("dim_", "meta_"))}
    cases |= {name: tables[name] for name in SUMS_FOR_CASES if name in tables}
    wishes = pl.concat([registrations(), small_linkage.registrations()], how="diagonal")
    cases |= {
        "fct_children": small_cases.children(), "fct_double_places": small_tables.double_place_cases(),
        "fct_registrations": wishes, "fct_contracts": small_linkage.contracts(),
        "fct_placement_proposals": small_cases.proposals(), "fct_fitting_places": small_cases.fitting_places(),
        "fct_link_pairs": small_linkage.link_pairs(), "fct_link_quality": small_linkage.link_quality(),
    }  # fmt: skip
    files = {"planning.duckdb": tables, "cases.duckdb": cases, "council.duckdb": council(tables)}
    folder = home.releases / RELEASE_ID
    folder.mkdir(parents=True)
    for name, content in files.items():
        _write(
            folder / name,
            {
                key: table.clear() if empty and key != "meta_release" else table
                for key, table in content.items()
            },
        )
    sums: dict[str, Any] = {
        "sha256": {name: sha256_of(folder / name) for name in files},
        "published_at": "2026-03-16T08:00:00+00:00",
        "row_counts": {"planning.duckdb": {name: table.height for name, table in tables.items()}},
    }
    (folder / "manifest.json").write_text(json.dumps(sums), encoding="utf-8")
    for pointer in ("current", "council"):
        (home.releases / pointer).write_text(RELEASE_ID, encoding="utf-8")
    return home


def _write(file: Path, tables: dict[str, pl.DataFrame]) -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema marts")
        for name, table in tables.items():
            connection.register("table_of_polars", table)
            connection.execute(f"create table marts.{name} as from table_of_polars")
            connection.unregister("table_of_polars")
