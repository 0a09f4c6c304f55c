"""Sentences of an annotated text, mended where the parser errs on news."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dragoman.record import Sentence

from .layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_sentences(doc: Doc, layout: Layout) -> tuple[Sentence, ...]:
    """Give the sentences of a parsed text without the white space around them, headings among them."""
    firsts = [paragraph.start for paragraph in layout.paragraphs]
    found = []
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            start, end = words[0].idx, words[-1].idx + len(words[-1])
            found.append(Sentence(start=start, end=end, paragraph=max(0, bisect_right(firsts, start) - 1)))
    return tuple(found)
