"""Codings → Brief: which lines enter which part, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.record import Brief, BriefPart, BriefSection, Coding

from .drafts import Draft, merged, ranked, tells_the_same
from .happenings import background, news
from .headlines import headline
from .outlooks import expected, signposts
from .sources import Source, open_sources
from .stakes import interests, significance

MOST_LINES = 5
"""Lines a part may have, so that a brief stays one page; what is left out is counted. Set by hand, 2026-11-24."""

CLAIMING: tuple[tuple[BriefPart, Callable[[Source], Iterator[Draft]]], ...] = (
    ("what_happened", news),
    ("what_to_watch", signposts),
    ("what_is_expected", expected),
    ("background", background),
    ("why_it_matters", significance),
    ("parties", interests),
)
"""A sentence enters one part only: the first of these to claim it."""

READING: tuple[BriefPart, ...] = (
    "what_happened", "background", "why_it_matters", "parties", "what_is_expected", "what_to_watch",
)  # fmt: skip
IN_TEXT_ORDER = frozenset({"what_to_watch"})
"""Parts whose lines are read one after the other: of two signs, the second is «or whether they …»."""


def write_brief(codings: Sequence[Coding]) -> Brief:
    """Select the brief of one coded report, or of several on one matter.

    Every line is the report's own words with what is coded of them beside it. Raises `CallError` where there is no
    coding, where one was made without its text, and where two documents bear one id.
    """
    sources = open_sources(codings)
    parts = dict(_claimed(sources))
    first = parts["what_happened"][0].line.evidence[0].document
    return Brief(
        headline=next(headline(source) for source in sources if source.coding.id == first),
        sections=tuple(_section(part, parts[part]) for part in READING if parts[part]),
        sources=tuple(source.listed() for source in sources),
    )


def _claimed(sources: Sequence[Source]) -> Iterator[tuple[BriefPart, list[Draft]]]:
    """Give each part its drafts, surest first, without sentences that a part before it has claimed."""
    taken: set[str] = set()
    for part, draft_lines in CLAIMING:
        drafts = [d for source in sources for d in draft_lines(source) if d.sentence not in taken]
        taken.update(d.sentence for d in drafts)
        yield part, ranked(merged(ranked(drafts), tells_the_same))


def _section(part: BriefPart, drafts: list[Draft]) -> BriefSection:
    chosen = by_party(drafts) if part == "parties" else drafts[:MOST_LINES]
    if part in IN_TEXT_ORDER:
        chosen = sorted(chosen, key=lambda d: d.place)
    return BriefSection(part=part, lines=tuple(d.line for d in chosen), omitted=len(drafts) - len(chosen))


def by_party(drafts: Iterable[Draft]) -> list[Draft]:
    """Choose a line of each party before a second of any, and set those of a party together, as the report does."""
    rounds: dict[str | None, int] = {}
    turns: list[tuple[int, Draft]] = []
    for draft in drafts:
        turns.append((rounds.get(draft.line.label, 0), draft))
        rounds[draft.line.label] = turns[-1][0] + 1
    chosen = [draft for _, draft in sorted(turns, key=lambda t: t[0])[:MOST_LINES]]
    first = {d.line.label: d.place for d in sorted(chosen, key=lambda d: d.place, reverse=True)}
    return sorted(chosen, key=lambda d: (first[d.line.label], d.place))
