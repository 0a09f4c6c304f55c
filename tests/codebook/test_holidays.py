from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.calendar import Calendar
from dragoman.codebook.holidays import (
    easter,
    hebrew_day,
    islamic_day,
    nth_weekday,
    orthodox_easter,
    read_holidays,
    rosh_hashanah,
)

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


@pytest.mark.parametrize(
    ("year", "after", "day"),
    [
        (1998, 0, date(1998, 9, 21)),
        (2023, 0, date(2023, 9, 16)),
        (2023, 21, date(2023, 10, 7)),
        (2024, 9, date(2024, 10, 12)),
        (2024, 83, date(2024, 12, 26)),
        (2025, 83, date(2025, 12, 15)),
        (2025, -163, date(2025, 4, 13)),
        (2024, -193, date(2024, 3, 24)),
    ],
)
def test_hebrew_feasts_are_counted_from_the_new_year(year, after, day):
    assert hebrew_day(year, after) == day


@given(st.integers(1583, 4000))
def test_the_hebrew_year_begins_on_no_sunday_wednesday_or_friday_and_has_a_lawful_length(year):
    first, following = rosh_hashanah(year), rosh_hashanah(year + 1)
    assert first.isoweekday() not in {3, 5, 7}
    assert (following - first).days in {353, 354, 355, 383, 384, 385}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Nowruz", date(2024, 3, 20)),
        ("Eid al-Fitr", date(2024, 4, 10)),
        ("Eid el-Fitr", date(2024, 4, 10)),
        ("Eid-al-Adha", date(2024, 6, 17)),
        ("Orthodox Easter", date(2024, 5, 5)),
        ("Orthodox Good Friday", date(2024, 5, 3)),
        ("Lunar New Year", date(2024, 2, 10)),
        ("Diwali", date(2024, 10, 31)),
        ("Passover", date(2024, 4, 23)),
        ("Ramadan", date(2024, 3, 11)),
        ("Simchat Torah", date(2024, 10, 24)),
        ("Christmas", date(2024, 12, 25)),
    ],
)
def test_feasts_that_news_is_dated_by_fall_within_a_day_of_where_they_were_kept(name, day):
    days = Calendar.load().holiday(name, day.year)
    assert days is not None
    assert abs((days[0] - day).days) <= 1


@given(st.integers(1900, 2100))
def test_every_feast_ends_no_earlier_than_it_begins(year):
    for feast in read_holidays():
        days = feast.days(year)
        assert days is None or days[0] <= days[1]
