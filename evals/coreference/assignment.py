"""Pair rows with columns one to one so that the weights of the pairs add up to the most there can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import inf

Weights = Mapping[tuple[int, int], float]


def heaviest(weights: Weights) -> float:
    """Give the greatest sum of weights of pairs without a common row or column.

    Weights are by (row, column) and not negative; a pair that is not there weighs nothing. What is not connected is
    paired apart: clusterings of thousands fall into many small parts.
    """
    return sum(_heaviest_of(part) for part in _connected(weights))


def _connected(weights: Weights) -> list[dict[tuple[int, int], float]]:
    """Part the pairs so that no two parts have a row or a column in common."""
    columns: dict[int, list[int]] = defaultdict(list)
    rows: dict[int, list[int]] = defaultdict(list)
    for row, column in weights:
        columns[row].append(column)
        rows[column].append(row)
    parts, seen = [], set[int]()
    for first in columns:
        if first in seen:
            continue
        waiting, within = [first], set[int]()
        while waiting:
            row = waiting.pop()
            if row not in within:
                within.add(row)
                waiting += [other for column in columns[row] for other in rows[column]]
        seen |= within
        parts.append({(row, column): weights[row, column] for row in within for column in columns[row]})
    return parts


def _heaviest_of(weights: Weights) -> float:
    rows, columns = (sorted({pair[side] for pair in weights}) for side in (0, 1))
    matrix = [[weights.get((row, column), 0.0) for column in columns] for row in rows]
    if len(rows) > len(columns):
        matrix = [list(column) for column in zip(*matrix, strict=True)]
    paired = _paired([[-weight for weight in row] for row in matrix])
    return sum(matrix[row][column] for row, column in enumerate(paired))


def _paired(costs: list[list[float]]) -> list[int]:
    """Give the column of each row, at the least sum of costs; there are no more rows than columns.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant, Computing 38, 1987), with potentials on
    rows and columns; cubic in the worst case.
    """
    width = len(costs[0])
    on_row, on_column = [0.0] * len(costs), [0.0] * width
    owner = [-1] * width
    for new in range(len(costs)):
        least, before, done = [inf] * width, [-1] * width, [False] * width
        row, column = new, -1
        while row >= 0:
            cost = costs[row]
            for other in range(width):
                if not done[other] and (slack := cost[other] - on_row[row] - on_column[other]) < least[other]:
                    least[other], before[other] = slack, column
            nearest = min((c for c in range(width) if not done[c]), key=least.__getitem__)
            step = least[nearest]
            on_row[new] += step
            for other in range(width):
                if done[other]:
                    on_row[owner[other]] += step
                    on_column[other] -= step
                else:
                    least[other] -= step
            done[nearest] = True
            column, row = nearest, owner[nearest]
        while column >= 0:
            previous = before[column]
            owner[column] = owner[previous] if previous >= 0 else new
            column = previous
    return [column for _, column in sorted((row, column) for column, row in enumerate(owner) if row >= 0)]
