from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.desk.relations.episodes import MONDAY, PAIR, an_episode, weekly

from dragoman.desk.relations import Choice, trace_relation


def changes(episodes, way="episode"):
    found = trace_relation(PAIR, episodes, Choice(bin="week"))
    return [change for change in found.changes if change.counting == way]


RISE = weekly([1, 2, 1, 0, 1, 1, 2, 1, 1, 0, 1, 1]) + weekly(
    [6, 7, 5, 6, 8, 6, 7, 6], first=MONDAY + timedelta(days=84), quad="material_conflict"
)


@pytest.fixture(scope="module")
def rise():
    (change,) = changes(RISE)
    return change


def test_a_change_opens_with_the_first_day_of_its_bin(rise):
    assert (rise.bin, rise.day) == ("2025-W14", date(2025, 3, 31))


def test_a_change_knows_what_was_before_and_after(rise):
    assert (rise.before.bins, rise.before.counts.total) == (12, 12)
    assert (rise.after.bins, rise.after.counts.total) == (8, 51)
    assert rise.before.level.high < rise.after.level.low
    assert (rise.before.score, rise.after.score) == pytest.approx((2.1, -9.3))


def test_stretches_meet(rise):
    assert rise.before.last + timedelta(days=1) == rise.after.first == rise.day


def test_evidence_is_told_by_rate_and_kind(rise):
    assert rise.evidence > 20
    assert min(rise.evidence_of_rate, rise.evidence_of_kind) > 5


def test_the_place_of_a_plain_change_is_sure(rise):
    assert rise.earliest == rise.latest == rise.day


def test_the_place_of_a_faint_change_is_not():
    (change,) = changes(weekly([1, 0, 2, 1, 0, 1, 2, 1, 1, 0, 1, 2, 1, 4, 2, 4, 3, 4, 3, 3, 4, 2, 4, 3, 4, 3]))
    assert change.earliest < change.latest
    assert change.earliest <= change.day <= change.latest


def test_the_nearest_episodes_are_named_the_weightiest_of_a_day_first(rise):
    first = [name for name in rise.nearest if name.startswith("material_conflict-000")]
    assert len(rise.nearest) == 5
    assert rise.nearest[0] == "material_conflict-000-0"
    assert first


def test_the_weightier_of_one_day_is_named_first():
    day = MONDAY + timedelta(days=84)
    (change,) = changes([*RISE, an_episode("talks", day)])
    assert change.nearest.index("material_conflict-000-0") < change.nearest.index("talks")


def test_a_burst_is_two_changes_and_its_length_is_told():
    up, down = changes(weekly([1] * 15 + [12, 11, 13] + [1] * 15))
    assert (up.after.bins, down.before.bins) == (3, 3)
    assert ", for 3 weeks: more episodes" in up.words
    assert ": fewer episodes" in down.words


def test_a_change_is_told_in_words(rise):
    assert rise.words == (
        "From 31 March 2025 on: more episodes, 6.4 (5.0 to 8.0) a week instead of 1.0 (0.61 to 1.6); "
        "material conflict makes up 100% of them instead of 0%; the mean score is -9.3 instead of +2.1. "
        f"The evidence is very strong (log Bayes factor {rise.evidence:.1f})."
    )


def test_a_change_of_kind_alone_does_not_speak_of_more_or_fewer():
    (change,) = changes(weekly([3] * 12) + weekly([3] * 12, "material_conflict", MONDAY + timedelta(days=84)))
    assert "more" not in change.words
    assert "material conflict makes up 100% of them" in change.words
