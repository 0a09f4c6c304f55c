"""Whose meeting it is: presidents, ministers or envoys, where reports name them by office alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman.codebook.tables import read_table

REMEMBERED = 20_000
"""Sentences whose ranks are remembered: each is held against many statements in a row."""


@lru_cache(maxsize=REMEMBERED)
def ranks_in(words: str) -> frozenset[str]:
    """Give the ranks that words name: «the foreign ministers of both states» speaks of foreign ministers.

    Offices that own something («the president's aide») are left out.
    """
    found: set[str] = set()
    for match in _pattern().finditer(words):
        found.add(_rows()[int((match.lastgroup or "r0")[1:])][1])
    return frozenset(found)


def are_others(first: str, second: str) -> bool:
    """Tell whether both words name ranks, and none in common."""
    one, other = ranks_in(first), ranks_in(second)
    return bool(one and other and not one & other)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple((row["pattern"].replace("{s}", "s?"), row["rank"]) for row in read_table("ranks"))


@cache
def _pattern() -> re.Pattern[str]:
    """All offices in one pattern, in the order of the table: the first that fits at a place takes its words."""
    parts = "|".join(f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(_rows()))
    return re.compile(rf"\b(?:{parts})\b(?!['’]s|['’])", re.IGNORECASE)
