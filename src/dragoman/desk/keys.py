"""What tellings, statements and reports are found by: those that share no key are never compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations

from dragoman.record import Interval, Party, Statement, Telling
from dragoman.store.ledger_bench import NOBODY

from .agreement import PRECISE, key_of
from .expected import VISIT
from .lines import Line
from .links import PLACED, TOLD_EITHER_WAY
from .words import Rarity

TELLING_WORDS = 4
"""Rarest words of a statement that tell it from others: copies of it share them, whatever stands around them."""

MANY = 6
"""Of more parties than this the first are taken: a summit of forty states is found by six of them."""


def own_keys(telling: Telling) -> frozenset[str]:
    """Give the keys that a telling is stored under: its kind of act and pair of parties, or its only party."""
    return frozenset(f"{telling.whether}:{telling.act}:{key}" for key in _own(_countries(telling)))


def like_keys(telling: Telling) -> frozenset[str]:
    """Give the keys under which tellings of the same happening may be stored, told in other types among them."""
    acts = {telling.act} | {act for pair in TOLD_EITHER_WAY if telling.act in pair for act in pair}
    kinds = {"done", "denied"} if telling.whether in {"done", "denied"} else {telling.whether}
    keys = _sought(_countries(telling))
    return frozenset(f"{kind}:{act}:{key}" for kind in kinds for act in acts for key in keys)


def statement_keys(statement: Statement) -> frozenset[str]:
    """Give the keys that a statement is stored under: its pairs of parties, or its only party; else a word for none."""
    return frozenset(_own(_keys_of(statement.parties))) or frozenset({NOBODY})


def repeat_keys(statement: Statement, rarity: Rarity) -> frozenset[str]:
    """Give the keys by which repetitions are found: the kind, a party and a day it is due, or its rarest words."""
    rarest = sorted(rarity.terms(statement.text).items(), key=lambda item: (-item[1], item[0]))[:TELLING_WORDS]
    due = _days_due(statement.window)
    keys = _keys_of(statement.parties) or [NOBODY]
    kind = "visit" if statement.type in VISIT else statement.type
    return frozenset({
        "=" + " ".join(sorted(stem for stem, _ in rarest)),
        *(f"~{kind}:{key}:{day}" for key in keys for day in due),
    })  # fmt: skip


def _days_due(window: Interval | None) -> list[date]:
    """Give the days of a short window, the ends of a long one."""
    if window is None:
        return []
    if window.start is None or window.end is None or window.end - window.start > PRECISE:
        return [day for day in (window.start, window.end) if day]
    return [window.start + timedelta(days=n) for n in range((window.end - window.start).days + 1)]


def report_keys(lines: Iterable[Line]) -> frozenset[str]:
    """Give the keys by which a report is found that may settle a statement: parties of its sentences."""
    found: set[str] = {NOBODY}
    for line in lines:
        countries = _keys_of([*line.parties, *(party for telling in line.tellings for party in telling.parties)])
        found |= {*(f"{c}*" for c in countries), *(f"{a}|{b}" for a, b in combinations(countries, 2))}
    return frozenset(found)


def _countries(telling: Telling) -> list[str]:
    countries = _keys_of(telling.parties)
    if telling.place and telling.place.country and (telling.act in PLACED or not countries):
        countries = sorted({*countries, telling.place.country})
    return countries[:MANY]


def _keys_of(parties: Iterable[Party]) -> list[str]:
    return sorted({key for party in parties if (key := key_of(party))})[:MANY]


def _own(countries: list[str]) -> set[str]:
    """Pairs for those of several parties, and each with a plus; the one party with a star."""
    if len(countries) == 1:
        return {f"{countries[0]}*"}
    return {*(f"{a}|{b}" for a, b in combinations(countries, 2)), *(f"{c}+" for c in countries)}


def _sought(countries: list[str]) -> set[str]:
    """Several parties are sought by their pairs, and each alone; one by all that have it."""
    if len(countries) == 1:
        return {f"{countries[0]}*", f"{countries[0]}+"}
    return {*(f"{a}|{b}" for a, b in combinations(countries, 2)), *(f"{c}*" for c in countries)}
