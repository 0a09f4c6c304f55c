"""Statements as the parse has them: a word that attributes, who it is said of, and what hangs on it as content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .sources import DEPTH, inherited, is_dated, is_passive, named, phrase, subject_of
from .syntax import SUBJECTS, children

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from dragoman.codebook.cues import Cue, Cues
    from dragoman.record import AttributionKind, Stance

BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
UTTERING = frozenset({
    "express", "voice", "make", "issue", "give", "repeat", "reiterate", "raise", "level", "release", "convey", "have",
    "offer", "renew", "deliver", "publish", "share", "send", "state",
})  # fmt: skip
"""Verbs that only utter what their object names: «expressed hope that»."""

ADDRESSING = frozenset({"tell", "remind", "assure", "inform"})
"""Verbs whose object is the one spoken to, never part of what is said."""

SEEMING = frozenset({"appear", "seem"})
"""Verbs whose subject is what it seems of, not to whom."""

CITING = frozenset({"cite", "quote"})
OPEN = frozenset({"may", "might", "could", "should", "will"})
"""Modals of what is not yet said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution in the making, in tokens.

    `key` is the position of the word it rests on, `relay` that of the statement that relays it; `kind` is None where
    it depends on the quotation marks in the content.
    """

    key: int
    source: tuple[Token, ...]
    head: Token | None
    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    stance: Stance | None
    kind: AttributionKind | None = None
    relay: int | None = None


def read_statement(token: Token, cues: Cues) -> Statement | None:
    """Read the statement that a verb, noun or adjective makes, None where the word does not attribute here."""
    cue = cues.find(token.lemma_.lower(), token.pos_)
    if cue is None:
        return None
    if token.pos_ == "VERB":
        content, opener = _content_of_verb(token, cue)
        subject = subject_of(token)
    else:
        content, opener = _content_of_noun(token, cue)
        subject = _holder(token)
    if token.lemma_.lower() in SEEMING:
        subject = None
    if (
        not content
        or all(t.pos_ == "PRON" for t in content)
        or _is_deed(token, cue)
        or (subject is None and not _may_lack_source(token))
        or (subject is not None and _is_nobody(subject))
    ):
        return None
    return Statement(
        key=token.i,
        source=tuple(phrase(subject, token)) if subject is not None else (),
        head=named(subject) if subject is not None else None,
        cue=tuple(sorted({*cue_words(token), *opener}, key=lambda t: t.i)),
        content=tuple(sorted(content, key=lambda t: t.i)),
        stance=cue.stance,
    )


def read_speech(verb: Token, cues: Cues, quotation: Sequence[Token]) -> Statement | None:
    """Read a verb that a quotation stands beside as saying it, where the parse does not tell so."""
    cue = cues.find(verb.lemma_.lower(), verb.pos_)
    subject = subject_of(verb) if cue is not None and "clause" in cue.patterns else None
    if cue is None or subject is None:
        return None
    return Statement(
        key=verb.i,
        source=tuple(phrase(subject, verb)),
        head=named(subject),
        cue=tuple(sorted(cue_words(verb), key=lambda t: t.i)),
        content=tuple(quotation),
        stance=cue.stance,
    )


def _is_deed(token: Token, cue: Cue) -> bool:
    """Tell a purpose («to defend the coast») and what is ahead («may discuss the coast») from words that were said."""
    before = {t.lower_ for t in token.lefts if t.tag_ in {"TO", "MD"}}
    return ("to" in before and cue.stance is None) or (bool(before & OPEN) and not any(children(token, "ccomp")))


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in {"nobody", "none", "neither"} or any(c.lower_ == "no" for c in children(subject, "det"))


def _may_lack_source(token: Token) -> bool:
    return is_passive(token) or token.lemma_.lower() in SEEMING


def holder_of(token: Token) -> Token | None:
    """Find whose saying, claim, hope or state of mind a word names."""
    return subject_of(token) if token.pos_ in {"VERB", "AUX"} else _holder(token)


def _holder(token: Token) -> Token | None:
    """Find whose claim, hope or refusal a noun names, or of whom an adjective is said."""
    if token.pos_ == "NOUN":
        owner = next(children(token, "poss"), None)
        if owner is not None:
            return owner
        for prep in children(token, "prep"):
            if prep.lower_ in {"by", "from"}:
                return next(children(prep, "pobj"), None)
        return subject_of(token.head) if _is_uttered(token) else None
    copula = token.head
    if token.dep_ in {"acomp", "oprd", "attr"} and copula.pos_ in {"AUX", "VERB"}:
        own = next(children(copula, *SUBJECTS), None)
        return own if own is not None else inherited(copula, DEPTH)
    return None


def _is_uttered(noun: Token) -> bool:
    verb = noun.head
    return noun.dep_ == "dobj" and verb.pos_ == "VERB" and verb.lemma_.lower() in UTTERING


def cue_words(token: Token) -> set[Token]:
    """Collect a cue with its auxiliaries, adverbs and particle, as far as they stand by it."""
    found = {token, *children(token, "prt")}
    if token.pos_ == "NOUN" and _is_uttered(token):
        return {*cue_words(token.head), *token.doc[token.head.i : token.i + 1]}
    at = token.i - 1
    while at >= 0 and token.doc[at].head == token and _is_before_verb(token.doc[at]):
        found.add(token.doc[at])
        at -= 1
    if token.pos_ == "ADJ" and token.head.pos_ == "AUX":
        found.add(token.head)
    if token.pos_ == "VERB" and is_passive(token):
        found |= {a for a in children(token, "agent") if a.i == token.i + 1}
    return found


def _is_before_verb(token: Token) -> bool:
    return token.dep_ in BEFORE_VERB and token.tag_ != "WRB"


def _content_of_verb(verb: Token, cue: Cue) -> tuple[set[Token], set[Token]]:
    """Give the tokens of a verb's content, and the preposition that opens it."""
    if "clause" in cue.patterns:
        citing = [c for c in children(verb, "advcl") if c.lemma_.lower() in CITING]
        clauses = [c for v in (verb, *citing) for c in children(v, "ccomp")]
        clause = {t for c in clauses if _is_finite(c, verb) for t in c.subtree}
        if clause:
            return _kept(clause, verb), set()
        if verb.dep_ in {"parataxis", "intj"} and verb.head.pos_ in {"VERB", "AUX"}:
            return _kept(set(verb.head.subtree), verb), set()
    return _content_of_parts(verb, cue)


