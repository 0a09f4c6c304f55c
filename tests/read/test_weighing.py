from __future__ import annotations

import pytest

from dragoman.read.dates import Witness
from dragoman.read.weighing import weigh_dates


def told(words):
    return Witness(place="its JSON-LD", words=words, told=True)


def meta(words):
    return Witness(place="its meta date", words=words, told=True)


def shown(words):
    return Witness(place="the words beside its headline", words=words)


def feed(words):
    return Witness(place="its feed", words=words)


@pytest.mark.parametrize(
    ("page", "announced", "taken", "notes"),
    [
        ([], feed("2025-10-09"), "2025-10-09", 0),
        ([told("2025-10-09")], None, "2025-10-09", 0),
        ([told("2025-10-09T10:00:01Z")], feed("2025-10-09T12:00:02Z"), "2025-10-09T10:00:01Z", 0),
        ([told("2025-10-09")], feed("2025-10-09T12:00:02Z"), "2025-10-09T12:00:02Z", 0),
        ([told("2025-10-09T10:00:01Z")], feed("2025-10-10"), "2025-10-09T10:00:01Z", 0),
        ([told("2025-10-02")], feed("2025-10-09T12:00:02Z"), "2025-10-02", 1),
        ([shown("2025-10-02")], feed("2025-10-09T12:00:02Z"), "2025-10-09T12:00:02Z", 1),
        ([shown("2025-10-09")], feed("2025-10-09T12:00:02Z"), "2025-10-09T12:00:02Z", 0),
        ([told("2025-10-02"), meta("2025-10-09")], feed("2025-10-09"), "2025-10-09", 1),
        ([told("nonsense")], feed("2025-10-09"), "2025-10-09", 0),
    ],
)
def test_best_witness_speaks_and_what_contradicts_it_is_said(page, announced, taken, notes):
    weighed = weigh_dates(page, announced)
    assert ([w.words for w in weighed.witnesses], len(weighed.notes)) == ([taken], notes)
