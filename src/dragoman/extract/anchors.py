"""Which event a time phrase or a place name belongs to: the nearest one above it in the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dragoman.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc, Token

PLACING = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "around", "off", "across", "over", "along", "within"}
)
"""Prepositions that say where something takes place."""

DISTANCE = 14
"""Words between a phrase and the event before it, at most, where the parse joins the phrase to no event."""

Found = TypeVar("Found", bound=Span)


def anchored(
    phrases: Iterable[Found], owners: Mapping[int, int], doc: Doc, *, placing: bool = False
) -> dict[int, Found]:
    """Give each event its phrase: `owners` maps the positions of words to events, the result events to phrases.

    With `placing`, only phrases under a preposition of place count. The first phrase of an event holds.
    """
    found: dict[int, Found] = {}
    for phrase in phrases:
        words = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if words is None or (placing and not is_placing(doc, phrase)):
            continue
        event = _owner_above(words.root, owners)
        if event is None and not _is_of_another(words.root, owners):
            event = _owner_before(words.root, owners)
        if event is not None:
            found.setdefault(event, phrase)
    return found


def is_placing(doc: Doc, phrase: Span) -> bool:
    """Tell whether a place name stands where the clause says it took place: «in Tajikistan», not «to Tajikistan»."""
    words = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    return words is not None and _is_placing(words.root)


def _is_placing(token: Token) -> bool:
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in PLACING
    return token.dep_ in {"npadvmod", "dep"}


def _owner_above(token: Token, owners: Mapping[int, int]) -> int | None:
    while token.head != token:
        token = token.head
        if token.i in owners:
            return owners[token.i]
        if _is_finite(token):
            return None
    return None


def _is_of_another(token: Token, owners: Mapping[int, int]) -> bool:
    """Tell whether a phrase belongs to a clause that names no event: «they will rest on Monday»."""
    verb = next((t for t in token.ancestors if _is_finite(t)), None)
    return verb is not None and verb.dep_ != "ROOT" and verb.i not in owners


def _is_finite(token: Token) -> bool:
    """Tell a verb with a tense of its own from infinitives and participles."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO" for c in token.children
    )


def _owner_before(token: Token, owners: Mapping[int, int]) -> int | None:
    before = [i for i in owners if token.i - DISTANCE <= i < token.i and owners]
    return owners[max(before)] if before else None
