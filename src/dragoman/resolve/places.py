"""Toponyms → places: which of the places of a name is meant, by what else the report names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import asin, cos, exp, log10, radians, sin, sqrt

from dragoman.codebook.countries import Countries
from dragoman.codebook.gazetteer import Gazetteer, GazetteerEntry, name_key
from dragoman.record import AnnotatedDocument, Document, Place, Span, Toponym

STATE, CURATED, CAPITAL, DIVISION, COUNTY = 9.0, 8.0, 7.5, 6.0, 4.0
"""What a place's sort is worth before anything else is known; a city is worth the logarithm of its population."""

BESIDE, OTHER_NAME, SAME_STATE, SAME_DIVISION, HOME = 8.0, -1.0, 3.0, 3.0, 1.0
"""What evidence is worth: a larger place named beside it, being found by another name, other places of the report in
its state and in its division, and the outlet's own state."""

ROUNDS = 3
"""How often the places of a report are weighed against one another; more rounds change nothing that is measured."""

OWN_NAME = 0.3
"""How much the name of a state counts towards the places in it: «the US and Georgia» does not make Georgia American."""

NEAR_KM = 200.0
CEILING = 0.97
"""Confidence at most: a name may be in nobody's gazetteer."""

UNPLACED = 0.2
"""Confidence of a place that the gazetteer does not know."""

