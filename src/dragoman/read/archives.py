"""WARC archives, plain or packed, → drafts of the pages and texts they keep, streamed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.client import HTTPException, HTTPResponse
from typing import Any, BinaryIO

from .dates import Witness
from .drafts import Draft, too_long
from .encodings import check_signature, decode
from .fetching.manners import MAX_BYTES
from .pages import draft_page
from .refusals import RefusedError
from .text import draft_text
from .unpacking import GZIP, PIECE, Unpacked

OK = 200
PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain"})
CUT = "the archive breaks off in this record"
CAPTURE = "the archive's day of capture"

Found = tuple[str, Draft | RefusedError]


@dataclass(frozen=True, slots=True)
class _Record:
    """A response as kept: the address, the moment of capture, the HTTP message (None where it is too long)."""

    url: str
    captured: str
    raw: bytes | None


def draft_records(stream: BinaryIO, name: str) -> Iterator[Found]:
    """Make a draft of each answer with a page or a text, named by the offset of its record in the file.

    Redirections, errors, images and other records are passed over. An archive that breaks off, or is broken, gives
    what stands whole before, and then a refusal with the offset.
    """
    source = Unpacked(stream)
    offset, read = 0, False
    try:
        for offset, record in _records(source):
            draft = _attempt(record) if record else None
            read = True
            if draft is not None:
                yield _name(name, offset), draft
        _check_end(source, read=read)
    except (OSError, ValueError, _BrokenError) as error:
        yield _name(name, max(offset, source.member)), RefusedError(_broken(error, source, read=read))


def _check_end(source: Unpacked, *, read: bool) -> None:
    if source.fault or not read:
        raise _BrokenError(source.fault or CUT)


def _attempt(record: _Record) -> Draft | RefusedError | None:
    try:
        return _draft(record)
    except RefusedError as error:
        return error


class _BrokenError(Exception):
    """The archive cannot be read on; says why."""


def _records(source: Unpacked) -> Iterator[tuple[int, _Record | None]]:
    """Give each record's offset, and the record where it is an answer; ends in `_BrokenError` where it cannot go on."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  # for archives only

    # It parses no HTTP: what it unpacks on the way it unpacks without bound.
    archive: Any = ArchiveIterator(source, record_types=WarcRecordType.any_type, parse_http=False, stream_detect=False)
    for record in archive:
        offset = source.locate(record.stream_pos)
        length = record.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            yield offset, None
            raise _BrokenError(CUT)
        kept = record.record_type == WarcRecordType.response
        fits = kept and int(length) <= MAX_BYTES
        raw = record.reader.read(int(length)) if fits else None
        if (_skip(record.reader) if raw is None else len(raw)) < int(length):
            yield offset, None
            raise _BrokenError(CUT)
        url, captured = record.headers.get("WARC-Target-URI", ""), record.headers.get("WARC-Date", "")
        yield offset, _Record(url.strip("<>"), captured, raw) if kept else None


def _skip(reader: Any) -> int:
    """Read to the end of a record, and tell how many bytes that were."""
    return sum(map(len, iter(lambda: reader.read(PIECE), b"")))


def _draft(record: _Record) -> Draft | None:
    if record.raw is None:
        raise RefusedError(too_long(f"over {MAX_BYTES:,} bytes"))
    message = _parse(record.raw)
    kind = message.headers.get_content_type()
    if message.status != OK or kind not in PAGES | TEXTS:
        return None
    body, charset = _body(message, record.raw), message.headers.get_content_charset()
    check_signature(body)
    if kind in PAGES:
        draft = draft_page(body, url=record.url, charset=charset)
    else:
        draft = replace(draft_text(decode(body, charset)), url=record.url)
    return replace(_dated(draft, record.captured), gathered=True)


def _dated(draft: Draft, captured: str) -> Draft:
    if draft.witnesses or not captured:
        return draft
    witness = Witness(place=CAPTURE, words=captured)
    return replace(
        draft, witnesses=(witness,), notes=("it gives no date of its own: this is the archive's day of capture",)
    )


class _Message:
    """A kept message in the place of a socket."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self._raw)


def _parse(raw: bytes) -> HTTPResponse:
    message = HTTPResponse(_Message(raw))  # type: ignore[arg-type]  # of a socket it asks for a file only
    try:
        message.begin()
    except (HTTPException, OSError, ValueError) as error:
        msg = "its record holds no answer of a server: leave it out"
        raise RefusedError(msg) from error
    return message


def _body(message: HTTPResponse, raw: bytes) -> bytes:
    """Give the body; where an archiver undid chunks and left the header that tells of them, the bytes as they stand."""
    try:
        body = message.read()
    except (HTTPException, OSError, ValueError):
        body = raw.partition(b"\r\n\r\n")[2]
    if not body.startswith(GZIP):
        return body
    unpacker = zlib.decompressobj(31)
    try:
        unpacked = unpacker.decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        msg = "its record holds gzip that does not unpack: leave it out"
        raise RefusedError(msg) from error
    if len(unpacked) > MAX_BYTES:
        raise RefusedError(too_long(f"it unpacks to over {MAX_BYTES:,} bytes"))
    return unpacked


def _name(name: str, offset: int) -> str:
    return f"{name}, record at byte {offset}"


def _broken(error: Exception, source: Unpacked, *, read: bool) -> str:
    if not read:
        return "no WARC archive: give one in WARC 1.0 or 1.1, plain or packed with gzip"
    known = str(error) if isinstance(error, _BrokenError) else "the archive is broken after this record"
    told = source.fault or known
    return f"{told}: what stands before was read: get the whole file"
