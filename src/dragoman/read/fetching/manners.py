"""How the reader behaves towards servers, and how much it takes from one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

MAX_BYTES = 20_000_000
"""As for saved pages: markup included, ten times the longest text. Holds for what is sent and what it unpacks to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Settings of a fetcher; times in seconds, sizes in bytes.

    `contact` is an address of mail or web, told to each server, by which its keeper can reach whoever runs this.
    `allow_private` lets loopback, private and other inner addresses be asked. `patience` is how long one fetch may wait
    altogether where a server asks for it (429, 503). The defaults of the times are those of a reader at a browser: a
    news site that has not answered after `timeout` does not answer him either.
    """

    contact: str | None = None
    allow_private: bool = False
    robots: bool = True
    pause: float = 1.0
    longest_pause: float = 30.0
    timeout: float = 20.0
    deadline: float = 60.0
    patience: float = 30.0
    max_bytes: int = MAX_BYTES

    def __post_init__(self) -> None:
        """Refuse a contact that would break out of its header: raises `ValueError`."""
        if self.contact and not (self.contact.isprintable() and self.contact.isascii()):
            msg = f"contact {self.contact!r} is no address of mail or web: write it in plain letters on one line"
            raise ValueError(msg)

    @property
    def agent(self) -> str:
        """What the reader calls itself: its name, version, what it is, and the contact."""
        told = f"; {self.contact}" if self.contact else ""
        return f"Dragoman/{version('dragoman')} (news reader{told})"


def utc_now() -> datetime:
    """Tell the present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The clock and the way to wait; a test hands in its own, a process that is to stop one that wakes up for it."""

    now: Callable[[], datetime] = utc_now
    sleep: Callable[[float], object] = time.sleep
