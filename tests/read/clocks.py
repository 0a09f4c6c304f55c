"""A clock that stands still but for who sleeps by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dragoman.read.fetching import Fetcher, Manners, Timing

START = datetime(2025, 10, 9, 12, 0, tzinfo=UTC)


class FakeClock:
    def __init__(self, start: datetime = START) -> None:
        self.moment = start
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)

    @property
    def timing(self) -> Timing:
        return Timing(now=self.now, sleep=self.sleep)


def local_fetcher(clock: FakeClock | None = None, /, **manners) -> Fetcher:
    """A fetcher that may ask loopback and does not wait."""
    settings = {"allow_private": True, "timeout": 5.0, "deadline": 20.0} | manners
    return Fetcher(Manners(**settings), timing=(clock or FakeClock()).timing)
