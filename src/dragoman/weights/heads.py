"""What the encoder's heads answer: small linear layers over its states, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heads:
    """Weight and bias of each head by name; `weight` is [answers, inputs]."""

    layers: dict[str, tuple[Array, Array]]

    @classmethod
    def load(cls, path: Path) -> Heads:
        """Read the heads of a set of weights."""
        with np.load(path) as arrays:
            names = sorted({key.rpartition(".")[0] for key in arrays.files})
            return cls({name: (arrays[f"{name}.weight"], arrays[f"{name}.bias"]) for name in names})

    def answer(self, name: str, inputs: Array) -> Array:
        """Give the probabilities of a head's answers for inputs [rows, inputs]."""
        return softmax(self.scores(name, inputs))

    def scores(self, name: str, inputs: Array) -> Array:
        """Give a head's plain scores for inputs [rows, inputs]."""
        weight, bias = self.layers[name]
        scores: Array = inputs @ weight.T + bias
        return scores

    def roles(self, states: Array, act: Array) -> Array:
        """Give each token's probabilities [tokens, 3] of being no party, actor or recipient of an act [inputs]."""
        tokens = np.tanh(self.scores("role_token", states)).reshape(len(states), 3, -1)
        wanted = np.tanh(self.scores("role_act", act[None])).reshape(1, 3, -1)
        return softmax((tokens * wanted).sum(-1))


def softmax(scores: Array) -> Array:
    """Turn scores [rows, answers] into probabilities."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Array = powers / powers.sum(axis=-1, keepdims=True)
    return shares
