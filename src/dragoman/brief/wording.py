"""Coded values in plain words: days, windows, status, odds."""

from __future__ import annotations

import calendar
from datetime import date, datetime

from dragoman.record import Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def plain(words: str) -> str:
    """Set words on one line: each run of white space becomes a space."""
    return " ".join(words.split())


def sentence_case(words: str) -> str:
    """Capitalise the first letter and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def day_words(day: date | datetime) -> str:
    """Write a day: «9 October 2025»."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval_words(interval: Interval | None) -> str | None:
    """Write the days of an event: a day, a month, a year, a range; None where no end is known."""
    if interval is None or not (interval.start or interval.end):
        return None
    if interval.start is None:
        return f"until {day_words(interval.end)}" if interval.end else None
    if interval.end is None:
        return f"from {day_words(interval.start)}"
    return _closed(interval.start, interval.end)


def window_words(interval: Interval | None) -> str | None:
    """Write when an expectation is due: «on 9 October 2025», «in October 2025», «by 9 October 2025»."""
    if interval is None or not (interval.start or interval.end):
        return None
    if interval.start is None:
        return f"by {day_words(interval.end)}" if interval.end else None
    if interval.end is None:
        return f"from {day_words(interval.start)}"
    if interval.start == interval.end:
        return f"on {day_words(interval.start)}"
    words = _closed(interval.start, interval.end)
    return f"in {words}" if words[0].isalpha() or words.isdigit() else words


def odds_words(low: float, high: float) -> str:
    """Write a range of probability: «55–80 %»."""
    first, last = f"{low * 100:.0f}", f"{high * 100:.0f}"
    return f"{first} %" if first == last else f"{first}–{last} %"


def _closed(start: date, end: date) -> str:
    if start == end:
        return day_words(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and _closes_month(end):
        return _months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def _months(start: date, end: date) -> str:
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    if start.year == end.year:
        return f"{MONTHS[start.month - 1]}–{last}"
    return f"{MONTHS[start.month - 1]} {start.year} – {last}"


def _closes_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
