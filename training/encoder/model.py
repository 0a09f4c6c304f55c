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
        """Give the last states of a batch of padded ids, worked out in bfloat16; the mask says which are real."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.drop(states.float())

    def roles(self, states: Tensor, acts: Tensor) -> Tensor:
        """Score the tokens [acts, length, 384] of each act's sentence as none, actor or recipient of it [acts, 384]."""
        tokens = torch.tanh(self.role_token(states)).unflatten(-1, (3, 64))
        return (tokens * torch.tanh(self.role_act(acts)).unflatten(-1, (3, 64))[:, None]).sum(-1)
