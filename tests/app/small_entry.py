"""Who starts school in the small city, and what its primary schools have for them."""

from __future__ import annotations

from datetime import date

import polars as pl

ON = date(2025, 10, 31)
BORN_UNTIL = 2030  # the cohort of that year was born when children were counted last
# area: its level, borough, children starting in 2025 and how many more each year, pupils, rooms and equipped rooms now
AREAS = {
    "B02": ("borough", "B02", 100, 10, 360, 16, 4, 18),
    "B04": ("borough", "B04", 3, 0, 12, 2, 1, 3),
    "DO": ("city", None, 103, 10, 372, 18, 5, 21),
    "P01": ("planning_area", None, 50, 5, 0, 0, 0, 0),
}
RESIDENTS = {"B02": 400, "B04": 12, "DO": 412}


def entries() -> pl.DataFrame:
    """Four cohorts, all as large as the youngest: in 2026 B02 has 440 children, 396 pupils and 18 classes of 23."""
    rows = [_row(area, year) for area in AREAS for year in range(2025, 2031)]
    return pl.DataFrame(rows, infer_schema_length=None)


def _row(area: str, year: int) -> dict[str, object]:
    level, borough, first, more, pupils, rooms, subject_rooms, equipped = AREAS[area]
    children = first + more * (year - 2025)
    grades = min(4, max(0, year - 2025))
    row: dict[str, object] = {
        "reference_date": ON, "school_year": year, "years_ahead": year - 2025, "level": level, "area_id": area,
        "borough_id": borough, "grade_1_expected": children, "low_80": children - 2.0 * (year - 2025),
        "high_80": children + 2.0 * (year - 2025), "school_age_children": 4 * children, "claim_grades": grades,
        "claim_children": grades * children, "class_size": 23, "is_projected": year > 2025,
        "is_born": year <= BORN_UNTIL, "population_date": date(2024, 12, 31), "schools_date": date(2025, 10, 15),
        "tracks_date": ON, "is_suppressed": False, "pupils_expected": None, "primary_pupils": None,
        "resident_children": None, "attendance_ratio": None, "class_rooms": None, "subject_rooms": None,
        "equipped_rooms": None, "wlan_rooms": None, "all_day_places": None, "all_day_rate": None,
        "rooms_needed": None, "rooms_short": None, "equipped_needed": None, "equipped_short": None,
        "primary_schools": None, "primary_classes": None,
    }  # fmt: skip
    if level != "planning_area":
        row |= _rooms(area, children, year)
        row |= {
            "primary_schools": 1, "primary_pupils": pupils, "primary_classes": rooms, "class_rooms": rooms,
            "subject_rooms": subject_rooms, "equipped_rooms": equipped, "wlan_rooms": equipped,
            "resident_children": RESIDENTS[area], "attendance_ratio": pupils / RESIDENTS[area],
            "all_day_places": pupils // 2, "all_day_rate": pupils // 2 / (grades * children) if grades else None,
        }  # fmt: skip
    return row


def _rooms(area: str, children: int, year: int) -> dict[str, int]:
    """What is needed and short; the city's are those of its boroughs, so B04's room to spare helps nobody."""
    if area == "DO":
        parts = [
            _rooms(each, AREAS[each][2] + AREAS[each][3] * (year - 2025), year) for each in ("B02", "B04")
        ]
        return {name: sum(part[name] for part in parts) for name in parts[0]}
    _, _, _, _, pupils, rooms, subject_rooms, equipped = AREAS[area]
    expected = 4 * children * pupils // RESIDENTS[area]
    needed = -(-expected // 23)
    return {
        "pupils_expected": expected, "rooms_needed": needed, "rooms_short": max(0, needed - rooms),
        "equipped_needed": needed + subject_rooms, "equipped_short": max(0, needed + subject_rooms - equipped),
    }  # fmt: skip
