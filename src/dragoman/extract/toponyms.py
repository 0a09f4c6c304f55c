"""Names of places in a text: what the gazetteer and the recogniser know, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from dragoman.codebook.gazetteer import Gazetteer, GazetteerEntry
from dragoman.record import AnnotatedDocument, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

LONGEST = 6
"""Words in a name, hyphens counted."""

LARGE = 100_000
"""Inhabitants from which on a city's name is taken for it without a word that says so."""

ACRONYM = 4
"""Letters up to which a word in capitals names nothing smaller than a division: «UAE», not the village of Aid."""

PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Labels of the recogniser for places."""

_PARTICLES = frozenset(
    {"of", "the", "al", "el", "ez", "az", "es", "de", "la", "-", "and", "du", "del", "da", "do", "'s"}
)
_BESIDE = re.compile(r", | \(")


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: Words
    entries: tuple[GazetteerEntry, ...]

    @property
    def is_state(self) -> bool:
        return any(entry.is_state for entry in self.entries)

    @property
    def is_area(self) -> bool:
        return any(entry.is_area for entry in self.entries)


class _Reading:
    """One document read for names of places."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._words = gazetteer.words
        self._people = _people(doc)

    def places(self) -> list[_Candidate]:
        candidates = list(self._candidates())
        sure = [c for c in candidates if self._is_place(c)]
        names = {c.words.text for c in sure}
        again = [c for c in candidates if c not in sure and c.words.text in names and self._may_be_place(c)]
        taken = {token.i for candidate in (*sure, *again) for token in candidate.words}
        more = [c for c in self._recognised(taken) if self._is_named_as_place(c)]
        return sorted([*sure, *again, *more], key=lambda candidate: candidate.words.start)

    def _candidates(self) -> Iterator[_Candidate]:
        """Yield the longest names of the gazetteer, from left to right."""
        at = 0
        while at < len(self._doc):
            candidate = self._longest(at) if _may_open(self._doc[at]) else None
            if candidate:
                yield candidate
            at = candidate.words.end if candidate else at + 1

    def _longest(self, at: int) -> _Candidate | None:
        last = at
        while last + 1 < min(len(self._doc), at + LONGEST) and _may_follow(self._doc[last + 1]):
            last += 1
        for end in range(last, at - 1, -1):
            words = self._doc[at : end + 1]
            found = self._gazetteer.find(_spelt(words, self._gazetteer)) if _may_close(words[-1]) else ()
            if found and (words[0].lower_ != "the" or any(entry.name.startswith("The ") for entry in found)):
                return self._with_division(_Candidate(words, found))
        return None

    def _with_division(self, candidate: _Candidate) -> _Candidate:
        """Take in the common noun that a name goes with: «Donetsk region», «Lachin corridor»."""
        words, after = candidate.words, _after(candidate.words)
        if after is None or not after.is_lower or not after.is_alpha:
            return candidate
        longer = self._doc[words.start : words.end + 1]
        if known := self._gazetteer.find(longer.text):
            return _Candidate(longer, known)
        is_division = after.text in self._words["division"] and candidate.is_area and not candidate.is_state
        return _Candidate(longer, candidate.entries) if is_division else candidate

    def _is_place(self, candidate: _Candidate) -> bool:
        if short := self._gazetteer.short_forms.get(_spelt(candidate.words, self._gazetteer)):
            before = _before(candidate.words)
            return short.stands_alone or (before is not None and before.text == ",")
        if not self._may_be_place(candidate):
            return False
        if candidate.entries[0].feature == "BLDG":
            before = _before(candidate.words)
            return before is not None and before.lower_ in self._words["placing"]
        return candidate.is_area or self._is_city(candidate)

    def _may_be_place(self, candidate: _Candidate) -> bool:
        """Tell whether nothing around a name says that it names a person, a day, a paper or the like."""
        words = candidate.words
        if self._is_other_word(candidate) or self._is_title(_before(words)) or self._is_in_name(candidate):
            return False
        is_family_name = len(words) == 1 and words.text in self._people
        return not is_family_name or words[0].ent_type_ in PLACES

    def _is_city(self, candidate: _Candidate) -> bool:
        words = candidate.words
        labels = {token.ent_type_ for token in words}
        if labels & PLACES:
            return True
        if not all(token.pos_ == "PROPN" for token in words if token.is_alpha):
            return False
        if labels & {"PERSON", "NORP"}:
            # The recogniser takes many cities of wars for persons; what lies «in» or is «captured» is none.
            return self._is_placed(words) and _inhabitants(candidate) >= LARGE
        after = _after(words)
        is_head = after is not None and after.lower_ in self._words["landform"]
        return is_head or self._is_placed(words) or _inhabitants(candidate) >= LARGE

    def _is_other_word(self, candidate: _Candidate) -> bool:
        """Tell whether a name is a common word, an adjective of a people, or an acronym of something else."""
        words = candidate.words
        if len(words) == 1 and words[0].lower_.rstrip(".") in self._words["plain"]:
            return not any(entry.feature == "GULF" for entry in candidate.entries)
        if words.text.isupper() and words.text.isalpha() and len(words.text) <= ACRONYM:
            return not candidate.is_area and words.text.title() not in self._people
        return False

    def _is_in_name(self, candidate: _Candidate) -> bool:
        """Tell whether a name is part of another's: «Paris Hilton», «Bank of England», «Washington Post»."""
        words, before, after = candidate.words, _before(candidate.words), _after(candidate.words)
        if after is not None and self._runs_on(candidate, after):
            return True
        if before is None or not before.text[0].isalpha():
            return False
        if before.lower_ == "of" and before.i:
            owner = self._doc[before.i - 1]
            is_one = owner.ent_type_ == "ORG" == words[0].ent_type_
            return _is_capital(owner) and owner.lower_ not in self._words["of"] and (is_one or not candidate.is_area)
        return before.pos_ == "PROPN" and _is_capital(before) and before.lower_ not in self._words["placing"]

    def _runs_on(self, candidate: _Candidate, after: Token) -> bool:
        """Tell whether a name goes on after the words, other than as that of a public body or of an office."""
        if after.text == "'s":
            return candidate.words[0].lower_ in {"st.", "saint", "st"}
        if not _is_capital(after) or after.pos_ not in {"PROPN", "ADJ"}:
            return False
        following = {after.lower_, *_heads(after)}
        if following & self._words["body"] or after.lower_ in self._words["title"]:
            return False
        last = candidate.words[-1]
        is_apart = last.ent_type_ in PLACES and (after.ent_type_ != last.ent_type_ or after.ent_iob_ == "B")
        return not is_apart

    def _is_title(self, token: Token | None) -> bool:
        return token is not None and _is_capital(token) and token.lower_.rstrip(".") in self._words["title"]

    def _is_placed(self, words: Words) -> bool:
        """Tell whether a name stands where a place would: «in …», «the towns of …», «captured …», or joined to such."""
        token = words.root
        while token.dep_ == "conj" and token.head != token:
            token = token.head
        if token.dep_ in {"dobj", "nsubjpass"}:
            return token.head.lemma_ in self._words["reaching"]
        before = token.head if token.dep_ == "pobj" else _before(words)
        if before is None:
            return False
        if before.lower_ == "of" and before.i:
            return self._doc[before.i - 1].lemma_ in self._words["landform"] | self._words["of"]
        return before.lower_ in self._words["placing"]

    def _recognised(self, taken: set[int]) -> Iterator[_Candidate]:
        """Yield what the recogniser takes for places and the gazetteer does not know as a whole."""
        for ent in self._doc.ents:
            words = ent[1:] if ent[0].lower_ == "the" and len(ent) > 1 else ent
            if ent.label_ in {"GPE", "LOC"} and not taken & set(range(ent.start, ent.end)) and _is_capital(words[0]):
                yield _Candidate(words, ())

    def _is_named_as_place(self, candidate: _Candidate) -> bool:
        """Tell whether what stands around a name that the gazetteer lacks says that it is a place's."""
        words, before, after = candidate.words, _before(candidate.words), _after(candidate.words)
        is_plain = len(words) == 1 and words[0].lower_ in self._words["plain"]
        if is_plain or not words.text.replace(" ", "").replace("-", "").replace("'", "").replace(".", "").isalpha():
            return False
        is_person = any(token.text in self._people for token in words)
        if is_person or self._is_title(before) or words[0].lower_.rstrip(".") in self._words["title"]:
            return False
        landform = self._words["landform"]
        if words[-1].lower_ in landform or words[0].lower_ in landform:
            return True
        return self._is_placed(words) or (after is not None and after.lower_ in landform)


