"""Sentences that show what each of PLOVER's types and modes is (`data/examples.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import cast, get_args

from dragoman.errors import DataError
from dragoman.record import EventType, Span, Status

from .plover import Plover
from .tables import Row, parse_table

TABLE = "examples.tsv"
MARK = re.compile(r"\{([ART]):(\S|\S[^{}]*\S)\}")
"""`{A:who acts}`, `{R:whom it is done to}`, `{T:the words that name the act}`."""

Spans = dict[str, list[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that tells one event, without its marks; spans count the characters of `text`.

    `type` is that of the act itself, also where PLOVER codes a planned one as AGREE. In a symmetric act all parties
    are actors; a party that the sentence does not tell has no span.
    """

    type: EventType
    mode: str | None
    status: Status
    text: str
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """All examples, in the order of the table."""

    all: tuple[Example, ...]

    @classmethod
    def load(cls) -> Examples:
        """Read the package's table; raises `DataError` naming file and line where a row is broken."""
        text = files("dragoman.codebook").joinpath("data", TABLE).read_text(encoding="utf-8")
        return cls(tuple(parse_examples(text)))

    def of(self, kind: EventType, mode: str | None) -> tuple[Example, ...]:
        """Give the examples of a mode, or with None those of a type that tell no mode; empty where there are none."""
        return tuple(example for example in self.all if (example.type, example.mode) == (kind, mode))


def parse_examples(text: str) -> Iterator[Example]:
    """Parse the text of the table; raises `DataError` naming file and line where a row is broken."""
    plover = Plover.load()
    filled = [n for n, line in enumerate(text.split("\n"), start=1) if line.strip() and not line.startswith("#")]
    for number, row in zip(filled[1:], parse_table(text, TABLE), strict=True):
        if fault := _fault(row, plover):
            msg = f"{TABLE}, line {number}: {fault}"
            raise DataError(msg)
        yield _example(row)


def _fault(row: Row, plover: Plover) -> str | None:
    kind, mode, status, sentence = row["type"], row["mode"], row["status"], row["sentence"]
    if kind not in get_args(EventType):
        return f"{kind!r} is not an event type"
    if mode and mode not in plover.modes_of(cast("EventType", kind)):
        return f"{mode!r} is not a mode of {kind}"
    if status not in get_args(Status):
        return f"{status!r} is not a status"
    if re.search(r"[{}]", MARK.sub("", sentence)):
        return "a mark is broken"
    triggers = sum(mark[1] == "T" for mark in MARK.finditer(sentence))
    return None if triggers == 1 else f"{triggers} words are marked T, not one"


def _example(row: Row) -> Example:
    text, spans = _unmarked(row["sentence"])
    return Example(
        type=cast("EventType", row["type"]),
        mode=row["mode"] or None,
        status=cast("Status", row["status"]),
        text=text,
        trigger=spans["T"][0],
        actors=tuple(spans["A"]),
        recipients=tuple(spans["R"]),
    )


def _unmarked(sentence: str) -> tuple[str, Spans]:
    """Take the marks out of a sentence, and tell by their letters where they stood."""
    spans: Spans = {"A": [], "R": [], "T": []}
    text, at = "", 0
    for mark in MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        spans[mark[1]].append(Span(len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return text + sentence[at:], spans
