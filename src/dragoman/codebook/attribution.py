"""Learned weights that tell who says what (`data/attribution.tsv`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

from .tables import read_table

BIAS = "(bias)"
PARTS = ("anchor", "content", "cut", "reach")


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model over traits that either hold or do not: the weight of each, and what is added always."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, traits: Iterable[str]) -> float:
        """Give the probability that traits speak for.

        >>> Linear(0.0, {"cue": 2.0, "noun": -2.0}).odds(["cue", "noun", "unknown"])
        0.5
        """
        weigh = self.weights.get
        return 1 / (1 + exp(-self.bias - sum(weigh(trait, 0.0) for trait in dict.fromkeys(traits))))


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionWeights:
    """What tells whether a word attributes, which phrase is its content, where that ends, how far the cue reaches.

    `words` are the lemmas, with their part of speech, on which attributions are known to rest.
    """

    words: frozenset[tuple[str, str]]
    anchor: Linear
    content: Linear
    cut: Linear
    reach: Linear

    @classmethod
    def load(cls) -> AttributionWeights:
        """Read the package's table; raises `DataError` where it is broken."""
        return cls.of((row["part"], row["trait"], row["weight"]) for row in read_table("attribution"))

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]]) -> AttributionWeights:
        """Put together rows of part, trait and weight; the part `word` lists the words, as «lemma|VERB»."""
        parts: dict[str, dict[str, float]] = {name: {} for name in ("word", *PARTS)}
        for part, trait, weight in rows:
            parts[part][trait] = float(weight)
        words = frozenset((lemma, pos) for lemma, _, pos in (trait.rpartition("|") for trait in parts["word"]))
        return cls(words=words, **{name: Linear(parts[name].pop(BIAS, 0.0), parts[name]) for name in PARTS})
