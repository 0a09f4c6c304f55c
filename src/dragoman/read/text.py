"""Plain text → Draft: an optional header block, then the body."""

from __future__ import annotations

import re

from .dates import Witness
from .drafts import Draft

HINT = "open the text with a line «Published: YYYY-MM-DD» and a blank line"
KEYS = frozenset({"title", "outlet", "published", "url", "language"})

_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z-]{1,20}[ \t]*:[^\r\n]*\r?\n)+[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"([A-Za-z-]+)[ \t]*:[ \t]*([^\r\n]*)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


def draft_text(text: str, stem: str | None = None) -> Draft:
    """Make a draft of a plain text.

    A header block is one or more lines «Key: value» from the very start, the first of them one of `KEYS`, and a blank
    line. Other keys among them are passed over. Without it the whole text is the body.
    """
    header, body = split_header(text)
    values = {key: value for key, value in header if value}
    language = values.get("language", "")
    return Draft(
        text=body,
        stem=stem,
        title=values.get("title"),
        url=values.get("url"),
        outlet=values.get("outlet"),
        language=language if _LANGUAGE.match(language) else None,
        witnesses=tuple(_witnesses(header)),
        hint=HINT,
    )


def split_header(text: str) -> tuple[list[tuple[str, str]], str]:
    """Part the header block from the body: its (lower-case key, value) pairs, and the text that follows."""
    match = _HEADER.match(text)
    if match is None:
        return [], text
    pairs = [(key.lower(), value.strip()) for key, value in _FIELD.findall(match.group())]
    return (pairs, text[match.end() :]) if pairs[0][0] in KEYS else ([], text)


def _witnesses(header: list[tuple[str, str]]) -> list[Witness]:
    dates = [value for key, value in header if key == "published" and value]
    if len(dates) == 1:
        return [Witness(place="its header", words=dates[0])]
    return [Witness(place=f"«Published» line {n} of its header", words=words) for n, words in enumerate(dates, 1)]
