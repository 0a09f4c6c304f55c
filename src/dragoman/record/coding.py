"""A coded document: the report and all that is read off it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .actor import Actor, Confidence
from .attribution import Attribution
from .document import Precision, Published
from .event import Event
from .expectation import Expectation, Interest
from .moment import Moment
from .place import Place
from .span import Span

Function = Literal[
    "main", "consequence", "previous", "context", "history", "anecdote", "evaluation", "expectation", "none"
]
SectionKind = Literal["body", "significance", "parties", "background", "outlook", "signposts", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence, its paragraph (counted from 0), its function around the main event, and whether it carries speech.

    Functions are those of NewsDiscourse (Choubey et al., ACL 2020).
    """

    paragraph: int
    discourse: Function = "none"
    speech: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Span):
    """What stands under one heading, or before the first; `start` to `end` is the body without the heading.

    `party` is the name that heads a party's entry («Russia» in «Russia: Seeking to …»), None elsewhere.
    """

    kind: SectionKind
    heading: Span | None = None
    party: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Significance(Span):
    """A sentence that says why the main event matters."""

    confidence: Confidence = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A coded document, one object a line in the output of `dragoman code`. All offsets count `text`'s code points."""

    id: str
    published: Published
    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    first_publisher: str | None = None
    canonical_url: str | None = None
    precision: Precision | None = None
    notes: tuple[str, ...] = ()
    coder: str = ""
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Moment, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    interests: tuple[Interest, ...] = ()
    significance: tuple[Significance, ...] = ()
