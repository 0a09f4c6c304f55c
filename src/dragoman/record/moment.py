"""Times: as written (`TimePhrase`) and as resolved against the day of publication (`Moment`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive; None where that end is open. `from` and `to` in JSON."""

    start: Annotated[date | None, Field(alias="from")] = None
    end: Annotated[date | None, Field(alias="to")] = None

    def __post_init__(self) -> None:
        """Raise `ValueError` where the interval ends before it starts."""
        if self.start and self.end and self.end < self.start:
            msg = f"interval ends on {self.end}, before it starts on {self.start}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase(Span):
    """An expression of time as written.

    `rule` names the pattern that found it and `parts` are the words it read, as (name, word) pairs: what
    `resolve` needs to give it a value, and what explains that value to a person. `tense` is that of the clause:
    "past", "present", "future" or None.
    """

    type: TimexType
    rule: str
    parts: tuple[tuple[str, str], ...] = ()
    tense: Literal["past", "present", "future"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Span):
    """An expression of time as resolved: TIMEX3 `type` and `value`, and the days it covers, if it names any."""

    type: TimexType
    value: str
    first: Annotated[date | None, Field(alias="from")] = None
    last: Annotated[date | None, Field(alias="to")] = None

    @property
    def interval(self) -> Interval | None:
        """The days it covers, or None where it covers none that can be named."""
        return Interval(self.first, self.last) if self.first or self.last else None
