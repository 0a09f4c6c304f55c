"""Quotations: what stands between quotation marks, over as many sentences and paragraphs as it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARKS = frozenset({'"', "'", "''", "``"})
"""Quotation marks as words of the normal text."""

_DOUBLE = re.compile(r"\"|''")
_SINGLE = re.compile(r"(?<![\w'])'(?=\w)|(?<=[.,!?;])'(?![\w'])")
"""A single mark that cannot be an apostrophe: before a word, or after a stop."""


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Give the quotations of a normal text, marks included; one left open runs to the end of its paragraph.

    A paragraph whose last quotation stays open counts only where the next one opens with a mark, as a quotation of
    several paragraphs does. Single marks are read where the text has no double ones.
    """
    marks = _DOUBLE if _DOUBLE.search(text) else _SINGLE
    found: list[Span] = []
    for index, paragraph in enumerate(paragraphs):
        goes_on = index + 1 < len(paragraphs) and marks.match(text, paragraphs[index + 1].start) is not None
        found.extend(_quoted(text, paragraph, marks, goes_on=goes_on))
    return tuple(found)


def _quoted(text: str, paragraph: Span, marks: re.Pattern[str], *, goes_on: bool) -> Iterator[Span]:
    opened: Span | None = None
    for match in marks.finditer(text, paragraph.start, paragraph.end):
        mark = Span(*match.span())
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif _closes(text, mark) or not _opens(text, mark):
            if mark.start > opened.end:
                yield Span(opened.start, mark.end)
            opened = None
        else:
            opened = mark  # the one before was never closed
    if opened is not None and goes_on and paragraph.end > opened.end:
        yield Span(opened.start, paragraph.end)


def _opens(text: str, mark: Span) -> bool:
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, mark: Span) -> bool:
    after = text[mark.end] if mark.end < len(text) else " "
    return not text[mark.start - 1].isspace() and not after.isalnum()
