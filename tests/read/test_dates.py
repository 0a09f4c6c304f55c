from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.read.dates import Witness, named_date, parse_date, precision_of, settle_date
from dragoman.read.refusals import RefusedError


def witness(words, place="its header"):
    return Witness(place=place, words=words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-10-09", date(2025, 10, 9)),
        (" 2025-10-09 ", date(2025, 10, 9)),
        ("2025-10-09T16:20:00Z", datetime(2025, 10, 9, 16, 20, tzinfo=UTC)),
        ("2025-10-09 16:20", datetime(2025, 10, 9, 16, 20)),  # noqa: DTZ001  # as given, without a zone
        ("9 October 2025", date(2025, 10, 9)),
        ("October 9, 2025", date(2025, 10, 9)),
        ("Oct. 9th, 2025, 4:20 pm", date(2025, 10, 9)),
        ("Thu, 09 Oct 2025 16:20:00 GMT", date(2025, 10, 9)),
    ],
)
def test_date_is_read(words, expected):
    assert parse_date(words) == expected


@pytest.mark.parametrize("words", ["09/10/2025", "2025-02-30", "October 2025", "yesterday", "31 June 2025", "20251009"])
def test_date_that_is_none_or_two_is_not_read(words):
    with pytest.raises(ValueError, match=r"."):
        parse_date(words)


def test_words_that_only_look_like_a_month_are_passed_over():
    assert named_date("Page 2 of 2000, posted 4 March 2025") == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("2025-10-09", "day"),
        ("2025-10-09T00:00:00Z", "day"),
        ("2025-10-09T16:20", "minute"),
        ("2025-10-09T16:20:30+03:00", "second"),
    ],
)
def test_precision_is_told_by_what_is_not_zero(words, precision):
    assert precision_of(parse_date(words)) == precision


def test_best_witness_settles():
    assert settle_date([witness("2025-10-09T23:00:00Z"), witness("2025-10-10")], None, hint="").day == 9


def test_two_days_apart_are_two_dates():
    with pytest.raises(RefusedError, match="two publication dates: 2025-10-09 in its header, 2025-10-11 in its text"):
        settle_date([witness("2025-10-09"), witness("2025-10-11", "its text")], None, hint="")


def test_default_settles_what_cannot_be_read():
    assert settle_date([witness("yesterday")], date(2025, 1, 1), hint="") == date(2025, 1, 1)
