"""Folds that keep near-duplicate sentences together, across all sets that share texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

ALIKE = 0.5
"""Share of words (Jaccard) from which on two sentences are near-duplicates. A random split of cameo_class gave 0.96
where unseen text gave 0.83."""

COMMON = 60
"""Sentences that share a run of four words, beyond which the run says nothing."""


def fold_of_texts(texts: Sequence[str], folds: int) -> dict[str, int]:
    """Give each text its fold; texts that share many words, or are joined through others, share a fold."""
    distinct = sorted(set(texts))
    words = [re.findall(r"\w+", t.lower()) for t in distinct]
    parents = list(range(len(distinct)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, found in enumerate(words):
        for run in {tuple(found[j : j + 4]) for j in range(len(found) - 3)} or {tuple(found)}:
            by_run[run].append(i)
    for sharing in by_run.values():
        if len(sharing) > COMMON:
            continue
        for j in sharing[1:]:
            if root(sharing[0]) != root(j) and _alike(words[sharing[0]], words[j]):
                parents[root(j)] = root(sharing[0])
    return {text: int(sha256(distinct[root(i)].encode()).hexdigest(), 16) % folds for i, text in enumerate(distinct)}


def _alike(one: list[str], other: list[str]) -> bool:
    a, b = set(one), set(other)
    return len(a & b) >= ALIKE * len(a | b)
