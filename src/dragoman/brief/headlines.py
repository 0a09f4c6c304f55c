"""The headline: the title where the text bears it out, else the main event in the report's words."""

from __future__ import annotations

import re

from dragoman.record import BriefLine, Span

from .cuttings import set_as_headline, shortened, trimmed
from .happenings import lead_of, main_event
from .sources import Source
from .wording import plain

BORNE_OUT = 0.5
"""The share of a title's words that its evidence must hold. Set by hand, 2026-11-24."""

STEM = 4
"""Words count as the same by their first letters: «meet» and «meeting», «Presidents» and «President»."""

_WORD = re.compile(r"[^\W_]{3,}|\d+")
_SMALL = frozenset(
    {"the", "and", "for", "with", "from", "after", "over", "into", "says", "say", "said", "its", "his", "her"}
)


def headline(source: Source) -> BriefLine:
    """Write the headline of the report that the brief leads with."""
    title = plain(source.coding.title or "")
    if title and (witnesses := _witnesses(source, title)):
        return BriefLine(text=title, evidence=tuple(source.cite(w) for w in witnesses))
    lead, main = lead_of(source), main_event(source)
    cutting = shortened(source, trimmed(source, lead, main.trigger), main.trigger) if main else lead
    return BriefLine(text=set_as_headline(source, cutting), evidence=(source.cite(lead),))


def _witnesses(source: Source, title: str) -> list[Span]:
    """Give the fewest sentences that bear a title out: the main event's, with the first of the report if need be."""
    lead = lead_of(source)
    prose = [source.body_of(s) for s in source.coding.sentences if source.kind_of(s)]
    found: list[Span] = []
    wanted = _stems(title)
    for sentence in [lead, *[s for s in prose if s != lead][:1]]:
        found.append(sentence)
        held = wanted & _stems(" ".join(s.of(source.text) for s in found))
        if wanted and len(held) >= BORNE_OUT * len(wanted):
            return found
    return []


def _stems(words: str) -> set[str]:
    return {w[:STEM] for w in _WORD.findall(words.casefold()) if w not in _SMALL}
