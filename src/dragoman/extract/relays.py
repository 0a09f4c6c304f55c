"""Relays: «according to», and the media that pass a statement on, who each become an attribution of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .sources import named, phrase, run_on
from .statements import CITING, Statement
from .syntax import base_phrase, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from dragoman.codebook.cues import Cues

SPEAKING = frozenset({"interview", "statement", "comment", "remark", "briefing", "letter", "message", "conversation"})
TO_WHOM = frozenset({"with", "to", "for", "by", "on"})


def is_medium(head: Token, cues: Cues) -> bool:
    """Tell whether a noun names a news medium, by its own words or those in apposition."""
    heads = [head, *run_on(head), *(c for c in head.children if c.dep_ == "appos")]
    return any(cues.is_medium([t.text for t in base_phrase(h)]) for h in heads if h.pos_ in {"NOUN", "PROPN", "X"})


def according_to(token: Token) -> Statement | None:
    """Read «according to X», «as reported by X» on the word that opens it; the content is the clause it hangs on."""
    source = _named_after(token)
    if source is None:
        return None
    top = _clause_of(token)
    if top is None:
        return None
    own = set(token.subtree)
    content = tuple(t for t in top.subtree if t not in own and not t.is_space)
    cue = tuple(
        t for t in (*token.lefts, token, *token.rights) if t == token or t.lower_ in {"to", "as", "by", "first"}
    )
    if not content:
        return None
    return Statement(
        key=token.i, source=tuple(phrase(source)), head=named(source), cue=cue, content=content, stance="states",
        kind="according_to",
    )  # fmt: skip


def _named_after(token: Token) -> Token | None:
    if token.lower_ == "according":
        return next((g for to in children(token, "prep") if to.lower_ == "to" for g in children(to, "pobj")), None)
    if token.lower_ == "per" and (token.i == 0 or token.nbor(-1).text in {",", "\n", "\n\n"} or token.is_sent_start):
        return next((g for g in children(token, "pobj") if g.pos_ == "PROPN"), None)
    is_loose = token.tag_ == "VBN" and token.dep_ in {"advcl", "acl", "ccomp", "ROOT"}
    if token.lower_ in {"reported", "quoted", "cited"} and is_loose and any(t.lower_ == "as" for t in token.lefts):
        return next((g for by in children(token, "agent") for g in children(by, "pobj")), None)
    return None


def _clause_of(token: Token) -> Token | None:
    top = token.head
    while top.pos_ not in {"VERB", "AUX"} and top.head != top:
        top = top.head
    return None if top == token else top


def relays_of(statement: Statement, token: Token, cues: Cues) -> tuple[Statement, ...]:
    """Give a statement that a medium passes on after the medium's own: «told TASS», «was quoted by RIA as saying».

    Empty where no medium stands by it.
    """
    found = next(_carriers(token, cues), None)
    if found is None or found[0] in statement.source:
        return ()
    medium, cue = found
    relay = Statement(
        key=medium.i, source=tuple(phrase(medium)), head=named(medium), cue=tuple(cue), content=statement.content,
        stance="states",
    )  # fmt: skip
    return relay, replace(statement, relay=relay.key)


def _carriers(verb: Token, cues: Cues) -> Iterator[tuple[Token, list[Token]]]:
    """Find media by a verb: the one told, the one interviewing, the one that quotes."""
    for spoken in children(verb, "dobj", "dative", "ccomp"):
        if verb.lemma_.lower() == "tell":
            heard = next((t for t in (spoken, *children(spoken, "poss", "compound")) if is_medium(t, cues)), None)
            if heard is not None:
                yield heard, [verb]
    for prep in children(verb, "prep", "dative"):
        for noun in children(prep, "pobj"):
            if prep.lower_ in {"in", "on", "during", "via"}:
                yield from _hosts(prep, noun, cues)
            if prep.lower_ in {"to", "by"} and is_medium(noun, cues):
                yield noun, [prep]
    for speaking in children(verb, "advcl"):
        if speaking.lower_ in {"speaking", "talking"}:
            yield from ((medium, [speaking, *cue]) for medium, cue in _carriers(speaking, cues))
    yield from _quoting(verb, cues)


def _hosts(prep: Token, noun: Token, cues: Cues) -> Iterator[tuple[Token, list[Token]]]:
    if noun.lemma_.lower() not in SPEAKING:
        return
    for inner in children(noun, "prep"):
        for host in children(inner, "pobj"):
            if inner.lower_ in TO_WHOM and is_medium(host, cues):
                yield host, [t for t in prep.doc[prep.i : inner.i + 1] if not t.is_space]


def _quoting(verb: Token, cues: Cues) -> Iterator[tuple[Token, list[Token]]]:
    """«RIA quoted Peskov as saying», «Peskov was quoted by RIA as saying»: look above «saying»."""
    above = verb.head if verb.lower_ == "as" else verb.head.head if verb.dep_ == "pcomp" else None
    if above is None or above.lemma_.lower() not in CITING:
        return
    agents = [g for by in (*children(above, "agent"), *children(verb, "agent", "prep")) for g in children(by, "pobj")]
    subjects = [] if any(children(above, "nsubjpass")) else list(children(above, "nsubj"))
    for noun in (*agents, *subjects):
        if is_medium(noun, cues):
            yield noun, [above]
