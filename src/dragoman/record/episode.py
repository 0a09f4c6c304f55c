"""One happening in the world, as the reports of it tell it together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .actor import Confidence
from .event import EventType, Quad, Status
from .moment import Interval
from .telling import Spot

Disputed = Literal["place", "time", "toll", "parties", "status", "mode"]
"""What reports of one happening may disagree on."""


TimeBasis = Literal["told", "sentence"]
"""How the time of an episode is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeParty:
    """Who took part; `country` is ISO 3166-1 alpha-3."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One version of a point that reports disagree on, the documents that give it, and who they have it from."""

    value: str
    documents: tuple[str, ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A point on which reports of one happening differ: two accounts or more, the one most reports give first."""

    about: Disputed
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An event of one document that an episode is made of, and why it was taken for the same happening.

    `telling` is its id in the record; `why` is empty for the first.
    """

    document: str
    event: str
    telling: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One happening. `documents` stand in order of publication; `score` is PLOVER's.

    `independent_origins` counts the roots of the chains that it is known by, not the outlets that repeat it: a report
    whose origin is not told adds none. `time_basis` is `told` where a report says when, `sentence` where it names
    that day in the same sentence, None where no time is known.
    """

    id: str
    type: EventType
    act: EventType
    mode: str | None
    quad: Quad
    actors: tuple[EpisodeParty, ...]
    recipients: tuple[EpisodeParty, ...]
    place: Spot | None
    time: Interval | None
    status: Status
    historical: bool
    score: float
    first_reported: date
    last_reported: date
    documents: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[str, ...]
    relays: tuple[str, ...]
    independent_origins: int
    versions: tuple[Disagreement, ...]
    events: tuple[Member, ...]
    confidence: Confidence
    time_basis: TimeBasis | None = None
