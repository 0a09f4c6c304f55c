"""The tense of the clause that an expression of time stands in: which way a bare «Thursday» looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .syntax import PASSIVE_SUBJECTS, SUBJECTS, governing_verb, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dragoman.codebook.calendar import Calendar
    from dragoman.record import Tense

MODALS = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "could", "may", "might", "can", "should", "must"})
PERFECT = frozenset({"have", "having"})


def clause_tense(words: Span, calendar: Calendar) -> Tense | None:
    """Read the tense of the verb that governs an expression; what is planned or asked for counts as future.

    What qualifies a noun has none of its own in the past: «discussed a visit in March» does not say that it was made,
    «Friday's ruling» may have been given whatever is told of it.
    """
    root = words.root
    if root.dep_ in {"poss", "compound", "amod"}:
        return None
    verb = root if root.pos_ in {"VERB", "AUX"} else governing_verb(root)
    tense = _tense(verb, calendar) if verb is not None else None
    return None if tense == "past" and _is_in_noun(root) else tense


def _is_in_noun(root: Token) -> bool:
    head = root.head.head if root.dep_ == "pobj" else root.head
    return head.pos_ in {"NOUN", "PROPN", "ADJ"}


def _tense(verb: Token, calendar: Calendar) -> Tense | None:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if _is_denied_ability(verb, auxiliaries):
        return "past"
    if auxiliaries & MODALS:
        return "past" if auxiliaries & PERFECT else "future"
    if "to" in auxiliaries and _looks_ahead(verb, calendar):
        return "future"
    if _is_set(verb, calendar):
        return "future"
    return tense_of(verb)


def _is_denied_ability(verb: Token, auxiliaries: set[str]) -> bool:
    """Tell what was not possible from what may yet be: «could not be reached on Monday», «neither could be found»."""
    if "could" not in auxiliaries:
        return False
    words = [
        *verb.children,
        *(word for child in verb.children if child.dep_ in {*SUBJECTS, *PASSIVE_SUBJECTS} for word in child.subtree),
    ]
    return any(word.dep_ == "neg" or word.lower_ in {"neither", "nobody", "none"} for word in words)


def _looks_ahead(verb: Token, calendar: Calendar) -> bool:
    """Tell whether an infinitive is still to come: «plans to», «the decision to», «is to»; «Envoys to meet» on top."""
    if verb.dep_ == "ROOT":
        return True
    head = verb.head
    return head.lemma_.lower() in calendar.words["ahead"] or head.pos_ in {"AUX", "NOUN"}


def _is_set(verb: Token, calendar: Calendar) -> bool:
    """Tell whether a passive sets a day: «is scheduled for Friday», «was due on Monday»."""
    return verb.lemma_.lower() in {"schedule", "expect", "plan", "slate"} and verb.tag_ == "VBN" and bool(calendar)
