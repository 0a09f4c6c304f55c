"""A relation: the episodes between two parties over time, counted, levelled, and parted where it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .event import Status

Bin = Literal["day", "week", "month", "quarter"]
Counting = Literal["episode", "origin", "report"]
Direction = Literal["a_to_b", "b_to_a", "both"]
Omission = Literal[
    "status", "no_day", "outside_window", "other_direction", "report_outside_window", "no_origin", "day_of_report"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationParty:
    """One of the two parties; `id` is whatever the caller knows it by."""

    name: str
    country: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """An estimate with the interval that holds the true value in nine cases of ten."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadCounts:
    """How many by quad class."""

    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int

    @property
    def total(self) -> int:
        """All four together."""
        return self.cooperation + self.conflict

    @property
    def cooperation(self) -> int:
        """Verbal and material cooperation."""
        return self.verbal_cooperation + self.material_cooperation

    @property
    def conflict(self) -> int:
        """Verbal and material conflict."""
        return self.verbal_conflict + self.material_conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadLevels:
    """The smoothed level of each quad class, in episodes a bin."""

    verbal_cooperation: Level
    material_cooperation: Level
    verbal_conflict: Level
    material_conflict: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was counted in a bin in one way of counting, and the smoothed level of the total, per whole bin."""

    counts: QuadCounts
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Directions:
    """How many episodes run from the first party to the second, back, and between both alike."""

    a_to_b: int
    b_to_a: int
    both: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One bin of the series, days `first` to `last` inclusive; `covered` is the share of it that the window holds.

    `score` is the mean PLOVER score of the bin's episodes, None where there are none; `score_level` and
    `conflict_share` borrow from the bins around. `episodes` and `documents` are the ids of what is counted here.
    """

    bin: str
    first: date
    last: date
    covered: float
    by_episode: Tally
    by_origin: Tally
    by_report: Tally
    quads: QuadLevels
    score: float | None
    score_level: Level | None
    conflict_share: Level
    directions: Directions
    episodes: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What holds between two changes: `bins` of them from day `first` to `last`, the level of the total per bin.

    `conflict_share` is of all that is counted; `score` the mean over it, None where nothing is.
    """

    first: date
    last: date
    bins: int
    counts: QuadCounts
    level: Level
    conflict_share: Level
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A bin from which on the relation is another one, as counted in one way.

    `day` is the first day of the bin that opens `after`; it lies in nine cases of ten in the bins whose first days
    are `earliest` to `latest`. `evidence` is the natural logarithm of the Bayes factor for a change somewhere between
    the neighbouring changes against none; `evidence_of_rate` and `evidence_of_kind` are those of a change at this bin
    in how much, and in what kind. `nearest` are episodes about that day. `words` say it all in a sentence.
    """

    counting: Counting
    bin: str
    day: date
    earliest: date
    latest: date
    before: Stretch
    after: Stretch
    evidence: float
    evidence_of_rate: float
    evidence_of_kind: float
    nearest: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Episodes that are not counted, or not fully, and why; `words` say so."""

    reason: Omission
    episodes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Two parties over time. `statuses` are those that count; `first` and `last` the window, None where it is empty.

    `directions` are over the whole window. `changes` are those of all three ways of counting, by day. `notes` say
    in sentences what a reader has to know before he reads the figures.
    """

    parties: tuple[RelationParty, RelationParty]
    bin: Bin
    first: date | None
    last: date | None
    statuses: tuple[Status, ...]
    episodes: int
    directions: Directions
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Two countries and how many episodes both had a part in."""

    first: str
    second: str
    episodes: int
    last_reported: date
