"""Values of stretches of time and of what recurs: `P2W`, `PXM`, `P1D`, `XXXX-WXX-1`."""

from __future__ import annotations

import re
from datetime import date
from math import ceil

from dragoman.record import Interval

from .counted import unit_of
from .ground import Ground, Words
from .named import month_of, weekday_number
from .numbers import read_number, read_ordinal
from .periods import moved

LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W",
           "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "millennium": "Y"}  # fmt: skip
FACTORS = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
VAGUE = {"decade": "PXDE", "century": "PXCE"}

UNTOLD = {"D": 7, "W": 4, "M": 12, "Y": 10, "Q": 4}
"""How many of a unit make up the next greater one: what «the coming months» may reach at most."""

HOURS_OF_A_DAY = 24

_HOURS = re.compile(r"PT(X|[\d.]+)H")
_LENGTH = re.compile(r"P(X|[\d.]+)([DWMYQ])")

UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter"}


def length(number: float | None, unit: str) -> str:
    """Write a stretch of time; None stands for a number that the words leave open.

    >>> length(2, "week"), length(None, "month"), length(0.5, "hour")
    ('P2W', 'PXM', 'PT0.5H')
    """
    if number is None and unit in VAGUE:
        return VAGUE[unit]
    letter = LETTERS[unit]
    shown = "X" if number is None else f"{number * FACTORS.get(unit, 1):g}"
    return f"P{letter[:-1] if letter[0] == 'T' else ''}{shown}{letter[-1] if letter[0] == 'T' else letter}"


def duration(words: Words, ground: Ground) -> str | None:
    """«two weeks», «several years», «month-long»."""
    if not words["number"]:
        return length(1 if ground.calendar.value("unit", words["unit"]) else None, unit_of(words["unit"], ground))
    number = read_number(words["number"], ground.calendar)
    return length(number, unit_of(words["unit"], ground))


def half_unit(words: Words, ground: Ground) -> str | None:
    """«half an hour»."""
    return length(0.5, unit_of(words["unit"], ground))


def and_half(words: Words, ground: Ground) -> str | None:
    """«two and a half years», «a day and a half», of which the pattern reads «two» and «a»."""
    return length((read_number(words["number"], ground.calendar) or 0) + 0.5, unit_of(words["unit"], ground))


def rate(words: Words, ground: Ground) -> str | None:
    """«a year», «per day», «twice a week»."""
    return length(1, unit_of(words["unit"], ground))


def every(words: Words, ground: Ground) -> str | None:
    """«every Monday», «every two years», «each July», «Friday nights», «weekends»."""
    if words["weekend"]:
        return "XXXX-WXX-WE"
    if words["weekday"] and words["daypart"]:
        return (
            f"XXXX-WXX-{weekday_number(words['weekday'], ground)}T{ground.calendar.value('daypart', words['daypart'])}"
        )
    if words["weekday"]:
        return f"XXXX-WXX-{weekday_number(words['weekday'], ground)}"
    if words["month"]:
        return f"XXXX-{month_of(words, ground):02}"
    if words["season"]:
        return f"XXXX-{ground.calendar.value('season', words['season'])}"
    if words["daypart"]:
        return f"XXXX-XX-XXT{ground.calendar.value('daypart', words['daypart'])}"
    return length(_each(words, ground), unit_of(words["unit"], ground))


def _each(words: Words, ground: Ground) -> float:
    if words["ordinal"]:
        return read_ordinal(words["ordinal"], ground.calendar) or 1
    if words["number"]:
        return read_number(words["number"], ground.calendar) or 1
    return 2 if " other " in words.text else 1


def frequency(words: Words, ground: Ground) -> str | None:
    """«daily», «annually»."""
    return ground.calendar.value("frequency", words["frequency"])


def reach(words: Words, value: str, ground: Ground) -> Interval | None:
    """Give the days of a stretch that is tied to the day of publication: «the last five years», «the coming weeks»."""
    if words.phrase.rule == "unit" and words.rel in {"past", "this past"}:
        there = moved(ground.day, unit_of(words["unit"], ground), -1)
        return Interval(there, ground.day) if there else None
    if words.phrase.rule != "units":
        return None
    relation = ground.calendar.value("relation", words.rel)
    if words.rel == "recent" or relation == "before":
        return counted_days(value, ground.day, -1)
    return counted_days(value, ground.day, 1) if relation == "after" else None


def _in_days(value: str) -> str:
    """Write hours as the days into which they reach: 48 hours from some time of a day end two days after it."""
    found = _HOURS.fullmatch(value)
    if not found:
        return value
    return "P1D" if found[1] == "X" else f"P{ceil(float(found[1]) / HOURS_OF_A_DAY)}D"


def counted_days(value: str, day: date, step: int) -> Interval | None:
    """Give the days from one day to the end of a stretch, forwards or backwards; None for what is no stretch."""
    found = _LENGTH.fullmatch(_in_days(value))
    if not found:
        return None
    number = UNTOLD[found[2]] if found[1] == "X" else float(found[1])
    there = moved(day, UNITS[found[2]], step * number)
    if there is None:
        return None
    return Interval(*sorted((day, there)))
