"""PLOVER's contexts, and the words that tell of them (`data/contexts.tsv`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .tables import listed, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexts:
    """Contexts by lemma, and all their names in the order of the manual."""

    by_lemma: dict[str, tuple[str, ...]]
    names: tuple[str, ...]

    @classmethod
    def load(cls) -> Contexts:
        """Read the package's table; raises `DataError` where it is broken."""
        by_lemma: dict[str, list[str]] = {}
        names: dict[str, None] = {}
        for row in read_table("contexts"):
            names[row["context"]] = None
            for lemma in listed(row["lemmas"]):
                by_lemma.setdefault(lemma, []).append(row["context"])
        return cls(by_lemma={lemma: tuple(found) for lemma, found in by_lemma.items()}, names=tuple(names))

    def of(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        """Give the contexts that words in lower case tell of, those with most words first."""
        counts = Counter(context for lemma in lemmas for context in self.by_lemma.get(lemma, ()))
        return tuple(context for context, _ in counts.most_common())
