"""What is written of one report: its coding, and what the desk made of it to compare and find it by."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from dragoman.record import Coding, Party, Statement, Telling, content_id
from dragoman.record.exchange import to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A telling or a statement with the keys it is found by, and the day that they are looked for about."""

    value: Telling | Statement
    keys: frozenset[str]
    day: date


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One coded report, ready to be written.

    `lines` and `profile` are opaque to the store: JSON that the desk wrote and will read. `keys` are what the report
    as a whole is found by.
    """

    coding: Coding
    tellings: tuple[Keyed, ...]
    statements: tuple[Keyed, ...]
    keys: frozenset[str]
    lines: str
    profile: str

    @cached_property
    def version(self) -> str:
        """The id of the text as it stands: equal text and title of one document, equal id."""
        return content_id(self.coding.id, self.coding.title or "", self.coding.text or "")

    @cached_property
    def coding_id(self) -> str:
        """The id of this reading of the text: by one coder, equal id."""
        return content_id(self.version, self.coding.coder)

    @property
    def keys_written(self) -> str:
        """What the report, its events and its statements are found by, as JSON."""
        told = [[k.value.id, k.day.isoformat(), sorted(k.keys)] for k in self.tellings]
        stated = [[k.value.id, k.day.isoformat(), sorted(k.keys)] for k in self.statements]
        return json.dumps([sorted(self.keys), told, stated])

    def version_row(self, learned: str) -> Mapping[str, Any]:
        """Give the row of its text."""
        coding = self.coding
        return {
            "version": self.version,
            "document": coding.id,
            "published": coding.published.isoformat(),
            "day": self.day,
            "title": coding.title,
            "url": coding.url,
            "outlet": coding.outlet,
            "first_publisher": coding.first_publisher,
            "language": coding.language,
            "text": coding.text or "",
            "learned": learned,
        }

    @property
    def day(self) -> date:
        """The day of publication."""
        published = self.coding.published
        return published.date() if isinstance(published, datetime) else published

    def coding_row(self, learned: str) -> Mapping[str, Any]:
        """Give the row of its coding; the text stands with its version alone."""
        return {
            "coding": self.coding_id,
            "version": self.version,
            "document": self.coding.id,
            "coder": self.coding.coder,
            "body": packed(to_json(self.coding, without=frozenset({"text"}))),
            "lines": packed(self.lines),
            "learned": learned,
        }

    def telling_rows(self, learned: str) -> Iterable[Mapping[str, Any]]:
        """Give the rows of its events."""
        for keyed in self.tellings:
            telling = keyed.value
            if isinstance(telling, Telling):
                yield {
                    "telling": telling.id,
                    "coding": self.coding_id,
                    "document": self.coding.id,
                    "day": telling.report.day,
                    "type": telling.type,
                    "mode": telling.mode,
                    "quad": telling.quad,
                    "status": telling.status,
                    "score": telling.score,
                    "time_from": telling.time.start if telling.time else None,
                    "time_to": telling.time.end if telling.time else None,
                    "place_name": telling.place.name if telling.place else None,
                    "place_country": telling.place.country if telling.place else None,
                    "confidence": telling.confidence,
                    "body": to_json(telling),
                    "learned": learned,
                }

    def party_rows(self, learned: str) -> Iterable[Mapping[str, Any]]:
        """Give the rows of the parties of its events."""
        for keyed in self.tellings:
            telling = keyed.value
            if isinstance(telling, Telling):
                for side, found in (("actor", telling.actors), ("recipient", telling.recipients)):
                    yield from (_party_row(telling, side, party, learned) for party in found)

    def statement_rows(self, learned: str) -> Iterable[Mapping[str, Any]]:
        """Give the rows of its expectations."""
        for keyed in self.statements:
            statement = keyed.value
            if isinstance(statement, Statement):
                yield {
                    "statement": statement.id,
                    "coding": self.coding_id,
                    "document": self.coding.id,
                    "day": statement.report.day,
                    "kind": statement.kind,
                    "type": statement.type,
                    "holder": statement.by,
                    "due": statement.window.end if statement.window else None,
                    "body": to_json(statement),
                    "learned": learned,
                }


def _party_row(telling: Telling, side: str, party: Party, learned: str) -> Mapping[str, Any]:
    return {
        "telling": telling.id,
        "side": side,
        "name": party.name,
        "kind": party.kind,
        "country": party.country,
        "sectors": " ".join(party.sectors),
        "wikidata_id": party.wikidata_id,
        "is_named": party.is_named,
        "day": telling.report.day,
        "learned": learned,
    }


def packed(words: str) -> bytes:
    """Press text for storing."""
    return zlib.compress(words.encode(), 6)


def unpacked(raw: bytes) -> str:
    """Give back pressed text."""
    return zlib.decompress(raw).decode()
