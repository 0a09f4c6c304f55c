from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.relations.discounting import DISCOUNTS, around, before, mix, weigh

series = st.lists(st.integers(0, 9), min_size=1, max_size=40).map(
    lambda rows: np.array(rows, dtype=np.float64)[:, None]
)


@given(series)
def test_what_lies_before_is_summed_with_its_discount(values):
    slow = [
        [sum(values[s, 0] * discount ** (t - s) for s in range(t)) for discount in DISCOUNTS]
        for t in range(len(values))
    ]
    np.testing.assert_allclose(before(values)[:, 0], slow, rtol=1e-12, atol=1e-12)


@given(series)
def test_time_turned_round_borrows_the_same(values):
    np.testing.assert_allclose(around(values), around(values[::-1])[::-1], rtol=1e-12)


def test_without_memory_a_bin_borrows_nothing_and_with_all_of_it_everything():
    near = around(np.array([[1.0], [2.0], [4.0]]))
    assert near[:, 0, 0].tolist() == [0, 0, 0]
    assert near[:, 0, -1].tolist() == [6, 5, 3]


def test_weights_sum_to_one_and_follow_the_fit():
    fits = np.zeros((3, 1, len(DISCOUNTS)))
    fits[:, :, 2] = 5
    weights = weigh(fits)
    assert weights.sum() == pytest.approx(1)
    assert weights.argmax() == 2


def test_a_mixture_is_as_wide_as_its_parts_and_their_distance():
    mean, variance = mix(np.array([[[0.0, 2.0]]]), np.array([[[1.0, 1.0]]]), np.array([[0.5, 0.5]]))
    assert (mean.item(), variance.item()) == (1, 2)
