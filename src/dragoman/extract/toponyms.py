"""Names of places in a text: from the recogniser, the gazetteer and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.codebook.gazetteer import Gazetteer, GazetteerEntry
from dragoman.record import AnnotatedDocument, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span as Words, Token

LONGEST = 6
"""Words in a name, hyphens counted."""

LARGE = 100_000
"""Inhabitants from which on a city's name is taken for it without a word that says so."""

_PLACING = frozenset(
    "in at near from to outside inside around across off toward towards into throughout between within via leaving"
    " through over along against beyond of".split()
)
_JOINING = frozenset({"and", "or", ",", "/", "-", "&"})
_TITLES = frozenset(
    "mr mrs ms dr prof sir lord lady president minister premier chancellor senator sen rep gov governor judge justice"
    " general gen colonel col captain capt lieutenant lt sgt sergeant major maj officer sheriff deputy mayor king queen"
    " prince princess pope bishop coach chief director chairman secretary ambassador detective constable reverend rev"
    " saint aunt uncle miss professor doctor inspector".split()
)
_PARTICLES = frozenset({"of", "the", "al", "el", "de", "la", "-", "and", "for", "du", "del", "'s"})
_BODIES = frozenset(
    "university college school times post herald tribune journal news gazette mail telegraph observer airlines airways"
    " united city fc bank street road avenue lane drive park hotel airport award awards prize group inc ltd co company"
    " corp corporation club league cup".split()
)
_ADMIN = frozenset("county province oblast region district governorate prefecture state parish".split())


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: Words
    entries: tuple[GazetteerEntry, ...]


def find_toponyms(annotated: AnnotatedDocument, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Find the names of places, in text order, none within another; adjectives and peoples are none."""
    doc = annotated.doc
    found = [c for c in _candidates(doc, gazetteer) if _is_place(c, annotated)]
    found = _without_overlaps([*found, *_recognised(doc, found, gazetteer)])
    return tuple(_toponym(words, beside) for words, beside in _with_beside(found))


def _candidates(doc: Doc, gazetteer: Gazetteer) -> Iterator[_Candidate]:
    """Yield the longest names of the gazetteer, from left to right."""
    at = 0
    while at < len(doc):
        candidate = _longest(doc, at, gazetteer) if _may_open(doc[at]) else None
        if candidate:
            yield candidate
        at = candidate.words.end if candidate else at + 1


def _longest(doc: Doc, at: int, gazetteer: Gazetteer) -> _Candidate | None:
    last = at
    while last + 1 < min(len(doc), at + LONGEST) and _may_follow(doc[last + 1]):
        last += 1
    for end in range(last, at - 1, -1):
        words = doc[at : end + 1]
        if _may_close(words[-1]) and (entries := gazetteer.find(words.text)):
            return _Candidate(words, entries)
    return None


def _may_open(token: Token) -> bool:
    return token.text[0].isupper() and token.ent_type_ not in {"DATE", "TIME", "MONEY"}


def _may_follow(token: Token) -> bool:
    return not token.is_space and (
        token.text[0].isupper()
        or token.lower_ in _PARTICLES
        or token.text in {"'", "."}
        or (not token.whitespace_ and token.is_alpha)
    )


def _may_close(token: Token) -> bool:
    return (
        token.text[0].isalpha()
        and token.lower_ not in {"of", "the", "and", "for"}
        or token.text[0].isupper()
        or token.lower_ in _ADMIN
    )


def _is_place(candidate: _Candidate, annotated: AnnotatedDocument) -> bool:
    words, entries = candidate.words, candidate.entries
    if (
        words.text.isupper()
        and len(words.text) <= 4
        and words.text.isalpha()
        and not any(e.is_state or e.feature == "ADM1" for e in entries)
    ):
        return False
    before, after = _before(words), _after(words)
    labels = {t.ent_type_ for t in words}
    if before is not None and before.lower_.rstrip(".") in _TITLES:
        return False
    if any(e.is_state for e in entries) or any(e.feature not in {"PPL", "PPLC", "ADM2"} for e in entries):
        return not _is_in_name(words, before, after)
    if _is_in_name(words, before, after):
        return False
    if labels & {"GPE", "LOC"}:
        return True
    if labels & {"PERSON", "NORP"}:
        return False
    placed = before is not None and before.lower_ in _PLACING
    return (
        placed
        and all(t.pos_ == "PROPN" for t in words if t.is_alpha)
        or max(e.population for e in entries) >= LARGE
        and words[-1].pos_ == "PROPN"
    )


def _is_in_name(words: Words, before: Token | None, after: Token | None) -> bool:
    """Tell whether the words are part of a longer name: «Paris Hilton», «University of Texas», «Washington Post»."""
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN":
        return True
    return before is not None and before.pos_ == "PROPN" and before.text[0].isupper() and before.is_alpha


def _before(words: Words) -> Token | None:
    token = words.doc[words.start - 1] if words.start else None
    if token is not None and token.lower_ == "the" and words.start > 1:
        token = words.doc[words.start - 2]
    return None if token is None or token.is_space else token


def _after(words: Words) -> Token | None:
    token = words.doc[words.end] if words.end < len(words.doc) else None
    return None if token is None or token.is_space else token


def _recognised(doc: Doc, found: Iterable[_Candidate], gazetteer: Gazetteer) -> Iterator[_Candidate]:
    """Yield what the recogniser takes for places and the gazetteer does not know."""
    taken = {t.i for c in found for t in c.words}
    for ent in doc.ents:
        if ent.label_ in {"GPE", "LOC"} and not taken & set(range(ent.start, ent.end)) and ent.text[0].isupper():
            words = ent[1:] if ent[0].lower_ == "the" and len(ent) > 1 else ent
            yield _Candidate(words, gazetteer.find(words.text))


def _without_overlaps(found: Iterable[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.words.start, -c.words.end)):
        if not kept or candidate.words.start >= kept[-1].words.end:
            kept.append(candidate)
    return kept


def _with_beside(found: list[_Candidate]) -> Iterator[tuple[Words, str | None]]:
    for index, candidate in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        beside = None
        if after is not None and re.fullmatch(
            r", | \(", candidate.words.doc.text[candidate.words.end_char : after.words.start_char]
        ):
            if any(e.is_state or e.feature == "ADM1" for e in after.entries):
                beside = after.words.text
        yield candidate.words, beside


def _toponym(words: Words, beside: str | None) -> Toponym:
    return Toponym(start=words.start_char, end=words.end_char, name=words.text, within=beside)
