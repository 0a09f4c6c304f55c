from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.desk.relations.levels import (
    level_counts,
    level_proportion,
    level_rate,
    level_scores,
    level_share,
)

unhurried = settings(max_examples=50, deadline=None)

whole_bins = st.lists(st.integers(0, 30), min_size=1, max_size=40)


def levels(counts, covered=None, spread=1.0):
    values = np.array(counts, dtype=np.float64)[:, None]
    return level_counts(values, np.ones(len(counts)) if covered is None else np.array(covered), np.array([spread]))[0]


def test_the_level_of_a_lone_bin_is_its_gamma_posterior():
    """Three events in one bin: Gamma(3.5, 7/6), whose quantiles are those of chi-square with 7 degrees over 7/3."""
    (level,) = levels([3])
    assert level.mean == pytest.approx(3)
    assert level.low == pytest.approx(2.167350 * 3 / 7, rel=1e-6)
    assert level.high == pytest.approx(14.067140 * 3 / 7, rel=1e-6)


def test_the_level_of_nothing_is_small_but_not_zero():
    (level,) = levels([0])
    assert 0 < level.low < level.mean < level.high < 2


def test_a_bin_watched_for_half_its_days_has_twice_the_level_and_a_wider_interval():
    whole, half = levels([4])[0], levels([2], covered=[0.5])[0]
    assert half.mean == pytest.approx(4, rel=0.2)
    assert half.high - half.low > whole.high - whole.low


def test_more_events_make_narrower_intervals():
    few, many = levels([2] * 20)[10], levels([200] * 20)[10]
    assert (many.high - many.low) / many.mean < (few.high - few.low) / few.mean / 5


@given(whole_bins)
@unhurried
def test_an_interval_holds_its_mean(counts):
    assert all(0 <= level.low <= level.mean <= level.high for level in levels(counts))


@given(whole_bins)
@unhurried
def test_series_read_backwards_have_the_same_levels(counts):
    forth, back = levels(counts), levels(counts[::-1])[::-1]
    assert [level.mean for level in forth] == pytest.approx([level.mean for level in back])


@given(st.integers(1, 9), st.integers(2, 30), st.integers(2, 50))
@unhurried
def test_levels_scale_with_what_is_counted(count, bins, times):
    one, more = levels([count] * bins)[0], levels([count * times] * bins)[0]
    assert more.mean == pytest.approx(one.mean * times, rel=1e-6)


@given(st.integers(1, 9), st.integers(10, 40))
@unhurried
def test_a_steady_series_has_a_steady_level(count, bins):
    assert [level.mean for level in levels([count] * bins)] == pytest.approx([count] * bins, rel=1e-6)


def test_a_greater_spread_widens_the_interval_about_the_same_mean():
    near, wide = levels([3] * 20)[10], levels([3] * 20, spread=4.0)[10]
    assert wide.mean == pytest.approx(near.mean, rel=0.01)
    assert wide.high - wide.low > 1.5 * (near.high - near.low)


def test_the_share_of_a_lone_bin_is_its_beta_posterior():
    """Two of three: Beta(2.5, 1.5)."""
    (level,) = level_share(np.array([2.0]), np.array([3.0]))
    assert level.mean == pytest.approx(2.5 / 4)
    assert level.low == pytest.approx(level_proportion(2, 3).low)


def test_a_share_of_nothing_may_be_any():
    (level,) = level_share(np.array([0.0]), np.array([0.0]))
    assert (level.mean, level.low, level.high) == pytest.approx((0.5, 0.00616, 0.99384), abs=1e-4)


def test_scores_that_agree_leave_the_doubt_that_was_there_before():
    """Four equal scores: Student with 4 + 2 degrees, square 4 × 25 / 6 over 4.5 scores."""
    (level,) = level_scores(np.array([8.0]), np.array([4.0]), np.array([2.0] * 4))
    reach = 1.943180 * (100 / 6 / 4.5) ** 0.5
    assert (level.mean, level.low, level.high) == pytest.approx((2.0, 2 - reach, 2 + reach), abs=1e-3)


def test_scores_stay_on_their_scale():
    (level,) = level_scores(np.array([-9.3]), np.array([1.0]), np.array([-9.3]))
    assert level.low == -10


def test_a_steady_rate_is_told_per_bin_that_was_watched():
    """Six events in two bins: Gamma(6.5, 2)."""
    level = level_rate(6, 2.0, 1.0)
    assert (level.mean, level.low, level.high) == pytest.approx((3.25, 5.891864 / 4, 22.362032 / 4), rel=1e-6)
