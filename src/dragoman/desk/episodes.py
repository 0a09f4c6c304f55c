"""Episodes: tellings of one happening put together, in the order of publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record import Coding, Episode, Telling

from .links import Link, Links, keys_of
from .summaries import summarise
from .telling import tellings_of

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgements:
    """What people decided: pairs of tellings that are one happening, and pairs that are not."""

    one: frozenset[Pair] = frozenset()
    two: frozenset[Pair] = frozenset()


NONE_JUDGED = Judgements()


def episodes_of(codings: Iterable[Coding]) -> tuple[Episode, ...]:
    """Merge the events of coded documents into episodes, in order of their first report."""
    tellings = [telling for coding in codings for telling in tellings_of(coding)]
    return tuple(summarise(members) for members in assemble(tellings, links_among(tellings)))


def links_among(tellings: Sequence[Telling]) -> list[Link]:
    """Find all links among tellings, comparing only those that share a key."""
    judge = Links()
    found: dict[Pair, Link] = {}
    by_key: dict[str, list[Telling]] = {}
    for telling in tellings:
        for key in {key for key, _ in keys_of(telling)}:
            for other in by_key.get(key, ()):
                pair = frozenset({telling.id, other.id})
                if pair not in found and (link := judge.between(other, telling)):
                    found[pair] = link
            by_key.setdefault(key, []).append(telling)
    return list(found.values())


def in_order(tellings: Iterable[Telling]) -> list[Telling]:
    """Put tellings in the order of publication: by day, then hour where told, then document, then place in the text."""
    return sorted(tellings, key=order_of)


def order_of(telling: Telling) -> tuple[str, str, str, int, str]:
    """Give what tellings are ordered by."""
    report = telling.report
    return (report.day.isoformat(), report.published.isoformat(), report.document, telling.trigger.start, telling.id)


def assemble(
    tellings: Iterable[Telling], links: Iterable[Link], judged: Judgements = NONE_JUDGED
) -> list[tuple[tuple[Telling, str], ...]]:
    """Put tellings together: each joins the best episode that its links to earlier tellings stand in, or opens one.

    Each episode is its members in order of publication, with why each was taken in.
    """
    linked = by_telling(links)
    home: dict[str, list[tuple[Telling, str]]] = {}
    episodes: list[list[tuple[Telling, str]]] = []
    for telling in in_order(tellings):
        found = {id(home[other]): home[other] for other in rivals_of(telling.id, linked, judged) if other in home}
        chosen = choose(telling, linked.get(telling.id, {}), [[m for m, _ in e] for e in found.values()], judged)
        episode: list[tuple[Telling, str]] = list(found.values())[chosen[0]] if chosen else []
        if not chosen:
            episodes.append(episode)
        episode.append((telling, chosen[1] if chosen else ""))
        home[telling.id] = episode
    return [tuple(episode) for episode in episodes]


def by_telling(links: Iterable[Link]) -> Mapping[str, Mapping[str, Link]]:
    """Give the links of each telling by the other."""
    linked: dict[str, dict[str, Link]] = {}
    for link in links:
        linked.setdefault(link.first, {})[link.second] = link
        linked.setdefault(link.second, {})[link.first] = link
    return linked


def rivals_of(telling: str, linked: Mapping[str, Mapping[str, Link]], judged: Judgements) -> set[str]:
    """Give the tellings whose episodes one may join: those it is linked to, those that people joined it to."""
    return {*linked.get(telling, {}), *(other for pair in judged.one if telling in pair for other in pair - {telling})}


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
