from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.relations.episodes import MONDAY, NORLAND, PAIR, SUDLAND, an_episode, many_episodes, weekly

from dragoman.desk.relations import Choice, Reported, trace_relation
from dragoman.desk.relations.tracing import MOST_BINS, is_within
from dragoman.record import Relation, RelationParty
from dragoman.record.exchange import from_json, to_json

unhurried = settings(max_examples=25, deadline=None)

REPRINTED = [1, 0, 2, 1, 1, 0, 1, 2, 1, 0, 1, 1, 2, 1, 0, 1, 1, 2, 0, 1, 1, 0, 2, 1, 1, 1]
PEAK = 13


def reprinted():
    """A quiet half-year; the account of one week's talks is printed by ten more papers."""
    episodes = weekly(REPRINTED)
    day = MONDAY + timedelta(days=7 * PEAK)
    reports = tuple(Reported(document=f"paper-{number}", published=day) for number in range(11))
    return [*(one for one in episodes if one.day < day or one.day > day), an_episode("talks", day, reports=reports)]


def notes_of(episodes, parties=PAIR, **choice):
    return " ".join(trace_relation(parties, episodes, Choice(**choice)).notes)


@pytest.fixture(scope="module")
def relation():
    return trace_relation(PAIR, reprinted(), Choice(bin="week"))


class TestReprints:
    def test_make_a_peak_by_report_and_none_by_origin_or_episode(self, relation):
        point = relation.points[PEAK]
        counts = (point.by_report, point.by_origin, point.by_episode)
        assert [tally.counts.total for tally in counts] == [11, 1, 1]

    def test_are_told_for_what_they_are(self, relation):
        assert relation.notes[-1] == (
            "The peak by report is 2025-W15: 11 reports of what is 1 episode and 1 origin there. "
            "By origin the peak is 2025-W04."
        )

    def test_of_several_weeks_make_a_change_by_report_alone(self):
        days = [MONDAY + timedelta(days=7 * PEAK + 3 * number) for number in range(10)]
        papers = tuple(Reported(document=f"{day}-{n}", published=day) for day in days for n in range(4))
        relation = trace_relation(PAIR, [*weekly(REPRINTED), an_episode("talks", days[0], reports=papers)])
        assert {change.counting for change in relation.changes} == {"report"}
        assert f"By report there is a change at {relation.points[PEAK].bin} that neither" in " ".join(relation.notes)


@given(many_episodes())
@unhurried
def test_points_sum_to_the_episodes(episodes):
    relation = trace_relation(PAIR, episodes)
    assert sum(point.by_episode.counts.total for point in relation.points) == relation.episodes
    assert sum(len(point.episodes) for point in relation.points) == relation.episodes


@given(many_episodes(), st.randoms(use_true_random=False))
@unhurried
def test_the_order_of_episodes_does_not_matter(episodes, dice):
    mixed = list(episodes)
    dice.shuffle(mixed)
    assert trace_relation(PAIR, mixed) == trace_relation(PAIR, episodes)


@given(many_episodes())
@unhurried
def test_a_relation_survives_json(episodes):
    relation = trace_relation(PAIR, episodes)
    assert from_json(Relation, to_json(relation)) == relation


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30).filter(any), st.integers(-500, 500))
@unhurried
def test_weeks_may_be_moved_on_the_calendar(counts, weeks):
    here = trace_relation(PAIR, weekly(counts), Choice(bin="week"))
    there = trace_relation(PAIR, weekly(counts, first=MONDAY + timedelta(days=7 * weeks)), Choice(bin="week"))
    assert [point.by_episode for point in here.points] == [point.by_episode for point in there.points]
    assert [change.after.bins for change in here.changes] == [change.after.bins for change in there.changes]


@given(many_episodes())
@unhurried
def test_parties_may_change_places(episodes):
    one, two = trace_relation(PAIR, episodes), trace_relation((SUDLAND, NORLAND), episodes)
    assert one.points == two.points


def test_random_series_without_a_change_are_mostly_left_alone():
    dice = np.random.default_rng(4)
    told = 0
    for _ in range(40):
        told += bool(trace_relation(PAIR, weekly(dice.poisson(2, 52)), Choice(bin="week")).changes)
    assert told <= 4


