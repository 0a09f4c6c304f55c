"""What `dragoman explain` shows: the words, what they became, why, and what else they might have meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.errors import CallError
from dragoman.record import Candidate, Coding, Reason


def chosen(reasons: Iterable[Reason], coding: Coding, offset: int | None, words: str | None) -> tuple[Reason, ...]:
    """Give the reasons for what stands at an offset, for what holds the words, or all of them.

    Raises `CallError` where the offset lies outside the text.
    """
    length = len(coding.text or "")
    if offset is not None and not 0 <= offset < length:
        msg = f"--at {offset} lies outside the text of {coding.id}, which has {length} characters"
        raise CallError(msg)
    wanted = words.casefold() if words else ""
    return tuple(r for r in reasons if (offset is None or r.start <= offset < r.end) and wanted in r.text.casefold())


def told(coding: Coding, reasons: Iterable[Reason]) -> str:
    """Set the reasons of one document for reading."""
    lines = [line for reason in reasons for line in ("", *_lines(reason))]
    head = f"{coding.title or coding.id}, {coding.published or 'no date of publication'}"
    return "\n".join([head, *(lines or ["", "Nothing here was taken for an actor, a place or a time."])]) + "\n\n"


def _lines(reason: Reason) -> Iterator[str]:
    words = " ".join(reason.text.split())
    yield f"«{words}»  {reason.kind}, characters {reason.start} to {reason.end}"
    sure = f", confidence {reason.confidence:.2f}" if reason.confidence is not None else ""
    yield f"  is   {f'{reason.name or reason.means} ({reason.means}){sure}' if reason.means else 'left open'}"
    yield f"  why  {reason.rule}"
    width = max((len(candidate.name) for candidate in reason.candidates), default=0)
    for at, candidate in enumerate(reason.candidates):
        yield f"  {'of ' if at == 0 else '   '}  {_candidate(candidate, width)}"


def _candidate(candidate: Candidate, width: int) -> str:
    share = f"{candidate.share:6.1%}  " if candidate.share is not None else ""
    return f"{'*' if candidate.is_chosen else ' '} {candidate.name:{width}}  {share}{candidate.detail}"
