"""Episodes: tellings of one happening put together, in the order of publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(slots=True)
class _Growing:
    """An episode while reports come in."""

    members: list[Telling]
    why: dict[str, str]


def assemble(
    tellings: Iterable[Telling], links: Iterable[Link], judged: Judgements = NONE_JUDGED
) -> list[tuple[tuple[Telling, str], ...]]:
    """Put tellings together: each joins the best episode that its links to earlier tellings stand in, or opens one.

    Each episode is its members in order of publication, with why each was taken in. A telling joins only where
    it contradicts no member; what people judged goes before.
    """
    linked = _by_telling(links)
    home: dict[str, _Growing] = {}
    episodes: list[_Growing] = []
    for telling in in_order(tellings):
        best = _best(telling, linked.get(telling.id, {}), home, judged)
        if best is None:
            growing = _Growing([telling], {telling.id: ""})
            episodes.append(growing)
        else:
            growing, why = best
            growing.members.append(telling)
            growing.why[telling.id] = why
        home[telling.id] = growing
    return [tuple((member, episode.why[member.id]) for member in episode.members) for episode in episodes]


def _by_telling(links: Iterable[Link]) -> Mapping[str, Mapping[str, Link]]:
    linked: dict[str, dict[str, Link]] = {}
    for link in links:
        linked.setdefault(link.first, {})[link.second] = link
        linked.setdefault(link.second, {})[link.first] = link
    return linked


def _best(
    telling: Telling, links: Mapping[str, Link], home: Mapping[str, _Growing], judged: Judgements
) -> tuple[_Growing, str] | None:
    for pair in judged.one:
        other = next(iter(pair - {telling.id}), None)
        if telling.id in pair and other in home:
            return home[other], "put together by hand"
    candidates = {id(home[other]): home[other] for other in links if other in home}
    scored = [(_standing(telling, links, growing, judged), growing) for growing in candidates.values()]
    standing, best = max(scored, key=lambda item: (item[0][0], item[1].members[0].id), default=((0.0, ""), None))
    return (best, standing[1]) if best and standing[0] else None


def _standing(telling: Telling, links: Mapping[str, Link], growing: _Growing, judged: Judgements) -> tuple[float, str]:
    """Give how well a telling fits an episode and why; 0 where it contradicts it."""
    if any(frozenset({telling.id, member.id}) in judged.two for member in growing.members):
        return 0.0, ""
    found = [links[member.id] for member in growing.members if member.id in links]
    comparable = [m for m in growing.members if m.report.document != telling.report.document] or growing.members
    if len(found) * 2 < len(comparable):
        return 0.0, ""
    best = max(found, key=lambda link: link.score)
    return sum(link.score for link in found) / len(found), best.why
