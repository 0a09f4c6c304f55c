"""Expectations as the desk's ledger keeps them: what was expected, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .actor import Confidence
from .episode import EpisodeParty
from .event import EventType
from .expectation import ExpectationKind, Probability
from .moment import Interval
from .span import Span
from .telling import Spot

Settlement = Literal["open", "met", "missed", "lapsed", "void"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Span):
    """Words of a document of the record."""

    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of an expectation from the day `since` on.

    `settled_on` is the day of the act that settled it, `settled_by` the telling that says so, `evidence` its words.
    `window` is when it is due by then: a postponement moves it, and its own day stands in
    `settled_on` while reports are read.
    """

    since: date
    status: Settlement
    reason: str
    settled_on: date | None = None
    settled_by: str | None = None
    evidence: Words | None = None
    window: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry(Span):
    """An expectation of one document and its settlement, as of a day.

    `text` is the statement in the report's words, `stated` the day of the report. `documents`, `origins` and `relays`
    are of all reports that state the same expectation; `independent_origins` counts the roots of their chains.
    """

    id: str
    document: str
    expectation: str
    text: str
    stated: date
    kind: ExpectationKind
    type: EventType | None
    mode: str | None
    actors: tuple[EpisodeParty, ...]
    recipients: tuple[EpisodeParty, ...]
    place: Spot | None
    window: Interval | None
    hedge: str | None
    probability: tuple[Probability, Probability] | None
    by: str | None
    status: Settlement
    settled_on: date | None
    settled_by: str | None
    evidence: Words | None
    reason: str
    late: int | None
    first_window: Interval | None
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    relays: tuple[str, ...]
    independent_origins: int
    confidence: Confidence
