from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from tests.desk.relations.episodes import MONDAY, an_episode, many_episodes

from dragoman.desk.relations import Choice, Reported
from dragoman.desk.relations.selection import select
from dragoman.desk.relations.tallies import count_directions, quad_counts, tally
from dragoman.record import Directions

unhurried = settings(max_examples=50, deadline=None)

NEXT = MONDAY + timedelta(days=7)


def tallied(*episodes, **choice):
    found = select(episodes, Choice(**{"bin": "week", **choice}), within=False)
    return tally(found.placed, found.axis)


def totals(found, way):
    return found.counts[way].sum(axis=1).tolist()


def test_reports_count_when_they_were_published_and_episodes_when_they_happened():
    reports = tuple(Reported(document=name, published=NEXT) for name in "ab")
    found = tallied(an_episode("a", MONDAY, reports=reports, origins=3))
    assert [totals(found, way) for way in ("episode", "origin", "report")] == [[1, 0], [3, 0], [0, 2]]


def test_a_report_without_a_day_counts_on_that_of_the_episode():
    found = tallied(an_episode("a", MONDAY, reports=(Reported(document="x", published=None),)))
    assert totals(found, "report") == [1]


def test_a_document_counts_once_for_an_episode():
    reports = (Reported(document="x", published=MONDAY), Reported(document="x", published=MONDAY))
    assert totals(tallied(an_episode("a", MONDAY, reports=reports)), "report") == [1]


def test_a_document_counts_for_each_of_its_episodes_but_is_named_once():
    reports = (Reported(document="x", published=MONDAY),)
    found = tallied(an_episode("a", MONDAY, reports=reports), an_episode("b", MONDAY, reports=reports))
    assert (totals(found, "report"), found.documents) == ([2], (("x",),))


def test_reports_from_outside_the_window_do_not_count():
    reports = (Reported(document="x", published=NEXT), Reported(document="y", published=MONDAY))
    found = tallied(an_episode("a", MONDAY, reports=reports), last=date(2025, 1, 12))
    assert totals(found, "report") == [1]


def test_numbers_stand_by_their_class():
    (row,) = tallied(an_episode("a", MONDAY, "material_conflict"), an_episode("b", MONDAY, "verbal_conflict")).counts[
        "episode"
    ]
    counts = quad_counts(row.tolist())
    assert (counts.material_conflict, counts.verbal_conflict, counts.cooperation, counts.total) == (1, 1, 0, 2)


def test_directions_are_counted_apart_but_not_within_one_party():
    placed = select(
        [an_episode("a", MONDAY, direction="a_to_b"), an_episode("b", MONDAY, direction="b_to_a")],
        Choice(),
        within=False,
    ).placed
    assert count_directions(placed, within=False) == Directions(a_to_b=1, b_to_a=1, both=0)
    assert count_directions(placed, within=True) == Directions(a_to_b=0, b_to_a=0, both=2)


@given(many_episodes())
@unhurried
def test_what_is_placed_is_counted(episodes):
    found = select(episodes, Choice(bin="month"), within=False)
    if found.axis is None:
        return
    counted = tally(found.placed, found.axis)
    assert sum(totals(counted, "episode")) == len(found.placed)
    assert sum(totals(counted, "origin")) == sum(one.episode.origins for one in found.placed)
    assert sum(totals(counted, "report")) == sum(
        len({report.document for report in one.episode.reports}) for one in found.placed
    )
