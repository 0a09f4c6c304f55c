"""Who a report has a thing from: the roots of the chain by which it is known, and those that pass it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.codebook.countries import Countries
from dragoman.record import PERFORMED, Actor, Attribution, ChainLink, Coding, Span

from .naming import fold

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "this", "both", "some", "others"})
OWNERS = frozenset({"his", "her", "its", "their", "the", "a", "an", "our", "my"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """How a thing came to a report: `origins` nearest to the fact, `relays` that pass it on; both by name."""

    origins: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineages:
    """The sources of one coded report. An outlet that speaks for itself is no origin, a medium only passes on."""

    coding: Coding
    text: str
    actors: Mapping[str, Actor]

    def of_event(self, words: Span, chain: Sequence[ChainLink]) -> Lineage:
        """Give how an event came: by its chain; where that tells no origin, by a source that is no known actor."""
        told = [self.actors[link.actor] for link in chain if link.role == "origin" and link.actor in self.actors]
        relays = [self.actors[link.actor] for link in chain if link.role == "relay" and link.actor in self.actors]
        unnamed = [a for a in self._holding(words) if a.actor not in self.actors]
        sources = [name for a in unnamed if (name := self._source_of(a))]
        return Lineage(
            origins=tuple(self.name_of(actor) for actor in told) or tuple(sources[:1]),
            countries=tuple(a.country for a in told if a.country),
            relays=tuple(a.name for a in relays),
        )

    def around(self, words: Span) -> Lineage:
        """Give how words of the text came, by the attributions that hold them; a promise vouches for nothing.

        The innermost that is no medium is the origin, all media relay.
        """
        holding = self._holding(words)
        media = [a for a in holding if self._is_medium(a)]
        speaking = [a for a in holding if not self._is_medium(a) and self._source_of(a)]
        origin = speaking[:1]
        countries = (actor.country for a in origin if (actor := self._actor_of(a)))
        return Lineage(
            origins=tuple(name for a in origin if (name := self._source_of(a))),
            countries=tuple(country for country in countries if country),
            relays=tuple(dict.fromkeys(actor.name for a in media if (actor := self._actor_of(a)))),
        )

    def _holding(self, words: Span) -> list[Attribution]:
        """Give the attributions whose content holds the words, the innermost first and those before their relays."""
        told = [a for a in self.coding.attributions if a.stance not in PERFORMED]
        holding = [a for a in told if any(_holds(c, words) for c in a.content)]
        relaying = {a.via for a in holding if a.via}
        return sorted(holding, key=lambda a: (a.id in relaying, sum(map(_length, a.content)), a.id))

    def _source_of(self, said: Attribution) -> str | None:
        """Name a source: the actor, or the report's own words for it; None for a pronoun or none."""
        actor = self._actor_of(said)
        if actor is not None:
            return self.name_of(actor)
        words = " ".join(said.source[0].of(self.text).split()) if said.source else ""
        return words if words and words.lower() not in PRONOUNS else None

    def _is_medium(self, said: Attribution) -> bool:
        actor = self._actor_of(said)
        return actor is not None and actor.sectors[:1] == ("JRN",)

    def _actor_of(self, said: Attribution) -> Actor | None:
        return self.actors.get(said.actor or "")

    def name_of(self, actor: Actor) -> str:
        """Give an actor's name; one told by description gets the fullest words for it, and whose it is.

        «his press service» becomes «Uzbekistan's press service», «service» «Kazakh presidential press service».
        """
        if any(mention.form == "name" for mention in actor.mentions):
            return actor.name
        sources = [s.of(self.text) for a in self.coding.attributions if a.actor == actor.id for s in a.source]
        described = [_without_owner(words) for words in [actor.name, *sources] if words.lower() not in PRONOUNS]
        fullest = max((d for d in described if fold(actor.name) in fold(d)), key=len, default=actor.name)
        return fullest if _tells_owner(fullest) else _owned(fullest, actor.country)


def _holds(content: Span, words: Span) -> bool:
    """Tell whether what someone is quoted for is what the words say: all of them, or the better part."""
    return content.contains(words) or (words.contains(content) and _length(content) * 2 >= _length(words))


def _length(span: Span) -> int:
    return span.end - span.start


def _without_owner(words: str) -> str:
    """Strip «his» or «the» from the front, and what follows a comma."""
    parts = words.split(",", maxsplit=1)[0].split()
    while len(parts) > 1 and parts[0].lower() in OWNERS:
        parts = parts[1:]
    return " ".join(parts)


def _tells_owner(words: str) -> bool:
    """Tell whether a description names whose it is: a word in it has a capital («Russian officials»)."""
    return any(word[:1].isupper() for word in words.split())


def _owned(words: str, country: str | None) -> str:
    known = _countries().by_code.get(country or "")
    return f"{known.name}'s {words}" if known else words


@cache
def _countries() -> Countries:
    return Countries.load()
