"""What an expression of time is read against: the day of publication, and what the report has named so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.codebook.calendar import Calendar
from dragoman.record import Interval, TimePhrase

from .periods import days_of

_LONGER = frozenset({"six", "nine", "twelve", "6", "9", "12"})

LONGEST_WORD = 24

NEARBY = 200
"""How many characters on a year still holds for the months told after it: two lines of print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the narrative stands: `focus` is the value of the date named last, `year` a bygone year named nearby."""

    day: date
    calendar: Calendar
    focus: str | None = None
    quarter: str | None = None
    year: int | None = None

    @property
    def at(self) -> date:
        """The first day of the focus, else the day of publication."""
        days = self.days
        return days.start if days and days.start else self.day

    @property
    def days(self) -> Interval | None:
        """The days of the focus."""
        return days_of(self.focus) if self.focus else None

    @property
    def years(self) -> range:
        """The years in which a date named without one is sought."""
        return range(max(date.min.year, self.day.year - 2), min(date.max.year, self.day.year + 2) + 1)

    def after(self, value: str, words: Words) -> Ground:
        """Give the ground for what comes after a date of this value."""
        days = days_of(value)
        if days is None or days.start is None:
            return self
        return replace(self, focus=value, quarter=value if self._is_topic(value, days, words) else self.quarter)

    def _is_topic(self, value: str, days: Interval, words: Words) -> bool:
        """Tell whether it is the quarter that the report is about: one that is over, but for want of another."""
        is_named = words.phrase.rule == "quarter" and not words["year"] and not words["owner"] and "-Q" in value
        return is_named and (self.quarter is None or (days.end is not None and days.end < self.day))

    def past_quarter(self, words: Words) -> Ground:
        """Give the ground after «the nine months»: what is told of them is compared with those of another year."""
        is_longer = words.text.startswith("the ") and words["unit"] == "months" and words["number"] in _LONGER
        return replace(self, quarter=None) if is_longer else self


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a phrase, lower case, whole and by the names of its parts."""

    phrase: TimePhrase
    text: str
    parts: Mapping[str, str]
    before: str
    """The word before it, empty where there is none."""

    @classmethod
    def of(cls, phrase: TimePhrase, text: str) -> Words:
        """Read the words of a phrase in its text."""
        before = text[max(0, phrase.start - LONGEST_WORD) : phrase.start].lower().split()[-1:]
        words = text[phrase.start : phrase.end].lower().split()
        return cls(phrase, " ".join(words), dict(phrase.parts), "".join(before))

    def __getitem__(self, name: str) -> str:
        """Give a part, empty where the phrase has none."""
        return self.parts.get(name, "")

    @property
    def rel(self) -> str:
        """The word that says where a unit lies from the one it is counted from: «last», «next», «that»."""
        return self["rel"].removeprefix("the ")
