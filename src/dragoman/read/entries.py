"""Entries of a feed → Drafts: by what the feed carries, else by the page, else by title and summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from .announcements import Entry, Feed, unread_reason
from .dates import Witness
from .drafts import Draft
from .fetching import LaterError
from .refusals import RefusedError
from .weighing import weigh_dates

MIN_WHOLE = 800
"""Characters from which a feed's text is taken for the whole report. Of 313 reports of the public gold sets
(giveme5w1h, stories, meantime; 2026-11-25) nine in ten are longer; summaries in feeds are cut at 200 to 500."""
ELLIPSES = ("…", "...", "[…]", "[...]", "[&hellip;]", "…]", "(more…)")
"""What a text that was cut ends in."""
PLACE = "its feed"

FetchPage = Callable[[str], Draft]
"""Gives the draft of a page; raises `RefusedError`."""


def draft_entries(
    feed: Feed, name: str, fetch_page: FetchPage | None = None
) -> Iterator[tuple[str, Draft | RefusedError]]:
    """Make a draft of each entry, named by feed and link; the last one names the entries that were not read.

    Pages are fetched one at a time, as drafts are asked for; without `fetch_page` none is.
    """
    for entry in feed.entries:
        try:
            yield entry_name(name, entry), draft_entry(entry, feed, fetch_page and _without_waiting(fetch_page))
        except RefusedError as error:
            yield entry_name(name, entry), error
    if feed.unread:
        yield name, RefusedError(unread_reason(feed))


def entry_name(feed: str, entry: Entry) -> str:
    """Name an entry for a person: the feed, and the entry's link or else its number."""
    return f"{feed}, {entry.link or f'entry {entry.number}'}"


def draft_entry(entry: Entry, feed: Feed, fetch_page: FetchPage | None) -> Draft:
    """Make a draft of one entry.

    Raises `RefusedError` where neither feed nor page holds a word of it, and hands on the `LaterError` of a host that
    wants to be asked later.
    """
    carried = _from_feed(entry, feed)
    if is_whole(entry.content) or is_whole(entry.summary):
        return carried
    if fetch_page is None or entry.link is None:
        return _or_refuse(carried, "its page is not fetched")
    try:
        page = fetch_page(entry.link)
    except LaterError:
        raise
    except RefusedError as error:
        return _or_refuse(carried, f"its page is not read: {error}")
    return _merge(page, carried, _announced(entry))


def is_whole(text: str | None) -> bool:
    """Tell whether a text is the report itself, rather than its opening or a summary."""
    return text is not None and len(text) >= MIN_WHOLE and not text.rstrip().endswith(ELLIPSES)


def _from_feed(entry: Entry, feed: Feed) -> Draft:
    announced = _announced(entry)
    text = max(entry.content or "", entry.summary or "", key=len)
    return Draft(
        text=text,
        title=entry.title,
        url=entry.link,
        outlet=entry.source or feed.title,
        language=entry.language,
        first_publisher=entry.source,
        witnesses=(announced,) if announced else (),
        notes=entry.doubts,
        gathered=True,
    )


def _announced(entry: Entry) -> Witness | None:
    return Witness(place=PLACE, words=entry.published.isoformat()) if entry.published else None


def _merge(page: Draft, carried: Draft, announced: Witness | None) -> Draft:
    weighed = weigh_dates(page.witnesses, announced)
    return replace(
        page,
        title=page.title or carried.title,
        url=page.url or carried.url,
        outlet=_own_name(page) or carried.outlet or page.outlet,
        language=page.language or carried.language,
        first_publisher=carried.first_publisher or page.first_publisher,
        witnesses=weighed.witnesses,
        notes=(*carried.notes, *weighed.notes),
        gathered=True,
    )


def _own_name(page: Draft) -> str | None:
    """Give the name that a page has for its site, None where it is but the host of its address."""
    name = (page.outlet or "").strip()
    return name if name and name.lower() not in (page.url or "").lower() else None


def _or_refuse(carried: Draft, why: str) -> Draft:
    text = carried.text or carried.title
    if not text:
        msg = f"the feed holds no word of it, and {why}: give its page"
        raise RefusedError(msg)
    told = "the summary in its feed" if carried.text else "its title"
    return replace(carried, text=text, notes=(*carried.notes, f"{why}: this is {told}"))


def _without_waiting(fetch_page: FetchPage) -> FetchPage:
    def fetch(url: str) -> Draft:
        try:
            return fetch_page(url)
        except LaterError as error:
            raise RefusedError(str(error)) from error

    return fetch
