"""Words by which a report says why an event matters (`data/significance.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Significances:
    """Confidence by verb lemma, and by pattern over a sentence."""

    verbs: dict[str, float]
    phrases: tuple[tuple[re.Pattern[str], float], ...]

    @classmethod
    def load(cls) -> Significances:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = read_table("significance")
        return cls(
            verbs={row["pattern"]: float(row["weight"]) for row in rows if row["role"] == "verb"},
            phrases=tuple(
                (re.compile(row["pattern"], re.IGNORECASE), float(row["weight"]))
                for row in rows
                if row["role"] == "phrase"
            ),
        )

    def weigh(self, words: str) -> float:
        """Give the confidence of the surest phrase in a sentence, 0 without any."""
        return max((weight for pattern, weight in self.phrases if pattern.search(words)), default=0.0)
