"""Changes of a relation: where one way of counting breaks, from what to what, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dragoman.record import Change, Counting, Stretch

from .axis import Axis
from .levels import level_proportion, level_rate
from .partition import Series, find_changes
from .selection import Placed
from .spread import Spread, measure_spread
from .tallies import Tallies, quad_counts
from .wording import word_change

NEAREST = 5
"""How many episodes are named beside a change: as many as a reader looks up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One way of counting along its axis, parted at `breaks`, the bins that open another stretch.

    `spread` is that within stretches, by which levels are judged; the search knew that of the whole series only.
    """

    axis: Axis
    tallies: Tallies
    way: Counting
    series: Series
    breaks: tuple[int, ...]
    spread: Spread

    @classmethod
    def of(cls, axis: Axis, tallies: Tallies, way: Counting, *, is_parted: bool = True) -> Counted:
        """Part one way of counting, unless it is to be left whole."""
        counts = tallies.counts[way]
        numbers = counts.astype(np.float64)
        series = Series(counts, tallies.covered, measure_spread(numbers))
        breaks = tuple(find_changes(series)) if is_parted else ()
        spread = measure_spread(numbers, breaks)
        return cls(axis=axis, tallies=tallies, way=way, series=series, breaks=breaks, spread=spread)


def describe_changes(counted: Counted) -> Iterator[Change]:
    """Describe the changes of one way of counting, by day."""
    edges = [0, *counted.breaks, len(counted.axis)]
    stretches = [_stretch(counted, start, end) for start, end in pairwise(edges)]
    for index, place in enumerate(counted.breaks):
        yield _change(counted, (edges[index], place, edges[index + 2]), stretches[index : index + 2])


def _change(counted: Counted, at: tuple[int, int, int], beside: Sequence[Stretch]) -> Change:
    start, place, end = at
    axis, evidence = counted.axis, counted.series.evidence_at(*at)
    low, high, sure = counted.series.whereabouts(start, end)
    change = Change(
        counting=counted.way,
        bin=axis.name_of(place),
        day=axis.starts[place],
        earliest=axis.starts[min(low, place)],
        latest=axis.starts[max(high, place)],
        before=beside[0],
        after=beside[1],
        evidence=sure,
        evidence_of_rate=evidence.rate,
        evidence_of_kind=evidence.kind,
        nearest=_nearest(counted, place),
        words="",
    )
    return word_change(change, axis.bin, is_last=end == len(axis))


def _stretch(counted: Counted, start: int, end: int) -> Stretch:
    tallies, spread = counted.tallies, counted.spread
    counts = quad_counts(tallies.counts[counted.way][start:end].sum(axis=0).tolist())
    episodes = sum(len(found) for found in tallies.placed[start:end])
    axis = counted.axis
    return Stretch(
        first=max(axis.starts[start], axis.first),
        last=min(axis.end_of(end - 1), axis.last),
        bins=end - start,
        counts=counts,
        level=level_rate(counts.total, float(tallies.covered[start:end].sum()), spread.rate),
        conflict_share=level_proportion(counts.conflict / spread.kind, counts.total / spread.kind),
        score=float(tallies.scores[start:end].sum()) / episodes if episodes else None,
    )


def _nearest(counted: Counted, place: int) -> tuple[str, ...]:
    """Give the ids of the episodes nearest to the first day of a bin; of those of one day, the weightiest first."""
    day = counted.axis.starts[place]
    found: list[Placed] = []
    reach = 1
    while len(found) < NEAREST and reach <= len(counted.axis):
        found = [one for held in counted.tallies.placed[max(place - reach, 0) : place + reach] for one in held]
        reach *= 2
    found.sort(key=lambda one: (abs((one.day - day).days), -abs(one.episode.score), one.episode.id))
    return tuple(one.episode.id for one in found[:NEAREST])
