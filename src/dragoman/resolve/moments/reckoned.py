"""Values of days that are reckoned from a named one: «the eve of Easter», «the first Monday in May»."""

from __future__ import annotations

from datetime import date

from dragoman.codebook.holidays import nth_weekday as day_of_month

from .counted import STEP
from .ground import Ground, Words
from .named import feast_of, month_day, month_of, weekday_number, weekday_of
from .numbers import read_ordinal
from .periods import days_of, moved, period
from .years import nearest_year, stated_year

LAST = frozenset({"last", "final"})
THURSDAY, SATURDAY = 4, 6


def beside(words: Words, ground: Ground) -> str | None:
    """«the eve of Easter», «the day before the March 9 vote», «the day after Ramadan»."""
    days = _named_days(words, ground)
    if days is None:
        return None
    is_after = words["beside"].endswith("after")
    day = moved(days[1], "day", 1) if is_after else moved(days[0], "day", -1)
    return day.isoformat() if day else None


def _named_days(words: Words, ground: Ground) -> tuple[date, date] | None:
    if words["holiday"]:
        return feast_of(words, ground)
    value = month_day(words, ground) if words["month"] else None
    day = date.fromisoformat(value) if value else (weekday_of(words, ground) if words["weekday"] else None)
    return (day, day) if day else None


def nth_weekday(words: Words, ground: Ground) -> str | None:
    """«the first Monday in May», «the last Friday of next month»."""
    weekday = weekday_number(words["weekday"], ground)
    day = _nth_day(weekday, words, ground) if weekday else None
    return day.isoformat() if day else None


def nth_week(words: Words, ground: Ground) -> str | None:
    """«the first week of March»: a week is of the month that has its Thursday, a weekend of that of its Saturday."""
    is_weekend = words["unit"] == "weekend"
    day = _nth_day(SATURDAY if is_weekend else THURSDAY, words, ground)
    return period(day, words["unit"]) if day else None


def _nth_day(weekday: int, words: Words, ground: Ground) -> date | None:
    nth = -1 if words["ordinal"] in LAST else read_ordinal(words["ordinal"], ground.calendar)
    month = month_of(words, ground) if words["month"] else None
    if nth is None:
        return None
    if month is None:
        return _in_month(_month_told(words, ground), weekday, nth)
    year = stated_year(words, ground)
    year = year or nearest_year(lambda y: _in_month(date(y, month, 1), weekday, nth), words, ground)
    return _in_month(date(year, month, 1), weekday, nth) if year else None


def _month_told(words: Words, ground: Ground) -> date | None:
    step = STEP[ground.calendar.value("relation", words.rel) or "same"]
    return moved(ground.day.replace(day=1), "month", step)


def _in_month(month: date | None, weekday: int, nth: int) -> date | None:
    day = day_of_month(month, weekday, nth) if month else None
    return day if day and month and day.month == month.month else None


def quarter_to(words: Words, ground: Ground) -> str | None:
    """«the quarter» that «ended June 30»: the one of the calendar in which it ends."""
    month = month_of(words, ground)
    if month is None:
        return None
    year = stated_year(words, ground) or nearest_year(lambda y: date(y, month, 1), words, ground, "month")
    days = days_of(f"{year:04}-{month:02}") if year else None
    return period(days.start, "quarter") if days and days.start else None
