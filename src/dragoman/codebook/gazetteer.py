"""Places on the map, by name (`data/gazetteer.zip`, `gazetteer_countries.tsv`, `regions.tsv`).

The archive holds 290,000 names from GeoNames (https://www.geonames.org, CC BY 4.0), made by
`training/gazetteer/build.py`. It has one member a shard of names, so that opening it reads nothing and looking up a
name reads some tens of kilobytes.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from importlib.resources import files
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from dragoman.errors import DataError
from dragoman.record import Dispute

from .countries import Countries
from .folding import fold
from .tables import Row, listed, read_table

LETTERS = re.compile(r"[a-z0-9 .,'()/&`]+")
"""Folded names that English reporting could write; others (other scripts, signs) are not indexed."""

SHARDS = tuple(f"{number:03d}" for number in range(256))
"""Members of the archive: of 256, each unpacks to some 50 kB, in 0.3 ms (2026-11-24)."""

BYGONE = "PCLH"
"""GeoNames' code of states that are no more."""

CITIES = frozenset({"PPL", "PPLA", "PPLC", "PPLG", "PPLX"})
"""GeoNames codes of cities and their parts."""

_MARKS = re.compile(r"[.'`]")
_SPACES = re.compile(r"[\s,/()&]+")
_SAINT = re.compile(r"\b(?:saint|st)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place: `country` is ISO 3166-1 alpha-3 or None, `admin1` GeoNames' code of its first-level division.

    `feature` is a GeoNames code («PPLC», «ADM1», «STRT»), `population` 0 where unknown, points are good to 1 km for
    cities and to the area's size for areas. `is_main` is False where it was found by another name than its own,
    `is_curated` True where it was set down by hand.
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geonames_id: int | None
    feature: str
    population: int = 0
    is_main: bool = True
    is_curated: bool = False
    dispute: Dispute | None = None

    @property
    def is_area(self) -> bool:
        """Whether its name needs no more evidence: a state, a first-level division, a place set down by hand."""
        return self.is_curated or self.feature == "ADM1"

    @property
    def is_state(self) -> bool:
        """Whether it is a state or a territory with a code of its own."""
        return self.feature in {"PCLI", "PCLD", "TERR"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForm:
    """A newspaper's short form of a first-level division; `stands_alone` where it needs no comma before it."""

    name: str
    country: str
    stands_alone: bool


class Gazetteer:
    """All places the program knows, by name; accents, capitals and full stops do not count.

    `words` holds the words around names that tell places from others, by sort (`data/gazetteer_words.tsv`).
    """

    def __init__(
        self, archive: ZipFile, curated: dict[str, tuple[GazetteerEntry, ...]], short_forms: dict[str, ShortForm]
    ) -> None:
        """Take the archive, the entries set down by hand, and short forms («Va.»)."""
        self._archive = archive
        self._curated = curated
        self._shards: dict[str, str] = {}
        self._disputes = {
            (row["country"], row["admin1"]): Dispute(note=row["note"], source=row["source"])
            for row in read_table("disputes")
        }
        self._shown = {(row["name"], row["country"]): row["shown"] for row in read_table("places_names")}
        self.short_forms = short_forms
        self.words = _words_around()

    @classmethod
    def load(cls) -> Gazetteer:
        """Open the package's gazetteer; raises `DataError` where it is broken."""
        data = files("dragoman.codebook").joinpath("data", "gazetteer.zip").read_bytes()
        try:
            archive = ZipFile(BytesIO(data))
        except BadZipFile as error:
            msg = f"gazetteer.zip cannot be opened: {error}"
            raise DataError(msg) from error
        short_forms = {
            row["short"]: ShortForm(name=row["name"], country=row["country"], stands_alone=row["alone"] == "yes")
            for row in read_table("regions_short")
        }
        return cls(archive, _curated_entries(), short_forms)

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Give the places of a name, those set down by hand first, then by population; empty where none is known.

        A region set down by hand stands for the division of its name in that state.

        Short forms count as written: «Va.» is Virginia, «VA.» is not.
        """
        if short := self.short_forms.get(name):
            return tuple(e for e in self.find(short.name) if e.country == short.country and e.feature == "ADM1")
        key = name_key(name)
        curated = self._curated.get(key, ())
        own = {entry.country for entry in curated if entry.feature not in CITIES}
        return (*curated, *(e for e in self._archived(key) if e.feature != "ADM1" or e.country not in own))

    def dispute(self, entry: GazetteerEntry) -> Dispute | None:
        """Tell who holds and who claims a place, where that is disputed: its own note, its division's, its state's."""
        state = entry.country or ""
        return entry.dispute or self._disputes.get((state, entry.admin1 or "")) or self._disputes.get((state, ""))

    def shown_as(self, entry: GazetteerEntry) -> str | None:
        """Give the name that a table says a place is to be shown by, None where none does."""
        return self._shown.get((entry.name, entry.country or ""))

    def _archived(self, key: str) -> list[GazetteerEntry]:
        shard = shard_of(key)
        if shard not in self._shards:
            self._shards[shard] = self._archive.read(shard).decode()
        text, found = self._shards[shard], []
        at = text.find(f"\n{key}\t")
        while at >= 0:
            end = text.index("\n", at + 1)
            found.append(_entry(text[at + 1 : end].split("\t")))
            at = end if text.startswith(f"\n{key}\t", end) else -1
        return found


def name_key(name: str) -> str:
    """Write a name as it is looked up: «St. John's» and «Saint Johns» have one key.

    >>> name_key("Nagorno-Karabakh")
    'nagorno karabakh'
    """
    plain = _SPACES.sub(" ", _MARKS.sub("", fold(name.replace("’", "'")))).strip()
    return _SAINT.sub("saint", plain).removeprefix("the ")


def shard_of(key: str) -> str:
    """Name the member of the archive that holds a key."""
    return SHARDS[zlib.crc32(key.encode()) % len(SHARDS)]


def _entry(cells: list[str]) -> GazetteerEntry:
    key, name, country, admin1, latitude, longitude, number, feature, population, is_main = cells
    return GazetteerEntry(
        name=name or key.title(),
        country=country,
        admin1=admin1 or None,
        latitude=float(latitude),
        longitude=float(longitude),
        geonames_id=int(number) if number else None,
        feature=feature,
        population=int(population),
        is_main=is_main == "1",
    )


def _curated_entries() -> dict[str, tuple[GazetteerEntry, ...]]:
    """Index states and regions by all their names; of two with one name the region stands first."""
    found: dict[str, list[GazetteerEntry]] = defaultdict(list)
    for row in read_table("regions"):
        _add(found, _region(row), (row["name"], *listed(row["other_names"])))
    known = Countries.load().by_code
    for row in read_table("gazetteer_countries"):
        country = known.get(row["alpha3"])
        names = country.names if country else (row["name"],)
        _add(found, replace(_region(row | {"country": row["alpha3"]}), name=names[0]), names)
    return {key: tuple(entries) for key, entries in found.items()}


def _add(index: dict[str, list[GazetteerEntry]], entry: GazetteerEntry, names: tuple[str, ...]) -> None:
    for key in {name_key(name) for name in names}:
        # A region named as an alias of the state it lies in («Gaza») is the region.
        if not any(other.country == entry.country for other in index[key]):
            index[key].append(entry)


def _region(row: Row) -> GazetteerEntry:
    return GazetteerEntry(
        name=row["name"],
        country=row["country"] or None,
        admin1=None,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        feature=row["feature"],
        is_curated=True,
        dispute=Dispute(note=row["note"], source=row["source"])
        if row.get("note") and row["feature"] != BYGONE
        else None,
    )


def _words_around() -> dict[str, frozenset[str]]:
    """Read the words that tell names of places from others, by sort."""
    return {row["sort"]: frozenset(listed(row["words"])) for row in read_table("gazetteer_words")}
