"""Event mentions → events: parties, place, days, chain, weight; expectations and interests likewise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.codebook.confidence import Confidences
from dragoman.codebook.plover import Plover
from dragoman.record import (
    Event,
    EventMention,
    Expectation,
    ExpectationMention,
    Extraction,
    Interest,
    Interval,
    Moment,
    Place,
    Span,
)

from .chains import Chains
from .event_coreference import join_mentions
from .windows import window

HISTORY_AFTER = timedelta(days=60)
"""Older than this on the day of the report, an event is history and not news. Set by hand, 2026-11-24."""

PARTY_WEIGHT = {0: 0.0, 1: 0.8, 2: 1.0}
"""What an event with no, one, two or more known parties weighs; one without any is not kept."""

LATER_SENTENCE = 0.85
EXPLAINING_SECTION = 0.8
"""What an event first told after the lead sentence weighs, and one told in a section that explains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a document when its events are resolved."""

    extraction: Extraction
    chains: Chains
    at: Callable[[Span], tuple[str, ...]]
    places: Mapping[tuple[int, int], Place]
    moments: Mapping[tuple[int, int], Moment]

    @property
    def day(self) -> date:
        """The day of publication."""
        return self.extraction.annotated.document.day

    def is_told_as_history(self, words: Span) -> bool:
        """Tell whether an undated event is history: all days in its sentence are long ago, or it tells history."""
        sentence = next((s for s in self.extraction.sentences if s.contains(words)), None)
        if sentence is None:
            return False
        days = [m for m in self.moments.values() if sentence.contains(m) and m.type in {"DATE", "TIME"}]
        dated = [m.interval for m in days if m.interval is not None and self._is_of_main_clause(m)]
        if dated:
            return all(_is_history(day, self.day) for day in dated)
        return sentence.discourse == "history"

    def _is_of_main_clause(self, words: Span) -> bool:
        doc = self.extraction.annotated.doc
        found = doc.char_span(words.start, words.end, alignment_mode="expand")
        verbs = (t for t in found.root.ancestors if t.pos_ in {"VERB", "AUX"}) if found is not None else iter(())
        verb = next(verbs, None)
        return verb is not None and verb.dep_ in {"ROOT", "conj"}

    def ids(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Give the ids of the actors that the spans name, each once."""
        return tuple(dict.fromkeys(i for span in spans for i in self.at(span)))

    def place(self, span: Span | None) -> str | None:
        """Give the id of the place that a toponym's span names."""
        found = self.places.get((span.start, span.end)) if span else None
        return found.id if found else None

    def moment(self, span: Span | None) -> Moment | None:
        """Give the moment that a time phrase's span names."""
        return self.moments.get((span.start, span.end)) if span else None


@dataclass(frozen=True, slots=True)
class ResolvedEvents:
    """The events of one document, and the way from the word that names one to it."""

    events: tuple[Event, ...]
    by_word: Mapping[Span, Event]


def resolve_events(
    mentions: Sequence[EventMention], known: Known, plover: Plover, confidences: Confidences
) -> ResolvedEvents:
    """Give the events that have a party, in text order."""
    events: list[Event] = []
    by_word: dict[Span, Event] = {}
    for mention in join_mentions(mentions, known.ids, known.place):
        event = _event(mention, known, (plover, confidences), number=len(events) + 1)
        if event is not None:
            events.append(event)
            by_word |= dict.fromkeys((mention.trigger, *mention.also), event)
    return ResolvedEvents(tuple(events), by_word)


def _event(mention: EventMention, known: Known, books: tuple[Plover, Confidences], *, number: int) -> Event | None:
    plover, confidences = books
    actors = known.ids(mention.actors)
    recipients = tuple(r for r in known.ids(mention.recipients) if r not in actors)
    weight = PARTY_WEIGHT[min(2, len(actors) + len(recipients))]
    if not weight:
        return None
    moment = known.moment(mention.time)
    time = moment.interval if moment else None
    return Event(
        id=f"e{number}",
        type=mention.type,
        mode=mention.mode if mention.mode in plover.modes_of(mention.type) else None,
        act=mention.act,
        contexts=mention.contexts,
        cameo=mention.cameo,
        quad=plover.quad_of(mention.type),
        score=plover.score_of(mention.type, mention.mode),
        actors=actors,
        recipients=recipients,
        place=known.place(mention.place),
        time=time,
        status=mention.status,
        historical=_is_history(time, known.day) if time else known.is_told_as_history(mention.trigger),
        trigger=mention.trigger,
        evidence=mention.evidence,
        chain=known.chains.of(mention.trigger),
        confidence=round(confidences.of(mention.salience * weight * _position(mention, known)), 4),
    )


def _is_history(time: Interval | None, day: date) -> bool:
    return time is not None and time.end is not None and time.end < day - HISTORY_AFTER


def _position(mention: EventMention, known: Known) -> float:
    annotated = known.extraction.annotated
    section = annotated.section_at(mention.trigger.start)
    lead = next((s for s in annotated.sentences if annotated.section_at(s.start)), None)
    if section is not None and section.kind not in {"body", "background"}:
        return LATER_SENTENCE * EXPLAINING_SECTION
    return 1.0 if lead is not None and lead.contains(mention.trigger) else LATER_SENTENCE


def resolve_expectations(
    mentions: Sequence[ExpectationMention], known: Known, events: ResolvedEvents
) -> tuple[Expectation, ...]:
    """Give every expectation, however vague: what cannot be settled is for the ledger to say.

    What only its date puts ahead is left out where that date is not to come.
    """
    ahead = [mention for mention in mentions if not mention.by_date or _is_to_come(_window(mention, known), known.day)]
    return tuple(_expectation(number, mention, known, events) for number, mention in enumerate(ahead, start=1))


def _is_to_come(window: Interval | None, day: date) -> bool:
    last = (window.end or window.start) if window else None
    return last is not None and last > day


def _expectation(number: int, mention: ExpectationMention, known: Known, events: ResolvedEvents) -> Expectation:
    event = events.by_word.get(mention.trigger) if mention.trigger else None
    said = known.chains.around(Span(mention.start, mention.end))
    holder = known.ids([mention.holder]) if mention.holder else ()
    actors = event.actors if event else known.ids(mention.actors)
    recipients = event.recipients if event else known.ids(mention.recipients)
    return Expectation(
        start=mention.start,
        end=mention.end,
        id=f"x{number}",
        kind=mention.kind,
        type=mention.type,
        mode=mention.mode,
        actors=actors,
        recipients=tuple(r for r in recipients if r not in actors),
        place=known.place(mention.place) or (event.place if event else None),
        window=_window(mention, known),
        hedge=mention.hedge,
        probability=mention.probability,
        by=holder[0] if len(holder) == 1 else said[0].actor if said else None,
        signals=mention.signals,
        confidence=0.7 if mention.type else 0.5,
    )


def _window(mention: ExpectationMention, known: Known) -> Interval | None:
    return window(mention.times, known.moments, known.day, known.extraction.annotated.text)


def resolve_interests(known: Known) -> tuple[Interest, ...]:
    """Give the interests whose party is known, one for each party."""
    return tuple(
        Interest(start=i.start, end=i.end, actor=actor, confidence=0.7)
        for i in known.extraction.interests
        for actor in known.at(i.party)
    )
