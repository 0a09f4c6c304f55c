"""One request, one answer, over a connection of its own: bounded in time, in bytes sent and in bytes unpacked."""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Timer
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dragoman.read.refusals import RefusedError

from .addresses import Target, unreachable
from .manners import Manners

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPHeaderDict

PIECE = 65_536
MAX_PEERS = 4
"""Network addresses of one host that are tried: each may take the whole of `timeout`."""
REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
ENCODINGS = {"gzip": 47, "x-gzip": 47, "deflate": 47}
"""Content encodings that are unpacked, and zlib's window for each (47: gzip or zlib, as the bytes say)."""


class UnreachableError(RefusedError):
    """A host did not answer, or not in time, or not to the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server sent to one request: the status, the headers, and the body unpacked (empty for a redirection)."""

    status: int
    reason: str
    headers: HTTPHeaderDict
    raw: bytes


def ask(target: Target, headers: Mapping[str, str], manners: Manners) -> Reply:
    """Send one GET request and read the answer; raises `RefusedError`.

    The bounds hold against a server that means harm: `deadline` ends an answer that drips for ever, `max_bytes` one
    that does not end and one that unpacks without bound.
    """
    late = Event()
    try:
        with _connected(target, manners, late) as connection:
            sent = {"Host": target.authority, "Connection": "close", "Accept-Encoding": "gzip", **headers}
            connection.request("GET", target.path, headers=sent, preload_content=False, decode_content=False)
            with closing(connection.getresponse()) as response:
                raw = b"" if response.status in REDIRECTIONS else _body(response, manners.max_bytes)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise UnreachableError(unreachable(_slow(manners) if late.is_set() else _plain(error))) from error
    if late.is_set():
        raise UnreachableError(unreachable(_slow(manners)))
    return Reply(status=response.status, reason=response.reason or "", headers=response.headers, raw=raw)


@contextmanager
def _connected(target: Target, manners: Manners, late: Event) -> Iterator[HTTPConnection]:
    connection = _connect(target, manners)
    timer = Timer(manners.deadline, _hang_up, [connection.sock, late])
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()


def _hang_up(sock: socket.socket, late: Event) -> None:
    late.set()
    # The plain socket's own shutdown, under TLS too: it wakes a thread that waits in a read.
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _connect(target: Target, manners: Manners) -> HTTPConnection:
    failed: Exception = OSError("no network address")
    for peer in target.peers[:MAX_PEERS]:
        connection = _connection(target, peer, manners.timeout)
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            failed = error
        else:
            return connection
    raise failed


def _connection(target: Target, peer: str, timeout: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(peer, target.port, timeout=timeout)
    return HTTPSConnection(
        peer, target.port, timeout=timeout, server_hostname=target.host, ssl_context=ssl.create_default_context()
    )


def _body(response: BaseHTTPResponse, limit: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        return b"".join(_pieces(response, limit))
    if encoding not in ENCODINGS:
        msg = f"cannot be fetched: its encoding {encoding[:40]} was not asked for: save the page and give the file"
        raise RefusedError(msg)
    return _unpack(_pieces(response, limit), ENCODINGS[encoding], limit)


def _pieces(response: BaseHTTPResponse, limit: int) -> Iterator[bytes]:
    taken = 0
    while piece := response.read1(PIECE, decode_content=False):
        taken += len(piece)
        if taken > limit:
            raise RefusedError(_endless(limit, "sends"))
        yield piece


def _unpack(pieces: Iterator[bytes], window: int, limit: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    unpacked = bytearray()
    for piece in pieces:
        try:
            unpacked += unpacker.decompress(piece, limit + 1 - len(unpacked))
        except zlib.error as error:
            msg = "cannot be fetched: what it sends as gzip does not unpack: save the page and give the file"
            raise RefusedError(msg) from error
        if len(unpacked) > limit:
            raise RefusedError(_endless(limit, "unpacks to"))
    if unpacked and not unpacker.eof:
        raise UnreachableError(unreachable("what it sends as gzip breaks off"))
    return bytes(unpacked)


def _slow(manners: Manners) -> str:
    return f"the answer took more than {manners.deadline:g} seconds"


def _endless(limit: int, does: str) -> str:
    return f"too long: it {does} more than {limit:,} bytes: give its reports one by one"


def _plain(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    inner = error.__cause__ or error.__context__
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror.lower()
    return str(error) or type(error).__name__
