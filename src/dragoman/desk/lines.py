"""The sentences of a report as the ledger reads them: what each names, of which days, and whether it looks ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record import Actor, Coding, Interval, Party, Report, Span, Telling

from .outcomes import Outcome, outcome_in
from .telling import party_of, report_of, tellings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a report, with the events told in it. `days` are those it names, in order of the text.

    `looks_ahead` where it tells of the future alone; `outcome` where its words call something off,
    move, refuse or retell it.
    """

    report: Report
    span: Span
    words: str
    days: tuple[Interval, ...] = ()
    parties: tuple[Party, ...] = ()
    tellings: tuple[Telling, ...] = ()
    looks_ahead: bool = False
    outcome: Outcome | None = None


def lines_of(coding: Coding) -> tuple[Line, ...]:
    """Give the sentences of a coded document in order; raises `ValueError` where it was coded without its text."""
    text, report, tellings = coding.text or "", report_of(coding), tellings_of(coding)
    return tuple(_line(coding, text, report, sentence.span, tellings) for sentence in coding.sentences)


def _line(coding: Coding, text: str, report: Report, sentence: Span, tellings: Iterable[Telling]) -> Line:
    told = tuple(t for t in tellings if sentence.contains(t.trigger))
    words = " ".join(sentence.of(text).split())
    return Line(
        report=report,
        span=sentence,
        words=words,
        days=tuple(m.interval for m in coding.times if m.interval and sentence.contains(m)),
        parties=tuple(party_of(actor) for actor in coding.actors if _is_named_in(actor, sentence)),
        tellings=told,
        looks_ahead=_looks_ahead(coding, sentence, told),
        outcome=outcome_in(words),
    )


def _is_named_in(actor: Actor, sentence: Span) -> bool:
    return any(sentence.contains(mention) for mention in actor.mentions)


def _looks_ahead(coding: Coding, sentence: Span, told: tuple[Telling, ...]) -> bool:
    """Tell whether a sentence speaks of the future: it states an expectation and tells nothing done."""
    expects = any(sentence.overlaps(item) for item in coding.expectations)
    return (expects or any(t.whether == "ahead" for t in told)) and not any(t.whether == "done" for t in told)
