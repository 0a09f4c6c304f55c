"""An encoder without weights: what it reads off a text is made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from dragoman.errors import CallError
from dragoman.record import EventType, Pair, Rejected, Related, Span
from dragoman.weights import ActReading

TYPES = get_args(EventType)
UNREAD = "far too long"
"""A text with these words is refused, as the real encoder refuses a span beyond what it reads."""
SHORTER = "give a shorter text"


def spread(kind: str, sure: float, names: Sequence[str] = TYPES) -> dict[str, float]:
    """Give probabilities by name: `sure` for one of them, the rest shared among the others."""
    rest = (1 - sure) / (len(names) - 1)
    return {name: sure if name == kind else rest for name in names}


def act(kind: str, sure: float = 0.9, *, mode: str = "", status: str = "happened") -> ActReading:
    """Make what is read off some words: a type (or «none»), a mode of it, a status."""
    return ActReading(
        types=spread(kind, sure, (*TYPES, "none")),
        modes={f"{kind}:{mode}": 0.9, f"{kind}:": 0.05},
        statuses={"planned": 0.1, status: 0.8},
    )


@dataclass(frozen=True)
class FakeReading:
    """What is read off one sentence: acts by their words, words found and how surely, parties as actor, recipient."""

    text: str
    acts: Mapping[str, ActReading] = field(default_factory=dict)
    found: Mapping[str, float] = field(default_factory=dict)
    roles: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def act(self, start: int, end: int) -> ActReading | None:
        return self.acts.get(self.text[start:end])

    def triggers(self, least: float) -> list[tuple[int, int, str, float]]:
        places = [(self.text.index(word), word, sure) for word, sure in self.found.items() if sure >= least]
        return [(start, start + len(word), TYPES[0], sure) for start, word, sure in places]

    def role_of(self, party: tuple[int, int], act: tuple[int, int]) -> tuple[float, float]:
        known = self.text[slice(*act)] in self.acts
        return self.roles.get(self.text[slice(*party)], (0.0, 0.0)) if known else (0.0, 0.0)


@dataclass(frozen=True)
class FakeEncoder:
    """Answer with the readings given; a text without one is read as naming nothing, and related as AGREE."""

    related: Mapping[str, dict[str, float]] = field(default_factory=dict)
    readings: Mapping[str, FakeReading] = field(default_factory=dict)

    def read(self, sentences: Sequence[str]) -> list[FakeReading]:
        return [self.readings.get(sentence, FakeReading(sentence)) for sentence in sentences]

    def pair(self, text: str, first: Span, second: Span) -> dict[str, float]:  # noqa: ARG002 - the text tells all
        if UNREAD in text:
            raise CallError(SHORTER)
        return self.related.get(text, spread("AGREE", 0.7))


@dataclass(frozen=True)
class FakeRelater:
    """Relate each pair as an expulsion; refuse one whose text is `UNREAD`."""

    def __call__(self, pairs: Iterable[Pair]) -> Iterator[Related | Rejected]:
        for pair in pairs:
            if UNREAD in pair.text:
                yield Rejected(name=f"pair {pair.id}", stage="extract", reason=SHORTER)
                continue
            yield Related(
                id=pair.id, type="SANCTION", mode="expel", status="happened", confidence=0.7,
                types=spread("SANCTION", 0.7),
            )  # fmt: skip
