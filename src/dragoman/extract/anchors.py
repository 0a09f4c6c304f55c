"""Which event a time phrase or a place name belongs to: the one whose clause it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dragoman.record import Span

from .mentions import TRAVELLING
from .syntax import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc, Token

PLACING = frozenset({"in", "at", "near", "outside", "inside", "around", "off", "across", "along", "within"})
"""Prepositions that say where something takes place."""

JOURNEYS = frozenset({"visit", "trip", "journey", "travel", "tour"})
"""Nouns whose «to» says where they take place."""

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
        for event in _owners_of(words.root, owners):
            found.setdefault(event, phrase)
    return found


def is_placing(doc: Doc, phrase: Span) -> bool:
    """Tell whether a place name stands where the clause says it took place: «in Tajikistan», «flew to Niamey»."""
    words = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
    if words is None:
        return False
    token = words.root
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    if token.dep_ == "pobj":
        prep, mover = token.head.lower_, token.head.head.lemma_.lower()
        return prep in PLACING or (prep == "to" and mover in TRAVELLING | JOURNEYS)
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in {"visit", "tour"}
    return token.dep_ in {"npadvmod", "dep"}


def _owners_of(token: Token, owners: Mapping[int, int]) -> list[int]:
    """Give the events that a phrase belongs to: those that it dates as «on January 16, when …» with their own."""
    event = _owner_above(token, owners)
    if event is None and not _is_of_another(token, owners):
        event = _owner_before(token, owners)
    told = [owners[t.i] for t in _told_by(token) if t.i in owners]
    return list(dict.fromkeys([event, *told] if event is not None else told))


def _told_by(token: Token) -> list[Token]:
    """Give the verbs of the clauses that say what happened then or there: «the day when», «a town where»."""
    clauses = [t for t in token.subtree if t.dep_ == "relcl"]
    clause_of = next((t for t in token.ancestors if _is_finite(t)), None)
    if clause_of is not None:
        clauses += [t for t in clause_of.children if t.dep_ == "advcl" and t.i > token.i]
    return [t for t in clauses if any(c.lower_ in {"when", "where", "which"} and c.i < t.i for c in _openers(t))]


def _openers(clause: Token) -> list[Token]:
    return [c for child in clause.lefts for c in (child, *child.children)]


def _owner_above(token: Token, owners: Mapping[int, int]) -> int | None:
    while token.head != token:
        token = token.head
        if token.i in owners:
            return owners[token.i]
        if _is_finite(token):
            return _owner_in_clause(token, owners)
    return None


def _owner_in_clause(verb: Token, owners: Mapping[int, int]) -> int | None:
    """Give the event that a clause tells of though its verb names none: «explosions damaged the bridge and killed»."""
    joined = [t for t in verb.conjuncts if t.i in owners and not any(c.dep_ in SUBJECTS for c in t.children)]
    own = [t for t in verb.subtree if t.i in owners and not _is_finite(t) and _clause_of(t) == verb]
    return owners[(joined or own)[0].i] if joined or own else None


def _clause_of(token: Token) -> Token | None:
    return next((t for t in token.ancestors if _is_finite(t)), None)


def _is_of_another(token: Token, owners: Mapping[int, int]) -> bool:
    """Tell whether a phrase belongs to a clause that names no event: «they will rest on Monday»."""
    verb = _clause_of(token)
    return verb is not None and verb.dep_ != "ROOT" and verb.i not in owners


def _is_finite(token: Token) -> bool:
    """Tell a verb with a tense of its own from infinitives and participles."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO"]
    return token.tag_ in {"VBD", "VBZ", "VBP"} or bool(auxiliaries)


def _owner_before(token: Token, owners: Mapping[int, int]) -> int | None:
    before = [i for i in owners if token.i - DISTANCE <= i < token.i]
    return owners[max(before)] if before else None
