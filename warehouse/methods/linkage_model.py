"""How likely two forms are about one child: a Fellegi–Sunter model, run by Splink in a DuckDB of its own.

Two forms are compared column by column; each comparison has a few levels, and each level a weight, the logarithm of
how much more often it occurs between forms of one child than between forms of two. The weights add up. A name that
many bear weighs less than a rare one (term frequencies).

Sources: Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969); Winkler, Using the EM Algorithm for Weight
Computation (2000); Linacre et al., Splink, IJPDS 7 (2022).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import duckdb
import polars as pl
from splink import Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons
from splink.backends.duckdb import DuckDBAPI

from warehouse.methods import names
from warehouse.methods.linkage_tables import COMPARED

LEAST_TO_TRAIN = 2_000
UNITS_FOR_CHANCE = 1_000


@dataclass(frozen=True)
class Level:
    """One level of a comparison: its code, when it holds, and how often, before anything is learnt.

    ``m`` is the share among pairs of one child, ``u`` among pairs of two. ``frequencies`` names the column whose
    frequent values weigh less.
    """

    code: str
    condition: str
    m: float
    u: float
    frequencies: str | None = None


def _name_levels(key: str, shared: float) -> tuple[Level, ...]:
    parts = f"{key}_parts"
    crossed = " and ".join(
        f"(list_has_all({one}_parts_l, {two}_parts_r) or list_has_all({two}_parts_r, {one}_parts_l))"
        for one, two in (("first", "last"), ("last", "first"))
    )
    crossed_with_a_slip = " and ".join(
        f"jaro_winkler_similarity({one}_l, {two}_r) >= 0.9"
        for one, two in (("first", "last"), ("last", "first"))
    )
    slip = " or ".join(
        f"(least(length({column}_l), length({column}_r)) >= 3 and "
        f"damerau_levenshtein({column}_l, {column}_r) <= 1 + (length({column}_l) >= 7)::int)"
        for column in (key, f"{key}_plain")
    )
    return (
        Level("equal", f"{key}_l = {key}_r", 0.72, shared, key),
        Level("swapped", f"({crossed}) or ({crossed_with_a_slip})", 0.03, 0.000_02),
        Level(
            "part", f"list_has_all({parts}_l, {parts}_r) or list_has_all({parts}_r, {parts}_l)", 0.05, 0.000_5
        ),
        Level(
            "similar",
            f"{slip} or {key}_sound_l = {key}_sound_r or jaro_winkler_similarity({key}_l, {key}_r) >= 0.93",
            0.15,
            0.003,
        ),
        Level("different", "", 0.05, 0.992_48),
    )


LEVELS: dict[str, tuple[Level, ...]] = {
    "first_name": _name_levels("first", 0.003),
    "last_name": _name_levels("last", 0.001_5),
    "birth_date": (
        Level("equal", "birth_l = birth_r", 0.88, 0.000_3),
        Level(
            "day_month_swapped",
            "birth_l[1:4] = birth_r[1:4] and birth_l[5:6] = birth_r[7:8] and birth_l[7:8] = birth_r[5:6]",
            0.04,
            0.000_1,
        ),
        Level(
            "digits_transposed",
            "birth_digits_l = birth_digits_r and damerau_levenshtein(birth_l, birth_r) = 1",
            0.04,
            0.000_2,
        ),
        Level("digits_mixed", "birth_digits_l = birth_digits_r", 0.002, 0.000_5),
        Level("one_digit", "hamming(birth_l, birth_r) = 1", 0.02, 0.004),
        Level("different", "", 0.018, 0.994_9),
    ),
    "street": (
        Level("equal", "street_key_l = street_key_r", 0.75, 0.000_1, "street_key"),
        Level("similar", "damerau_levenshtein(street_key_l, street_key_r) <= 2", 0.05, 0.000_3),
        Level("same_street", "street_name_l = street_name_r", 0.02, 0.005),
        Level("different", "", 0.18, 0.994_6),
    ),
    "postcode": (Level("equal", "postcode_l = postcode_r", 0.85, 0.03), Level("different", "", 0.15, 0.97)),
    "sex": (Level("equal", "sex_l = sex_r", 0.99, 0.5), Level("different", "", 0.01, 0.5)),
}
NULL_IF = {
    "first_name": "first", "last_name": "last", "birth_date": "birth", "street": "street_key",
    "postcode": "postcode", "sex": "sex",
}  # fmt: skip
BLOCKS = (
    ("birth_digits", "first"),
    ("birth_digits", "last"),
    ("birth_digits", "street_key"),
    ("birth_digits", "postcode"),
    ("all_names", "birth_digits"),
    ("all_names", "postcode"),
    ("all_names", "street_key"),
    ("street_key", "postcode"),
)
WIDER_BLOCKS = (("first", "last"), ("last", "postcode"), ("first", "postcode"), ("birth",), ("street_key",))
FEW = 20_000
OF_TWO_HOUSEHOLDS = "l.household <> r.household"
TRAININGS = (
    f"l.birth = r.birth and l.first = r.first and {OF_TWO_HOUSEHOLDS}",
    f"l.first = r.first and l.last = r.last and l.street_key = r.street_key and {OF_TWO_HOUSEHOLDS}",
    f"l.birth = r.birth and l.last = r.last and l.street_key = r.street_key and {OF_TWO_HOUSEHOLDS}",
)


def keys(units: pl.DataFrame) -> pl.DataFrame:
    """Return what is compared, one row per unit: folded names, their parts and sounds, digits of the birth date."""
    unit, street = pl.col("unit"), pl.col("street").replace("", None)
    birth = pl.col("birth_date").dt.strftime("%Y%m%d")
    frame = units.select(
        unit,
        household=pl.coalesce("account", unit),
        first=names.folded(pl.col("first_name")),
        last=names.folded(pl.col("last_name")),
        first_plain=names.plain(pl.col("first_name")),
        last_plain=names.plain(pl.col("last_name")),
        birth=birth,
        birth_digits=birth.str.slice(0, 4) + birth.str.slice(4).str.split("").list.sort().list.join(""),
        street_name=names.street_name(street),
        number=names.house_number(street).fill_null(""),
        postcode="postcode",
        sex="sex",
    ).with_columns(pl.col("first", "last", "street_name", "postcode").replace("", None))
    frame = frame.with_columns(
        first_parts=names.parts(pl.col("first")),
        last_parts=names.parts(pl.col("last")),
        street_key=pl.col("street_name") + " " + pl.col("number"),
    )
    frame = frame.with_columns(
        first=pl.col("first_parts").list.join(" "), last=pl.col("last_parts").list.join(" ")
    )
    both = pl.concat_list("first_parts", "last_parts").list.sort().list.join(" ")
    return frame.with_columns(
        first_sound=names.sound(pl.col("first")), last_sound=names.sound(pl.col("last")), all_names=both
    )


def scored(compared: pl.DataFrame, least_probability: float) -> pl.DataFrame:
    """Return the pairs of units that may be one child, with their probability and what each comparison says.

    Columns: unit_a, unit_b, probability, match_weight (bits), and per comparison its level and its weight in bits,
    frequencies included. Below ``LEAST_TO_TRAIN`` units the shipped weights are used as they are, and no frequencies:
    among a dozen forms every name is frequent.
    """
    connection = duckdb.connect(config={"temp_directory": "", "threads": 2})
    try:
        api = DuckDBAPI(connection)
        is_enough = compared.height >= LEAST_TO_TRAIN
        blocks = (*BLOCKS, *WIDER_BLOCKS) if compared.height <= FEW else BLOCKS
        settings = _settings(blocks, with_frequencies=is_enough)
        if is_enough:
            settings = _trained(api, compared, settings)
        linker = _linker(api, compared, settings)
        predicted = linker.inference.predict(threshold_match_probability=least_probability)
        found = pl.DataFrame(pl.from_arrow(predicted.as_pyarrow_table()))
    finally:
        connection.close()
    return _in_words(found)


def _settings(blocks: tuple[tuple[str, ...], ...], *, with_frequencies: bool) -> dict[str, Any]:
    """Return the model with its shipped weights; pairs that share no block of keys are not compared."""
    creator = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unit",
        probability_two_random_records_match=0.000_01,
        comparisons=[_comparison(name, with_frequencies=with_frequencies) for name in COMPARED],
        blocking_rules_to_generate_predictions=[block_on(*block) for block in blocks],
        retain_intermediate_calculation_columns=True,
        retain_matching_columns=True,
        max_iterations=30,
    )
    return creator.create_settings_dict(sql_dialect_str="duckdb")


def _comparison(name: str, *, with_frequencies: bool) -> comparisons.CustomComparison:
    missing = levels.CustomLevel(f"{NULL_IF[name]}_l is null or {NULL_IF[name]}_r is null").configure(
        is_null_level=True
    )
    rest = [_level(level, with_frequencies=with_frequencies) for level in LEVELS[name]]
    return comparisons.CustomComparison([missing, *rest], output_column_name=name)


def _level(level: Level, *, with_frequencies: bool) -> Any:
    made = levels.CustomLevel(level.condition) if level.condition else levels.ElseLevel()
    if level.frequencies and with_frequencies:
        made = made.configure(tf_adjustment_column=level.frequencies, tf_adjustment_weight=1.0)
    return made.configure(m_probability=level.m, u_probability=level.u)


def _linker(api: DuckDBAPI, compared: pl.DataFrame, settings: dict[str, Any]) -> Linker:
    return Linker(api.register(compared.to_arrow()), settings, log_level=logging.ERROR)


def _trained(api: DuckDBAPI, compared: pl.DataFrame, settings: dict[str, Any]) -> dict[str, Any]:
    """Learn from the data at hand: ``u`` from pairs of a fixed sample, ``m`` by expectation maximisation.

    Pairs within one household are left out: what differs there are twins and siblings, not spellings.
    """
    sample = compared.sort(pl.col("unit").hash(7)).head(UNITS_FOR_CHANCE)
    by_chance = _linker(api, sample, settings)
    by_chance.training.estimate_u_using_random_sampling(
        max_pairs=UNITS_FOR_CHANCE**2, seed=1, min_count_per_level=None, num_chunks=1
    )
    linker = _linker(api, compared, by_chance.misc.save_model_to_json())
    for rule in TRAININGS:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker.misc.save_model_to_json()


def _in_words(found: pl.DataFrame) -> pl.DataFrame:
    units = pl.col("unit_l"), pl.col("unit_r")
    columns = [
        pl.min_horizontal(*units).alias("unit_a"),
        pl.max_horizontal(*units).alias("unit_b"),
        pl.col("match_probability").round(6).alias("probability"),
        pl.col("match_weight").round(2),
    ]
    for name in COMPARED:
        codes = dict(enumerate(reversed([level.code for level in LEVELS[name]]))) | {-1: "missing"}
        weight = pl.col(f"mw_{name}")
        if f"mw_tf_adj_{name}" in found.columns:
            weight = weight + pl.col(f"mw_tf_adj_{name}").fill_null(0.0)
        columns += [
            pl.col(f"gamma_{name}").replace_strict(codes, return_dtype=pl.String).alias(f"{name}_level"),
            weight.round(2).alias(f"{name}_weight"),
        ]
    return found.select(columns)
