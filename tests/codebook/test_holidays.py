from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.holidays import easter, islamic_day, nth_weekday, orthodox_easter, read_holidays

SUNDAY = 7


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5))],
)
def test_easter_falls_on_the_day_the_western_churches_keep(year, day):
    assert easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 5, 5)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 12))]
)
def test_orthodox_easter_falls_on_the_day_the_eastern_churches_keep(year, day):
    assert orthodox_easter(year) == day


@given(st.integers(1900, 2100))
def test_easter_is_a_sunday_and_the_eastern_one_is_never_before_it(year):
    assert easter(year).isoweekday() == orthodox_easter(year).isoweekday() == SUNDAY
    assert easter(year) <= orthodox_easter(year)


@pytest.mark.parametrize(
    ("month", "weekday", "nth", "day"),
    [
        (date(2025, 11, 1), 4, 4, date(2025, 11, 27)),
        (date(2025, 9, 1), 1, 1, date(2025, 9, 1)),
        (date(2025, 5, 1), 1, -1, date(2025, 5, 26)),
    ],
)
def test_weekdays_are_counted_from_either_end_of_a_month(month, weekday, nth, day):
    assert nth_weekday(month, weekday, nth) == day


@pytest.mark.parametrize(
    ("year", "month", "seen"),
    [(2024, 9, date(2024, 3, 11)), (2025, 9, date(2025, 3, 1)), (2023, 10, date(2023, 4, 21))],
)
def test_the_reckoned_month_begins_within_a_day_of_the_one_seen(year, month, seen):
    reckoned = islamic_day(year, month, 1)
    assert reckoned is not None
    assert abs((reckoned - seen).days) <= 1


@given(st.integers(1900, 2100))
def test_every_feast_ends_no_earlier_than_it_begins(year):
    for feast in read_holidays():
        days = feast.days(year)
        assert days is None or days[0] <= days[1]
