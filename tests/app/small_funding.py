"""The money of the small release, worked out by hand.

Gute Schule 2020 (one year's carry-over) has two quotas of 3 million euros and draws of 2.0 and 3.5 for all purposes, so
that 1.0 is carried into 2025 and 0.5 of that year's own lapses with 2026. DigitalPakt runs to the end of 2027 and has
drawn 0.8 of 3.0, although its measures have drawn 1.0. Three measures: one paid by both, one for the whole city.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

School = tuple[str, str, str, int]
NOW, BEFORE = date(2025, 12, 31), date(2024, 12, 31)
GUTE_SCHULE, DIGITALPAKT = "Gute Schule 2020", "DigitalPakt"
LAPSES = {GUTE_SCHULE: date(2026, 12, 31), DIGITALPAKT: date(2027, 12, 31)}
MONEY = ["planned_eur", "approved_eur", "committed_eur", "drawn_eur"]
MILLION = 1_000_000.0


def tables(schools: Sequence[School]) -> dict[str, pl.DataFrame]:
    """All tables of the page Mittel."""
    return {
        "dim_programme": programmes(), "fct_funding": funding(), "fct_funding_programme": funding_programmes(),
        "fct_funding_measure": measures(schools), "fct_funding_part": parts(schools),
        "fct_funding_reconciliation": reconciliation(), "fct_funding_progress": progress(),
    }  # fmt: skip


def programmes() -> pl.DataFrame:
    """Both programmes, one of a known end."""
    common = {
        "purpose": "Schulen",
        "financed_by": "Land",
        "window_start": 2024,
        "source": "Rat",
        "is_known": True,
    }
    rows = [
        {"programme": GUTE_SCHULE, "carry_over_rule": "one_year", "window_end": None, "sort_order": 1},
        {"programme": DIGITALPAKT, "carry_over_rule": "until_end", "window_end": 2027, "sort_order": 2},
    ]
    return pl.DataFrame([common | row for row in rows], schema_overrides={"window_end": pl.Int64})


def funding() -> pl.DataFrame:
    """The years of each programme, in millions: carried in, drawn for all, carried out, left, lapsing; and the measures'."""
    rows = [
        (BEFORE, GUTE_SCHULE, 2024, 0.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0),
        (NOW, GUTE_SCHULE, 2024, 0.0, 2.0, 1.0, 1.0, 0.0, 1.0, 1.0),
        (NOW, GUTE_SCHULE, 2025, 1.0, 3.5, 0.5, 0.5, 0.5, 1.0, 1.0),
        (NOW, DIGITALPAKT, 2025, 0.0, 0.8, 2.2, 2.2, 2.2, 2.0, 1.0),
    ]
    told = [
        {"reference_date": on, "programme": programme, "year": year, "quota_eur": 3 * MILLION, "spent_eur": MILLION,
         "carried_in_eur": carried_in * MILLION, "drawn_all_purposes_eur": everything * MILLION,
         "carried_out_eur": carried_out * MILLION, "left_eur": left * MILLION, "lapsed_eur": 0.0,
         "lapsing_eur": lapsing * MILLION, "next_lapse_on": _lapse(on, programme) if lapsing else None,
         "planned_eur": approved * MILLION, "approved_eur": approved * MILLION, "committed_eur": approved * MILLION,
         "drawn_eur": drawn * MILLION, "drawn_rate": drawn / approved,
         "carry_over_rule": "one_year" if programme == GUTE_SCHULE else "until_end"}
        for on, programme, year, carried_in, everything, carried_out, left, lapsing, approved, drawn in rows
    ]  # fmt: skip
    return pl.DataFrame(told, schema_overrides={"next_lapse_on": pl.Date})


def _lapse(on: date, programme: str) -> date:
    return NOW if on == BEFORE else LAPSES[programme]


