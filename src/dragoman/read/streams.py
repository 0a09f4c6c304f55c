"""One stream of bytes → drafts, by its kind."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from .archives import draft_records
from .columns import draft_rows
from .drafts import MAX_CHARACTERS, Draft
from .encodings import check_signature, check_text_bytes, decode
from .entries import FetchPage, draft_entries
from .feeds import read_feed
from .fetching.manners import MAX_BYTES
from .files import read_whole
from .kinds import HEAD, Kind, sniff
from .lines import draft_lines
from .outlines import read_outlines
from .pages import draft_page
from .refusals import RefusedError
from .text import draft_text

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4

_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*[\r\n])")

Found = tuple[str, Draft | RefusedError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An input: its name for a person, and what is known beside its bytes.

    `stem` is what an id may be made of, `url` and `charset` are what a server said. `fetch_page` fetches the page of a
    feed's entry, None where none is to be; `read_listed` reads a feed that a list names.
    """

    name: str
    today: date
    stem: str | None = None
    url: str | None = None
    charset: str | None = None
    fetch_page: FetchPage | None = None
    read_listed: Callable[[str], Iterator[Found]] | None = None


def draft_stream(given: Given, stream: BinaryIO, kind: Kind) -> Iterator[Found]:
    """Make drafts of a stream, each with its name; raises `RefusedError` where the whole of it cannot be read."""
    match kind:
        case "lines":
            yield from _from_lines(given.name, stream)
        case "packed":
            yield from _from_packed(given, stream)
        case "feed":
            raw = read_whole(stream, MAX_BYTES)
            feed = read_feed(raw, given.today, url=given.url, charset=given.charset)
            yield from draft_entries(feed, given.name, given.fetch_page)
        case "outline":
            yield from _from_outline(given, read_whole(stream, MAX_BYTES))
        case "archive":
            yield from draft_records(stream, given.name)
        case "columns":
            yield from draft_rows(stream, given.name)
        case _:
            yield given.name, _draft_one(given, stream, kind)


def check_lines(stream: BinaryIO) -> None:
    """Refuse what is no JSON Lines by its first characters: raises `RefusedError` with what to do."""
    head = stream.peek(HEAD)[:HEAD] if isinstance(stream, io.BufferedReader) else b""
    check_text_bytes(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        msg = "JSON Lines in UTF-16: save the file as UTF-8"
        raise RefusedError(msg)
    if _ARRAY.match(head):
        msg = "JSON, but not JSON Lines: put each document as one object on one line (jq -c can)"
        raise RefusedError(msg)


def _draft_one(given: Given, stream: BinaryIO, kind: Kind) -> Draft:
    if kind == "page":
        return draft_page(read_whole(stream, MAX_BYTES), stem=given.stem, url=given.url, charset=given.charset)
    return draft_text(decode(read_whole(stream, MAX_TEXT_BYTES), given.charset), given.stem)


def _from_lines(name: str, stream: BinaryIO) -> Iterator[Found]:
    check_lines(stream)
    none = True
    for number, draft in draft_lines(stream):
        none = False
        yield f"{name}, line {number}", draft
    if none:
        msg = "empty: it holds no line"
        raise RefusedError(msg)


def _from_packed(given: Given, stream: BinaryIO) -> Iterator[Found]:
    """Read JSON Lines packed with gzip, or a packed archive under another name."""
    unpacked = io.BufferedReader(gzip.GzipFile(fileobj=stream))
    try:
        kind = sniff(unpacked.peek(HEAD)[:HEAD])
        if kind not in ("lines", "archive"):
            check_signature(b"\x1f\x8b")
        yield from draft_stream(replace(given, stem=None), unpacked, kind)
    except (EOFError, OSError, zlib.error) as error:
        msg = f"its gzip breaks off or is broken ({str(error).lower()}): what stands before was read"
        raise RefusedError(msg) from error


def _from_outline(given: Given, raw: bytes) -> Iterator[Found]:
    outlines = read_outlines(raw, given.charset)
    if given.read_listed is None:
        msg = "a list of feeds: give the addresses of its feeds"
        raise RefusedError(msg)
    for outline in outlines:
        try:
            yield from given.read_listed(outline.url)
        except RefusedError as error:
            yield outline.url, error
