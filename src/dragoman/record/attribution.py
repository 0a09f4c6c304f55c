"""Who says what: as written (`Said`) and with the actor known (`Attribution`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .actor import Confidence
from .span import Span

AttributionKind = Literal["direct", "indirect", "mixed", "according_to", "credit"]
Stance = Literal["states", "claims", "confirms", "denies", "doubts", "promises", "warns", "leaks", "believes", "wants"]

PERFORMED: frozenset[Stance] = frozenset({"promises", "wants"})
"""Stances that are the act itself («agreed to meet»): not who promises vouches for it, but who reports the promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution as written: who (`source`), by what words (`cue`), what (`content`); each may be in pieces.

    `head` is the word that heads the source («Peskov» in «Kremlin spokesman Dmitry Peskov»), None where no source
    is named. `via` is the position, in the list it stands in, of the attribution that relays this one.
    """

    kind: AttributionKind
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    head: Span | None = None
    via: int | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is quoted or credited for what. `actor` is an actor's id; `via` the id of the attribution that relays it."""

    id: str
    kind: AttributionKind
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    actor: str | None = None
    via: str | None = None
    stance: Stance | None = None
    confidence: Confidence = 0.5
