"""Rows of the record as tables for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.exits import one_line

from .columns import days, parties

Cells = Callable[[Any], tuple[str | Text, ...]]
STATUS_STYLES = {
    "happened": "green", "met": "green", "ongoing": "green", "missed": "red", "cancelled": "red", "denied": "red",
    "lapsed": "yellow", "void": "dim", "open": "cyan", "planned": "cyan",
}  # fmt: skip
EMPTY = {
    "episodes": "no episode fits; dragoman ingest adds reports",
    "expectations": "no expectation fits; dragoman ingest adds reports",
    "events": "no event fits; dragoman ingest adds reports",
    "storylines": "no storyline fits; dragoman ingest adds reports",
    "tracks": "no expectation fits; dragoman ingest adds reports",
    "pairs": "no pair of parties fits; dragoman ingest adds reports",
    "actors": "no actor fits; dragoman ingest adds reports",
}


def table(what: str, rows: Sequence[Any], page: int | None, console: Console | None = None) -> str:
    """Set rows as a table as wide as the console; of more than a page the first are shown and the rest told of."""
    console = console or Console()
    headings, cells = TABLES[what]
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, justify, at_least in headings:
        drawn.add_column(
            heading, justify="right" if justify == "right" else "left", min_width=at_least, overflow="fold"
        )
    shown = rows[:page]
    for row in shown:
        drawn.add_row(*(cell if isinstance(cell, Text) else Text(one_line(cell)) for cell in cells(row)))
    with console.capture() as captured:
        if shown:
            console.print(drawn)
        else:
            console.print(EMPTY[what])
        if len(rows) > len(shown):
            console.print(f"the first {len(shown)}: --limit N or --format jsonl gives more", style="dim")
    return captured.get()


def _status(status: str) -> Text:
    return Text(status.replace("_", " "), style=STATUS_STYLES.get(status, ""))


def _kind(row: Any) -> str:
    kind = f"{row.type}:{row.mode}" if row.mode else row.type
    return kind if row.act == row.type else f"{kind} → {row.act}"


def _who(row: Any) -> str:
    doing, done_to = ", ".join(parties(row.actors)), ", ".join(parties(row.recipients))
    return f"{doing} → {done_to}" if done_to else doing


def _episode(row: Any) -> tuple[str | Text, ...]:
    known = f"{len(row.documents)}/{row.independent_origins}"
    return (
        days(row.time) or f"({row.first_reported})", _kind(row), _who(row), row.place.name if row.place else "",
        _status(row.status), known,
    )  # fmt: skip


def _expectation(row: Any) -> tuple[str | Text, ...]:
    settled = f"{row.settled_on}" if row.settled_on else ""
    return (str(row.stated), days(row.window) or "", _status(row.status), settled, row.text, row.by or "")


def _event(row: Any) -> tuple[str | Text, ...]:
    return (
        str(row.report.day), row.report.document, _kind(row), _who(row), days(row.time) or "", _status(row.status)
    )  # fmt: skip


def _actor(row: Any) -> tuple[str | Text, ...]:
    return (row.name, row.kind, row.country or "", " ".join(row.sectors), str(row.events), str(row.last))


def _storyline(row: Any) -> tuple[str | Text, ...]:
    return (row.id, str(row.first), str(row.last), row.title, str(len(row.documents)), str(len(row.episodes)))


def _track(row: Any) -> tuple[str | Text, ...]:
    share = f"{row.share:.0%} ({row.low:.0%}-{row.high:.0%})" if row.share is not None else ""
    hedged = f"{row.expected_low:.0%}-{row.expected_high:.0%}" if row.expected_low is not None else ""
    late = f"{row.late:g}" if row.late is not None else ""
    counts = (row.scored, row.met, row.missed, row.lapsed)
    return (row.name, str(row.stated), *map(str, counts), share, hedged, late)


def _pair(row: Any) -> tuple[str | Text, ...]:
    return (row.first, row.second, str(row.episodes), str(row.last_reported))


Heading = tuple[str, str, int | None]
TABLES: dict[str, tuple[tuple[Heading, ...], Cells]] = {
    "episodes": (
        (("day", "left", 10), ("type", "left", None), ("parties", "left", 18), ("place", "left", None),
         ("status", "left", 8), ("reports/origins", "right", None)),
        _episode,
    ),
    "expectations": (
        (("stated", "left", 10), ("due", "left", 10), ("status", "left", 6), ("settled", "left", 10),
         ("statement", "left", 20), ("by", "left", None)),
        _expectation,
    ),
    "events": (
        (("published", "left", 10), ("report", "left", None), ("type", "left", None), ("parties", "left", 18),
         ("day", "left", 10), ("status", "left", 8)),
        _event,
    ),
    "storylines": (
        (("id", "left", 16), ("first", "left", 10), ("last", "left", 10), ("title", "left", 16),
         ("reports", "right", None), ("episodes", "right", None)),
        _storyline,
    ),
    "tracks": (
        (("by", "left", 14), ("stated", "right", None), ("due", "right", None), ("met", "right", None),
         ("missed", "right", None), ("lapsed", "right", None), ("came (90 %)", "left", 11), ("hedge says", "left",
         None), ("days late", "right", None)),
        _track,
    ),
    "pairs": (
        (("party", "left", None), ("party", "left", None), ("episodes", "right", None), ("last report", "left", 11)),
        _pair,
    ),
    "actors": (
        (("name", "left", 16), ("kind", "left", None), ("country", "left", None), ("sectors", "left", None),
         ("events", "right", None), ("last", "left", 10)),
        _actor,
    ),
}  # fmt: skip
