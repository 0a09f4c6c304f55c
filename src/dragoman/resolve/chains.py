"""Who a fact is known from: attributions with their actors, and the chain of each event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.record import PERFORMED, Actor, Attribution, ChainLink, Said, Span

MEDIA_SECTOR = "JRN"
SURE = 0.8
UNNAMED = 0.5
"""Confidence of an attribution whose source is resolved to an actor, and of one whose source is not."""


@dataclass(frozen=True, slots=True)
class Chains:
    """The attributions of one document, and the way from any words of it back to who said them."""

    attributions: tuple[Attribution, ...]
    actors: dict[str, Actor]

    def of(self, words: Span) -> tuple[ChainLink, ...]:
        """Give the chain of the innermost attribution whose content holds the words; empty where none does.

        A medium that names no source of its own is a relay: who told it is not told, and a chain without an origin
        adds none to what corroborates a fact.
        """
        within = [said for said in self.around(words) if said.stance not in PERFORMED]
        actors = [a for said in within if (a := said.actor)]
        links = [ChainLink(actor=a, role="relay") for a in dict.fromkeys(actors)]
        if links and not self._is_medium(links[0].actor):
            links[0] = ChainLink(actor=links[0].actor, role="origin")
        return tuple(links)

    def around(self, words: Span) -> list[Attribution]:
        """Give the attributions that hold the words, from the innermost out, each relayed by the next."""
        holding = [a for a in self.attributions if any(c.contains(words) for c in a.content)]
        if not holding:
            return []
        depth = {a.id: len(self._relays(a)) for a in holding}
        inner = min(holding, key=lambda a: (-depth[a.id], _length(a.content)))
        relays = self._relays(inner)
        known = {inner.id, *(r.id for r in relays)}
        outer = [a for a in holding if a.id not in known and _holds(a, [*inner.source, *inner.cue])]
        return [inner, *relays, *sorted(outer, key=lambda a: _length(a.content))]

    def _relays(self, said: Attribution) -> list[Attribution]:
        by_id = {a.id: a for a in self.attributions}
        found: list[Attribution] = []
        while said.via is not None and said.via in by_id and by_id[said.via] not in found:
            said = by_id[said.via]
            found.append(said)
        return found

    def _is_medium(self, actor: str) -> bool:
        return MEDIA_SECTOR in self.actors[actor].sectors[:1]


def resolve_attributions(
    said: Sequence[Said], actors: Sequence[Actor], at: Callable[[Span], tuple[str, ...]]
) -> Chains:
    """Give attributions their ids and the actors they speak of; `at` gives the ids of the actors that words name."""
    resolved = [_resolved(number, item, at) for number, item in enumerate(said)]
    return Chains(tuple(resolved), {actor.id: actor for actor in actors})


def _resolved(number: int, said: Said, at: Callable[[Span], tuple[str, ...]]) -> Attribution:
    named = at(said.head) if said.head else ()
    return Attribution(
        id=f"q{number + 1}",
        kind=said.kind,
        source=said.source,
        cue=said.cue,
        content=said.content,
        actor=named[0] if len(named) == 1 else None,
        via=None if said.via is None else f"q{said.via + 1}",
        stance=said.stance,
        confidence=SURE if named else UNNAMED,
    )


def _holds(outer: Attribution, pieces: Sequence[Span]) -> bool:
    return bool(pieces) and all(any(c.contains(p) for c in outer.content) for p in pieces)


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)
