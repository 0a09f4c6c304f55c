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

PIECE = 1 << 16
GZIP = b"\x1f\x8b"
OK = 200
PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain"})
CAPTURE = "the archive's day of capture"

Found = tuple[str, Draft | RefusedError]


@dataclass(frozen=True, slots=True)
class _Record:
    """A response as kept: the address, the moment of capture, the HTTP message (None where it is too long)."""

    url: str
    captured: str
    raw: bytes | None


def draft_records(stream: BinaryIO, name: str) -> Iterator[Found]:
    """Make a draft of each response with a page or a text, named by the offset of its record in the file.

    Redirections, errors, images and other records are passed over. An archive that breaks off, or is broken, gives
    what stands whole before, and then a refusal with the offset.
    """
    source = _Source(stream)
    offset, read = 0, False
    try:
        for offset, record in _records(source):
            read = True
            if record is None:
                continue
            try:
                draft = _draft(record)
            except RefusedError as error:
                yield _name(name, offset), error
                continue
            if draft is not None:
                yield _name(name, offset), draft
        source.check_end()
    except (OSError, ValueError, zlib.error, _CutError) as error:
        yield _name(name, max(offset, source.member)), RefusedError(_broken(error, read=read))


class _CutError(Exception):
    """The archive ends within a record."""


class _Source(io.RawIOBase):
    """The bytes of an archive, unpacked where they are packed; knows where each packed member begins.

    A packed archive is a row of gzip members, as a rule one a record: `member` is the offset of the one being read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = stream.read(PIECE)
        self._packed = self._waiting.startswith(GZIP)
        self._unpacker: Any = None
        self._taken = 0
        self._starts: list[tuple[int, int]] = []
        self._given = 0
        self.member = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._unpack(len(buffer)) if self._packed else self._take(len(buffer))
        buffer[: len(piece)] = piece
        self._given += len(piece)
        return len(piece)

    def locate(self, position: int) -> int:
        """Give the offset in the file at which the byte at an unpacked position lies, or its member begins."""
        if not self._packed:
            return position
        while len(self._starts) > 1 and self._starts[1][0] <= position:
            self._starts.pop(0)
        return self._starts[0][1] if self._starts else 0

    def check_end(self) -> None:
        """Raise `_CutError` where the file ended within a gzip member."""
        if self._unpacker is not None:
            raise _CutError

    def _take(self, size: int) -> bytes:
        piece, self._waiting = self._waiting[:size], self._waiting[size:]
        if not self._waiting:
            self._waiting = self._stream.read(PIECE)
        return piece

    def _unpack(self, size: int) -> bytes:
        while True:
            if self._unpacker is None and not self._open_member():
                return b""
            piece: bytes = self._unpacker.decompress(self._unpacker.unconsumed_tail or self._feed(), size)
            if self._unpacker.eof:
                self._taken -= len(self._unpacker.unused_data)
                self._waiting = self._unpacker.unused_data + self._waiting
                self._unpacker = None
            elif not piece and not self._unpacker.unconsumed_tail and not self._waiting:
                raise _CutError
            if piece:
                return piece

    def _open_member(self) -> bool:
        if not self._waiting:
            self._waiting = self._stream.read(PIECE)
        if not self._waiting:
            return False
        self.member = self._taken
        self._starts.append((self._given, self._taken))
        self._unpacker = zlib.decompressobj(31)
        return True

    def _feed(self) -> bytes:
        piece, self._waiting = self._waiting, self._stream.read(PIECE)
        self._taken += len(piece)
        return piece


def _records(source: _Source) -> Iterator[tuple[int, _Record | None]]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  # for archives only

    # It parses no HTTP: what it would unpack on the way it unpacks without bound.
    archive: Any = ArchiveIterator(
        io.BufferedReader(source, PIECE), record_types=WarcRecordType.any_type, parse_http=False, stream_detect=False
    )
    for record in archive:
        offset = source.locate(record.stream_pos)
        if "Content-Length" not in record.headers:
            raise _CutError
        length = int(record.headers["Content-Length"])
        wanted = record.record_type == WarcRecordType.response and length <= MAX_BYTES
        raw = record.reader.read(length) if wanted else b""
        if wanted and len(raw) < length:
            raise _CutError
        url, captured = record.headers.get("WARC-Target-URI", ""), record.headers.get("WARC-Date", "")
        kept = record.record_type == WarcRecordType.response
        yield offset, _Record(url.strip("<>"), captured, raw if wanted else None) if kept else None


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
    return _dated(draft, record.captured)


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


def _broken(error: Exception, *, read: bool) -> str:
    if isinstance(error, _CutError):
        return "the archive breaks off in this record: what stands before was read: get the whole file"
    if not read:
        return "no WARC archive: give one in WARC 1.0 or 1.1, plain or packed with gzip"
    return f"the archive is broken after this record ({str(error).lower()}): what stands before was read"