def test_a_point_names_its_episodes_and_documents():
    (point,) = trace_relation(PAIR, [an_episode("a", MONDAY), an_episode("b", MONDAY)], Choice(bin="week")).points
    assert (point.episodes, point.documents) == (("a", "b"), ("a-1", "b-1"))


def test_a_point_has_the_mean_score_of_its_episodes():
    (point,) = trace_relation(PAIR, [an_episode("a", MONDAY), an_episode("b", MONDAY, "material_conflict")]).points
    assert point.score == pytest.approx((2.1 - 9.3) / 2)


def test_an_empty_bin_has_a_level_but_no_score_of_its_own():
    relation = trace_relation(PAIR, weekly([1, 0, 1]), Choice(bin="week"))
    assert relation.points[1].score is None
    assert relation.points[1].score_level.mean == pytest.approx(2.1)
    assert relation.points[1].by_episode.level.mean > 0


class TestNotes:
    def test_say_which_statuses_count(self):
        assert "Counted are episodes with the status happened, ongoing;" in notes_of([an_episode("a", MONDAY)])

    def test_say_that_a_relation_is_one_sided(self):
        episodes = [an_episode("a", MONDAY, direction="b_to_a")]
        assert "all that is counted runs from Sudland to Norland" in notes_of(episodes)

    def test_say_nothing_of_sides_where_there_are_both(self):
        assert "One-sided" not in notes_of([an_episode("a", MONDAY)])

    def test_say_which_side_was_chosen(self):
        assert "Only acts of Norland towards Sudland" in notes_of([an_episode("a", MONDAY)], direction="a_to_b")

    def test_say_that_both_parties_are_one(self):
        assert "Both parties are Norland" in notes_of([an_episode("a", MONDAY)], (NORLAND, NORLAND))

    def test_say_that_nothing_is_counted(self):
        assert notes_of([]).endswith("Nothing is counted.")
        assert notes_of([an_episode("a", None, reports=())]).endswith("see what is left out.")

    def test_say_that_the_last_bin_is_covered_in_part(self):
        told = notes_of([an_episode("a", MONDAY)], first=MONDAY, last=date(2025, 1, 7), bin="week")
        assert "2025-W02 lies in the window for 29% only" in told

    def test_say_that_the_window_is_open(self):
        assert "The window was not given in full" in notes_of([an_episode("a", MONDAY)], first=MONDAY)
        assert "not given in full" not in notes_of([an_episode("a", MONDAY)], first=MONDAY, last=MONDAY)

    def test_say_which_counts_come_in_bursts(self):
        echoed = [
            an_episode(
                f"e{week}",
                MONDAY + timedelta(days=7 * week),
                reports=tuple(
                    Reported(document=f"{week}-{n}", published=MONDAY + timedelta(days=7 * week))
                    for n in range(1 + 11 * (week % 2))
                ),
            )
            for week in range(40)
        ]
        told = notes_of(echoed, bin="week")
        assert "Counts scatter more than steady chance would have them (by report 7.6 times)" in told

    def test_say_nothing_of_peaks_that_origins_bear_out(self):
        assert "The peak by report" not in notes_of(weekly([1, 2, 1]), bin="week")

    def test_say_that_there_are_too_many_bins_to_seek_changes(self):
        first = MONDAY - timedelta(days=MOST_BINS)
        assert "Changes were not sought" in notes_of([an_episode("a", MONDAY)], first=first, last=MONDAY, bin="day")


def test_within_one_party_all_count_as_both():
    relation = trace_relation((NORLAND, NORLAND), [an_episode("a", MONDAY, direction="a_to_b")])
    assert relation.directions.both == 1


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (NORLAND, NORLAND, True),
        (NORLAND, SUDLAND, False),
        (RelationParty(name="Norland", id="a"), RelationParty(name="The Kingdom of Norland", id="a"), True),
        (RelationParty(name="Ministry", id="a"), RelationParty(name="Ministry", id="b"), False),
        (RelationParty(name="Georgia", country="GEO"), RelationParty(name="Georgia", country="USA"), False),
    ],
)
def test_a_party_is_known_by_its_id_else_by_name_and_country(one, two, same):
    assert is_within((one, two)) is same


def test_no_episodes_make_no_points():
    relation = trace_relation(PAIR, [])
    assert (relation.first, relation.points, relation.changes) == (None, (), ())