_HOST = re.compile(r"(?:^|//)[\w.-]+\.(?P<domain>[a-z]{2})(?:[/:]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """All mentions of one name that stand under the same larger place, and the places they may mean."""

    name: str
    within: str | None
    mentions: tuple[Span, ...]
    entries: tuple[GazetteerEntry, ...]


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
        named = [self._named(key, group) for key, group in _by_name(toponyms).items()]
        home = self._home(annotated.document)
        alone = [[worth + HOME * (e.country == home) for e, worth in self._worths(one)] for one in named]
        shares = [_shares(scores) for scores in alone]
        for _ in range(ROUNDS):
            scene = _Scene.of(named, shares)
            scores = [
                [
                    worth + scene.worth(entry, share)
                    for entry, worth, share in zip(one.entries, own, before, strict=True)
                ]
                for one, own, before in zip(named, alone, shares, strict=True)
            ]
            shares = [_shares(row) for row in scores]
        return _places([(one, _choice(one.entries, row)) for one, row in zip(named, shares, strict=True)])

    def _named(self, key: tuple[str, str | None], group: Sequence[Toponym]) -> _Named:
        name = group[0].name
        return _Named(name=name, within=key[1], mentions=tuple(t.span for t in group), entries=self._entries(name))

    def _entries(self, name: str) -> tuple[GazetteerEntry, ...]:
        found = self._gazetteer.find(name)
        if not found and (bare := _BARE.match(name)):
            found = self._gazetteer.find(bare["name"] or bare["inner"])
        return found

    def _worths(self, named: _Named) -> list[tuple[GazetteerEntry, float]]:
        larger = self._gazetteer.find(named.within) if named.within else ()
        return [(entry, _worth(entry) + _beside(entry, larger)) for entry in named.entries]

    def _home(self, document: Document) -> str | None:
        for written in (document.url, document.outlet):
            if written and (host := _HOST.search(written.lower())):
                return self._domains.get(host["domain"])
        return None


_BARE = re.compile(
    r"(?:(?:central|northeast|northwest|southeast|southwest|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|north|south"
    r"|east|west|downtown|greater|mainland) (?P<name>.+)"
    r"|(?P<inner>.+?) (?:province|region|oblast|governorate|district|state|prefecture|city|valley|peninsula|area))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the report is set: how many of its names mean a place in each state and in each division."""

    states: dict[str, float]
    divisions: dict[tuple[str, str], float]

    @classmethod
    def of(cls, named: Iterable[_Named], shares: Iterable[Sequence[float]]) -> _Scene:
        """Count names by what they mean, each by the share of its meanings; a state's own name counts for little."""
        states: dict[str, float] = defaultdict(float)
        divisions: dict[tuple[str, str], float] = defaultdict(float)
        for one, row in zip(named, shares, strict=True):
            for entry, share in zip(one.entries, row, strict=True):
                if entry.country:
                    states[entry.country] += share * (OWN_NAME if entry.is_state else 1.0)
                    if entry.admin1:
                        divisions[entry.country, entry.admin1] += share
        return cls(states, divisions)

    def worth(self, entry: GazetteerEntry, share: float) -> float:
        """Score an entry by its neighbours in the report; its own share of the count is taken off."""
        if not entry.country:
            return 0.0
        state = self.states[entry.country] - share * (OWN_NAME if entry.is_state else 1.0)
        division = self.divisions[entry.country, entry.admin1] - share if entry.admin1 else 0.0
        return SAME_STATE * _filled(state) + SAME_DIVISION * _filled(division)


def _filled(count: float) -> float:
    """Let the first neighbours count most."""
    return max(count, 0.0) / (1.0 + max(count, 0.0))


def _shares(scores: Sequence[float]) -> list[float]:
    """Turn scores into shares of one."""
    best = max(scores, default=0.0)
    weights = [exp(score - best) for score in scores]
    return [weight / sum(weights) for weight in weights]


def _choice(entries: Sequence[GazetteerEntry], shares: Sequence[float]) -> _Choice | None:
    """Choose the likeliest entry; those near it are the same place for what confidence is asked."""
    if not entries:
        return None
    best = entries[max(range(len(shares)), key=shares.__getitem__)]
    sure = sum(share for entry, share in zip(entries, shares, strict=True) if _kilometres(entry, best) <= NEAR_KM)
    return _Choice(best, CEILING * sure)


def _by_name(toponyms: Iterable[Toponym]) -> dict[tuple[str, str | None], list[Toponym]]:
    """Group mentions by name; one without a larger place beside it is taken for the same as one that has."""
    every = sorted(toponyms, key=lambda toponym: toponym.start)
    beside: dict[str, str] = {}
    for toponym in every:
        if toponym.within:
            beside.setdefault(name_key(toponym.name), toponym.within)
    found: dict[tuple[str, str | None], list[Toponym]] = defaultdict(list)
    for toponym in every:
        key = name_key(toponym.name)
        found[key, toponym.within or beside.get(key)].append(toponym)
    return found


def _worth(entry: GazetteerEntry) -> float:
    if entry.is_state:
        return STATE
    size = log10(entry.population + 10)
    other = 0.0 if entry.is_main else OTHER_NAME
    if entry.feature == "ADM1" and entry.population:
        return max(size, DIVISION) + other
    if entry.feature == "ADM2":
        return min(size, COUNTY) + other
    if entry.feature == "PPLC":
        return max(size, CAPITAL) + other
    return size + other if entry.population else (3.0 if entry.geonames_id and entry.country else CURATED)


def _beside(entry: GazetteerEntry, larger: Iterable[GazetteerEntry]) -> float:
    """Score an entry by the places named beside it: in that division best, else in that state."""
    worth = 0.0
    for other in larger:
        if other == entry or other.country is None or other.country != entry.country:
            continue
        is_inside = other.is_state or (other.admin1 is not None and other.admin1 == entry.admin1)
        is_close = _kilometres(entry, other) < NEAR_KM
        worth = max(worth, BESIDE if is_inside else BESIDE / 2 if is_close else 0.0)
    return worth


def _places(choices: Iterable[tuple[_Named, _Choice | None]]) -> tuple[Place, ...]:
    """Join names of one place into one, in order of first mention."""
    groups: dict[object, list[tuple[_Named, _Choice | None]]] = defaultdict(list)
    for named, choice in choices:
        groups[_identity(named, choice)].append((named, choice))
    ordered = sorted(groups.values(), key=lambda group: min(named.mentions[0].start for named, _ in group))
    return tuple(_place(f"p{number}", group) for number, group in enumerate(ordered, start=1))


def _identity(named: _Named, choice: _Choice | None) -> object:
    if choice is None:
        return name_key(named.name)
    return choice.entry.geonames_id or (choice.entry.name, choice.entry.country, choice.entry.feature)


def _place(number: str, group: Sequence[tuple[_Named, _Choice | None]]) -> Place:
    named, choice = group[0]
    mentions = tuple(sorted(chain.from_iterable(one.mentions for one, _ in group), key=lambda span: span.start))
    if choice is None:
        return Place(id=number, name=named.name, mentions=mentions, confidence=UNPLACED)
    entry = choice.entry
    return Place(
        id=number,
        name=entry.name if entry.name.isascii() or entry.is_state else named.name,
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id,
        feature=entry.feature,
        mentions=mentions,
        confidence=round(max(one.confidence for _, one in group if one), 2),
    )


def _kilometres(one: GazetteerEntry, other: GazetteerEntry) -> float:
    """Great-circle distance, on a sphere of 6,371 km."""
    points = ((one.latitude, one.longitude), (other.latitude, other.longitude))
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in points)
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(h)))
