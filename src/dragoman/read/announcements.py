"""What feeds announce: the values that every kind of feed is read into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from dragoman.record import Precision

from .fetching.addresses import is_address

MAX_ENTRIES = 5_000
"""Entries of one feed that are read, the first. News feeds hold 20 to 500; at 4,000 entries a second (feedparser 6.0.14
on one core, 2026-11-25) this many take little over a second, and some 50 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One report as a feed announces it, its texts plain, one paragraph a line.

    `content` is what the feed carries as the report itself, `summary` what it says of it. `source` is the publisher
    that the feed names as the first, `precision` that of `published`; `doubts` say what was not believed.
    """

    number: int
    link: str | None = None
    guid: str | None = None
    title: str | None = None
    summary: str | None = None
    content: str | None = None
    published: date | datetime | None = None
    precision: Precision | None = None
    updated: date | datetime | None = None
    source: str | None = None
    language: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this entry from others of its feed: its guid, its link, its title, or how it begins."""
        return self.guid or self.link or self.title or (self.content or self.summary or "")[:200]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read: its own title and language, its entries in the order given, and how many more it holds.

    `interval` is how many seconds it asks to wait before it is read again, None where it does not say.
    """

    title: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    unread: int = 0
    interval: float | None = None


def unread_reason(feed: Feed) -> str:
    """Say which entries of a feed were not read, and why."""
    first = len(feed.entries) + 1
    return (
        f"entries {first:,} to {first + feed.unread - 1:,} are not read: "
        f"of one feed the first {MAX_ENTRIES:,} are: split the feed"
    )


def absolute(link: str | None, url: str | None) -> str | None:
    """Give a link of a feed as a web address, None where it is none."""
    try:
        found = urljoin(url or "", (link or "").strip())
    except ValueError:
        return None
    return found if is_address(found) else None
