"""Made-up reports in order of publication: each outlet tells some of what is to be told, and some copy another."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from dragoman.record import Coding

from .draft import Draft
from .happenings import Course, Tale
from .tables import Tables, read_tables
from .telling import Teller
from .world import world_of

NEWS, RECALLED = (4, 9), (2, 5)
"""The fewest and the most events of a report that are news, and that it recalls: ten in all on average."""

REPRINTED, UPDATED = 0.10, 0.05
"""Shares of reports that repeat another's text to the letter, and that carry on their own of the last days."""

FORECAST, COLOURED = 0.6, 0.35
"""The share of reports that say what may come, and of events that are followed by colour."""

RECENT = 150
"""Reports that may be reprinted or carried on: at a hundred a day, those of a day and a half."""

TRIED = 4
"""Reports that each tale is offered to: more of them make reports that keep to one matter."""

DAYS, SEED = 1096, 1
"""Three years, unless told otherwise."""

CODER = "made up"
SITE = "https://made-up.example/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much to make up: so many reports from `first` on, spread over so many days, by a seed."""

    documents: int
    days: int = DAYS
    first: date = date(2022, 1, 1)
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Report:
    """A coded report and the truth behind it: the numbers of the happenings that its events tell of, in their order.

    `copy_of` is the id of the report that it reprints or carries on.
    """

    coding: Coding
    truth: tuple[int, ...]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Printed:
    """A report that others may copy."""

    draft: Draft
    report: Report


def codings(plan: Plan) -> Iterator[Coding]:
    """Make coded reports one by one, in order of publication."""
    return (report.coding for report in reports(plan))


def reports(plan: Plan) -> Iterator[Report]:
    """Make reports one by one, in order of publication, each with the truth behind it."""
    return _Press(plan, read_tables()).run()


