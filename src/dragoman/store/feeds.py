"""What the desk keeps of the feeds it follows: a state each, and which entries were taken."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from dragoman.record import content_id

from . import tables as t
from .database import Record, now
from .writer import insert_once


class Feeds:
    """States of feeds, as the desk wrote them (JSON), and entries taken in."""

    def __init__(self, record: Record) -> None:
        """Keep them in a record."""
        self._record = record

    def bodies(self) -> list[str]:
        """Give all states, by address."""
        with self._record.reading() as connection:
            return list(connection.execute(select(t.feeds.c.body).order_by(t.feeds.c.url)).scalars())

    def save(self, url: str, body: str) -> None:
        """Keep a state in the place of the one of the same address."""
        with self._record.writing() as connection:
            connection.execute(delete(t.feeds).where(t.feeds.c.url == url))
            connection.execute(insert(t.feeds), {"url": url, "body": body})

    def forget(self, url: str) -> bool:
        """Follow a feed no longer; gives whether it was followed. Its reports stay."""
        with self._record.writing() as connection:
            return connection.execute(delete(t.feeds).where(t.feeds.c.url == url)).rowcount > 0

    def seen(self, url: str, key: str) -> bool:
        """Tell whether an entry of a feed was taken."""
        with self._record.reading() as connection:
            query = select(t.seen.c.entry).where(t.seen.c.entry == content_id(url, key))
            return connection.execute(query).first() is not None

    def mark(self, url: str, key: str) -> None:
        """Take note that an entry of a feed was taken."""
        with self._record.writing() as connection:
            row = {"entry": content_id(url, key), "feed": url, "learned": now()}
            connection.execute(insert_once(connection, t.seen), row)
