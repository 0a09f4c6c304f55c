"""Counts by bin and quad class, in three ways: by episode, by origin, by report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

import numpy as np

from dragoman.record import Counting, Direction, Directions, Quad, QuadCounts

from .axis import Axis
from .partition import Whole
from .quantiles import Numbers
from .selection import Placed

QUADS: tuple[Quad, ...] = get_args(Quad)
COUNTINGS: tuple[Counting, ...] = get_args(Counting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """What stands in each bin; `counts` are (bins, classes), the classes in the order of `QUADS`.

    By episode, each counts one on its day; by origin, as many as it has independent ones, on its day; by report, each
    of its documents one on the day of its publication.
    """

    counts: dict[Counting, Whole]
    covered: Numbers
    scores: Numbers
    placed: tuple[tuple[Placed, ...], ...]
    documents: tuple[tuple[str, ...], ...]


def tally(placed: Iterable[Placed], axis: Axis) -> Tallies:
    """Count what was placed along an axis that holds all its days; `scores` are the sums of scores a bin."""
    bins = len(axis)
    counts: dict[Counting, list[list[int]]] = {way: [[0] * len(QUADS) for _ in range(bins)] for way in COUNTINGS}
    scores = np.zeros(bins)
    inside: list[list[Placed]] = [[] for _ in range(bins)]
    documents: list[set[str]] = [set() for _ in range(bins)]
    index_of, classes = cache(axis.index_of), {quad: index for index, quad in enumerate(QUADS)}
    for one in placed:
        index, quad = index_of(one.day), classes[one.episode.quad]
        counts["episode"][index][quad] += 1
        counts["origin"][index][quad] += one.episode.origins
        scores[index] += one.episode.score
        inside[index].append(one)
        for document, day in {report.document: report.published or one.day for report in one.episode.reports}.items():
            if axis.first <= day <= axis.last:
                place = index_of(day)
                counts["report"][place][quad] += 1
                documents[place].add(document)
    return Tallies(
        counts={way: np.array(rows, dtype=np.int64) for way, rows in counts.items()},
        covered=np.array([axis.covered(index) for index in range(bins)]),
        scores=scores,
        placed=tuple(tuple(found) for found in inside),
        documents=tuple(tuple(sorted(found)) for found in documents),
    )


def quad_counts(row: Sequence[int]) -> QuadCounts:
    """Name the numbers of one row, which are in the order of `QUADS`."""
    one, two, three, four = row
    return QuadCounts(verbal_cooperation=one, material_cooperation=two, verbal_conflict=three, material_conflict=four)


def count_directions(placed: Iterable[Placed], *, within: bool) -> Directions:
    """Count directions; within one party there are none, so all count as both."""
    found: list[Direction] = ["both" if within else one.episode.direction for one in placed]
    return Directions(a_to_b=found.count("a_to_b"), b_to_a=found.count("b_to_a"), both=found.count("both"))
