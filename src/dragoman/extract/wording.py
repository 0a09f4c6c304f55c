"""The words of a report as plain lists, read off the parse once: what the learned reading of attributions looks at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.record import AnnotatedDocument, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words by position: form, lemma, part of speech, tag, relation, head, dependents, sentence, phrase, quotation.

    `first` and `last` are the outermost words of what hangs on a word; `quotation` is the position of the quotation a
    word stands in, -1 outside of any; white space has the relation `space`.
    """

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    kids: list[list[int]]
    first: list[int]
    last: list[int]
    start: list[int]
    end: list[int]
    quotation: list[int]
    quotes: list[tuple[int, int]]

    @classmethod
    def read(cls, annotated: AnnotatedDocument, quotations: Sequence[Span]) -> Wording:
        """Read the words of a report."""
        doc = annotated.doc
        tokens = list(doc)  # each look-up in the document makes a new object
        head = [t.head.i for t in tokens]
        space = [t.is_space for t in tokens]
        kids: list[list[int]] = [[] for _ in head]
        for i, above in enumerate(head):
            if above != i and not space[i]:
                kids[above].append(i)
        start, end = [0] * len(head), [0] * len(head)
        for sentence in doc.sents:
            for i in range(sentence.start, sentence.end):
                start[i], end[i] = sentence.start, sentence.end
        places = [t.idx for t in tokens]
        quotes = [_place(span, places) for span in quotations]
        quotation = [-1] * len(head)
        for at, (opening, closing) in enumerate(quotes):
            quotation[opening:closing] = [at] * (closing - opening)
        first, last = _edges(head, kids)
        return cls(
            lower=[t.lower_ for t in tokens],
            lemma=[t.lemma_.lower() for t in tokens],
            pos=[t.pos_ for t in tokens],
            tag=[t.tag_ for t in tokens],
            dep=["space" if blank else t.dep_ for t, blank in zip(tokens, space, strict=True)],
            entity=[t.ent_type_ for t in tokens],
            head=head,
            kids=kids,
            first=first,
            last=last,
            start=start,
            end=end,
            quotation=quotation,
            quotes=quotes,
        )


def _place(span: Span, places: list[int]) -> tuple[int, int]:
    return bisect_right(places, span.start) - 1, bisect_right(places, span.end - 1)


def _edges(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
    """Find the outermost words below each word, from the leaves up."""
    first, last = list(range(len(head))), list(range(len(head)))
    order, waiting = [], [i for i, above in enumerate(head) if above == i]
    while waiting:
        i = waiting.pop()
        order.append(i)
        waiting.extend(kids[i])
    for i in reversed(order):
        for kid in kids[i]:
            first[i] = min(first[i], first[kid])
            last[i] = max(last[i], last[kid])
    return first, last
