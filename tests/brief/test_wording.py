from __future__ import annotations

from datetime import date

import pytest

from dragoman.brief.wording import interval_words, odds_words, window_words
from dragoman.record import Interval


def days(first: str | None, last: str | None) -> Interval:
    return Interval(*(date.fromisoformat(d) if d else None for d in (first, last)))


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (None, None),
        (days(None, None), None),
        (days("2025-10-09", "2025-10-09"), "9 October 2025"),
        (days("2025-10-07", "2025-10-09"), "7–9 October 2025"),
        (days("2025-09-28", "2025-10-03"), "28 September – 3 October 2025"),
        (days("2024-12-30", "2025-01-02"), "30 December 2024 – 2 January 2025"),
        (days("2025-02-01", "2025-02-28"), "February 2025"),
        (days("2025-01-01", "2025-03-31"), "January–March 2025"),
        (days("2024-11-01", "2025-02-28"), "November 2024 – February 2025"),
        (days("2023-01-01", "2023-12-31"), "2023"),
        (days("2020-01-01", "2022-12-31"), "2020–2022"),
        (days("2025-10-09", None), "from 9 October 2025"),
        (days(None, "2025-10-09"), "until 9 October 2025"),
    ],
)
def test_days_are_written_as_people_write_them(interval, words):
    assert interval_words(interval) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (None, None),
        (days("2025-10-09", "2025-10-09"), "on 9 October 2025"),
        (days("2025-02-01", "2025-02-28"), "in February 2025"),
        (days("2026-01-01", "2026-12-31"), "in 2026"),
        (days("2025-10-07", "2025-10-09"), "7–9 October 2025"),
        (days(None, "2025-10-09"), "by 9 October 2025"),
        (days("2025-10-09", None), "from 9 October 2025"),
    ],
)
def test_windows_tell_when_something_is_due(interval, words):
    assert window_words(interval) == words


@pytest.mark.parametrize(("low", "high", "words"), [(0.55, 0.8, "55–80 %"), (0.9, 0.9, "90 %"), (0, 0.05, "0–5 %")])
def test_odds_are_percentages(low, high, words):
    assert odds_words(low, high) == words
