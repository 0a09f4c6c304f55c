"""What a report says was done, is planned or denied: as written (`EventMention`) and as coded (`Event`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .actor import Confidence
from .moment import Interval
from .span import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Status = Literal["happened", "ongoing", "planned", "possible", "called_for", "conditional", "denied", "cancelled"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event as written: type by its trigger, roles as the heads of the noun phrases that fill them.

    `actors`, `recipients`: one span a party, the head word of its mention. `place`: the toponym, `time`: the time
    phrase that belongs to it. `salience` in 0..1 says how central the trigger stands in its sentence. `also` holds
    other words of the report for the same event («the meeting», once it is known which).
    """

    type: EventType
    act: EventType
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    status: Status = "happened"
    tense: Tense | None = None
    salience: float = 0.5
    also: tuple[Span, ...] = ()
    is_symmetric: bool = False
    is_definite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One hop of the way a fact came: an actor's id, and whether it is the origin or relays another."""

    actor: str
    role: Literal["origin", "relay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One coded event of one report; fields as in PLOVER (draft 2.0), CAMEO alongside.

    `chain` runs from the origin, nearest to the fact, to the last relay; empty where the outlet itself vouches.
    """

    id: str
    type: EventType
    mode: str | None
    act: EventType
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    score: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: Interval | None
    status: Status
    historical: bool
    trigger: Span
    evidence: tuple[Span, ...]
    chain: tuple[ChainLink, ...]
    confidence: Confidence
