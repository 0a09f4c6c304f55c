"""The actors of one document while it is read: who has been mentioned, under which names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.record import AnnotatedDocument, Mention

from .descriptions import Description, as_person

if TYPE_CHECKING:
    from dragoman.codebook.whoswho import WhosWho

HYPERNYMS = {
    "agency": {"JRN", "IGO", "SPY"},
    "news agency": {"JRN"},
    "newspaper": {"JRN"},
    "daily": {"JRN"},
    "broadcaster": {"JRN"},
    "group": {"REB", "PRM", "NGO", "CRM"},
    "militant group": {"REB"},
    "armed group": {"REB", "PRM"},
    "movement": {"REB", "SOC", "OPP"},
    "alliance": {"IGO"},
    "bloc": {"IGO"},
    "organisation": {"IGO", "NGO"},
    "organization": {"IGO", "NGO"},
    "party": {"PTY"},
    "company": {"BUS"},
    "firm": {"BUS"},
    "court": {"JUD"},
    "ministry": {"GOV"},
    "council": {"IGO"},
}
"""Sectors of the bodies that «the agency», «the bloc» … may stand for."""


HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "sheikh", "the"})

TWO = 2
"""Words of a name without middle names."""


@dataclass(slots=True, eq=False)
class Part:
    """One actor in the making: the best description so far, and where it has been mentioned."""

    description: Description
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention was resolved to, and by what rule."""

    parts: tuple[Part, ...]
    rule: str


class Cast:
    """The parts of one document, in order of first mention."""

    def __init__(self, annotated: AnnotatedDocument, book: WhosWho) -> None:
        """Begin with none."""
        self._annotated = annotated
        self._book = book
        self._parts: list[Part] = []

    def __iter__(self) -> Iterator[Part]:
        """Iterate over the parts in order of first mention."""
        return iter(self._parts)

    def admit(self, mention: Mention, description: Description) -> Link:
        """Link a mention to the part that it names, known or new, and let it add to what is told of that part."""
        part, rule = self._apposed(mention, description), "said of the one beside it"
        if part is None:
            part, rule = self._same(description), "named before"
        if part is None:
            description = self._completed(mention, description)
            part = next((p for p in self._parts if p.description.key == description.key), None)
        if part is None:
            part, rule = Part(description), description.rule
            self._parts.append(part)
        else:
            part.description = merged(part.description, description)
        part.mentions.append(mention)
        return Link((part,), rule)

    def _same(self, description: Description) -> Part | None:
        """Find the part with the same key, or the person or body that a shorter name stands for."""
        equal = next((p for p in self._parts if p.description.key == description.key), None)
        if equal is not None or description.key[0] not in {"person", "organisation"}:
            return equal
        fits = [p for p in self._parts if _is_short_for(description, p.description)]
        return fits[-1] if len({p.description.key for p in fits}) == 1 else None

    def _apposed(self, mention: Mention, description: Description) -> Part | None:
        """Find the part that this mention is an apposition to: «TASS» in «Russia's state news agency, TASS»."""
        for part in reversed(self._parts):
            last = part.mentions[-1]
            if last.apposition and last.apposition.overlaps(mention.head) and _agree(part.description, description):
                return part
        return None

    def _completed(self, mention: Mention, description: Description) -> Description:
        """Take a lone surname, or a full name with middle names, for the one person of that name in the who's who."""
        is_bare = description.key[0] in {"person", "organisation"} and description.noun is None
        day, words = self._annotated.document.day, description.name.split()
        if len(words) > TWO and description.key[0] == "person" and description.is_unlisted:
            name = self._book.people.by_first_and_last(words[0], words[-1])
            return as_person(description, name, day, self._book) if name else description
        if " " in description.name or not (is_bare or description.key[0] == "person") or not description.is_unlisted:
            return description
        if self._has_first_name(mention):
            return description
        noun = self._book.offices.by_noun.get(description.noun or "")
        name = self._book.people.by_surname(description.name, day, noun.office if noun else None)
        return as_person(description, name, day, self._book) if name else description

    def _has_first_name(self, mention: Mention) -> bool:
        """Tell whether a capitalised word that is no title stands before a name: «Inés Arana» is no other Arana."""
        if mention.name is None:
            return False
        before = self._annotated.text[mention.start : mention.name.start].split()
        is_told = bool(before) and (before[-1].endswith(("'s", ",")) or self._book.offices.ending(before) is not None)
        return bool(before) and before[-1][:1].isupper() and not is_told and before[-1].lower() not in HONORIFICS


def merged(old: Description, new: Description) -> Description:
    """Join two descriptions of one actor: a name beats a nominal, what is told first stands."""
    name, key = old.name, old.key
    if (old.key[0] == "nominal" and new.key[0] != "nominal") or (
        old.key[0] == new.key[0] == "person" and new.name.lower().endswith(old.name.lower())
    ):
        name, key = new.name, new.key
    is_named = new.key[0] != "nominal" and old.key[0] == "nominal"
    sure, other = (new, old) if is_named and new.confidence > old.confidence else (old, new)
    return replace(
        old,
        key=key,
        name=name,
        kind=new.kind if is_named else old.kind,
        country=sure.country or other.country,
        sectors=sure.sectors or other.sectors,
        role=old.role or new.role,
        noun=old.noun or new.noun,
        wikidata_id=old.wikidata_id or new.wikidata_id,
        confidence=max(old.confidence, new.confidence),
    )


def _is_short_for(short: Description, long: Description) -> bool:
    """Tell whether one name is part of another («Putin», «Vladimir Putin») or its initials («SCA»)."""
    if short.key[0] == "organisation" and long.key[0] == "organisation" and short.name.isupper():
        return short.name == "".join(word[0] for word in long.name.split() if word[0].isupper())
    if long.kind != "person" or not (short.kind == "person" or short.noun is None):
        return False
    if short.country and long.country and short.country != long.country:
        return False
    few, many = short.name.lower().split(), long.name.lower().split()
    return len(few) < len(many) and few[-1] in {many[-1], many[0]} and set(few) <= set(many)


def _agree(one: Description, other: Description) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if "nominal" not in {one.key[0], other.key[0]}:
        return False
    return one.kind == other.kind or {one.kind, other.kind} <= {"organisation", "group"}
