"""Pairing rows with columns one to one."""

from itertools import permutations

import pytest
from assignment import heaviest
from hypothesis import given
from hypothesis import strategies as st

CASES = [
    # a matrix of weights, the greatest sum
    ([[3.0]], 3),
    ([[1.0, 2.0], [3.0, 1.0]], 5),
    ([[5.0, 4.0], [4.0, 1.0]], 8),
    ([[7.0, 5.0, 11.0], [5.0, 4.0, 1.0], [9.0, 3.0, 2.0]], 24),
    ([[1.0, 9.0, 2.0]], 9),
    ([[1.0], [9.0], [2.0]], 9),
]


def pairs(matrix):
    return {(r, c): weight for r, row in enumerate(matrix) for c, weight in enumerate(row)}


@pytest.mark.parametrize(("matrix", "total"), CASES)
def test_takes_the_heaviest_pairing(matrix, total):
    assert heaviest(pairs(matrix)) == total


def test_nothing_weighs_nothing():
    assert heaviest({}) == 0


def test_parts_that_share_nothing_add_up():
    assert heaviest({(0, 0): 1.0, (0, 1): 3.0, (5, 7): 2.0, (6, 7): 4.0}) == 7


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0, 1)))
def test_is_as_good_as_trying_all(weights):
    tried = max(sum(weights.get((r, c), 0.0) for r, c in enumerate(columns)) for columns in permutations(range(5)))
    assert heaviest(weights) == pytest.approx(tried)
