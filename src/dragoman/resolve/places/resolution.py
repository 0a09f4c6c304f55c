"""Toponyms → places: which of the places of a name is meant, by what else the report names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from dragoman.codebook.countries import Countries
from dragoman.codebook.gazetteer import CITIES, Gazetteer, GazetteerEntry, name_key
from dragoman.record import AnnotatedDocument, Document, Place, Toponym

from .scene import NEAR_KM, Meanings, Named, Scene, kilometres, shares_of, worth_alone

ROUNDS = 3
"""How often the places of a report are weighed against one another; more rounds change nothing that is measured."""

REACH = 8
"""Names of a list that count on either side, so that the longest list costs no more than its length."""

UNPLACED = 0.2
"""Confidence of a place that the gazetteer does not know."""

CEILING = 0.97
"""Confidence at most: what is meant may be in nobody's gazetteer."""

_HOST = re.compile(r"(?:^|//)[\w.-]+\.(?P<domain>[a-z]{2})(?:[/:]|$)")
_LISTED = re.compile(r",? (?:(?:and|or) )?(?:the )?|,", re.IGNORECASE)
_BARE = re.compile(
    r"(?:(?:central|northeast|northwest|southeast|southwest|northern|southern|eastern|western|northeastern|northwestern"
    r"|southeastern|southwestern|north|south|east|west|downtown|greater|mainland) (?P<name>.+)"
    r"|(?P<inner>.+?) (?:province|region|oblast|governorate|district|state|prefecture|city|valley|peninsula|area))$",
    re.IGNORECASE,
)
"""Names that are looked up without a word where they are not known with it: «eastern Ghouta», «Homs province»."""

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a name may mean, each with its share of one."""

    named: Named
    shares: tuple[float, ...]

    @property
    def entries(self) -> tuple[GazetteerEntry, ...]:
        """What the gazetteer has by that name."""
        return self.named.entries


@dataclass(frozen=True, slots=True)
class _Choice:
    entry: GazetteerEntry
    confidence: float


class PlaceResolver:
    """Resolves the toponyms of one document; holds tables only."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer and read the countries' codes."""
        self._gazetteer = gazetteer
        self._domains = {c.alpha2.lower(): c.alpha3 for c in Countries.load().rows} | {"uk": "GBR"}

    def __call__(self, toponyms: Iterable[Toponym], annotated: AnnotatedDocument) -> tuple[Place, ...]:
        """Give the places in order of first mention; a name the gazetteer lacks becomes a place without a point."""
        weighed = self.weigh(toponyms, annotated)
        return tuple(
            self._told(place, choice)
            for place, choice in _places([(one.named, _choice(one.entries, one.shares)) for one in weighed])
        )

    def _told(self, place: Place, choice: _Choice | None) -> Place:
        """Add what the tables tell of a place: who disputes it, and by what name it is to be shown."""
        if choice is None:
            return place
        shown = self._gazetteer.shown_as(choice.entry)
        return replace(place, name=shown or place.name, dispute=self._gazetteer.dispute(choice.entry))

    def weigh(self, toponyms: Iterable[Toponym], annotated: AnnotatedDocument) -> tuple[Weighed, ...]:
        """Give for each name what it may mean, and how likely each is beside the other names of the report."""
        every = sorted(toponyms, key=lambda toponym: toponym.start)
        groups = _by_name(every)
        named = [self._named(key, group) for key, group in groups.items()]
        fellows = _fellows(every, groups, annotated.text)
        home = self._home(annotated.document)
        alone = [[worth_alone(e, one.entries, self._larger(one), home) for e in one.entries] for one in named]
        shares = [shares_of(row) for row in alone]
        for _ in range(ROUNDS):
            scene = Scene([Meanings.of(one.entries, row) for one, row in zip(named, shares, strict=True)])
            shares = [
                shares_of([w + scene.worth(e, at, fellows[at]) for e, w in zip(one.entries, alone[at], strict=True)])
                for at, one in enumerate(named)
            ]
        return tuple(Weighed(one, tuple(row)) for one, row in zip(named, shares, strict=True))

    def _named(self, key: Key, group: Sequence[Toponym]) -> Named:
        name = group[0].name
        return Named(name=name, within=key[1], mentions=tuple(t.span for t in group), entries=self._entries(name))

    def _entries(self, name: str) -> tuple[GazetteerEntry, ...]:
        found = self._gazetteer.find(name)
        if found or not (bare := _BARE.match(name)):
            return found
        found = self._gazetteer.find(bare["name"] or bare["inner"])
        divisions = tuple(entry for entry in found if entry.feature.startswith(("ADM", "RGN")))
        return (divisions or found) if bare["inner"] else found

    def _larger(self, named: Named) -> tuple[GazetteerEntry, ...]:
        return self._gazetteer.find(named.within) if named.within else ()

    def _home(self, document: Document) -> str | None:
        for written in (document.url, document.outlet):
            if written and (host := _HOST.search(written.lower())):
                return self._domains.get(host["domain"])
        return None


