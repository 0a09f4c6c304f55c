"""Two spans of a text, and what the first does to the second."""

from __future__ import annotations

from dataclasses import dataclass

from .actor import Confidence
from .event import EventType, Status
from .span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A text and two stretches of it: who acts, and on whom."""

    id: str
    text: str
    source: Span
    target: Span

    def __post_init__(self) -> None:
        """Raise `ValueError` where a span lies outside the text, holds no words, or the two overlap."""
        if not self.text.isprintable() and any("\ud800" <= c <= "\udfff" for c in self.text):
            msg = "the text holds half a surrogate pair: save it as UTF-8"
            raise ValueError(msg)
        for name, span in (("source", self.source), ("target", self.target)):
            if span.end > len(self.text):
                msg = f"{name} {span.start}..{span.end} lies outside the text of {len(self.text)} characters"
                raise ValueError(msg)
            if not span.of(self.text).strip():
                msg = f"{name} {span.start}..{span.end} holds no words"
                raise ValueError(msg)
        if self.source.overlaps(self.target):
            msg = f"source {self.source.of(self.text)!r} and target {self.target.of(self.text)!r} overlap"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What the source of a pair does to its target: the likeliest type, its probability, and those of all types."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    confidence: Confidence
    types: dict[EventType, float]
