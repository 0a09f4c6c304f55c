"""A report as published, and what becomes of one that cannot be coded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

Stage = Literal["read", "annotate", "extract", "resolve", "brief"]
Precision = Literal["second", "minute", "day"]
"""How exactly a moment of publication is known."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


def publication(value: Any) -> Any:
    """Read a publication date: `2025-10-09` is a day, `2025-10-09T16:20:00+03:00` a moment of one.

    Raises `ValueError` on a string that is neither. Anything but a string is handed on as it is.
    """
    if not isinstance(value, str):
        return value
    return date.fromisoformat(value) if _DAY.match(value) else datetime.fromisoformat(value)


Published = Annotated[datetime | date, BeforeValidator(publication)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as published. `published` anchors every relative date in `text`.

    `language` is a BCP 47 tag; `outlet` is the publisher's name. `first_publisher` is who published it before the
    outlet did, by name or by host, as a feed or the page says; `canonical_url` is the address the page calls its own.
    `precision` is how exactly `published` is known; `notes` is what was doubted in reading it, for a person.
    """

    id: str
    text: str
    published: Published
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    first_publisher: str | None = None
    canonical_url: str | None = None
    precision: Precision | None = None
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day of publication, as the publisher's own clock had it."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A report that could not be coded: its name as given, the stage that gave up, and what a person can do."""

    name: str
    stage: Stage
    reason: str


def content_id(*parts: str) -> str:
    """Derive an id from content: equal content, equal id, on every machine.

    Parts are length-prefixed before hashing, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = sha256()
    for part in parts:
        raw = part.encode()
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:16]
