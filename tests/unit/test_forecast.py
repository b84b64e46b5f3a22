"""The forecast by hand: cohorts that just move up, a small city worked out, sums, seeds, gaps, speed of growth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.methods.births import fitted_series, shares
from warehouse.methods.change_rates import change_rates, shrunk
from warehouse.methods.forecast import History, forecast, whole

CITY = 12


def steady(districts: int, years: int, ages: int) -> np.ndarray:
    """Counts of a city without migration and with the same births in every year, each district its own number."""
    births = np.arange(20, 20 + 7 * districts, 7, dtype=float)
    return np.broadcast_to(births[:, None, None], (districts, years, ages)).copy()


def test_with_constant_births_and_no_migration_cohorts_just_move_up_to_the_child():
    counts = steady(5, 6, 7)
    found = forecast(History.of_counts(counts, horizon=5))
    assert np.allclose(found.expected, counts[:, -1:, :], atol=1e-9)
    assert np.array_equal(whole(found.expected, np.arange(5)), np.broadcast_to(counts[:, -1:, :], (5, 5, 7)))


def test_a_cohort_keeps_its_size_when_nobody_moves():
    """A larger cohort of one year wanders through the ages and out of them."""
    counts = steady(3, 5, 6)
    for year in range(3, 5):
        counts[1, year, year - 3] += 9
    found = forecast(History.of_counts(counts, horizon=4)).expected
    bulge = found[1] - counts[1, 0]
    assert [bulge[ahead, ahead + 2] for ahead in range(4)] == pytest.approx([9, 9, 9, 9])
    assert [bulge[ahead, age] for ahead in range(4) for age in range(ahead + 3, 6)] == pytest.approx([0] * 6)


def test_three_districts_four_ages_two_years_worked_by_hand():
    """Two counts are one change, and one change is no rate: cohorts move up, births stay as they were.

    District   0   1   2   3        a year ahead           two years ahead
    A         10  20  30  40        10  10  20  30         10  10  10  20
    B          6   6   8   8         6   6   6   8          6   6   6   6
    C          0   4   2   6         0   0   4   2          0   0   0   4
    """
    now = np.array([[10, 20, 30, 40], [6, 6, 8, 8], [0, 4, 2, 6]], dtype=float)
    counts = np.stack([now + np.array([0, 1, 1, 1]), now], axis=1)
    births = np.array([[10, 10], [6, 6], [0, 0]], dtype=float)
    history = History.of_counts(counts, horizon=2)
    found = forecast(History(**{**history.__dict__, "births": births}))
    expected = whole(found.expected, np.zeros(3, dtype=np.int64))
    assert np.allclose(expected, found.expected, atol=1e-9)
    assert expected[:, 0].tolist() == [[10, 10, 20, 30], [6, 6, 6, 8], [0, 0, 4, 2]]
    assert expected[:, 1].tolist() == [[10, 10, 10, 20], [6, 6, 6, 6], [0, 0, 0, 4]]
    assert found.draws is None


def test_the_rate_of_a_city_is_the_middle_of_its_years_drawn_towards_one():
    """95 of 100 move up in each of five years, but once, when nearly all stay: the wave does not set the rate."""
    before = np.full((1, 5, 2), 1000.0)
    after = before * np.array([0.95, 0.95, 0.97, 0.95, 0.95])[None, :, None]
    rates = change_rates(before, after, np.zeros_like(before), np.zeros(1, dtype=np.int64)).rates[0]
    assert rates[0] == pytest.approx(0.95)  # births to the first count: as observed
    assert 0.95 < rates[1] < 0.96  # from age to age: a little of the way to "just moves up"


def test_a_small_district_borrows_and_a_large_one_keeps_its_own():
    """Both lose a tenth where the city loses none; a district of ten children cannot know that, one of 3,000 can."""
    size = np.array([3000.0, 10.0, *[1500.0] * 8])
    own = np.array([0.9, 0.9, *[1.0] * 8])
    before = np.broadcast_to(size[:, None, None], (10, 6, 3)).copy()
    rates = change_rates(before, before * own[:, None, None], 0 * before, np.zeros(10, dtype=np.int64)).rates[
        :, 2
    ]
    assert rates[0] == pytest.approx(0.9, abs=0.03)
    assert abs(rates[1] - rates[5]) < abs(rates[0] - rates[5])


def test_effects_that_chance_explains_are_given_up():
    effects = np.array([0.01, -0.01, 0.01, -0.01])
    assert np.array_equal(shrunk(effects, np.full(4, 1.0))[0], np.zeros(4))
    assert shrunk(effects * 100, np.full(4, 1e-9))[0] == pytest.approx(effects * 100)


def test_births_of_one_year_stay_and_a_trend_has_to_prove_itself():
    assert fitted_series(np.array([500.0])).path(np.zeros((1, 3)))[0] == pytest.approx([500, 500, 500])
    noisy = np.array([500.0, 520, 490, 515, 495, 510, 500])
    assert fitted_series(noisy).trend == 0.0
    rising = 500 * 1.05 ** np.arange(10)
    assert fitted_series(rising).path(np.zeros((1, 1)))[0, 0] > rising[-1] * 1.03


def test_the_shares_of_the_districts_are_those_of_the_whole_city():
    found, _ = shares(np.array([[10.0, 12, 11], [30, 28, 29]]))
    assert found.sum() == pytest.approx(1)
    assert found[0] == pytest.approx(0.27, abs=0.03)


def city_with_chance(seed: int = 1, districts: int = CITY, years: int = 8) -> History:
    """A city of some size whose counts differ from year to year."""
    chance = np.random.default_rng(seed)
    counts = chance.poisson(80, (districts, years, 7)).astype(float)
    return History.of_counts(counts, horizon=5, regions=np.arange(districts) // 4)


def test_intervals_are_those_of_the_summed_runs_and_widen_with_the_years():
    draws = forecast(city_with_chance()).draws
    assert draws is not None
    assert draws.shape == (CITY, 5, 7, 1000)
    city = draws.sum(axis=(0, 2))
    low, high = np.quantile(city, [0.1, 0.9], axis=-1)
    parts = np.quantile(draws.sum(axis=2), [0.1, 0.9], axis=-1)
    assert np.all(low > parts[0].sum(0))  # districts are not unlucky all at once
    assert np.all(high < parts[1].sum(0))
    assert np.all(np.diff(high - low) > 0)


def test_the_runs_scatter_around_what_is_expected():
    found = forecast(city_with_chance())
    assert found.draws is not None
    assert np.allclose(found.draws.mean(-1).sum((0, 2)), found.expected.sum((0, 2)), rtol=0.02)


def test_one_seed_gives_one_forecast_and_another_seed_other_runs():
    one, two, other = (
        forecast(city_with_chance()),
        forecast(city_with_chance()),
        forecast(city_with_chance(), seed=3),
    )
    assert np.array_equal(one.draws, two.draws)
    assert not np.array_equal(one.draws, other.draws)
    assert np.array_equal(one.expected, other.expected)


def test_a_district_not_counted_once_is_moved_up_and_never_becomes_nobody():
    history = city_with_chance()
    history.counts[3, -1] = np.nan
    found = forecast(history)
    assert np.isfinite(found.expected).all()
    assert found.now[3, 1:] == pytest.approx(history.counts[3, -2, :-1], rel=0.25)


def test_a_year_without_a_count_changes_no_rate():
    history = city_with_chance()
    gap = History(**{**history.__dict__, "counts": history.counts.copy()})
    gap.counts[:, 3] = np.nan
    assert np.isfinite(forecast(gap).expected).all()


def test_children_born_already_are_counted_and_the_rest_is_expected():
    """Thirty of a usual hundred are born by the origin and stand for three tenths of a year."""
    history = History.of_counts(steady(1, 4, 3) * 5, horizon=2)
    known = History(
        **{**history.__dict__, "born": np.array([[30.0, 0.0]]), "born_share": np.array([0.3, 0.0])}
    )
    found = forecast(known)
    assert found.expected[0, :, 0] == pytest.approx([100, 100])
    assert found.unborn_share[0, 0] == pytest.approx([0.7, 0, 0])
    assert found.unborn_share[0, 1] == pytest.approx([1, 0.7, 0])


def test_new_dwellings_bring_children_and_only_a_third_from_outside():
    history = city_with_chance()
    moved = np.zeros((CITY, 12, 7))
    moved[2, 7:, 1] = 10.0
    built = forecast(History(**{**history.__dict__, "moved_in": moved}))
    district, city = built.from_housing[2, 0].sum(), built.from_housing[:, 0].sum()
    assert district > 8
    assert city == pytest.approx(10 / 3, rel=0.2)


def test_only_those_who_stay_out_of_school_are_among_the_oldest():
    history = History.of_counts(steady(2, 4, 7), horizon=2)
    staying = np.full((2, 3), 0.25)
    found = forecast(History(**{**history.__dict__, "staying": staying}))
    assert found.expected[0, :, 6] == pytest.approx([5, 5])
    assert found.expected[0, :, 5] == pytest.approx([20, 20])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 50), min_size=1, max_size=30), st.integers(1, 4))
def test_whole_children_add_up_for_every_borough_and_the_city(children: list[float], boroughs: int):
    expected, regions = np.array(children), np.arange(len(children)) % boroughs
    rounded = whole(expected, regions)
    assert np.all(rounded >= 0)
    assert abs(rounded.sum() - expected.sum()) <= 0.5 + 1e-6
    for borough in range(boroughs):
        assert abs(rounded[regions == borough].sum() - expected[regions == borough].sum()) < 1 + 1e-6


def test_whole_numbers_stay_as_they_are():
    counted = np.array([[3.0, 0.0], [5.0, 2.0], [0.0, 9.0]])
    assert np.array_equal(whole(counted, np.array([0, 1, 0])), counted.astype(np.int64))
