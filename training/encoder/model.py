"""One encoder with several heads: which words name events, their type, mode and status, and who took part."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

WIDTH = 384


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How many answers each head has."""

    types: int
    modes: int
    statuses: int
    classes: int


class Coder(nn.Module):
    """MiniLM and its heads.

    `tokens` [batch, length, 384] are the encoder's last states. The heads read the mean of a span's tokens; a role is
    read off a token and a span together. Pairs are read off a sentence with marks before both spans.
    """

    def __init__(self, encoder: nn.Module, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.word = nn.Linear(WIDTH, sizes.types + 1)
        self.kind = nn.Linear(2 * WIDTH, sizes.types + 1)
        self.mode = nn.Linear(2 * WIDTH, sizes.modes)
        self.status = nn.Linear(2 * WIDTH, sizes.statuses)
        self.sentence = nn.Linear(WIDTH, sizes.classes)
        self.pair = nn.Linear(3 * WIDTH, sizes.types)
        self.role_token = nn.Linear(WIDTH, 3 * 64)
        self.role_act = nn.Linear(WIDTH, 3 * 64)

    def tokens(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Give the last states of a batch of padded ids; the mask says which are real."""
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)

    def roles(self, states: Tensor, act: Tensor) -> Tensor:
        """Score each token [length, 384] as none, actor, recipient of an act [384]."""
        tokens = self.role_token(states).view(-1, 3, 64)
        return (torch.tanh(tokens) * torch.tanh(self.role_act(act)).view(1, 3, 64)).sum(-1)


def mean(states: Tensor, first: int, last: int) -> Tensor:
    """Give the mean of the tokens from `first` up to `last`."""
    return states[first:last].mean(0)
