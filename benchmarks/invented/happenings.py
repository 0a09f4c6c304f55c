"""What happens in a made-up record, day by day, and when and how it is told: the truth behind the reports."""

from __future__ import annotations

import random
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from dragoman.codebook.gazetteer import GazetteerEntry

from .tables import Act, Tables, Told
from .world import Someone, World

REPORTS = tuple(accumulate((34, 20, 13, 9, 7, 5, 4, 3, 2, 1, 1, 1)))
"""How many happenings of a hundred are told by one report, by two … by twelve: few are told by many. Set by hand."""

DELAYS = ((0, 0, 0, 0, 0, 0, 0, 1, 1, 2), (0, 1, 1, 2, 2, 3))
"""Days from a happening to its reports, and from an announcement or a refusal to theirs."""

FATES = (("held", 65), ("off", 77), ("moved", 85), ("silent", 100))
"""What becomes of a plan, of a hundred: it comes, is called off, comes on another day, or nobody tells."""

AT_HOME = 0.7
"""How often the side that is done to or received is the host."""

DENIED = 0.04
"""The share of tellings in which the party denies it."""

MATTERS, NEW_MATTER, PAST = 400, 0.04, 8
"""Matters that are open at a time, how often a happening opens one in the place of another, and how many of its last
happenings a matter keeps, for reports to recall. Set by hand."""


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """What two states deal with each other about, and the persons who speak for them."""

    about: str
    codes: tuple[str, str]
    persons: tuple[Someone, Someone]
    past: deque[Happening]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening: who (`first` acts on `second`), each as a state and as a person, what, where, when."""

    number: int
    act: Act
    first: tuple[Someone, Someone]
    second: tuple[Someone, Someone]
    city: GazetteerEntry
    matter: Matter
    day: date
    toll: int


@dataclass(frozen=True, slots=True)
class Tale:
    """A happening as one report is to tell it."""

    happening: Happening
    told: Told


class Course:
    """The course of things. It remembers what is still to be told, and the last of what was."""

    def __init__(self, world: World, tables: Tables, seed: int, plan: tuple[date, int]) -> None:
        """Begin on a day; no happening is told by more reports of one day than `plan` says."""
        self._world, self._tables = world, tables
        self._dice = random.Random(f"course {seed}")
        self._weights = list(accumulate(act.weight for act in tables.acts))
        self._due: defaultdict[date, list[Tale]] = defaultdict(list)
        self._matters: list[Matter] = []
        self._count = 0
        self._today, self._breadth = plan

    def days(self, counts: Iterator[int]) -> Iterator[tuple[date, list[Tale]]]:
        """Give each day's tales, as many as are asked for that day; what is too much is told the day after."""
        for wanted in counts:
            while len(self._due[self._today]) < wanted:
                self._draw()
            due = self._due.pop(self._today)
            tomorrow = self._today + timedelta(days=1)
            self._due[tomorrow] += [t for t in due[wanted:] if t.told == "done" or t.happening.day > tomorrow]
            yield self._today, due[:wanted]
            self._today = tomorrow

    def recalled(self, matter: Matter, count: int) -> list[Happening]:
        """Give some that have been, for a report on a matter to recall: of that matter first, then of any."""
        dice = self._dice
        others = [other for m in dice.choices(self._matters, k=count) for other in list(m.past)[:1]]
        found = {h.number: h for h in (*dice.sample(list(matter.past), len(matter.past)), *others)}
        return [h for h in found.values() if h.day < self._today][:count]

    def _draw(self) -> None:
        dice, matter = self._dice, self._matter()
        act = dice.choices(self._tables.acts, cum_weights=self._weights)[0]
        sides = [(self._world.states[code], person) for code, person in zip(matter.codes, matter.persons, strict=True)]
        first, second = dice.sample(sides, 2)
        host = second if dice.random() < AT_HOME else first
        self._count += 1
        new = Happening(
            number=self._count,
            act=act,
            first=first,
            second=second,
            city=dice.choice(self._world.cities[host[0].country or ""]),
            matter=matter,
            day=self._today,
            toll=dice.randint(2, 40),
        )
        if dice.random() < act.plan_share:
            self._announce(replace(new, day=self._today + timedelta(days=dice.randint(2, 30))))
        else:
            self._tell(new, "done", self._today)

    def _matter(self) -> Matter:
        """Draw an open matter, or open one."""
        dice = self._dice
        if len(self._matters) == MATTERS and dice.random() >= NEW_MATTER:
            return dice.choice(self._matters)
        codes = self._world.pair(dice)
        first, second = (dice.choice(self._world.persons[code]) for code in codes)
        new = Matter(dice.choice(self._tables.matters), codes, (first, second), deque(maxlen=PAST))
        if len(self._matters) < MATTERS:
            self._matters.append(new)
        else:
            self._matters[dice.randrange(MATTERS)] = new
        return new

    def _announce(self, planned: Happening) -> None:
        """Tell a plan today, and decide what becomes of it."""
        dice = self._dice
        self._tell(planned, "ahead", self._today)
        drawn = dice.uniform(0, FATES[-1][1])
        fate = next(name for name, up_to in FATES if drawn <= up_to)
        between = self._today + timedelta(days=dice.randint(1, (planned.day - self._today).days - 1 or 1))
        if fate == "off" and (planned.act, "off") in self._tables.phrases:
            self._tell(planned, "off", between)
        elif fate == "moved":
            later = replace(planned, day=planned.day + timedelta(days=dice.randint(2, 20)))
            self._tell(later, "ahead", between)
            self._tell(later, "done", later.day)
        elif fate == "held":
            self._tell(planned, "done", planned.day)

    def _tell(self, happening: Happening, told: Told, day: date) -> None:
        """Have a number of reports tell it, on the day and the days after; some as denied where it can be."""
        dice, on = self._dice, Counter[date]()
        can_deny = told == "done" and (happening.act, "denied") in self._tables.phrases
        for _ in range(1 + dice.choices(range(len(REPORTS)), cum_weights=REPORTS)[0]):
            delay = dice.choice(DELAYS[told != "done"])
            if told != "done":  # a plan is told before its day
                delay = min(delay, (happening.day - day).days - 1)
            due = day + timedelta(days=delay)
            if on[due] < self._breadth:
                on[due] += 1
                way: Told = "denied" if can_deny and dice.random() < DENIED else told
                self._due[due].append(Tale(happening, way))
        if told == "done":
            happening.matter.past.append(happening)
