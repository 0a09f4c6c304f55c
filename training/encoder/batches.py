"""Samples → tensors: token ids, where the spans of a sentence lie among its tokens, what each head is to answer."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samples import CLASSES, QUADS, STATUSES, TYPES, Act, PairSample, SentenceSample, folded
from tokenizers import Encoding, Tokenizer

LONGEST = 128
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
"""Around the first span of a pair and around the second."""

NONE = len(TYPES)
"""The answer «no event» of the heads that tell types."""


@dataclass(frozen=True, kw_only=True)
class ActTarget:
    """What the heads are to answer of one act: its place among the tokens (0, 1 for the whole sentence), and labels."""

    first: int
    last: int
    type: int | None
    mode: int | None
    statuses: tuple[int, ...]
    roles: tuple[int, ...] | None
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class SentenceTarget:
    """A sentence ready for a batch: ids, the label of each word's first token (-1 to pass over), acts, class."""

    ids: list[int]
    words: list[int]
    word_weight: float
    acts: tuple[ActTarget, ...]
    label: int | None


@dataclass(frozen=True, kw_only=True)
class PairTarget:
    """A pair ready for a batch: ids with marks, where the marks stand, the types that are right."""

    ids: list[int]
    first: int
    second: int
    types: tuple[int, ...]


def modes_of(samples: Sequence[SentenceSample]) -> list[str]:
    """List the types with their modes that the samples have, in order."""
    return sorted({f"{a.type}:{a.mode or ''}" for s in samples for a in s.acts if a.type})


def sentence_target(
    sample: SentenceSample, tokenizer: Tokenizer, modes: dict[str, int], rng: random.Random
) -> SentenceTarget:
    """Lay a sentence out; words of a sentence without events are drawn as acts that are none."""
    coded = tokenizer.encode(sample.text)
    acts = [t for a in sample.acts if (t := _act_target(a, coded, modes)) is not None]
    words = _word_labels(sample, coded)
    if sample.is_complete:
        acts += _none_acts(coded, rng, 4, 1.0)
    elif sample.source == "own":
        acts += [a for a in _none_acts(coded, rng, 1, 0.3) if words[a.first] == NONE]
    return SentenceTarget(
        ids=coded.ids,
        words=words if sample.source in {"own", "own-none"} else [-1] * len(words),
        word_weight=1.0 if sample.is_complete else 0.4,
        acts=tuple(acts),
        label=_label(sample),
    )


def _label(sample: SentenceSample) -> int | None:
    if sample.label is not None:
        return CLASSES.index(sample.label)
    kinds = {QUADS[kind] for a in sample.acts if (kind := folded(a))}
    return CLASSES.index(kinds.pop()) if len(kinds) == 1 and sample.source == "own" else None


def _act_target(act: Act, coded: Encoding, modes: dict[str, int]) -> ActTarget | None:
    place = tokens_of(act.trigger, coded) if act.trigger else (0, 1)
    if place is None:
        return None
    mode = modes.get(f"{act.type}:{act.mode or ''}") if act.type else None
    roles = None
    if act.has_roles:
        labels = [0] * len(coded.ids)
        for role, spans in ((1, act.actors), (2, act.recipients)):
            for span in spans:
                for i in range(*(tokens_of(span, coded) or (0, 0))):
                    labels[i] = role
        roles = tuple(labels)
    return ActTarget(
        first=place[0],
        last=place[1],
        type=TYPES.index(act.type) if act.type else None,
        mode=mode,
        statuses=tuple(STATUSES.index(s) for s in act.statuses),
        roles=roles,
    )


def _none_acts(coded: Encoding, rng: random.Random, count: int, weight: float) -> list[ActTarget]:
    starts = [i for i in range(1, len(coded.ids) - 1) if coded.word_ids[i] != coded.word_ids[i - 1]]
    chosen = rng.sample(starts, min(count, len(starts)))
    return [
        ActTarget(first=i, last=i + 1, type=NONE, mode=None, statuses=(), roles=None, weight=weight) for i in chosen
    ]


def _word_labels(sample: SentenceSample, coded: Encoding) -> list[int]:
    """Label each token that begins a word: with the type of the event it names, or none; the rest is passed over."""
    labels = [-1] * len(coded.ids)
    for i, word in enumerate(coded.word_ids):
        if word is not None and (i == 0 or coded.word_ids[i - 1] != word):
            labels[i] = NONE
    for act in sample.acts:
        place = tokens_of(act.trigger, coded) if act.trigger and act.type else None
        for i in range(*(place or (0, 0))):
            if labels[i] != -1 and act.type:
                labels[i] = TYPES.index(act.type)
    return labels


def tokens_of(span: tuple[int, int] | None, coded: Encoding) -> tuple[int, int] | None:
    """Give the tokens [first, last) that a span of characters covers, None where it was cut off."""
    if span is None:
        return None
    inside = [i for i, (a, b) in enumerate(coded.offsets) if b > a and a < span[1] and span[0] < b]
    return (inside[0], inside[-1] + 1) if inside else None


def pair_target(sample: PairSample, tokenizer: Tokenizer) -> PairTarget | None:
    """Lay a pair out, with marks around both spans."""
    found = marked(tokenizer.encode(sample.text), (sample.first, sample.second), tokenizer)
    if found is None:
        return None
    ids, first, second = found
    return PairTarget(ids=ids, first=first, second=second, types=tuple(TYPES.index(t) for t in sample.types))


def marked(
    coded: Encoding, spans: tuple[tuple[int, int], tuple[int, int]], tokenizer: Tokenizer
) -> tuple[list[int], int, int] | None:
    """Give the ids with the marks put in, and the positions of the first mark of each span; None where one was cut."""
    places = [tokens_of(span, coded) for span in spans]
    if places[0] is None or places[1] is None:
        return None
    marks = [tokenizer.token_to_id(mark) for mark in MARKS]
    entering = [(places[0][0], 1, marks[0]), (places[1][0], 1, marks[2])]
    leaving = [(places[0][1], 0, marks[1]), (places[1][1], 0, marks[3])]
    ids, found = [], {}
    for i, token in enumerate(coded.ids):
        for at, _, mark in sorted([*entering, *leaving], key=lambda m: m[1]):
            if at == i:
                found[mark] = len(ids)
                ids.append(mark)
        ids.append(token)
    return ids, found[marks[0]], found[marks[2]]


def batches(items: Sequence, size: int, rng: random.Random) -> Iterator[list]:
    """Yield batches of items of like length, in random order."""
    order = sorted(items, key=lambda item: len(item.ids) + rng.random() * 6)
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(chunks)
    yield from chunks
