"""Whether a sentence of a later report settles a statement on the future, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.record import Interval, Statement, Telling

from .agreement import DAYS_OF_NEWS, Who, days_of, where_agrees, who_agrees
from .lines import Line, outcome_in
from .links import TOLD_EITHER_WAY
from .words import Rarity, Terms, share

Verdict = Literal["met", "missed", "moved"]

LATEST = timedelta(days=3)
"""How far past its window an act may lie and still be the one expected: slips of a day or two, time zones, long
sittings."""

NARROW = timedelta(days=7)
"""A window up to this long names a day or a few: an act of the right kind within it is the one expected."""

WORDED, NEARLY, FAINTLY = 0.5, 0.3, 0.15
"""Share of a statement's rare words that a sentence must hold to settle it without a coded act; beside one of the
same kind by one party in common; and beside such a one within the same story. Chosen on evals/desk (open half),
2026-11-25."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """What a sentence makes of a statement: met, missed or moved, on which day, by which telling, and why."""

    verdict: Verdict
    day: date
    score: float
    reason: str
    telling: Telling | None = None
    window: Interval | None = None


class Settlements:
    """Judges statements against sentences; the terms of each are worked out once."""

    def __init__(self, rarity: Rarity | None = None) -> None:
        """Take in how rare words are, by the shipped table unless told."""
        self._rarity = rarity or Rarity.load()
        self._known: dict[str, Terms] = {}

    def judge(
        self, statement: Statement, window: Interval | None, line: Line, *, same_story: bool = False
    ) -> Settling | None:
        """Judge one sentence of a later report; None where it says nothing of the statement.

        `window` is when the statement is due by what was known before: a postponement has moved it. In a report of the
        same story less is asked of the words.
        """
        shared = share(self._terms(statement.text), self._terms(line.words))
        case = _Case(statement, window, line, shared, same_story)
        if line.outcome and not outcome_in(statement.text):
            return _called_off(case)
        if line.looks_ahead:
            return _announced(case)
        found = [s for t in line.tellings if (s := _by_telling(case, t))]
        return max(found, key=lambda s: s.score) if found else _by_words(case)

    def _terms(self, words: str) -> Terms:
        if words not in self._known:
            self._known[words] = self._rarity.terms(words)
        return self._known[words]


@dataclass(frozen=True, slots=True)
class _Case:
    """A statement, when it is due, a sentence of a later report, what words they share, and whether one story."""

    statement: Statement
    window: Interval | None
    line: Line
    shared: float
    same_story: bool

    @property
    def is_narrow(self) -> bool:
        """Whether the statement names the day, or a few."""
        start, end = (self.window.start, self.window.end) if self.window else (None, None)
        return start is not None and end is not None and end - start <= NARROW


def _by_telling(case: _Case, telling: Telling) -> Settling | None:
    """Judge an event of a later report: done, of the expected kind, by the same parties, when it was due."""
    statement = case.statement
    who = who_agrees(statement.parties, telling.parties)
    if statement.type is None or telling.historical or not _of_kind(case, telling):
        return None
    if telling.whether == "off" and _is_about(who, case.shared):
        return Settling(
            verdict="missed", day=telling.report.day, score=0.6, reason="reported cancelled", telling=telling
        )
    if telling.whether != "done" or who.is_contrary or where_agrees(statement.place, telling.place) == "apart":
        return None
    day = _day_due(case, days_of(telling.time, telling.report.day))
    if day is None or not _is_surely_it(case, who, telling):
        return None
    score = 0.4 + 0.1 * len(who.shared) + 0.1 * len(who.persons) + 0.2 * case.shared
    return Settling(
        verdict="met", day=day, score=score, reason=_met(telling.act, who, case.window, day), telling=telling
    )


def _of_kind(case: _Case, telling: Telling) -> bool:
    statement = case.statement
    if telling.act == statement.type and statement.mode and telling.mode and statement.mode != telling.mode:
        return False
    if statement.type in {telling.act, telling.type}:
        return True
    return case.shared >= NEARLY and frozenset({str(statement.type), telling.act}) in TOLD_EITHER_WAY


def _is_surely_it(case: _Case, who: Who, telling: Telling) -> bool:
    """Tell whether an act of the kind is the one expected: by its parties, its day, its place or the words for it."""
    same_place = where_agrees(case.statement.place, telling.place) == "same"
    if len(who.shared) > 1:
        return case.is_narrow or same_place or len(who.persons) > 1 or case.shared >= NEARLY
    if who.shared and case.is_narrow and (same_place or who.persons or case.shared >= NEARLY):
        return True
    if who.shared and case.same_story and (same_place or case.shared >= (FAINTLY if case.window else NEARLY)):
        return True
    return (bool(who.shared) or not case.statement.parties) and case.shared >= WORDED


def _by_words(case: _Case) -> Settling | None:
    """Judge a sentence without an act of the kind, by its words: it holds most of the statement's rare ones."""
    who = who_agrees(case.statement.parties, case.line.parties)
    if case.shared < WORDED or who.is_contrary or (case.statement.parties and not who.shared):
        return None
    days = days_of(case.line.days[0], case.line.report.day) if case.line.days else None
    day = _day_due(case, days)
    if day is None:
        return None
    reason = f"told in its own words ({case.shared:.0%} of them)"
    return Settling(verdict="met", day=day, score=case.shared / 2, reason=reason)


