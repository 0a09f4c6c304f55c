"""Dates of publication: as written by the input, weighed against each other, and settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dragoman.record import Precision, publication

from .refusals import RefusedError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TOLERANCE = timedelta(days=1)
"""Two clocks may put one moment on neighbouring days; what is further apart is two dates."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$", re.DOTALL)
_NAMED = re.compile(
    r"(?<![\w/])(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?|"
    r"(?P<month2>[a-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?)\s+(?P<year>\d{4})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A date that an input gives for its publication: where it stands, and its words.

    `told` holds where a page tells machines of it, rather than showing it to readers, where other dates stand too.
    """

    place: str
    words: str
    told: bool = False


def parse_date(words: str) -> date | datetime:
    """Read a date as ISO 8601 («2025-10-09», «2025-10-09T16:20:00Z») or with its month named («October 9, 2025»).

    Raises `ValueError`; «09/10/2025» is two days on the two sides of the Atlantic, and read as neither.
    """
    stripped = words.strip()
    if _ISO.match(stripped):
        return publication(stripped)  # type: ignore[no-any-return]  # a string gives a date or raises
    found = named_date(stripped)
    if found is None:
        msg = f"not a date: {words!r}"
        raise ValueError(msg)
    return found


def named_date(words: str) -> date | None:
    """Find the first date with its month named in a stretch of words, None where there is none."""
    for match in _NAMED.finditer(words):
        month = (match["month"] or match["month2"]).lower()
        if month[:3] not in MONTHS:
            continue
        try:
            return date(int(match["year"]), MONTHS.index(month[:3]) + 1, int(match["day"] or match["day2"]))
        except ValueError:
            continue
    return None


def settle_date(witnesses: Sequence[Witness], default: date | datetime | None, *, hint: str) -> date | datetime:
    """Give the date that the best witness states and none contradicts, else the default.

    Raises `RefusedError` where there is neither, and where witnesses are more than a day apart or cannot be read
    and no default settles it.
    """
    try:
        dated = [(witness, _read(witness)) for witness in witnesses]
        _check_agreement(dated)
    except RefusedError:
        if default is None:
            raise
        return default
    if dated:
        return dated[0][1]
    if default is None:
        msg = f"no publication date: pass --published YYYY-MM-DD{hint and ' or '}{hint}"
        raise RefusedError(msg)
    return default


def day_of(value: date | datetime) -> date:
    """The day of a date or of a moment, as its own clock had it."""
    return value.date() if isinstance(value, datetime) else value


def precision_of(value: date | datetime) -> Precision:
    """Tell how exactly a date is known: zeros at its end are taken for what was not written.

    A moment of midnight sharp is a day's, since feeds and pages without a clock write it so; what is known to the
    second is said to be known to the minute once in sixty times.
    """
    if not isinstance(value, datetime) or (value.hour, value.minute, value.second) == (0, 0, 0):
        return "day"
    return "second" if value.second or value.microsecond else "minute"


def _read(witness: Witness) -> date | datetime:
    try:
        return parse_date(witness.words)
    except ValueError as error:
        msg = f"bad date {witness.words.strip()!r} in {witness.place}: write it as YYYY-MM-DD or pass --published"
        raise RefusedError(msg) from error


def _check_agreement(dated: list[tuple[Witness, date | datetime]]) -> None:
    for witness, value in dated[1:]:
        best, first = dated[0]
        if abs(day_of(value) - day_of(first)) > TOLERANCE:
            msg = (
                f"two publication dates: {day_of(first)} in {best.place}, {day_of(value)} in {witness.place}: "
                "pass --published with the right one"
            )
            raise RefusedError(msg)
