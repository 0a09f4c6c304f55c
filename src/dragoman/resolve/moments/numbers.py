"""Numbers in words and figures: how many, which one, which year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.codebook.calendar import Calendar

COUPLE = 2
HUNDRED = 100
SCALES = frozenset({"hundred", "thousand", "dozen"})
_JOINED = re.compile(r"[\s-]+")
_RANGE = re.compile(r"(?:\s|-)(?:to|or)(?:\s|-)|(?<=\d)-(?=\d)")
_ABOUT = re.compile(
    r"(?:(?:about|around|nearly|almost|at|least|most|up|no|not|more|less|fewer|than|over|under|roughly|approximately"
    r"|some|just|well|as|long|much|many|little|to)\s+)+"
)
_HALF = re.compile(r"(?:-| )and(?:-| )(?:a|one)(?:-| )half$")
_FRACTION = re.compile(r"(\d+) (\d)/([1-9])")


def read_number(words: str, calendar: Calendar) -> float | None:
    """Read how many; of «two to three» the greater. None where the words say no number: «several», «a few».

    >>> from dragoman.codebook.calendar import Calendar
    >>> [read_number(n, Calendar.load()) for n in ("twenty-four", "three and a half", "5 1/2", "1,200", "several")]
    [24, 3.5, 5.5, 1200, None]
    """
    last = _RANGE.split(words)[-1]
    if about := _ABOUT.match(last):
        last = last[about.end() :]
    if half := _HALF.search(last):
        whole = read_number(last[: half.start()], calendar)
        return None if whole is None else whole + 0.5
    if found := _FRACTION.fullmatch(last):
        return int(found[1]) + int(found[2]) / int(found[3])
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", last):
        value = float(last.replace(",", ""))
        return int(value) if value.is_integer() else value
    return COUPLE if "couple" in last else _in_words(last, calendar)


def _in_words(words: str, calendar: Calendar) -> int | None:
    total = group = 0
    parts = [word for word in _JOINED.split(words.strip()) if word not in {"and", ""}]
    for word in parts:
        number = 1 if word in {"a", "an"} else _word(word, calendar)
        if number is None:
            return None
        if word not in SCALES:
            group += number
        elif number > HUNDRED:
            total, group = total + max(1, group) * number, 0
        else:
            group = max(1, group) * number
    return total + group if parts else None


def _word(word: str, calendar: Calendar) -> int | None:
    known = calendar.value("number", word)
    return int(known) if known else None


def read_ordinal(words: str, calendar: Calendar) -> int | None:
    """Read which one: «third», «21st»."""
    if found := re.match(r"(\d+)(?:st|nd|rd|th)$", words):
        return int(found[1])
    known = calendar.value("ordinal", words)
    return int(known) if known else None


def read_year(words: str, calendar: Calendar) -> int | None:
    """Read a year in figures or in words: «1997», «nineteen ninety-seven», «two thousand and five»."""
    if words.isdigit():
        return int(words)
    if words.startswith("two thousand"):
        return _in_words(words, calendar)
    century, _, rest = _JOINED.sub(" ", words).partition(" ")
    hundreds, years = calendar.value("number", century), read_number(rest, calendar) or 0
    return int(hundreds) * HUNDRED + int(years) % HUNDRED if hundreds else None


def full_year(digits: str, published: int) -> int:
    """Read a year of two figures as the one nearest to the year of publication; of four as it stands."""
    if len(digits) > 2:  # noqa: PLR2004 - two figures
        return int(digits)
    century = published - published % HUNDRED
    return min((century + shift + int(digits) for shift in (-HUNDRED, 0, HUNDRED)), key=lambda y: abs(y - published))
