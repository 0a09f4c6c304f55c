"""What opens a paragraph: a heading on its own line, a run-in heading, the label of a party's entry, a credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.codebook.headings import Heading, Headings
from dragoman.record import Span

from .datelines import match_dateline
from .paragraphs import bullet_width

Role = Literal["prose", "heading", "short", "run_in", "entry", "credit"]

LONGEST_HEADING = 70
MOST_WORDS = 10
"""A line without final punctuation up to this long may be a heading; crossheads of wire explainers stay well below."""

LEAST_ENTRY = 4
"""Words that a party's entry has at least; lists of facts («Capital: Dushanbe») have fewer."""

_MARK = re.compile(r"(?:#{1,6}\s+|[*_]{1,3}(?=\S)|>\s+)+")
_EDGE = re.compile(r"^[\W_]+|[\s:.*_#!?\-–—\"'|]+$")
_FINAL = re.compile(r"[.!;,…][\"')\]*_]*$|[-–—]$")
_LABEL = re.compile(r"(?P<name>[^\s:][^:\n.?!\"]{0,78}?)[*_]{0,3}\s*(?P<sep>:[*_]{0,3}|\s[–—]|\s--?)\s+(?=\S)")
_BOLD = re.compile(r"[*_]{2}(?P<name>[^*_\n]{2,80}?)[.:!?]?[*_]{2}[:.]?\s*[-–—]?\s+(?=\S)")
_PARTY = re.compile(
    r"(?:(?:[Ff]or|[Tt]he)\s+)*(?P<party>[A-ZÀ-Þ][\w'.-]*"
    r"(?:(?:,? (?:and|&|of|the|for|de|la|al|in)|,|/| /)* ?\(?[A-ZÀ-Þ0-9][\w'.-]*\)?){0,7})"
)
_PERSONAL = re.compile(r"[\"'“]|(?:I|We|You|My|Our|I'm|I've|We're|We've|Yes|No|Well|Thank|Thanks)\b")
_OPENING = re.compile(
    r"\w+ing\b|(?:to|wants?|seeks?|hopes?|aims?|looks?|needs?|faces?|fears?|remains?|has|is|though|although|as|while|"
    r"despite|likely|keen|eager|wary|reluctant|may|could|will|would|stands?|views?|sees?|gains?|loses?|risks?|"
    r"its|it|their|they|a|an|the|not|under|after|with|by|continued|concerned|interested|focused|determined|"
    r"supports?|opposes?|pursues?|pushes|backs?|prefers?|insists?|calls?|welcomes?|expects?|plans?|tries|favou?rs?|"
    r"host|mediator|broker|facing|caught|key|still|also)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph and what opens it: `head` are the words before the body, `start..end` the body or, in a heading, all.

    `party` is the name that an entry is on. A block of role `short` is a heading if longer text follows it.
    """

    role: Role
    start: int
    end: int
    head: Span | None = None
    known: Heading | None = None
    party: Span | None = None
    has_bullet: bool = False


def read_block(text: str, paragraph: Span, headings: Headings) -> Block:
    """Tell what opens a paragraph, as far as the paragraph alone tells."""
    line = paragraph.of(text)
    bullet = bullet_width(line)
    if headings.is_credit(line):
        return Block(role="credit", start=paragraph.start, end=paragraph.end)
    start = paragraph.start + bullet
    heading = _heading(line, paragraph, headings) if len(line) <= LONGEST_HEADING * 2 else None
    if heading and heading.role == "heading":
        return heading
    opened = _opened(text, Span(start, paragraph.end), headings, marked=bool(bullet))
    if heading and opened and opened.role == "entry" and not is_telling(text[opened.start : opened.end]):
        return heading
    return opened or heading or Block(role="prose", start=start, end=paragraph.end, has_bullet=bool(bullet))


def _heading(line: str, paragraph: Span, headings: Headings) -> Block | None:
    bare, offset = _bare(line)
    if not bare or line.count('"') % 2:
        return None
    marked = line.startswith("#") or bool(re.fullmatch(r"[*_]{2}.+[*_]{2}:?", line))
    known = headings.find(bare) if not _FINAL.search(line) or marked else None
    if known is None and not marked and not _is_short(line):
        return None
    party = known.party if known else None
    return Block(
        role="heading" if known or marked else "short",
        start=paragraph.start,
        end=paragraph.end,
        head=paragraph,
        known=known,
        party=Span(paragraph.start + offset + party[0], paragraph.start + offset + party[1]) if party else None,
    )


def _bare(line: str) -> tuple[str, int]:
    """Strip markup, numbers and closing punctuation off a heading; the offset is what fell off in front."""
    offset = bullet_width(line) if line[:1].isdigit() else 0
    mark = _MARK.match(line, offset)
    offset = mark.end() if mark else offset
    bare = line[offset:]
    lead = _EDGE.match(bare)
    offset += lead.end() if lead and lead.start() == 0 and lead.end() < len(bare) else 0
    return _EDGE.sub("", line[offset:]), offset


def _is_short(line: str) -> bool:
    """Tell whether a line has the shape of a heading: short, no final punctuation, no bullet, a capital first."""
    first = line.lstrip("\"'*_")[:1]
    return (
        len(line) <= LONGEST_HEADING
        and len(line.split()) <= MOST_WORDS
        and not _FINAL.search(line)
        and not line.endswith(":")
        and not bullet_width(line)
        and (first.isupper() or first.isdigit())
    )


def _opened(text: str, place: Span, headings: Headings, *, marked: bool) -> Block | None:
    """Find the run-in heading or label that opens a paragraph."""
    match = _BOLD.match(text, place.start, place.end) or _LABEL.match(text, place.start, place.end)
    if match is None:
        return None
    name, offset = _bare(match["name"])
    offset += match.start("name")
    head = Span(match.start(), match.end() - (len(match.group()) - len(match.group().rstrip())))
    known = headings.find(name) if name else None
    if known and known.kind == "other" and headings.is_label(name):
        known = None
    is_bold = match.re is _BOLD
    if known and (is_bold or match["sep"].startswith(":") or _is_capitalised(name)):
        party = Span(offset + known.party[0], offset + known.party[1]) if known.party else None
        return Block(
            role="run_in", start=match.end(), end=place.end, head=head, known=known, party=party, has_bullet=marked
        )
    party = _party(name, offset, headings)
    is_colon = is_bold or match["sep"].startswith(":")
    if party is None or not _is_entry(text[match.end() : place.end]):
        return None
    if not is_colon and match["name"].split("(")[0].isupper() and match_dateline(text[place.start : place.end]):
        return None
    return Block(role="entry", start=match.end(), end=place.end, head=head, party=party, has_bullet=marked or is_bold)


def _is_capitalised(name: str) -> bool:
    return all(word[0].isupper() for word in name.split() if len(word) > 3)  # noqa: PLR2004 - «the», «for»


def _party(name: str, offset: int, headings: Headings) -> Span | None:
    match = _PARTY.fullmatch(name)
    if match is None or headings.is_label(match["party"]):
        return None
    return Span(offset + match.start("party"), offset + match.end("party"))


def _is_entry(body: str) -> bool:
    return len(body.split()) >= LEAST_ENTRY and not _PERSONAL.match(body)


def is_telling(body: str) -> bool:
    """Tell whether an entry's body reads as what a party wants or faces: «Seeking to …», «Wants …», «A host that …»."""
    return bool(_OPENING.match(body))


def name_of_party(text: str, heading: Block, headings: Headings) -> Span | None:
    """Read a heading on its own line as the name of a party («Russia» under «Key Stakeholders»)."""
    if heading.head is None:
        return None
    name, offset = _bare(heading.head.of(text))
    return _party(name, heading.start + offset, headings)
