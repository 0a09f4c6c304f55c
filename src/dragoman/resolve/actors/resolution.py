"""Mentions → actors: who the noun phrases of one document name, as of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.whoswho import WhosWho, open_whos_who
from dragoman.record import Actor, ActorMention, AnnotatedDocument, Mention, Place, Span

from .cast import Cast, Part
from .coreference import Referents, states_of
from .descriptions import CERTAIN, PLACED, SET, Describer, Description, as_of
from .setting import Settings, is_domestic, is_named_abroad

References = list[tuple[Mention, tuple[Part, ...]]]


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

    def __call__(
        self, mentions: Sequence[Mention], annotated: AnnotatedDocument, places: Iterable[Place] = ()
    ) -> ResolvedActors:
        """Resolve the mentions of one document; its places tell the country of parties told without one."""
        ordered = sorted(mentions, key=lambda m: (m.head.start, m.start))
        describer = Describer(annotated, self._book)
        cast = Cast(annotated, self._book)
        referents = Referents(annotated, cast)
        references: References = []
        for mention in ordered:
            description = describer.describe(mention)
            if description is not None:
                description = as_of(description, annotated.document.day, self._book)
                description = _owned(description, mention, references, annotated)
            parts = referents.of(mention, description)
            if parts is None and description is not None:
                parts = (cast.admit(mention, description),)
            references.append((mention, parts or ()))
            referents.note(mention, parts or ())
        _set_in_place(references, Settings(annotated, places), annotated.text)
        return _numbered(_expanded(references, annotated))


def _set_in_place(references: References, settings: Settings, text: str) -> None:
    """Give parties that are told without a country that of where the report is set."""
    for mention, parts in references:
        if len(parts) == 1 and parts[0].description.country:
            settings.note(mention, parts[0].description.country)
    for mention, parts in references:
        for part in parts if len(parts) == 1 else ():
            if part.mentions[0] == mention and is_domestic(part.description, mention.of(text)):
                setting = settings.of(mention, by_places=is_named_abroad(part.description))
                if setting is not None:
                    part.description = replace(part.description, country=setting.country, confidence=SET)


def _owned(told: Description, mention: Mention, references: References, annotated: AnnotatedDocument) -> Description:
    """Give a body or office the country of whose it is: «his government», «an adviser to its supreme leader»."""
    if told.country is not None or told.kind == "state" or told.confidence >= CERTAIN:
        return told
    spans = [mention.span, *([mention.apposition] if mention.apposition else [])]
    words = [annotated.doc.char_span(s.start, s.end, alignment_mode="expand") for s in spans]
    owners = [t for w in words for t in w or () if t.dep_ == "poss"]
    countries = {p.description.country for t in owners for p in _at(t.idx, references) if p.description.country}
    if len(countries) != 1:
        return told
    country = countries.pop()
    key = (told.key[0], country, *told.key[2:]) if told.key[0] == "nominal" else told.key
    return replace(told, key=key, country=country, confidence=PLACED)


def _at(offset: int, references: References) -> tuple[Part, ...]:
    return next((parts for mention, parts in references if mention.head.start == offset), ())


def _expanded(references: References, annotated: AnnotatedDocument) -> References:
    """Let the offices of several states stand for the states: «the leaders of Armenia and Azerbaijan»."""
    states: dict[int, tuple[Part, ...]] = {}
    for mention, parts in references:
        words = annotated.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        if mention.form != "nominal" or words is None or len(parts) != 1:
            continue
        named = [p for t in states_of(words.root) for p in _at(t.idx, references) if p.description.kind == "state"]
        if len(each := list(dict.fromkeys(named))) > 1:
            states[id(parts[0])] = tuple(each)
    return [(m, tuple(dict.fromkeys(q for p in parts for q in states.get(id(p), (p,))))) for m, parts in references]


def _numbered(references: References) -> ResolvedActors:
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
