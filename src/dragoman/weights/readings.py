"""What the encoder reads off one sentence, asked for word by word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .files import Weights
from .heads import Array, Heads


@dataclass(frozen=True, slots=True, kw_only=True)
class ActReading:
    """What some words of a sentence name: probabilities by type (`none` among them), by mode of a type, by status."""

    types: dict[str, float]
    modes: dict[str, float]
    statuses: dict[str, float]

    def mode_of(self, kind: str, least: float = 0.0) -> str | None:
        """Give the likeliest mode of a type.

        None where that is to have none, or where its share among the type's modes is below `least`.
        """
        fits = {name: p for name, p in self.modes.items() if name.startswith(f"{kind}:")}
        best = max(fits, key=fits.__getitem__, default=None)
        if best is None or fits[best] < least * sum(fits.values()):
            return None
        return best.partition(":")[2] or None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReading:
    """The states [tokens, 384] of one sentence, the character offsets of its tokens, and the word each belongs to.

    `middle` are the states of a layer half-way up, the last ones again where the encoder gives no others.
    """

    states: Array
    middle: Array
    offsets: tuple[tuple[int, int], ...]
    words: tuple[int | None, ...]
    heads: Heads
    weights: Weights

    @property
    def vector(self) -> Array:
        """The mean [384] of the last states: what the sentence is about."""
        mean: Array = self.states.mean(axis=0)
        return mean

    def act(self, start: int, end: int) -> ActReading | None:
        """Read the words from `start` to `end` (characters of the sentence); None where they were cut off."""
        vector = self._mean(start, end)
        if vector is None:
            return None
        inputs = np.concatenate([vector, self.states[0]])[None]
        names = (*self.weights.types, "none")
        return ActReading(
            types=_named(names, self.heads.answer("kind", inputs)[0]),
            modes=_named(self.weights.modes, self.heads.answer("mode", inputs)[0]),
            statuses=_named(self.weights.statuses, self.heads.answer("status", inputs)[0]),
        )

    def triggers(self, least: float) -> list[tuple[int, int, str, float]]:
        """Give the words that name events: start, end, type and probability, where that is `least` or more."""
        answers = self.heads.answer("word", self.states)
        found = []
        for i, word in enumerate(self.words):
            if word is None or (i and self.words[i - 1] == word) or 1 - answers[i, -1] < least:
                continue
            last = max(j for j, other in enumerate(self.words) if other == word)
            kind = self.weights.types[int(answers[i, :-1].argmax())]
            found.append((self.offsets[i][0], self.offsets[last][1], kind, float(1 - answers[i, -1])))
        return found

    def classes(self) -> dict[str, float]:
        """Give the probabilities of the sentence's class: none, or the quad class of what it tells."""
        return _named(self.weights.classes, self.heads.answer("sentence", self.states[:1])[0])

    def role_of(self, party: tuple[int, int], act: tuple[int, int]) -> tuple[float, float]:
        """Give how likely some words name an actor, and a recipient, of the act that other words name.

        Both are stretches of characters; (0.0, 0.0) where one lies beyond what is read.
        """
        vector = self._mean(*act)
        inside = [i for i, (a, b) in enumerate(self.offsets) if b > a and a < party[1] and party[0] < b]
        if vector is None or not inside:
            return 0.0, 0.0
        shares = self.heads.roles(self.states[inside], vector).mean(axis=0)
        return float(shares[1]), float(shares[2])

    def _mean(self, start: int, end: int) -> Array | None:
        inside = [i for i, (a, b) in enumerate(self.offsets) if b > a and a < end and start < b]
        return self.states[inside].mean(axis=0) if inside else None


def _named(names: tuple[str, ...], row: Array) -> dict[str, float]:
    return dict(zip(names, map(float, row), strict=True))
