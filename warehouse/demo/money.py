"""Programmes that pay for school IT and the measures they pay for, near the published sums.

Gute Schule 2020: four yearly quotas of 23.5 m €, undrawn money carries over one year; about 75.5 m € spent by
July 2022. DigitalPakt: 36 m €, all approved. The media development plan's share of the city was 3.14 m € in 2017.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from warehouse.demo.chance import Chance, Ints, split
from warehouse.demo.schools import Schools

YEARS = range(2017, 2026)
THOUSAND = 1000
GUTE_SCHULE, DIGITALPAKT, MEP, OWN, AT_ONCE = (
    "Gute Schule 2020",
    "DigitalPakt",
    "Medienentwicklungsplan",
    "Eigenmittel",
    "Sofortausstattungsprogramm",
)
BUDGET: dict[str, tuple[str, dict[int, tuple[int, int, int]]]] = {  # year: quota, drawn, spent in thousand €
    MEP: ("one_year", {
        2017: (3140, 2610, 2480), 2018: (3900, 3720, 3650), 2019: (4400, 4380, 4290), 2020: (5200, 5150, 5060),
        2021: (6100, 5480, 5390), 2022: (6500, 6710, 6630), 2023: (6500, 6340, 6300), 2024: (6800, 6520, 6470),
        2025: (6800, 5900, 5740)}),
    GUTE_SCHULE: ("one_year", {
        2017: (23500, 8200, 4300), 2018: (23500, 20900, 14600), 2019: (23500, 24300, 19800), 2020: (23500, 21800, 18900),
        2021: (0, 14500, 12100), 2022: (0, 0, 10200), 2023: (0, 0, 6700), 2024: (0, 0, 3100)}),
    DIGITALPAKT: ("until_end", {
        2019: (36000, 0, 0), 2020: (0, 1900, 1300), 2021: (0, 6400, 5600), 2022: (0, 9800, 8900), 2023: (0, 8700, 9300),
        2024: (0, 7600, 8200), 2025: (0, 1100, 2000)}),
    OWN: ("none", {
        year: (1200 + 60 * (year - 2017), 1010 + 55 * (year - 2017), 990 + 55 * (year - 2017)) for year in range(2017, 2026)}),
}  # fmt: skip
FOR_SCHOOL_IT = {MEP: 92, GUTE_SCHULE: 15, DIGITALPAKT: 91, OWN: 80}
TRACKS_OF = {MEP: ("support", "central_connection", "devices"), GUTE_SCHULE: ("broadband", "wlan", "central_connection"),
             DIGITALPAKT: ("wlan", "presentation", "devices"), OWN: ("devices", "presentation", "broadband"),
             AT_ONCE: ("devices",)}  # fmt: skip
SHORT = {MEP: "MEP", GUTE_SCHULE: "GS", DIGITALPAKT: "DP", OWN: "EM", AT_ONCE: "SOF"}
PAYS_PART_OF = {MEP: SHORT[GUTE_SCHULE], OWN: SHORT[DIGITALPAKT]}  # 6.5 m € a year were 3.14 m + 3.36 m €
MEASURES_PER_YEAR = 34
CITY_WIDE = 2  # the last measures of a programme and year serve no single school
SHARED = 4  # the first ones pay their part of another programme's
SECOND_YEAR = 3  # and the next ones go on with a measure of the year before
AT_ONCE_DRAWN = 1150
DRAWN_ABOVE_APPROVAL = ("DP-2023-011", "MEP-2025-009")
COMMITTED_ABOVE_APPROVAL = "DP-2024-020"


def budget_on(year: int) -> pl.DataFrame:
    """All programmes' years up to the given one; quotas granted ahead are not listed yet."""
    rows = [
        {"programme": programme, "year": when, "quota_eur": float(quota * THOUSAND),
         "drawn_all_purposes_eur": float(drawn * THOUSAND), "spent_eur": float(spent * THOUSAND),
         "carry_over_rule": rule}
        for programme, (rule, years) in BUDGET.items()
        for when, (quota, drawn, spent) in years.items()
        if when <= year
    ]  # fmt: skip
    return pl.DataFrame(rows)


