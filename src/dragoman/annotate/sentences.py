"""Sentences: where one may begin is settled before the parse, and the parser decides the rest.

spaCy's parser keeps to boundaries set beforehand (`Token.is_sent_start` True or False, None leaves it open).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from dragoman.record import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from dragoman.codebook.abbreviations import Abbreviations
    from dragoman.record import Span

CLOSERS = frozenset("\"')]}*_")
PARTICLES = frozenset({"al", "el", "ash", "as", "de", "di", "du", "van", "von", "bin", "ibn", "iphone", "ebay"})
"""Words written small that may open a sentence as part of a name («al-Shabaab claimed …»)."""

INLINE_BULLETS = frozenset("•●▪◦‣■►▶")
_INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*")


def set_boundaries(doc: Doc, starts: frozenset[int], abbreviations: Abbreviations) -> None:
    """Say of each word before the parse whether a sentence begins with it, may begin with it, or does not.

    `starts` are offsets at which a sentence must begin. Changes `doc`.
    """
    ending: Token | None = None  # the word that ended what came before, None inside a sentence
    closed = spaced = False
    for token in doc:
        if token.idx in starts or token.text in INLINE_BULLETS:
            token.is_sent_start = True
        elif token.is_space:
            token.is_sent_start = False
            spaced = True
            continue
        elif ending is not None and _closes(token, spaced=spaced):
            token.is_sent_start = False
            closed, spaced = True, bool(token.whitespace_)
            continue
        else:
            token.is_sent_start = False if ending is None else _begins(token, ending, abbreviations, closed=closed)
        ending = token if _may_end(token) else None
        closed, spaced = False, bool(token.whitespace_)


def _closes(token: Token, *, spaced: bool) -> bool:
    """Tell whether a quotation mark or bracket after the end of a sentence still belongs to it."""
    return token.text[0] in CLOSERS and not token.text.isalnum() and len(token) <= 2 and (  # noqa: PLR2004 - '' and ."
        not spaced or bool(token.whitespace_) or token.i + 1 == len(token.doc)
    )  # fmt: skip


def _may_end(token: Token) -> bool:
    return token.text[-1] in ".!?…" and not token.text.isspace()


def _begins(token: Token, ending: Token, abbreviations: Abbreviations, *, closed: bool) -> bool | None:
    """Decide on a word after one that may have ended a sentence: True, False, or None for the parser to say."""
    first = token.text[0]
    if ending.text in abbreviations.before or (first.islower() and token.lower_ not in PARTICLES):
        return False
    if not (first.isalnum() or first in "\"'([$€£#*_-—–"):
        return False
    if ending.text != ".":
        return None if ending.text in {"?", "!"} and not closed else _after_mark(ending, closed=closed)
    return _after_stop(token, ending, abbreviations)


def _after_mark(ending: Token, *, closed: bool) -> bool | None:
    """«"Why?" Putin asked.» may go on; a name's initial («J. D. Vance») goes on unless a quotation closed."""
    if _INITIAL.fullmatch(ending.text) and len(ending.text) == 2 and not closed:  # noqa: PLR2004 - a letter and a stop
        return False
    return None


def _after_stop(token: Token, ending: Token, abbreviations: Abbreviations) -> bool | None:
    """Read a full stop that stands as a word of its own: the tokeniser parted it from what it takes for a word."""
    before = ending.nbor(-1) if ending.i else None
    glued = before is not None and not before.whitespace_
    if before is not None and glued:
        whole = before.text + "."
        if whole in abbreviations.before:
            return False
        if whole in abbreviations.either or len(before) == 1:
            return None
        if not ending.whitespace_ and token.i == ending.i + 1:
            return None  # «gov.uk», «3.5», or a space left out
    return True if token.text[0].isupper() or token.text[0] in "\"'" else None


def find_sentences(doc: Doc, paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
    """Give the sentences of a parsed text without the white space around them, headings among them.

    What holds no letter and no digit (a bullet, a rule) is none.
    """
    firsts = [paragraph.start for paragraph in paragraphs]
    found, text = [], doc.text
    for sent in doc.sents:
        start, end = sent.start_char, sent.end_char
        words = text[start:end]
        if any(character.isalnum() for character in words):
            start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
            found.append(Sentence(start=start, end=end, paragraph=max(0, bisect_right(firsts, start) - 1)))
    return tuple(found)
