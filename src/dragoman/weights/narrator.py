"""What each sentence does in its report, read off the encoder's states of all its sentences in their order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np

from dragoman.errors import ModelError

from .encoder import Encoder
from .heads import Array, softmax
from .readings import SentenceReading

LONGEST = 64
"""Tokens of a sentence whose states are looked at one by one."""

LEAST = np.float32(1e-9)

LEAD = 3
"""Sentences that a report opens with, to which each is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The probability of each function for one sentence, weighed as training chose, and whether it carries speech."""

    functions: dict[str, float]
    is_speech: bool

    @property
    def function(self) -> str:
        """The likeliest function."""
        return max(self.functions, key=self.functions.__getitem__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrator:
    """Some small networks whose answers are averaged, and a linear layer that has its say on speech.

    Each pools the states of a sentence's tokens and runs over the sentences of a report both ways. `arrays` are named
    as `training/discourse/narrator.py` writes them: a network's number, its layer and what PyTorch calls the part.
    """

    functions: tuple[str, ...]
    traits: Mapping[str, int]
    networks: int
    arrays: Mapping[str, Array]

    @classmethod
    def beside(cls, encoder: Encoder) -> Narrator | None:
        """Open the shipped networks; None where they learned from the states of another encoder.

        Raises `ModelError` where a file is missing or is not the one it was.
        """
        narrator, learned_from = cls.at(Path(str(files("dragoman.weights") / "data")))
        return narrator if encoder.weights.digest == learned_from else None

    @classmethod
    def at(cls, folder: Path) -> tuple[Narrator, str]:
        """Open the networks in a folder; with them goes the digest of the encoder that they learned from."""
        try:
            told = json.loads((folder / "narrator.json").read_text(encoding="utf-8"))
            _check(folder / "narrator.npz", told["digest"])
            with np.load(folder / "narrator.npz") as found:
                arrays = {name: found[name].astype(np.float32) for name in found.files}
            narrator = cls(
                functions=tuple(told["functions"]),
                traits={name: i for i, name in enumerate(told["traits"])},
                networks=int(told["networks"]),
                arrays=arrays,
            )
            return narrator, str(told["encoder"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            lacking = f"narrator.json lacks {error}" if isinstance(error, KeyError) else error
            msg = f"cannot open the narrator in {folder}: {lacking}; install dragoman again"
            raise ModelError(msg) from error

    def tell(
        self, readings: Sequence[SentenceReading], title: SentenceReading, traits: Sequence[Mapping[str, float]]
    ) -> list[Telling]:
        """Tell of each sentence of one report, in their order, what it does there; `title` reads an empty one too."""
        if not readings:
            return []
        states = [r.middle[:LONGEST] for r in readings]
        inputs = self.inputs(np.stack([r.vector for r in readings]), title.vector, traits)
        answers = [self._answers(number, states, inputs) for number in range(self.networks)]
        scores = np.mean([np.log(softmax(a[:, :-1]) + LEAST) for a in answers], axis=0) + self.arrays["leaning"]
        heard = np.mean([a[:, -1] for a in answers], axis=0)
        spoken = heard + inputs @ self.arrays["speech.weight"] + self.arrays["speech.bias"]
        return [
            Telling(functions=dict(zip(self.functions, map(float, row), strict=True)), is_speech=bool(said > 0))
            for row, said in zip(softmax(scores), spoken, strict=True)
        ]

    def inputs(self, vectors: Array, title: Array, traits: Sequence[Mapping[str, float]]) -> Array:
        """Join what is known of each sentence [sentences, 384]: its main directions, its traits, what it is like."""
        centred, heading = vectors - self.arrays["centre"], title - self.arrays["centre"]
        known = np.zeros((len(traits), len(self.traits)), dtype=np.float32)
        for row, found in zip(known, traits, strict=True):
            for name, value in found.items():
                if (column := self.traits.get(name)) is not None:
                    row[column] = value
        joined: Array = np.concatenate([centred @ self.arrays["directions"], known, likenesses(centred, heading)], 1)
        return joined

    def _answers(self, number: int, states: Sequence[Array], inputs: Array) -> Array:
        """Score functions, and speech last, by one network."""
        part = {name.partition(".")[2]: a for name, a in self.arrays.items() if name.startswith(f"{number}.")}
        words = pooled(states, part)
        seen = np.tanh(np.concatenate([inputs, words], axis=1) @ part["p.weight"].T + part["p.bias"])
        onward = gated(seen, _Gates.of(part, ""))
        back = gated(seen[::-1], _Gates.of(part, "_reverse"))[::-1]
        kept = np.concatenate([onward, back, seen], axis=1)
        answers: Array = np.einsum("sk,ok->so", kept, part["o.weight"]) + part["o.bias"]
        return answers


def pooled(states: Sequence[Array], part: Mapping[str, Array]) -> Array:
    """Sum up each sentence's states: the highest value of each trait that a layer finds, and means by attention.

    Small products do without BLAS, here and below: waking its threads costs more than the product.
    """
    tokens, ends = np.concatenate(states), np.cumsum([len(s) for s in states])[:-1]
    found = np.tanh(tokens @ part["t.weight"].T + part["t.bias"])
    heed = np.einsum("lw,hw->lh", tokens, part["a.weight"]) + part["a.bias"]
    rows = [
        np.concatenate([own.max(axis=0), np.einsum("hl,lq->hq", softmax(to.T), own).ravel()])
        for own, to in zip(np.split(found, ends), np.split(heed, ends), strict=True)
    ]
    joined: Array = np.stack(rows)
    return joined


def likenesses(vectors: Array, title: Array) -> Array:
    """Give the cosines of each sentence with title, first, lead, all, the one before, the one after, any before."""
    rows = _unit(vectors)
    among = rows @ rows.T
    before = np.concatenate([np.zeros(1), np.diagonal(among, -1)])
    after = np.concatenate([np.diagonal(among, 1), np.zeros(1)])
    earlier = [float(row[:i].max()) if i else 0.0 for i, row in enumerate(among)]
    wanted = (_unit(title), rows[0], _unit(rows[:LEAD].mean(axis=0)), _unit(rows.mean(axis=0)))
    found: Array = np.stack([*(rows @ one for one in wanted), before, after, earlier], axis=1).astype(np.float32)
    return found


@dataclass(frozen=True, slots=True)
class _Gates:
    own: Array
    own_bias: Array
    last: Array
    last_bias: Array

    @classmethod
    def of(cls, part: Mapping[str, Array], end: str) -> _Gates:
        return cls(*(part[f"r.{name}_l0{end}"] for name in ("weight_ih", "bias_ih", "weight_hh", "bias_hh")))


def gated(inputs: Array, gates: _Gates) -> Array:
    """Run a gated recurrent unit (Cho et al., EMNLP 2014) over inputs, as PyTorch's `GRU` does."""
    states = list(_steps(np.einsum("sk,gk->sg", inputs, gates.own) + gates.own_bias, gates))
    found: Array = np.stack(states)
    return found


def _steps(own: Array, gates: _Gates) -> Iterator[Array]:
    width = gates.last.shape[1]
    state = np.zeros(width, dtype=np.float32)
    for row in own:
        kept = np.einsum("ij,j->i", gates.last, state) + gates.last_bias
        reset, update = (_sigmoid(row[a : a + width] + kept[a : a + width]) for a in (0, width))
        new = np.tanh(row[2 * width :] + reset * kept[2 * width :])
        state = (1 - update) * new + update * state
        yield state


def _sigmoid(values: Array) -> Array:
    shares: Array = np.float32(0.5) * (1 + np.tanh(np.float32(0.5) * values))
    return shares


def _unit(rows: Array) -> Array:
    lengths: Array = rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-6)
    return lengths


def _check(path: Path, digest: str) -> None:
    found = sha256(path.read_bytes()).hexdigest()
    if found != digest:
        msg = f"{path.name} has the digest {found[:12]}…, not {digest[:12]}…"
        raise ValueError(msg)