def _by_name(every: Iterable[Toponym]) -> dict[Key, list[Toponym]]:
    """Group mentions by name; one without a larger place beside it is taken for the same as one that has."""
    beside: dict[str, str] = {}
    for toponym in every:
        if toponym.within:
            beside.setdefault(name_key(toponym.name), toponym.within)
    found: dict[Key, list[Toponym]] = defaultdict(list)
    for toponym in every:
        key = name_key(toponym.name)
        found[key, toponym.within or beside.get(key)].append(toponym)
    return found


def _fellows(every: Sequence[Toponym], groups: dict[Key, list[Toponym]], text: str) -> list[set[int]]:
    """Give for each name the positions of those that stand in a list with it: «Ohio, Georgia and Texas»."""
    place = {toponym.start: at for at, group in enumerate(groups.values()) for toponym in group}
    lists: list[list[int]] = [[place[every[0].start]]] if every else []
    for one, other in pairwise(every):
        if one.within is None and _LISTED.fullmatch(text[one.end : other.start]):
            lists[-1].append(place[other.start])
        else:
            lists.append([place[other.start]])
    found: list[set[int]] = [set() for _ in groups]
    for members in lists:
        for at, member in enumerate(members):
            found[member] |= {*members[max(0, at - REACH) : at + REACH + 1]} - {member}
    return found


def _choice(entries: Sequence[GazetteerEntry], shares: Sequence[float]) -> _Choice | None:
    """Choose the likeliest entry; those near it are the same place for what confidence is asked."""
    if not entries:
        return None
    best = entries[max(range(len(shares)), key=shares.__getitem__)]
    sure = sum(share for entry, share in zip(entries, shares, strict=True) if kilometres(entry, best) <= NEAR_KM)
    return _Choice(best, CEILING * sure)


def _places(choices: Iterable[tuple[Named, _Choice | None]]) -> list[tuple[Place, _Choice | None]]:
    """Join names of one place into one, in order of first mention."""
    groups: dict[object, list[tuple[Named, _Choice | None]]] = defaultdict(list)
    for named, choice in choices:
        groups[_identity(named, choice)].append((named, choice))
    ordered = sorted(groups.values(), key=lambda group: min(named.mentions[0].start for named, _ in group))
    return [(_place(f"p{number}", group), group[0][1]) for number, group in enumerate(ordered, start=1)]


def _display(entry: GazetteerEntry, written: str) -> str:
    """Give a city the name that the report uses where GeoNames has another spelling: «Cologne» for «Köln»."""
    is_spelt_alike = entry.is_main and entry.name.isascii()
    if is_spelt_alike or entry.feature == "PPLC" or entry.feature not in CITIES:
        return entry.name
    return written.title() if written.isupper() else written


def _identity(named: Named, choice: _Choice | None) -> object:
    if choice is None:
        return name_key(named.name)
    return choice.entry.geonames_id or (choice.entry.name, choice.entry.country, choice.entry.feature)


def _place(number: str, group: Sequence[tuple[Named, _Choice | None]]) -> Place:
    named, choice = group[0]
    mentions = tuple(sorted(chain.from_iterable(one.mentions for one, _ in group), key=lambda span: span.start))
    if choice is None:
        return Place(id=number, name=named.name, mentions=mentions, confidence=UNPLACED)
    entry = choice.entry
    return Place(
        id=number,
        name=_display(entry, named.name),
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id,
        feature=entry.feature,
        mentions=mentions,
        confidence=round(max(one.confidence for _, one in group if one), 2),
    )
