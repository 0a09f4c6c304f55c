"""A document with its tokens, parse, sentences and sections: what `annotate` hands to `extract`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .coding import Section, Sentence
from .document import Document
from .span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Map offsets in the normal text back to the text as given.

    `breaks[i]` is an offset in the normal text from which on `shifts[i]` is added to reach the text as given.
    """

    breaks: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def to_source(self, span: Span) -> Span:
        """Give the offsets in the text as given, of a span of the normal text."""
        return Span(self._shifted(span.start), self._shifted(span.end - 1) + 1)

    def _shifted(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.breaks, offset) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedDocument:
    """A document ready for extraction. All offsets count `doc.text`, the normal text; `offsets` maps them back.

    `dateline` covers the place and agency that open the report («DUSHANBE», «BUSAN, South Korea (Reuters)»),
    None where there is none.
    """

    document: Document
    doc: Doc
    offsets: OffsetMap
    paragraphs: tuple[Span, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    dateline: Span | None = None

    @property
    def text(self) -> str:
        """The normal text."""
        return self.doc.text

    def section_at(self, offset: int) -> Section | None:
        """The section whose body holds an offset, None for a heading."""
        return next((s for s in self.sections if s.start <= offset < s.end), None)
