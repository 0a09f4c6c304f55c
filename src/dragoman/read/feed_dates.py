"""Dates as feeds write them: read, and believed or not."""

from __future__ import annotations

from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dragoman.record import Precision

from .dates import TOLERANCE, day_of, parse_date, precision_of

EARLIEST = date(1990, 1, 1)
"""There was no web before: an older date of a feed is that of a clock never set or of a field never filled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date of a feed with its precision; without a value, `doubts` say why there is none, unless none was given."""

    value: date | datetime | None = None
    precision: Precision | None = None
    doubts: tuple[str, ...] = ()


def believe(words: str | None, parsed: Any, today: date) -> Dated:
    """Read a date and judge it; `parsed` is the entry as the feed parser has it, asked as the last resort."""
    if not (words or "").strip():
        return Dated()
    value = read_moment(words or "") or _parsed(parsed, words)
    if value is None:
        return Dated(doubts=(f"the feed's date {_short(words)!r} cannot be read",))
    if day_of(value) < EARLIEST:
        return Dated(doubts=(f"the feed's date {_short(words)!r} is not believed: it lies before the web",))
    if day_of(value) - today > TOLERANCE:
        return Dated(doubts=(f"the feed's date {_short(words)!r} is not believed: it lies in the future",))
    return Dated(value=value, precision=precision_of(value))


def read_moment(words: str) -> date | datetime | None:
    """Read a date as RFC 822, as RSS has it, or as ISO 8601, as Atom has it; its own offset from UTC is kept."""
    try:
        return parsedate_to_datetime(words)
    except (ValueError, IndexError, OverflowError):
        pass
    try:
        return parse_date(words)
    except (ValueError, OverflowError):
        return None


def _parsed(entry: Any, words: str | None) -> datetime | None:
    for field in ("published", "updated"):
        read = dict.get(entry, f"{field}_parsed")  # the parser's own `get` takes one date for the other
        if read and dict.get(entry, field) == words:
            try:
                return datetime.fromtimestamp(timegm(read), UTC)
            except (ValueError, OverflowError, OSError):
                return None
    return None


def _short(words: str | None) -> str:
    return (words or "").strip()[:40]
