"""Find the names that the tables know in a text: states, capitals, demonyms, organisations, people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.record import Span

from .countries import Countries
from .folding import fold
from .organisations import Organisations
from .people import People

NameSort = Literal["country", "capital", "demonym", "people", "organisation", "person", "region"]

ACRONYM_LENGTH = 6
"""Names in capitals up to this length count only as written: «WHO» is not «who», «US» not «us»."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName(Span):
    """A name found in a text: what sort of name, and the key of its row (alpha-3 code or canonical name)."""

    sort: NameSort
    key: str


@dataclass(frozen=True, slots=True)
class _Entry:
    folded: str
    written: str
    sort: NameSort
    key: str

    def fits(self, text: str, folded: str, start: int) -> bool:
        """Tell whether the name stands at an offset, with its capitals and not inside a longer word."""
        end = start + len(self.folded)
        if not folded.startswith(self.folded, start) or folded[end : end + 1].isalnum():
            return False
        words = text[start:end]
        if self.written.isupper() and len(self.written) <= ACRONYM_LENGTH:
            return words == self.written
        if self.written.startswith("The ") and not words[4:5].isupper():
            return False  # «The diplomat left» does not name The Diplomat
        return words[0].isupper() or not self.written[0].isupper()


class KnownNames:
    """An index of names by their first words."""

    def __init__(
        self, entries: Iterable[tuple[str, NameSort, str]], doubles: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """Index (name, sort, key) triples; of two with the same name and length the first stands.

        `doubles` gives for a name the words of a text in which it does not name what it is indexed for.
        """
        self._doubles = doubles or {}
        self._names: dict[str, list[tuple[str, NameSort, str]]] = defaultdict(list)
        self._ready: dict[str, list[_Entry]] = {}
        self._last: tuple[str, tuple[KnownName, ...]] = ("", ())
        for name in entries:
            if first := _WORD.match(fold(name[0])):
                self._names[first.group()].append(name)

    @classmethod
    def of_tables(
        cls, countries: Countries, organisations: Organisations, people: People, regions: Iterable[str]
    ) -> KnownNames:
        """Index all names of the tables; `regions` are names that only hide shorter ones: «South China Sea»."""
        entries: list[tuple[str, NameSort, str]] = [(name, "region", name) for name in regions]
        for country in countries.rows:
            entries += [(name, "country", country.alpha3) for name in country.names]
            entries += [(name, "demonym", country.alpha3) for name in country.adjectives]
            entries += [(name, "people", country.alpha3) for name in country.people]
            entries += [(name, "capital", country.alpha3) for name in country.capitals]
        entries += [
            (alias, "organisation", name) for name in organisations.names for alias in organisations.aliases(name)
        ]
        entries += [(alias, "person", name) for name in people.names for alias in people.aliases(name)]
        return cls(entries, countries.doubles)

    def _starting(self, word: str) -> list[_Entry]:
        """Give the names that begin with a word, the longest first; made ready when they are first asked for."""
        found = self._ready.get(word)
        if found is None:
            named = self._names.get(word, ())
            found = [_Entry(fold(written), written, sort, key) for written, sort, key in named]
            found.sort(key=lambda entry: -len(entry.folded))
            if named:
                self._ready[word] = found
        return found

    def find(self, text: str) -> tuple[KnownName, ...]:
        """Give the names in text order; of overlapping ones the first and longest. The last text is remembered."""
        if self._last[0] != text:
            self._last = (text, self._found(text))
        return self._last[1]

    def _found(self, text: str) -> tuple[KnownName, ...]:
        folded, found, last = fold(text), [], 0
        other = {name for name, cues in self._doubles.items() if any(cue in text for cue in cues)}
        for word in _WORD.finditer(folded):
            start = word.start()
            if start < last:
                continue
            entry = next((e for e in self._starting(word.group()) if e.fits(text, folded, start)), None)
            if entry is not None:
                last = start + len(entry.folded)
                if entry.written in other or entry.sort == "region":
                    continue
                found.append(KnownName(start=start, end=last, sort=entry.sort, key=entry.key))
        return tuple(found)
