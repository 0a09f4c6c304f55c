"""Lay out a text before it is parsed: paragraphs, headings, run-in headings, parties' entries, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.record import Section, Span

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the parts of a text stand. `starts` are the offsets at which a sentence must begin."""

    paragraphs: tuple[Span, ...]
    sections: tuple[Section, ...]
    starts: frozenset[int] = field(default=frozenset())
    dateline: Span | None = None


def lay_out(text: str) -> Layout:
    """Find the parts of a normal text (see `normalise`)."""
    paragraphs = tuple(
        Span(m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in _LINE.finditer(text)
        if m.group().strip()
    )
    body = Section(start=paragraphs[0].start, end=paragraphs[-1].end, kind="body") if paragraphs else None
    return Layout(
        paragraphs=paragraphs,
        sections=(body,) if body else (),
        starts=frozenset(p.start for p in paragraphs),
    )
