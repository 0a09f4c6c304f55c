"""Whether a sentence of a later report settles a statement on the future, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.record import Interval, Statement, Telling

from .agreement import Who, days_of, key_of
from .cases import NEARLY, Case, Cases
from .due import NARROW, Due
from .lines import Line
from .outcomes import speaks_of_change
from .words import Rarity

Verdict = Literal["met", "missed", "moved"]

WORDED, FAINTLY = 0.5, 0.15
"""Share of a statement's rare words that a sentence must hold to settle it without a coded act; and beside an act of
the kind by one party in common, in a report of the same story. Chosen on evals/desk (open half), 2026-11-25."""

DEEDS: frozenset[str] = frozenset({"SUPPORT", "RETREAT", "SANCTION", "AID", "COERCE", "COOPERATE", "CONCEDE"})
"""Kinds of act that one pair of parties seldom does twice in one story, unlike meetings and calls."""


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
        self._cases = Cases(rarity)

    def judge(
        self, statement: Statement, window: Interval | None, line: Line, *, same_story: bool = False
    ) -> Settling | None:
        """Judge one sentence of a later report; None where it says nothing of the statement.

        `window` is when the statement is due by what was known before: a postponement has moved it. In a report of the
        same story less is asked of the words.
        """
        if not self._cases.are_near(statement, line):
            return None
        case = self._cases.of(statement, Due(window, statement.report.day), line, same_story=same_story)
        if line.looks_ahead and (anew := _dated_anew(case)):
            return anew
        if (called_off := _called_off(case)) is not None:
            return called_off
        if line.looks_ahead:
            return _announced(case)
        found = [s for t in line.tellings if (s := _by_telling(case, t))]
        return _from_its_first_day(case, found) if found else _by_words(case)


def _from_its_first_day(case: Case, found: list[Settling]) -> Settling:
    """Give the surest of several, from the first day that the sentence tells of: of an arrival, then of talks."""
    best = max(found, key=lambda s: (s.score, -s.day.toordinal()))
    if best.verdict != "met" or case.statement.type != "CONSULT":
        return best
    parts = [t for t in case.line.tellings if t.whether == "done" and t.act == "CONSULT" and case.who(t).persons]
    told = [case.due.day_of(d, t.report.day) for t in parts if (d := days_of(t.time, t.report.day))]
    return replace(best, day=min([best.day, *(day for day in told if day)]))


def _by_telling(case: Case, telling: Telling) -> Settling | None:
    """Judge an event of a later report: done, of the expected kind, by the same parties, when it was due."""
    statement, who = case.statement, case.who(telling)
    if statement.type is None or telling.historical or not case.is_of_kind(telling):
        return None
    if telling.whether == "off" and _is_about(case, who):
        return Settling(
            verdict="missed", day=telling.report.day, score=0.6, reason="reported cancelled", telling=telling
        )
    if telling.whether != "done" or who.is_contrary or case.is_other_rank(who) or case.is_elsewhere(telling):
        return None
    if case.line.outcome in {"off", "moved", "refused"} or case.is_retold(telling):
        return None
    day = case.due.day_of(_days_told(case, telling), telling.report.day)
    if not _is_surely_it(case, who, telling):
        return None
    if day is None:
        return _obeyed_late(case, telling)
    score = 0.4 + 0.1 * len(who.shared) + 0.1 * len(who.named) + 0.2 * case.about
    return Settling(verdict="met", day=day, score=score, reason=_met(telling.act, who, case, day), telling=telling)


def _days_told(case: Case, telling: Telling) -> tuple[date, date] | None:
    """Give the days of an act: its own, else the only day that its sentence names, if that is past."""
    told = days_of(telling.time, telling.report.day)
    past = [d for interval in case.line.days if (d := days_of(interval, telling.report.day))]
    if told is None and len(past) == 1 and past[0][1] <= telling.report.day:
        return past[0]
    return told


def _is_surely_it(case: Case, who: Who, telling: Telling) -> bool:
    """Tell whether an act of the kind is the one expected: by its parties, its day, its place or the words for it."""
    if who.only_first and who.only_second and len(who.shared) == 1 and case.about < WORDED:
        return False
    due, named = case.due, who.named | case.who().named
    same_place = case.is_place_same(telling) or case.destination in who.shared
    if not due.has_end:
        return _is_surely_it_some_day(case, who, same_place=same_place)
    if case.names_nobody:
        return _is_surely_it_of_nobody(case, telling, same_place=same_place)
    if len(who.shared) > 1:
        if due.is_narrow or same_place or len(who.persons) > 1 or case.about >= NEARLY:
            return True
        return case.same_story and (bool(named) or telling.act in DEEDS)
    if who.shared and (due.is_narrow or case.same_story) and (same_place or named or case.about >= NEARLY):
        return True
    if who.shared and case.same_story and case.about >= FAINTLY:
        return True
    return bool(who.shared) and case.about >= WORDED


def _is_surely_it_of_nobody(case: Case, telling: Telling, *, same_place: bool) -> bool:
    """Tell the same where the statement names no party: by the day, the place and the words, within one story."""
    if case.about >= WORDED:
        return True
    if not case.same_story:
        return False
    if case.due.is_narrow and telling.time is not None and telling.time == case.due.window:
        return True
    return case.about >= NEARLY or (same_place and (case.due.is_narrow or case.about >= FAINTLY))


def _is_surely_it_some_day(case: Case, who: Who, *, same_place: bool) -> bool:
    """Tell the same where no last day is told: the parties do such things again, so more is asked."""
    if len(who.shared) > 1 and (same_place or case.about >= NEARLY):
        return True
    if case.same_story and (who.named or case.who().named) and who.shared and (same_place or case.about >= NEARLY):
        return True
    return case.same_story and bool(who.shared) and case.about >= WORDED


def _obeyed_late(case: Case, telling: Telling) -> Settling | None:
    """Judge an act that came after the term of a demand: it was not obeyed in time."""
    window, days = case.due.window, _days_told(case, telling)
    if case.statement.kind != "demand" or window is None or window.end is None or not case.same_story:
        return None
    day = days[0] if days else telling.report.day
    if not case.due.closes < day <= window.end + timedelta(days=30):
        return None
    reason = f"done {(day - window.end).days} days after the term"
    return Settling(verdict="missed", day=window.end, score=0.5, reason=reason, telling=telling)


def _by_words(case: Case) -> Settling | None:
    """Judge a sentence without an act of the kind, by its words and the day that it names."""
    if max(case.about, case.hinted) < FAINTLY:
        return None
    who, line = case.who(), case.line
    if who.is_contrary or case.is_other_rank(who) or line.outcome not in {None, "kept"}:
        return None
    day, is_told = _day_of_line(case)
    if day is None or not _is_worded(case, who, is_told=is_told):
        return None
    reason = f"told in its own words ({case.hinted:.0%} of them)"
    return Settling(verdict="met", day=day, score=case.hinted / 2, reason=reason)


def _is_worded(case: Case, who: Who, *, is_told: bool) -> bool:
    """Tell whether a sentence tells in its own words what was expected; `is_told` where it names the day."""
    has_party = bool(who.shared) or case.names_nobody
    if case.about >= WORDED and has_party and (is_told or case.same_story):
        return True
    if not (case.same_story and is_told and case.due.has_end):
        return False
    if case.due.is_narrow and case.hinted >= NEARLY:
        return True
    return case.hinted >= WORDED or (case.due.is_narrow and case.is_place_same() and case.hinted >= FAINTLY)


def _day_of_line(case: Case) -> tuple[date | None, bool]:
    """Give the day that a sentence tells of as past, if in time, and whether it names it."""
    line, due = case.line, case.due
    for interval in line.days:
        days = days_of(interval, line.report.day)
        if days and days[0] <= line.report.day and days[1] - days[0] <= NARROW:
            day = due.day_of(days, line.report.day)
            if day is not None:
                return day, True
    if line.days or not any(t.whether == "done" and not t.historical for t in line.tellings):
        return None, False
    return due.day_of(None, line.report.day), False


def _announced(case: Case) -> Settling | None:
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


def _dated_anew(case: Case) -> Settling | None:
    """Judge a sentence that names a day for what was put off without one."""
    window, line = case.due.window, case.line
    is_waiting = window is not None and window.end is None and window != case.statement.window
    new = _new_window(case)
    if not is_waiting or new is None or not case.same_story:
        return None
    who = case.who()
    same_kind = any(case.is_of_kind(t) for t in line.tellings)
    if who.is_contrary or not (case.hinted >= NEARLY or (who.named and same_kind) or _goes_on(line)):
        return None
    return Settling(verdict="moved", day=line.report.day, score=0.5, reason=f"put off to {new.start}", window=new)


def _goes_on(line: Line) -> bool:
    """Tell whether a sentence speaks of what the one before it named: «It will be held in May»."""
    return line.words.split()[:1] in (["It"], ["They"])


def _called_off(case: Case) -> Settling | None:
    """Judge a sentence whose words call something off, move it or refuse it."""
    line, score, who = case.line, 0.5 + case.about / 2, case.who()
    if not _bears_on(case) or who.is_contrary or not _is_meant(case, who):
        return None
    day = _day_of_refusal(line)
    if line.outcome == "moved":
        new = _new_window(case)
        told = f"put off to {new.start}" if new else "put off; no new day told"
        later = new or Interval(line.report.day, None)
        return Settling(verdict="moved", day=day, score=score, reason=told, window=later)
    reason = "called off" if line.outcome == "off" else "refused"
    return Settling(verdict="missed", day=day, score=score, reason=reason)


def _bears_on(case: Case) -> bool:
    """Tell whether a sentence's outcome may be a statement's: a change demanded is refused, any other plan moved."""
    outcome, is_change = case.line.outcome, speaks_of_change(case.statement.text)
    if outcome in {"kept", "refused"} and is_change:
        return case.statement.kind == "demand"
    return outcome in {"off", "moved", "refused"} and not is_change


def _is_meant(case: Case, who: Who) -> bool:
    """Tell whether what a sentence calls off is the thing expected: by its words, or its kind, parties and day."""
    if not case.due.has_end and not case.same_story:
        return False
    is_fitting = bool(who.shared) or case.names_nobody
    names_day = case.due.has_end and any(case.due.holds(day) for day in case.line.days if _is_new(day, case.line))
    same_kind = any(case.statement.type in {t.act, t.type} for t in case.line.tellings)
    if is_fitting and case.about >= WORDED:
        return True
    if who.shared and same_kind and (names_day or case.about >= NEARLY or who.persons):
        return True
    if not case.same_story:
        return False
    if case.line.outcome in {"refused", "kept"} and case.statement.kind == "demand" and _is_answered(case, who):
        return True
    if names_day and case.hinted >= NEARLY:
        return True
    return is_fitting and (
        case.hinted >= NEARLY or (names_day and (bool(who.named) or case.hinted >= FAINTLY or len(who.shared) > 1))
    )


def _is_answered(case: Case, who: Who) -> bool:
    """Tell whether the party that was asked answers: it refuses, or is in a sentence that speaks of the thing."""
    asked = {key for party in case.statement.actors if (key := key_of(party))}
    refusals = (t for t in case.line.tellings if t.act == "REJECT" and t.whether == "done")
    if any(asked & {key_of(p) for p in refusal.actors} for refusal in refusals):
        return True
    return bool(asked & who.shared) and (case.hinted >= FAINTLY or bool(who.named))


def _is_new(day: Interval, line: Line) -> bool:
    """Tell whether a sentence names a day other than that of its own news, which a window may hold by chance."""
    return day.start != day.end or day.start is None or day.start != line.report.day


def _day_of_refusal(line: Line) -> date:
    """Give the day on which a thing was called off: one that the sentence names, not after its report."""
    days = [d for interval in line.days if (d := interval.start) and _is_news(d, line)]
    return max(days, default=line.report.day)


def _is_news(day: date, line: Line) -> bool:
    return timedelta(0) <= line.report.day - day <= NARROW


def _new_window(case: Case) -> Interval | None:
    """Give the days to which a thing is moved: the last that the sentence names after its report, but the old ones."""
    line = case.line
    ahead = [d for d in line.days if d.start and d.start > line.report.day and not _is_old(d, case)]
    return ahead[-1] if ahead else None


def _is_old(day: Interval, case: Case) -> bool:
    """Tell whether days are those it was due on, or a month or year that holds them."""
    if day in (case.due.window, case.statement.window):
        return True
    is_wide = day.start is None or day.end is None or day.end - day.start > NARROW
    return is_wide and case.due.has_end and case.due.holds(day)


def _is_about(case: Case, who: Who) -> bool:
    return not who.is_contrary and (len(who.shared) > 1 or (bool(who.shared) and case.about >= NEARLY))


def _met(act: str, who: Who, case: Case, day: date) -> str:
    window = case.due.window
    parties = ", ".join(sorted(who.shared))
    late = (day - window.end).days if window and window.end and day > window.end else 0
    return f"{act} of {parties} reported" + (f", {late} days late" if late else "")
