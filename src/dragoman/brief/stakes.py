"""Why it matters, and what each party wants."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record import BriefLine, Interest, Significance, Span

from .chains import chain_around
from .cuttings import set_as_sentence
from .drafts import Draft, key_of
from .sources import Source


def significance(source: Source) -> Iterator[Draft]:
    """Draft a line of each sentence that says why the main event matters.

    What is the only thing said of a party («For Azerbaijan, …») is left to the parties, unless nothing else is left.
    """
    told = _only_interests(source)
    kept = [item for item in source.coding.significance if source.sentence_at(item) not in told]
    for item in kept or source.coding.significance:
        yield _significance(source, item)


def interests(source: Source) -> Iterator[Draft]:
    """Draft a line of each interest, under the name of its party or parties."""
    parties: dict[Span, list[Interest]] = {}
    for item in source.coding.interests:
        parties.setdefault(item.span, []).append(item)
    for span, items in parties.items():
        names = dict.fromkeys(source.actors[i.actor].name for i in items if i.actor in source.actors)
        if names:
            yield _interest(source, span, items, tuple(names))


def _only_interests(source: Source) -> set[Span]:
    """Give the sentences that are, as a whole, the one thing said of what a party wants."""
    by_party: dict[str, set[Span]] = {}
    for item in source.coding.interests:
        by_party.setdefault(item.actor, set()).add(item.span)
    single = (next(iter(spans)) for spans in by_party.values() if len(spans) == 1)
    return {span for span in single if source.sentence_at(span) == span}


def _significance(source: Source, item: Significance) -> Draft:
    sentence = source.sentence_at(item)
    line = BriefLine(
        text=set_as_sentence(source, sentence), evidence=(source.cite(sentence),), chain=chain_around(source, sentence)
    )
    return Draft(
        line=line,
        words=key_of(source, sentence),
        sentence=key_of(source, sentence),
        rank=item.confidence,
        place=(source.number, sentence.start),
    )


def _interest(source: Source, span: Span, items: list[Interest], names: tuple[str, ...]) -> Draft:
    line = BriefLine(
        text=set_as_sentence(source, span),
        evidence=(source.cite(source.whole_sentence_at(span)),),
        label=_listed(names),
        chain=chain_around(source, span),
    )
    return Draft(
        line=line,
        words=key_of(source, span),
        sentence=key_of(source, source.sentence_at(span)),
        rank=max(item.confidence for item in items),
        place=(source.number, span.start),
    )


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
