"""Why words became the actor, the place or the day that they became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

ReasonKind = Literal["actor", "place", "time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What words may have meant.

    `detail` tells which one it is, `share` how likely it was, of 1, where that is counted; `is_chosen` marks what the
    words were taken for.
    """

    name: str
    detail: str
    share: float | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Span):
    """Why the words at a span became something: `means` is its id or value in the coding, None where it was left open.

    `rule` says what decided, `candidates` what else there was to choose from, the likeliest first. `is_told` marks a
    person whom no table knows and whose name, office and country the words themselves tell: that can be learned.
    """

    kind: ReasonKind
    text: str
    means: str | None
    name: str | None
    rule: str
    confidence: float | None = None
    candidates: tuple[Candidate, ...] = ()
    is_told: bool = False
