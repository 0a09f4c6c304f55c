"""How the headings of a report's parts are worded (`data/headings.tsv`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from .tables import Row, read_table

if TYPE_CHECKING:
    from dragoman.record import SectionKind

LONGEST = 90
"""Characters of a heading at most, so that patterns with open ends are never tried on prose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a heading opens; `party` are the offsets of a party's name within the words matched, None without."""

    kind: SectionKind
    party: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The known headings, labels that are neither heading nor party, and credit lines; patterns hold in order."""

    kinds: tuple[tuple[re.Pattern[str], SectionKind], ...]
    labels: tuple[re.Pattern[str], ...]
    credits: tuple[re.Pattern[str], ...]

    @classmethod
    def load(cls) -> Headings:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = read_table("headings")
        return cls(
            kinds=tuple((_pattern(r), cast("SectionKind", r["kind"])) for r in rows if r["role"] == "heading"),
            labels=tuple(_pattern(r) for r in rows if r["role"] == "label"),
            credits=tuple(_pattern(r) for r in rows if r["role"] == "credit"),
        )

    def find(self, words: str) -> Heading | None:
        """Tell what a known heading opens; `words` come without markup and closing punctuation."""
        if len(words) > LONGEST:
            return None
        for pattern, kind in self.kinds:
            if match := pattern.fullmatch(words):
                named = "party" in pattern.groupindex and match.span("party") != (-1, -1)
                return Heading(kind=kind, party=match.span("party") if named else None)
        return None

    def is_label(self, words: str) -> bool:
        """Tell whether words before a colon are a label such as «Note» or «Monday», and so no party."""
        return any(pattern.fullmatch(words) for pattern in self.labels)

    def is_credit(self, line: str) -> bool:
        """Tell whether a whole line does no more than give credit."""
        return any(pattern.fullmatch(line) for pattern in self.credits)


def _pattern(row: Row) -> re.Pattern[str]:
    return re.compile(row["pattern"], re.IGNORECASE)
