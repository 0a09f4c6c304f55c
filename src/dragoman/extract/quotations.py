"""Quotations: what stands between quotation marks, over as many sentences and paragraphs as it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOUBLE = re.compile(r'"')
_SINGLE = re.compile(r"(?<![\w'])'(?=\w)|(?<=[.,!?;])'(?![\w'])")
"""A single mark that cannot be an apostrophe: before a word, or after a stop."""


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Give the quotations of a normal text, marks included; one left open runs to the end of its paragraph.

    A paragraph whose last quotation stays open counts only where the next one opens with a mark, as a quotation of
    several paragraphs does. Single marks are read where the text has no double ones.
    """
    marks = _DOUBLE if '"' in text else _SINGLE
    found: list[Span] = []
    for index, paragraph in enumerate(paragraphs):
        goes_on = index + 1 < len(paragraphs) and marks.match(text, paragraphs[index + 1].start) is not None
        found.extend(_quoted(text, paragraph, marks, goes_on=goes_on))
    return tuple(found)


def _quoted(text: str, paragraph: Span, marks: re.Pattern[str], *, goes_on: bool) -> Iterator[Span]:
    opened: int | None = None
    for match in marks.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if opened is None:
            opened = at if _opens(text, at) else None
        elif _closes(text, at) or not _opens(text, at):
            if at > opened + 1:
                yield Span(opened, at + 1)
            opened = None
        else:
            opened = at  # the one before was never closed
    if opened is not None and goes_on and paragraph.end > opened + 1:
        yield Span(opened, paragraph.end)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()
