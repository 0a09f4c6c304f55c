from __future__ import annotations

import pytest

from dragoman.codebook.hedges import Hedges
from dragoman.codebook.tables import read_table


@pytest.fixture(scope="module")
def hedges():
    return Hedges.load()


@pytest.fixture
def hedged(annotator, hedges):
    def read(text):
        doc = annotator._nlp(text)
        return [(text[h.start : h.end], h.low, h.high) for h in hedges.in_span(doc, 0, len(text))]

    return read


def test_ranges_are_probabilities():
    ranges = [(float(r["low"]), float(r["high"])) for r in read_table("hedges") if r["low"]]
    assert all(0 < low < high < 1 for low, high in ranges)


def test_range_without_a_yardstick_says_what_it_is_nearest_to():
    borrowed = [r for r in read_table("hedges") if r["low"] and r["basis"] != "surveyed"]
    assert all(r["basis"].startswith("nearest: ") for r in borrowed)


def test_phrase_that_a_range_is_borrowed_from_is_surveyed_with_that_range():
    rows = read_table("hedges")
    surveyed = {r["phrase"]: (r["low"], r["high"]) for r in rows if r["basis"] == "surveyed"}
    borrowed = [r for r in rows if r["basis"].startswith("nearest: ")]
    assert all(surveyed[r["basis"].removeprefix("nearest: ")] == (r["low"], r["high"]) for r in borrowed)


def test_no_phrase_stands_twice():
    phrases = [r["phrase"] for r in read_table("hedges")]
    assert len(phrases) == len(set(phrases))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoys are expected to meet in Doha.", [("are expected to", 0.55, 0.8)]),
        ("A second round is widely expected to follow.", [("is widely expected to", 0.55, 0.8)]),
        ("There is a remote chance of a new war.", [("remote chance", 0.01, 0.05)]),
        ("The vote is very likely to be lost.", [("very likely", 0.8, 0.95)]),
        ("It is unlikely that Chad will sign.", [("unlikely", 0.2, 0.45), ("will", None, None)]),
        ("The summit is set to open on Friday.", [("is set to", None, None)]),
        ("The army could withdraw.", [("could", None, None)]),
    ],
)
def test_longest_phrase_gives_the_range(hedged, text, found):
    assert hedged(text) == found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The sides are not expected to sign.", [("are not expected to", 0.2, 0.45)]),
        ("A truce isn't very likely.", [("n't very likely", 0.05, 0.2)]),
        ("Niger will probably not attend.", [("will probably not", 0.2, 0.45)]),
        ("The king may not come.", [("may not", None, None)]),
    ],
)
def test_negation_turns_the_range(hedged, text, found):
    assert hedged(text) == found


@pytest.mark.model
def test_will_counts_in_with_the_odds_after_it(hedged):
    assert hedged("Minsk will almost certainly refuse.") == [("will almost certainly", 0.95, 0.99)]


@pytest.mark.model
def test_month_is_no_modal(hedged):
    assert hedged("They met in May in Vienna.") == []


@pytest.mark.model
def test_hedges_outside_the_span_are_left_out(annotator, hedges):
    doc = annotator._nlp("Oman could mediate. Iraq is likely to join.")
    assert [doc.text[h.start : h.end] for h in hedges.in_span(doc, 0, 19)] == ["could"]
