"""What a reader can prove about counts he is not shown: a published example, hand-worked rows, and the whole method."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from warehouse.methods import disclosure
from warehouse.methods import disclosure_attack as attack
from warehouse.methods.disclosure_cells import CITY, TABLES, Counts, cells_of

# Children by county and schooling of the household's head, 1994 (Statistical Policy Working Paper 22 of the US Federal
# Committee on Statistical Methodology, chapter II): counts below five are sensitive.
COUNTIES = np.array([[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]])
SENSITIVE = COUNTIES < 5
COMPLEMENTED = np.array(
    [
        [False, True, True, True],
        [False, True, True, False],
        [True, False, False, True],
        [True, False, False, True],
    ]
)


def known_of(hidden: np.ndarray) -> attack.Known:
    """What is known of the counties when all sums are shown: one equation per row and per column."""
    rows, columns = COUNTIES.shape
    number = np.arange(COUNTIES.size).reshape(COUNTIES.shape)
    low = np.where(hidden, 0, COUNTIES).ravel().astype(np.float64)
    high = np.where(hidden, attack.UNKNOWN, COUNTIES).ravel()
    equation = np.concatenate([np.repeat(np.arange(rows), columns), np.tile(rows + np.arange(columns), rows)])
    sums = np.concatenate([COUNTIES.sum(axis=1), COUNTIES.sum(axis=0)]).astype(np.float64)
    count = np.concatenate([number.ravel(), number.ravel()])
    return attack.Known(low, high, equation, count, np.ones(len(count)), sums, sums)


def intervals(hidden: np.ndarray) -> dict[int, tuple[float, float]]:
    cells = np.flatnonzero(hidden)
    questions = attack.Questions(
        cells, np.full(len(cells), attack.NONE), np.zeros(len(cells), dtype=np.int64)
    )
    low, high = attack.proven(known_of(hidden), questions)
    return {int(cell): (round(a, 6), round(b, 6)) for cell, a, b in zip(cells, low, high, strict=True)}


def test_hiding_only_the_small_counts_of_the_published_table_hides_nothing():
    assert intervals(SENSITIVE) == {cell: (n, n) for cell, n in enumerate(COUNTIES.ravel()) if n < 5}


def test_one_more_hidden_count_per_row_and_column_still_gives_one_away():
    found = intervals(COMPLEMENTED)
    assert found[3] == (1, 1)  # the paper's D3: rows one and two less columns two and three
    assert all(high - low > 0 for cell, (low, high) in found.items() if cell != 3)


def test_what_contradicts_itself_is_no_proof():
    one = attack.Known(*(np.array(v, dtype=np.float64) for v in ([0], [7])), *(np.array([0]) for _ in range(2)),
                       np.ones(1), np.array([9.0]), np.array([9.0]))  # fmt: skip
    asked = attack.Questions(np.array([0]), np.array([attack.NONE]), np.array([0]))
    with pytest.raises(attack.Contradiction):
        attack.proven(one, asked)


def population(boroughs: list[int], on: str = "2025-12-31") -> pl.DataFrame:
    """Children of one age group by borough, and in the city."""
    ids = [f"B{number:02d}" for number in range(1, len(boroughs) + 1)]
    return pl.DataFrame(
        {
            "reference_date": on, "level": ["borough"] * len(boroughs) + [CITY], "area_id": [*ids, "DO"],
            "age_group": "under_three", "children": [*boroughs, sum(boroughs)],
        }
    )  # fmt: skip


def table(name: str) -> Counts:
    return next(counts for counts in TABLES if counts.table == name)


def cells(frame: pl.DataFrame, name: str = "fct_population") -> pl.DataFrame:
    return disclosure.by_rule(cells_of(table(name), frame, frame))


def shown(frame: pl.DataFrame) -> dict[str, int | None]:
    return dict(frame.select("area_id", "shown").rows())


def test_counts_are_rounded_to_five_and_hidden_below_eight():
    truth = pl.DataFrame({"truth": [0, 1, 7, 8, 12, 13, 17, 18, 1442]})
    told = truth.select(disclosure.rounded(pl.col("truth")))["truth"].to_list()
    assert told == [None, None, None, 10, 10, 15, 15, 20, 1440]


def test_a_city_sum_that_gives_a_small_borough_away_is_hidden():
    """14 is shown as 15, that is 13 to 17; the city's 16 as 15 too: for the other borough 0 to 4 are left."""
    before = cells(population([14, 2]))
    (finding,) = disclosure.audit(before).unsafe.to_dicts()
    assert (finding["kind"], finding["truth"], finding["low"], finding["high"]) == ("count", 2, 0, 4)
    after, done = disclosure.protect(before)
    assert shown(before) == {"B01": 15, "B02": None, "DO": 15}
    assert shown(after) == {"B01": 15, "B02": None, "DO": None}
    assert (done.unsafe.height, done.narrowest) == (0, 7)


