from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.dates import first_day, is_within, last_day


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("", None, None),
    ],
)
def test_cell_gives_the_first_and_the_last_day_it_covers(cell, first, last):
    assert (first_day(cell), last_day(cell)) == (first, last)


@pytest.mark.parametrize("cell", ["2024-02-30", "spring"])
def test_cell_that_is_no_day_is_not_read(cell):
    with pytest.raises(ValueError, match=r"."):
        first_day(cell)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 6, 30), False),
        (date(2019, 7, 1), True),
        (date(2024, 11, 30), True),
        (date(2024, 12, 1), False),
    ],
)
def test_both_ends_of_a_term_belong_to_it(day, expected):
    assert is_within(day, date(2019, 7, 1), date(2024, 11, 30)) is expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(None, None, True), (None, date(2020, 1, 1), False), (date(2020, 1, 1), None, True)],
)
def test_end_that_is_not_known_is_open(start, end, expected):
    assert is_within(date(2025, 10, 9), start, end) is expected
