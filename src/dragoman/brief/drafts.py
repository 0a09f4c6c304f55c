"""A line of a brief before lines are merged, ranked and numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.record import BriefLine, Citation, Event, EventType, Interval, Span

from .sources import Source
from .wording import plain


@dataclass(frozen=True, slots=True)
class Happening:
    """What makes events of two reports the same: type, the countries (or names) of the parties, and the days."""

    type: EventType
    parties: frozenset[str]
    time: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line that may enter the brief.

    `words` is the key of the words that the line shows, `sentence` that of the sentence they stand in: it enters one
    part only. `rank` is the confidence of what is coded, `place` where it stands (number of the source, offset).
    """

    line: BriefLine
    words: str
    sentence: str
    rank: float
    place: tuple[int, int]
    happenings: frozenset[Happening] = frozenset()


def key_of(source: Source, words: Span) -> str:
    """Give the key by which words are known to be the same as others, without regard to capitals and line breaks."""
    return plain(words.of(source.text)).casefold().strip(" .,;:—–-\"'“”")


def happening_of(source: Source, event: Event) -> Happening | None:
    """Give what an event of another report is recognised by; None where parties or day are too few to tell."""
    parties = (source.actors[i] for i in (*event.actors, *event.recipients) if i in source.actors)
    known = frozenset(actor.country or actor.name for actor in parties)
    if len(known) < 2 or event.time is None:  # noqa: PLR2004  # one party does too many things in a day
        return None
    return Happening(event.type, known, event.time)


def merged(drafts: Iterable[Draft], same: Callable[[Draft, Draft], bool]) -> list[Draft]:
    """Merge drafts that say the same into the first of them, which cites them all."""
    kept: list[Draft] = []
    for draft in drafts:
        at = next((n for n, other in enumerate(kept) if same(other, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return kept


def tells_the_same(first: Draft, second: Draft) -> bool:
    """Tell whether two drafts share their words and their party, or report one happening in different documents."""
    if first.words == second.words and first.line.label == second.line.label:
        return True
    return are_apart(first, second) and not first.happenings.isdisjoint(second.happenings)


def ranked(drafts: Iterable[Draft]) -> list[Draft]:
    """Order drafts, the surest first, those of equal rank as they stand in the text."""
    return sorted(drafts, key=lambda d: (-d.rank, d.place))


def _joined(first: Draft, second: Draft) -> Draft:
    one, other = first.line, second.line
    line = replace(
        one,
        evidence=_each_once([*one.evidence, *other.evidence]),
        status=joined_words([one.status, other.status], " / "),
        date=one.date or other.date,
        place=one.place or other.place,
        chain=joined_words([one.chain, other.chain]),
        hedge=joined_words([one.hedge, other.hedge]),
        window=joined_words([one.window, other.window]),
    )
    return replace(
        first,
        line=line,
        rank=_rank(first, second),
        place=min(first.place, second.place),
        happenings=first.happenings | second.happenings,
    )


def _rank(first: Draft, second: Draft) -> float:
    """Rank what two documents tell above what one of them tells, and leave other ranks as they are."""
    if are_apart(first, second):
        return 1 - (1 - first.rank) * (1 - second.rank)
    return max(first.rank, second.rank)


def are_apart(first: Draft, second: Draft) -> bool:
    """Tell whether two drafts draw on different documents."""
    return {c.document for c in first.line.evidence}.isdisjoint(c.document for c in second.line.evidence)


def joined_words(words: Sequence[str | None], by: str = "; ") -> str | None:
    """Join annotations, each once; None where there is none."""
    each = dict.fromkeys(part for word in words if word for part in word.split(by))
    return by.join(each) or None


def _each_once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))