def _content_of_parts(verb: Token, cue: Cue) -> tuple[set[Token], set[Token]]:
    has_patient = any(children(verb, "nsubjpass"))
    things = list(children(verb, "nsubjpass") if has_patient else children(verb, "dobj"))
    things = [] if verb.lemma_.lower() in ADDRESSING else things
    if "inf" in cue.patterns:
        opened = [c for c in children(verb, "xcomp", "ccomp", *_advised(verb)) if any(t.tag_ == "TO" for t in c.lefts)]
        if opened:
            raised = list(children(verb, "nsubj")) if verb.lemma_.lower() in SEEMING else []
            asked = [p for p in children(verb, "prep") if p.lower_ == "on" and verb.lemma_.lower() == "call"]
            whom = [t for p in asked for t in children(p, "pobj")]
            return _all([*things, *raised, *whom, *opened]), set(asked)
    if "name" in cue.patterns:
        called = list(children(verb, "oprd", "ccomp"))
        if called:
            return _all([*things, *called]), set()
    for prep in children(verb, "prep", "agent"):
        if prep.lower_ in cue.patterns and (found := [c for c in prep.children if not c.is_punct]):
            if has_patient and prep.lower_ == "as":
                return _all([*things, *found]), {prep}
            if things or prep.lower_ == "as":
                return (_all([*things, prep]), set()) if things else (set(), set())
            return _all(found), {prep}
    if things and ("object" in cue.patterns or (has_patient and "passive" in cue.patterns)):
        return _all(things), set()
    return set(), set()


def _advised(verb: Token) -> tuple[str, ...]:
    """Name the label that the parse gives the infinitive of «called on them to leave»."""
    return ("advcl",) if verb.lemma_.lower() == "call" else ()


def _content_of_noun(token: Token, cue: Cue) -> tuple[set[Token], set[Token]]:
    for clause in children(token, "acl", "ccomp", "xcomp"):
        marks = {t.lower_ for t in clause.lefts}
        if "clause" in cue.patterns and (clause.dep_ == "ccomp" or "that" in marks):
            return _all([clause]), set()
        if "inf" in cue.patterns and "to" in marks:
            return _all([clause]), set()
    for prep in children(token, "prep"):
        if prep.lower_ in cue.patterns and (found := list(children(prep, "pobj", "pcomp"))):
            return _all(found), {prep}
    return set(), set()


def _is_finite(clause: Token, verb: Token) -> bool:
    """Tell a clause or quotation from «him leave»: an infinitive has no clause's weight after most verbs."""
    return not (clause.tag_ == "VB" and any(t.tag_ == "TO" for t in clause.lefts)) or clause.i < verb.i


def _all(heads: Iterable[Token]) -> set[Token]:
    return {t for head in heads for t in head.subtree if not t.is_space}


def _kept(content: set[Token], verb: Token) -> set[Token]:
    """Leave the speaker's own words out of what is said."""
    own = {verb}
    for child in verb.children:
        if child.dep_ == "advcl" and child.lemma_.lower() in CITING:
            own |= {child, *(t for c in child.children if c.dep_ != "ccomp" for t in c.subtree)}
        elif child.dep_ not in {"ccomp", "parataxis"}:
            own |= set(child.subtree)
    for child in {t for t in content if t.i in {verb.i + 1, verb.i + 2} and t.head not in own and is_dated(t)}:
        own |= set(child.subtree)  # «said on Friday it would»: the day is that of the saying
    return {t for t in content if t not in own and not t.is_space}
