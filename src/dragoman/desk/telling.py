"""From a coded document to what the desk compares: its events and statements, each with its parties by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record import (
    Actor,
    Attribution,
    ChainLink,
    Coding,
    Event,
    Expectation,
    Party,
    Place,
    Report,
    Span,
    Spot,
    Statement,
    Telling,
    content_id,
)

from .tolls import tolls_in

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "this", "both", "some", "others"})


def report_of(coding: Coding) -> Report:
    """Give what the desk keeps of a document: which it is, whose, of when."""
    return Report(document=coding.id, published=coding.published, publisher=coding.outlet, title=coding.title)


def tellings_of(coding: Coding) -> tuple[Telling, ...]:
    """Give the events of a coded document as the desk compares them, in the order of the text.

    Raises `ValueError` where the coding was written without its text: there is nothing to compare or to show.
    """
    reading = _Reading.of(coding)
    return tuple(reading.telling(event) for event in coding.events)


def statements_of(coding: Coding) -> tuple[Statement, ...]:
    """Give the expectations of a coded document as the ledger keeps them; raises as `tellings_of` does."""
    reading = _Reading.of(coding)
    return tuple(reading.statement(item) for item in coding.expectations)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One coded document, its actors and places by id."""

    coding: Coding
    text: str
    report: Report
    actors: dict[str, Actor]
    places: dict[str, Place]

    @classmethod
    def of(cls, coding: Coding) -> _Reading:
        if coding.text is None:
            msg = f"document {coding.id} was coded without its text: code it again, without --no-text"
            raise ValueError(msg)
        return cls(
            coding,
            coding.text,
            report_of(coding),
            {actor.id: actor for actor in coding.actors},
            {place.id: place for place in coding.places},
        )

    def telling(self, event: Event) -> Telling:
        words = self._words(event.evidence or (event.trigger,))
        return Telling(
            id=content_id("event", self.coding.id, str(event.trigger.start), str(event.trigger.end), event.id),
            event=event.id,
            report=self.report,
            type=event.type,
            act=event.act,
            mode=event.mode,
            quad=event.quad,
            score=event.score,
            status=event.status,
            historical=event.historical,
            actors=self._parties(event.actors),
            recipients=self._parties(event.recipients),
            place=self._spot(event.place),
            time=event.time,
            origins=self._origins(event.trigger, event.chain),
            origin_countries=self._origin_countries(event.chain),
            relays=tuple(self.actors[link.actor].name for link in event.chain if link.role == "relay"),
            trigger=event.trigger,
            evidence=event.evidence,
            words=words,
            tolls=tuple(toll for span in event.evidence for toll in tolls_in(self.text, span)),
            confidence=event.confidence,
        )

    def statement(self, item: Expectation) -> Statement:
        chain = self._chain_around(item.span)
        return Statement(
            id=content_id("expectation", self.coding.id, str(item.start), str(item.end), item.id),
            expectation=item.id,
            report=self.report,
            kind=item.kind,
            type=item.type,
            mode=item.mode,
            actors=self._parties(item.actors),
            recipients=self._parties(item.recipients),
            place=self._spot(item.place),
            window=item.window,
            by=self.actors[item.by].name if item.by in self.actors else None,
            origins=self._origins(item.span, chain),
            origin_countries=self._origin_countries(chain),
            relays=tuple(self.actors[link.actor].name for link in chain if link.role == "relay"),
            span=item.span,
            text=" ".join(item.span.of(self.text).split()),
            words=self._words((self._sentence(item),)),
            hedge=" … ".join(span.of(self.text) for span in item.hedge) or None,
            probability=item.probability,
            conditions=tuple(signal.condition.of(self.text) for signal in item.signals),
            confidence=item.confidence,
        )

    def _parties(self, ids: Iterable[str]) -> tuple[Party, ...]:
        return tuple(party_of(self.actors[i]) for i in dict.fromkeys(ids) if i in self.actors)

    def _spot(self, place: str | None) -> Spot | None:
        found = self.places.get(place or "")
        if found is None:
            return None
        return Spot(
            name=found.name,
            country=found.country,
            latitude=found.latitude,
            longitude=found.longitude,
            geonames_id=found.geonames_id,
            feature=found.feature,
        )

    def _words(self, spans: Iterable[Span]) -> str:
        return " ".join(" ".join(span.of(self.text).split()) for span in spans)

    def _sentence(self, span: Span) -> Span:
        """The sentences that a statement stands in, from the first's beginning to the last's end."""
        holding = [s for s in self.coding.sentences if s.overlaps(span)]
        return Span(min(s.start for s in holding), max(s.end for s in holding)) if holding else span

    def _origins(self, words: Span, chain: tuple[ChainLink, ...]) -> tuple[str, ...]:
        """Name who a thing is known from: the chain's origin, else an unnamed one that a relay cites."""
        named = tuple(self.actors[link.actor].name for link in chain if link.role == "origin")
        return named or self._unnamed(words)

    def _origin_countries(self, chain: tuple[ChainLink, ...]) -> tuple[str, ...]:
        found = (self.actors[link.actor].country for link in chain if link.role == "origin")
        return tuple(country for country in found if country)

    def _unnamed(self, words: Span) -> tuple[str, ...]:
        """Give the report's own words for a source that is no known actor: «sources close to the talks»."""
        sources = [s for said in self._around(words) if said.actor is None for s in said.source[:1]]
        told = [" ".join(span.of(self.text).split()) for span in sources]
        return tuple(name for name in told if name.lower() not in PRONOUNS)[:1]

    def _around(self, words: Span) -> list[Attribution]:
        """Give the attributions whose content holds the words, the innermost first."""
        holding = [a for a in self.coding.attributions if any(c.contains(words) for c in a.content)]
        return sorted(holding, key=lambda a: sum(c.end - c.start for c in a.content))

    def _chain_around(self, words: Span) -> tuple[ChainLink, ...]:
        """Give the chain of an event told in the same words, else of who is quoted there."""
        for event in self.coding.events:
            if event.chain and words.contains(event.trigger):
                return event.chain
        for said in self._around(words):
            if said.actor in self.actors:
                is_medium = self.actors[said.actor].sectors[:1] == ("JRN",)
                return (ChainLink(actor=said.actor, role="relay" if is_medium else "origin"),)
        return ()


def party_of(actor: Actor) -> Party:
    """Give what the desk keeps of an actor."""
    return Party(
        name=actor.name,
        country=actor.country,
        kind=actor.kind,
        is_named=any(mention.form == "name" for mention in actor.mentions),
        wikidata_id=actor.wikidata_id,
        sectors=actor.sectors,
    )
