"""What the small city knows of each school: register, tracks, sites, open points, and where the districts' tiles lie.

The Eving-Realschule has two sites. On 31.10.2025 its broadband is done at both (400 and 100 Mbit/s for 700 pupils), its
WLAN at the second alone; the first is planned for 01.09.2026. All others are done then. On 31.12.2021 the WLAN of
both schools of Eving was on hold ("Umbau"), and the Realschule had no broadband.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

School = tuple[str, str, str, int]
PLANNED, STARTED = date(2026, 9, 1), date(2021, 3, 1)
REALSCHULE = "100004"
DISTRICT = {"100001": "04", "100002": "05", "100003": "11", "100004": None}
PLACE = {"100001": (51.52, 7.44), "100002": (51.53, 7.46), "100003": None, "100004": None}


def dim_school(schools: Sequence[School]) -> pl.DataFrame:
    """The four schools, one of them without coordinates in a district and one in a borough alone; and a private one."""
    rows = [
        {"school_id": number, "name": name, "school_form": name.rsplit("-", 1)[1], "carrier": "Stadt Dortmund",
         "street": f"Schulstraße {place}", "postcode": "44147", "borough_id": borough, "district_id": DISTRICT[number],
         "latitude": PLACE[number] and PLACE[number][0], "longitude": PLACE[number] and PLACE[number][1],
         "is_city_school": True}
        for place, (number, name, borough, _) in enumerate(schools, start=1)
    ]  # fmt: skip
    private = {**rows[0], "school_id": "100099", "name": "Freie Waldorfschule", "carrier": "privat", "street": None,
               "is_city_school": False}  # fmt: skip
    return pl.DataFrame([*rows, private])


def register(schools: Sequence[School], dates: Sequence[date]) -> pl.DataFrame:
    """Ten class rooms and four subject rooms each; the private school tells nothing."""
    rows = [
        {"reference_date": on, "school_id": number, "pupils": pupils, "classes": pupils // 25, "class_rooms": 10,
         "subject_rooms": 4, "is_city_school": True, "is_in_operation": True}
        for on in dates for number, _, _, pupils in schools
    ]  # fmt: skip
    return pl.DataFrame(rows)


def map_tiles(areas: pl.DataFrame) -> pl.DataFrame:
    """The tiles of the districts."""
    return areas.filter(level="district").select(
        pl.col("area_id").alias("district_id"), pl.col("name").alias("district_name"),
        "borough_id", "borough_name", "tile_column", "tile_row",
    )  # fmt: skip


def tracks(schools: Sequence[School], dates: Sequence[date]) -> pl.DataFrame:
    """At each date one school more has WLAN and one more broadband, the broadband one date ahead."""
    rows = []
    for place, on in enumerate(dates):
        for number, (school, _, borough, pupils) in enumerate(schools):
            for track, is_done in (("broadband", number <= place), ("wlan", number < place)):
                sites = 2 if school == REALSCHULE else 1
                is_held = track == "wlan" and place == 2 and not is_done
                lines = 500.0 if (track, school, is_done) == ("broadband", REALSCHULE, True) else None
                is_half = track == "wlan" and place == 3
                rows.append(
                    {"reference_date": on, "schools_date": on, "school_id": school, "track": track,
                     "borough_id": borough, "district_id": DISTRICT[school], "pupils": pupils, "is_delivered": True,
                     "stage": "done" if is_done else "planned", "stage_order": 6 if is_done else 1,
                     "is_reached": is_done, "is_on_hold": is_held, "hold_reason": "Umbau" if is_held else None,
                     "sites": sites, "sites_done": sites if is_done else int(is_half),
                     "quantity_done": (14 if is_done else 6) if track == "wlan" else None,
                     "quantity_total": 14 if track == "wlan" else None,
                     "quantity_share": (1.0 if is_done else 6 / 14) if track == "wlan" else None,
                     "started_on": STARTED if is_done or is_half else None, "planned_on": None if is_done else PLANNED,
                     "done_on": on if is_done else None, "bandwidth_mbit_s": lines,
                     "weakest_link": "line" if lines else None,
                     "bandwidth_per_pupil": lines / pupils if lines else None, "devices_per_pupil": None}
                )  # fmt: skip
    return pl.DataFrame(rows, infer_schema_length=None)


def other_sites(dates: Sequence[date]) -> pl.DataFrame:
    """The sites of the Realschule that are done at the last date: both of broadband, the second of WLAN."""
    sites = (("broadband", "1", 500.0, 1000.0, 400.0, "hub"), ("broadband", "2", 100.0, None, None, "line"),
             ("wlan", "2", None, None, None, None))  # fmt: skip
    rows = [
        {"reference_date": dates[-1], "school_id": REALSCHULE, "site_id": site, "track": track, "stage": "done",
         "is_reached": True, "line_mbit_s": line, "switch_mbit_s": switch, "hub_mbit_s": hub,
         "bandwidth_mbit_s": min(filter(None, (line, switch, hub)), default=None), "weakest_link": weakest,
         "started_on": STARTED, "planned_on": None, "done_on": date(2025, 5, 2), "is_on_hold": False,
         "hold_reason": None, "is_known_school": True, "borough_id": "B04", "district_id": None,
         "is_due_next_quarter": False, "is_overdue": False}
        for track, site, line, switch, hub, weakest in sites
    ]  # fmt: skip
    return pl.DataFrame(rows)


def open_points(tracks: pl.DataFrame) -> pl.DataFrame:
    """One point per school and track that is not reached, at its first site."""
    return tracks.filter(~pl.col("is_reached")).select(
        "reference_date", "school_id", "track", pl.lit(1).alias("point_number"), pl.lit("1").alias("site_id"), "stage",
        pl.when("is_on_hold").then(pl.lit("on_hold")).otherwise(pl.lit("planned")).alias("state"),
        pl.lit(value=False).alias("is_overdue"), pl.lit(None, pl.Int64).alias("overdue_days"), "is_on_hold", "hold_reason",
        "started_on", "planned_on", "schools_date", "borough_id", "district_id",
    )  # fmt: skip


def summaries(tracks: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """Each school in one row."""
    keys = ["reference_date", "school_id"]
    counted = points.group_by(keys).agg(
        pl.len().cast(pl.Int64).alias("open_points"), pl.col("is_overdue").sum().cast(pl.Int64).alias("overdue_points"),
        pl.col("is_on_hold").sum().cast(pl.Int64).alias("held_points"),
        (pl.col("state") == "unknown").sum().cast(pl.Int64).alias("unknown_points"),
        pl.col("planned_on").min().alias("next_planned_on"),
    )  # fmt: skip
    schools = tracks.group_by([*keys, "schools_date", "borough_id", "district_id", "pupils"]).agg(
        pl.len().cast(pl.Int64).alias("tracks"),
        pl.col("is_reached").sum().cast(pl.Int64).alias("tracks_done"),
    )
    numbers = ["open_points", "overdue_points", "held_points", "unknown_points"]
    return (
        schools.with_columns(classes=pl.col("pupils") // 25, class_rooms=10, subject_rooms=4)
        .join(counted, on=keys, how="left")
        .with_columns(pl.col(numbers).fill_null(0))
        .sort(keys)
    )


def measures(school: str, on: date) -> pl.DataFrame:
    """Two measures of one school: the first is paid by two programmes, three quarters and one; nothing else is drawn."""
    paid = (("M1", "wlan", "DigitalPakt", 30_000.0, 15_000.0, 2, 0.75), ("M1", "wlan", "MEP", 10_000.0, 5_000.0, 2, 0.25),
            ("M2", "broadband", "MEP", 20_000.0, 0.0, 1, 1.0))  # fmt: skip
    rows = [
        {"reference_date": on, "measure_id": measure, "programme": programme, "school_id": school, "track": track,
         "borough_id": "B04", "first_year": 2024, "last_year": 2025, "planned_eur": approved, "approved_eur": approved,
         "committed_eur": drawn, "drawn_eur": drawn, "drawn_rate": drawn / approved, "funders": funders,
         "share_of_measure": share}
        for measure, track, programme, approved, drawn, funders, share in paid
    ]  # fmt: skip
    return pl.DataFrame(rows)


def all_of(
    schools: Sequence[School], dates: Sequence[date], areas: pl.DataFrame, stages: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """The tables of the page Schulen."""
    far = tracks(schools, dates)
    points = open_points(far)
    return {
        "dim_school": dim_school(schools), "dim_map_tile": map_tiles(areas), "fct_school": register(schools, dates),
        "fct_funding_measure": measures(REALSCHULE, date(2025, 12, 31)), "fct_school_track": far, "fct_school_open_point": points, "fct_school_summary": summaries(far, points),
        "fct_school_stage": pl.concat([stages, other_sites(dates)], how="diagonal_relaxed"),
    }  # fmt: skip
