"""A brief: sentences selected and composed from codings, each with the evidence it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import Published
from .span import Span

BriefPart = Literal["what_happened", "background", "why_it_matters", "parties", "what_is_expected", "what_to_watch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Span):
    """Words of a document that a sentence of the brief rests on; `quote` repeats them, so that they can be checked."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSource:
    """A document that the brief draws on, numbered as it is cited; `credits` are those whom it names as its sources."""

    number: int
    document: str
    outlet: str | None
    title: str | None
    url: str | None
    published: Published
    credits: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One sentence of the brief.

    `status`, `date`, `place` and `chain` are plain words («planned», «9 October 2025», «Tajikistan»,
    «TASS, citing the Kremlin»), None where the report does not tell; `label` is the party an interest belongs to.
    `evidence` is never empty.
    """

    text: str
    evidence: tuple[Citation, ...]
    label: str | None = None
    status: str | None = None
    date: str | None = None
    place: str | None = None
    chain: str | None = None
    hedge: str | None = None
    window: str | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` where the line has no evidence."""
        if not self.evidence:
            msg = f"no evidence for «{self.text}»"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """The lines of one part of the brief, in reading order; `omitted` counts those left in the codings."""

    part: BriefPart
    lines: tuple[BriefLine, ...]
    omitted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The brief of one report, or of several on one matter. `headline` is a line like any other: it has evidence."""

    headline: BriefLine
    sections: tuple[BriefSection, ...]
    sources: tuple[BriefSource, ...]