def funding_programmes() -> pl.DataFrame:
    """The sums of each programme and of all, at each date; all together lose at the earliest date."""
    own = funding().with_columns(is_total=pl.lit(value=False))
    first = pl.col("next_lapse_on").min().over("reference_date")
    whole = own.with_columns(
        programme=pl.lit("alle Programme"), is_total=True, left_eur=None, carry_over_rule=None,
        lapsing_eur=pl.when(pl.col("next_lapse_on") == first).then("lapsing_eur").otherwise(0.0),
    )  # fmt: skip
    sums = pl.concat([own, whole], how="vertical_relaxed").group_by("reference_date", "programme", "is_total")
    return sums.agg(
        pl.col(*MONEY, "quota_eur", "drawn_all_purposes_eur", "spent_eur", "lapsing_eur", "lapsed_eur").sum(),
        pl.col("next_lapse_on").min(), pl.col("left_eur", "carry_over_rule").last(),
    ).with_columns(drawn_rate=pl.col("drawn_eur") / pl.col("approved_eur"))  # fmt: skip


def measures(schools: Sequence[School]) -> pl.DataFrame:
    """One measure paid by two programmes, one for the whole city, one for another school; in millions."""
    first, _, third, *_ = schools
    rows = [
        ("M1", GUTE_SCHULE, first, "wlan", 1.5, 1.5, 2),
        ("M1", DIGITALPAKT, first, "wlan", 0.5, 0.5, 2),
        ("M2", GUTE_SCHULE, None, "devices", 0.5, 0.5, 1),
        ("M3", DIGITALPAKT, third, "presentation", 1.5, 0.5, 1),
    ]
    return pl.DataFrame(
        [
            {"reference_date": NOW, "measure_id": measure, "programme": programme, "school_id": school and school[0],
             "track": track, "borough_id": school and school[2], "first_year": 2024, "last_year": 2025,
             "planned_eur": approved * MILLION, "approved_eur": approved * MILLION, "committed_eur": approved * MILLION,
             "drawn_eur": drawn * MILLION, "drawn_rate": drawn / approved, "funders": funders,
             "share_of_measure": approved / 2 if measure == "M1" else 1.0}
            for measure, programme, school, track, approved, drawn, funders in rows
        ]
    )  # fmt: skip


def parts(schools: Sequence[School]) -> pl.DataFrame:
    """The measures by track, borough and school."""
    keyed = [
        measures(schools).with_columns(part=pl.lit(part), key=pl.col(column).fill_null("none"))
        for part, column in (("track", "track"), ("borough", "borough_id"), ("school", "school_id"))
    ]
    sums = pl.concat(keyed).group_by("reference_date", "part", "key", "programme").agg(pl.col(MONEY).sum())
    return sums.with_columns(drawn_rate=pl.col("drawn_eur") / pl.col("approved_eur"))


def reconciliation() -> pl.DataFrame:
    """What of each year's draws the measures explain, and by how much those of DigitalPakt exceed them."""
    measured, everything = pl.col("drawn_eur"), pl.col("drawn_all_purposes_eur")
    return funding().select(
        "reference_date", "programme", "year", measures_drawn_eur=measured, all_purposes_drawn_eur=everything,
        other_purposes_eur=pl.max_horizontal(everything - measured, pl.lit(0.0)),
        unexplained_eur=pl.max_horizontal(measured - everything, pl.lit(0.0)),
    )  # fmt: skip


def progress() -> pl.DataFrame:
    """40 of 50 rooms with WLAN for two million euros; broadband has no measure, and in 2024 no state was told."""
    rows = [
        (BEFORE, "wlan", 1.0, 1.0, None, None, None, None),
        (NOW, "wlan", 2.0, 2.0, 40, 50, 3, date(2025, 10, 31)),
        (NOW, "presentation", 1.5, 0.5, 0, 50, 0, date(2025, 10, 31)),
        (NOW, "broadband", None, None, None, None, 4, date(2025, 10, 31)),
    ]
    return pl.DataFrame(
        [
            {"reference_date": on, "track": track, "progress_date": told, "approved_eur": approved and approved * MILLION,
             "drawn_eur": drawn and drawn * MILLION, "drawn_rate": drawn and approved and drawn / approved,
             "quantity_done": done, "quantity_total": total,
             "quantity_share": None if done is None or total is None else done / total,
             "schools_done": schools, "schools_total": told and 4,
             "school_share": None if schools is None else schools / 4,
             "eur_per_unit": drawn * MILLION / done if done and drawn else None}
            for on, track, approved, drawn, done, total, schools, told in rows
        ],
        schema_overrides={"progress_date": pl.Date, "drawn_rate": pl.Float64, "eur_per_unit": pl.Float64},
    )  # fmt: skip
