"""The entries of the codebook: one for each type and mode, with what the tables say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from dragoman.codebook.cameo import Cameo
from dragoman.codebook.examples import Example, Examples
from dragoman.codebook.plover import Plover
from dragoman.errors import CallError
from dragoman.record import EventType, Quad, Span

Part = Literal["trigger", "actor", "recipient"]

MARKS: dict[Part | None, str] = {"trigger": "**", "actor": "*", "recipient": "*", None: ""}
"""What sets a part of an event off in its sentence: in Markdown, and on a terminal without styles."""

LISTED = 6
"""How many near names an error lists, so that it stays short."""

ALIKE = 0.7
"""How alike two spellings are for one to be near the other: «sanctoin» is, and «demand» is not near to «demo»."""


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code and its label."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A type, or one of its modes.

    `cameo` holds the codes that mean just this: those of a type tell no mode. `closest_cameo` is the code that an
    event of this type and mode is given where its words tell none.
    """

    name: str
    type: EventType
    mode: str | None
    gloss: str
    quad: Quad
    score: float
    needs_recipient: bool
    modes: tuple[str, ...]
    cameo: tuple[Code, ...]
    closest_cameo: Code
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries, in the order of the manual; the modes of a type stand behind it."""

    all: tuple[Entry, ...]

    @classmethod
    def load(cls) -> Entries:
        """Read the package's tables; raises `DataError` where one is broken."""
        plover, cameo, examples = Plover.load(), Cameo.load(), Examples.load()
        return cls(
            tuple(
                _entry((kind, mode), plover, cameo, examples)
                for kind in plover.types
                for mode in (None, *plover.modes_of(kind))
            )
        )

    @property
    def types(self) -> tuple[Entry, ...]:
        """The entries of types."""
        return tuple(entry for entry in self.all if entry.mode is None)

    def modes_of(self, entry: Entry) -> tuple[Entry, ...]:
        """Give the entries of a type's modes; none for a mode."""
        return tuple(other for other in self.all if other.type == entry.type and other.mode in entry.modes)

    def named(self, name: str) -> Entry:
        """Give the entry of a name such as `SANCTION` or `SANCTION:expel`, in upper or lower case.

        Raises `CallError` naming near ones where there is none.
        """
        for entry in self.all:
            if entry.name.casefold() == name.casefold():
                return entry
        near = self._near(name.casefold())[:LISTED]
        advice = (
            f"near to it: {', '.join(near)}; dragoman codebook lists all types"
            if near
            else f"give one of {', '.join(entry.name for entry in self.types)}, or one of their modes"
        )
        msg = f"no type or mode named {name!r}: {advice}"
        raise CallError(msg)

    def _near(self, name: str) -> list[str]:
        """Give names spelled like this one, with or without their type, and all of a type that is named."""
        spelled: dict[str, list[str]] = {}
        for entry in self.all:
            for spelling in filter(None, (entry.name, entry.mode)):
                spelled.setdefault(spelling.casefold(), []).append(entry.name)
        alike = [name for near in get_close_matches(name, spelled, n=LISTED, cutoff=ALIKE) for name in spelled[near]]
        kind = name.partition(":")[0]
        return list(dict.fromkeys([*alike, *(e.name for e in self.all if e.type.casefold() == kind)]))


def _entry(code: tuple[EventType, str | None], plover: Plover, cameo: Cameo, examples: Examples) -> Entry:
    kind, mode = code
    closest = cameo.closest(kind, mode)
    return Entry(
        name=f"{kind}:{mode}" if mode else kind,
        type=kind,
        mode=mode,
        gloss=plover.gloss_of(kind, mode),
        quad=plover.quad_of(kind),
        score=plover.score_of(kind, mode),
        needs_recipient=plover.needs_recipient(kind),
        modes=() if mode else plover.modes_of(kind),
        cameo=tuple(Code(known, cameo.name(known)) for known, meant in cameo.crosswalk.items() if meant == code),
        closest_cameo=Code(closest, cameo.name(closest)),
        examples=examples.of(kind, mode),
    )


def pieces(example: Example) -> Iterator[tuple[str, Part | None]]:
    """Yield an example's text piece by piece, each with its part in the event, None for the words between."""
    spans: list[tuple[Span, Part]] = [
        (example.trigger, "trigger"),
        *((span, "actor") for span in example.actors),
        *((span, "recipient") for span in example.recipients),
    ]
    at = 0
    for span, part in sorted(spans, key=lambda s: s[0].start):
        if at < span.start:
            yield example.text[at : span.start], None
        yield span.of(example.text), part
        at = span.end
    if at < len(example.text):
        yield example.text[at:], None
