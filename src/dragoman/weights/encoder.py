"""The encoder: sentences in, the states of their words out, many at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from tokenizers import Encoding, Tokenizer

from dragoman.errors import CallError, ModelError

from .files import Weights
from .heads import Array, Heads
from .readings import SentenceReading

if TYPE_CHECKING:
    from dragoman.record import Span

LONGEST = 128
"""Tokens of a sentence that are read; the rest is cut off, as in training."""

MOST_THREADS = 4
"""Threads that are used where the caller does not say how many."""


class Encoder:
    """Reads sentences with the shipped weights or others. Opening one takes about 0.2 s and 60 MB."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        """Open the weights in a folder, the shipped ones by default; raises `ModelError` where they cannot be.

        `threads` read sentences side by side, by default as many as there are processors, four at most; who runs
        several processes gives 1. The answers are the same whatever their number.
        """
        self.weights = Weights.at(folder) if folder else Weights.shipped()
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
        options.log_severity_level = 3
        try:
            self._session = InferenceSession(
                str(self.weights.folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._outputs = ["states", *(o.name for o in self._session.get_outputs() if o.name == "middle")]
            self._tokenizer = Tokenizer.from_file(str(self.weights.folder / "tokenizer.json"))
            self._heads = Heads.load(self.weights.folder / "heads.npz")
            self._marks = [_id_of(mark, self._tokenizer) for mark in self.weights.marks]
        except Exception as error:  # what the runtimes raise has no common base
            msg = f"cannot open the weights in {self.weights.folder}: {error}"
            raise ModelError(msg) from error
        self._threads = threads or min(MOST_THREADS, os.cpu_count() or 1)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def read(self, sentences: Sequence[str]) -> list[SentenceReading]:
        """Read sentences, order kept.

        Each is worked out alone: in int8 the scale of a batch would let its other sentences change the answer.
        """
        coded = self._tokenizer.encode_batch(list(sentences))
        if self._threads == 1:
            return [self._read(c) for c in coded]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._read, coded))

    def pair(self, text: str, first: Span, second: Span) -> dict[str, float]:
        """Give the probability of each type for what the first span of a text does to the second.

        Raises `CallError` where a span has no token among those that are read.
        """
        ids, one, two = self._marked(text, first, second)
        states = self._states(ids)
        answers = self._heads.answer("pair", np.concatenate([states[one], states[two], states[0]])[None])
        return dict(zip(self.weights.types, map(float, answers[0]), strict=True))

    def _read(self, coded: Encoding) -> SentenceReading:
        states, *middle = self._run(coded.ids, self._outputs)
        return SentenceReading(
            states=states,
            middle=middle[0] if middle else states,
            offsets=tuple(coded.offsets),
            words=tuple(coded.word_ids),
            heads=self._heads,
            weights=self.weights,
        )

    def _marked(self, text: str, first: Span, second: Span) -> tuple[list[int], int, int]:
        """Put marks around two spans of a text: the ids, and where the opening marks stand."""
        coded = self._tokenizer.encode(text)
        places = [tokens_of(span.start, span.end, coded) for span in (first, second)]
        if not all(places):
            msg = f"a span has no word among the first {LONGEST} tokens of the text: give a shorter text"
            raise CallError(msg)
        put = [(places[0][-1] + 1, 0, self._marks[1]), (places[1][-1] + 1, 0, self._marks[3])]
        put += [(places[0][0], 1, self._marks[0]), (places[1][0], 1, self._marks[2])]
        ids: list[int] = []
        found: dict[int, int] = {}
        for place, token in enumerate(coded.ids):
            for _, _, mark in sorted((p for p in put if p[0] == place), key=lambda p: p[1]):
                found[mark] = len(ids)
                ids.append(mark)
            ids.append(token)
        return ids, found[self._marks[0]], found[self._marks[2]]

    def _states(self, ids: list[int]) -> Array:
        return self._run(ids, ["states"])[0]

    def _run(self, ids: list[int], outputs: list[str]) -> list[Array]:
        row = np.array([ids], dtype=np.int64)
        found: Any = self._session.run(outputs, {"ids": row, "mask": np.ones_like(row)})
        return [batch[0] for batch in found]


def tokens_of(start: int, end: int, coded: Encoding) -> list[int]:
    """Give the tokens that lie in a stretch of characters."""
    return [i for i, (a, b) in enumerate(coded.offsets) if b > a and a < end and start < b]


def _id_of(mark: str, tokenizer: Tokenizer) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        msg = f"the tokeniser does not know the mark {mark}"
        raise ValueError(msg)
    return int(found)


def open_encoder(folder: Path | None = None) -> Encoder:
    """Open the shipped encoder, or the one in a folder; raises `ModelError`."""
    return Encoder(folder)
