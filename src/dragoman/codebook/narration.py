"""What tells a sentence's function: words (`data/narration.tsv`), learned weights (`data/discourse.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from dragoman.record.coding import Function

from .tables import listed, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

FUNCTIONS: tuple[Function, ...] = get_args(Function)
BIAS = "(bias)"
AFTER = "(after) "
"""Opens the rows that hold how much likelier a function is after another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """Verbs of saying, and expressions that point to earlier times."""

    sayings: frozenset[str]
    past: re.Pattern[str]

    @classmethod
    def load(cls) -> Narration:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = read_table("narration")
        return cls(
            sayings=frozenset(lemma for row in rows if row["role"] == "say" for lemma in listed(row["pattern"])),
            past=re.compile("|".join(row["pattern"] for row in rows if row["role"] == "past"), re.IGNORECASE),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A linear model over the traits of a sentence; scores stand in the order of `FUNCTIONS`.

    `after` holds, for each function, what it adds to those of the next sentence.
    """

    traits: Mapping[str, tuple[float, ...]]
    after: tuple[tuple[float, ...], ...]

    @classmethod
    def load(cls) -> Weights:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = {row["trait"]: tuple(float(row[name]) for name in FUNCTIONS) for row in read_table("discourse")}
        after = tuple(rows.pop(AFTER + name) for name in FUNCTIONS)
        return cls(traits=rows, after=after)

    def score(self, traits: Mapping[str, float]) -> tuple[float, ...]:
        """Add up what the traits of a sentence say for each function."""
        total = list(self.traits[BIAS])
        for trait, value in traits.items():
            for index, weight in enumerate(self.traits.get(trait, ())):
                total[index] += weight * value
        return tuple(total)

    def best(self, scores: list[tuple[float, ...]]) -> list[Function]:
        """Find the likeliest sequence of functions (Viterbi)."""
        if not scores:
            return []
        reached, steps = list(scores[0]), []
        for own in scores[1:]:
            ways = [[value + self.after[i][j] for i, value in enumerate(reached)] for j in range(len(own))]
            steps.append([way.index(max(way)) for way in ways])
            reached = [max(way) + value for way, value in zip(ways, own, strict=True)]
        path = [reached.index(max(reached))]
        for step in reversed(steps):
            path.append(step[path[-1]])
        return [FUNCTIONS[index] for index in reversed(path)]
