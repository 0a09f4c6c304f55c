"""The codings a brief draws on, numbered as they are cited, with what is looked up in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from dragoman.errors import CallError
from dragoman.record import (
    PERFORMED,
    Actor,
    Attribution,
    BriefSource,
    Citation,
    Coding,
    Event,
    Place,
    Section,
    SectionKind,
    Sentence,
    Span,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One coding, its text, and its number in the brief."""

    number: int
    coding: Coding
    text: str
    actors: dict[str, Actor] = field(init=False)
    places: dict[str, Place] = field(init=False)

    def __post_init__(self) -> None:
        """Index actors and places by their ids."""
        object.__setattr__(self, "actors", {actor.id: actor for actor in self.coding.actors})
        object.__setattr__(self, "places", {place.id: place for place in self.coding.places})

    @property
    def day(self) -> date:
        """The day of publication."""
        published = self.coding.published
        return published.date() if isinstance(published, datetime) else published

    def cite(self, words: Span) -> Citation:
        """Cite words of the text, without white space at their ends."""
        quote = words.of(self.text)
        start = words.start + len(quote) - len(quote.lstrip())
        return Citation(start=start, end=start + len(quote.strip()), document=self.coding.id, quote=quote.strip())

    def sentence_at(self, words: Span) -> Span:
        """Give the sentence that holds the first of the words, without a heading; the words where there is none."""
        sentences = self.coding.sentences
        at = bisect_right(sentences, words.start, key=lambda s: s.start) - 1
        if at < 0 or sentences[at].end <= words.start:
            return words.span
        return self.body_of(sentences[at])

    def whole_sentence_at(self, words: Span) -> Span:
        """Give all from the start of the sentence that holds the words, its label too, to its end or theirs."""
        whole = next((s for s in self.coding.sentences if s.start <= words.start < s.end), words)
        return Span(whole.start, max(whole.end, words.end))

    def body_of(self, sentence: Sentence) -> Span:
        """Give a sentence without the label that runs into it («Russia: …», «The stakes: …»)."""
        section = self.section_of(sentence)
        if section and sentence.start < section.start < sentence.end:
            return Span(section.start, sentence.end)
        return sentence.span

    def section_of(self, words: Span) -> Section | None:
        """Give the section that holds the end of the words: a label may stand before its section."""
        return next((s for s in self.coding.sections if s.start < words.end <= s.end), None)

    def kind_of(self, words: Span) -> SectionKind | None:
        """Give the kind of section that words stand in, None for a heading or a dateline."""
        if not self.coding.sections:
            return "body"
        section = self.section_of(words)
        return section.kind if section else None

    def events_in(self, words: Span) -> list[Event]:
        """Give the events whose trigger the words hold: news before history, the surest first, then in text order."""
        found = [event for event in self.coding.events if words.contains(event.trigger)]
        return sorted(found, key=lambda e: (e.historical, -e.confidence, e.trigger.start))

    def said_around(self, words: Span) -> list[Attribution]:
        """Give the attributions whose content holds the words, the narrowest first; a promise vouches for nothing."""
        told = [a for a in self.coding.attributions if a.stance not in PERFORMED]
        holding = [a for a in told if any(c.contains(words) for c in a.content)]
        return sorted(holding, key=lambda a: (sum(c.end - c.start for c in a.content), a.id))

    def listed(self) -> BriefSource:
        """Describe the document for the list of sources."""
        coding = self.coding
        credited = [a for a in coding.attributions if a.kind == "credit" and a.source]
        return BriefSource(
            number=self.number,
            document=coding.id,
            outlet=coding.outlet,
            title=coding.title,
            url=coding.url,
            published=coding.published,
            credits=tuple(self.cite(span) for a in credited for span in a.source),
        )


def open_sources(codings: Sequence[Coding]) -> tuple[Source, ...]:
    """Number codings in the order of their publication; the same document given twice counts once.

    Raises `CallError` where there is none, where two documents bear one id, and where a text is missing or blank.
    """
    if not codings:
        msg = "no coded document to write a brief of: give one or more"
        raise CallError(msg)
    known: dict[str, Coding] = {}
    for coding in codings:
        _check(coding, known.setdefault(coding.id, coding))
    ordered = sorted(known.values(), key=lambda c: c.published.isoformat())
    return tuple(Source(number=n, coding=c, text=c.text or "") for n, c in enumerate(ordered, start=1))


def _check(coding: Coding, first: Coding) -> None:
    if coding.text is None:
        msg = f"the coding of {coding.id} has no text to quote from: code it again without --no-text"
        raise CallError(msg)
    if not coding.text.strip():
        msg = f"the text of {coding.id} is blank: give a report with words in it"
        raise CallError(msg)
    if coding.text != first.text:
        msg = f"two documents bear the id {coding.id}: give each its own"
        raise CallError(msg)
