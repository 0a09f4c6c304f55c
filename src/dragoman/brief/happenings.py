"""What happened, and what went before: lines of the sentences that tell events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dragoman.record import BriefLine, Event, Sentence, Span

from .chains import chain_around, chain_of_event, retold
from .cuttings import set_as_sentence, trimmed
from .drafts import Draft, happening_of, key_of
from .sources import Source
from .wording import interval_words

AHEAD = frozenset({"planned", "possible", "called_for", "conditional"})
BEFORE = frozenset({"previous", "context", "history"})
TELLING = frozenset({"body", "background", "other"})
"""Sections that tell what happened; what stands in others belongs to why it matters, parties, expectations."""

RECENT = timedelta(days=60)
"""An event as young as this on the day of the report is news; the limit beyond which `resolve` calls it history."""

WITHOUT_EVENT = 0.1
"""The rank of a sentence that only its place in the report recommends: below any that tells an event."""


def main_event(source: Source) -> Event | None:
    """Give the event of highest confidence, the first of equals; an event of history only where there is no other."""
    return min(source.coding.events, key=lambda e: (e.historical, -e.confidence, e.trigger.start), default=None)


def lead_of(source: Source) -> Span:
    """Give the main event's sentence, else the first of the report, else its first line with words in it."""
    main = main_event(source)
    if main is not None:
        return source.sentence_at(main.trigger)
    prose = [s for s in source.coding.sentences if source.kind_of(s)] or source.coding.sentences
    if prose:
        return source.body_of(next((s for s in prose if s.discourse == "main"), prose[0]))
    start = len(source.text) - len(source.text.lstrip())
    end = source.text.find("\n", start)
    return Span(start, end if end > 0 else len(source.text.rstrip()))


def news(source: Source) -> Iterator[Draft]:
    """Draft a line of each sentence that tells what happened; of the lead at least."""
    lead = lead_of(source)
    yield _draft(source, lead, source.events_in(lead))
    for sentence in _telling(source):
        events = source.events_in(sentence)
        if sentence != lead and events and _is_news(source, sentence, events):
            yield _draft(source, sentence, events)


def background(source: Source) -> Iterator[Draft]:
    """Draft a line of each sentence that tells what went before."""
    lead = lead_of(source)
    for sentence in _telling(source):
        events = source.events_in(sentence)
        if sentence == lead or _only_looks_ahead(source, sentence, events) or _weighs(source, sentence, events):
            continue
        if not _is_news(source, sentence, events) if events else _goes_before(source, sentence):
            yield _draft(source, sentence, events)


def _weighs(source: Source, sentence: Span, events: list[Event]) -> bool:
    """Tell whether a sentence says why the event matters, and names nothing that went before."""
    weighed = any(sentence.overlaps(s) for s in source.coding.significance)
    return weighed and not any(e.historical or _is_old(source, e) for e in events)


def _telling(source: Source) -> Iterator[Span]:
    credits_ = [span for a in source.coding.attributions if a.kind == "credit" for span in a.cue]
    for sentence in source.coding.sentences:
        if source.kind_of(sentence) in TELLING and not any(sentence.contains(c) for c in credits_):
            yield source.body_of(sentence)


def _is_news(source: Source, sentence: Span, events: list[Event]) -> bool:
    current = [e for e in events if not e.historical and not _is_old(source, e)]
    if not current or _only_looks_ahead(source, sentence, events):
        return False
    return not _goes_before(source, sentence) or any(_is_recent(source, e) for e in current)


def _is_recent(source: Source, event: Event) -> bool:
    day = source.day
    return event.time is not None and event.time.start is not None and event.time.start >= day - RECENT


def _is_old(source: Source, event: Event) -> bool:
    return event.time is not None and event.time.start is not None and not _is_recent(source, event)


def _only_looks_ahead(source: Source, sentence: Span, events: list[Event]) -> bool:
    """Tell whether a sentence is told among the expectations rather than here."""
    expected = any(sentence.overlaps(x) for x in source.coding.expectations)
    return expected and all(e.status in AHEAD for e in events)


def _goes_before(source: Source, sentence: Span) -> bool:
    return source.kind_of(sentence) == "background" or any(
        s.discourse in BEFORE for s in source.coding.sentences if _is_of(sentence, s)
    )


def _is_of(words: Span, sentence: Sentence) -> bool:
    return sentence.start <= words.start < sentence.end


def _draft(source: Source, sentence: Span, events: list[Event]) -> Draft:
    """Draft a line of a sentence, with what is coded of its surest event."""
    cited = source.cite(sentence)
    key, place = key_of(source, sentence), (source.number, sentence.start)
    if not events:
        line = BriefLine(
            text=set_as_sentence(source, sentence), evidence=(cited,), chain=chain_around(source, sentence)
        )
        return Draft(line=line, words=key, sentence=key, rank=WITHOUT_EVENT, place=place)
    event = events[0]
    where = source.places.get(event.place or "")
    line = BriefLine(
        text=set_as_sentence(source, trimmed(source, sentence, event.trigger)),
        evidence=(cited, *(source.cite(words) for words in retold(source, event, sentence))),
        status=event.status.replace("_", " "),
        date=interval_words(event.time),
        place=where.name if where else None,
        chain=chain_of_event(source, event),
    )
    happenings = frozenset(h for e in events if (h := happening_of(source, e)))
    return Draft(line=line, words=key, sentence=key, rank=event.confidence, place=place, happenings=happenings)