class _Press:
    """Prints reports; holds the last ones and no more."""

    def __init__(self, plan: Plan, tables: Tables) -> None:
        self._plan, self._tables = plan, tables
        self._dice = random.Random(f"press {plan.seed}")
        breadth = max(1, plan.documents // plan.days)
        self._course = Course(world_of(plan.seed, tables), tables, plan.seed, (plan.first, breadth))
        self._teller = Teller(tables, self._dice)
        self._recent: deque[_Printed] = deque(maxlen=RECENT)
        self._count = 0

    def run(self) -> Iterator[Report]:
        sizes = [self._sizes(number) for number in range(self._plan.days)]
        wanted = (sum(size for size in day) for day in sizes)
        for sizes_of_day, (day, tales) in zip(sizes, self._course.days(wanted), strict=True):
            yield from self._issue(day, sizes_of_day, tales)

    def _sizes(self, number: int) -> list[int]:
        """Draw how many events each report of a day is to tell; 0 for one that copies another."""
        before, after = (n * self._plan.documents // self._plan.days for n in (number, number + 1))
        sizes = []
        for at in range(before, after):
            is_copy = at > 0 and self._dice.random() < REPRINTED + UPDATED
            sizes.append(0 if is_copy else self._dice.randint(*NEWS))
        return sizes

    def _issue(self, day: date, sizes: list[int], tales: list[Tale]) -> Iterator[Report]:
        """Print one day's reports."""
        told = iter(self._shared_out([size for size in sizes if size], tales))
        for size, published in zip(sizes, self._hours(day, len(sizes)), strict=True):
            self._count += 1
            if size:
                printed = self._print(next(told), published)
            elif self._dice.random() * (REPRINTED + UPDATED) < REPRINTED:
                yield self._reprint(published)
                continue
            else:
                printed = self._carry_on(tales, published)
            self._recent.append(printed)
            yield printed.report

    def _shared_out(self, sizes: list[int], tales: list[Tale]) -> list[list[Tale]]:
        """Share out the tales of a day: a report tells what has to do with what it tells already, nothing twice."""
        dice = self._dice
        waiting = dice.sample(tales, len(tales))
        shares: list[list[Tale]] = [[waiting.pop()] for _ in sizes]
        open_shares = list(range(len(sizes)))
        while waiting:
            tale = waiting.pop()
            tried = [dice.choice(open_shares) for _ in range(TRIED)]
            best = max(tried, key=lambda at: _fits(tale, shares[at]))
            shares[best].append(tale)
            if len(shares[best]) >= sizes[best]:
                open_shares.remove(best)
        return shares

    def _hours(self, day: date, count: int) -> list[date]:
        """Give when each report of a day is published: the first third say the day alone, the others the minute."""
        minutes = sorted(self._dice.randrange(24 * 60) for _ in range(count - count // 3))
        start = datetime.combine(day, time(), UTC)
        return [*([day] * (count // 3)), *(start + timedelta(minutes=at) for at in minutes)]

    def _print(self, tales: list[Tale], published: date) -> _Printed:
        """Write a report of its own."""
        draft, day, main = Draft(), _day(published), tales[0].happening
        old = self._course.recalled(main.matter, self._dice.randint(*RECALLED))
        for tale in _each_once([*tales, *(Tale(happening, "done") for happening in old)]):
            self._teller.tell(draft, tale, day)
            if self._dice.random() < COLOURED:
                draft.write([(self._dice.choice(self._tables.asides).removesuffix("."), None)])
        if self._dice.random() < FORECAST:
            self._teller.forecast(draft, main)
        title = f"Made up: {main.first[0].words} and {main.second[0].words}, {main.matter.about}"
        outlet = self._dice.choice(self._tables.outlets)
        return _Printed(draft, self._report(draft, (title, outlet), published))

    def _carry_on(self, tales: list[Tale], published: date) -> _Printed:
        """Write a later version of a report: its text, and what has come since."""
        before = self._dice.choice(self._recent)
        draft = before.draft.again()
        for tale in self._dice.sample(tales, min(2, len(tales))):
            if tale.happening.number not in draft.truth:
                self._teller.tell(draft, tale, _day(published))
        draft.write([(self._dice.choice(self._tables.asides).removesuffix("."), None)])
        old = before.report.coding
        report = self._report(draft, (old.title or "", old.outlet or ""), published)
        return _Printed(draft, replace(report, copy_of=old.id))

    def _reprint(self, published: date) -> Report:
        """Print another's report to the letter."""
        old = self._dice.choice(self._recent).report
        outlet = self._dice.choice([name for name in self._tables.outlets if name != old.coding.outlet])
        name = self._name()
        coding = replace(old.coding, id=name, url=SITE + name, published=published, outlet=outlet)
        return Report(coding=coding, truth=old.truth, copy_of=old.coding.id)

    def _report(self, draft: Draft, heading: tuple[str, str], published: date) -> Report:
        title, outlet = heading
        name = self._name()
        coding = Coding(
            id=name,
            url=SITE + name,
            published=published,
            title=title,
            outlet=outlet,
            language="en",
            coder=CODER,
            **draft.parts(),
        )
        return Report(coding=coding, truth=tuple(draft.truth))

    def _name(self) -> str:
        """Give the id of the report that is being printed."""
        return f"made-up-{self._plan.seed}-{self._count:07d}"


def _day(published: date) -> date:
    return published.date() if isinstance(published, datetime) else published


def _fits(tale: Tale, share: list[Tale]) -> int:
    """Count what a tale has in common with those of a report; nothing fits one that tells the same happening."""
    if any(tale.happening.number == other.happening.number for other in share):
        return -1
    main = share[0].happening
    ours = {tale.happening.first[0], tale.happening.second[0]}
    return len(ours & {main.first[0], main.second[0]}) + 2 * (tale.happening.matter is main.matter)


def _each_once(tales: list[Tale]) -> list[Tale]:
    """Leave out a happening that fell to one report twice: there was no other place for it."""
    return list({tale.happening.number: tale for tale in reversed(tales)}.values())[::-1]
