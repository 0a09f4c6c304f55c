"""What is expected, and what to watch: lines of statements on the future."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record import BriefLine, Expectation, Signal, Span

from .chains import chain_around, name_with_article
from .cuttings import set_as_sentence, trimmed
from .drafts import Draft, joined_words, key_of
from .sources import Source
from .wording import odds_words, plain, sentence_case, window_words


def expected(source: Source) -> Iterator[Draft]:
    """Draft a line of each sentence that states an expectation; those of one sentence share it."""
    by_sentence: dict[Span, list[Expectation]] = {}
    for item in source.coding.expectations:
        if item.kind != "signpost":
            by_sentence.setdefault(source.sentence_at(item), []).append(item)
    for sentence, items in by_sentence.items():
        yield _draft(source, sentence, items)


def signposts(source: Source) -> Iterator[Draft]:
    """Draft a line of each sign to watch for: the sign → what it would mean."""
    for item in source.coding.expectations:
        if item.kind == "signpost":
            sentence = source.sentence_at(item)
            if not item.signals:
                yield _bare(source, item, sentence)
            for signal in item.signals:
                yield _sign(source, item, signal)


def _draft(source: Source, sentence: Span, items: list[Expectation]) -> Draft:
    first = items[0]
    line = BriefLine(
        text=set_as_sentence(source, trimmed(source, sentence, first.span)),
        evidence=(source.cite(sentence),),
        status=joined_words([item.kind for item in items], " / "),
        place=joined_words([_place(source, item) for item in items]),
        chain=_holder(source, first),
        hedge=joined_words([_hedge(source, item) for item in items]),
        window=joined_words([window_words(item.window) for item in items]),
    )
    return Draft(
        line=line,
        words=key_of(source, sentence),
        sentence=key_of(source, sentence),
        rank=max(item.confidence for item in items),
        place=(source.number, sentence.start),
    )


def _bare(source: Source, item: Expectation, sentence: Span) -> Draft:
    line = BriefLine(
        text=set_as_sentence(source, sentence), evidence=(source.cite(sentence),), chain=_holder(source, item)
    )
    return Draft(
        line=line,
        words=key_of(source, sentence),
        sentence=key_of(source, sentence),
        rank=item.confidence,
        place=(source.number, item.start),
    )


def _sign(source: Source, item: Expectation, signal: Signal) -> Draft:
    sentence = source.sentence_at(item)
    words = [plain(span.of(source.text)) for span in (signal.condition, signal.outcome) if span]
    line = BriefLine(
        text=sentence_case(" → ".join(words)),
        evidence=(source.cite(_covering(sentence, signal)),),
        chain=_holder(source, item),
        window=window_words(item.window),
    )
    return Draft(
        line=line,
        words=key_of(source, signal.condition),
        sentence=key_of(source, sentence),
        rank=item.confidence,
        place=(source.number, signal.condition.start),
    )


def _covering(sentence: Span, signal: Signal) -> Span:
    """Stretch the sentence to the words of a signal where they reach beyond it."""
    spans = [span for span in (sentence, signal.condition, signal.outcome) if span]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _place(source: Source, item: Expectation) -> str | None:
    place = source.places.get(item.place or "")
    return place.name if place else None


def _holder(source: Source, item: Expectation) -> str | None:
    """Name who expects it; None where the outlet does."""
    told = chain_around(source, item.span)
    if told or item.by not in source.actors:
        return told
    return name_with_article(source, source.actors[item.by])


def _hedge(source: Source, item: Expectation) -> str | None:
    """Write the hedging words and the odds they stand for: «expected to (55–80 %)»."""
    words = " … ".join(plain(span.of(source.text)) for span in item.hedge)
    odds = odds_words(*item.probability) if item.probability else ""
    return f"{words} ({odds})" if words and odds else words or odds or None
