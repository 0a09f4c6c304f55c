"""The feeds of a record: what a watch reads and writes of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pydantic import TypeAdapter

from dragoman.store.feeds import Feeds

from .feed_states import FeedState


class RecordMemory:
    """A `FeedMemory` in the record."""

    def __init__(self, feeds: Feeds) -> None:
        """Keep states in the record's table of feeds."""
        self._feeds = feeds

    def states(self) -> Iterable[FeedState]:
        """Give the feeds that are followed, by address."""
        return [_states().validate_json(body) for body in self._feeds.bodies()]

    def save(self, state: FeedState) -> None:
        """Keep a state in the place of the one of the same address."""
        self._feeds.save(state.url, _states().dump_json(state).decode())

    def seen(self, url: str, key: str) -> bool:
        """Tell whether an entry of a feed was taken already."""
        return self._feeds.seen(url, key)

    def mark(self, url: str, key: str) -> None:
        """Take note that an entry of a feed was taken."""
        self._feeds.mark(url, key)


@cache
def _states() -> TypeAdapter[FeedState]:
    return TypeAdapter(FeedState)
