"""A relation in words: its changes, and what a reader has to know before he reads the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.record import (
    Bin,
    Change,
    Counting,
    Direction,
    Directions,
    Level,
    Point,
    QuadCounts,
    RelationParty,
    Status,
)

from .axis import Axis

PLURALS: dict[Counting, str] = {"episode": "episodes", "origin": "origins", "report": "reports"}

TELLING = 1.0
"""The log Bayes factor from which a side of a change is told: «positive» in Kass & Raftery (1995)."""

_GRADES = ((5.0, "very strong"), (3.0, "strong"), (0.0, "positive"))
_SCATTERED = 1.5
"""The spread from which it is told; below, the intervals are less than a quarter wider."""


def word_change(change: Change, bin_: Bin, *, is_last: bool) -> Change:
    """Say a change in a sentence; `is_last` where the series ends before the next."""
    rate = change.evidence_of_rate >= TELLING or change.evidence_of_rate >= change.evidence_of_kind
    kind = change.evidence_of_kind >= TELLING or not rate
    shares = _shares(change) if kind else None
    parts = [_rate(change, bin_)] if rate or not shares else []
    parts += [shares] if shares else []
    parts += [scores] if (scores := _scores(change)) else []
    length = "" if is_last else f", for {_number(change.after.bins, bin_)}"
    grade = next(word for least, word in _GRADES if change.evidence >= least)
    told = "; ".join(parts)
    words = (
        f"From {say_day(change.day)} on{_between(change)}{length}: {told}. "
        f"The evidence is {grade} (log Bayes factor {change.evidence:.1f})."
    )
    return replace(change, words=words)


def notes(
    parties: tuple[RelationParty, RelationParty], statuses: tuple[Status, ...], directions: Directions, *, within: bool
) -> Iterator[str]:
    """Say what counts, and which way it runs."""
    named = ", ".join(status.replace("_", " ") for status in statuses) or "none"
    yield f"Counted are episodes with the status {named}; all others are left out."
    one, two = (party.name for party in parties)
    if within:
        yield f"Both parties are {one}: what goes on within it. Directions are not told apart."
        return
    forth, back = directions.a_to_b, directions.b_to_a
    if forth + back and not directions.both and not (forth and back):
        giver, taker = (one, two) if forth else (two, one)
        yield f"One-sided: all that is counted runs from {giver} to {taker}, nothing the other way."


def note_direction(parties: tuple[RelationParty, RelationParty], direction: Direction | None) -> Iterator[str]:
    """Say that one direction was chosen."""
    if direction in {"a_to_b", "b_to_a"}:
        giver, taker = parties if direction == "a_to_b" else parties[::-1]
        yield f"Only acts of {giver.name} towards {taker.name} are counted, and what both do alike."


def note_window(axis: Axis, *, is_open: bool) -> Iterator[str]:
    """Say how the series ends, where that bears on how it is read."""
    if is_open:
        yield "The window was not given in full: quiet before the first or after the last episode does not show."
    for index in sorted({0, len(axis) - 1}):
        covered = axis.covered(index)
        if covered < 1:
            yield f"{axis.name_of(index)} lies in the window for {covered:.0%} only; its level is per whole {axis.bin}."


def note_spreads(spreads: Mapping[Counting, float]) -> Iterator[str]:
    """Say which counts come in bursts."""
    told = [f"by {way} {spread:.1f} times" for way, spread in spreads.items() if spread >= _SCATTERED]
    if told:
        much = f"Counts scatter more than steady chance would have them ({', '.join(told)})"
        yield f"{much}: news comes in bursts, and intervals and evidence allow for it."


def note_echoes(changes: Iterable[Change], axis: Axis) -> Iterator[str]:
    """Name the changes by report that neither origins nor episodes bear out: what was printed more, not done more."""
    found = [(change.counting, axis.index_of(change.day), change.bin) for change in changes]
    borne = {index for way, index, _ in found if way != "report"}
    for way, index, name in found:
        if way == "report" and not borne & {index - 1, index, index + 1}:
            yield (
                f"By report there is a change at {name} that neither origins nor episodes show: "
                "more or fewer reports of the same, not more or fewer happenings."
            )


def note_peak(points: Sequence[Point]) -> Iterator[str]:
    """Say where the peak by report is none by origin."""
    loud = max(points, key=lambda point: point.by_report.counts.total)
    busy = max(points, key=lambda point: point.by_origin.counts.total)
    if loud.by_origin.counts.total < busy.by_origin.counts.total:
        tallies = (loud.by_report, loud.by_episode, loud.by_origin)
        reports, episodes, origins = (tally.counts.total for tally in tallies)
        yield (
            f"The peak by report is {loud.bin}: {_counted(reports, 'report')} of what is "
            f"{_counted(episodes, 'episode')} and {_counted(origins, 'origin')} there. "
            f"By origin the peak is {busy.bin}."
        )


def say_day(day: date) -> str:
    """Write a day as a reader would: 6 October 2025."""
    return f"{day.day} {day:%B} {day.year}"


def _rate(change: Change, bin_: Bin) -> str:
    noun = PLURALS[change.counting]
    old, new = change.before.level, change.after.level
    grown = "more" if new.mean > old.mean else "fewer"
    return f"{grown} {noun}, {_level(new)} a {bin_} instead of {_level(old)}"


def _shares(change: Change) -> str | None:
    """Name the class whose share moved most, of two the one that grew; None where one side is empty."""
    old, new = _parts(change.before.counts), _parts(change.after.counts)
    if not old or not new:
        return None
    name = max(new, key=lambda quad: (round(abs(new[quad] - old[quad]), 6), new[quad]))
    return f"{name.replace('_', ' ')} makes up {new[name]:.0%} of them instead of {old[name]:.0%}"


def _scores(change: Change) -> str | None:
    """Tell the mean scores, which are those of episodes."""
    old, new = change.before.score, change.after.score
    if change.counting != "episode" or old is None or new is None or f"{new:.1f}" == f"{old:.1f}":
        return None
    return f"the mean score is {new:+.1f} instead of {old:+.1f}"


def _parts(counts: QuadCounts) -> dict[str, float]:
    named = {
        "verbal_cooperation": counts.verbal_cooperation,
        "material_cooperation": counts.material_cooperation,
        "verbal_conflict": counts.verbal_conflict,
        "material_conflict": counts.material_conflict,
    }
    return {name: number / counts.total for name, number in named.items()} if counts.total else {}


def _between(change: Change) -> str:
    if change.earliest == change.latest:
        return ""
    return f" (at the earliest {say_day(change.earliest)}, at the latest {say_day(change.latest)})"


def _level(level: Level) -> str:
    return f"{_figure(level.mean)} ({_figure(level.low)} to {_figure(level.high)})"


def _figure(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 1 else f"{number:.2g}"  # noqa: PLR2004


def _counted(number: int, noun: Counting) -> str:
    return f"{number:,} {noun if number == 1 else PLURALS[noun]}"


def _number(count: int, bin_: Bin) -> str:
    return f"1 {bin_}" if count == 1 else f"{count} {bin_}s"
