"""Which episodes a relation shows and on what day; what is left out is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from dragoman.errors import CallError
from dragoman.record import LeftOut, Omission

from .axis import Axis, start_of
from .episodes import Choice, Dated

WORDS: dict[Omission, str] = {
    "status": "{has} a status that is not asked for ({detail}) and {does} not count",
    "no_day": "{has} no day, nor a report that could lend one, and {does} not count",
    "outside_window": "{lies} outside the window and {does} not count",
    "other_direction": "{runs} the other way and {does} not count",
    "day_of_report": "{has} no day and {counts} on the day of the first report",
    "report_outside_window": "{has} reports from outside the window, which do not count by report",
    "no_origin": "{has} no origin that is told, and {counts} nothing by origin",
}
_FORMS = {"has": "have", "does": "do", "lies": "lie", "runs": "run", "counts": "count"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An episode that counts, and the day it counts on."""

    day: date
    episode: Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What counts, by day and id; the axis is None where nothing does and no window was given."""

    placed: tuple[Placed, ...]
    axis: Axis | None
    left_out: tuple[LeftOut, ...]


def select(episodes: Iterable[Dated], choice: Choice, *, within: bool) -> Selection:
    """Choose and place episodes, and cut the axis; `within` says that both parties are one.

    Raises `CallError` where an id stands for two different episodes, or the window ends before it begins or is too long
    for its bin.
    """
    if choice.first and choice.last and choice.last < choice.first:
        msg = f"the window ends on {choice.last}, before it begins on {choice.first}"
        raise CallError(msg)
    known = _unique(episodes)
    reasons = [(_omission(episode, choice, within=within), episode) for episode in known]
    placed = [Placed(day=day, episode=e) for reason, e in reasons if reason is None and (day := _day(e, choice))]
    placed.sort(key=attrgetter("day"))
    axis = _axis(placed, choice)
    reasons += [
        (reason, one.episode)
        for one in placed
        for reason in _reservations(one, axis if choice.first or choice.last else None)
    ]
    return Selection(placed=tuple(placed), axis=axis, left_out=tuple(_told(reasons)))


def _unique(episodes: Iterable[Dated]) -> list[Dated]:
    """Give each episode once, by id; what is sorted by day afterwards keeps that order within a day."""
    known: dict[str, Dated] = {}
    for episode in episodes:
        first = known.setdefault(episode.id, episode)
        if first is not episode and first != episode:
            msg = f"two different episodes have the id {episode.id!r}"
            raise CallError(msg)
    return [known[id_] for id_ in sorted(known)]


def _omission(episode: Dated, choice: Choice, *, within: bool) -> Omission | None:
    if episode.status not in choice.statuses:
        return "status"
    if choice.direction not in {None, "both", episode.direction} and episode.direction != "both" and not within:
        return "other_direction"
    day = _day(episode, choice)
    if day is None:
        return "no_day"
    if (choice.first and day < choice.first) or (choice.last and day > choice.last):
        return "outside_window"
    return None


def _day(episode: Dated, choice: Choice) -> date | None:
    if episode.day or episode.historical or choice.undated == "left_out":
        return episode.day
    return min((report.published for report in episode.reports if report.published), default=None)


def _axis(placed: list[Placed], choice: Choice) -> Axis | None:
    """Cut the window; an end that was not given reaches to the end of the last bin that anything is counted in."""
    days = [one.day for one in placed]
    days += [report.published for one in placed for report in one.episode.reports if report.published]
    first, last = choice.first or min(days, default=None), choice.last or max(days, default=None)
    if first is None or last is None:
        return None
    first, last = min(first, choice.last or first), max(last, choice.first or last)
    axis = Axis.over(first, last, choice.bin)
    return Axis(
        bin=axis.bin,
        first=choice.first or start_of(first, axis.bin),
        last=choice.last or axis.end_of(len(axis) - 1),
        starts=axis.starts,
    )


def _reservations(one: Placed, axis: Axis | None) -> Iterator[Omission]:
    if one.episode.day is None:
        yield "day_of_report"
    if axis and any(report.published and not axis.holds(report.published) for report in one.episode.reports):
        yield "report_outside_window"
    if not one.episode.origins:
        yield "no_origin"


def _told(reasons: list[tuple[Omission | None, Dated]]) -> Iterator[LeftOut]:
    for reason, words in WORDS.items():
        found = [episode for why, episode in reasons if why == reason]
        if found:
            statuses = Counter(episode.status.replace("_", " ") for episode in found)
            detail = ", ".join(f"{number} {status}" for status, number in sorted(statuses.items()))
            forms = _FORMS if len(found) > 1 else {form: form for form in _FORMS}
            number = f"{len(found):,} episodes" if len(found) > 1 else "1 episode"
            ids = tuple(episode.id for episode in found)
            yield LeftOut(reason=reason, episodes=ids, words=f"{number} {words.format(detail=detail, **forms)}")
