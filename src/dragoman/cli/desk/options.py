"""What the desk's commands are asked: which record, as of when, which rows, and how they are set."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dragoman.errors import CallError

if TYPE_CHECKING:
    from dragoman.read.fetching import Fetcher
    from dragoman.store.wanted import Wanted

PAGE = 50
"""Rows of a table where no limit is given; files and pipes get all."""


class Format(StrEnum):
    """How rows are set."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        envvar="DRAGOMAN_DB",
        help="The record: sqlite:///FILE or postgresql://USER@HOST/NAME; by default a file in your data folder.",
    ),
]
Form = Annotated[
    Format | None, typer.Option("--format", help="A table (on a terminal), JSON Lines (in a pipe) or CSV.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As it stood on a day, by the reports published up to it."),
]
Known = Annotated[
    str | None,
    typer.Option("--known", metavar="DATE", help="As the desk had it on a day (or instant) of its own clock."),
]
Party = Annotated[
    list[str] | None,
    typer.Option(
        "--party", metavar="NAME", help="A party: a country's code (AZE) or a name; again for all of several."
    ),
]
Type = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="A PLOVER type (CONSULT); again for one of several.")
]
Mode = Annotated[list[str] | None, typer.Option("--mode", metavar="MODE", help="A PLOVER mode (visit).")]
Status = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS", help="A status (planned, met …); again for several.")
]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="A place or a country's code.")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="On this day or later.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="On this day or before.")]
InStoryline = Annotated[str | None, typer.Option("--storyline", metavar="ID", help="Told by reports of a storyline.")]
InDocument = Annotated[str | None, typer.Option("--document", metavar="ID", help="Told by one report.")]
Words = Annotated[
    str | None,
    typer.Option("--search", metavar="WORDS", help='Told by reports with these words; "in quotes", -without.'),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help=f"At most N rows; by default {PAGE} in a table, else all."),
]


Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="ADDRESS",
        envvar="DRAGOMAN_CONTACT",
        help="Mail or web address by which the keeper of a server can reach you; told to each server that is asked.",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses of your own machine and network be asked.")
]


def fetcher_from(contact: str | None, *, allow_private: bool) -> Fetcher:
    """Make what the web is read by; raises `CallError` on a contact that is none."""
    from dragoman.read.fetching import Fetcher, Manners

    try:
        return Fetcher(Manners(contact=contact, allow_private=allow_private))
    except ValueError as error:
        msg = f"--contact: {error}"
        raise CallError(msg) from error


def wanted_from(**given: list[str] | str | int | None) -> Wanted:
    """Read what is asked for; raises `CallError` on a type, a date or a status that is none."""
    from dragoman.record import EventType, Settlement, Status
    from dragoman.store.wanted import Wanted

    types = tuple(name.upper() for name in _listed(given.get("type_")))
    if unknown := [name for name in types if name not in get_args(EventType)]:
        msg = f"--type {unknown[0]}: there is no such type; dragoman codebook lists them"
        raise CallError(msg)
    statuses = tuple(name.lower().replace(" ", "_") for name in _listed(given.get("status")))
    known = (*get_args(Status), *get_args(Settlement))
    if unknown := [name for name in statuses if name not in known]:
        msg = f"--status {unknown[0]}: there is no such status; there are {', '.join(known)}"
        raise CallError(msg)
    limit = given.get("limit")
    return Wanted(
        parties=_listed(given.get("party")),
        types=types,
        modes=_listed(given.get("mode")),
        statuses=statuses,
        place=_told(given.get("place")),
        first_day=read_day("--from", _told(given.get("since"))),
        last_day=read_day("--to", _told(given.get("until"))),
        storyline=_told(given.get("storyline")),
        document=_told(given.get("document")),
        holder=_told(given.get("holder")),
        kinds=_listed(given.get("kind")),
        words=_told(given.get("search")),
        limit=limit if isinstance(limit, int) else None,
    )


def read_day(option: str, given: str | None) -> date | None:
    """Read a day; raises `CallError` naming the option where it is none."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        msg = f"{option} {given!r} is not a date: write it as YYYY-MM-DD"
        raise CallError(msg) from error


def read_instant(option: str, given: str | None) -> str | None:
    """Read an instant of the desk's clock, a day standing for its end; raises `CallError` where it is none."""
    if not given:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError:
        try:
            instant = datetime.fromisoformat(given)
            instant = (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            msg = f"{option} {given!r} is not a date: write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS+00:00"
            raise CallError(msg) from error
    else:
        instant = datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, tzinfo=UTC)
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _listed(given: list[str] | str | int | None) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, list) else ()


def _told(given: list[str] | str | int | None) -> str | None:
    return given if isinstance(given, str) and given else None
