"""Read a dependency parse: phrases, subjects, objects, negation, tense.

Labels are those of spaCy's English pipelines (ClearNLP style: nsubj, dobj, pobj, agent …).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.record import Span, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
PREMODIFIERS = frozenset(
    {"compound", "amod", "nummod", "nmod", "quantmod", "advmod", "punct", "poss", "case", "npadvmod"}
)


def span_of(tokens: Iterable[Token]) -> Span:
    """Cover tokens from the first character to the last, white space at the ends left out."""
    words = [token for token in tokens if not token.is_space]
    return Span(min(t.idx for t in words), max(t.idx + len(t) for t in words))


def word_span(token: Token) -> Span:
    """Cover one token."""
    return Span(token.idx, token.idx + len(token))


def subtree_span(token: Token) -> Span:
    """Cover a token and all that hangs on it, without punctuation and space at the ends."""
    words = [t for t in token.subtree if not t.is_space]
    while len(words) > 1 and words[-1].is_punct and words[-1].text not in {'"', ")"}:
        words.pop()
    while len(words) > 1 and words[0].is_punct and words[0].text not in {'"', "("}:
        words.pop(0)
    return span_of(words)


def base_phrase(head: Token) -> list[Token]:
    """Collect a noun and what stands before it, without the determiner: «Russian President Vladimir Putin»."""
    found = [head]
    for child in head.lefts:
        if child.dep_ in PREMODIFIERS or (child.dep_ == "det" and child.lower_ not in {"the", "a", "an"}):
            found += [t for t in child.subtree if not t.is_space and t.dep_ != "det"]
    first = min(t.i for t in found)
    words = [t for t in head.doc[first : head.i + 1] if not t.is_space]
    while len(words) > 1 and (words[0].is_punct or words[0].dep_ == "det"):
        words.pop(0)
    return words


def conjuncts(token: Token) -> list[Token]:
    """Give a token and those joined to it: «Putin» and «Aliyev» of «Putin and Aliyev»."""
    return [token, *token.conjuncts]


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the children that bear one of the labels, in order."""
    wanted = frozenset(labels)
    return (child for child in token.children if child.dep_ in wanted)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the objects of prepositions on a token, all of them joined by «and»; without names, of any preposition."""
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative"} and (not prepositions or prep.lower_ in prepositions):
            for pobj in prep.children:
                if pobj.dep_ in {"pobj", "pcomp"}:
                    yield from conjuncts(pobj)


def is_negated(token: Token) -> bool:
    """Tell whether a verb or noun stands under its own «not», «never», «no»."""
    return any(c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") for c in token.children)


def tense_of(verb: Token) -> Tense | None:
    """Read a verb's tense off its tag and auxiliaries; infinitives and participles have that of the governing verb."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"will", "shall", "'ll", "wo"}:
        return "future"
    if verb.tag_ == "VBD" or auxiliaries & {"had", "was", "were", "did", "have", "has", "'ve"}:
        return "past"
    if verb.tag_ in {"VBP", "VBZ"} or auxiliaries & {"is", "are", "am", "'s", "'re", "do", "does"}:
        return "present"
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "acl", "conj", "pcomp"} and verb.head != verb:
        return tense_of(verb.head) if verb.head.pos_ in {"VERB", "AUX"} else None
    return None


def shares_auxiliary(verb: Token) -> bool:
    """Tell a bare verb joined to one with an auxiliary, which holds for both: «will release … and withdraw»."""
    if verb.dep_ != "conj" or verb.tag_ != "VB" or verb.head.tag_ != "VB" or verb.head == verb:
        return False
    return not any(c.dep_ in {"aux", "auxpass", "neg", *SUBJECTS, *PASSIVE_SUBJECTS} for c in verb.children)


def is_backshifted(verb: Token) -> bool:
    """Tell a future told in the past («said it would withdraw») from a condition («would withdraw if …»)."""
    if shares_auxiliary(verb):
        return is_backshifted(verb.head)
    if not any(c.lower_ in {"would", "'d"} and c.dep_ == "aux" for c in verb.children):
        return False
    if any(c.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in c.children) for c in verb.children):
        return False
    top = verb
    while top.dep_ == "conj" and top.head != top:
        top = top.head
    return top.dep_ == "ccomp" and top.head.pos_ == "VERB" and top.head.tag_ in {"VBD", "VBN"}


def governing_verb(token: Token) -> Token | None:
    """Climb to the verb that governs a token, itself not counted; None at the root."""
    while token.head != token:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None
