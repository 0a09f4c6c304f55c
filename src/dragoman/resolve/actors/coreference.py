"""Words that stand for actors named elsewhere: pronouns, «the minister», «the two leaders», «both sides»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record import AnnotatedDocument, Mention

from .cast import HYPERNYMS, Cast, Link, Part

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .descriptions import Description

SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass"})
SINGULAR = frozenset({"he", "him", "his", "she", "her", "hers"})
PLURAL = frozenset({"they", "them", "their", "theirs"})
NEUTER = frozenset({"it", "its"})
PAIRS = frozenset({"each", "both", "two"})
NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2, "2": 2, "3": 3}
STATES = frozenset(
    {"country", "nation", "state", "side", "neighbor", "neighbour", "power", "party", "government", "capital"}
)
LEADERS = frozenset(
    ["leader", "president", "minister", "chief", "premier", "diplomat", "official", "man", "head", "counterpart"]
)
DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})
MEANT_AS = {"spokesperson": "spokesman", "spokeswoman": "spokesman", "press secretary": "spokesman"}
ONLY_ONE, NAMED_TOGETHER = "the only one named before who can be meant", "those named together before"
RULES = (
    (frozenset({"who", "whom"}), "the noun that its clause hangs on"),
    (SINGULAR, "the nearest person who is subject, or the only one named"),
    (NEUTER, "the only body or state that is subject nearby"),
    (PLURAL, "the nearest subject that is several"),
)
"""What pronouns are resolved by."""

REACH = 2
"""Sentences that a pronoun looks back; set by hand, 2026-11-24."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention that was resolved: which parts, which sentence, whether as subject."""

    mention: Mention
    parts: tuple[Part, ...]
    token: Token
    sentence: int
    is_subject: bool


