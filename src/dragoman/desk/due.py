"""When a statement is due, and on which day an act that meets it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.record import Interval

from .agreement import DAYS_OF_NEWS

LATEST = timedelta(days=3)
"""How far past its window an act may lie and still be the one expected: slips of a day or two, time zones, long
sittings."""

NARROW = timedelta(days=7)
"""A window up to this long names a day or a few: an act of the right kind within it is the one expected."""

HORIZON = timedelta(days=183)
"""How long a statement without a last day is held open to an act of its kind: half a year on, the same parties do the
same again for other reasons."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a statement is due, by what was known before: a postponement may have moved `window`, or left its end open.

    `stated` is the day of its report, or that of the postponement.
    """

    window: Interval | None
    stated: date

    @property
    def has_end(self) -> bool:
        """Whether a last day is told."""
        return self.window is not None and self.window.end is not None

    @property
    def is_narrow(self) -> bool:
        """Whether the statement names the day, or a few."""
        start, end = (self.window.start, self.window.end) if self.window else (None, None)
        return start is not None and end is not None and end - start <= NARROW

    @property
    def opens(self) -> date:
        """The first day on which it may come: none before it was stated."""
        start = self.window.start if self.window else None
        return max(start or self.stated, self.stated)

    @property
    def closes(self) -> date:
        """The last day on which an act is still the one expected."""
        if self.window is None or self.window.end is None:
            return self.opens + HORIZON
        return self.window.end + LATEST

    def holds(self, days: Interval) -> bool:
        """Tell whether days that a sentence names meet the window."""
        first, last = days.start or days.end, days.end or days.start
        return first is not None and last is not None and first <= self.closes - LATEST and last >= self.opens

    def day_of(self, days: tuple[date, date] | None, reported: date) -> date | None:
        """Give the day on which an act came, if it is in time or a little late; None if it is not.

        An act without a day is news of its report.
        """
        first, last = days or (reported - timedelta(days=DAYS_OF_NEWS), reported)
        if last < self.opens or first > self.closes:
            return None
        if days is None:
            return self._near(reported)
        if last - first <= NARROW:
            return max(first, self.opens)
        return min(max(self.opens, first), last)

    def _near(self, reported: date) -> date:
        """Give the day of undated news: that of its report, or the last it was due on if that was just before."""
        end = self.window.end if self.window else None
        if end and reported - timedelta(days=DAYS_OF_NEWS) <= end < reported:
            return max(end, self.opens)
        return max(reported, self.opens)
