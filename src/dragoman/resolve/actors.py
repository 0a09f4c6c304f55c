"""Mentions → actors: who the noun phrases of one document name, as of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.codebook.whoswho import WhosWho, open_whos_who
from dragoman.record import Actor, ActorMention, AnnotatedDocument, Mention, Span

from .actors_cast import Cast, Part
from .actors_coreference import Referents
from .actors_descriptions import Describer, as_of


@dataclass(frozen=True, slots=True)
class ResolvedActors:
    """The actors of one document, and the way from any words of it to them."""

    actors: tuple[Actor, ...]
    references: tuple[tuple[Mention, tuple[str, ...]], ...]

    def at(self, span: Span) -> tuple[str, ...]:
        """Give the ids of the actors that the words at a span stand for, several for a group, none if unknown.

        That is the mention whose head the span touches, or else the shortest that holds the span; of several, the
        one whose extent is most like the span.
        """
        headed = [r for r in self.references if r[0].head.overlaps(span)]
        if headed:
            return max(headed, key=lambda r: (_likeness(r[0], span), r[0].start - r[0].end))[1]
        holding = [r for r in self.references if r[0].contains(span)]
        return min(holding, key=lambda r: r[0].end - r[0].start)[1] if holding else ()

    def actor(self, name: str) -> Actor:
        """Give the actor with an id; raises `KeyError` where there is none."""
        for found in self.actors:
            if found.id == name:
                return found
        raise KeyError(name)


class ActorResolver:
    """Resolves mentions; opening one reads the tables of countries, organisations, offices and people."""

    def __init__(self, book: WhosWho | None = None) -> None:
        """Open the tables; raises `DataError` where one is broken."""
        self._book = book or open_whos_who()

    def __call__(self, mentions: Sequence[Mention], annotated: AnnotatedDocument) -> ResolvedActors:
        """Resolve the mentions of one document."""
        ordered = sorted(mentions, key=lambda m: (m.head.start, m.start))
        describer = Describer(annotated, self._book)
        cast = Cast(annotated, self._book)
        referents = Referents(annotated, cast)
        references: list[tuple[Mention, tuple[Part, ...]]] = []
        for mention in ordered:
            description = describer.describe(mention)
            if description is not None:
                description = as_of(description, annotated.document.day, self._book)
            parts = referents.of(mention, description)
            if parts is None and description is not None:
                parts = (cast.admit(mention, description),)
            references.append((mention, parts or ()))
            referents.note(mention, parts or ())
        return _numbered(references)


def _numbered(references: Sequence[tuple[Mention, tuple[Part, ...]]]) -> ResolvedActors:
    """Give ids in the order of first mention; mentions of a group stand under each of its members."""
    mentions: dict[int, list[Mention]] = {}
    parts: dict[int, Part] = {}
    for mention, found in references:
        for part in found:
            parts.setdefault(id(part), part)
            mentions.setdefault(id(part), []).append(mention)
    ids = {key: f"a{number}" for number, key in enumerate(parts, start=1)}
    actors = tuple(_actor(ids[key], part, mentions[key]) for key, part in parts.items())
    return ResolvedActors(actors, tuple((m, tuple(ids[id(part)] for part in found)) for m, found in references))


def _actor(name: str, part: Part, mentions: Iterable[Mention]) -> Actor:
    told = part.description
    return Actor(
        id=name,
        name=told.name,
        kind=told.kind,
        country=told.country,
        sectors=told.sectors,
        role=told.role,
        mentions=tuple(
            ActorMention(start=m.start, end=m.end, form=m.form) for m in sorted(mentions, key=lambda m: m.start)
        ),
        wikidata_id=told.wikidata_id,
        confidence=told.confidence,
    )


def _likeness(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))
