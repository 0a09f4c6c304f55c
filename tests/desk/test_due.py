"""When a statement is due, and on which day an act came."""

from datetime import date

import pytest

from dragoman.desk.due import Due
from dragoman.record import Interval

D = date.fromisoformat
STATED = D("2025-03-01")


@pytest.mark.parametrize(
    ("window", "told", "reported", "day"),
    [
        (("2025-03-04", "2025-03-04"), ("2025-03-04", "2025-03-04"), "2025-03-05", "2025-03-04"),
        (("2025-03-04", "2025-03-04"), ("2025-03-06", "2025-03-06"), "2025-03-06", "2025-03-06"),
        (("2025-03-04", "2025-03-04"), ("2025-03-09", "2025-03-09"), "2025-03-09", None),
        (("2025-03-04", "2025-03-04"), ("2025-02-27", "2025-02-27"), "2025-03-04", None),
        (("2025-03-04", "2025-03-04"), None, "2025-03-05", "2025-03-04"),
        (("2025-03-01", "2025-03-31"), None, "2025-03-20", "2025-03-20"),
        (None, ("2025-06-01", "2025-06-01"), "2025-06-01", "2025-06-01"),
        (None, ("2026-03-01", "2026-03-01"), "2026-03-01", None),
    ],
)
def test_an_act_in_time_has_its_day(window, told, reported, day):
    due = Due(Interval(*map(D, window)) if window else None, STATED)
    days = (D(told[0]), D(told[1])) if told else None
    assert due.day_of(days, D(reported)) == (D(day) if day else None)


def test_days_that_touch_the_window_meet_it():
    due = Due(Interval(D("2025-03-04"), D("2025-03-06")), STATED)
    assert due.holds(Interval(D("2025-03-06"), D("2025-03-08")))
    assert not due.holds(Interval(D("2025-03-07"), D("2025-03-08")))