def measures(schools: Schools, seed: int) -> pl.DataFrame:
    """All measures, one row per programme and year: what was planned, approved, committed and drawn in it."""
    chance = Chance(seed, "measures")
    parts = []
    for programme, (_, years) in BUDGET.items():
        for year, (_, drawn, _) in years.items():
            if drawn:
                total = drawn * FOR_SCHOOL_IT[programme] // 100
                parts.append(_of_year(schools, programme, year, total, chance))
    parts.append(_at_once(schools, chance))
    return _with_faults(_shared(_city_wide(pl.concat(parts))))


def _of_year(
    schools: Schools, programme: str, year: int, total: int, chance: Chance, count: int = MEASURES_PER_YEAR
) -> pl.DataFrame:
    """Measures of one programme and year, whose draws add up to ``total`` thousand euros."""
    drawn = split(total, chance.between(20, 100, count)) * THOUSAND
    committed = _more(drawn, chance, 60)
    approved = _more(committed, chance, 50)
    tracks = pl.Series(TRACKS_OF[programme])
    return pl.DataFrame(
        {
            "measure_id": [f"{SHORT[programme]}-{year}-{number:03d}" for number in range(1, count + 1)],
            "school_id": schools.table["school_id"].gather(chance.between(0, schools.count - 2, count)),
            "track": tracks.gather(chance.between(0, len(tracks) - 1, count)),
            "programme": pl.Series([programme] * count),
            "year": pl.Series(np.full(count, year)),
            "planned_eur": _more(approved, chance, 40).astype(np.float64),
            "approved_eur": approved.astype(np.float64),
            "committed_eur": committed.astype(np.float64),
            "drawn_eur": drawn.astype(np.float64),
        }
    )


def _at_once(schools: Schools, chance: Chance) -> pl.DataFrame:
    """The devices of 2020, paid by a programme that has no budget line and that nobody has written down."""
    return _of_year(schools, AT_ONCE, 2020, AT_ONCE_DRAWN, chance, count=6)


def _city_wide(rows: pl.DataFrame) -> pl.DataFrame:
    """Servers, licences and the like serve all schools, and no single one."""
    number = pl.col("measure_id").str.slice(-3).cast(pl.Int64)
    return rows.with_columns(
        school_id=pl.when(number > MEASURES_PER_YEAR - CITY_WIDE).then(None).otherwise("school_id")
    )


def _shared(rows: pl.DataFrame) -> pl.DataFrame:
    """Let some programmes pay their part of another's measures, and some measures go on for a second year."""
    number, year = pl.col("measure_id").str.slice(-3), pl.col("year")
    other, own = (pl.col("programme").replace_strict(of, default=None) for of in (PAYS_PART_OF, SHORT))
    shared = (number.cast(pl.Int64) <= SHARED) & other.is_not_null()
    goes_on = number.cast(pl.Int64).is_between(SHARED + 1, SHARED + SECOND_YEAR) & (year % 2 == 0)
    paid = (
        pl.when(shared).then(pl.format("{}-{}-{}", other, year, number))
        .when(goes_on).then(pl.format("{}-{}-{}", own, year - 1, number))
    )  # fmt: skip
    places = rows.select("school_id", "track", paid="measure_id")
    joined = rows.with_columns(paid=paid).join(
        places, on="paid", how="left", suffix="_paid", maintain_order="left"
    )
    is_there = pl.col("track_paid").is_not_null()
    return joined.with_columns(
        measure_id=pl.when(is_there).then("paid").otherwise("measure_id"),
        school_id=pl.when(is_there).then("school_id_paid").otherwise("school_id"),
        track=pl.when(is_there).then("track_paid").otherwise("track"),
    ).select(rows.columns)


def _with_faults(rows: pl.DataFrame) -> pl.DataFrame:
    """What a real list has: measures that are drawn or ordered beyond what is approved."""
    named = pl.col("measure_id")
    return rows.with_columns(
        approved_eur=pl.when(named.is_in(DRAWN_ABOVE_APPROVAL)).then(pl.col("drawn_eur") - 5000)
        .when(named == COMMITTED_ABOVE_APPROVAL).then((pl.col("drawn_eur") + pl.col("committed_eur")) / 2)
        .otherwise("approved_eur")
    )  # fmt: skip


def _more(amount: Ints, chance: Chance, per_thousand: int) -> Ints:
    """Up to the given share more, in whole hundreds of euros."""
    return amount + amount * chance.between(0, 2 * per_thousand, len(amount)) // 100_000 * 100
