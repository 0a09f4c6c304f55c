"""The year of a date named without one, and which way a bare name looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.record import Tense

from .ground import Ground, Words
from .numbers import read_year
from .periods import days_of, period

FAR = timedelta(days=270)
"""A day or month of another year, farther off than this, is meant the other way where no tense speaks for it."""

FARTHEST = timedelta(days=330)
"""As far as the tense can move a day back, a month or a feast ahead, into another year: a day eleven months ago is told
with its year, so that «has set November 10 as the deadline» looks ahead. 270, 300 and 330 days did alike on TimeML
(2026-11-25)."""


def tense(words: Words) -> Tense | None:
    """Tell which way a bare name looks: «since» looks back, «until Friday» ahead, whatever the clause says."""
    if words.before == "since":
        return "past"
    if words.before in {"until", "till"}:
        return "future" if words["weekday"] else None
    return words.phrase.tense


def stated_year(words: Words, ground: Ground) -> int | None:
    """Give the year that the phrase itself names, or points to: «that year», «next year»."""
    if words["year"]:
        return int(words["year"])
    if words["spelled"]:
        return read_year(words["spelled"], ground.calendar)
    pointer = words["year_rel"] or words["year_after"] or words["rel_after"] or words["owner"]
    if pointer.isdigit():
        return int(pointer)
    return pointed_year(pointer, ground) if pointer else None


def pointed_year(pointer: str, ground: Ground) -> int:
    """Give the year of «last year», «that year»."""
    word = pointer.rsplit(maxsplit=1)[-1]
    if word in {"last", "next"}:
        return ground.day.year + (1 if word == "next" else -1)
    shift = {"previous": -1, "following": 1}.get(word, 0)
    return ground.day.year if word in {"this", "current"} and "same" not in pointer else ground.at.year + shift


def nearest_year(named: Callable[[int], date | None], words: Words, ground: Ground, unit: str = "day") -> int | None:
    """Give the year in which a day named without one lies: by «last» or «next», by a year told nearby, by tense."""
    relation = ground.calendar.value("relation", words.rel) if words.rel else None
    if relation is None and ground.year is not None and tense(words) == "past":
        return ground.year
    now = _start(period(ground.day, unit))
    days = {y: _start(period(day, unit)) for y in ground.years if (day := named(y))}
    if relation == "same" and words.rel in {"that", "same"}:
        return ground.at.year
    if relation == "same":
        return ground.day.year
    if relation == "before":
        return max((y for y, day in days.items() if day < now), default=None)
    if relation == "after":
        return min((y for y, day in days.items() if day > now), default=None)
    return _by_tense(days, now, words, unit)


def _by_tense(days: dict[int, date], now: date, words: Words, unit: str) -> int | None:
    nearest = min(days, key=lambda y: abs(days[y] - now), default=None)
    behind = max((y for y, day in days.items() if day <= now), default=nearest)
    ahead = min((y for y, day in days.items() if day >= now), default=nearest)
    looks = tense(words)
    if looks == "present" or words.before in {"until", "till"}:
        return nearest
    year = ahead if looks == "future" else behind
    if year is None or (looks is not None and days[year].year == now.year):
        return year
    return year if abs(days[year] - now) <= _limit(looks, words, unit) else nearest


def _limit(looks: Tense | None, words: Words, unit: str) -> timedelta:
    is_day = unit == "day" and not words["holiday"]
    if looks == "past":
        return FARTHEST if is_day else timedelta.max
    return FARTHEST if looks == "future" and not is_day else FAR


def _start(value: str) -> date:
    days = days_of(value)
    return days.start if days and days.start else date.min