def find_toponyms(annotated: AnnotatedDocument, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Find the names of places, in text order, none within another; adjectives and peoples are none."""
    found = _Reading(annotated.doc, gazetteer).places()
    return tuple(_toponym(place, other, gazetteer) for place, other in zip_longest(found, found[1:]) if place)


def _toponym(place: _Candidate, other: _Candidate | None, gazetteer: Gazetteer) -> Toponym:
    words = place.words
    within = _spelt(other.words, gazetteer) if other and _lies_in(place, other) else None
    return Toponym(start=words.start_char, end=words.end_char, name=_spelt(words, gazetteer), within=within)


def _lies_in(place: _Candidate, other: _Candidate) -> bool:
    """Tell whether a larger place is named beside a smaller one: not in «Ohio, Oklahoma», a list of equals."""
    words = place.words
    between = words[-1].whitespace_ + words.doc[words.end : other.words.start].text_with_ws
    if not _BESIDE.fullmatch(between) or any(entry.is_state for entry in place.entries):
        return False
    if any(entry.is_state for entry in other.entries):
        return True
    return not place.is_area and any(entry.feature == "ADM1" for entry in other.entries)


def _people(doc: Doc) -> frozenset[str]:
    """Collect given and family names of the persons that the report names in full."""
    return frozenset(
        token.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for token in ent if token.is_title
    )


def _spelt(words: Words, gazetteer: Gazetteer) -> str:
    """Give a name's words, with the full stop that ends a short form and was taken for the sentence's."""
    text = words.text
    dotted = words.end < len(words.doc) and words.doc[words.end].text == "."
    return f"{text}." if dotted and f"{text}." in gazetteer.short_forms else text


def _inhabitants(candidate: _Candidate) -> int:
    return max((entry.population for entry in candidate.entries), default=0)


def _may_open(token: Token) -> bool:
    return _is_capital(token) and token.ent_type_ not in {"DATE", "TIME", "MONEY"}


def _may_follow(token: Token) -> bool:
    if token.is_space:
        return False
    is_joined = token.i > 0 and not token.doc[token.i - 1].whitespace_ and token.is_alpha
    return _is_capital(token) or token.lower_ in _PARTICLES or is_joined


def _may_close(token: Token) -> bool:
    return token.text[0].isalpha() and token.lower_ not in {"of", "the", "and"}


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def _heads(token: Token) -> set[str]:
    """Give the capitalised words that follow, in lower case: «State Police» of «Kentucky State Police»."""
    found: set[str] = set()
    while token.i + 1 < len(token.doc) and len(found) < LONGEST and _is_capital(token.doc[token.i + 1]):
        token = token.doc[token.i + 1]
        found.add(token.lower_)
    return found


def _before(words: Words) -> Token | None:
    token = words.doc[words.start - 1] if words.start else None
    if token is not None and token.lower_ == "the" and words.start > 1:
        token = words.doc[words.start - 2]
    return None if token is None or token.is_space else token


def _after(words: Words) -> Token | None:
    token = words.doc[words.end] if words.end < len(words.doc) else None
    return None if token is None or token.is_space else token
