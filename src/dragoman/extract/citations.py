"""Citations: whom a medium cites for what it reports, and whom those cite in turn."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from .relays import is_medium
from .sources import named, phrase
from .statements import CITING, Statement
from .syntax import children, conjuncts, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from dragoman.codebook.cues import Cues

NEAR = 5
"""Words between a medium or its verb and «citing»: a comma, a day."""


def with_citations(statements: Sequence[Statement], cues: Cues) -> list[Statement]:
    """Add whom media cite, each relayed by the one who cites it, and take the words that cite out of what is said."""
    found: dict[int, Statement] = {s.key: s for s in statements}
    for statement in statements:
        if statement.key not in found or statement.head is None or not is_medium(statement.head, cues):
            continue
        for citing in _citing(statement):
            words = _words_of(citing)
            told = replace(found[statement.key], content=tuple(t for t in statement.content if t not in words))
            cited = list(_cited(citing, told))
            if cited and told.content:
                found[statement.key] = told
                found.pop(citing.i, None)
                found |= {c.key: c for c in cited}
    return [s for s in found.values() if not _is_naming(s, found)]


def _citing(statement: Statement) -> Iterator[Token]:
    """Find the verbs by which a medium cites: «citing» after it or its verb, «cites» in its relative clause."""
    doc = statement.cue[0].doc
    ends = {part[-1].i for part in (statement.source, statement.cue) if part}
    for end in sorted(ends):
        for token in doc[end + 1 : min(end + 1 + NEAR, doc[end].sent.end)]:
            if token.lower_ in {"citing", "quoting"} or _is_referring(token):
                yield token
    for head in {t for t in statement.source if t.pos_ in {"NOUN", "PROPN"}}:
        yield from (c for c in children(head, "relcl") if c.lemma_.lower() in CITING)


def _is_referring(token: Token) -> bool:
    """Tell «the paper said, referring to officials» from other uses of the word."""
    return token.lower_ == "referring" and any(prepositional(token, "to"))


def _words_of(citing: Token) -> set[Token]:
    own = {citing}
    for child in citing.children:
        if child.dep_ != "ccomp":
            own |= set(child.subtree)
    return own


def _cited(citing: Token, told: Statement) -> Iterator[Statement]:
    for thing in (*children(citing, "dobj"), *islice(prepositional(citing, "to"), 1)):
        for noun in conjuncts(thing):
            source = phrase(noun, next(iter(_citing_of(noun)), None))
            cited = replace(told, key=noun.i, source=tuple(source), head=named(noun), cue=(citing,), relay=told.key)
            yield cited
            for deeper in _citing_of(noun):
                yield from _cited(deeper, cited)


def _citing_of(noun: Token) -> Iterator[Token]:
    return (c for c in children(noun, "relcl", "acl") if c.lemma_.lower() in CITING)


def _is_naming(statement: Statement, found: dict[int, Statement]) -> bool:
    """Tell whether a citing verb's content is but the name of who is quoted: «RIA quoted Peskov as saying»."""
    cites = statement.relay is None and any(t.lemma_.lower() in CITING for t in statement.cue)
    return cites and any(s.key != statement.key and s.source == statement.content for s in found.values())
