"""Mentions → actors: who the noun phrases of one document name, as of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.whoswho import WhosWho, open_whos_who
from dragoman.record import Actor, ActorMention, AnnotatedDocument, Mention, Place, Span

from .cast import Cast, Link, Part
from .coreference import Referents, states_of
from .descriptions import CERTAIN, PLACED, SET, TITLED, Describer, Description, as_of
from .setting import PLACING, Settings, is_domestic


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention, the ids of the actors it was resolved to, and by what rule.

    `is_told` marks a person whom no table knows, told with office and country.
    """

    mention: Mention
    actors: tuple[str, ...]
    rule: str
    is_told: bool = False


Links = list[tuple[Mention, Link]]
COUNTERPART = "counterpart"
UNCLEAR = Link((), "left open: it is not clear who is meant")
NO_PARTY = Link((), "left open: it tells where, not who")


@dataclass(frozen=True, slots=True)
class ResolvedActors:
    """The actors of one document, and the way from any words of it to them."""

    actors: tuple[Actor, ...]
    references: tuple[Reference, ...]

    def at(self, span: Span) -> tuple[str, ...]:
        """Give the ids of the actors that the words at a span stand for, several for a group, none if unknown.

        That is the mention whose head the span touches, or else the shortest that holds the span; of several, the
        one whose extent is most like the span.
        """
        headed = [r for r in self.references if r.mention.head.overlaps(span)]
        if headed:
            return max(headed, key=lambda r: (_likeness(r.mention, span), r.mention.start - r.mention.end)).actors
        holding = [r for r in self.references if r.mention.contains(span)]
        return min(holding, key=lambda r: r.mention.end - r.mention.start).actors if holding else ()

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
        places = tuple(places)
        cities = {(span.start, span.end): place for place in places for span in place.mentions}
        links: Links = []
        for mention in ordered:
            description = describer.describe(mention)
            city = cities.get(_named(mention))
            if description is not None and description.is_unlisted and city is not None:
                if _is_where(mention, annotated):
                    links.append((mention, NO_PARTY))
                    continue
                description = _acting(description, city, describer)
            if description is not None:
                description = as_of(description, annotated.document.day, self._book)
                description = _owned(description, mention, links, annotated)
            link = referents.of(mention, description)
            if link is None and description is not None:
                link = cast.admit(mention, description)
            link = link if link is not None and link.parts else UNCLEAR
            links.append((mention, link))
            referents.note(mention, link.parts)
        _set_in_place(links, Settings(annotated, places), annotated.text)
        return _numbered(_expanded(links, annotated))


def _named(mention: Mention) -> tuple[int, int]:
    span = mention.name or mention.head
    return span.start, span.end


def _is_where(mention: Mention, annotated: AnnotatedDocument) -> bool:
    """Tell whether a name stands where a place does: «in Goma»."""
    words = annotated.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    return words is not None and words.root.dep_ == "pobj" and words.root.head.lower_ in PLACING


def _acting(told: Description, city: Place, describer: Describer) -> Description:
    """Take a name that no table of parties knows for the place of that name, a capital for its state."""
    state = describer.of_state(city.country or "", rule="capital by the gazetteer") if city.feature == "PPLC" else None
    if state is not None and city.confidence >= TITLED:
        return state
    rule = "place by the gazetteer, told as one who acts"
    return replace(told, kind="organisation", country=city.country, confidence=PLACED, rule=rule)


def _set_in_place(links: Links, settings: Settings, text: str) -> None:
    """Give parties that are told without a country that of where the report is set."""
    alone = [(mention, link.parts[0]) for mention, link in links if len(link.parts) == 1]
    for mention, part in alone:
        if part.description.country:
            settings.note(mention, part.description.country)
    for mention, part in alone:
        told = part.description
        if part.mentions[0] == mention and is_domestic(told, mention.of(text)):
            setting = settings.of(mention)
            if setting is not None:
                rule = f"{told.rule}; its country is that of {setting.told_by}"
                part.description = replace(told, country=setting.country, confidence=SET, rule=rule)


def _owned(told: Description, mention: Mention, links: Links, annotated: AnnotatedDocument) -> Description:
    """Take from whose it is: the country of «his government», the sectors of «her Ghanaian counterpart»."""
    is_counterpart = told.noun == COUNTERPART
    if told.kind == "state" or told.confidence >= CERTAIN or (told.country is not None and not is_counterpart):
        return told
    spans = [mention.span, *([mention.apposition] if mention.apposition else [])]
    words = [annotated.doc.char_span(s.start, s.end, alignment_mode="expand") for s in spans]
    owners = [p.description for w in words for t in w or () if t.dep_ == "poss" for p in _at(t.idx, links)]
    if is_counterpart:
        sectors = next((owner.sectors for owner in owners if owner.sectors), told.sectors)
        return replace(told, sectors=sectors)
    countries = {owner.country for owner in owners if owner.country}
    if len(countries) != 1:
        return told
    country = countries.pop()
    key = (told.key[0], country, *told.key[2:]) if told.key[0] == "nominal" else told.key
    return replace(told, key=key, country=country, confidence=PLACED, rule=f"{told.rule}; its country is its owner's")


def _at(offset: int, links: Links) -> tuple[Part, ...]:
    return next((link.parts for mention, link in links if mention.head.start == offset), ())


def _expanded(links: Links, annotated: AnnotatedDocument) -> Links:
    """Let the offices of several states stand for the states: «the leaders of Armenia and Azerbaijan»."""
    states: dict[int, tuple[Part, ...]] = {}
    for mention, link in links:
        parts = link.parts
        words = annotated.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        if mention.form != "nominal" or words is None or len(parts) != 1:
            continue
        named = [p for t in states_of(words.root) for p in _at(t.idx, links) if p.description.kind == "state"]
        if len(each := list(dict.fromkeys(named))) > 1:
            states[id(parts[0])] = tuple(each)
    return [
        (m, Link(tuple(dict.fromkeys(q for p in link.parts for q in states.get(id(p), (p,)))), link.rule))
        for m, link in links
    ]


def _numbered(links: Links) -> ResolvedActors:
    """Give ids in the order of first mention; mentions of a group stand under each of its members."""
    mentions: dict[int, list[Mention]] = {}
    parts: dict[int, Part] = {}
    for mention, link in links:
        for part in link.parts:
            parts.setdefault(id(part), part)
            mentions.setdefault(id(part), []).append(mention)
    ids = {key: f"a{number}" for number, key in enumerate(parts, start=1)}
    actors = tuple(_actor(ids[key], part, mentions[key]) for key, part in parts.items())
    return ResolvedActors(actors, tuple(_reference(mention, link, ids) for mention, link in links))


def _reference(mention: Mention, link: Link, ids: dict[int, str]) -> Reference:
    """Tell by what rule a mention was linked, and what else is told of a part where it stands alone."""
    first = next((p for p in link.parts if p.mentions[0] == mention), None) if len(link.parts) == 1 else None
    told = first.description if first else None
    is_told = told is not None and told.key[0] == "person" and told.is_unlisted and told.confidence >= TITLED
    return Reference(mention, tuple(ids[id(part)] for part in link.parts), told.rule if told else link.rule, is_told)


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
