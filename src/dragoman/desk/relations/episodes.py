"""What a relation is drawn from: dated episodes, and what of them is to count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.record import Bin, Direction, EventType, Quad, Status

COUNTED: tuple[Status, ...] = ("happened", "ongoing")
"""What a series shows unless told otherwise: what was done, not what is planned, asked for, possible or denied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report of an episode; without a day of publication it counts on the day of the episode."""

    document: str
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One episode between the two parties.

    `day` is the middle of an interval, None where no report tells it. `score` is PLOVER's, in -10..10. `origins`
    counts the independent ones; 0 where no report tells where it is from. `historical` episodes are told as history:
    without a day of their own they are not counted on the day of their report.
    """

    id: str
    day: date | None
    quad: Quad
    score: float
    type: EventType
    status: Status
    direction: Direction
    reports: tuple[Reported, ...]
    origins: int
    historical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which episodes count and how time is cut.

    `first` and `last` bound the window, both inclusive: give the days that the record covers, else it runs from the
    first to the last day of what is counted. `bin` None lets the span choose. `direction` keeps the acts of one party
    and what both do alike; None and «both» keep all. `undated` episodes count on the day
    of their first report, or not at all.
    """

    bin: Bin | None = None
    first: date | None = None
    last: date | None = None
    statuses: tuple[Status, ...] = COUNTED
    direction: Direction | None = None
    undated: Literal["first_report", "left_out"] = "first_report"
