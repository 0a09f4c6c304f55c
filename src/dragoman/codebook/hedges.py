"""Words that hedge, and the range of probability that they stand for (`data/hedges.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.errors import DataError

from .tables import Row, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

NEGATIONS = frozenset({"not", "n't", "never"})
AHEAD = frozenset({"will", "wo", "would", "shall"})
MODALS = AHEAD | {"may", "might", "could"}
"""Words that hedge as auxiliaries only: «May» may be a month."""

DEGREES = frozenset(
    {"very", "highly", "most", "more", "less", "least", "almost", "nearly", "extremely", "too", "so", "all"}
)
"""Adverbs that change the odds, and so are no mere insertion: «is very likely to»."""

REACH = 2
"""Words between a hedge and the negation that turns it, at most: «do not seem very likely»."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A phrase and its range of probability, both None where no yardstick gives one; `basis` says whence it is."""

    words: tuple[str, ...]
    low: float | None
    high: float | None
    source: str
    basis: str

    @property
    def phrase(self) -> str:
        """The phrase as the table has it."""
        return " ".join(self.words).replace("~", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHedge:
    """Words of a text that hedge: character offsets, the range they stand for, the phrase they are read as.

    Where `is_negated`, the words take in the negation and the range is turned: «not likely» stands for one minus
    what «likely» does.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    phrase: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Hedges:
    """All hedges by their first word."""

    by_first: dict[str, tuple[Hedge, ...]]

    @classmethod
    def load(cls) -> Hedges:
        """Read the package's table; raises `DataError` where it is broken."""
        grouped: defaultdict[str, list[Hedge]] = defaultdict(list)
        for row in read_table("hedges"):
            hedge = _hedge(row)
            grouped[hedge.words[0]].append(hedge)
        longest = {first: tuple(sorted(found, key=lambda h: -len(h.words))) for first, found in grouped.items()}
        return cls(longest)

    def in_span(self, doc: Doc, start: int, end: int) -> tuple[FoundHedge, ...]:
        """Find the hedges between two character offsets of a parsed text, in order; the longest wins, none overlap.

        A hedge whose odds are surveyed takes in the «will» before it: «will almost certainly».
        """
        span = doc.char_span(start, end, alignment_mode="contract")
        tokens = [t for t in span or () if not t.is_space]
        found: list[FoundHedge] = []
        for hedge in self._read(tokens):
            before = found[-1] if found else None
            if before and hedge.low is not None and before.phrase in AHEAD and _adjoin(doc, before, hedge):
                found[-1] = _merged(before, hedge)
            else:
                found.append(hedge)
        return tuple(found)

    def _read(self, tokens: Sequence[Token]) -> Iterator[FoundHedge]:
        at = taken = 0
        while at < len(tokens):
            match = self._longest(tokens, at)
            if match is None:
                at += 1
                continue
            hedge, stop = match
            negation = _negation(hedge, tokens, (at, stop), taken)
            yield _found(hedge, tokens, (at, stop), negation)
            at = taken = max(stop, (negation or 0) + 1)

    def _longest(self, tokens: Sequence[Token], at: int) -> tuple[Hedge, int] | None:
        firsts = (tokens[at].lower_, f"~{tokens[at].lemma_.lower()}")
        fits = [
            (stop - at, hedge, stop)
            for first in firsts
            for hedge in self.by_first.get(first, ())
            if (stop := _fit(hedge.words, tokens, at))
        ]
        best = max(fits, key=lambda f: f[0], default=None)
        return (best[1], best[2]) if best else None


def _fit(words: Sequence[str], tokens: Sequence[Token], at: int) -> int | None:
    """Give the position after a phrase that begins at `at`, None where it does not stand there.

    One adverb or negation may stand after the first word: «is widely expected to», «is not likely to».
    """
    if len(words) == 1 and words[0] in MODALS and tokens[at].tag_ != "MD":
        return None
    place = at
    for index, word in enumerate(words):
        if index == 1 and place < len(tokens) and not _is(word, tokens[place]) and _is_adverb(tokens[place]):
            place += 1
        if place >= len(tokens) or not _is(word, tokens[place]):
            return None
        place += 1
    return place


def _is(word: str, token: Token) -> bool:
    if word.startswith("~"):
        return token.lemma_.lower() == word[1:] or token.lower_ in _SHORT.get(word, ())
    return token.lower_ == word


_SHORT = {"~be": ("'s", "'re", "'m")}


def _is_adverb(token: Token) -> bool:
    return (token.pos_ == "ADV" and token.lower_ not in DEGREES) or token.lower_ in NEGATIONS


def _found(hedge: Hedge, tokens: Sequence[Token], place: Place, negation: int | None) -> FoundHedge:
    at, stop = place
    if negation is not None:
        at, stop = min(at, negation), max(stop, negation + 1)
    plain = FoundHedge(
        start=tokens[at].idx,
        end=tokens[stop - 1].idx + len(tokens[stop - 1]),
        low=hedge.low,
        high=hedge.high,
        phrase=hedge.phrase,
    )
    return plain if negation is None else _turned(plain)


def _turned(hedge: FoundHedge) -> FoundHedge:
    """Negate a hedge: its range becomes that of the contrary."""
    low, high = hedge.low, hedge.high
    if low is not None and high is not None:
        low, high = round(1 - high, 2), round(1 - low, 2)
    return replace(hedge, low=low, high=high, is_negated=not hedge.is_negated)


def _merged(modal: FoundHedge, hedge: FoundHedge) -> FoundHedge:
    whole = replace(hedge, start=modal.start)
    return _turned(whole) if modal.is_negated else whole


def _negation(hedge: Hedge, tokens: Sequence[Token], place: Place, taken: int) -> int | None:
    """Find the «not» that turns a hedge: within it, right after it, or just before it; None without one.

    A phrase that has its own «not», and «may not only», are no negations. Words before `taken` belong to other hedges.
    """
    if NEGATIONS & set(hedge.words):
        return None
    at, stop = place
    inside = [i for i in range(at, stop) if tokens[i].lower_ in NEGATIONS]
    if inside:
        return inside[0]
    if stop < len(tokens) and tokens[stop].lower_ in NEGATIONS:
        only = stop + 1 < len(tokens) and tokens[stop + 1].lower_ in {"only", "just"}
        return None if only else stop
    if tokens[at].tag_ == "MD":
        return None
    for i in range(at - 1, max(at - 1 - REACH, taken - 1), -1):
        if tokens[i].lower_ in NEGATIONS:
            return i
        if tokens[i].pos_ not in {"ADV", "AUX", "DET", "PART"} and tokens[i].lemma_ not in {"seem", "appear", "look"}:
            return None
    return None


def _adjoin(doc: Doc, before: FoundHedge, after: FoundHedge) -> bool:
    span = doc.char_span(before.end, after.start, alignment_mode="contract")
    between = span.text.split() if span is not None else []
    return len(between) <= 1 and not set(between) & {",", "and", "or"}


def _hedge(row: Row) -> Hedge:
    low, high = (float(row[side]) if row[side] else None for side in ("low", "high"))
    is_range = low is None and high is None
    if low is not None and high is not None:
        is_range = 0 <= low <= high <= 1
    if not is_range:
        msg = f"hedges.tsv: {row['phrase']} has the range {row['low']}..{row['high']}, which is none"
        raise DataError(msg)
    return Hedge(words=tuple(row["phrase"].split()), low=low, high=high, source=row["source"], basis=row["basis"])
