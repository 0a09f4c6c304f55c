"""Lay out a text before it is parsed: paragraphs, headings, run-in headings, parties' entries, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.codebook.headings import Headings
from dragoman.record import Section, SectionKind, Span

from .datelines import match_dateline, match_plain_dateline
from .heads import Block, is_telling, name_of_party, read_block
from .paragraphs import bullet_width, find_paragraphs

LIST = 3
"""Short lines in a row, from which on they are a list and not headings."""

TITLE = 120
"""Characters of a title at most."""

CLOSING = ".!?\"')"
_SMALL = re.compile(r"\b[a-z]\w+")
_LETTERS = re.compile(r"[\W_]+")
_BYLINE = re.compile(r"(?:by|from|photo|image|source|published|updated|posted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the parts of a text stand. `starts` are the offsets at which a sentence must begin."""

    paragraphs: tuple[Span, ...]
    sections: tuple[Section, ...]
    starts: frozenset[int] = field(default=frozenset())
    dateline: Span | None = None


def lay_out(text: str, headings: Headings, title: str | None = None) -> Layout:
    """Find the parts of a normal text whose wrapped lines are joined (see `normalise` and `unwrap`)."""
    paragraphs = find_paragraphs(text)
    blocks = _titled(text, [read_block(text, p, headings) for p in paragraphs], title)
    blocks = _settle_entries(text, _settle_headings(blocks), headings)
    blocks, dateline = _dated(text, blocks, headings)
    starts = {p.start for p in paragraphs} | {p.start + bullet_width(p.of(text)) for p in paragraphs}
    starts |= {b.start for b in blocks if b.role in {"prose", "run_in"}}
    return Layout(
        paragraphs=paragraphs,
        sections=tuple(_sections(text, blocks, headings)),
        starts=frozenset(starts),
        dateline=dateline,
    )


