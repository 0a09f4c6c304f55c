"""OPML 2.0 → the feeds that it lists."""

from __future__ import annotations

from dataclasses import dataclass

from .fetching.addresses import is_address
from .prologs import open_xml, root_of
from .refusals import RefusedError

MAX_FEEDS = 10_000
"""Feeds of one list that are read; the largest lists that readers share hold some hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A feed as a list names it: its address, its title, and the folders it stands in, outermost first."""

    url: str
    title: str | None = None
    folders: tuple[str, ...] = ()


def read_outlines(raw: bytes, charset: str | None = None) -> tuple[Outline, ...]:
    """Read the feeds of an OPML list, each address once, nested outlines in the order given.

    A list that breaks off gives what stands before. Raises `RefusedError` where it is no OPML or lists no feed.
    """
    from lxml.etree import XMLPullParser  # noqa: PLC0415  # for lists only

    text = open_xml(raw, charset)
    if root_of(text) != "opml":
        msg = f"no OPML but XML with the root {root_of(text)!r}: give a list of feeds"
        raise RefusedError(msg)
    parser = XMLPullParser(("start", "end"), tag="outline", recover=True, resolve_entities=False, no_network=True)
    parser.feed(text.encode())
    found: dict[str, Outline] = {}
    folders: list[str] = []
    for event, element in parser.read_events():
        if event == "end":
            folders.pop()
            continue
        title = (element.get("title") or element.get("text") or "").strip()
        url = (element.get("xmlUrl") or "").strip()
        if is_address(url) and len(found) < MAX_FEEDS:
            found.setdefault(url, Outline(url=url, title=title or None, folders=tuple(filter(None, folders))))
        folders.append(title)
    if not found:
        msg = "no feed in this list: an outline names one by its xmlUrl"
        raise RefusedError(msg)
    return tuple(found.values())
