"""Toponyms → places: which of the places of a name is meant, by what else the report names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import asin, cos, exp, log10, radians, sin, sqrt

from dragoman.codebook.countries import Countries
from dragoman.codebook.gazetteer import Gazetteer, GazetteerEntry, name_key
from dragoman.record import AnnotatedDocument, Document, Place, Span, Toponym

STATE, CURATED, CAPITAL, DIVISION, COUNTY = 9.0, 8.0, 7.5, 6.0, 4.0
"""What a place's sort is worth before anything else is known; a city is worth the logarithm of its population."""

BESIDE, OTHER_NAME, SAME_STATE, SAME_DIVISION, NEAR, HOME = 6.0, -1.0, 1.6, 1.0, 1.2, 1.0
"""What evidence is worth: a larger place named beside it, being found by another name, other places of the report in
its state, in its division, within 200 km, and the outlet's own state."""

NEAR_KM = 200.0
UNPLACED = 0.2
"""Confidence of a place that the gazetteer does not know."""

_HOST = re.compile(r"(?:^|//)[\w.-]+\.(?P<domain>[a-z]{2})(?:[/:]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """All mentions of one name that stand under the same larger places, and the places they may mean."""

    name: str
    within: frozenset[str]
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
        named = [self._named(name, group) for name, group in _by_name(toponyms).items()]
        home = self._home(annotated.document)
        first = [self._choose(one, _Scene.of((), home)) for one in named]
        scene = _Scene.of([choice for choice in first if choice], home)
        return _places([(one, self._choose(one, scene)) for one in named])

    def _named(self, key: tuple[str, frozenset[str]], group: Sequence[Toponym]) -> _Named:
        name = group[0].name
        return _Named(name=name, within=key[1], mentions=tuple(t.span for t in group), entries=self._entries(name))

    def _entries(self, name: str) -> tuple[GazetteerEntry, ...]:
        found = self._gazetteer.find(name)
        if not found and (bare := _BARE.match(name)):
            found = self._gazetteer.find(bare["name"] or bare["inner"])
        return found

    def _choose(self, named: _Named, scene: _Scene) -> _Choice | None:
        if not named.entries:
            return None
        larger = [entry for name in named.within for entry in self._gazetteer.find(name)]
        scores = [_worth(entry) + _beside(entry, larger) + scene.worth(entry) for entry in named.entries]
        best = max(range(len(scores)), key=scores.__getitem__)
        rivals = [
            score
            for entry, score in zip(named.entries, scores, strict=True)
            if _kilometres(entry, named.entries[best]) > NEAR_KM
        ]
        return _Choice(named.entries[best], 0.97 / (1 + sum(exp(score - scores[best]) for score in rivals)))

    def _home(self, document: Document) -> str | None:
        for written in (document.url, document.outlet):
            if written and (host := _HOST.search(written.lower())):
                return self._domains.get(host["domain"])
        return None


_BARE = re.compile(
    r"(?:(?:central|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|north|south"
    r"|east|west|downtown|greater|mainland) (?P<name>.+)"
    r"|(?P<inner>.+?) (?:province|region|oblast|governorate|district|state|prefecture|city|valley|peninsula|area))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the report is set: its other places, and the outlet's own state."""

    entries: tuple[GazetteerEntry, ...]
    states: Counter[str]
    divisions: Counter[tuple[str, str]]
    home: str | None

    @classmethod
    def of(cls, choices: Iterable[_Choice], home: str | None) -> _Scene:
        """Count the states and divisions of the places chosen so far, by how sure they are."""
        entries, states, divisions = [], Counter[str](), Counter[tuple[str, str]]()
        for choice in choices:
            entry = choice.entry
            entries.append(entry)
            if entry.country:
                states[entry.country] += 1
                if entry.admin1:
                    divisions[entry.country, entry.admin1] += 1
        return cls(tuple(entries), states, divisions, home)

    def worth(self, entry: GazetteerEntry) -> float:
        """Score an entry by its neighbours in the report, itself not counted."""
        own = entry in self.entries
        state = self.states[entry.country or ""] - own
        division = self.divisions[entry.country or "", entry.admin1 or ""] - own if entry.admin1 else 0
        near = any(other != entry and _kilometres(entry, other) < NEAR_KM for other in self.entries)
        return (
            SAME_STATE * _share(state)
            + SAME_DIVISION * _share(division)
            + NEAR * near
            + HOME * (entry.country == self.home)
        )


def _share(count: int) -> float:
    return min(1.0, count / 2)


def _by_name(toponyms: Iterable[Toponym]) -> dict[tuple[str, frozenset[str]], list[Toponym]]:
    """Group mentions by name; one without a larger place beside it is taken for the same as one that has."""
    every = sorted(toponyms, key=lambda toponym: toponym.start)
    beside: dict[str, dict[str, None]] = defaultdict(dict)
    for toponym in every:
        if toponym.within:
            beside[name_key(toponym.name)][toponym.within] = None
    found: dict[tuple[str, frozenset[str]], list[Toponym]] = defaultdict(list)
    for toponym in every:
        key = name_key(toponym.name)
        known = next(iter(beside[key]), None)
        larger = toponym.within or known
        found[key, frozenset({larger} if larger else ())].append(toponym)
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
