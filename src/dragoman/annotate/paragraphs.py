"""Paragraphs of a normal text: one a line, or lines of a hard-wrapped text joined again."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.record import Span

WIDEST = 100
"""Characters of the longest line of a hard-wrapped text; mail and wire copy wrap at 60 to 80."""

NARROWEST = 40
BROKEN = 0.4
"""Share of line breaks inside a block that must fall within a sentence for a text to count as hard-wrapped."""

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-–—*•●▪◦‣·○■□►▶➤✓✔]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_CLOSED = re.compile(r"[.!?:…][\"')\]*_]*$")
_MARKUP = re.compile(r"\s*(?:#{1,6}\s|>|\||={3,}|-{3,}|\*{3,})")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Give the lines that hold a word, without the white space around them."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        if any(character.isalnum() for character in line):
            lead = len(line) - len(line.lstrip())
            found.append(Span(match.start() + lead, match.start() + len(line.rstrip())))
    return tuple(found)


def bullet_width(line: str) -> int:
    """Count the characters of the bullet or number that opens a line, 0 without one."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def unwrap(text: str) -> str:
    """Put a space for each line break within a sentence or a wrapped paragraph; the length stays as it is."""
    lines = text.split("\n")
    if len(lines) < 2:  # noqa: PLR2004 - one line has no break
        return text
    width = _width(lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        joined += [" " if _continues(before, line, width) else "\n", line]
    return "".join(joined)


def _width(lines: list[str]) -> int | None:
    """Find the width at which a text is wrapped, None where it is not."""
    pairs = [(a.rstrip(), b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    widest = max((len(line.rstrip()) for line in lines), default=0)
    if not pairs or not NARROWEST <= widest <= WIDEST:
        return None
    broken = sum(not _CLOSED.search(a) and len(a) > widest * 0.6 for a, _ in pairs)
    return widest if broken >= max(2, BROKEN * len(pairs)) else None


def _continues(before: str, line: str, width: int | None) -> bool:
    before, line = before.rstrip(), line.rstrip()
    if not before.strip() or not line.strip() or bullet_width(line) or _MARKUP.match(line) or _MARKUP.match(before):
        return False
    first = line.lstrip()
    if width is not None:
        return len(before) + 1 + len(first.split(maxsplit=1)[0]) > width - 2
    # A break within a sentence of a text that is not wrapped: a stray `<br>` or a line of a PDF.
    return len(before) >= NARROWEST and first[0].islower() and not _CLOSED.search(before)
