"""A network over a report: the states of each sentence's tokens pooled, then a GRU over the sentences both ways."""

from __future__ import annotations

import torch
from torch import Tensor, nn

WIDTH = 384
FOUND, HEEDS = 64, 2
"""Traits looked for in each token, and ways of attending to them."""

SEEN, KEPT = 96, 64
"""Width of what is known of a sentence, and of the GRU each way."""


class Network(nn.Module):
    """Answers for each sentence of some reports: scores of the functions, and of speech last.

    `states` [sentences, length, 384] with `mask` for the real tokens; `inputs` [sentences, …] as `Narrator.inputs`
    gives them; `sizes` are the numbers of sentences of the reports, in their order.
    """

    def __init__(self, inputs: int, answers: int) -> None:
        super().__init__()
        self.t = nn.Linear(WIDTH, FOUND)
        self.a = nn.Linear(WIDTH, HEEDS)
        self.p = nn.Linear(inputs + FOUND * (1 + HEEDS), SEEN)
        self.r = nn.GRU(SEEN, KEPT, batch_first=True, bidirectional=True)
        self.o = nn.Linear(2 * KEPT + SEEN, answers)
        self.token_drop, self.input_drop, self.drop = nn.Dropout(0.1), nn.Dropout(0.3), nn.Dropout(0.4)

    def forward(self, states: Tensor, mask: Tensor, inputs: Tensor, sizes: list[int]) -> Tensor:
        """Give the answers [sentences, functions + 1]."""
        states = self.token_drop(states)
        found = torch.tanh(self.t(states))
        highest = found.masked_fill(~mask[..., None], -2.0).amax(1)
        heed = self.a(states).masked_fill(~mask[..., None], -1e4).softmax(1)
        means = torch.einsum("slh,slq->shq", heed, found).flatten(1)
        seen = self.drop(torch.tanh(self.p(self.input_drop(torch.cat([inputs, highest, means], 1)))))
        rows = nn.utils.rnn.pad_sequence(seen.split(sizes), batch_first=True)
        packed = nn.utils.rnn.pack_padded_sequence(rows, sizes, batch_first=True, enforce_sorted=False)
        passed, _ = nn.utils.rnn.pad_packed_sequence(self.r(packed)[0], batch_first=True)
        passed = torch.cat([row[:size] for row, size in zip(passed, sizes, strict=True)])
        return self.o(torch.cat([self.drop(passed), seen], 1))
