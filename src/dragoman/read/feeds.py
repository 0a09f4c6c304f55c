"""Bytes of a feed (RSS, Atom, RDF, JSON Feed) → its entries."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

from .announcements import MAX_ENTRIES, Entry, Feed, absolute
from .encodings import decode
from .feed_dates import believe
from .fragments import read_fragment
from .json_feeds import read_json_feed
from .prologs import open_xml, root_of
from .refusals import RefusedError

MAX_CHARACTERS = 10_000_000
"""Characters of the entries that are read: 2,000 each, were there 5,000."""
MAX_TAGS = 500_000
"""Opening and closing ones in them: 100 each, were there 5,000. The parser slows down with those that are open at once:
210 s for six million, 11 s for as many as this (2026-11-25)."""
ROOTS = frozenset({"rss", "feed", "rdf:rdf"})

_ITEM = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)[\s>]", re.IGNORECASE)
_HOURS = {"hourly": 1.0, "daily": 24.0, "weekly": 168.0, "monthly": 720.0, "yearly": 8760.0}


def read_feed(raw: bytes, today: date, *, url: str | None = None, charset: str | None = None) -> Feed:
    """Read a feed as sent or saved; raises `RefusedError` where it is none.

    `url` is where it lies, against which links are resolved; `charset` what the server declared; dates past `today`
    are not believed.
    """
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(decode(raw, charset), today, url)
    text = open_xml(raw, charset)
    root = root_of(text)
    if root not in ROOTS:
        msg = f"no feed but XML with the root {root!r}: give RSS, Atom or a JSON Feed"
        raise RefusedError(msg)
    text, unread = _cut(text, root)
    _check_size(text)
    return replace(_parse(text, today, url), unread=unread)


def _cut(text: str, root: str) -> tuple[str, int]:
    """Cut a feed after the entries that are read, and count the others."""
    end, count = len(text), 0
    for found in _ITEM.finditer(text):
        count += 1
        if count == MAX_ENTRIES + 1:
            end = found.start()
    if end == len(text):
        return text, 0
    closing = "</channel></rss>" if root == "rss" else "</rdf:RDF>" if root == "rdf:rdf" else "</feed>"
    return text[:end] + closing, count - MAX_ENTRIES


def _check_size(text: str) -> None:
    if len(text) > MAX_CHARACTERS or text.count("<") > MAX_TAGS:
        msg = f"too long: a feed may have {MAX_CHARACTERS:,} characters and {MAX_TAGS:,} tags: split it"
        raise RefusedError(msg)


def _parse(text: str, today: date, url: str | None) -> Feed:
    feedparser: Any = import_module("feedparser")  # for feeds only; it has no types
    # Without its cleaning of HTML, which is slow: only words are taken. A stream, so that no text is an address.
    try:
        parsed = feedparser.parse(io.BytesIO(text.encode()), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # on broken markup it raises what its inner parts do, ValueError for one
        msg = f"a feed too broken to be read ({type(error).__name__}): correct its markup"
        raise RefusedError(msg) from error
    language = parsed.feed.get("language") or None
    return Feed(
        title=_plain(parsed.feed.get("title")),
        language=language,
        entries=tuple(
            _entry(item, number, today, url, language) for number, item in enumerate(parsed.entries[:MAX_ENTRIES], 1)
        ),
        interval=_interval(parsed.feed),
    )


def _entry(item: Any, number: int, today: date, url: str | None, language: str | None) -> Entry:
    published = dict.get(item, "published")
    changed = dict.get(item, "updated")  # the parser's own `get` takes one date for the other
    dated = believe(published or changed, item, today)
    told = next((part.get("language") for part in item.get("content", ()) if part.get("language")), None)
    return Entry(
        number=number,
        link=absolute(item.get("feedburner_origlink") or item.get("link"), url),
        guid=item.get("id") or None,
        title=_plain(item.get("title")),
        summary=_body(item.get("summary_detail")),
        content=max((_body(part) or "" for part in item.get("content", ())), key=len, default="") or None,
        published=dated.value,
        precision=dated.precision,
        updated=believe(changed, item, today).value,
        source=_plain(item.get("source", {}).get("title")),
        language=item.get("language") or told or language,
        doubts=dated.doubts,
    )


def _body(detail: Any) -> str | None:
    value = (detail or {}).get("value") or ""
    if (detail or {}).get("type") == "text/plain" and "<" not in value:
        return "\n".join(" ".join(line.split()) for line in value.splitlines() if line.strip()) or None
    return read_fragment(value) or None


def _plain(words: str | None) -> str | None:
    return " ".join(read_fragment(words or "").split()) or None


def _interval(feed: Any) -> float | None:
    ttl = str(feed.get("ttl") or "")
    if ttl.isascii() and ttl.isdigit():
        return min(float(ttl), 1e6) * 60
    hours = _HOURS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    often = str(feed.get("sy_updatefrequency") or "1")
    return hours * 3600 / max(1, int(often) if often.isascii() and often.isdigit() else 1) if hours else None
