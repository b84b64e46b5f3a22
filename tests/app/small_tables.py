"""The tables of the small release beyond day-care demand: centres, double places, money, measures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl

import run
from tests.shapes import of_districts

TODAY, LAST_YEAR = date(2026, 3, 15), date(2025, 3, 15)
SEEDS = Path(run.__file__).parent / "dbt_project" / "seeds"
CENTRES = [("K1", "Kita Hafen", "04", "B02", "T1", 20, 18), ("K2", "Kita Nordmarkt", "05", "B02", "T1", 30, 33),
           ("K3", "Kita Eving", "12", "B04", "T2", 10, 7)]  # fmt: skip
PROVIDERS = {"T1": "Städtische Kitas", "T2": "Kirchenkreis"}


def measures() -> pl.DataFrame:
    """The measures as they are seeded."""
    return pl.read_csv(SEEDS / "measures.csv", infer_schema=False)


def meta_tables() -> pl.DataFrame:
    """Two tables with their dates, one of them of one day alone, and one without."""
    rows = [("fct_demand", LAST_YEAR, TODAY, "Kinder, Bedarf und Plätze."), ("dim_measure", None, None, "Kennzahlen."),
            ("fct_unserved", TODAY, TODAY, "Kinder ohne Platz.")]  # fmt: skip
    return pl.DataFrame(rows, schema=["table_name", "first_date", "last_date", "description"], orient="row")


def dim_centre() -> pl.DataFrame:
    """Three centres of two providers."""
    rows = [
        {"centre_id": key, "name": name, "provider_id": provider, "provider_name": PROVIDERS[provider],
         "district_id": district, "borough_id": borough}
        for key, name, district, borough, provider, _, _ in CENTRES
    ]  # fmt: skip
    return pl.DataFrame(rows)


def dim_provider() -> pl.DataFrame:
    """Two providers."""
    return pl.DataFrame(
        {"provider_id": list(PROVIDERS), "name": list(PROVIDERS.values()), "centre_count": [2, 1]}
    )


def centres() -> pl.DataFrame:
    """Twenty, thirty and ten places under three, of which 18, 33 and 7 are taken; ten fewer in all a year ago."""
    rows = [
        {"reference_date": on, "day_care_year": on.year - 1 + ahead, "is_current_year": ahead == 0, "centre_id": key,
         "district_id": district, "borough_id": borough, "provider_id": provider, "age_group": "under_three",
         "group_forms": "I, II", "approved_places": places + 5 * (key == "K1"),
         "available_places": places - 10 * (on == LAST_YEAR and key == "K2"),
         "taken": None if ahead else taken, "offered": None if ahead else 0,
         "free": None if ahead else max(0, places - taken), "over": None if ahead else max(0, taken - places),
         "reduction_reasons": "Personal" if key == "K1" else None, "places_date": date(2025, 8, 1),
         "is_projected": ahead == 1}
        for on in (LAST_YEAR, TODAY) for ahead in (0, 1) for key, _, district, borough, provider, places, taken in CENTRES
    ]  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def area_classes(demand: pl.DataFrame) -> pl.DataFrame:
    """In 2025/26 Hafen (15 places short of a hundred) and Nordmarkt (5) are short, all others even; demand stays."""
    keys = ["reference_date", "area_id", "age_group"]
    last = demand.group_by(keys).agg(trend_until=pl.col("day_care_year").max())
    reserve, trend = (
        pl.col("place_rate") - pl.col("target_rate"),
        pl.when(~pl.col("is_current_year")).then(None),
    )
    known = pl.when(reserve.round(6) < -0.03).then(pl.lit("short")).otherwise(pl.lit("balanced"))
    short = pl.when(reserve.is_not_null()).then(known)
    return demand.join(last, on=keys).select(
        "reference_date", "day_care_year", "level", "area_id", "borough_id", "age_group", "trend_until", "is_suppressed",
        reserve=reserve, reserve_class=short, trend=trend.otherwise(0.0), trend_class=trend.otherwise(pl.lit("steady")),
        area_class=trend.otherwise(short + "_steady"),
    )  # fmt: skip


def area_shapes(districts: list[tuple[str, str, str]], *, delivered: bool) -> pl.DataFrame:
    """The outlines of the districts, or none."""
    features = json.loads(
        of_districts([(area, name, n % 3, n // 3) for n, (area, name, _) in enumerate(districts)])
    )
    rows = [
        {"area_id": area, "geometry": json.dumps(feature["geometry"]), "shapes_date": date(2025, 12, 31)}
        for (area, *_), feature in zip(districts, features["features"], strict=True)
    ]
    table = pl.DataFrame(rows)
    return table if delivered else table.clear()


def placement_year() -> pl.DataFrame:
    """Kita Nordmarkt: of 33 children twelve grow into the older group and one contract ends."""
    row = {"reference_date": TODAY, "day_care_year": 2026, "centre_id": "K2", "district_id": "05", "borough_id": "B02",
           "provider_id": "T1", "age_group": "under_three", "taken": 33, "leaving_for_school": 0, "leaving_otherwise": 1,
           "moving_up": 12, "freed": 13, "moving_in": 0, "arriving": 4}  # fmt: skip
    return pl.DataFrame([row])


def report_15_march() -> pl.DataFrame:
    """Kita Nordmarkt: two-year-olds in form I, one of them with a disability."""
    common = {"reference_date": TODAY, "day_care_year": 2026, "centre_id": "K2", "district_id": "05", "borough_id": "B02",
              "provider_id": "T1", "weekly_hours": 35, "age_group": "under_three", "year_of_age": 2}  # fmt: skip
    rows = [
        {"group_form": "I", "needs_inclusion": False, "children": 9, "promised": 4},
        {"group_form": "I", "needs_inclusion": True, "children": 1, "promised": 0},
        {"group_form": "unassigned", "needs_inclusion": False, "children": 2, "promised": 0},
    ]
    days = dict.fromkeys(("opened_on", "decided_planned_on", "construction_planned_on"), pl.Date)
    return pl.DataFrame([common | row for row in rows], schema_overrides=days)


def double_places(members: list[tuple[str, str, str, str | None]]) -> pl.DataFrame:
    """One child in Hafen holds a centre and a minder, two in Eving two offers; nobody a year ago.

    The minder's place would fall free: it would fit three waiting children in Nordmarkt.
    """
    names = ("double_places", "with_child_minding", "double_offers", "freed_places", "freed_supplementary",
             "freed_offers", "children_fitting")  # fmt: skip
    found = {"04": (1, 1, 0, 1, 1, 0, 0), "05": (0, 0, 0, 0, 0, 0, 3), "12": (0, 0, 2, 0, 0, 2, 0)}
    rows = [
        {"reference_date": on, "level": level, "area_id": area, "borough_id": borough, "age_group": age_group,
         **dict(zip(names, found.get(district, (0,) * 7) if (on, age_group) == (TODAY, "under_three") else (0,) * 7,
                    strict=True))}
        for on in (LAST_YEAR, TODAY) for district, level, area, borough in members
        for age_group in ("under_three", "three_to_school")
    ]  # fmt: skip
    keys = ["reference_date", "level", "area_id", "borough_id", "age_group"]
    return pl.DataFrame(rows).group_by(keys).agg(pl.all().sum()).sort(keys).with_columns(
        is_suppressed=False, nearby_km=3.0
    )  # fmt: skip


def waiting_list(members: list[tuple[str, str, str, str | None]]) -> pl.DataFrame:
    """In each district eleven children as the accounts have them are ten, with twenty wishes; a year ago all differ."""
    rows = [
        {"reference_date": on, "level": level, "area_id": area, "borough_id": borough, "age_group": age_group,
         "account_children": 11 if on == TODAY else 10, "children": 10, "wishes": 20}
        for on in (LAST_YEAR, TODAY) for _, level, area, borough in members
        for age_group in ("under_three", "three_to_school")
    ]  # fmt: skip
    keys = ["reference_date", "level", "area_id", "borough_id", "age_group"]
    sums = pl.DataFrame(rows).group_by(keys).agg(pl.all().sum()).sort(keys)
    return sums.with_columns(inflation=pl.col("account_children") / pl.col("children"), is_suppressed=False)


def portal_participation() -> pl.DataFrame:
    """Both municipal centres take registrations through the portal, the church's does not; a year ago nobody did."""
    rows = [
        (date(2025, 3, 1), "T1", PROVIDERS["T1"], 2, 0, 0.0), (date(2025, 3, 1), "T2", PROVIDERS["T2"], 1, 0, 0.0),
        (date(2026, 3, 1), "T1", PROVIDERS["T1"], 2, 2, 1.0), (date(2026, 3, 1), "T2", PROVIDERS["T2"], 1, 0, 0.0),
    ]  # fmt: skip
    names = ["month", "provider_id", "provider_name", "centres", "centres_on_portal", "share"]
    return pl.DataFrame(rows, schema=names, orient="row")


