"""Fetch one address: the guard, robots.txt, the pause, the request, redirections, and what was asked to be waited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from urllib.parse import quote, urljoin

from dragoman.read.refusals import RefusedError

from .addresses import Resolve, Target, locate, resolve_host, unreachable
from .exchanges import REDIRECTIONS, Reply, UnreachableError, ask
from .manners import Manners, Timing
from .pacing import LaterError, Pacing
from .robots import Robots

MAX_REDIRECTIONS = 5
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.8, */*;q=0.5"

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_ASCII = "".join(map(chr, range(0x21, 0x7F)))

__all__ = ["Answer", "Fetcher", "LaterError"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent: the bytes unpacked, their media type and declared character set, and the final address.

    `etag` and `last_modified` are to be handed in with the next request; `unchanged` is true where the server said
    that nothing changed since, and `raw` is then empty. `max_age` is how many seconds it says the answer holds.
    """

    url: str
    raw: bytes
    kind: str
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    max_age: int | None = None
    unchanged: bool = False


class Fetcher:
    """Fetches addresses one after the other, politely; keeps what hosts ask for as long as it lives.

    For one thread. What `robots.txt` says, pauses and requests to wait are kept in memory only.
    """

    def __init__(
        self, manners: Manners | None = None, *, timing: Timing | None = None, resolve: Resolve = resolve_host
    ) -> None:
        """Take settings, a clock with its way to wait, and a way to find the network addresses of a host."""
        self.manners = manners or Manners()
        self.timing = timing or Timing()
        self._resolve = resolve
        self._pacing = Pacing(self.manners, self.timing)
        self._robots = Robots(self._ask_robots, self.timing.now)

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Fetch an address, following up to five redirections, each of them guarded like the first.

        Raises `RefusedError` with what went wrong, `LaterError` where the server asks for a longer wait than patience
        allows.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        for _ in range(MAX_REDIRECTIONS + 1):
            target = self._locate(url)
            self._pacing.check(target.host)
            delay = self._robots.check(target) if self.manners.robots else None
            reply = self._ask_patiently(target, headers, delay)
            if reply.status not in REDIRECTIONS:
                return _answer(url, reply)
            url = _next_address(url, reply)
        msg = f"cannot be fetched: redirected more than {MAX_REDIRECTIONS} times: give the final address"
        raise RefusedError(msg)

    def _locate(self, url: str) -> Target:
        return locate(url, self._resolve, allow_private=self.manners.allow_private)

    def _ask(self, target: Target, headers: Mapping[str, str]) -> Reply:
        try:
            return ask(target, {"User-Agent": self.manners.agent, "Accept": ACCEPT, **headers}, self.manners)
        except UnreachableError:
            self._pacing.note_silence(target.host)
            raise

    def _ask_patiently(self, target: Target, headers: Mapping[str, str], delay: float | None) -> Reply:
        started = self.timing.now()
        while True:
            self._pacing.wait_for(target.host, delay)
            reply = self._ask(target, headers)
            if reply.status not in BUSY:
                self._pacing.note_answer(target.host)
                return reply
            until = self._pacing.note_refusal(target.host, reply.headers.get("Retry-After"))
            if (until - started).total_seconds() > self.manners.patience:
                msg = f"{_status(reply)}: come back after {until:%Y-%m-%d %H:%M:%S} UTC"
                raise LaterError(msg, until)

    def _ask_robots(self, url: str) -> tuple[int, bytes]:
        for _ in range(MAX_REDIRECTIONS + 1):
            reply = self._ask(self._locate(url), {})
            if reply.status not in REDIRECTIONS:
                return reply.status, reply.raw
            url = _next_address(url, reply)
        return HTTPStatus.NOT_FOUND, b""  # RFC 9309: rules behind more than five redirections are none


def _answer(url: str, reply: Reply) -> Answer:
    unchanged = reply.status == HTTPStatus.NOT_MODIFIED
    if reply.status != HTTPStatus.OK and not unchanged:
        msg = f"{_status(reply)}: save the page and give the file"
        raise RefusedError(msg)
    told = Message()
    told["Content-Type"] = reply.headers.get("Content-Type", "application/octet-stream")
    age = _MAX_AGE.search(reply.headers.get("Cache-Control", ""))
    return Answer(
        url=url,
        raw=b"" if unchanged else reply.raw,
        kind=told.get_content_type(),
        charset=told.get_content_charset(),
        etag=reply.headers.get("ETag"),
        last_modified=reply.headers.get("Last-Modified"),
        max_age=int(age[1]) if age else None,
        unchanged=unchanged,
    )


def _next_address(url: str, reply: Reply) -> str:
    location = reply.headers.get("Location")
    if not location:
        raise RefusedError(unreachable(f"it answers {reply.status} and names no other address"))
    # Headers come as Latin-1; what is past ASCII was UTF-8 or nothing that can be told.
    written = quote(location.encode("latin-1", "replace"), safe=_ASCII)
    try:
        return urljoin(url, written)
    except ValueError as error:
        raise RefusedError(unreachable(error)) from error


def _status(reply: Reply) -> str:
    return f"cannot be fetched: the server answers {reply.status} {reply.reason}".rstrip()
