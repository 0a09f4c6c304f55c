"""A memory of feeds that is kept in memory."""

from __future__ import annotations

from dragoman.desk.feed_states import FeedState


class InMemory:
    def __init__(self, *urls: str) -> None:
        self.kept = {url: FeedState(url=url) for url in urls}
        self.taken: set[tuple[str, str]] = set()

    def states(self):
        return list(self.kept.values())

    def save(self, state):
        self.kept[state.url] = state

    def seen(self, url, key):
        return (url, key) in self.taken

    def mark(self, url, key):
        self.taken.add((url, key))
