from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from tests.desk.relations.episodes import MONDAY, an_episode, many_episodes

from dragoman.desk.relations import Choice, Reported
from dragoman.desk.relations.selection import select
from dragoman.errors import CallError

unhurried = settings(max_examples=50, deadline=None)

LATER = MONDAY + timedelta(days=3)


def chosen(*episodes, within=False, **choice):
    found = select(episodes, Choice(**choice), within=within)
    return [one.episode.id for one in found.placed], {told.reason: told.episodes for told in found.left_out}


@pytest.mark.parametrize("status", ["planned", "possible", "called_for", "conditional", "denied", "cancelled"])
def test_what_did_not_happen_is_left_out(status):
    assert chosen(an_episode("a", MONDAY, status=status)) == ([], {"status": ("a",)})


@pytest.mark.parametrize("status", ["happened", "ongoing"])
def test_what_happened_or_goes_on_counts(status):
    assert chosen(an_episode("a", MONDAY, status=status)) == (["a"], {})


def test_other_statuses_count_where_they_are_asked_for():
    assert chosen(an_episode("a", MONDAY, status="planned"), statuses=("planned",)) == (["a"], {})


def test_an_episode_without_a_day_counts_on_that_of_its_first_report():
    reports = (Reported(document="late", published=LATER), Reported(document="early", published=MONDAY))
    found = select([an_episode("a", None, reports=reports)], Choice(), within=False)
    assert found.placed[0].day == MONDAY
    assert [told.reason for told in found.left_out] == ["day_of_report"]


@pytest.mark.parametrize(
    ("fields", "choice"),
    [
        ({"reports": (Reported(document="a", published=None),)}, {}),
        ({"reports": ()}, {}),
        ({"reports": (Reported(document="a", published=MONDAY),), "historical": True}, {}),
        ({"reports": (Reported(document="a", published=MONDAY),)}, {"undated": "left_out"}),
    ],
)
def test_an_episode_without_any_day_is_left_out(fields, choice):
    assert chosen(an_episode("a", None, **fields), **choice) == ([], {"no_day": ("a",)})


@pytest.mark.parametrize(
    ("direction", "asked", "counts"),
    [
        ("a_to_b", None, True),
        ("a_to_b", "a_to_b", True),
        ("b_to_a", "a_to_b", False),
        ("both", "a_to_b", True),
        ("a_to_b", "b_to_a", False),
        ("a_to_b", "both", True),
    ],
)
def test_the_acts_of_one_party_can_be_asked_for(direction, asked, counts):
    ids, left_out = chosen(an_episode("a", MONDAY, direction=direction), direction=asked)
    assert (ids == ["a"], "other_direction" in left_out) == (counts, not counts)


def test_within_one_party_there_are_no_directions():
    assert chosen(an_episode("a", MONDAY, direction="b_to_a"), direction="a_to_b", within=True) == (["a"], {})


def test_what_lies_outside_the_window_is_left_out():
    assert chosen(an_episode("a", MONDAY), first=LATER) == ([], {"outside_window": ("a",)})


def test_reports_from_outside_the_window_are_told():
    reports = (Reported(document="a", published=LATER),)
    assert chosen(an_episode("a", MONDAY, reports=reports), last=MONDAY) == (["a"], {"report_outside_window": ("a",)})


def test_episodes_without_an_origin_are_told():
    assert chosen(an_episode("a", MONDAY, origins=0)) == (["a"], {"no_origin": ("a",)})


def test_the_window_reaches_to_the_last_report_where_it_was_not_given():
    reports = (Reported(document="a", published=date(2025, 4, 1)),)
    axis = select([an_episode("a", MONDAY, reports=reports)], Choice(bin="month"), within=False).axis
    assert (axis.first, axis.last) == (date(2025, 1, 1), date(2025, 4, 30))


def test_a_window_stands_without_episodes():
    assert len(select([], Choice(first=MONDAY, last=LATER), within=False).axis) == 4


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(CallError, match="ends on 2025-01-06, before it begins on 2025-01-09"):
        select([], Choice(first=LATER, last=MONDAY), within=False)


def test_an_episode_given_twice_counts_once():
    assert chosen(an_episode("a", MONDAY), an_episode("a", MONDAY)) == (["a"], {})


def test_two_episodes_of_one_id_are_refused():
    one = an_episode("a", MONDAY)
    with pytest.raises(CallError, match="two different episodes have the id 'a'"):
        select([one, replace(one, origins=2)], Choice(), within=False)


def test_what_is_left_out_is_said_in_words():
    episodes = [an_episode("a", MONDAY, status="planned"), an_episode("b", MONDAY, status="called_for")]
    (told,) = select(episodes, Choice(), within=False).left_out
    assert told.words == "2 episodes have a status that is not asked for (1 called for, 1 planned) and do not count"


@given(many_episodes())
@unhurried
def test_each_episode_counts_or_is_told_to_be_left_out(episodes):
    found = select(episodes, Choice(), within=False)
    out = {id_ for told in found.left_out if told.reason in {"status", "no_day"} for id_ in told.episodes}
    assert {one.episode.id for one in found.placed} | out == {episode.id for episode in episodes}
    assert not {one.episode.id for one in found.placed} & out
