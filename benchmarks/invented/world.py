"""Who there is in a made-up record and where: states with their persons and cities, drawn by a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate
from zipfile import ZipFile

from dragoman.codebook.countries import Countries
from dragoman.codebook.gazetteer import Gazetteer, GazetteerEntry
from dragoman.record import ActorKind, content_id

from .tables import Tables

STATES = 190
PERSONS = 2000
CITY = 150_000
"""Inhabitants from which a city is one where things happen; the larger ones of each state are taken."""

CITIES = 8
"""Cities of one state at most."""

CELLS = (
    "key", "name", "country", "admin1", "latitude", "longitude", "geonames_id", "code", "population", "is_first",
)  # fmt: skip
"""Cells of a line of the gazetteer's archive: the name is empty where it is the key that the place is found by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A party or a source. `words` are those that name it in a text, title and all."""

    name: str
    words: str
    kind: ActorKind
    country: str | None
    sector: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """States in an order that is no ranking of the real ones: the first deal most, as by Zipf's law."""

    codes: tuple[str, ...]
    weights: tuple[float, ...]
    states: dict[str, Someone]
    persons: dict[str, tuple[Someone, ...]]
    cities: dict[str, tuple[GazetteerEntry, ...]]

    def pair(self, dice: random.Random) -> tuple[str, str]:
        """Draw two states that deal with each other."""
        while True:
            first, second = dice.choices(self.codes, cum_weights=self.weights, k=2)
            if first != second:
                return first, second


def world_of(seed: int, tables: Tables) -> World:
    """Draw a world: states with a city or more, and `PERSONS` persons among them, more for those that deal most."""
    cities = _cities()
    names = {row.alpha3: row.name for row in Countries.load().rows}
    codes = sorted((code for code in cities if code in names), key=lambda code: content_id(str(seed), code))[:STATES]
    weights = tuple(accumulate(1 / (rank + 3) for rank in range(len(codes))))
    states = {c: Someone(name=names[c], words=names[c], kind="state", country=c, sector="GOV") for c in codes}
    return World(tuple(codes), weights, states, _persons(seed, tables, (codes, weights)), cities)


def _persons(seed: int, tables: Tables, states: tuple[list[str], tuple[float, ...]]) -> dict[str, tuple[Someone, ...]]:
    dice = random.Random(f"persons {seed}")
    codes, weights = states
    owners = [*codes, *codes, *dice.choices(codes, cum_weights=weights, k=PERSONS - 2 * len(codes))]
    offices = dice.choices(tables.offices, weights=[float(row["weight"]) for row in tables.offices], k=PERSONS)
    names = _names(dice, tables)
    found: dict[str, list[Someone]] = {code: [] for code in codes}
    for owner, office, name in zip(owners, offices, names, strict=True):
        found[owner].append(
            Someone(
                name=name,
                words=f"{office['title']} {name}",
                kind="person",
                country=owner,
                sector=office["sector"],
                role=office["title"].lower(),
            )
        )
    return {code: tuple(persons) for code, persons in found.items()}


def _names(dice: random.Random, tables: Tables) -> list[str]:
    """Invent as many names as there are persons, no two alike: an initial and two or three syllables."""
    first, last = tables.syllables["first"], tables.syllables["last"]
    names: dict[str, None] = {}
    while len(names) < PERSONS:
        family = dice.choice(first) + dice.choice(("", *last)) + dice.choice(last)
        names[f"{dice.choice('ABCDEFGHIJKLMNOPRSTVYZ')}. {family}"] = None
    return list(names)


@cache
def _cities() -> dict[str, tuple[GazetteerEntry, ...]]:
    """Give the larger cities of each state that the package's gazetteer finds by their names."""
    gazetteer = Gazetteer.load()
    largest: dict[str, dict[str, GazetteerEntry]] = {}
    for population, country, name in sorted(_populous(), reverse=True):
        found = next((e for e in gazetteer.find(name) if e.country == country and e.population == population), None)
        if found is not None and found.is_main and len(largest.setdefault(country, {})) < CITIES:
            largest[country].setdefault(found.name, found)
    return {country: tuple(named.values()) for country, named in largest.items()}


def _populous() -> set[tuple[int, str, str]]:
    """Read population, state and name of the cities in the gazetteer's archive, whose cells its own module lists."""
    archive = ZipFile(BytesIO(files("dragoman.codebook").joinpath("data", "gazetteer.zip").read_bytes()))
    found = set()
    for shard in archive.namelist():
        for line in archive.read(shard).decode().split("\n"):
            city = dict(zip(CELLS, line.split("\t"), strict=False))
            if city.get("is_first") != "1" or city["code"] not in {"PPLC", "PPLA", "PPL"}:
                continue
            population = int(city["population"])
            if population >= CITY or city["code"] == "PPLC":
                found.add((population, city["country"], city["name"] or city["key"].title()))
    return found
