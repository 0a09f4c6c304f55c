"""Long texts in pieces: cut at paragraphs, parsed one by one, joined again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.record import Span

LARGEST = 10_000
"""Characters of a piece at most: most reports are one piece. Eight of 40,000 in one batch took 460 MB more than
eight reports of ordinary length (250,000 characters of news, 2026-11-24)."""


def pieces(text: str, paragraphs: Sequence[Span], largest: int = LARGEST) -> tuple[tuple[int, int], ...]:
    """Part a text into stretches of at most `largest` characters, at paragraphs, or at spaces where one is longer."""
    found: list[tuple[int, int]] = []
    start = 0
    cuts = [paragraph.start for paragraph in paragraphs[1:]]
    for cut, after in pairwise([*cuts, len(text)]):
        if after - start > largest:
            found.extend(_forced(text, start, cut, largest))
            start = cut
    found.extend(_forced(text, start, len(text), largest))
    return tuple(found)


def _forced(text: str, start: int, end: int, largest: int) -> list[tuple[int, int]]:
    found = []
    while end - start > largest:
        space = max(text.rfind(". ", start + largest // 2, start + largest) + 1, 0)
        space = space or text.rfind(" ", start + largest // 2, start + largest)
        cut = space + 1 if space > 0 else start + largest
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]


def joined(docs: Sequence[Doc]) -> Doc:
    """Join parsed pieces to one Doc whose text is theirs, end to end."""
    return docs[0] if len(docs) == 1 else Doc.from_docs(list(docs), ensure_whitespace=False)
