"""Who fills the roles of an event: places in the clause, tried in the order that the trigger's row gives."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record import Mention, Span

from .arguments import objects, subjects
from .candidates import Candidate, related
from .syntax import children, conjuncts, governing_verb, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from dragoman.codebook.operators import Operators

    from .statuses import Governor

OF_NOUN = ("poss", "by", "demonym", "of")
"""Where the one who acts stands around an event noun whose row does not say: «Iran's attack», «an attack by Iran»."""

GROUPS = frozenset({"side", "country", "party", "nation", "state", "government", "neighbour", "neighbor"})
"""Nouns that, in the plural, stand for the parties told of before."""

CARRYING = frozenset(
    {"light", "planned", "attempted", "continuing", "ended", "cancelled", "refused", "threatened", "called_for"}
)
"""Effects of governors whose subject (or object) does what the noun under them names: «Iran launched an attack»."""


class Parties:
    """The mentions of a document, looked up by the words of a noun phrase."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Index mentions by where their heads stand."""
        self._heads = {offset: m for m in mentions for offset in range(m.head.start, m.head.end)}
        self._starts = sorted(m.head.start for m in mentions)

    def are_in(self, span: Span) -> bool:
        """Tell whether a mention's head lies in a stretch of the text."""
        at = bisect_left(self._starts, span.start)
        return at < len(self._starts) and self._starts[at] < span.end

    def heads_in(self, span: Span) -> tuple[Span, ...]:
        """Give the head words of the mentions in a stretch of the text, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(dict.fromkeys(self._heads[start].head for start in self._starts[first:last]))

    def of_phrase(self, head: Token) -> Span | None:
        """Give the head word of the mention that a phrase stands for.

        That is the phrase's own head, or else the nearest mention inside it: the possessor («the army's chief of
        staff»), a national adjective («Croatian request»), the object of «of», «from» or «in».
        """
        for token in _words_of_phrase(head):
            mention = self._heads.get(token.idx)
            if mention is not None:
                return mention.head
        return None

    def of_phrases(self, head: Token) -> tuple[Span, ...]:
        """Give the head words of all that a phrase stands for.

        That is the two states of «the ministers of Rwanda and Congo», and the two sides of «the two sides' envoys».
        """
        owners = [*children(head, "poss"), *prepositional(head, "of")]
        groups = [s for t in owners if t.tag_ == "NNS" and t.lemma_ in GROUPS and (s := self.own(t))]
        if groups:
            return tuple(groups)
        one = self.of_phrase(head)
        return (one,) if one else ()

    def own(self, token: Token) -> Span | None:
        """Give the head word of the mention that this very word heads."""
        mention = self._heads.get(token.idx)
        return mention.head if mention else None


def _words_of_phrase(head: Token) -> Iterable[Token]:
    yield head
    yield from (t for p in children(head, "poss", "appos") for t in conjuncts(p))
    yield from children(head, "compound", "amod", "nmod")
    yield from prepositional(head, "of", "from", "in", "by", "with")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The heads of the phrases that fill the roles of an event, one a party."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


def find_roles(candidate: Candidate, above: Sequence[Governor], parties: Parties, operators: Operators) -> Roles:
    """Fill the roles of a candidate."""
    reader = _Reader(candidate, above, operators)
    actors = _first_party(reader, candidate.trigger.actor or (OF_NOUN if reader.is_noun else ("subj",)), parties)
    if reader.is_noun and (not actors or candidate.trigger.symmetric):
        actors = _joined(actors, _spans(reader.carried_subjects(), parties))
    if candidate.trigger.symmetric:
        others = candidate.trigger.recipient or ("dobj",)
        for place in ("subj", "prep_with", "prep_between", *others, "of", "poss", "prep_by", "prep_among", "demonym"):
            actors = _joined(actors, _spans(reader.at(place), parties))
        if len(actors) == 1 and reader.is_noun:
            actors = _joined(actors, _spans(reader.clause_subjects(), parties))
        return Roles(actors=actors)
    recipients = _first_party(reader, candidate.trigger.recipient or ("dobj",), parties)
    return Roles(actors=actors, recipients=tuple(r for r in recipients if r not in actors))


def _first_party(reader: _Reader, places: Iterable[str], parties: Parties) -> tuple[Span, ...]:
    for place in places:
        found = _spans(reader.at(place), parties)
        if found:
            return found
    return ()


def _spans(heads: Iterable[Token], parties: Parties) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for head in heads for span in parties.of_phrases(head)))


def _joined(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys((*first, *second)))


class _Reader:
    """One candidate's surroundings, read by the names that the trigger table gives to places in a clause."""

    def __init__(self, candidate: Candidate, above: Sequence[Governor], operators: Operators) -> None:
        self._token = candidate.token
        self._fillers = candidate.fillers
        self._above = above
        self._operators = operators
        self.is_noun = candidate.token.pos_ != "VERB"

    def at(self, place: str) -> list[Token]:
        """Give the heads of the phrases at a place, «subj», «dobj», «poss», «demonym», «prep_with» and so on."""
        if place == "none":
            return []
        if place == "subj":
            return [] if self.is_noun else subjects(self._token, self.is_object_controlled)
        if place == "obj_poss":
            return [p for o in objects(self._token) for p in children(o, "poss")]
        if place == "clause":
            return [s for verb in self._clauses() for s in subjects(verb, self.is_object_controlled)]
        if place == "clause_obj":
            return [o for verb in self._clauses() for o in (objects(verb) or prepositional(verb))]
        if place == "demonym":
            return [c for c in children(self._token, "amod", "compound", "nmod") if c.text[:1].isupper()]
        if place in {"by", "prep_by"}:
            place = "prep_by"
        found = [found for word in self._bearers(place) for found in related(word, place)]
        return found or [found for word in self._around_objects(place) for found in related(word, place)]

    def _around_objects(self, place: str) -> list[Token]:
        """Give the nouns at the object, on which a parse may hang what belongs to the verb: «withdrew troops from»."""
        if self.is_noun or not place.startswith("prep_"):
            return []
        found = objects(self._token)
        return [*found, *(inner for noun in found for inner in prepositional(noun, "of"))]

    def carried_subjects(self) -> list[Token]:
        """Give those who do what a noun names by way of the verb it hangs on: «Iran» of «Iran launched an attack»."""
        for governor in self._above:
            effect = governor.operator.effect if governor.operator else ""
            if effect == "hosted" and any(prepositional(self._token, "with")):
                return subjects(governor.token, self.is_object_controlled)
            if governor.token.pos_ not in {"VERB", "AUX"} or effect not in CARRYING:
                return []
            if governor.relation == "nsubj":
                return list(prepositional(governor.token, "between", "with"))
            if governor.operator and governor.operator.controller == "obj":
                return objects(governor.token) if governor.relation not in {"dobj", "nsubjpass"} else []
            found = subjects(governor.token, self.is_object_controlled)
            if found:
                return found
        return []

    def clause_subjects(self) -> list[Token]:
        """Give the subjects of the clause that a meeting is told in by the way: «said after talks with Lavrov»."""
        verb = governing_verb(self._token)
        is_with = any(prepositional(self._token, "with"))
        return subjects(verb, self.is_object_controlled) if is_with and verb is not None else []

    def is_object_controlled(self, verb: Token) -> bool:
        """Tell whether the object of a verb does the act under it: «urged Iran to stop»."""
        operator = self._operators.find(verb.lemma_.lower(), verb.pos_, "xcomp")
        return operator is not None and operator.controller == "obj"

    def _clauses(self) -> list[Token]:
        return [verb for verb in children(self._token, "ccomp", "xcomp", "advcl") if verb.pos_ in {"VERB", "AUX"}]

    def _bearers(self, place: str) -> list[Token]:
        """Give the words on which a phrase of this event may hang: the word, its fillers, its light verbs."""
        words = [self._token]
        if place.startswith("prep_") or place in {"of", "poss"}:
            words += [f for f in self._fillers if f.pos_ in {"NOUN", "PROPN"}]
        if self.is_noun and place.startswith("prep_"):
            words += [g.token for g in self._above[:1] if g.operator and g.operator.effect in {"light", "planned"}]
        return words
