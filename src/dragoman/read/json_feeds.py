"""JSON Feed (versions 1 and 1.1) → its entries."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from .announcements import MAX_ENTRIES, Entry, Feed, absolute
from .feed_dates import believe
from .fragments import read_fragment
from .refusals import RefusedError

VERSIONS = "https://jsonfeed.org/version/"


def read_json_feed(text: str, today: date, url: str | None) -> Feed:
    """Read a JSON Feed; fields of another type than the specification says count as missing. Raises `RefusedError`."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        msg = f"no JSON Feed: {'it nests too deep' if isinstance(error, RecursionError) else 'not JSON'}: correct it"
        raise RefusedError(msg) from error
    items = fields.get("items") if isinstance(fields, dict) else None
    if not isinstance(items, list) or not _string(fields, "version").startswith(VERSIONS):
        msg = "JSON, but no JSON Feed: it has no version or no items"
        raise RefusedError(msg)
    read = [item for item in items[:MAX_ENTRIES] if isinstance(item, dict)]
    language = _string(fields, "language") or None
    return Feed(
        title=_string(fields, "title") or None,
        language=language,
        entries=tuple(
            _entry(item, number, today, url or _string(fields, "feed_url")) for number, item in enumerate(read, 1)
        ),
        unread=max(0, len(items) - MAX_ENTRIES),
    )


def _entry(item: dict[str, Any], number: int, today: date, url: str) -> Entry:
    dated = believe(_string(item, "date_published") or _string(item, "date_modified"), {}, today)
    return Entry(
        number=number,
        link=absolute(_string(item, "url") or None, url),
        guid=str(item["id"]) if isinstance(item.get("id"), str | int) else None,
        title=" ".join(_string(item, "title").split()) or None,
        summary=_string(item, "summary") or None,
        content=read_fragment(_string(item, "content_html")) or _string(item, "content_text") or None,
        published=dated.value,
        precision=dated.precision,
        updated=believe(_string(item, "date_modified"), {}, today).value,
        language=_string(item, "language") or None,
        doubts=dated.doubts,
    )


def _string(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""