def double_place_cases() -> pl.DataFrame:
    """The two contracts of the child in Hafen."""
    common = {"reference_date": TODAY, "child_id": "V0007", "claim_kind": "place", "source": "contracts",
              "starts_on": date(2025, 8, 1), "covers_until": date(2028, 7, 31), "overlap_from": date(2025, 8, 1),
              "overlap_until": date(2028, 7, 31), "overlap_days": 1096, "is_supplementary": True, "weekly_hours": 35,
              "age_group": "under_three", "district_id": "04", "borough_id": "B02"}  # fmt: skip
    rows = [
        {"record_number": "V0007", "facility_id": "K1", "facility_name": "Kita Hafen", "care_kind": "centre",
         "would_become_free": False, "free_from": None, "waiting_nearby": None},
        {"record_number": "V0008", "facility_id": "P1", "facility_name": None, "care_kind": "child_minding",
         "would_become_free": True, "free_from": TODAY, "waiting_nearby": 3},
    ]  # fmt: skip
    return pl.DataFrame([common | row for row in rows])


def projects() -> pl.DataFrame:
    """One centre being built in Hafen and late, one closure in Eving to be decided, one extension opened late."""
    common = {"reference_date": TODAY, "provider_name": None, "provider_id": None, "centre_id": None,
              "council_paper": "Demo 1-26", "projects_date": TODAY, "decided_planned_on": None,
              "construction_planned_on": None, "groups_form_one": 0, "groups_form_three": 0}  # fmt: skip
    rows = [
        {"project_id": "1", "name": "Neubau Hafen", "project_kind": "opening", "district_id": "04", "borough_id": "B02",
         "places_under_three": 20, "places_three_to_school": 40, "state": "under_construction", "is_overdue": True,
         "opening_planned_on": date(2026, 2, 1), "opened_on": None, "day_care_year": 2025, "counts_from": 2026,
         "groups_form_two": 2, "delay_days": 42},
        {"project_id": "2", "name": "Schließung Eving", "project_kind": "closure", "district_id": "12", "borough_id": "B04",
         "places_under_three": -5, "places_three_to_school": -10, "state": "planned", "is_overdue": False,
         "opening_planned_on": date(2027, 8, 1), "opened_on": None, "day_care_year": 2027, "counts_from": 2027,
         "groups_form_two": -1, "delay_days": None},
        {"project_id": "3", "name": "Erweiterung Nordmarkt", "project_kind": "extension", "district_id": "05",
         "borough_id": "B02", "places_under_three": 10, "places_three_to_school": 0, "state": "opened",
         "is_overdue": False, "opening_planned_on": date(2025, 1, 1), "opened_on": date(2025, 3, 1),
         "day_care_year": 2024, "counts_from": None, "groups_form_two": 1, "delay_days": 59},
    ]  # fmt: skip
    days = dict.fromkeys(("opened_on", "decided_planned_on", "construction_planned_on"), pl.Date)
    return pl.DataFrame([common | row for row in rows], schema_overrides=days)
