"""Feasts and memorial days: the days they fall on in a year, computed where a rule gives them, else as listed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from dragoman.errors import DataError

from .tables import listed, read_table

DAYS_OF_A_WEEK = 7
ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram of year 1, the civil reckoning, in the Gregorian calendar."""


COMPLETE_YEARS = frozenset({355, 385})
"""Days of a Hebrew year in which Heshvan has thirty."""
END_OF_HESHVAN = 59
GREGORIAN = 1582


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A feast by its names, with the rule that gives its days (see the head of `holidays.tsv`)."""

    names: tuple[str, ...]
    kind: str
    when: str
    length: int

    def days(self, year: int) -> tuple[date, date] | None:
        """First and last day in a year, None where it has none or the table does not know them.

        >>> Holiday(names=("Thanksgiving",), kind="weekday", when="11-4-4", length=1).days(2025)
        (datetime.date(2025, 11, 27), datetime.date(2025, 11, 27))
        """
        first = self._first(year)
        return (first, first + timedelta(days=self.length - 1)) if first else None

    def _first(self, year: int) -> date | None:
        if self.kind == "fixed":
            month, day = self.when.split("-")
            return date(year, int(month), int(day))
        if self.kind == "weekday":
            month, weekday, nth = self.when.split("-", 2)
            return nth_weekday(date(year, int(month), 1), int(weekday), int(nth))
        if self.kind == "easter":
            return easter(year) + timedelta(days=int(self.when))
        if self.kind == "orthodox":
            return orthodox_easter(year) + timedelta(days=int(self.when))
        if self.kind == "islamic":
            month, day = self.when.split("-")
            return islamic_day(year, int(month), int(day))
        if self.kind == "hebrew":
            return hebrew_day(year, int(self.when))
        return next((date.fromisoformat(day) for day in listed(self.when) if day.startswith(str(year))), None)


def read_holidays() -> tuple[Holiday, ...]:
    """Read the table; raises `DataError` for a kind of rule that is not known."""
    rows = read_table("holidays")
    for row in rows:
        if row["kind"] not in {"fixed", "weekday", "easter", "orthodox", "islamic", "hebrew", "listed"}:
            msg = f"holidays.tsv: no such kind of feast: {row['kind']!r}"
            raise DataError(msg)
    return tuple(
        Holiday(names=listed(row["names"]), kind=row["kind"], when=row["when"], length=int(row["days"])) for row in rows
    )


def nth_weekday(month: date, weekday: int, nth: int) -> date:
    """Give the nth weekday (1 Monday … 7 Sunday) of the month that starts on `month`; -1 is the last."""
    if nth > 0:
        ahead = (weekday - month.isoweekday()) % DAYS_OF_A_WEEK
        return month + timedelta(days=ahead + DAYS_OF_A_WEEK * (nth - 1))
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % DAYS_OF_A_WEEK)


def easter(year: int) -> date:
    """Give Easter Sunday of the western churches (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Give Easter Sunday of the eastern churches (Meeus, Astronomical Algorithms, ch. 8), as a Gregorian day."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)


def hebrew_day(year: int, after: int) -> date | None:
    """Give the day that comes so many days after the Rosh Hashanah of a Gregorian year; None before there was one.

    From two months after, a feast comes a day later in a complete year, whose Heshvan has thirty days.
    """
    if not GREGORIAN < year < date.max.year:
        return None
    first = rosh_hashanah(year)
    is_complete = (rosh_hashanah(year + 1) - first).days in COMPLETE_YEARS if after >= END_OF_HESHVAN else False
    return first + timedelta(days=after + is_complete)


def rosh_hashanah(year: int) -> date:
    """Give the first day of the Hebrew year that begins in a Gregorian one.

    The reckoning of Gauss as told in Berlekamp, Conway and Guy, Winning Ways, ch. 24; right from 1583 on.
    """
    moon = 12 * (year % 19 + 1) % 19
    days = Fraction(765433, 492480) * moon + Fraction(year % 4, 4) - Fraction(313 * year + 89081, 98496)
    days += year // 100 - year // 400 - 2
    whole = days.numerator // days.denominator
    found = date(year, 8, 31) + timedelta(days=whole)
    return found + timedelta(days=_put_off(found.isoweekday(), moon, days - whole))


def _put_off(weekday: int, moon: int, rest: Fraction) -> int:
    if weekday in {3, 5, 7}:
        return 1
    if weekday == 1 and moon > 11 and rest >= Fraction(23269, 25920):  # noqa: PLR2004 - as in the source
        return 1
    return 2 if weekday == 2 and moon > 6 and rest >= Fraction(1367, 2160) else 0  # noqa: PLR2004 - as in the source


def islamic_day(year: int, month: int, day: int) -> date | None:
    """Give the first day in a Gregorian year with this month and day of the tabular Islamic calendar."""
    about = (year - 622) * 33 // 32
    for islamic in range(max(1, about - 1), about + 3):
        elapsed = (islamic - 1) * 354 + (3 + 11 * islamic) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
        found = date.fromordinal(ISLAMIC_EPOCH + elapsed)
        if found.year == year:
            return found
    return None
