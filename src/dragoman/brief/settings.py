"""A brief as it is set on a page: parts with their titles, lines and evidence that point at one another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.record import Brief, BriefLine, BriefPart, BriefSource, Citation

from .wording import day_words, plain

PART_TITLES: dict[BriefPart, str] = {
    "what_happened": "What happened",
    "background": "Background",
    "why_it_matters": "Why it matters",
    "parties": "The parties",
    "what_is_expected": "What is expected",
    "what_to_watch": "What to watch",
}
TONES = {
    "happened": "done", "ongoing": "done",
    "planned": "ahead", "plan": "ahead", "forecast": "ahead", "called for": "ahead", "demand": "ahead",
    "possible": "open", "possibility": "open", "conditional": "open",
    "denied": "against", "cancelled": "against", "warning": "against",
}  # fmt: skip
"""The tone in which the words of a status are shown."""

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Characters that turn the direction of what follows them, so that a page shows other words than it holds."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words cited: the number of their source and their offsets; `quote` on one line."""

    number: int
    start: int
    end: int
    quote: str

    @property
    def key(self) -> str:
        """Write source and offsets: «1:120–188»."""
        return f"{self.number}:{self.start}–{self.end}"

    @property
    def anchor(self) -> str:
        """Name the evidence within a page."""
        return f"evidence-{self.number}-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line with its references; `number` counts the lines of the brief, 0 for the headline."""

    number: int
    line: BriefLine
    text: str
    references: tuple[Reference, ...]

    @property
    def anchor(self) -> str:
        """Name the line within a page."""
        return f"line-{self.number}"

    @property
    def label(self) -> str:
        """The party that the line is about, empty where it is about none."""
        return clean(self.line.label or "")

    @property
    def statuses(self) -> tuple[tuple[str, str], ...]:
        """Give the status words, each with the tone it is shown in."""
        words = self.line.status.split(" / ") if self.line.status else []
        return tuple((clean(word), TONES.get(word, "open")) for word in words)

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Give what else is coded of the line, as (what it is, words) pairs in reading order."""
        line = self.line
        chain = f"per {line.chain}" if line.chain else None
        pairs = [
            ("hedge", line.hedge), ("window", line.window), ("date", line.date), ("place", line.place),
            ("chain", chain),
        ]  # fmt: skip
        return tuple((name, clean(words)) for name, words in pairs if words)


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part of the brief under its title."""

    part: BriefPart
    title: str
    lines: tuple[SetLine, ...]
    omitted: int


@dataclass(frozen=True, slots=True)
class SetSource:
    """A source as it is listed; `link` is its address where that may be followed, `address` where it may not."""

    number: int
    outlet: str
    title: str
    published: str
    link: str | None
    address: str | None
    credits: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A brief ready to be set; `evidence` pairs each reference with the lines that rest on it."""

    headline: SetLine
    parts: tuple[SetPart, ...]
    sources: tuple[SetSource, ...]
    evidence: tuple[tuple[Reference, tuple[SetLine, ...]], ...]


def set_brief(brief: Brief) -> Setting:
    """Number the lines and references of a brief."""
    numbers = {source.document: source.number for source in brief.sources}
    headline = _line(0, brief.headline, numbers)
    parts = tuple(_parts(brief, numbers))
    sources = tuple(_source(source, numbers) for source in brief.sources)
    lines = [headline, *(line for part in parts for line in part.lines)]
    cited = {ref for line in lines for ref in line.references} | {ref for s in sources for ref in s.credits}
    return Setting(
        headline=headline,
        parts=parts,
        sources=sources,
        evidence=tuple(
            (ref, tuple(line for line in lines if ref in line.references))
            for ref in sorted(cited, key=lambda r: (r.number, r.start, r.end))
        ),
    )


def clean(words: str) -> str:
    """Set words of the web on one line, without control characters and such as turn the direction of reading."""
    kept = "".join(
        c for c in words if c not in TURNING and (c.isspace() or unicodedata.category(c) not in {"Cc", "Cs"})
    )
    return plain(kept)


def is_linkable(url: str) -> bool:
    """Tell whether an address is one of the web and may be followed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and url.isprintable() and not set(url) & set(' <>"')


def _parts(brief: Brief, numbers: dict[str, int]) -> Iterator[SetPart]:
    count = 0
    for section in brief.sections:
        lines = tuple(_line(n, line, numbers) for n, line in enumerate(section.lines, start=count + 1))
        count += len(lines)
        yield SetPart(section.part, PART_TITLES[section.part], lines, section.omitted)


def _line(number: int, line: BriefLine, numbers: dict[str, int]) -> SetLine:
    return SetLine(number, line, clean(line.text), tuple(_reference(c, numbers) for c in line.evidence))


def _reference(citation: Citation, numbers: dict[str, int]) -> Reference:
    return Reference(numbers[citation.document], citation.start, citation.end, clean(citation.quote))


def _source(source: BriefSource, numbers: dict[str, int]) -> SetSource:
    url = source.url or ""
    linkable = is_linkable(url)
    return SetSource(
        number=source.number,
        outlet=clean(source.outlet or ""),
        title=clean(source.title or ""),
        published=day_words(source.published),
        link=url if linkable else None,
        address=clean(url) if url and not linkable else None,
        credits=tuple(_reference(c, numbers) for c in source.credits),
    )