def _announced(case: _Case) -> Settling | None:
    """Judge an announcement: what another expected of a party, that party now says it will do."""
    statement, line = case.statement, case.line
    if (
        case.shared < WORDED
        or statement.window is not None
        or statement.kind not in {"forecast", "demand", "possibility"}
    ):
        return None
    doers = {party.country for party in statement.actors if party.country}
    vouching = {country for t in line.tellings for country in t.origin_countries}
    if not doers or not doers <= vouching or doers & set(statement.origin_countries):
        return None
    names = ", ".join(sorted(doers))
    return Settling(verdict="met", day=line.report.day, score=case.shared / 2, reason=f"announced by {names}")


def _called_off(case: _Case) -> Settling | None:
    """Judge a sentence whose words call something off, move it or refuse it."""
    line, window, shared = case.line, case.window, case.shared
    who = who_agrees(case.statement.parties, line.parties)
    if who.is_contrary or not _is_meant(case, who):
        return None
    if line.outcome == "moved":
        new = _new_window(window, line)
        told = f"put off to {new.start}" if new else "put off; no new day told"
        return Settling(verdict="moved", day=line.report.day, score=0.5 + shared / 2, reason=told, window=new)
    reason = "called off" if line.outcome == "off" else "refused"
    return Settling(verdict="missed", day=_day_of_refusal(line), score=0.5 + shared / 2, reason=reason)


def _is_meant(case: _Case, who: Who) -> bool:
    """Tell whether what a sentence calls off is the thing expected: by its words, or its kind, parties and day."""
    line, statement = case.line, case.statement
    same_kind = any(statement.type in {t.act, t.type} for t in line.tellings)
    names_day = case.window is not None and any(_meets(day, case.window) for day in line.days)
    if case.window is None and not case.same_story:
        return False
    if who.shared and same_kind:
        return names_day or case.shared >= NEARLY or len(who.persons) > 0
    return case.shared >= WORDED or (bool(who.shared) and case.shared >= NEARLY and (names_day or case.same_story))


def _day_of_refusal(line: Line) -> date:
    """Give the day on which a thing was called off: one that the sentence names, not after its report."""
    days = [d for interval in line.days if (d := interval.start) and _is_news(d, line)]
    return max(days, default=line.report.day)


def _is_news(day: date, line: Line) -> bool:
    return timedelta(0) <= line.report.day - day <= NARROW


def _new_window(window: Interval | None, line: Line) -> Interval | None:
    """Give the days to which a thing is moved: the last that the sentence names after its report, but the old ones."""
    ahead = [d for d in line.days if d.start and d.start > line.report.day and not (window and d == window)]
    return ahead[-1] if ahead else None


def _is_about(who: Who, shared: float) -> bool:
    return not who.is_contrary and (len(who.shared) > 1 or (bool(who.shared) and shared >= NEARLY))


def _day_due(case: _Case, days: tuple[date, date] | None) -> date | None:
    """Give the day on which an act came if it lies within the window, a little past it at most; else None."""
    window, reported, stated = case.window, case.line.report.day, case.statement.report.day
    first, last = days or (reported - timedelta(days=DAYS_OF_NEWS), reported)
    opens = max(window.start if window and window.start else stated, stated)
    closes = window.end + LATEST if window and window.end else date.max
    if last < opens or first > closes:
        return None
    if days and last - first <= NARROW:
        return max(first, opens)
    return min(max(opens, first), last) if days else _clamped(reported, window, opens)


def _clamped(reported: date, window: Interval | None, opens: date) -> date:
    """Give the day of undated news: that of its report, or the last day it was due on if that was just before."""
    if window and window.end and reported - timedelta(days=DAYS_OF_NEWS) <= window.end < reported:
        return max(window.end, opens)
    return max(reported, opens)


def _meets(first: Interval, second: Interval) -> bool:
    starts, ends = (first.start or first.end, first.end or first.start), (second.start, second.end)
    if starts[0] is None or starts[1] is None:
        return False
    return (ends[1] is None or starts[0] <= ends[1]) and (ends[0] is None or starts[1] >= ends[0])


def _met(act: str, who: Who, window: Interval | None, day: date) -> str:
    parties = ", ".join(sorted(who.shared))
    late = (day - window.end).days if window and window.end and day > window.end else 0
    return f"{act} of {parties} reported" + (f", {late} days late" if late else "")