def _titled(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """Make a heading of a first line that repeats the title or looks like one («Analysis: what the talks mean»)."""
    if len(blocks) < 2:  # noqa: PLR2004 - a title has a text below it
        return blocks
    line = Span(_whole(blocks[0]), blocks[0].end)
    words = line.of(text)
    is_title = bool(title) and _LETTERS.sub("", words).casefold() == _LETTERS.sub("", title or "").casefold()
    alone = blocks[0].role == "prose" or (blocks[0].role in {"run_in", "entry"} and blocks[1].role != blocks[0].role)
    unclosed = len(words) <= TITLE and (words[-1].isalnum() or words[-1] in "'?") and not blocks[0].has_bullet
    if is_title or (alone and unclosed and blocks[1].role != "short"):
        return [Block(role="heading", start=line.start, end=line.end, head=line), *blocks[1:]]
    return blocks


def _whole(block: Block) -> int:
    return block.head.start if block.head else block.start


def _settle_headings(blocks: list[Block]) -> list[Block]:
    """Make headings of short lines that longer text follows, and prose of the others."""
    settled: list[Block] = []
    index = 0
    while index < len(blocks):
        stop = index
        while stop < len(blocks) and blocks[stop].role == "short":
            stop += 1
        run = blocks[index:stop]
        after = blocks[stop] if stop < len(blocks) else None
        told = after if settled else next((b for b in blocks[stop:] if b.role != "credit"), None)  # past the byline
        opens = bool(told and told.role != "credit" and (not settled or len(run) < LIST) and _is_longer(run, told))
        settled += [replace(b, role="heading") if opens else replace(b, role="prose", head=None) for b in run]
        settled += [after] if after else []
        index = stop + 1
    return settled


def _is_longer(run: list[Block], after: Block) -> bool:
    return bool(run) and (after.role != "prose" or after.end - after.start > run[-1].end - run[-1].start)


def _settle_entries(text: str, blocks: list[Block], headings: Headings) -> list[Block]:
    """Keep as parties' entries those that stand in a run or under a heading for parties; the others are prose."""
    settled: list[Block] = []
    small = frozenset(_SMALL.findall(text)) if any(b.role == "entry" for b in blocks) else frozenset[str]()
    kind: SectionKind = "body"
    index = 0
    while index < len(blocks):
        stop = index
        while stop < len(blocks) and blocks[stop].role == "entry":
            stop += 1
        run = blocks[index:stop]
        keep = bool(run) and (kind == "parties" or _are_parties(text, run, small))
        settled += run if keep else [_as_prose(b) for b in run]
        if stop < len(blocks):
            settled.append(blocks[stop])
            kind = _opened_kind(blocks[stop], kind, text, headings)
        index = stop + 1
    return settled


def _as_prose(block: Block) -> Block:
    return Block(role="prose", start=_whole(block), end=block.end, has_bullet=block.has_bullet)


def _are_parties(text: str, run: list[Block], small: frozenset[str]) -> bool:
    """Tell whether a run of labelled paragraphs is on parties, and is no transcript and no list of topics.

    `small` are the words that the text writes with a small letter somewhere: «Energy» is a topic where «energy» is one.
    """
    names = [b.party.of(text) for b in run if b.party]
    if len(run) < 2 or len(set(names)) < len(names):  # noqa: PLR2004 - a single label is most often a quotation
        return False
    topics = sum(small.issuperset(name.lower().split()) for name in names)
    telling = sum(is_telling(text[b.start : b.end]) for b in run)
    return topics * 2 < len(run) and telling * 2 >= len(run)


def _opened_kind(block: Block, kind: SectionKind, text: str, headings: Headings) -> SectionKind:
    if block.role != "heading":
        return kind
    if block.known:
        return block.known.kind
    return "parties" if kind == "parties" and name_of_party(text, block, headings) else "other"


def _dated(text: str, blocks: list[Block], headings: Headings) -> tuple[list[Block], Span | None]:
    """Cut the dateline off the first paragraph of prose."""
    for index, block in enumerate(blocks):
        if block.role == "prose" and not _BYLINE.match(text, block.start):
            line = text[block.start : block.end]
            match = match_dateline(line) or (match_plain_dateline(line) if line[-1] in CLOSING else None)
            if match is None or match.end() >= len(line) or headings.is_label(match["line"]):
                return blocks, None
            cut = replace(block, start=block.start + match.end())
            place = Span(block.start + match.start("line"), block.start + match.end("line"))
            return [*blocks[:index], cut, *blocks[index + 1 :]], place
        if block.role in {"run_in", "entry"}:
            break
    return blocks, None


def _sections(text: str, blocks: list[Block], headings: Headings) -> Iterator[Section]:
    """Join the blocks that stand under one heading."""
    grown: Section | None = None
    for block, section in _placed(text, blocks, headings):
        if grown and (grown.heading, grown.party, grown.kind) == (section.heading, section.party, section.kind):
            grown = replace(grown, end=block.end)
            continue
        if grown:
            yield grown
        grown = replace(section, start=block.start, end=block.end)
    if grown:
        yield grown


def _placed(text: str, blocks: list[Block], headings: Headings) -> Iterator[tuple[Block, Section]]:
    """Give each block of prose what it stands under; start and end of that section are not yet known.

    A heading's section reaches to the next heading, a run-in heading's over its paragraph and bullets. A byline
    above the report is no more part of it than its title.
    """
    above = inner = Section(start=0, end=1, kind="body")
    has_prose = False
    for block in blocks:
        if block.role == "heading":
            above = inner = _headed(text, block, above.kind if has_prose else None, headings)
        elif block.role != "prose":
            inner = _labelled(block)
        elif not (block.has_bullet and (inner.heading or inner.party)):
            inner = above
        has_prose = has_prose or block.role not in {"heading", "credit"}
        if has_prose and block.role != "heading":
            yield block, inner


def _labelled(block: Block) -> Section:
    """Open the section of a run-in heading, a party's entry or a credit."""
    if block.role == "credit":
        return Section(start=0, end=1, kind="other")
    kind = block.known.kind if block.known else "parties"
    return Section(start=0, end=1, kind=kind, heading=block.head if block.role == "run_in" else None, party=block.party)


def _headed(text: str, block: Block, kind: SectionKind | None, headings: Headings) -> Section:
    """Open the section of a heading; `kind` is that of the section before, None at the top of the report."""
    party = block.party
    opened: SectionKind = block.known.kind if block.known else "other" if kind else "body"
    if block.known is None and kind == "parties":
        party = name_of_party(text, block, headings)
        opened = "parties" if party else "other"
    return Section(start=0, end=1, kind=opened, heading=block.head, party=party)
