"""What a desk knows of the feeds it follows, and where it keeps that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

SHORTEST = timedelta(minutes=15)
"""However often a feed says it changes, nobody is asked more often than four times an hour, as feed readers do."""
USUAL = timedelta(hours=1)
"""For feeds that do not say; most news feeds hold the reports of more than an hour."""
LONGEST = timedelta(days=1)
"""However rarely a feed says it changes, and however long it has failed, it is asked once a day."""
JITTER = 0.1
"""Share of an interval by which feeds are set apart, so that not all of them fall due at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """One feed that is followed: what to ask it with, when it was and will be asked, and since when it fails.

    `interval` is what the feed itself asked for, in seconds; `failures` counts those in a row.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    interval: float | None = None
    last_tried: datetime | None = None
    last_ok: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    last_error: str | None = None
    next_due: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Tell whether the feed is to be asked; one that was never asked is."""
        return self.next_due is None or self.next_due <= now


class FeedMemory(Protocol):
    """Where the states of feeds, and the entries taken from them, are kept; what it raises is not caught here."""

    def states(self) -> Iterable[FeedState]:
        """Give the feeds that are followed."""

    def save(self, state: FeedState) -> None:
        """Keep a state in the place of the one of the same address."""

    def seen(self, url: str, key: str) -> bool:
        """Tell whether an entry of a feed was taken already; `key` is its guid or link."""

    def mark(self, url: str, key: str) -> None:
        """Take note that an entry of a feed was taken."""


def succeeded(state: FeedState, now: datetime) -> FeedState:
    """Give the state of a feed that answered: no failure, and due again after its own interval."""
    wanted = USUAL if state.interval is None else timedelta(seconds=state.interval)
    wait = _jittered(state.url, min(max(wanted, SHORTEST), LONGEST))
    return replace(
        state, last_tried=now, last_ok=now, failing_since=None, failures=0, last_error=None, next_due=now + wait
    )


def failed(state: FeedState, now: datetime, error: str, until: datetime | None = None) -> FeedState:
    """Give the state of a feed that failed: due again after twice as long with each failure, and not before `until`."""
    failures = state.failures + 1
    wait = min(SHORTEST * 2 ** min(failures - 1, 10), LONGEST)
    due = now + _jittered(state.url, wait)
    return replace(
        state,
        last_tried=now,
        failing_since=state.failing_since or now,
        failures=failures,
        last_error=error,
        next_due=max(due, until) if until else due,
    )


def _jittered(url: str, wait: timedelta) -> timedelta:
    # By the address, not by chance: the same feed keeps its place among the others, and a run can be told again.
    share = int.from_bytes(sha256(url.encode()).digest()[:4], "big") / 2**32
    return wait * (1 + JITTER * share)
