"""Words of statements on the future (`data/{outlooks,forward}.tsv`), and signs to watch for (`data/signposts.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from .tables import listed, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.record import ExpectationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlooks:
    """What kind of expectation a governing word makes, words around it by sort, and how signposts are worded."""

    kinds: dict[tuple[str, str], ExpectationKind]
    cue: re.Pattern[str]
    meaning: re.Pattern[str]
    words: dict[str, frozenset[str]]

    @classmethod
    def load(cls) -> Outlooks:
        """Read the package's tables; raises `DataError` where one is broken."""
        rows, signs = read_table("outlooks"), read_table("signposts")
        return cls(
            kinds={(row["lemma"], row["pos"]): cast("ExpectationKind", row["kind"]) for row in rows},
            cue=_either(row["pattern"] for row in signs if row["role"] == "cue"),
            meaning=_either(row["pattern"] for row in signs if row["role"] == "meaning"),
            words={row["sort"]: frozenset(listed(row["words"])) for row in read_table("forward")},
        )

    def kind(self, lemma: str, pos: str) -> ExpectationKind | None:
        """Give the kind of expectation that a word opens, None for other words."""
        return self.kinds.get((lemma, pos))


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
