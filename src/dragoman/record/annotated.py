"""A document with its tokens, parse, sentences and sections: what `annotate` hands to `extract`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
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
    `wide` are the offsets of characters that stand for more than one of the text as given (a letter and the marks
    on it), with `extra`, the number of those beyond the first.
    """

    breaks: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)
    wide: tuple[int, ...] = ()
    extra: tuple[int, ...] = ()

    def to_source(self, span: Span) -> Span:
        """Give the offsets in the text as given, of a span of the normal text."""
        last = span.end - 1
        at = bisect_right(self.wide, last) - 1
        extra = self.extra[at] if at >= 0 and self.wide[at] == last else 0
        return Span(self._shifted(span.start), self._shifted(last) + extra + 1)

    def _shifted(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.breaks, offset) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedDocument:
    """A document ready for extraction. All offsets count `doc.text`, the normal text; `offsets` maps them back.

    Sections stand in order and do not overlap. `dateline` covers the place, day and agency that open the report
    («DUSHANBE», «BUSAN, South Korea (Reuters)»), None where there is none; it is a sentence of its own, in no section.
    """

    document: Document
    doc: Doc
    offsets: OffsetMap
    paragraphs: tuple[Span, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    dateline: Span | None = None
    text: str = field(init=False, repr=False, compare=False)
    """The normal text; `doc.text` is built anew each time it is asked for."""

    def __post_init__(self) -> None:
        """Read the text off the tokens, once."""
        object.__setattr__(self, "text", self.doc.text)

    def section_at(self, offset: int) -> Section | None:
        """The section whose body holds an offset, None for a heading, a dateline and a run-in heading.

        The label that opens a party's entry counts as part of it: «Russia:» stands in one sentence with its body.
        """
        at = bisect_right(self.sections, offset, key=_start) - 1
        if at >= 0 and offset < self.sections[at].end:
            return self.sections[at]
        after = self.sections[at + 1] if at + 1 < len(self.sections) else None
        return after if after and self._is_in_label(offset, after) else None

    def _is_in_label(self, offset: int, section: Section) -> bool:
        if section.party is None or section.heading is not None:
            return False
        return self.paragraphs[bisect_right(self.paragraphs, section.party.start, key=_start) - 1].start <= offset


def _start(span: Span) -> int:
    return span.start
