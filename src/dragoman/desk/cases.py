"""A statement held against one sentence of a later report: what they have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.codebook.countries import Countries
from dragoman.record import Party, Spot, Statement, Telling

from .agreement import Who, key_of, where_agrees, who_agrees
from .due import Due
from .lines import Line
from .links import TOLD_EITHER_WAY
from .naming import fold
from .outcomes import outcome_at
from .ranks import are_others
from .words import Rarity, Terms, deeds_in, share

NEARLY = 0.3
"""Share of a statement's rare words, its parties' names left out, that a sentence holds where it speaks of the same
thing; beside an act of the kind. Chosen on evals/desk (open half), 2026-11-25: from 0.25 to 0.35 the figures stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A statement and a sentence. `shared` is the share of all its rare words in the sentence, `about` without names.

    `hinted` counts the words of the sentence before it too, where it speaks of what that names.
    """

    statement: Statement
    due: Due
    line: Line
    shared: float
    about: float
    hinted: float
    same_story: bool

    def who(self, telling: Telling | None = None) -> Who:
        """Compare the statement's parties with those of an act, or with all that the sentence names."""
        return who_agrees(self.parties, telling.parties if telling else self.line.parties)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties of the act expected, the state among them to which one party alone goes."""
        if self.destination is None:
            return self.statement.parties
        return (*self.statement.parties, Party(name=self.destination, country=self.destination, kind="state"))

    @property
    def destination(self) -> str | None:
        """The country to which a party goes that is expected somewhere alone: «Oli will be in New Delhi»."""
        statement = self.statement
        country = statement.place.country if statement.place else None
        keys = {key for party in statement.parties if (key := key_of(party))}
        return country if statement.type == "CONSULT" and country and country not in keys and len(keys) == 1 else None

    @property
    def names_nobody(self) -> bool:
        """Whether the statement has no party that could be known again."""
        return not any(key_of(party) for party in self.statement.parties)

    def is_of_kind(self, telling: Telling) -> bool:
        """Tell whether an act is of the kind expected, or one that reports tell as that, its words being alike."""
        statement = self.statement
        if telling.act == statement.type and statement.mode and telling.mode and statement.mode != telling.mode:
            return False
        if statement.type in {telling.act, telling.type}:
            return True
        return self.about >= NEARLY and frozenset({str(statement.type), telling.act}) in TOLD_EITHER_WAY

    def is_place_same(self, telling: Telling | None = None) -> bool:
        """Tell whether an act came where it was expected; the sentence may name the place without the act having it."""
        place = self.statement.place
        if place is None:
            return False
        if telling is not None and where_agrees(place, telling.place) == "same":
            return True
        told = fold(self.line.words)
        return any(re.search(rf"\b{re.escape(fold(name))}\b", told) for name in _names_of(place))

    def is_elsewhere(self, telling: Telling) -> bool:
        """Tell whether an act came in another place than the one expected."""
        return where_agrees(self.statement.place, telling.place) == "apart"

    def is_other_rank(self, who: Who) -> bool:
        """Tell whether others meet than those expected, by their offices: ministers, where presidents were to."""
        persons = who.persons | self.who().persons
        return not persons and are_others(self.statement.text, self.line.words)

    def is_retold(self, telling: Telling | None = None) -> bool:
        """Tell whether a sentence tells the plan once more, or an act of before; of an act, if it is that one."""
        found = outcome_at(self.line.words)
        if found is None or found[0] != "retold":
            return False
        if telling is None:
            return True
        start, end = (at - self.line.span.start for at in (telling.trigger.start, telling.trigger.end))
        return end > found[1].start - 2 and start < found[1].end + RETOLD_WITHIN


def _names_of(place: Spot) -> list[str]:
    """Give what a place is called: a capital by its state too («the French capital»)."""
    country = _countries().by_code.get(place.country or "")
    if country is None or place.name not in country.capitals:
        return [place.name]
    return [place.name, *(f"{adjective} capital" for adjective in country.adjectives)]


@cache
def _countries() -> Countries:
    return Countries.load()


RETOLD_WITHIN = 25
"""Characters after «was due to» within which an act named is the one that was due."""


REMEMBERED = 20_000
"""Texts whose terms are remembered: each is held against many others in a row."""


class Cases:
    """Makes cases; the terms of each text are worked out once."""

    def __init__(self, rarity: Rarity | None = None) -> None:
        """Take in how rare words are, by the shipped table unless told."""
        self._rarity = rarity or Rarity.load()
        self._terms = lru_cache(maxsize=REMEMBERED)(self._terms_of)
        self._abouts: dict[tuple[str, str], Terms] = {}

    def are_near(self, statement: Statement, line: Line) -> bool:
        """Tell whether a sentence can speak of a statement at all: by a word, an act, an outcome or a day."""
        if line.outcome or line.days or any(statement.type in {t.act, t.type} for t in line.tellings):
            return True
        stems = self._terms(line.words)
        mine = self._terms(statement.text)
        return any(stem in stems for stem in mine)

    def of(self, statement: Statement, due: Due, line: Line, *, same_story: bool) -> Case:
        """Hold a statement against a sentence."""
        told = self._terms(line.words)
        about = self._about(statement, statement.about or statement.text)
        hinted = self._about(statement, statement.before) if statement.before else {}
        return Case(
            statement=statement,
            due=due,
            line=line,
            shared=share(self._terms(statement.text), told),
            about=share(about, told),
            hinted=max(share(about, told), share(hinted, told)),
            same_story=same_story,
        )

    def _about(self, statement: Statement, words: str) -> Terms:
        """Give the terms of words without the names of parties and of who says it, and without numbers."""
        key = (statement.id, words)
        if key not in self._abouts:
            if len(self._abouts) >= REMEMBERED:
                self._abouts.clear()
            self._abouts[key] = self._without_names(statement, words)
        return self._abouts[key]

    def _without_names(self, statement: Statement, words: str) -> Terms:
        place = [statement.place.name] if statement.place else []
        names = " ".join([*(p.name for p in statement.parties), *statement.origins, statement.by or "", *place])
        left_out = self._terms(names).keys()
        return {stem: w for stem, w in self._terms(words).items() if stem not in left_out and not stem[0].isdigit()}

    def _terms_of(self, words: str) -> Terms:
        return self._rarity.terms(words) | deeds_in(words)
