"""Signposts: sentences that tell by which signs a reader will know what comes, and what each sign would mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.record import ExpectationMention, Section, Signal, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.codebook.outlooks import Outlooks
    from dragoman.record import AnnotatedDocument

_BRANCH = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)
_JOIN = re.compile(r"(?:[,;]?\s*(?:\b(?:or|and|but)\b)?\s*)$", re.IGNORECASE)
_END = re.compile(r'[\s.,;:!?"]+$')
_THAT = re.compile(r"(?:\s*that\b)?", re.IGNORECASE)
_WORD = re.compile(r"\w")


def find_signposts(annotated: AnnotatedDocument, outlooks: Outlooks) -> tuple[ExpectationMention, ...]:
    """Give the sentences that name signs to watch for, with their signals."""
    found = []
    for sentence in annotated.sentences:
        section = annotated.section_at(sentence.start)
        if section is None:
            continue
        signals = tuple(_signals(annotated.text, sentence.span, section, outlooks))
        if signals:
            found.append(ExpectationMention(start=sentence.start, end=sentence.end, kind="signpost", signals=signals))
    return tuple(found)


def _signals(text: str, sentence: Span, section: Section, outlooks: Outlooks) -> Iterator[Signal]:
    cue = outlooks.cue.search(text, sentence.start, sentence.end)
    if cue is None and section.kind != "signposts":
        return
    start = cue.end() if cue else sentence.start
    branches = list(_BRANCH.finditer(text, cue.start() if cue else start, sentence.end))
    if branches:
        for branch, after in zip(branches, [*branches[1:], None], strict=True):
            end = _JOIN.sub("", text[branch.end() : after.start()]) if after else text[branch.end() : sentence.end]
            yield from _signal(text, branch.end(), branch.end() + len(end), outlooks)
    elif section.kind == "signposts" or text[start - 3 : start].lower() == "for":
        yield from _signal(text, start, sentence.end, outlooks)


def _signal(text: str, start: int, end: int, outlooks: Outlooks) -> Iterator[Signal]:
    """Part a sign from its meaning («…, signalling a reset»); the meaning is None where the words leave it open."""
    if end <= start:
        return
    meaning = outlooks.meaning.search(text, start, end)
    condition = _trimmed(text, start, meaning.start() if meaning else end)
    opening = _THAT.match(text, meaning.end(), end) if meaning else None
    outcome = _trimmed(text, opening.end(), end) if opening else None
    if condition is not None:
        yield Signal(condition=condition, outcome=outcome)
    elif outcome is not None:
        yield Signal(condition=outcome)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Cut white space and closing punctuation off; None where no word is left."""
    if not _WORD.search(text[start:end]):
        return None
    end -= len(match.group()) if (match := _END.search(text[start:end])) else 0
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,;:-\n"))
    return Span(start, end)
