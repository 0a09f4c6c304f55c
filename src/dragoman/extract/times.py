"""Expressions of time as written: found by the patterns of the codebook, kept where the parse lets them be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dragoman.codebook.calendar import Calendar, TimexRule, load_rules
from dragoman.record import AnnotatedDocument, TimePhrase, TimexType

from .times_guards import Candidate, is_time
from .times_tense import clause_tense

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find_times(annotated: AnnotatedDocument) -> tuple[TimePhrase, ...]:
    """Find expressions of time, in text order and non-overlapping, with the extents of TIMEX3.

    Where two patterns overlap the longer match holds, then the pattern that stands first in the table.
    """
    calendar = Calendar.load()
    chosen = _longest(_candidates(annotated, load_rules(), calendar))
    return tuple(_phrase(candidate, calendar) for candidate in chosen)


def _candidates(
    annotated: AnnotatedDocument, rules: Iterable[TimexRule], calendar: Calendar
) -> Iterator[Candidate]:
    for rule in rules:
        for match in rule.pattern.finditer(annotated.text):
            words = annotated.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if words is None:
                continue
            candidate = Candidate(rule=rule, match=match, words=words)
            if is_time(candidate, calendar):
                yield candidate


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
