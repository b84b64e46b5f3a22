"""What linkage left to people in the small release: five pairs to review, one sure one, one kept apart for good."""

from __future__ import annotations

from datetime import date

import polars as pl

TODAY = date(2026, 3, 15)
SIDES = ("source_a", "record_a", "source_b", "record_b")
LEVELS = ("first_name", "last_name", "birth_date", "street", "postcode", "sex")
WEIGHT = 1.5


def link_pairs() -> pl.DataFrame:
    """The pairs; the third touches the child R0001 without a place, the second V0007 with two."""
    review = {"band": "review", "probability": 0.8, "match_weight": 2.0, "kept_apart": None, "decision": None}
    sure = {**review, "band": "same", "probability": 0.9995, "match_weight": 11.0}
    pairs = [
        (("contracts", "V1", "registrations", "A1"), ("V1", "R9"), review, ("similar", *["equal"] * 5)),
        (("contracts", "V0008", "registrations", "A2"), ("V0007", "R8"), review,
         ("swapped", "swapped", "equal", "missing", "different", "equal")),
        (("contracts", "V3", "registrations", "A3"), ("V3", "R0001"), review,
         ("equal", "part", "day_month_swapped", "same_street", "equal", "missing")),
        (("registrations", "A4", "registrations", "A5"), ("R4", "R5"), review, ("equal", *["different"] * 5)),
        (("registrations", "A6", "registrations", "A7"), ("R6", "R7"), review | {"kept_apart": "earlier_children"},
         ("equal",) * 6),
        (("registrations", "A6", "registrations", "A8"), ("R6", "R6"), sure, ("equal",) * 6),
        (("registrations", "A6", "registrations", "A9"), ("R6", "R9"), sure,
         ("different", *["equal"] * 5)),
    ]  # fmt: skip
    rows = [
        dict(zip(SIDES, sides, strict=True)) | {"child_a": children[0], "child_b": children[1]} | known
        | {f"{name}_level": level for name, level in zip(LEVELS, levels, strict=True)}
        | {f"{name}_weight": WEIGHT for name in LEVELS}
        for sides, children, known, levels in pairs
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"kept_apart": pl.String, "decision": pl.String})


def link_quality() -> pl.DataFrame:
    """Two bands: above 99 per cent one child, above 20 per cent people decide."""
    rows = [("same", 0.99, 1200, 0.9991, 0.962), ("review", 0.2, 48, 0.61, 0.038)]
    names = ["band", "lower_bound", "pairs", "expected_precision", "expected_recall"]
    return pl.DataFrame(rows, schema=names, orient="row")


def registrations() -> pl.DataFrame:
    """The wish A3 for Kita Eving, delivered twice: a year ago it was a year earlier."""
    row = {"record_number": "A3", "child_id": "R0001", "facility_id": "K3", "care_kind": "centre", "district_id": "05",
           "borough_id": "B02", "wish_rank": 2, "registered_on": date(2025, 1, 10), "weekly_hours": 35,
           "status": "waiting_list"}  # fmt: skip
    days = [(TODAY, date(2026, 8, 1)), (date(2025, 3, 15), date(2025, 8, 1))]
    return pl.DataFrame([row | {"reference_date": on, "wanted_start": start} for on, start in days])


def contracts() -> pl.DataFrame:
    """The contract V3 with Kita Hafen."""
    row = {"reference_date": TODAY, "record_number": "V3", "child_id": "V3", "facility_id": "K1", "care_kind": "centre",
           "district_id": "04", "borough_id": "B02", "starts_on": date(2025, 9, 1), "covers_until": date(2028, 7, 31),
           "weekly_hours": 45}  # fmt: skip
    return pl.DataFrame([row])
