"""Speakers: the sources of attributions that no other table knows as actors, such as «a resident» or «two sources»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.record import Mention

from .sources import DOCUMENTS
from .syntax import base_phrase, span_of, word_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.record import ActorKind, AnnotatedDocument, Said

NOUNS = frozenset({"NOUN", "PROPN", "NUM"})


def find_speakers(annotated: AnnotatedDocument, said: Sequence[Said], known: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give a mention for the head of each source that none of the known mentions stands for, in text order.

    Pronouns are none: without someone to stand for they name nobody.
    """
    heads = {item.head for item in said if item.head is not None}
    taken = {offset for m in known for offset in range(m.head.start, m.head.end)}
    found = []
    for head in sorted(heads, key=lambda span: span.start):
        words = annotated.doc.char_span(head.start, head.end, alignment_mode="expand")
        token = words.root if words is not None else None
        if token is None or token.idx in taken or token.pos_ not in NOUNS:
            continue
        span = span_of(base_phrase(token))
        kind: ActorKind = "group" if token.tag_ in {"NNS", "NNPS", "CD"} else "person"
        kind = "organisation" if token.lemma_.lower() in DOCUMENTS else kind
        found.append(Mention(start=span.start, end=span.end, head=word_span(token), form="nominal", kind=kind))
    return tuple(found)
