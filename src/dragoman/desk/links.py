"""Which tellings may speak of one happening: a judgement on two of them alone, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from dragoman.record import EventType, Telling

from .agreement import When, Where, Who, when_agrees, where_agrees, who_agrees
from .ranks import are_others
from .words import Rarity, likeness

SYMMETRIC: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
"""Acts whose parties one report puts on one side and another on two: who met whom."""

PLACED: frozenset[EventType] = frozenset({"ASSAULT", "PROTEST", "MOBILIZE"})
"""Acts that a day and a town tell apart even where nobody is said to have done them."""

TOLD_EITHER_WAY: frozenset[frozenset[EventType]] = frozenset(
    frozenset(pair)
    for pair in (("AGREE", "SUPPORT"), ("RETREAT", "CONCEDE"), ("COERCE", "SANCTION"), ("AID", "SUPPORT"),
                 ("COERCE", "ASSAULT"), ("ACCUSE", "REJECT"), ("AGREE", "CONCEDE"))
)  # fmt: skip
"""Types that coders part by wording: one happening may be told as either, if its words are alike."""

ALIKE = 0.30
"""Cosine of two sentences, by rare words, from which they tell the same in other words. Chosen on evals/desk (open
half) and the texts of tests/desk, 2026-11-25: between 0.2 and 0.45 the figures do not move."""

NEWS = timedelta(days=4)
"""Happenings told without a date are compared only where their reports are no further apart."""


REMEMBERED = 20_000
"""Sentences whose terms are remembered: each is held against many others in a row."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings that may be of one happening, by id; `score` in 0..1 orders rivals, `why` is for people."""

    first: str
    second: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Points:
    """How two tellings agree, point by point."""

    who: Who
    when: When
    where: Where
    words: float
    same_type: bool
    same_report: bool


class Links:
    """Compares tellings; the terms of sentences compared lately are remembered."""

    def __init__(self, rarity: Rarity | None = None) -> None:
        """Take in how rare words are, by the shipped table unless told."""
        self._terms = lru_cache(maxsize=REMEMBERED)((rarity or Rarity.load()).terms)

    def between(self, first: Telling, second: Telling) -> Link | None:
        """Judge whether two tellings may be of one happening; None where nothing says so or a point speaks against."""
        if not _comparable(first, second):
            return None
        points = self._points(first, second)
        score = _score(points, first, second)
        return Link(first.id, second.id, score, _why(points, first, second)) if score else None

    def _points(self, first: Telling, second: Telling) -> _Points:
        return _Points(
            who=_who(first, second),
            when=_when(first, second),
            where=where_agrees(first.place, second.place),
            words=likeness(self._terms(first.words), self._terms(second.words)),
            same_type=first.act == second.act,
            same_report=first.report.document == second.report.document,
        )


def _when(first: Telling, second: Telling) -> When:
    """Compare days; undated events are apart too where their sentences name other days, or other tolls."""
    told = when_agrees(first.time, first.report.day, second.time, second.report.day)
    if told != "assumed":
        return told
    beside = when_agrees(first.time or first.beside, first.report.day, second.time or second.beside, second.report.day)
    return "apart" if beside in {"apart", "near"} or _tolls_differ(first, second) else told


def _tolls_differ(first: Telling, second: Telling) -> bool:
    """Tell whether two reports count other numbers of dead, or else of injured."""
    ours, theirs = ({toll.what: toll.count for toll in t.tolls} for t in (first, second))
    return any(ours[what] != theirs[what] for what in ours.keys() & theirs.keys())


def _comparable(first: Telling, second: Telling) -> bool:
    kinds = {first.whether, second.whether}
    if kinds not in ({"done"}, {"ahead"}, {"off"}, {"denied"}, {"done", "denied"}):
        return False
    if first.act != second.act and frozenset({first.act, second.act}) not in TOLD_EITHER_WAY:
        return False
    if first.mode and second.mode and first.mode != second.mode and first.type == second.type:
        return False
    untimed = first.time is None or second.time is None
    if untimed and (first.historical or second.historical):
        return False
    return not untimed or abs(first.report.day - second.report.day) <= NEWS


