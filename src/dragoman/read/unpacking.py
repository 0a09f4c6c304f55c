"""The bytes of an archive, unpacked where they are packed, with the offsets at which packed members begin."""

from __future__ import annotations

import io
import zlib
from typing import Any, BinaryIO

PIECE = 1 << 16
GZIP = b"\x1f\x8b"


class Unpacked:
    """A stream to be read by `read`, plain or unpacked on the way; bounded in memory whatever it unpacks to.

    A packed archive is a row of gzip members, as a rule one a record. What goes wrong ends the stream, rather than
    being raised into a reader that is no Python: `fault` then says what, and `member` where the member begins.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = stream.read(PIECE)
        self._packed = self._waiting.startswith(GZIP)
        self._unpacker: Any = None
        self._taken = 0
        self._given = 0
        self._starts: list[tuple[int, int]] = []
        self.fault: str | None = None
        self.member = 0

    def read(self, size: int = PIECE) -> bytes:
        """Give up to `size` bytes, none at the end."""
        wanted = size if size > 0 else PIECE
        piece = self._unpack(wanted) if self._packed else self._take(wanted)
        self._given += len(piece)
        return piece

    def tell(self) -> int:
        """Give how many bytes were read."""
        return self._given

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stand still: to ask for the place is all that a reader of archives seeks for."""
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._given, io.SEEK_SET)):
            raise io.UnsupportedOperation
        return self._given

    def close(self) -> None:
        """Leave the stream open: who opened it closes it."""

    def locate(self, position: int) -> int:
        """Give the offset in the file of the byte at an unpacked position, or that of its member.

        Positions are asked for in ascending order.
        """
        if not self._packed:
            return position
        while len(self._starts) > 1 and self._starts[1][0] <= position:
            self._starts.pop(0)
        return self._starts[0][1] if self._starts else 0

    def _take(self, size: int) -> bytes:
        piece, self._waiting = self._waiting[:size], self._waiting[size:] or self._stream.read(PIECE)
        return piece

    def _unpack(self, size: int) -> bytes:
        while self.fault is None and (self._unpacker is not None or self._open_member()):
            try:
                piece: bytes = self._unpacker.decompress(self._unpacker.unconsumed_tail or self._feed(), size)
            except zlib.error as error:
                self.fault = f"the archive is broken here ({str(error).lower()})"
                return b""
            if self._unpacker.eof:
                self._taken -= len(self._unpacker.unused_data)
                self._waiting = self._unpacker.unused_data + self._waiting
                self._unpacker = None
            elif not piece and not self._unpacker.unconsumed_tail and not self._waiting:
                self.fault = "the archive breaks off in this record"
            if piece:
                return piece
        return b""

    def _open_member(self) -> bool:
        self._waiting = self._waiting or self._stream.read(PIECE)
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
