"""Sentences cut from their report: trimmed of what credits them, never reworded."""

from __future__ import annotations

import re

from dragoman.record import Attribution, Span

from .sources import Source
from .wording import plain, sentence_case

REPORTED = frozenset({"indirect", "according_to"})
"""Kinds whose content is the reporter's own prose. A quotation loses its speaker's «I» and «we» when cut."""

CREDITING = frozenset({"citing", "quoting", "that", "as", "reported", "to", "by", "the", "according", "told", "it"})
"""Small words that may stand between the words of source and cue; anything else would be lost in the cut."""

SHORTEST_PART = 0.3
"""A cut keeps at least this share of its sentence: less is more likely a wrong reading. Set by hand, 2026-11-24."""

_TAIL = re.compile(
    r";|[,:]? [—–-] |, (?:which|who|where|when|while|as|amid|although|though|with|following|during|in a move|in what"
    r"|even as|(?:(?:days|weeks|hours|months) )?after)\b"
)
_WORD = re.compile(r"\w+")
_CLOSED = (".", "!", "?", '"', "”", "»", "…", "'", "’")


def trimmed(source: Source, sentence: Span, trigger: Span) -> Span:
    """Cut off «…, according to TASS» and «…, the ministry said» where nothing else would be lost; else the sentence.

    The words cut off must be the chain's: the source, the cue and the small words between them.
    """
    said = [a for a in source.said_around(trigger) if any(sentence.contains(c) for c in a.cue)]
    for attribution in said[:1]:
        content = next((c for c in attribution.content if c.contains(trigger)), None)
        if content and sentence.contains(content) and _is_clean(source, sentence, content, said):
            return content.span
    return sentence


def _is_clean(source: Source, sentence: Span, content: Span, said: list[Attribution]) -> bool:
    if any(a.kind not in REPORTED for a in said):
        return False
    opens = not _WORD.search(source.text, sentence.start, content.start)
    if not opens and any(a.kind != "according_to" for a in said):
        return False
    if content.end - content.start < SHORTEST_PART * (sentence.end - sentence.start):
        return False
    credit = [span for a in said for span in (*a.source, *a.cue)]
    left = [*_WORD.finditer(source.text, sentence.start, content.start)]
    left += _WORD.finditer(source.text, content.end, sentence.end)
    return all(
        word.group().lower() in CREDITING or any(c.start <= word.start() and word.end() <= c.end for c in credit)
        for word in left
    )


def shortened(source: Source, cutting: Span, trigger: Span) -> Span:
    """Cut what follows the main clause («…, which …», «…, amid …»), for a headline."""
    tail = _TAIL.search(source.text, trigger.end, cutting.end)
    return Span(cutting.start, tail.start()) if tail else cutting


def set_as_sentence(source: Source, cutting: Span) -> str:
    """Write a cutting as a sentence: one line, a capital, a full stop."""
    words = plain(cutting.of(source.text)).rstrip(" ,;:—–-")
    return sentence_case(words if words.endswith(_CLOSED) else f"{words}.")


def set_as_headline(source: Source, cutting: Span) -> str:
    """Write a cutting as a headline: one line, a capital, no full stop."""
    return sentence_case(plain(cutting.of(source.text)).rstrip(" .,;:—–-"))
