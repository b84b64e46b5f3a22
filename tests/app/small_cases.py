"""The children of the small release one by one, what keeps them waiting, and the places proposed to them.

Of forty children under three without a place twelve could have one: one in Hafen, one in Nordmarkt, four in
Borsigplatz, six in Eving, none in Brechten. Deferred acceptance places eleven of them, the maximum flow all twelve.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

import run

SEEDS = Path(run.__file__).parent / "dbt_project" / "seeds"
TODAY, AUGUST = date(2026, 3, 15), date(2026, 8, 1)
PLACEABLE = {"04": 1, "05": 1, "06": 4, "11": 0, "12": 6}
REASONS = {"04": {"one_wish_only": 1}, "05": {"all_wishes_full": 2, "one_wish_only": 1}, "06": {"no_offer_yet": 12},
           "11": {"hours_or_start": 12}, "12": {"all_wishes_full": 12}}  # fmt: skip
Member = tuple[str, str, str, str | None]
AREA = ("level", "area_id", "borough_id")


def friction(unserved: pl.DataFrame, members: Sequence[Member]) -> pl.DataFrame:
    """Return for how many of the unserved a place could be found."""
    rows = [
        {"level": level, "area_id": area, "borough_id": borough, "age_group": group,
         "friction": 0 if (district, group) == ("11", "three_to_school") else PLACEABLE[district]}
        for district, level, area, borough in members for group in ("under_three", "three_to_school")
    ]  # fmt: skip
    found = pl.DataFrame(rows).group_by("area_id", "age_group").agg(pl.col("friction").sum())
    keys = ("reference_date", "need_date", *AREA, "age_group", "unserved")
    return (
        unserved.select(keys)
        .join(found, on=["area_id", "age_group"])
        .with_columns(true_shortage=pl.col("unserved") - pl.col("friction"))
    )


def reasons(members: Sequence[Member]) -> pl.DataFrame:
    """Return why the children under three have no place."""
    rows = [
        {"reference_date": TODAY, "need_date": need, "level": level, "area_id": area, "borough_id": borough,
         "age_group": "under_three", "reason": reason, "unserved": number}
        for need in (TODAY, AUGUST) for district, level, area, borough in members
        for reason, number in REASONS[district].items()
    ]  # fmt: skip
    keys = ["reference_date", "need_date", *AREA, "age_group", "reason"]
    counted = pl.DataFrame(rows).group_by(keys).agg(pl.col("unserved").sum())
    return counted.join(pl.read_csv(SEEDS / "unserved_reasons.csv"), on="reason").sort(
        *keys[:-1], "sort_order"
    )


def results() -> pl.DataFrame:
    """Return what the methods come to: of those at their first or second wish the flow has two fewer, 7 for 9."""
    counts = ("children", "placed", "at_wish_1", "at_wish_2", "at_wish_3", "at_later_wish", "at_no_wish")
    came_to = {
        ("under_three", "fair"): (40, 11, 6, 3, 1, 0, 1), ("under_three", "most"): (40, 12, 4, 3, 2, 1, 2),
        ("three_to_school", "fair"): (28, 12, 12, 0, 0, 0, 0), ("three_to_school", "most"): (28, 12, 12, 0, 0, 0, 0),
    }  # fmt: skip
    rows = [
        {"reference_date": TODAY, "need_date": need, "age_group": group, "method": method,
         **dict(zip(counts, numbers, strict=True)), "mean_distance_km": 1.2 if method == "fair" else 1.94, "wish_change": 5, "moved": 1,
         "envy_pairs": 4 * ((group, method) == ("under_three", "most"))}
        for need in (TODAY, AUGUST) for (group, method), numbers in came_to.items()
    ]  # fmt: skip
    return pl.DataFrame(rows)


def rules() -> pl.DataFrame:
    """Return two of the rules by which a place fits."""
    rows = [("greatest_distance", "Größte Entfernung", 5.0, "km", 1, "VG Köln"),
            ("fewer_hours", "Weniger Stunden als gewünscht", 0.0, "hours_per_week", 2, "§ 24 SGB VIII")]  # fmt: skip
    names = ("rule", "rule_name", "value", "unit", "sort_order", "source")
    return pl.DataFrame(rows, schema=names, orient="row")


def criteria() -> pl.DataFrame:
    """Return two criteria."""
    rows = [("registered", "In der Einrichtung angemeldet", 50, 1, "Jugendamt"),
            ("sibling", "Geschwisterkind in der Einrichtung", 20, 2, "Jugendamt")]  # fmt: skip
    names = ("criterion", "criterion_name", "points", "sort_order", "source")
    return pl.DataFrame(rows, schema=names, orient="row")


def audit() -> pl.DataFrame:
    """Return the allocation as delivered: under three it has flaws, from three on it has none."""
    names = ("reference_date", "age_group", "envy_pairs", "envied_places", "idle_places", "allocated")
    rows = [(TODAY, "under_three", 3, 2, 1, 58), (TODAY, "three_to_school", 0, 0, 0, 100)]
    return pl.DataFrame(rows, schema=names, orient="row")


def children() -> pl.DataFrame:
    """Return three children of Nordmarkt without a place, and a fourth from August on.

    The first has waited since last August, the second and third since a month ago and today.
    """
    both, later = (TODAY, AUGUST), (AUGUST,)
    listed: list[tuple[tuple[date, ...], date, date, str, int, int, str]] = [
        (both, date(2024, 5, 1), date(2025, 8, 1), "overdue_long", 1, 0, "one_wish_only"),
        (both, date(2024, 12, 1), date(2026, 2, 1), "overdue", 2, 2, "all_wishes_full"),
        (both, date(2025, 3, 1), date(2026, 3, 15), "due_soon", 3, 2, "all_wishes_full"),
        (later, date(2025, 7, 1), date(2026, 8, 1), "later", 3, 0, "no_offer_yet"),
    ]
    rows: list[dict[str, Any]] = [
        {"reference_date": TODAY, "need_date": need, "child_id": f"R{number:04d}", "record_number": f"A{number:04d}",
         "state": "unserved", "age_group": "under_three", "district_id": "05", "borough_id": "B02", "birth_month": born,
         "wanted_start": wanted, "registered_on": date(2025, 1, 10), "days_waiting": (need - wanted).days,
         "is_short_notice": number == 1, "wishes": wishes, "reason": reason, "urgency": urgency,
         "claim_date": born.replace(year=born.year + 1), "due_date": wanted, "wishes_tried": tried, "refused_by_parents": 0}
        for number, (needs, born, wanted, urgency, wishes, tried, reason) in enumerate(listed) for need in needs
    ]  # fmt: skip
    return pl.DataFrame(rows)


def fitting_places() -> pl.DataFrame:
    """Return two places near the first child, one near the second, none near the third."""
    near = [("R0000", 1, "K2", "Kita Nordmarkt", 0.44, 1, 2), ("R0000", 2, "K1", "Kita Hafen", 1.25, None, 1),
            ("R0001", 1, "K1", "Kita Hafen", 1.3, 2, 1), ("R0001", 2, "P1", None, None, None, 1)]  # fmt: skip
    rows = [
        {"reference_date": TODAY, "need_date": need, "child_id": child, "place_rank": rank, "facility_id": facility,
         "facility_name": name, "group_form": "II" if name else "child_minding", "weekly_hours": 35, "distance_km": distance, "wish_rank": wish,
         "free": free}
        for need in (TODAY, AUGUST) for child, rank, facility, name, distance, wish, free in near
    ]  # fmt: skip
    return pl.DataFrame(rows)


def proposals() -> pl.DataFrame:
    """Return one proposal by either method: the first child at its first wish, the second where nobody wished."""
    common = {"age_group": "under_three", "district_id": "05", "borough_id": "B02", "group_form": "II", "weekly_hours": 35,
              "reference_date": TODAY}  # fmt: skip
    first = common | {
        "child_id": "R0000", "record_number": "A0000", "facility_id": "K2", "facility_name": "Kita Nordmarkt",
        "wish_rank": 1, "distance_km": 0.44, "criteria_points": 12, "has_sibling": True, "is_change": False, "rule": "points",
        "runner_up_child_id": "R0002", "second_facility_id": "K1", "second_facility_name": "Kita Hafen",
        "second_distance_km": 1.25,
    }  # fmt: skip
    second = common | {
        "child_id": "R0001", "record_number": "A0001", "facility_id": "P1", "facility_name": None,
        "wish_rank": None, "distance_km": None, "criteria_points": 4, "has_sibling": False, "is_change": True, "rule": "unasked",
        "runner_up_child_id": None, "second_facility_id": None, "second_facility_name": None,
        "second_distance_km": None,
    }  # fmt: skip
    minder = {"group_form": "child_minding"}
    rows = [
        row | {"need_date": need, "method": method, "starts_on": need} | (minder if row is second else {})
        for need in (TODAY, AUGUST) for method, row in (("fair", first), ("most", second))
    ]  # fmt: skip
    return pl.DataFrame(rows)
