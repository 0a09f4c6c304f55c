"""Where a report is set, for parties told without their country: «police» in «Police in Goma fired on marchers»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record import AnnotatedDocument, Mention, Place

from .descriptions import Description

if TYPE_CHECKING:
    from spacy.tokens import Token

LOOKING_BACK = 3
"""Sentences before a mention's own that are asked where its own tells of no country; set by hand, 2026-11-25."""

PLACING = frozenset(
    ["in", "at", "near", "outside", "inside", "around", "across", "throughout", "on", "off", "from", "of", "over"]
)
ABROAD = frozenset({"REF", "IGO", "NGO", "MNC", "IMG"})
"""Sectors of those who are found in other countries than their own."""

HOME = frozenset({"COP", "EDU", "JUD", "LAB", "LEG", "MED", "OPP", "PTY"})
"""Sectors whose bodies and persons, named but not listed, act mostly in their own country."""

ROVING = frozenset(
    [
        "ambassador",
        "analyst",
        "businessman",
        "captive",
        "correspondent",
        "counterpart",
        "deputy ambassador",
        "diplomat",
        "embassy",
        "emissary",
        "envoy",
        "exile",
        "expert",
        "foreigner",
        "high commission",
        "high commissioner",
        "hostage",
        "investor",
        "mediator",
        "mercenary",
        "mission",
        "negotiator",
        "observer",
        "peacekeeper",
        "peacekeeping force",
        "peacekeeping mission",
        "pirate",
        "special envoy",
        "special representative",
        "supertanker",
        "tanker",
        "tourist",
        "vessel",
        "warplane",
        "warship",
    ]
)
"""Nouns for those who are mostly abroad: where a report is set tells nothing of where they come from."""

FOREIGN = frozenset(
    {"europe", "foreign", "international", "multinational", "overseas", "exiled", "expatriate", "allied", "their"}
)
WIDE = frozenset(
    {"european", "western", "arab", "african", "asian", "latin", "gulf", "nordic", "baltic", "regional", "global"}
)

SEATING = frozenset({"in", "of", "from"})

PLACE_WITHIN = "the place that it is told with"
PLACE_NEAR, PLACE, PARTY = "where the act takes place", "the places of its sentence", "the parties of its sentence"
EARLIER = "the sentences before"


@dataclass(frozen=True, slots=True)
class Setting:
    """A country, and what tells it."""

    country: str
    told_by: str


@dataclass(frozen=True, slots=True)
class _Sign:
    """Something in a text that tells of a country."""

    at: int
    sentence: int
    country: str
    is_place: bool


class Settings:
    """Where the sentences of one document are set."""

    def __init__(self, annotated: AnnotatedDocument, places: Iterable[Place]) -> None:
        """Take note of the places; parties are added as they are resolved."""
        self._doc = annotated.doc
        self._sentences = [(s.start, s.end) for s in annotated.sentences]
        self._signs = [
            _Sign(span.start, self._sentence(span.start), place.country, is_place=True)
            for place in places
            if place.country
            for span in place.mentions
        ]

    def note(self, mention: Mention, country: str) -> None:
        """Take note of a party whose country is told."""
        at = mention.head.start
        if not any(sign.at == at for sign in self._signs):
            self._signs.append(_Sign(at, self._sentence(at), country, is_place=False))

    def of(self, mention: Mention) -> Setting | None:
        """Give the country that a mention's surroundings agree on, None where they tell of none or of several."""
        words = self._doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        if words is None:
            return None
        here = self._sentence(mention.head.start)
        within = [s for s in self._signs if s.is_place and mention.start <= s.at < mention.end]
        if not within and self._tells_an_unknown_place(words.root):
            return None
        own = [sign for sign in self._signs if sign.sentence == here and not mention.start <= sign.at < mention.end]
        beside, near = ({t.idx for t in _placed_with(head)} for head in (words.root, _verb_of(words.root)))
        for told_by, signs in (
            (PLACE_WITHIN, within or [s for s in own if s.is_place and s.at in beside]),
            (PLACE_NEAR, [s for s in own if s.is_place and s.at in near]),
            (PLACE, [s for s in own if s.is_place]),
            (PARTY, own),
        ):
            if signs:
                return _agreed(signs, told_by)
        return self._earlier(here)

    def _earlier(self, here: int) -> Setting | None:
        for sentence in range(here - 1, max(here - 1 - LOOKING_BACK, -1), -1):
            signs = [s for s in self._signs if s.sentence == sentence]
            if signs:
                return _agreed([s for s in signs if s.is_place] or signs, EARLIER)
        return None

    def _tells_an_unknown_place(self, token: Token) -> bool:
        """Tell whether a noun says where it sits by a name that is no known place: «residents of Gualeguaychú»."""
        known = {sign.at for sign in self._signs if sign.is_place}
        seats = [t for prep in token.children if prep.dep_ == "prep" and prep.lower_ in SEATING for t in prep.subtree]
        names = [t for t in seats if t.pos_ == "PROPN"]
        return bool(names) and known.isdisjoint(t.idx for t in names)

    def _sentence(self, at: int) -> int:
        return next((n for n, (start, end) in enumerate(self._sentences) if start <= at < end), -1)


def is_domestic(told: Description, words: str) -> bool:
    """Tell whether a party that is told without a country is most likely one of where the report is set."""
    if told.country is not None or told.noun is None or told.noun in ROVING or ABROAD & set(told.sectors):
        return False
    is_others = told.key[0] == "nominal" and bool(told.key[-1])  # «officials of the African Union»
    at_home = HOME | {"GOV", "REL", "AGR"} if told.kind == "person" else HOME
    is_named_abroad = told.key[0] != "nominal" and not at_home & set(told.sectors)  # a firm, an agency, an officer
    return not is_others and not is_named_abroad and (FOREIGN | WIDE).isdisjoint(re.findall(r"\w+", words.lower()))


def _placed_with(token: Token) -> Iterator[Token]:
    """Yield the nouns that tell where a noun is, or where a verb's act takes place."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in PLACING:
            for pobj in prep.children:
                if pobj.dep_ == "pobj":
                    yield from (pobj, *(t for t in pobj.subtree if t.pos_ == "PROPN"))


def _verb_of(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _agreed(signs: Sequence[_Sign], told_by: str) -> Setting | None:
    countries = {sign.country for sign in signs}
    return Setting(countries.pop(), told_by) if len(countries) == 1 else None
