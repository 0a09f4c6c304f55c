"""Expressions of time as written: found by the patterns of the codebook, kept where the parse lets them be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from dragoman.codebook.calendar import FIGURES, Calendar, TimexRule, load_rules
from dragoman.record import AnnotatedDocument, TimePhrase, TimexType

from .times_guards import Candidate, is_time
from .times_tense import clause_tense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

REACH = 64
"""How many characters of an expression may stand before or after its anchor; the longest we know has 52."""

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")


def find_times(annotated: AnnotatedDocument) -> tuple[TimePhrase, ...]:
    """Find expressions of time, in text order and non-overlapping, with the extents of TIMEX3.

    Where two patterns overlap the longer match holds, then the pattern that stands first in the table.
    """
    calendar = Calendar.load()
    chosen = _longest(_candidates(annotated, load_rules(), calendar))
    return tuple(_phrase(candidate, calendar) for candidate in chosen)


def _candidates(annotated: AnnotatedDocument, rules: Iterable[TimexRule], calendar: Calendar) -> Iterator[Candidate]:
    text = annotated.text
    index = _index(text)
    for rule in rules:
        for start, end in _places(text, index, rule):
            for match in rule.pattern.finditer(text, start, end):
                words = annotated.doc.char_span(match.start(), match.end(), alignment_mode="expand")
                if words is None:
                    continue
                candidate = Candidate(rule=rule, match=match, words=words)
                if is_time(candidate, calendar):
                    yield candidate


def _index(text: str) -> dict[str, list[int]]:
    """Where each word stands; those that begin with a figure stand under one key."""
    index: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        index.setdefault(FIGURES if word[0].isdigit() else word.lower(), []).append(match.start())
    return index


def _places(text: str, index: Mapping[str, list[int]], rule: TimexRule) -> Iterator[tuple[int, int]]:
    """Give the stretches of text in which a pattern can find anything, in order and apart."""
    if not rule.anchors:
        yield 0, len(text)
        return
    offsets = sorted(offset for word in index.keys() & rule.anchors for offset in index[word])
    start = end = 0
    for offset in offsets:
        if offset - REACH > end:
            if end:
                yield start, end
            start = offset - REACH
        start = max(0, start)
        if offset + REACH > end:
            end = _to_space(text, offset + REACH)
    if end:
        yield start, end


def _to_space(text: str, offset: int) -> int:
    """Stretch an offset to the end of the word it falls in, so that no pattern sees half a word."""
    found = _SPACE.search(text, offset)
    return found.start() if found else len(text)


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: c.match.start() - c.match.end()):
        place = range(candidate.match.start(), candidate.match.end())
        if taken.isdisjoint(place):
            taken.update(place)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.match.start())


def _phrase(candidate: Candidate, calendar: Calendar) -> TimePhrase:
    match = candidate.match
    return TimePhrase(
        start=match.start(),
        end=match.end(),
        type=cast("TimexType", candidate.rule.type),
        rule=candidate.rule.name,
        parts=tuple((name, " ".join(word.lower().split())) for name, word in match.groupdict().items() if word),
        tense=clause_tense(candidate.words, calendar),
    )
