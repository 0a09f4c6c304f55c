"""What a party wants or stands to gain or lose, in the report's words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook.wants import Wants
from dragoman.record import AnnotatedDocument, InterestMention, Mention, Section, Sentence, Span

from .arguments import possessors, subjects
from .syntax import children, conjuncts, prepositional, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

PLACES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
HOLDING = frozenset({"have", "make", "express", "mount", "launch", "voice", "see", "give", "offer", "grant"})
"""Verbs whose subject, or whose second object («gives Armenia a chance»), holds the wish that they take for object."""

COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "look", "grow", "stay", "feel"})


def find_interests(
    annotated: AnnotatedDocument, mentions: Sequence[Mention], wants: Wants | None = None
) -> tuple[InterestMention, ...]:
    """Give what the parties named want, in text order; one item for each party of a joint interest.

    In an entry or a section on one party every sentence is that party's interest.
    """
    heads = {mention.head.start: mention for mention in mentions}
    reader = _Reader(annotated.doc, heads, wants or _wants())
    found: dict[tuple[int, int, int], InterestMention] = {}
    for sentence in annotated.sentences:
        section = annotated.section_at(sentence.start)
        if section is None:
            continue
        own = _entry(sentence, section, mentions)
        for interest in [own] if own else reader.interests(sentence.span):
            found.setdefault((interest.start, interest.end, interest.party.start), interest)
    return tuple(sorted(found.values(), key=lambda i: (i.start, i.end, i.party.start)))


@cache
def _wants() -> Wants:
    return Wants.load()


def _entry(sentence: Sentence, section: Section, mentions: Sequence[Mention]) -> InterestMention | None:
    """Read a sentence of a party's entry, without the label that opens it."""
    if section.kind != "parties" or section.party is None:
        return None
    party = section.party
    head = next((m.head for m in mentions if m.start < party.end and party.contains(m.head)), party.span)
    start = max(sentence.start, section.start)
    return InterestMention(start=start, end=sentence.end, party=head) if start < sentence.end else None


class _Reader:
    """Reads sentences of running prose for words of wanting whose holder is a known mention."""

    def __init__(self, doc: Doc, heads: dict[int, Mention], wants: Wants) -> None:
        self._doc = doc
        self._heads = heads
        self._wants = wants

    def interests(self, sentence: Span) -> Iterator[InterestMention]:
        words = self._doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        for token in words or ():
            if token.pos_ in PLACES and self._tells(token):
                place = _clause(token)
                for party in self._parties(_holders(token)):
                    yield InterestMention(start=place.start, end=place.end, party=party)
        if words:
            yield from self._weighed(words, sentence)

    def _tells(self, token: Token) -> bool:
        """Tell whether a word is one of wanting and has the complement that it needs."""
        pos = "VERB" if token.pos_ == "AUX" else token.pos_
        wanted = self._wants.complements.get((token.lemma_.lower(), pos))
        if wanted is None and token.tag_ in {"VBN", "VBD"}:
            wanted = self._wants.complements.get((token.lower_, "ADJ"))  # «is determined to», read as a participle
        if not wanted:
            return False
        return any(self._has(token, complement) for complement in wanted)

    def _has(self, token: Token, complement: str) -> bool:
        clauses = list(children(token, "xcomp", "acl", "advcl", "ccomp", "relcl"))
        if complement == "any":
            return token.pos_ == "NOUN" or any(children(token, "dobj", "xcomp", "ccomp", "prep"))
        if complement == "to":
            return any(c.tag_ == "VB" and any(t.lower_ == "to" for t in c.lefts) for c in clauses)
        if complement == "gains":
            return any(c.lemma_.lower() in self._wants.gains for c in clauses)
        if complement == "that":
            return any(c.dep_ == "ccomp" for c in clauses)
        return any(c.dep_ == "prep" and c.lower_ == complement for c in token.children)

    def _parties(self, holders: Iterable[Token]) -> list[Span]:
        return [self._heads[t.idx].head for t in holders if t.idx in self._heads]

    def _weighed(self, words: Iterable[Token], sentence: Span) -> Iterator[InterestMention]:
        """Read «For Russia, it reflects a push …» and «in Ankara's interest»: the sentence is the interest."""
        opening = next((t for t in words if t.is_alpha), None)
        if opening is not None and opening.lower_ == "for":
            parties = self._parties(t for pobj in children(opening, "pobj") for t in conjuncts(pobj))
            for party in parties:
                yield InterestMention(start=sentence.start, end=sentence.end, party=party)


def _holders(token: Token) -> list[Token]:
    """Give those who want: the subject of a verb or of a copula, the owner of a noun, or the one it is «by»."""
    if token.pos_ == "NOUN":
        return possessors(token) or _makers(token)
    if token.pos_ == "ADJ" or token.dep_ in {"acomp", "oprd"}:
        head = token.head
        if head.pos_ in {"VERB", "AUX"} and token.dep_ in {"acomp", "attr", "oprd", "advcl", "xcomp", "conj"}:
            return subjects(head, _controls)
        return [head] if token.dep_ in {"amod", "acl", "relcl"} and head.pos_ == "PROPN" else []
    if any(c.dep_ == "auxpass" for c in token.children):
        return [t for c in children(token, "nsubjpass") for t in conjuncts(c)]
    return subjects(token, _controls)


def _makers(noun: Token) -> list[Token]:
    """Give the subject of the verb that a noun of wanting is the object of: «Iran has an interest in …»."""
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"} and verb.lemma_ in HOLDING:
        return [t for c in children(verb, "dative") for t in conjuncts(c)] or subjects(verb, _controls)
    return list(prepositional(noun, "for")) if noun.lemma_ in {"opportunity", "chance"} else []


def _controls(_: Token) -> bool:
    return False


def _top(token: Token) -> Token:
    """Climb from an adjective, an aim or «in someone's interest» to the verb that the statement hangs on."""
    head = token.head
    if token.pos_ == "ADJ" and head.lemma_ in COPULAS:
        return head
    if token.pos_ != "NOUN" or head == token:
        return token
    if token.dep_ == "pobj" and head.lower_ == "in" and token.lemma_ == "interest":
        return head.head
    held = token.dep_ in {"dobj", "attr"} and token.head.lemma_ in HOLDING and not possessors(token)
    return head if held or (token.dep_ == "nsubj" and head.lemma_ == "be") else token


def _clause(token: Token) -> Span:
    """Cover the clause of a verb or an adjective, or the phrase of a noun, without clauses joined to it."""
    head = _top(token)
    apart = {
        word.i
        for clause in children(head, "conj", "parataxis")
        if any(children(clause, "nsubj", "nsubjpass")) or clause.i < head.i
        for word in clause.subtree
    }
    words = [word for word in head.subtree if word.i not in apart and not word.is_space]
    while len(words) > 1 and (words[-1].is_punct or words[-1].dep_ == "cc") and words[-1].text not in {'"', ")"}:
        words.pop()
    while len(words) > 1 and words[0].is_punct and words[0].text not in {'"', "("}:
        words.pop(0)
    return span_of(words)
