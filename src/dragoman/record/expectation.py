"""Statements on the future that later reports can settle, and what parties want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from .actor import Confidence
from .event import EventType
from .moment import Interval
from .span import Span

ExpectationKind = Literal["plan", "forecast", "possibility", "demand", "warning", "signpost"]
Probability = Annotated[float, Field(ge=0.0, le=1.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A sign to watch for and what it would mean, None where that is left open; `if` and `then` in JSON."""

    condition: Annotated[Span, Field(alias="if")]
    outcome: Annotated[Span | None, Field(alias="then")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationMention(Span):
    """An expectation as written; `holder`, `actors`, `recipients`, `place` point at the words naming them.

    `times` point at the expressions that may tell when it is due, the likeliest first.

    `trigger` names the event that would settle it, where one is found. `by_date` marks what nothing but its date puts
    ahead («votes on Wednesday»): it is none where that day is past.
    """

    kind: ExpectationKind
    type: EventType | None = None
    mode: str | None = None
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    times: tuple[Span, ...] = ()
    trigger: Span | None = None
    hedge: tuple[Span, ...] = ()
    probability: tuple[float, float] | None = None
    holder: Span | None = None
    signals: tuple[Signal, ...] = ()
    by_date: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Span):
    """A statement on the future, and the event that would settle it: type, parties, place and window.

    `probability` is the range that the hedging words stand for, not the program's confidence in its own reading.
    `by` is who expects it, None for the outlet.
    """

    id: str
    kind: ExpectationKind
    type: EventType | None = None
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    window: Interval | None = None
    hedge: tuple[Span, ...] = ()
    probability: tuple[Probability, Probability] | None = None
    by: str | None = None
    signals: tuple[Signal, ...] = ()
    confidence: Confidence = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestMention(Span):
    """What a party wants, as written; `party` is the head word that names it."""

    party: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Span):
    """What a party wants or stands to gain or lose, in the report's words; `actor` is an actor's id."""

    actor: str
    confidence: Confidence = 0.5
