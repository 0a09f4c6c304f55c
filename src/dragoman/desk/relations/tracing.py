"""From episodes to a relation: select, count, level, part, and say what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dragoman.record import Change, Counting, Level, Point, QuadLevels, Relation, RelationParty, Tally

from .axis import Axis
from .changes import Counted, describe_changes
from .episodes import Choice, Dated
from .levels import level_counts, level_scores, level_share
from .selection import Selection, select
from .spread import spread_of_totals
from .tallies import COUNTINGS, QUADS, Tallies, count_directions, quad_counts, tally
from .wording import note_direction, note_echoes, note_peak, note_spreads, note_window, notes

MOST_BINS = 4000
"""Beyond so many bins no changes are sought: time grows with their square, to 0.8 s for 4,000 (25 November 2026)."""

Parties = tuple[RelationParty, RelationParty]


def trace_relation(parties: Parties, episodes: Iterable[Dated], choice: Choice | None = None) -> Relation:
    """Draw the relation of two parties, or of one with itself, from the episodes between them.

    The order of the episodes does not matter, nor does an episode given twice. Raises `CallError` where an id stands
    for two different episodes, or the window ends before it begins or is too long for its bin.
    """
    choice = choice or Choice()
    within = is_within(parties)
    chosen = select(episodes, choice, within=within)
    axis = chosen.axis
    told = [*notes(parties, choice.statuses, count_directions(chosen.placed, within=within), within=within)]
    told += [] if within else note_direction(parties, choice.direction)
    points: list[Point] = []
    changes: list[Change] = []
    if axis:
        tallies = tally(chosen.placed, axis)
        counted = [Counted.of(axis, tallies, way, is_parted=len(axis) <= MOST_BINS) for way in COUNTINGS]
        points = list(_points(axis, counted, within=within))
        changes, more = _changes(axis, counted)
        told += [*note_window(axis, is_open=not (choice.first and choice.last)), *note_peak(points), *more]
    return Relation(
        parties=parties,
        bin=axis.bin if axis else choice.bin or "day",
        first=axis.first if axis else None,
        last=axis.last if axis else None,
        statuses=choice.statuses,
        episodes=len(chosen.placed),
        directions=count_directions(chosen.placed, within=within),
        points=tuple(points),
        changes=tuple(changes),
        left_out=chosen.left_out,
        notes=tuple(told if chosen.placed else [*told, _nothing(chosen)]),
    )


def is_within(parties: Parties) -> bool:
    """Tell whether both parties are one: by id where both have one, else by name and country."""
    one, two = parties
    if one.id is not None and two.id is not None:
        return one.id == two.id
    return (one.name, one.country) == (two.name, two.country)


def _changes(axis: Axis, counted: Sequence[Counted]) -> tuple[list[Change], list[str]]:
    """Gather the changes of all three ways of counting, by day, and say what a reader should know of them."""
    if len(axis) > MOST_BINS:
        return [], [f"Changes were not sought, since there are {len(axis):,} bins: take longer bins."]
    found = sorted((change for one in counted for change in describe_changes(one)), key=lambda change: change.day)
    return found, [*note_spreads({one.way: one.spread.rate for one in counted}), *note_echoes(found, axis)]


def _points(axis: Axis, counted: Sequence[Counted], *, within: bool) -> Iterator[Point]:
    tallies = counted[0].tallies
    levels, quads = _count_levels(counted)
    shares, scores = _share_levels(tallies), _score_levels(tallies)
    counts = {way: tallies.counts[way].tolist() for way in COUNTINGS}
    for index, inside in enumerate(tallies.placed):
        tallied = {way: Tally(counts=quad_counts(counts[way][index]), level=levels[way][index]) for way in COUNTINGS}
        yield Point(
            bin=axis.name_of(index),
            first=max(axis.starts[index], axis.first),
            last=min(axis.end_of(index), axis.last),
            covered=float(tallies.covered[index]),
            by_episode=tallied["episode"],
            by_origin=tallied["origin"],
            by_report=tallied["report"],
            quads=quads[index],
            score=float(tallies.scores[index]) / len(inside) if inside else None,
            score_level=scores[index] if scores else None,
            conflict_share=shares[index],
            directions=count_directions(inside, within=within),
            episodes=tuple(one.episode.id for one in inside),
            documents=tallies.documents[index],
        )


def _count_levels(counted: Sequence[Counted]) -> tuple[dict[Counting, list[Level]], list[QuadLevels]]:
    """Level the total of each way of counting, and each quad class by episode."""
    by_episode = next(one for one in counted if one.way == "episode")
    classes = by_episode.tallies.counts["episode"].T.astype(np.float64)
    totals = [one.tallies.counts[one.way].sum(axis=1).astype(np.float64) for one in counted]
    spreads = [one.spread.rate for one in counted] + [spread_of_totals(row, by_episode.breaks) for row in classes]
    levels = level_counts(np.stack([*totals, *classes], axis=1), by_episode.tallies.covered, np.array(spreads))
    quads = [QuadLevels(**dict(zip(QUADS, row, strict=True))) for row in zip(*levels[len(COUNTINGS) :], strict=True)]
    return dict(zip(COUNTINGS, levels, strict=False)), quads


def _share_levels(tallies: Tallies) -> list[Level]:
    counts = tallies.counts["episode"].astype(np.float64)
    conflict = [name.endswith("conflict") for name in QUADS]
    return level_share(counts[:, conflict].sum(axis=1), counts.sum(axis=1))


def _score_levels(tallies: Tallies) -> list[Level]:
    scores = np.array([one.episode.score for inside in tallies.placed for one in inside])
    if not len(scores):
        return []
    return level_scores(tallies.scores, tallies.counts["episode"].sum(axis=1).astype(np.float64), scores)


def _nothing(chosen: Selection) -> str:
    return "Nothing is counted" + (": see what is left out." if chosen.left_out else ".")
