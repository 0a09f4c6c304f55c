"""A made-up report while it is written: its text grows sentence by sentence, and what is coded of it with it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.codebook.gazetteer import GazetteerEntry
from dragoman.record import (
    Actor,
    ActorMention,
    Attribution,
    Event,
    Expectation,
    Function,
    Moment,
    Place,
    Sentence,
    Span,
)

from .world import Someone

OPENING = "This report is made up."
PARAGRAPH = 3
"""Sentences of one paragraph."""

Mark = Someone | GazetteerEntry | Moment | None
"""What words stand for: who, where, when, or nothing that is coded as a mention."""

Piece = tuple[str, Mark]


class Draft:
    """Text and coding, so far. `truth` holds the number of the happening behind each event."""

    def __init__(self) -> None:
        """Begin a report, which says what it is."""
        self.text = OPENING
        self.sentences: list[Sentence] = [Sentence(0, len(OPENING), paragraph=0)]
        self.events: list[Event] = []
        self.expectations: list[Expectation] = []
        self.attributions: list[Attribution] = []
        self.truth: list[int] = []
        self._actors: dict[Someone, Actor] = {}
        self._places: dict[GazetteerEntry, Place] = {}
        self._times: list[Moment] = []

    def again(self) -> Draft:
        """Copy a report, to go on from."""
        new = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, list | dict):
                setattr(new, name, copy(value))
        return new

    def write(self, pieces: Iterable[Piece], discourse: Function = "none", *, speech: bool = False) -> list[Span]:
        """Write one sentence, to which the full stop is added; give the span of each piece, none of which is empty."""
        paragraph = len(self.sentences) // PARAGRAPH
        self.text += " " if paragraph == self.sentences[-1].paragraph else "\n\n"
        start, spans = len(self.text), []
        for words, mark in pieces:
            at = len(self.text)
            self.text += words[:1].upper() + words[1:] if at == start else words
            spans.append(Span(at, len(self.text)))
            self._mention(mark, spans[-1])
        self.text += "."
        self.sentences.append(Sentence(start, len(self.text), paragraph=paragraph, discourse=discourse, speech=speech))
        return spans

    def actor(self, someone: Someone) -> str:
        """Give the id of one who is named in the text."""
        return self._actors[someone].id

    def place(self, city: GazetteerEntry) -> str | None:
        """Give the id of a city, None where the text does not name it."""
        return self._places[city].id if city in self._places else None

    def parts(self) -> dict[str, Any]:
        """Give the fields of a coding that a report fills."""
        return {
            "text": self.text,
            "sentences": tuple(self.sentences),
            "actors": tuple(self._actors.values()),
            "places": tuple(self._places.values()),
            "times": tuple(self._times),
            "attributions": tuple(self.attributions),
            "events": tuple(self.events),
            "expectations": tuple(self.expectations),
        }

    def _mention(self, mark: Mark, span: Span) -> None:
        if isinstance(mark, Someone):
            known = self._actors.get(mark) or _actor(mark, len(self._actors) + 1)
            mention = ActorMention(start=span.start, end=span.end, form="name")
            self._actors[mark] = replace(known, mentions=(*known.mentions, mention))
        elif isinstance(mark, GazetteerEntry):
            found = self._places.get(mark) or _place(mark, len(self._places) + 1)
            self._places[mark] = replace(found, mentions=(*found.mentions, span))
        elif isinstance(mark, Moment):
            self._times.append(replace(mark, start=span.start, end=span.end))


def moment(value: str, first: date, last: date) -> Moment:
    """Give a time before it has its place in a text."""
    return Moment(start=0, end=1, type="DATE", value=value, first=first, last=last)


def _actor(someone: Someone, number: int) -> Actor:
    return Actor(
        id=f"a{number}",
        name=someone.name,
        kind=someone.kind,
        country=someone.country,
        sectors=(someone.sector,),
        role=someone.role,
        confidence=0.9,
    )


def _place(city: GazetteerEntry, number: int) -> Place:
    return Place(
        id=f"p{number}",
        name=city.name,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
        geonames_id=city.geonames_id,
        feature=city.feature,
        confidence=0.9,
    )
