"""What one report tells of one happening or expects of one, cut loose from its document: what the desk compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from .actor import ActorKind, Confidence
from .document import Published
from .event import EventType, Quad, Status
from .expectation import ExpectationKind, Probability
from .moment import Interval
from .span import Span

Whether = Literal["done", "ahead", "off", "denied"]
"""Told as done or under way; as planned, possible, called for or conditional; as cancelled; as denied."""

WHETHER: dict[Status, Whether] = {
    "happened": "done", "ongoing": "done", "planned": "ahead", "possible": "ahead", "called_for": "ahead",
    "conditional": "ahead", "cancelled": "off", "denied": "denied",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part, as of the report. `is_named` is false where it is told by description («his counterpart»)."""

    name: str
    country: str | None = None
    kind: ActorKind = "person"
    is_named: bool = True
    wikidata_id: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where: a place without its mentions. Degrees are WGS 84; `feature` is a GeoNames class and code."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many were killed or hurt, by one report; `words` are its own."""

    what: Literal["killed", "injured"]
    count: int
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the desk needs of a document beside what it tells: which it is, whose, and of when.

    `publisher` is the first publisher where the report names one, else its outlet.
    """

    document: str
    published: Published
    publisher: str | None = None
    title: str | None = None

    @property
    def day(self) -> date:
        """The day of publication, as the publisher's own clock had it."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of one report. `id` is a hash of the document and the words that name the event.

    `origins` and `relays` name the chain that it is known by, nearest to the fact first; both are empty where the
    outlet itself vouches. `words` are the sentences that tell it, `beside` the only day that they name, where it is not
    said to be the event's own.
    """

    id: str
    event: str
    report: Report
    type: EventType
    act: EventType
    mode: str | None
    quad: Quad
    score: float
    status: Status
    historical: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Spot | None
    time: Interval | None
    origins: tuple[str, ...]
    origin_countries: tuple[str, ...]
    relays: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    words: str
    tolls: tuple[Toll, ...] = ()
    beside: Interval | None = None
    confidence: Confidence = 0.5

    @property
    def whether(self) -> Whether:
        """Told as done, ahead, off or denied."""
        return WHETHER[self.status]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Actors, then recipients."""
        return self.actors + self.recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One expectation of one report, with what would settle it. `text` is the statement in the report's words.

    `words` is the sentence it stands in, `about` the statement without its days and the condition it hangs on, `before`
    the sentence before it where it speaks of what that names. `by` names who expects it, None for the outlet.
    """

    id: str
    expectation: str
    report: Report
    kind: ExpectationKind
    type: EventType | None
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Spot | None
    window: Interval | None
    by: str | None
    origins: tuple[str, ...]
    origin_countries: tuple[str, ...]
    relays: tuple[str, ...]
    span: Span
    text: str
    words: str
    about: str = ""
    before: str = ""
    hedge: str | None = None
    probability: tuple[Probability, Probability] | None = None
    conditions: tuple[str, ...] = ()
    confidence: Confidence = 0.5

    @property
    def parties(self) -> tuple[Party, ...]:
        """Actors, then recipients."""
        return self.actors + self.recipients
