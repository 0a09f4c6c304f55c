"""Noun phrases that may name an actor: names, titles with names, nominals, capitals that act, pronouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.codebook.whoswho import WhosWho, open_whos_who
from dragoman.record import ActorKind, AnnotatedDocument, Mention, Span

from .naming import Naming, name_tokens
from .syntax import base_phrase, children, span_of, word_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

PRONOUNS = frozenset(
    [
        "each",
        "both",
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "they",
        "them",
        "their",
        "theirs",
        "it",
        "its",
        "who",
        "whom",
    ]
)
NOMINAL_TAGS = frozenset({"NOUN", "PROPN"})
INSIDE = frozenset({"compound", "amod", "nmod"})
EXTENDING = frozenset({"of", "to", "for"})
"""Prepositions that carry an office or a body on: «ambassador to Bahrain», «ministry of defence»."""

SEATING = frozenset({"in", "from"})
"""Prepositions by which a nominal is told where it sits: «a court in Bishkek», «authorities in Pakistan»."""

SEATS = frozenset({"GPE", "LOC", "FAC", "NORP"})

PLACING = frozenset({"in", "at", "near", "outside", "around", "inside", "across", "throughout"})
TRAVELLING = frozenset(
    [
        "arrive",
        "come",
        "depart",
        "drive",
        "fly",
        "go",
        "head",
        "leave",
        "march",
        "move",
        "reach",
        "return",
        "travel",
        "visit",
        "tour",
        "enter",
        "land",
        "bring",
    ]
)
COUNTED = frozenset({"side", "power", "state", "nation"})
PLURAL_KINDS: dict[str, ActorKind] = {"person": "group"}


def find_mentions(annotated: AnnotatedDocument, book: WhosWho | None = None) -> tuple[Mention, ...]:
    """Find the mentions of a document in text order; one may lie within another («Russia» in «Russia's TASS»)."""
    finder = _Finder(annotated, book or open_whos_who())
    found = {(m.head.start, m.head.end): m for m in finder.mentions()}
    return tuple(sorted(found.values(), key=lambda m: (m.start, -m.end)))


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word that heads a mention, with what is known of it."""

    token: Token
    head: Span
    form: str
    kind: ActorKind | None
    name: Span | None = None


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, book: WhosWho) -> None:
        self._doc, self._text = annotated.doc, annotated.text
        self._book = book
        self._namings = name_tokens(annotated, book)
        self._by_token = {i: naming for naming in self._namings for i in naming.tokens}

    def mentions(self) -> Iterator[Mention]:
        for naming in self._namings:
            noun = self._of_name(naming)
            if noun is not None:
                yield self._mention(noun)
        for token in self._doc:
            if token.i in self._by_token:
                continue
            if (token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"} and _stands_alone(token)) or _is_pair(token):
                yield self._pronoun(token)
            elif noun := self._of_word(token):
                yield self._mention(noun)

    def _pronoun(self, token: Token) -> Mention:
        span = word_span(token)
        return Mention(start=span.start, end=span.end, head=span, form="pronoun")

    def _of_name(self, naming: Naming) -> _Noun | None:
        """Take a name as the head of a mention, unless it stands before an actor or is a place alone."""
        token = self._doc[naming.root]
        if naming.sort == "unknown" and naming.kind == "group" and self._is_premodifier(token):
            return None
        if naming.sort == "demonym" and not self._is_noun_like(token):
            if not self._acts_by_noun(token):
                return None
        elif (self._is_premodifier(token) and self._is_actor(token.head)) or (
            (naming.sort == "capital" or (naming.sort == "organisation" and naming.kind == "state"))
            and _is_place(token)
        ):
            return None
        return _Noun(token, naming.head, "name", naming.kind, naming.span)

    def _is_noun_like(self, token: Token) -> bool:
        return (
            not self._is_premodifier(token)
            and any(token.pos_ == tag for tag in ("NOUN", "PROPN", "ADJ"))
            and (
                token.dep_ not in {"amod", "compound", "acomp", "attr"} and (token.pos_ != "ADJ" or _has_article(token))
            )
        )

    def _is_premodifier(self, token: Token) -> bool:
        return token.dep_ in INSIDE and token.head.i > token.i

    def _acts_by_noun(self, token: Token) -> bool:
        return self._is_premodifier(token) and token.head.lemma_.lower() in self._book.offices.acts

    def _is_actor(self, token: Token) -> bool:
        while self._is_premodifier(token):
            token = token.head
        naming = self._by_token.get(token.i)
        if naming is not None:
            return naming.sort in {"person", "organisation", "people"} or naming.kind in {"person", "organisation"}
        return self._of_word(token) is not None

    def _of_word(self, token: Token) -> _Noun | None:
        if token.pos_ not in NOMINAL_TAGS or self._is_premodifier(token) or self._text[_end(token)] == "-":
            return None
        known = self._book.offices.ending([t.text for t in base_phrase(token)])
        if known is None or (known.noun in COUNTED and not self._is_countable(token)):
            return None
        plural = token.tag_ in {"NNS", "NNPS"}
        return _Noun(
            token, word_span(token), "nominal", PLURAL_KINDS.get(known.kind, known.kind) if plural else known.kind
        )

    def _is_countable(self, token: Token) -> bool:
        """Tell whether «sides», «powers» and the like stand for parties: several of them, or one named."""
        return token.tag_ == "NNS" and any(c.dep_ in {"det", "nummod", "amod", "predet"} for c in token.children)

    def _mention(self, noun: _Noun) -> Mention:
        span = self._extent(noun)
        mention = Mention(
            start=span.start,
            end=span.end,
            head=noun.head,
            form="name" if noun.form == "name" else "nominal",
            name=noun.name,
            kind=noun.kind,
        )
        apposed = next((c for c in children(noun.token, "appos") if self._is_actor(c)), None)
        return replace(mention, apposition=_whole(apposed)) if apposed is not None else mention

    def _extent(self, noun: _Noun) -> Span:
        if noun.head != word_span(noun.token):
            return noun.name or noun.head
        span = span_of(base_phrase(noun.token))
        if noun.name:
            span = Span(min(span.start, noun.name.start), max(span.end, noun.name.end))
        if noun.form == "nominal" or noun.kind == "person":
            for prep in children(noun.token, "prep"):
                if prep.i <= noun.token.i + 2:
                    pobj = next(children(prep, "pobj"), None)
                    if pobj is not None and pobj.pos_ in NOMINAL_TAGS and _carries_on(prep, pobj):
                        return Span(span.start, max(span.end, span_of(base_phrase(pobj)).end))
        return span


def _carries_on(prep: Token, pobj: Token) -> bool:
    return prep.lower_ in EXTENDING or (prep.lower_ in SEATING and pobj.ent_type_ in SEATS)


def _stands_alone(token: Token) -> bool:
    """Tell «both agreed» from «both leaders agreed», and «each accused» from «each side»."""
    return token.lower_ not in {"each", "both"} or token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}


def _is_pair(token: Token) -> bool:
    """Tell «the two» that stands for two parties."""
    return token.lower_ == "two" and token.dep_ in {"nsubj", "nsubjpass", "pobj"} and _has_article(token)


def _end(token: Token) -> slice:
    return slice(token.idx + len(token), token.idx + len(token) + 1)


def _whole(token: Token) -> Span:
    return span_of(base_phrase(token))


def _has_article(token: Token) -> bool:
    return any(c.dep_ == "det" for c in token.children)


def _is_place(token: Token) -> bool:
    """Tell whether a capital stands for the city: «in Moscow», «flew to Ankara», «visited Baku»."""
    top = token
    while top.dep_ in {"conj", "appos"} and top.head != top:
        top = top.head
    if top.dep_ in {"npadvmod", "compound"}:
        return top.dep_ == "npadvmod"
    if top.dep_ == "pobj":
        return top.head.lower_ in PLACING or (
            top.head.lower_ in {"to", "from", "for", "into", "on", "of"} and top.head.head.lemma_.lower() in TRAVELLING
        )
    return top.dep_ == "dobj" and top.head.lemma_.lower() in TRAVELLING
