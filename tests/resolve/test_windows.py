from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import Moment, Span
from dragoman.resolve.windows import window

DAY = date(2025, 10, 9)  # a Thursday


def moment(text, words, *days):
    start = text.index(words)
    first, last = (date.fromisoformat(days[at]) for at in (0, -1))
    return Moment(start=start, end=start + len(words), type="DATE", value=days[0], first=first, last=last)


def stretch(text, words, value):
    start = text.index(words)
    return Moment(start=start, end=start + len(words), type="DURATION", value=value)


def due(text, *moments):
    found = window([m.span for m in moments], {(m.start, m.end): m for m in moments}, DAY, text)
    return (str(found.start) if found.start else None, str(found.end) if found.end else None) if found else None


@pytest.mark.parametrize(
    ("text", "words", "days", "window_"),
    [
        ("will meet on Friday", "Friday", ("2025-10-10",), ("2025-10-10", "2025-10-10")),
        ("may fly on Wednesday", "Wednesday", ("2025-10-08",), ("2025-10-15", "2025-10-15")),
        ("will vote this month", "this month", ("2025-10-01", "2025-10-31"), ("2025-10-09", "2025-10-31")),
        ("must leave by Monday", "Monday", ("2025-10-13",), ("2025-10-09", "2025-10-13")),
        ("is out no later than Monday", "Monday", ("2025-10-13",), ("2025-10-09", "2025-10-13")),
        ("applies from Monday", "Monday", ("2025-10-13",), ("2025-10-13", "2025-10-13")),
        ("as they did in August", "August", ("2025-08-01", "2025-08-31"), None),
    ],
)
def test_window_is_of_days_to_come(text, words, days, window_):
    assert due(text, moment(text, words, *days)) == window_


@pytest.mark.parametrize(
    ("text", "words", "value", "window_"),
    [
        ("gave Togo ten days to leave", "ten days", "P10D", ("2025-10-09", "2025-10-19")),
        ("has seven days to reply", "seven days", "P7D", ("2025-10-09", "2025-10-16")),
        ("will meet within two weeks", "two weeks", "P2W", ("2025-10-09", "2025-10-23")),
        ("will talk for two weeks", "two weeks", "P2W", None),
    ],
)
def test_stretch_that_is_left_to_act_in_counts_from_publication(text, words, value, window_):
    assert due(text, stretch(text, words, value)) == window_


def test_joined_days_are_one_window():
    text = "Islanders vote on Sunday and Monday"
    days = moment(text, "Sunday", "2025-10-12"), moment(text, "Monday", "2025-10-13")
    assert due(text, *days) == ("2025-10-12", "2025-10-13")


def test_past_day_gives_way_to_one_to_come():
    text = "agreed in August to meet in May"
    times = moment(text, "August", "2025-08-01", "2025-08-31"), moment(text, "May", "2026-05-01", "2026-05-31")
    assert due(text, *times) == ("2026-05-01", "2026-05-31")


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 400), st.sampled_from(["on", "by", "from", "in"]))
def test_window_is_ordered_and_never_wholly_past(first, length, preposition):
    last = date.fromordinal(first.toordinal() + length)
    text = f"will meet {preposition} then"
    told = Moment(start=text.index("then"), end=len(text), type="DATE", value="x", first=first, last=last)
    found = window([told.span], {(told.start, told.end): told}, DAY, text)
    if found is not None:
        assert found.end is None or found.end >= DAY
        assert found.start is None or found.end is None or found.start <= found.end


def test_words_without_a_moment_give_none():
    assert window([Span(0, 3)], {}, DAY, "soon") is None
