"""Words that say what became of a plan: off, moved, refused, or told once more as a plan."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from dragoman.codebook.tables import read_table
from dragoman.record import Span

Outcome = Literal["off", "moved", "refused", "retold", "kept"]
ORDER: tuple[Outcome, ...] = ("moved", "off", "refused", "retold")
"""Of several outcomes in one sentence the first of these counts: «put off, not cancelled», «the visit that was due».
`kept`, where a sentence refuses to call a thing off, is read off the others."""

REMEMBERED = 20_000
"""Sentences whose outcome is remembered: each is held against many statements in a row."""

REACH = 40
"""Characters before an outcome's words in which other words may undo it: «did not rule out», «asked it to put off»."""


def outcome_in(words: str) -> Outcome | None:
    """Tell whether words call something off, move it, refuse it or tell it as planned; None where they do not.

    `kept` is the refusal to move a thing or to call it off.
    """
    found = outcome_at(words)
    if found and found[0] == "refused" and speaks_of_change(words):
        return "kept"
    return found[0] if found else None


def speaks_of_change(words: str) -> bool:
    """Tell whether words name a postponement or a cancellation, wanted or feared though it be."""
    return any(_patterns()[outcome].search(words) for outcome in ORDER[:2])


@lru_cache(maxsize=REMEMBERED)
def outcome_at(words: str) -> tuple[Outcome, Span] | None:
    """Give an outcome with the words that tell it, passing by those that are denied, feared or asked for."""
    for outcome in ORDER:
        for match in _patterns()[outcome].finditer(words):
            if outcome == "retold" or not _is_undone(words, match.start()):
                return outcome, Span(match.start(), match.end())
    return None


def _is_undone(words: str, at: int) -> bool:
    before = words[max(0, at - REACH) : at]
    return any(pattern.search(before) for pattern in _undoing())


@cache
def _patterns() -> dict[Outcome, re.Pattern[str]]:
    return {outcome: _compiled(outcome) for outcome in ORDER}


def _compiled(outcome: str, end: str = "") -> re.Pattern[str]:
    patterns = [row["pattern"] for row in read_table("settlements") if row["outcome"] == outcome]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b{end}", re.IGNORECASE)


@cache
def _undoing() -> tuple[re.Pattern[str], ...]:
    return _compiled("undone", r"(?:\W+\w+){0,2}\W*$"), _compiled("unsaid", r"(?: \w+){0,5}\W*$")
