"""Persons and bodies from Wikidata's JSON dumps, one entity a line (https://www.wikidata.org/wiki/Wikidata:Database_download)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.codebook.countries import Countries
from dragoman.codebook.tables import read_table

from .imported import Imported, aliases_of
from .offices import Positions

HUMAN, INSTANCE, CITIZENSHIP, COUNTRY, HELD = "Q5", "P31", "P27", "P17", "P39"
START, END = "P580", "P582"
DAY, MONTH = 11, 10
"""Precision of a time, as Wikidata counts it; coarser ones give the year."""

Lines = Callable[[], Iterable[tuple[str, int, str]]]
Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Term:
    name: str
    aliases: str
    citizenship: str
    position: str
    start: str
    end: str
    item: str


def read_wikidata(lines: Lines) -> Imported:
    """Read a dump twice: first persons, their positions, and bodies, then the labels of the positions.

    `lines` gives (file, number, text) anew each time; only persons with a position are kept in memory.
    """
    found, terms = Imported(), []
    codes = {c.wikidata_id: c.alpha3 for c in Countries.load().rows if c.wikidata_id}
    classes = {row["item"]: row["sectors"] for row in read_table("wikidata_classes")}
    for entity in _entities(lines(), found.broken):
        kinds = {value for value, _ in _items(entity, INSTANCE)}
        if HUMAN in kinds:
            terms += list(_terms(entity, codes))
        elif sectors := next((classes[kind] for kind in sorted(kinds) if kind in classes), None):
            _add_body(entity, sectors, codes, found)
    wanted = {term.position for term in terms}
    labels = {e["id"]: _label(e) for e in _entities(lines(), []) if e.get("id") in wanted}
    positions = Positions()
    for term in terms:
        read = positions.read(labels.get(term.position, ""))
        if read is None:
            found.leave("terms in offices that the table of offices has not")
            continue
        found.people.append(
            {
                "name": term.name,
                "aliases": term.aliases,
                "country": read.country or term.citizenship,
                "office": read.office,
                "sectors": "|".join(read.sectors),
                "from": term.start,
                "to": term.end,
                "source": f"https://www.wikidata.org/wiki/{term.item}",
            }
        )
    return found


def _entities(lines: Iterable[tuple[str, int, str]], broken: list[str]) -> Iterator[Entity]:
    for name, number, text in lines:
        plain = text.strip().rstrip(",")
        if plain in {"", "[", "]"}:
            continue
        try:
            entity = json.loads(plain)
        except ValueError:
            entity = None
        if isinstance(entity, dict) and "id" in entity:
            yield entity
        else:
            broken.append(f"{name}, line {number}: no entity with an id")


def _terms(entity: Entity, codes: dict[str, str]) -> Iterator[_Term]:
    name = _label(entity)
    if " " not in name:
        return
    own = list(dict.fromkeys(codes[item] for item, _ in _items(entity, CITIZENSHIP) if item in codes))
    aliases = aliases_of([a.get("value", "") for a in entity.get("aliases", {}).get("en", [])], name)
    for item, claim in _items(entity, HELD):
        qualifiers = claim.get("qualifiers", {})
        yield _Term(
            name=name,
            aliases=aliases,
            citizenship=own[0] if len(own) == 1 else "",
            position=item,
            start=_time(qualifiers.get(START)),
            end=_time(qualifiers.get(END)),
            item=entity["id"],
        )


def _add_body(entity: Entity, sectors: str, codes: dict[str, str], found: Imported) -> None:
    name = _label(entity)
    if not name:
        found.leave("bodies without an English label")
        return
    own = list(dict.fromkeys(codes[item] for item, _ in _items(entity, COUNTRY) if item in codes))
    found.organisations.append(
        {
            "name": name,
            "aliases": aliases_of([a.get("value", "") for a in entity.get("aliases", {}).get("en", [])], name),
            "kind": "organisation",
            "country": own[0] if len(own) == 1 else "",
            "sectors": sectors,
            "from": "",
            "to": "",
            "source": f"https://www.wikidata.org/wiki/{entity['id']}",
        }
    )


def _label(entity: Entity) -> str:
    return str(entity.get("labels", {}).get("en", {}).get("value", "")).strip()


def _items(entity: Entity, name: str) -> list[tuple[str, Entity]]:
    """Give the items that a property has, the preferred ones alone where there are such; deprecated ones are none."""
    claims = [c for c in entity.get("claims", {}).get(name, []) if c.get("rank") != "deprecated"]
    preferred = [c for c in claims if c.get("rank") == "preferred"]
    told = claims if name == HELD else preferred or claims
    values = ((c.get("mainsnak", {}).get("datavalue", {}).get("value"), c) for c in told)
    return [(value["id"], c) for value, c in values if isinstance(value, dict) and "id" in value]


def _time(snaks: list[Entity] | None) -> str:
    """Write a day as YYYY-MM-DD, a month by its first day, anything coarser as the year; empty where there is none."""
    value = (snaks or [{}])[0].get("datavalue", {}).get("value", {})
    written = str(value.get("time", "")) if isinstance(value, dict) else ""
    if not written.startswith("+"):
        return ""
    year, month, day = written[1:11].split("-")
    precision = value.get("precision", DAY)
    if precision >= DAY:
        return f"{year}-{month}-{day}"
    return f"{year}-{month}-01" if precision == MONTH else year
