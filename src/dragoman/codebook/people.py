"""Who's who (`data/people*.tsv`): persons, their offices and terms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import first_day, is_within, last_day
from .folding import fold
from .tables import Row, listed, read_table

LEADING = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader"})
"""Offices whose holder a government is called after."""

OFFICIAL = frozenset({"GOV", "IGO", "MIL"})
PRIVATE = frozenset({"COP", "CRM", "CVL", "JRN", "MED", "SOC"})
"""Sectors of persons whom a report first gives their full name: captives, convicts, activists, reporters, officers."""

REMEMBERED, FORESEEN = timedelta(days=3653), timedelta(days=365)
"""How long after and before an office a lone surname may mean its holder; set by hand, 2026-11-25."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person in one office; `start` and `end` are inclusive, None where that end is open."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    office: str
    sectors: tuple[str, ...]
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the person holds the office on a day."""
        return is_within(day, self.start, self.end)


class People:
    """All terms, by canonical name of the person."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        """Index terms by name, by surname, and by country and office."""
        self._by_name: defaultdict[str, list[Term]] = defaultdict(list)
        self._by_office: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
        self._by_surname: defaultdict[str, set[str]] = defaultdict(set)
        self._by_ends: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for term in terms:
            self._by_name[term.name].append(term)
            self._by_office[term.country or "", term.office].append(term)
            for written in (term.name, *term.aliases):
                words = fold(written).split()
                self._by_surname[words[-1]].add(term.name)
                self._by_ends[words[0], words[-1]].add(term.name)

    @classmethod
    def load(cls) -> People:
        """Read the package's table; raises `DataError` where it is broken."""
        return cls(tuple(_term(row) for row in read_table("people")))

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical names."""
        return tuple(self._by_name)

    def aliases(self, name: str) -> tuple[str, ...]:
        """Give all spellings of a person's name, the canonical one first."""
        return tuple(dict.fromkeys([name, *(alias for term in self._by_name[name] for alias in term.aliases)]))

    def terms(self, name: str) -> tuple[Term, ...]:
        """Give the terms of a person, in the order of the table."""
        return tuple(self._by_name.get(name, ()))

    def holder(self, country: str, office: str, day: date) -> str | None:
        """Give who holds an office on a day, None where none or several do."""
        held = {term.name for term in self._by_office.get((country, office), ()) if term.holds(day)}
        return held.pop() if len(held) == 1 else None

    def by_surname(self, surname: str, day: date, office: str | None = None) -> str | None:
        """Give the one person of that surname who holds an office on a day, or else the only one who lately did.

        Of several, the one who holds the office named («President Zuma»), or else the only one who leads a state.
        """
        known = self._public(surname)
        terms = [term for name in known for term in self._by_name[name] if term.holds(day)]
        titled = {term.name for term in terms if office and term.office.endswith(office)}
        leading = {term.name for term in terms if term.office in LEADING}
        officials = {n for n in known if any(not OFFICIAL.isdisjoint(t.sectors) for t in self._by_name[n])}
        is_fresh = any(_is_remembered(term, day) for name in officials for term in self._by_name[name])
        lately = officials if is_fresh else set()
        for found in ({term.name for term in terms}, titled, set() if titled else leading, lately):
            if len(found) == 1:
                return next(iter(found))
        return None

    def leader(self, surname: str, day: date) -> str | None:
        """Give the one head of state or government of that surname on a day, None where there are none or several."""
        known = self._by_surname.get(fold(surname), set())
        leading = {n for n in known if any(t.holds(day) and t.office in LEADING for t in self._by_name[n])}
        return leading.pop() if len(leading) == 1 else None

    def surnamed(self, surname: str) -> frozenset[str]:
        """Give all persons of a surname."""
        return frozenset(self._by_surname.get(fold(surname), ()))

    def serving(self, surname: str, day: date) -> bool:
        """Tell whether one person of that surname, and no other, holds an office on a day, or leads a state."""
        known = self._public(surname)
        in_office = sum(any(term.holds(day) for term in self._by_name[name]) for name in known)
        return in_office == 1 or self.leader(surname, day) is not None

    def _public(self, surname: str) -> set[str]:
        """Give those whom a lone surname may mean: private persons only where nobody else is of that surname."""
        known = self._by_surname.get(fold(surname), set())
        return {n for n in known if any(not PRIVATE.issuperset(t.sectors) for t in self._by_name[n])} or known

    def by_first_and_last(self, first: str, last: str) -> str | None:
        """Give the only person whose name begins and ends with these words, None where none or several do."""
        known = self._by_ends.get((fold(first), fold(last)), set())
        return next(iter(known)) if len(known) == 1 else None


def _is_remembered(term: Term, day: date) -> bool:
    """Tell whether a lone surname may still, or already, mean who held an office of state."""
    is_official = not OFFICIAL.isdisjoint(term.sectors)
    is_gone = term.end is not None and term.end < day - REMEMBERED
    return is_official and not is_gone and (term.start is None or term.start <= day + FORESEEN)


def _term(row: Row) -> Term:
    return Term(
        name=row["name"],
        aliases=listed(row["aliases"]),
        country=row["country"] or None,
        office=row["office"],
        sectors=listed(row["sectors"]),
        start=first_day(row["from"]),
        end=last_day(row["to"]),
    )
