from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.relations.axis import Axis, choose_bin, start_of
from dragoman.errors import CallError
from dragoman.record import Bin

bins = st.sampled_from(get_args(Bin))


@pytest.mark.parametrize(
    ("first", "last", "bin_"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), "day"),
        (date(2025, 1, 1), date(2025, 3, 3), "day"),
        (date(2025, 1, 1), date(2025, 3, 4), "week"),
        (date(2023, 1, 1), date(2024, 12, 31), "week"),
        (date(2023, 1, 1), date(2025, 12, 31), "month"),
        (date(2005, 1, 1), date(2025, 12, 31), "quarter"),
    ],
)
def test_the_span_chooses_the_bin(first, last, bin_):
    assert choose_bin(first, last) == bin_


@pytest.mark.parametrize(
    ("day", "bin_", "name", "first", "last"),
    [
        (date(2025, 10, 7), "day", "2025-10-07", date(2025, 10, 7), date(2025, 10, 7)),
        (date(2025, 10, 7), "week", "2025-W41", date(2025, 10, 6), date(2025, 10, 12)),
        (date(2024, 12, 31), "week", "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        (date(2024, 2, 29), "month", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2025, 12, 31), "quarter", "2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        (date(1, 1, 3), "week", "0001-W01", date(1, 1, 1), date(1, 1, 7)),
        (date(9999, 12, 31), "quarter", "9999-Q4", date(9999, 10, 1), date(9999, 12, 31)),
        (date(9999, 12, 31), "week", "9999-W52", date(9999, 12, 27), date(9999, 12, 31)),
    ],
)
def test_a_bin_has_a_name_and_its_days(day, bin_, name, first, last):
    axis = Axis.over(day, day, bin_)
    assert (axis.name_of(0), axis.starts[0], axis.end_of(0)) == (name, first, last)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800), bins)
def test_bins_follow_one_another_without_a_gap(first, days, bin_):
    axis = Axis.over(first, first + timedelta(days=days), bin_)
    ends = [axis.end_of(index) for index in range(len(axis))]
    assert all(end + timedelta(days=1) == start for end, (_, start) in zip(ends, pairwise(axis.starts), strict=False))
    assert axis.starts[0] <= first
    assert ends[-1] >= axis.last


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 800), bins, st.data())
def test_a_day_lies_in_the_bin_that_opens_before_it(first, days, bin_, data):
    axis = Axis.over(first, first + timedelta(days=days), bin_)
    day = first + timedelta(days=data.draw(st.integers(0, days)))
    assert axis.starts[axis.index_of(day)] == start_of(day, bin_)


def test_more_bins_than_can_be_held_are_refused():
    with pytest.raises(CallError, match="too many bins by day: take a longer bin or a shorter window"):
        Axis.over(date(1800, 1, 1), date(2025, 1, 1), "day")


def test_the_whole_calendar_has_quarters():
    assert len(Axis.over(date.min, date.max)) == 4 * 9999


def test_a_bin_at_the_edge_is_covered_in_part():
    axis = Axis.over(date(2025, 10, 9), date(2025, 10, 14), "week")
    assert [axis.covered(index) for index in range(2)] == [4 / 7, 2 / 7]
