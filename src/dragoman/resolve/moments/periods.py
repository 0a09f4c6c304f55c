"""Days, weeks, months … as TIMEX3 writes them: the period a day lies in, and the days a period covers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.record import Interval

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month a season of the northern hemisphere begins in, as weather services reckon; winter ends in the next year."""

MONTHS, QUARTER_MONTHS, HALF_MONTHS = 12, 3, 6


def moved(day: date, unit: str, number: float) -> date | None:
    """Go a number of units from a day, back where it is negative; None where no calendar has that day.

    Shorter months keep to their last day. Units shorter than a day count as none.

    >>> moved(date(2025, 3, 31), "month", -1)
    datetime.date(2025, 2, 28)
    """
    try:
        if unit in MONTHS_OF:
            return _by_months(day, round(number * MONTHS_OF[unit]))
        return day + timedelta(days=round(number * DAYS_OF.get(unit, 0)))
    except (OverflowError, ValueError):
        return None


def _by_months(day: date, months: int) -> date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, _end_of_month(first).day))


def period(day: date, unit: str) -> str:
    """Write the period of a unit that a day lies in.

    >>> period(date(2025, 10, 9), "week"), period(date(2025, 10, 9), "quarter")
    ('2025-W41', '2025-Q4')
    """
    writer = _WRITERS.get(unit)
    return writer(day) if writer else day.isoformat()


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _season(day: date) -> str:
    year = day.year if day.month >= SEASON_STARTS["SP"] else day.year - 1
    season = ("WI", "SP", "SU", "FA")[day.month % MONTHS // QUARTER_MONTHS]
    return f"{year:04}-{season}"


_WRITERS: dict[str, Callable[[date], str]] = {
    "week": _week,
    "fortnight": _week,
    "weekend": lambda day: f"{_week(day)}-WE",
    "month": lambda day: f"{day.year:04}-{day.month:02}",
    "quarter": lambda day: f"{day.year:04}-Q{(day.month - 1) // QUARTER_MONTHS + 1}",
    "half": lambda day: f"{day.year:04}-H{(day.month - 1) // HALF_MONTHS + 1}",
    "season": _season,
    "year": lambda day: f"{day.year:04}",
    "decade": lambda day: f"{day.year // 10:03}",
    "century": lambda day: f"{day.year // 100:02}",
    "millennium": lambda day: f"{day.year // 1000}",
}


def days_of(value: str) -> Interval | None:
    """Give the days that a value covers, None where it names none.

    >>> days_of("2025-W41")
    Interval(start=datetime.date(2025, 10, 6), end=datetime.date(2025, 10, 12))
    """
    if "/" in value:
        first, last = (days_of(part) for part in value.split("/", 1))
        return Interval(first.start, last.end) if first and last else None
    for pattern, reader in _READERS:
        if match := pattern.fullmatch(value):
            try:
                return reader(*match.groups())
            except (OverflowError, ValueError):
                return None
    return None


def _months(year: str, month: int, length: int) -> Interval:
    first = date(int(year), month, 1)
    return Interval(first, _end_of_month(_by_months(first, length - 1)))


def _years(first: int, length: int) -> Interval:
    return Interval(date(first, 1, 1), date(first + length - 1, 12, 31))


def _end_of_month(day: date) -> date:
    return date.max if (day.year, day.month) == (date.max.year, MONTHS) else _by_months_first(day) - timedelta(days=1)


def _by_months_first(day: date) -> date:
    year, month = divmod(day.year * MONTHS + day.month, MONTHS)
    return date(year, month + 1, 1)


def _one_day(text: str) -> Interval:
    day = date.fromisoformat(text)
    return Interval(day, day)


def _days_of_week(year: str, week: str, first: int) -> Interval:
    return Interval(date.fromisocalendar(int(year), int(week), first), date.fromisocalendar(int(year), int(week), 7))


_READERS: tuple[tuple[re.Pattern[str], Callable[..., Interval]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?"), _one_day),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda year, week: _days_of_week(year, week, 1)),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda year, week: _days_of_week(year, week, 6)),
    (re.compile(r"(\d{4})-(\d\d)"), lambda year, month: _months(year, int(month), 1)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, n: _months(year, 3 * int(n) - 2, QUARTER_MONTHS)),
    (re.compile(r"(\d{4})-H([12])"), lambda year, n: _months(year, 6 * int(n) - 5, HALF_MONTHS)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda year, name: _months(year, SEASON_STARTS[name], QUARTER_MONTHS)),
    (re.compile(r"(\d{4})"), lambda year: _years(int(year), 1)),
    (re.compile(r"(\d{3})"), lambda decade: _years(int(decade) * 10, 10)),
    (re.compile(r"(\d\d)"), lambda century: _years(int(century) * 100, 100)),
)
