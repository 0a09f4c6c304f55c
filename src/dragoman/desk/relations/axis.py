"""The axis of time: days cut into bins of one length, named as TIMEX3 and EDTF name them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.errors import CallError
from dragoman.record import Bin

SPANS: tuple[tuple[Bin, int], ...] = (("day", 62), ("week", 731), ("month", 3653))
"""The longest span, in days, that each bin is chosen for, so that a page shows 60 to 120 of them; then quarters."""

LONGEST = 50_000
"""Bins that a series may have: 137 years of days, or all the quarters that the calendar has; about 200 MB."""

_LEAST_DAYS: dict[Bin, int] = {"day": 1, "week": 7, "month": 28, "quarter": 90}
_MONTHS: dict[Bin, int] = {"month": 1, "quarter": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Bins from the one that holds `first` to the one that holds `last`; `starts` are their first days."""

    bin: Bin
    first: date
    last: date
    starts: tuple[date, ...]

    @classmethod
    def over(cls, first: date, last: date, bin_: Bin | None = None) -> Axis:
        """Cut the days from `first` to `last`, both inclusive; without a bin the span chooses it.

        Raises `CallError` where there would be more bins than `LONGEST`.
        """
        chosen = bin_ or choose_bin(first, last)
        if (last - first).days >= LONGEST * _LEAST_DAYS[chosen]:
            msg = f"from {first} to {last} there are too many bins by {chosen}: take a longer bin or a shorter window"
            raise CallError(msg)
        return cls(bin=chosen, first=first, last=last, starts=tuple(_starts(first, last, chosen)))

    def __len__(self) -> int:
        return len(self.starts)

    def index_of(self, day: date) -> int:
        """Give the bin that holds a day of the window."""
        return bisect_right(self.starts, day) - 1

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the window."""
        return self.first <= day <= self.last

    def end_of(self, index: int) -> date:
        """Give the last day of a bin, whether or not the window reaches it."""
        return _last_day(self.starts[index], self.bin)

    def covered(self, index: int) -> float:
        """Give the share of a bin's days that lie in the window; 1 for all but the first and the last bin."""
        start, end = self.starts[index], self.end_of(index)
        inside = (min(end, self.last) - max(start, self.first)).days + 1
        return inside / ((end - start).days + 1)

    def name_of(self, index: int) -> str:
        """Name a bin: `2025-10-07`, `2025-W41`, `2025-10` or `2025-Q4`."""
        return name_bin(self.starts[index], self.bin)


def choose_bin(first: date, last: date) -> Bin:
    """Choose the bin by the length of the span."""
    days = (last - first).days + 1
    return next((bin_ for bin_, longest in SPANS if days <= longest), "quarter")


def start_of(day: date, bin_: Bin) -> date:
    """Give the first day of the bin that holds a day; weeks are ISO 8601's and open on Monday."""
    if bin_ == "day":
        return day
    if bin_ == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    length = _MONTHS[bin_]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def name_bin(start: date, bin_: Bin) -> str:
    """Name the bin that opens on a day."""
    if bin_ == "day":
        return start.isoformat()
    if bin_ == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    if bin_ == "month":
        return f"{start.year:04}-{start.month:02}"
    return f"{start.year:04}-Q{(start.month + 2) // 3}"


def _starts(first: date, last: date, bin_: Bin) -> Iterator[date]:
    start = start_of(first, bin_)
    yield start
    while (end := _last_day(start, bin_)) < last:
        start = end + timedelta(days=1)
        yield start


def _last_day(start: date, bin_: Bin) -> date:
    if bin_ in _MONTHS:
        months = start.year * 12 + start.month - 1 + _MONTHS[bin_]
        year, month = divmod(months, 12)
        return date(year, month + 1, 1) - timedelta(days=1) if year <= date.max.year else date.max
    days = 0 if bin_ == "day" else 6 - start.weekday()
    return start + timedelta(days=min(days, (date.max - start).days))
