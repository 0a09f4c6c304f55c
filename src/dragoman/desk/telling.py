"""From a coded document to what the desk compares: its events and statements, each with its parties by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.record import (
    Actor,
    Coding,
    Event,
    Expectation,
    Interval,
    Party,
    Place,
    Report,
    Span,
    Spot,
    Statement,
    Telling,
    content_id,
)

from .origins import PRONOUNS, Lineage, Lineages
from .tolls import tolls_in

EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)
"""Days outside these are taken for slips: years of four figures, and far enough from the ends of the calendar that
any term the desk counts with can be added."""


def report_of(coding: Coding) -> Report:
    """Give what the desk keeps of a document: which it is, whose, of when."""
    return Report(
        document=coding.id,
        published=coding.published,
        publisher=coding.first_publisher or coding.outlet,
        title=coding.title,
    )


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
    lineages: Lineages

    @classmethod
    def of(cls, coding: Coding) -> _Reading:
        if coding.text is None:
            msg = f"document {coding.id} was coded without its text: code it again, without --no-text"
            raise ValueError(msg)
        actors = {actor.id: actor for actor in coding.actors}
        places = {place.id: place for place in coding.places}
        return cls(coding, coding.text, report_of(coding), actors, places, Lineages(coding, coding.text, actors))

    def telling(self, event: Event) -> Telling:
        words = self._words(event.evidence or (event.trigger,))
        lineage = self.lineages.of_event(event.trigger, event.chain)
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
            time=within_reach(event.time),
            origins=lineage.origins,
            origin_countries=lineage.countries,
            relays=lineage.relays,
            trigger=event.trigger,
            evidence=event.evidence,
            words=words,
            beside=self._beside(event),
            tolls=tuple(toll for span in event.evidence for toll in tolls_in(self.text, span)),
            confidence=event.confidence,
        )

    def statement(self, item: Expectation) -> Statement:
        lineage = self._lineage(item)
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
            window=within_reach(item.window),
            by=self.lineages.name_of(self.actors[item.by]) if item.by in self.actors else None,
            origins=lineage.origins,
            origin_countries=lineage.countries,
            relays=lineage.relays,
            span=item.span,
            text=" ".join(item.span.of(self.text).split()),
            words=self._words((self._sentence(item),)),
            about=self._about(item),
            before=self._before(item),
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

    def _beside(self, event: Event) -> Interval | None:
        """Give the only day that an undated event's sentence names, if it is past."""
        spans = event.evidence or (event.trigger,)
        days = {m.interval for m in self.coding.times if m.interval and any(s.contains(m) for s in spans)}
        if event.time is not None or len(days) != 1:
            return None
        day = within_reach(next(iter(days)))
        if day is None:
            return None
        is_past = day.start is not None and day.end is not None and day.end <= self.report.day
        return day if is_past else None

    def _lineage(self, item: Expectation) -> Lineage:
        """Give how a statement came: by who is credited around its words, else by the event told in them."""
        around = self.lineages.around(item.span)
        if around.origins or around.relays:
            return around
        told = (e for e in self.coding.events if e.chain and item.span.contains(e.trigger))
        return next((self.lineages.of_event(e.trigger, e.chain) for e in told), Lineage())

    def _about(self, item: Expectation) -> str:
        """Give a statement without its days and its condition: the words that will be told when it comes."""
        left_out: list[Span] = [m for m in self.coding.times if m.overlaps(item)]
        left_out += [s.condition for s in item.signals if s.outcome is not None]
        kept, at = [], item.start
        for span in sorted(left_out, key=lambda s: s.start):
            kept.append(self.text[at : max(at, span.start)])
            at = max(at, span.end)
        kept.append(self.text[at : max(at, item.end)])
        return " ".join("".join(kept).split())

    def _before(self, item: Expectation) -> str:
        """Give the sentence before a statement that speaks of what that names: «It will be held in Rabat»."""
        if not _goes_on(item.span.of(self.text)):
            return ""
        earlier = [s for s in self.coding.sentences if s.end <= item.start]
        return " ".join(earlier[-1].span.of(self.text).split()) if earlier else ""


def _goes_on(words: str) -> bool:
    """Tell whether a statement opens with a word for what was named before."""
    return words.split()[:1] != [] and words.split(maxsplit=1)[0].lower() in PRONOUNS


def within_reach(interval: Interval | None) -> Interval | None:
    """Give an interval without ends that no report can mean: the desk counts days to and fro from both."""
    if interval is None or all(day is None or is_countable(day) for day in (interval.start, interval.end)):
        return interval
    start, end = (day if day and is_countable(day) else None for day in (interval.start, interval.end))
    return Interval(start, end) if start or end else None


def is_countable(day: date) -> bool:
    """Tell whether a day lies in years that a report may speak of; others are slips of reading."""
    return EARLIEST <= day <= LATEST


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
