"""Whether a sentence of a later report settles a statement on the future, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dragoman.record import Interval, Statement, Telling

from .agreement import DAYS_OF_NEWS, Who, days_of, where_agrees, who_agrees
from .lines import Line
from .links import TOLD_EITHER_WAY
from .words import Rarity, Terms, share

Verdict = Literal["met", "missed", "moved"]

LATEST = timedelta(days=3)
"""How far past its window an act may lie and still be the one expected: slips of a day or two, time zones, long sittings."""

NARROW = timedelta(days=7)
"""A window up to this long names a day or a few: an act of the right kind within it is the one expected."""

WORDED, NEARLY = 0.5, 0.3
"""Share of a statement's rare words that a sentence must hold to settle it without a coded act, and beside one of the same
kind by one party in common. Chosen on evals/desk (open half), 2026-11-25."""


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

    def judge(self, statement: Statement, window: Interval | None, line: Line) -> Settling | None:
        """Judge one sentence of a later report; None where it says nothing of the statement.

        `window` is when the statement is due by what was known before: a postponement has moved it.
        """
        shared = share(self._terms(statement.text), self._terms(line.words))
        if line.outcome:
            return _called_off(statement, window, line, shared)
        if line.looks_ahead:
            return None
        found = [s for t in line.tellings if (s := _by_telling(statement, window, t, shared))]
        if found:
            return max(found, key=lambda s: s.score)
        return _by_words(statement, window, line, shared)

    def _terms(self, words: str) -> Terms:
        if words not in self._known:
            self._known[words] = self._rarity.terms(words)
        return self._known[words]


def _by_telling(statement: Statement, window: Interval | None, telling: Telling, shared: float) -> Settling | None:
    """Judge an event of a later report: done, of the expected kind, by the same parties, when it was due."""
    who = who_agrees(statement.parties, telling.parties)
    if statement.type is None or telling.historical or not _of_kind(statement, telling, shared):
        return None
    if telling.whether == "off" and _is_about(who, shared):
        return Settling(verdict="missed", day=telling.report.day, score=0.6 + shared / 4,
                        reason=f"reported {telling.status}", telling=telling)  # fmt: skip
    if telling.whether != "done" or who.is_contrary or where_agrees(statement.place, telling.place) == "apart":
        return None
    day = _day_due(statement, window, days_of(telling.time, telling.report.day), telling.report.day)
    if day is None or not _is_surely_it(who, window, statement, telling, shared):
        return None
    score = 0.4 + 0.1 * len(who.shared) + 0.1 * len(who.persons) + 0.2 * shared
    return Settling(verdict="met", day=day, score=score, reason=_met(telling.act, who, window, day), telling=telling)


def _of_kind(statement: Statement, telling: Telling, shared: float) -> bool:
    if statement.mode and telling.mode and statement.mode != telling.mode and telling.act == statement.type:
        return False
    if telling.act == statement.type or telling.type == statement.type:
        return True
    return shared >= NEARLY and frozenset({str(statement.type), telling.act}) in TOLD_EITHER_WAY


def _is_surely_it(who: Who, window: Interval | None, statement: Statement, telling: Telling, shared: float) -> bool:
    """Tell whether an act of the kind is the one expected: by its parties, its day, its place or the words for it."""
    narrow = window is not None and window.start is not None and window.end is not None
    narrow = narrow and window.end - window.start <= NARROW  # type: ignore[operator, union-attr]
    same_place = where_agrees(statement.place, telling.place) == "same"
    if len(who.shared) > 1:
        return narrow or same_place or len(who.persons) > 1 or shared >= NEARLY
    if who.shared:
        return (narrow and (same_place or bool(who.persons) or shared >= NEARLY)) or shared >= WORDED
    return not statement.parties and shared >= WORDED


def _by_words(statement: Statement, window: Interval | None, line: Line, shared: float) -> Settling | None:
    """Judge a sentence without an act of the kind, by its words: it holds most of the statement's rare ones."""
    who = who_agrees(statement.parties, line.parties)
    if shared < WORDED or who.is_contrary or (statement.parties and not who.shared):
        return None
    days = days_of(line.days[0], line.report.day) if line.days else None
    day = _day_due(statement, window, days, line.report.day)
    if day is None:
        return None
    return Settling(verdict="met", day=day, score=shared / 2, reason=f"told in its own words ({shared:.0%} of them)")


def _called_off(statement: Statement, window: Interval | None, line: Line, shared: float) -> Settling | None:
    """Judge a sentence whose words call something off, move it or refuse it."""
    who = who_agrees(statement.parties, line.parties)
    same_kind = any(statement.type in (t.act, t.type) for t in line.tellings)
    names_day = window is not None and any(_meets(day, window) for day in line.days)
    about = shared >= WORDED or (
        bool(who.shared) and (names_day or shared >= NEARLY) and (same_kind or shared >= NEARLY)
    )
    about = about or (len(who.shared) > 1 and same_kind and bool(who.persons))
    if who.is_contrary or not about or line.report.day < statement.report.day:
        return None
    if line.outcome == "moved":
        new = _new_window(window, line)
        told = f"put off to {new.start}" if new else "put off; no new day told"
        return Settling(verdict="moved", day=line.report.day, score=0.5 + shared / 2, reason=told, window=new)
    reason = "called off" if line.outcome == "off" else "refused"
    return Settling(verdict="missed", day=_day_of_refusal(line), score=0.5 + shared / 2, reason=reason)


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


def _day_due(
    statement: Statement, window: Interval | None, days: tuple[date, date] | None, reported: date
) -> date | None:
    """Give the day on which an act came if it lies within the window, a little past it at most; else None."""
    first, last = days or (reported - timedelta(days=DAYS_OF_NEWS), reported)
    opens = max(window.start if window and window.start else statement.report.day, statement.report.day)
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
