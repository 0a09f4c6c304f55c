"""What hosts ask of robots: their robots.txt (RFC 9309), read once a day each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dragoman.read.refusals import RefusedError

from .addresses import Target

KEPT_FOR = timedelta(days=1)
"""The longest that RFC 9309 lets a robots.txt be kept."""
MAX_BYTES = 512_000
"""RFC 9309 asks for 500 KiB at least; what stands past it is not read."""
MAX_ORIGINS = 1_000
"""Hosts whose rules are kept; past it the oldest go."""
PRODUCT = "Dragoman"
"""The name that a group of rules may be addressed to."""

SERVER_ERROR = 500
BUSY = 429
FOUND = 200

Ask = Callable[[str], tuple[int, bytes]]
"""Gives status and body of an address, redirections followed; raises `RefusedError`."""


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Any
    read_at: datetime


@dataclass(slots=True)
class Robots:
    """The rules of the hosts asked so far; serves one fetcher."""

    ask: Ask
    now: Callable[[], datetime]
    _known: dict[str, _Rules] = field(default_factory=dict)

    def check(self, target: Target) -> float | None:
        """Give the pause in seconds that a host asks for, None where it does not say.

        Raises `RefusedError` where it asks not to have this address read, and where its rules cannot be had for now:
        RFC 9309 has a robot stay away then, and read all where there are none.
        """
        rules = self._rules(target)
        if rules is None:
            return None
        if not rules.can_fetch(target.url, PRODUCT):
            msg = "cannot be fetched: its robots.txt asks not to: save the page by hand and give the file"
            raise RefusedError(msg)
        delay = rules.crawl_delay(PRODUCT)
        return None if delay is None else float(delay)

    def _rules(self, target: Target) -> Any:
        known = self._known.get(target.origin)
        if known is None or self.now() - known.read_at > KEPT_FOR:
            known = _Rules(self._read(target), self.now())
            if len(self._known) >= MAX_ORIGINS:
                del self._known[next(iter(self._known))]
            self._known[target.origin] = known
        return known.parsed

    def _read(self, target: Target) -> Any:
        from protego import Protego  # noqa: PLC0415  # for the web only

        status, raw = self.ask(f"{target.origin}/robots.txt")
        if status >= SERVER_ERROR or status == BUSY:
            msg = (
                f"cannot be fetched: its robots.txt answers {status}, which asks to stay away for now: come back later"
            )
            raise RefusedError(msg)
        if status != FOUND:
            return None
        return Protego.parse(raw[:MAX_BYTES].decode("utf-8", "replace"))
