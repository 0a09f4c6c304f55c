"""One request to a host at a time, with a pause between, and none while the host asks to be left alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dragoman.read.refusals import RefusedError

from .manners import Manners, Timing

FIRST_WAIT = 2.0
"""Seconds after a first 429 or 503 that names no time; doubled with each after it, as is usual for back-off."""
LONGEST_WAIT = 86_400.0
MAX_SILENCES = 3
SILENT_WAIT = 600.0
"""Seconds for which a host is left alone that did not answer `MAX_SILENCES` requests in a row: a feed whose host is
down would else cost the timeout for each of its entries."""
MAX_HOSTS = 10_000
"""Hosts remembered; past it the one asked longest ago is forgotten."""


class LaterError(RefusedError):
    """A host asks not to be asked before `until`."""

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


@dataclass(slots=True)
class _Host:
    next_at: datetime
    held_until: datetime | None = None
    refusals: int = 0
    silences: int = 0


@dataclass(slots=True)
class Pacing:
    """When each host may be asked again; serves one fetcher."""

    manners: Manners
    timing: Timing
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def check(self, host: str) -> None:
        """Raise `LaterError` where a host is to be left alone for longer than the manners' patience."""
        known = self._hosts.get(host)
        held = known.held_until if known else None
        if held is not None and held - self.timing.now() > timedelta(seconds=self.manners.patience):
            raise LaterError(_held(held), held)

    def wait_for(self, host: str, crawl_delay: float | None = None) -> None:
        """Wait until a host may be asked, and count the request that follows.

        `crawl_delay` is what the host's robots.txt asks for, honoured up to `longest_pause`. Raises `LaterError` as
        `check` does.
        """
        self.check(host)
        now = self.timing.now()
        known = self._hosts.pop(host, None) or _Host(next_at=now)
        self._remember(host, known)
        held = known.held_until
        wait = (max(known.next_at, held or now) - now).total_seconds()
        if wait > 0:
            self.timing.sleep(wait)
        pause = max(self.manners.pause, min(crawl_delay or 0.0, self.manners.longest_pause))
        known.next_at = max(now, known.next_at, held or now) + timedelta(seconds=pause)

    def note_refusal(self, host: str, retry_after: str | None) -> datetime:
        """Take note that a host answered 429 or 503, and give the moment from which it may be asked again."""
        known = self._hosts.setdefault(host, _Host(next_at=self.timing.now()))
        known.refusals += 1
        told = read_retry_after(retry_after, self.timing.now()) or 0.0
        # Whatever it names, a host that refuses again and again is asked ever more rarely: it may name 0 for ever.
        wait = max(told, FIRST_WAIT * 2 ** min(known.refusals - 1, 20))
        known.held_until = self.timing.now() + timedelta(seconds=min(wait, LONGEST_WAIT))
        return known.held_until

    def note_answer(self, host: str) -> None:
        """Take note that a host answers again."""
        known = self._hosts.get(host)
        if known is not None:
            known.held_until, known.refusals, known.silences = None, 0, 0

    def note_silence(self, host: str) -> None:
        """Take note that a host did not answer, or not in time."""
        known = self._hosts.setdefault(host, _Host(next_at=self.timing.now()))
        known.silences += 1
        if known.silences >= MAX_SILENCES:
            known.held_until = self.timing.now() + timedelta(seconds=SILENT_WAIT)

    def _remember(self, host: str, known: _Host) -> None:
        self._hosts[host] = known
        if len(self._hosts) > MAX_HOSTS:
            del self._hosts[next(iter(self._hosts))]


def read_retry_after(words: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, in seconds from now and not below 0; None where it is missing or cannot be read."""
    words = (words or "").strip()
    if words.isascii() and words.isdigit():
        return min(float(words), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError):
        return None
    return max(0.0, (_aware(moment) - now).total_seconds())


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _held(until: datetime) -> str:
    return f"cannot be fetched: the server is left alone until {until:%Y-%m-%d %H:%M:%S} UTC: come back then"