def _who(first: Telling, second: Telling) -> Who:
    """Compare parties: all with all for acts that have no direction, else side by side."""
    if first.act in SYMMETRIC and second.act in SYMMETRIC:
        return who_agrees(first.parties, second.parties)
    doers = who_agrees(first.actors, second.actors)
    done_to = who_agrees(first.recipients, second.recipients)
    crossed = _crossed(doers, done_to)
    return Who(
        shared=doers.shared | done_to.shared,
        persons=doers.persons | done_to.persons,
        only_first=doers.only_first | done_to.only_first,
        only_second=doers.only_second | done_to.only_second,
        is_contrary=doers.is_contrary or done_to.is_contrary or crossed,
    )


def _crossed(doers: Who, done_to: Who) -> bool:
    """Tell whether both tellings name someone on a side, and not one in common."""
    return any(side.only_first and side.only_second and not side.shared for side in (doers, done_to))


def _score(points: _Points, first: Telling, second: Telling) -> float:
    """Give how surely two tellings are of one happening; 0 where they are not to be merged."""
    who = points.who
    if who.is_contrary or points.when == "apart" or not who.fits:
        return 0.0
    if not points.same_type and points.words < ALIKE:
        return 0.0
    if first.act == "CONSULT" and not who.persons and are_others(first.words, second.words):
        return 0.0
    if points.where == "apart" and not _is_contested_place(points):
        return 0.0
    if points.when == "near" and not _is_contested_day(points, first, second):
        return 0.0
    if points.when == "wide" and points.words < ALIKE and not _both_parties(points):
        return 0.0
    certain = _both_parties(points) or _placed(points, first) or _worded(points)
    if not certain:
        return 0.0
    return min(1.0, 0.3 + 0.15 * len(who.shared) + 0.1 * len(who.persons) + 0.2 * points.words
               + 0.15 * (points.when == "same") + 0.1 * (points.where == "same"))  # fmt: skip


def _both_parties(points: _Points) -> bool:
    """Two parties or more in common: who met whom, who struck whom."""
    return len(points.who.shared) > 1


def _placed(points: _Points, telling: Telling) -> bool:
    """An attack or a protest in one town on one day."""
    return telling.act in PLACED and points.where == "same" and points.when in {"same", "assumed"}


def _worded(points: _Points) -> bool:
    """One party in common and sentences alike: told of one side only."""
    return points.words >= ALIKE and points.when in {"same", "assumed"}


def _is_contested_place(points: _Points) -> bool:
    """The same persons on the same day, put in two places."""
    return points.when == "same" and len(points.who.persons) > 1


def _is_contested_day(points: _Points, first: Telling, second: Telling) -> bool:
    """The same persons in the same place, by reports of one day that differ by a day."""
    same_news = first.report.day == second.report.day
    return same_news and len(points.who.persons) > 1 and points.where == "same" and points.words >= ALIKE


def _why(points: _Points, first: Telling, second: Telling) -> str:
    """Say what two tellings have in common, in words."""
    who = ", ".join(sorted(points.who.shared))
    parts = [f"both {first.act}" if points.same_type else f"{first.act} and {second.act}", f"parties {who}"]
    if points.who.persons:
        parts.append(f"persons {', '.join(sorted(name.title() for name in points.who.persons))}")
    parts.append({"same": "the same day", "near": "a day apart", "assumed": "news of the same days",
                  "wide": "the same period", "apart": ""}[points.when])  # fmt: skip
    parts += {"same": ["the same place"], "within": ["one place within the other"]}.get(points.where, [])
    if points.words >= ALIKE:
        parts.append(f"sentences alike ({points.words:.2f})")
    return "; ".join(parts)
