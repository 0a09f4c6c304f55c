"""From a coded report to what is written of it: tellings, statements, sentences, and what each is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

from pydantic import TypeAdapter

from dragoman.record import Coding, Rejected, Telling, content_id
from dragoman.store.entries import Entry, Keyed

from .agreement import days_of
from .keys import own_keys, repeat_keys, report_keys, statement_keys
from .lines import Line, lines_of
from .profiles import containment, profile_of, story_keys, write_profile
from .storylines import likeness
from .telling import EARLIEST, LATEST, is_countable, statements_of, tellings_of
from .words import Rarity

SHOWN = 80
"""Characters of an overlong id that name a report well enough."""

UNLIKE = 0.1
"""Cosine and containment below which two texts under one id are two reports: an update keeps its matter and its names.
Half of what joins two reports to one storyline."""


LONGEST_ID = 1000
"""Bytes of a document's id: PostgreSQL's indexes take about 2,700 of a row, and an id shares it with a key."""


def admitted(found: Iterable[Coding]) -> Iterator[Coding | Rejected]:
    """Let through what the record can hold; refuse the rest, each with its reason."""
    for coding in found:
        reason = unfit(coding)
        yield coding if reason is None else Rejected(name=coding.id[:SHOWN], stage="read", reason=reason)


def unfit(coding: Coding) -> str | None:
    """Tell why the record cannot hold a report, None where it can."""
    if len(coding.id.encode()) > LONGEST_ID:
        return f"its id is longer than {LONGEST_ID} bytes: give it a shorter one"
    published = coding.published.date() if isinstance(coding.published, datetime) else coding.published
    if not is_countable(published):
        return f"published on {published}: the record holds reports of the years {EARLIEST.year} to {LATEST.year}"
    return None


def entry_of(coding: Coding) -> Entry:
    """Make ready one coded report; raises `ValueError` where it was coded without its text."""
    rarity, lines = Rarity.load(), lines_of(coding)
    profile = profile_of(coding, rarity)
    return Entry(
        coding=coding,
        tellings=tuple(_told(telling) for telling in tellings_of(coding)),
        statements=tuple(
            Keyed(value=s, keys=statement_keys(s) | repeat_keys(s, rarity), day=s.report.day)
            for s in statements_of(coding)
        ),
        keys=report_keys(lines) | story_keys(profile),
        lines=write_lines(lines),
        profile=write_profile(profile),
    )


def is_another(coding: Coding, title: str | None, text: str) -> bool:
    """Tell whether a report has nothing in common with the text that its id stands for: it is another, no update.

    Two archives may both count their reports from 1.
    """
    if coding.title and coding.title == title:
        return False
    rarity = Rarity.load()
    new = profile_of(coding, rarity)
    old = profile_of(replace(coding, title=title, text=text), rarity)
    return likeness(new, old) < UNLIKE and containment(new, old) < UNLIKE


def renamed(coding: Coding) -> Coding:
    """Give a report an id of its own, made of the one it came with and of its text."""
    return replace(coding, id=f"{coding.id}~{content_id(coding.title or '', coding.text or '')[:8]}")


def _told(telling: Telling) -> Keyed:
    """Key a telling by the day it happened, else by that of its report."""
    days = days_of(telling.time, telling.report.day)
    return Keyed(value=telling, keys=own_keys(telling), day=days[0] if days else telling.report.day)


def write_lines(lines: tuple[Line, ...]) -> str:
    """Write the sentences of a report as JSON."""
    return _lines().dump_json(lines, by_alias=True, exclude_defaults=True).decode()


def read_lines(raw: str) -> tuple[Line, ...]:
    """Read the sentences of a report as `write_lines` wrote them."""
    return _lines().validate_json(raw)


@cache
def _lines() -> TypeAdapter[tuple[Line, ...]]:
    return TypeAdapter(tuple[Line, ...])