def test_a_complement_of_few_is_protected_by_hiding_the_part():
    """20 without a place, 18 of them for long: both are shown as 20, so between 0 and 4 wait less long."""
    row = {"reference_date": ["2026-03-15"], "need_date": ["2026-03-15"], "level": [CITY], "area_id": ["DO"],
           "age_group": ["under_three"]}  # fmt: skip
    counts = {name: [30] for name in table("fct_unserved").measures}
    frame = pl.DataFrame(
        {**row, **counts, "unserved": [20], "unserved_over_three_months": [18], "short_notice": [12]}
    ).with_columns(pl.col("reference_date", "need_date").str.to_date())
    before = cells(frame, "fct_unserved")
    assert disclosure.audit(before).unsafe["kind"].to_list() == ["complement"]
    after, done = disclosure.protect(before)
    told = dict(after.select("measure", "shown").rows())
    assert (told["unserved"], told["unserved_over_three_months"], told["short_notice"]) == (20, None, 10)
    assert done.unsafe.is_empty()


def test_exact_numbers_are_broken_one_and_all():
    first, second = population([3, 40, 25]), population([4, 40, 25], "2026-12-31")
    exact = cells(pl.concat([first, second])).with_columns(shown="truth")
    found = disclosure.audit(exact, rounded_to=1)
    assert found.findings["kind"].value_counts().sort("kind").rows() == [("count", 2), ("difference", 2)]
    assert found.unsafe.height == found.findings.height == 4


def test_a_correction_between_two_publications_cannot_be_read_off():
    first, second = (cells(population([17 + more, 33, 58, 61])) for more in (0, 1))
    found = disclosure.audit(second, [first])
    assert found.findings["kind"].to_list() == ["difference", "difference"]  # the borough's and the city's
    assert found.unsafe.is_empty()
    assert (
        disclosure.audit(
            second.with_columns(shown="truth"), [first.with_columns(shown="truth")], 1
        ).unsafe.height
        == 2
    )


def test_publishing_the_same_truth_again_tells_nothing_new():
    once = cells(population([3, 40, 25, 9]))
    assert disclosure.audit(once, [once, once]).findings.equals(disclosure.audit(once).findings)


def test_what_an_earlier_publication_gave_away_cannot_be_hidden_again():
    told = cells(population([14, 2]))
    with pytest.raises(disclosure.NotSafe):
        disclosure.protect(told, [told])


@pytest.mark.parametrize("seed", range(3))
def test_random_cities_are_safe_once_protected_and_no_shown_number_is_far_off(seed: int):
    chance = np.random.default_rng(seed)
    frames = [population(chance.poisson(6, 12).tolist(), f"20{year}-12-31") for year in range(12, 26)]
    before = cells(pl.concat(frames))
    after, done = disclosure.protect(before)
    assert done.unsafe.is_empty()
    assert done.findings.height > 50
    off = (
        after.filter(pl.col("shown").is_not_null())
        .select((pl.col("shown") - pl.col("truth")).abs().max())
        .item()
    )
    assert off <= 2
    assert (after["shown"].is_null() | (after["shown"] == before["shown"])).all()
