from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.relations.spread import DOUBT, Spread, measure_spread, spread_of_totals

tables = st.lists(st.tuples(*[st.integers(0, 9)] * 4), min_size=1, max_size=30).map(
    lambda rows: np.array(rows, dtype=np.float64)
)


def test_the_spread_of_two_bins_is_worked_out_by_hand():
    """Nine and one: the squared difference is 64, of ten events; ten pairs of doubt speak for 1."""
    assert spread_of_totals(np.array([9.0, 1.0])) == pytest.approx((6.4 + DOUBT) / (1 + DOUBT))


@given(tables)
def test_a_spread_is_at_least_one(counts):
    spread = measure_spread(counts)
    assert min(spread.rate, spread.kind) >= 1


@given(st.integers(0, 9), st.integers(1, 30))
def test_constant_counts_have_no_spread(count, bins):
    assert measure_spread(np.full((bins, 4), float(count))) == Spread()


def test_bursts_show_as_spread():
    assert spread_of_totals(np.array([0.0, 12.0] * 20)) > 5


def test_one_break_hardly_shows():
    assert spread_of_totals(np.array([2.0] * 30 + [8.0] * 30)) < 1.1


def test_a_known_break_does_not_show():
    totals = np.array([1.0] * 20 + [900.0] * 20)
    assert spread_of_totals(totals) > 10
    assert spread_of_totals(totals, [20]) == 1


def test_kinds_that_alternate_show_as_spread_of_kinds_alone():
    counts = np.array([[6.0, 0, 0, 0], [0, 0, 0, 6.0]] * 20)
    spread = measure_spread(counts)
    assert spread.rate == 1
    assert spread.kind > 4
