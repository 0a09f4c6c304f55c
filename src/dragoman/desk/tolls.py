"""How many were killed or hurt, as a report says it: what accounts of one attack most often disagree on."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dragoman.codebook.calendar import Calendar
from dragoman.codebook.tables import read_table
from dragoman.record import Span, Toll
from dragoman.resolve.moments.numbers import read_number

_COUNT = r"(?P<count>\d[\d,]*|(?:at least |some |about )?[a-z]+(?:-[a-z]+)?)"


@cache
def _patterns() -> tuple[tuple[Literal["killed", "injured"], re.Pattern[str]], ...]:
    """Give the patterns of the table: «killing {count}», «{count} people were killed»."""
    rows = read_table("tolls")
    return tuple((row["what"], _pattern(row["pattern"])) for row in rows)  # type: ignore[misc]


def _pattern(words: str) -> re.Pattern[str]:
    escaped = re.escape(words).replace(r"\ ", r"\s+")
    return re.compile(r"\b" + escaped.replace(re.escape("{count}"), _COUNT) + r"\b", re.IGNORECASE)


def tolls_in(text: str, sentence: Span) -> tuple[Toll, ...]:
    """Read the numbers of killed and injured in a sentence; words for no number («several») give none."""
    found: dict[str, Toll] = {}
    for what, pattern in _patterns():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            count = read_number(match["count"].lower(), Calendar.load())
            if count is not None and what not in found:
                found[what] = Toll(what=what, count=int(count), words=Span(match.start(), match.end()))
    return tuple(found.values())