class Referents:
    """Finds what words stand for among the parts mentioned so far."""

    def __init__(self, annotated: AnnotatedDocument, cast: Cast) -> None:
        """Begin before the first mention."""
        self._doc = annotated.doc
        self._cast = cast
        self._starts = [sentence.start for sentence in annotated.sentences]
        self._seen: list[_Seen] = []
        self._joint: set[int] = set()  # those who act for several states together: «the leaders of Chad and Mali»

    def note(self, mention: Mention, parts: tuple[Part, ...]) -> None:
        """Remember what a mention was resolved to."""
        if parts:
            token = self._token(mention)
            self._seen.append(_Seen(mention, parts, token, self._sentence(mention), _is_subject(token)))
            if mention.form == "nominal" and len(states_of(token)) > 1:
                self._joint.update(id(part) for part in parts)

    def of(self, mention: Mention, description: Description | None) -> Link | None:
        """Link a mention to what it refers back to, to none where that is unclear; None where it stands by itself."""
        if description is None:
            return Link(self._of_pronoun(mention), _rule_of(self._token(mention).lower_))
        if description.key[0] != "nominal" or description.noun is None:
            return None
        is_several = self._token(mention).tag_ == "NNS" and description.noun.split()[-1] in STATES
        is_group = description.is_plural or description.kind == "state" or is_several
        found = self._of_group(mention, description) if is_group else self._of_one(mention, description)
        return None if found is None else Link(found, NAMED_TOGETHER if len(found) > 1 else ONLY_ONE)

    def _of_pronoun(self, mention: Mention) -> tuple[Part, ...]:
        token = self._token(mention)
        word = token.lower_
        if word in {"who", "whom"}:
            return self._of_relative(token)
        if word in SINGULAR:
            return self._nearest(mention, lambda s: len(s.parts) == 1 and _is_one_person(s.parts[0]))
        if word in NEUTER:
            found = self._nearest(mention, lambda s: len(s.parts) == 1 and _is_body(s.parts[0]), strict=True)
            return found if found and not self._has_rival(token) else ()
        if word in PAIRS:
            return self._last_together(mention, {"state"}, 2) or self._last_together(mention, {"person"}, 2)
        if word in PLURAL:
            found = self._of_several(mention)
            return found if found and not self._has_rival(token) else ()
        return ()

    def _has_rival(self, token: Token) -> bool:
        """Tell whether a nearer subject that is no actor may be meant: «whether the talks …, or whether they …»."""
        actors = {s.token.i for s in self._seen}
        for other in reversed(list(token.sent)[: token.i - token.sent.start]):
            if other.dep_ in SUBJECT_LABELS and other.pos_ in {"NOUN", "PROPN"} and token not in other.subtree:
                return other.i not in actors
        before = self._doc[: token.sent.start]
        last = next((t for t in reversed(list(before)) if t.dep_ == "ROOT"), None)
        return last is not None and any(
            t.dep_ in SUBJECT_LABELS and t.pos_ in {"NOUN", "PROPN"} and t.i not in actors for t in last.children
        )

    def _of_relative(self, token: Token) -> tuple[Part, ...]:
        clause = token.head
        while clause.dep_ not in {"relcl", "acl", "ROOT"} and clause.head != clause:
            clause = clause.head
        return next((s.parts for s in reversed(self._seen) if s.token.i == clause.head.i), ())

    def _nearest(self, mention: Mention, fits: Callable[[_Seen], bool], *, strict: bool = False) -> tuple[Part, ...]:
        """Give the nearest fitting subject, the same sentence first; in a sentence without one, its only candidate."""
        here, token = self._sentence(mention), self._token(mention)
        for back in range(REACH + 1):
            found = [s for s in self._seen if s.sentence == here - back and fits(s) and not _clash(token, s.token)]
            subjects = [s for s in found if s.is_subject]
            if subjects and (not strict or len(_parts(subjects)) == 1):
                return subjects[-1].parts if back == 0 else subjects[0].parts
            if len(_parts(found)) == 1 and found:
                return found[0].parts
            if found and strict:
                return ()
        return ()

    def _of_several(self, mention: Mention) -> tuple[Part, ...]:
        """Resolve «they»: the nearest subject that is plural or joins several."""
        here = self._sentence(mention)
        for back in range(REACH):
            subjects = [s for s in self._seen if s.sentence == here - back and s.is_subject]
            for seen in reversed(subjects):
                joined = [s for s in subjects if s.token in {seen.token, *seen.token.conjuncts}]
                if len(seen.parts) > 1 or len(_parts(joined)) > 1:
                    return tuple(_parts(joined))
                if seen.parts[0].description.is_plural:
                    return seen.parts
        return ()

    def _of_group(self, mention: Mention, description: Description) -> tuple[Part, ...] | None:
        """Resolve «the two leaders», «both sides», «the countries» to as many of those named before."""
        token, noun = self._token(mention), description.noun or ""
        words = {t.lower_ for t in token.subtree if t.i <= token.i}
        last = noun.split()[-1]
        is_counted = last in STATES or last in LEADERS
        if last in LEADERS and (owner := next((c for c in token.children if c.lower_ in PLURAL), None)) is not None:
            return self._of_owners(mention, owner)
        if not is_counted or description.country or not words & DEFINITE or mention.end > mention.head.end:
            return () if description.kind == "state" else self._of_one(mention, description)
        if not token.tag_.endswith("S"):
            return self._only_state() if last in {"country", "nation"} and "the" in words else ()
        count = next((NUMBERS[w] for w in words if w in NUMBERS), 2 if last in STATES else 0)
        kinds = {"state"} if last in STATES else {"person"}
        found = self._last_together(mention, kinds, count)
        if not found and last in {"side", "party"}:
            found = self._last_together(mention, {"state", "organisation", "group", "person"}, count)
        if found or kinds == {"state"}:
            return found
        return () if count else None

    def _of_owners(self, mention: Mention, owner: Token) -> tuple[Part, ...] | None:
        """Resolve «their presidents» to the states whose presidents they are: it is for these that they act."""
        found = self._of_several(mention)
        is_clear = bool(found) and all(p.description.kind == "state" or id(p) in self._joint for p in found)
        return found if is_clear and not self._has_rival(owner) else None

    def _only_state(self) -> tuple[Part, ...]:
        states = [p for p in self._cast if p.description.kind == "state"]
        return (states[0],) if len(states) == 1 else ()

    def _last_together(self, mention: Mention, kinds: set[str], count: int) -> tuple[Part, ...]:
        """Give the parts of the nearest sentence back that names just so many of a kind, joined ones first."""
        here = self._sentence(mention)
        wanted = count or 2
        is_subject = _is_subject(self._token(mention))
        for sentence in range(here, -1, -1):
            here_seen = [s.parts for s in reversed(self._seen) if s.sentence == sentence]
            group = next((parts for parts in here_seen if len(parts) == wanted), ())
            if group and all(p.description.kind in kinds for p in group):
                return group
            seen = [
                s
                for s in self._seen
                if s.sentence == sentence
                and len(s.parts) == 1
                and s.parts[0].description.kind in kinds
                and (is_subject or sentence != here or not s.is_subject)
            ]
            for one in reversed(seen):
                joined = _parts(s for s in seen if s.token in {one.token, *one.token.conjuncts})
                if len(joined) == wanted:
                    return tuple(joined)
            if len(_parts(seen)) == wanted:
                return tuple(_parts(seen))
        parts = [p for p in self._cast if p.description.kind in kinds]
        return tuple(parts) if len(parts) == wanted else ()

    def _of_one(self, mention: Mention, description: Description) -> tuple[Part, ...] | None:
        """Resolve «the minister», «the agency» to the only one mentioned that can be meant."""
        token, noun = self._token(mention), description.noun or ""
        if (
            mention.apposition is not None
            or mention.end > mention.head.end
            or not any(c.lower_ in DEFINITE for c in token.children)
        ):
            return None
        fits = [p for p in self._cast if _can_be(p.description, noun, description)]
        if not fits:
            return None
        if len(fits) > 1:
            near = {id(p) for s in self._seen if s.sentence >= self._sentence(mention) - 1 for p in s.parts}
            fits = [p for p in fits if id(p) in near]
        return tuple(fits) if len(fits) == 1 else ()

    def _token(self, mention: Mention) -> Token:
        words = self._doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        return words.root if words is not None else self._doc[0]

    def _sentence(self, mention: Mention) -> int:
        return bisect_right(self._starts, mention.head.start) - 1


