"""Sources: the noun phrase that a word attributes to, found in the parse, and the word that heads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .syntax import PASSIVE_SUBJECTS, SUBJECTS, children

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"who", "which", "that"})
DOCUMENTS = frozenset({
    "statement", "communique", "communiqué", "release", "letter", "report", "post", "message", "tweet", "readout",
    "announcement", "article", "note", "comment", "remark",
})  # fmt: skip
"""Nouns that speak for who wrote them."""
DEPTH = 6


def phrase(head: Token, cue: Token | None = None) -> list[Token]:
    """Collect a noun phrase with titles, appositions and clauses on it, but for the one that holds the cue."""
    words = {head}
    for child in head.children:
        inside = {t for t in child.subtree if not t.is_space}
        if child.dep_ == "advcl" or cue in inside or any(t.lower_ == "according" for t in inside) or is_dated(child):
            continue
        words |= inside
    words |= {t for name in run_on(head) for t in head.doc[head.i : name.i + 1]}
    return _bared(_joined(head, words))


def is_dated(token: Token) -> bool:
    """Tell whether a phrase is but a day that the parse hung on a neighbour: «on Friday», «Monday»."""
    named_day = token if token.dep_ == "npadvmod" else None
    if token.dep_ == "prep" and token.lower_ in {"on", "in", "late", "early"}:
        named_day = next(children(token, "pobj"), None)
    return named_day is not None and named_day.ent_type_ in {"DATE", "TIME"}


def _joined(head: Token, words: set[Token]) -> list[Token]:
    """Keep the words around the head up to the first gap: what a clause left out parts is left out with it."""
    first = last = head.i
    places = {t.i for t in words}
    while first - 1 in places or (first > 0 and head.doc[first - 1].is_space and first - 2 in places):
        first -= 1
    while last + 1 in places or (last + 1 < len(head.doc) and head.doc[last + 1].is_space and last + 2 in places):
        last += 1
    return [t for t in head.doc[first : last + 1] if t in words]


def _bared(words: list[Token]) -> list[Token]:
    while len(words) > 1 and (
        words[-1].tag_ == "POS" or (words[-1].is_punct and words[-1].text not in {")", '"', "''"})
    ):
        words = words[:-1]
    while len(words) > 1 and words[0].is_punct:
        words = words[1:]
    return words


def named(subject: Token) -> Token:
    """Give the word that heads a source as an actor.

    That is the noun before a relative pronoun, the name after «news agency», and who wrote it where the source is a
    document: «Haaretz» of «a report in Haaretz».
    """
    if subject.lower_ in RELATIVE and subject.pos_ != "NOUN":
        clause = next((a for a in subject.ancestors if a.dep_ == "relcl"), None)
        return named(clause.head) if clause is not None else subject
    if subject.pos_ != "NOUN":
        return subject
    for child in (*run_on(subject), *children(subject, "appos")):
        if child.pos_ == "PROPN":
            return child
    return _author(subject) if subject.lemma_.lower() in DOCUMENTS else subject


def _author(document: Token) -> Token:
    owner = next(children(document, "poss"), None)
    if owner is not None:
        return owner
    for prep in (*children(document, "prep", "agent"), *(p for v in children(document, "acl") for p in v.children)):
        if prep.lower_ in {"by", "from", "in", "of"}:
            names = [t for t in children(prep, "pobj") if t.pos_ == "PROPN" or prep.lower_ in {"by", "from"}]
            if names:
                return named(names[0])
    return document


def run_on(noun: Token) -> list[Token]:
    """Give the last word of a name that stands right after a noun («news agency TASS»), empty where none does."""
    at = noun.i + 1
    while noun.pos_ == "NOUN" and at < len(noun.doc) and noun.doc[at].pos_ == "PROPN" and _is_name(noun, noun.doc[at]):
        at += 1
    return [noun.doc[at - 1]] if at > noun.i + 1 else []


def _is_name(noun: Token, name: Token) -> bool:
    return name.dep_ in {"appos", "dobj", "pobj", "compound", "nmod", "nsubj", "conj"} and noun.sent == name.sent


def subject_of(verb: Token) -> Token | None:
    """Find who speaks: the subject, the agent of a passive, the subject shared with the governing verb."""
    agent = next((g for a in children(verb, "agent") for g in children(a, "pobj")), None)
    if is_passive(verb):
        return agent
    own = next(children(verb, *SUBJECTS), None)
    return own if own is not None else agent if agent is not None else inherited(verb, DEPTH)


def is_passive(verb: Token) -> bool:
    """Tell whether who speaks is not the verb's subject: «was told», «when asked»."""
    loose = verb.tag_ == "VBN" and verb.dep_ in {"advcl", "acl"} and not any(children(verb, "aux", *SUBJECTS))
    return loose or any(children(verb, "nsubjpass", "auxpass"))


def inherited(verb: Token, depth: int) -> Token | None:
    """Climb to the subject a verb without one of its own shares."""
    governor = verb.head
    if governor == verb or not depth:
        return None
    if verb.dep_ == "acl" and governor.pos_ in {"NOUN", "PROPN", "PRON"} and verb.tag_ == "VBG" and verb.i > governor.i:
        return governor
    if verb.dep_ in {"pcomp", "prep"} and governor.pos_ in {"ADP", "SCONJ"}:
        return _subject_above(governor.head, depth - 1, via=governor.lower_)
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"} and (
        verb.dep_ in {"conj", "xcomp"} or verb.tag_ in {"VBG", "VBN"} or verb.i > governor.i
    ):
        return _subject_above(governor, depth - 1)
    return None


def _subject_above(governor: Token, depth: int, via: str = "") -> Token | None:
    if governor.pos_ not in {"VERB", "AUX", "ADJ"}:
        return governor if governor.pos_ == "PROPN" and not via else None
    if via == "as":  # «Peskov was quoted as saying», «quoted Peskov as saying»
        quoted = next(children(governor, *PASSIVE_SUBJECTS, "dobj"), None)
        if quoted is not None:
            return quoted
    own = next(children(governor, *SUBJECTS, *PASSIVE_SUBJECTS), None)
    return own if own is not None else inherited(governor, depth)
