from __future__ import annotations

from itertools import combinations, pairwise
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.desk.relations.partition import CAUTION, Series, find_changes
from dragoman.desk.relations.spread import Spread

unhurried = settings(max_examples=50, deadline=None)

rows = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=7)


def series(counts, covered=None, spread=None):
    table = np.array(counts, dtype=np.int64)
    return Series(table, np.ones(len(table)) if covered is None else np.array(covered), spread or Spread())


def worth(made, places, cost):
    edges = [0, *places, made.bins]
    return sum(float(made.both(start, end)) for start, end in pairwise(edges)) - cost * len(places)


def test_the_evidence_of_a_change_in_rate_is_worked_out_by_hand():
    """None, then four, of one class: prior Gamma(2, 1) by the mean of two a bin, so 3^6 over 2^8."""
    assert series([[0], [4]]).evidence_at(0, 1, 2).rate == pytest.approx(6 * log(3) - 8 * log(2))


def test_one_class_is_no_evidence_of_kind():
    assert series([[1], [5]]).evidence_at(0, 1, 2).kind == pytest.approx(0)


def test_the_evidence_of_a_change_in_kind_is_worked_out_by_hand():
    """One of either class, one a bin: Dirichlet(4, 4), so 1/2 · 1/2 over 4·4 / (8·9)."""
    assert series([[1, 0], [0, 1]]).evidence_at(0, 1, 2).kind == pytest.approx(log(1 / 4) - log(16 / 72))


@given(rows)
@unhurried
def test_the_parts_of_the_evidence_add_up(counts):
    made = series(counts)
    for place in range(1, made.bins):
        evidence = made.evidence_at(0, place, made.bins)
        assert made.places(0, made.bins)[place - 1] == pytest.approx(evidence.rate + evidence.kind, abs=1e-9)


@given(rows, st.sampled_from([-3.0, 0.0, 1.0]))
@unhurried
def test_no_partition_is_better_than_the_one_found(counts, caution):
    made = series(counts)
    cost = caution + log(max(made.bins - 1, 1))
    inner = range(1, made.bins)
    best = max(worth(made, places, cost) for size in range(made.bins) for places in combinations(inner, size))
    assert worth(made, find_changes(made, caution), cost) == pytest.approx(best, abs=1e-9)


@given(st.tuples(*[st.integers(0, 9)] * 4), st.integers(1, 120))
@unhurried
def test_constant_counts_have_no_change(row, bins):
    assert find_changes(series([row] * bins)) == []


@given(st.integers(1, 5), st.integers(5, 12), st.integers(8, 40), st.integers(8, 40))
@unhurried
def test_a_planted_rise_is_found_where_it_stands(rate, times, before, after):
    found = find_changes(series([[rate, 0]] * before + [[rate * times, 0]] * after))
    assert len(found) == 1
    assert abs(found[0] - before) <= 1


@given(st.integers(2, 6), st.integers(10, 40), st.integers(10, 40))
@unhurried
def test_a_planted_turn_is_found_where_it_stands(rate, before, after):
    found = find_changes(series([[rate, 0, 0, 0]] * before + [[0, 0, 0, rate]] * after))
    assert found == [before]


@given(rows)
@unhurried
def test_a_series_read_backwards_has_the_same_best(counts):
    forth, back = series(counts), series(counts[::-1])
    cost = CAUTION + log(max(forth.bins - 1, 1))
    assert worth(forth, find_changes(forth), cost) == pytest.approx(worth(back, find_changes(back), cost), abs=1e-9)


def test_a_spread_takes_from_the_evidence():
    counts = [[1]] * 10 + [[5]] * 10
    plain, spread = series(counts), series(counts, spread=Spread(rate=3.0))
    assert 0 < spread.evidence_at(0, 10, 20).rate < plain.evidence_at(0, 10, 20).rate / 2


def test_a_bin_watched_in_part_is_not_a_fall():
    assert find_changes(series([[14]] * 12 + [[2]], covered=[1.0] * 12 + [1 / 7])) == []


def test_changes_are_found_across_blocks_of_the_search():
    counts = [[1]] * 150 + [[9]] * 150 + [[2]] * 150
    assert find_changes(series(counts)) == [150, 300]


@pytest.mark.parametrize("counts", [[[0, 0]], [[0, 0]] * 30, [[5, 5]]])
def test_there_is_no_change_in_nothing_or_in_one_bin(counts):
    assert find_changes(series(counts)) == []
