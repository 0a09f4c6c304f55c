"""Episodes: tellings of one happening put together, in the order of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record import Episode, Telling

from .links import Link
from .summaries import summarise

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided: pairs of tellings that are one happening, and pairs that are not."""

    one: frozenset[Pair] = frozenset()
    two: frozenset[Pair] = frozenset()


def order_of(telling: Telling) -> tuple[str, str, str, int, str]:
    """Give what tellings are ordered by: day, hour where told, document, place in the text."""
    report = telling.report
    return (report.day.isoformat(), report.published.isoformat(), report.document, telling.trigger.start, telling.id)


def choose(
    telling: Telling, links: Mapping[str, Link], rivals: Sequence[Sequence[Telling]], judged: Judgements
) -> tuple[int, str] | None:
    """Choose the episode that a telling joins, of several given by their members so far, in order of publication.

    Gives its place in `rivals` and why; None where the telling opens an episode of its own. It joins only where it
    contradicts no member; what people judged goes before.
    """
    for number, members in enumerate(rivals):
        if any(frozenset({telling.id, member.id}) in judged.one for member in members):
            return number, "put together by hand"
    standings = [_standing(telling, links, members, judged) for members in rivals]
    best = max(range(len(rivals)), key=lambda n: (standings[n][0], rivals[n][0].id), default=None)
    return (best, standings[best][1]) if best is not None and standings[best][0] else None


def _standing(
    telling: Telling, links: Mapping[str, Link], members: Sequence[Telling], judged: Judgements
) -> tuple[float, str]:
    """Give how well a telling fits an episode and why; 0 where it contradicts it."""
    if any(frozenset({telling.id, member.id}) in judged.two for member in members):
        return 0.0, ""
    found = [links[member.id] for member in members if member.id in links]
    comparable = [m for m in members if m.report.document != telling.report.document] or members
    if not found or len(found) * 2 < len(comparable):
        return 0.0, ""
    best = max(found, key=lambda link: link.score)
    return sum(link.score for link in found) / len(found), best.why


def states_of(members: Sequence[tuple[Telling, str]]) -> list[tuple[date, date | None, Episode]]:
    """Give what an episode was on each day that a report added to it: since when, until when, and how it stood."""
    days = sorted({telling.report.day for telling, _ in members})
    until = [*days[1:], None]
    return [
        (day, end, summarise([m for m in members if m[0].report.day <= day]))
        for day, end in zip(days, until, strict=True)
    ]