def _rule_of(pronoun: str) -> str:
    return next((rule for words, rule in RULES if pronoun in words), NAMED_TOGETHER)


def states_of(token: Token) -> list[Token]:
    """Give the words for those whom a plural speaks of as theirs: «the leaders of Chad and Mali», «Thai and Lao aides».

    Whether they name states is for the caller to look up.
    """
    if token.tag_ not in {"NNS", "NNPS"}:
        return []
    owned = [t for prep in token.children if prep.lower_ == "of" for t in prep.children if t.dep_ == "pobj"]
    told = [t for t in token.children if t.dep_ in {"amod", "nmod", "compound", "poss"} and t.pos_ in {"ADJ", "PROPN"}]
    return [t for first in (*owned, *told) for t in (first, *first.conjuncts)]


def _can_be(part: Description, noun: str, told: Description) -> bool:
    """Tell whether a nominal («the minister») can stand for a part («Foreign Minister Sergei Lavrov»)."""
    if told.country and part.country != told.country:
        return False
    if told.kind == "person" and not told.is_plural:
        if part.kind != "person" or part.is_plural or part.noun is None:
            return False
        known, meant = MEANT_AS.get(part.noun, part.noun), MEANT_AS.get(noun, noun)
        return known == meant or known.endswith(f" {meant}") or (meant == "leader" and "GOV" in part.sectors)
    if part.key[0] == "nominal":
        return (
            part.noun == noun
            and part.kind == told.kind
            and part.is_plural == told.is_plural
            and part.key[4] == told.key[4]
        )
    if part.kind == "organisation" and part.name.lower().split()[-1] == noun:
        return True
    return part.kind == "organisation" and not HYPERNYMS.get(noun, set()).isdisjoint(part.sectors)


def _is_one_person(part: Part) -> bool:
    return part.description.kind == "person" and not part.description.is_plural


def _is_body(part: Part) -> bool:
    return part.description.kind in {"state", "organisation"}


def _is_subject(token: Token) -> bool:
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.dep_ in SUBJECT_LABELS or token.dep_ == "ROOT"


def _clash(pronoun: Token, name: Token) -> bool:
    """Tell whether a pronoun cannot be the subject of its own clause: «Putin met him»."""
    return (
        pronoun.dep_ in {"dobj", "pobj", "dative"}
        and pronoun.head in {name.head, *name.head.children}
        and (name.dep_ in SUBJECT_LABELS)
    )


def _parts(seen: Iterable[_Seen]) -> list[Part]:
    return list({id(p): p for s in seen for p in s.parts}.values())
