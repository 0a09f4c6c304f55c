"""An address → drafts: a page, a text, a feed, a list of feeds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from .drafts import Draft
from .encodings import decode
from .entries import draft_entries
from .feeds import read_feed
from .kinds import HEAD, Kind, sniff
from .pages import draft_page
from .refusals import RefusedError
from .streams import Found, Given, draft_stream
from .text import draft_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from .fetching import Answer, Fetcher

FOLLOWED = frozenset({"feed", "outline"})
"""Kinds that the first bytes tell better than what servers declare."""
LONGEST = timedelta(hours=2)
"""Time that the pages of one feed may take: enough for 5,000 with their pauses, not for as many that drip."""
PAGES = frozenset({"text/html", "application/xhtml+xml"})


class Web:
    """What is read off the web in one run, through one fetcher; opens one of its own where none is handed in."""

    def __init__(self, fetcher: Fetcher | None = None) -> None:
        self._fetcher = fetcher

    @property
    def fetcher(self) -> Fetcher:
        """The fetcher, opened with the first address."""
        if self._fetcher is None:
            from .fetching import Fetcher  # noqa: PLC0415  # most runs need none

            self._fetcher = Fetcher()
        return self._fetcher

    @property
    def today(self) -> date:
        """The day by the fetcher's clock, or by the system's where there is no fetcher yet."""
        from .fetching.manners import utc_now  # noqa: PLC0415  # see above

        return (self._fetcher.timing.now if self._fetcher else utc_now)().date()

    def read_address(self, url: str) -> Iterator[Found]:
        """Read what lies at an address; raises `RefusedError` where it cannot be had or read."""
        started = self.fetcher.timing.now()
        answer = self.fetcher.fetch(url)
        given = Given(
            name=url,
            today=self.today,
            url=answer.url,
            charset=answer.charset,
            fetch_page=lambda link: self.fetch_page_of(started, link),
            read_listed=self.read_feed_at,
        )
        yield from draft_stream(given, io.BufferedReader(io.BytesIO(answer.raw)), kind_of_answer(answer))

    def read_feed_at(self, url: str) -> Iterator[Found]:
        """Read the feed at an address; raises `RefusedError` where it cannot be had, or is none."""
        started = self.fetcher.timing.now()
        answer = self.fetcher.fetch(url)
        feed = read_feed(answer.raw, self.today, url=answer.url, charset=answer.charset)
        yield from draft_entries(feed, url, lambda link: self.fetch_page_of(started, link))

    def fetch_page_of(self, started: datetime, url: str) -> Draft:
        """Fetch a page of a feed that is being read since `started`; raises `RefusedError`, also once that is long."""
        if self.fetcher.timing.now() - started > LONGEST:
            msg = f"the pages of its feed took more than {LONGEST.seconds // 3600} hours: give its address"
            raise RefusedError(msg)
        return draft_answer(self.fetcher.fetch(url))


def draft_answer(answer: Answer) -> Draft:
    """Make a draft of a page or a text as sent; raises `RefusedError`."""
    if answer.kind == "text/plain":
        return draft_text(decode(answer.raw, answer.charset))
    return draft_page(answer.raw, url=answer.url, charset=answer.charset)


def kind_of_answer(answer: Answer) -> Kind:
    """Tell the kind of what a server sent, by the media type it declares, or by the bytes where these tell better."""
    told = sniff(answer.raw[:HEAD])
    if answer.kind == "text/plain" and told not in FOLLOWED:
        return "text"
    return "page" if answer.kind in PAGES and told not in FOLLOWED else told
