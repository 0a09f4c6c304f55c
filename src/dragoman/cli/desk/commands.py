"""The desk's commands: their arguments, and what each does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.exits import translated

from . import options as o

if TYPE_CHECKING:
    from dragoman.store.view import View

EPISODES_EPILOG = """[bold]Examples[/bold]

  dragoman episodes --party RUS --party AZE

  dragoman episodes --type CONSULT --from 2025-10-01 --format csv > meetings.csv

  dragoman episodes --as-of 2025-10-08 --search "air defence"

[bold]An episode[/bold]

  one happening in the world, merged from the events of several reports; independent origins count who it is known
  from, not how many outlets repeat it
"""
EXPECTATIONS_EPILOG = """[bold]Examples[/bold]

  dragoman expectations --status open

  dragoman expectations --party CHN --status met --status missed

  dragoman expectations --holder "Dmitry Peskov" --format jsonl | jq -r '[.status, .text] | @tsv'

  dragoman expectations --by hedge

[bold]Status[/bold]

  met       reported to have happened

  missed    reported cancelled or refused

  lapsed    its window passed and no report settles it, which does not mean that it did not happen

  void      too vague to settle: no act, no party or no window

  open      not yet settled
"""
EVENTS_EPILOG = """[bold]Examples[/bold]

  dragoman events --party TUR --status planned

  dragoman events --document dushanbe-02 --format jsonl
"""
STORYLINES_EPILOG = """[bold]Examples[/bold]

  dragoman storylines --party AZE

  dragoman storylines --document dushanbe-02 --format jsonl | jq -r '.steps[] | [.day, .document, .why] | @tsv'
"""
RELATIONS_EPILOG = """[bold]Examples[/bold]

  dragoman relations RUS AZE

  dragoman relations "Vladimir Putin" "Ilham Aliyev" --bin month --from 2024-01-01

  dragoman relations --party KAZ

[bold]Without parties[/bold]

  lists pairs of countries, those with most episodes first
"""
ACTORS_EPILOG = """[bold]Examples[/bold]

  dragoman actors --party KAZ

  dragoman actors --kind person --limit 20
"""


def add_commands(app: typer.Typer) -> None:
    """Add the desk's commands to the command line."""
    from .intake import INGEST_EPILOG, ingest
    from .judging import MERGE_EPILOG, SPLIT_EPILOG, merge, split
    from .watching import WATCH_EPILOG, watch

    app.command(epilog=INGEST_EPILOG, rich_help_panel=PANEL)(ingest)
    app.command(epilog=WATCH_EPILOG, rich_help_panel=PANEL)(watch)
    app.command(epilog=EPISODES_EPILOG, rich_help_panel=PANEL)(episodes)
    app.command(epilog=EXPECTATIONS_EPILOG, rich_help_panel=PANEL)(expectations)
    app.command(epilog=EVENTS_EPILOG, rich_help_panel=PANEL)(events)
    app.command(epilog=STORYLINES_EPILOG, rich_help_panel=PANEL)(storylines)
    app.command(epilog=RELATIONS_EPILOG, rich_help_panel=PANEL)(relations)
    app.command(epilog=ACTORS_EPILOG, rich_help_panel=PANEL)(actors)
    app.command(epilog=MERGE_EPILOG, rich_help_panel=PANEL)(merge)
    app.command(epilog=SPLIT_EPILOG, rich_help_panel=PANEL)(split)


class Grouping(StrEnum):
    """By what expectations are counted."""

    HOLDER = "holder"
    HEDGE = "hedge"
    KIND = "kind"


class Bin(StrEnum):
    """What is counted together."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


PANEL = "The desk: a record that grows"


def episodes(  # noqa: PLR0913  # a command's parameters are its options
    *,
    db: o.Database = None,
    form: o.Form = None,
    as_of: o.AsOf = None,
    known: o.Known = None,
    party: o.Party = None,
    type_: o.Type = None,
    mode: o.Mode = None,
    status: o.Status = None,
    place: o.PlaceName = None,
    since: o.Since = None,
    until: o.Until = None,
    storyline: o.InStoryline = None,
    document: o.InDocument = None,
    search: o.Words = None,
    limit: o.Limit = None,
) -> None:
    """List episodes: what happened, by all reports of it together."""
    with viewing(db, as_of, known) as view:
        wanted = o.wanted_from(
            party=party, type_=type_, mode=mode, status=status, place=place, since=since, until=until,
            storyline=storyline, document=document, search=search, limit=_rows(limit, form),
        )  # fmt: skip
        _show("episodes", lambda: view.episodes(wanted), form, wanted.limit)


def expectations(  # noqa: PLR0913
    *,
    db: o.Database = None,
    form: o.Form = None,
    as_of: o.AsOf = None,
    known: o.Known = None,
    party: o.Party = None,
    type_: o.Type = None,
    status: o.Status = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="A kind: plan, forecast, demand, signpost …")
    ] = None,
    holder: Annotated[str | None, typer.Option("--holder", metavar="NAME", help="Who expects it.")] = None,
    by: Annotated[
        Grouping | None,
        typer.Option("--by", help="Not the expectations, but how often they came, by who holds them, hedge or kind."),
    ] = None,
    since: o.Since = None,
    until: o.Until = None,
    storyline: o.InStoryline = None,
    document: o.InDocument = None,
    search: o.Words = None,
    limit: o.Limit = None,
) -> None:
    """List the ledger: what was expected, and what became of it. --from and --to are of the day it is due."""
    from dragoman.desk.reading import expectations as read
    from dragoman.desk.tracks import track_records

    with viewing(db, as_of, known) as view:
        wanted = o.wanted_from(
            party=party, type_=type_, status=status, kind=kind, holder=holder, since=since, until=until,
            storyline=storyline, document=document, search=search, limit=_rows(limit, form),
        )  # fmt: skip
        if by is None:
            _show("expectations", lambda: read(view, wanted), form, wanted.limit)
            return
        counted = track_records(read(view, replace(wanted, limit=None)), by.value)
        _show("tracks", lambda: iter(counted[:limit]), form, wanted.limit)


def events(  # noqa: PLR0913
    *,
    db: o.Database = None,
    form: o.Form = None,
    as_of: o.AsOf = None,
    known: o.Known = None,
    party: o.Party = None,
    type_: o.Type = None,
    mode: o.Mode = None,
    status: o.Status = None,
    place: o.PlaceName = None,
    since: o.Since = None,
    until: o.Until = None,
    storyline: o.InStoryline = None,
    document: o.InDocument = None,
    search: o.Words = None,
    limit: o.Limit = None,
) -> None:
    """List events as single reports tell them, before any are merged."""
    with viewing(db, as_of, known) as view:
        wanted = o.wanted_from(
            party=party, type_=type_, mode=mode, status=status, place=place, since=since, until=until,
            storyline=storyline, document=document, search=search, limit=_rows(limit, form),
        )  # fmt: skip
        _show("events", lambda: view.events(wanted), form, wanted.limit)


def storylines(  # noqa: PLR0913
    *,
    db: o.Database = None,
    form: o.Form = None,
    as_of: o.AsOf = None,
    known: o.Known = None,
    party: o.Party = None,
    document: o.InDocument = None,
    search: o.Words = None,
    limit: o.Limit = None,
) -> None:
    """List storylines: reports that follow one matter, each with the report that it goes on from."""
    with viewing(db, as_of, known) as view:
        wanted = o.wanted_from(party=party, document=document, search=search, limit=_rows(limit, form))
        _show("storylines", lambda: view.storylines(wanted), form, wanted.limit)


def actors(  # noqa: PLR0913
    *,
    db: o.Database = None,
    form: o.Form = None,
    as_of: o.AsOf = None,
    known: o.Known = None,
    party: o.Party = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="A kind: person, state, organisation, group.")
    ] = None,
    limit: o.Limit = None,
) -> None:
    """List named parties, those with most events first."""
    with viewing(db, as_of, known) as view:
        wanted = o.wanted_from(party=party, kind=kind, limit=_rows(limit, form))
        _show("actors", lambda: view.actors(wanted), form, wanted.limit)


def relations(  # noqa: PLR0913
    first: Annotated[str | None, typer.Argument(metavar="PARTY", help="A country's code or a name.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="PARTY", help="The other.")] = None,
    *,
    db: o.Database = None,
    form: o.Form = None,
    as_of: o.AsOf = None,
    known: o.Known = None,
    party: o.Party = None,
    bin_: Annotated[
        Bin | None, typer.Option("--bin", help="What is counted together; by default as the span allows.")
    ] = None,
    since: o.Since = None,
    until: o.Until = None,
    limit: o.Limit = None,
) -> None:
    """Draw two parties over time: episodes by quad class and score, with what changed, by report and by origin."""
    from dragoman.errors import CallError

    with viewing(db, as_of, known) as view:
        if first is None:
            wanted = o.wanted_from(party=party, limit=_rows(limit, form))
            _show("pairs", lambda: view.pairs(wanted), form, wanted.limit)
            return
        if second is None:
            msg = f"give the party whose relation with {first} is asked for"
            raise CallError(msg)
        _draw(view, (first, second), bin_, (since, until), _form(form))


def _draw(
    view: View, parties: tuple[str, str], bin_: Bin | None, days: tuple[str | None, str | None], form: o.Format
) -> None:
    from dragoman.cli.outputs import open_output
    from dragoman.cli.relation_chart import chart
    from dragoman.desk.reading import relation
    from dragoman.desk.relations import Choice
    from dragoman.record.exchange import to_json

    from .rows import write_csv

    first, last = o.read_day("--from", days[0]), o.read_day("--to", days[1])
    drawn = relation(view, *parties, Choice(bin=bin_.value if bin_ else None, first=first, last=last))
    with open_output(None) as write:
        if form is o.Format.JSONL:
            write(to_json(drawn) + "\n")
        elif form is o.Format.CSV:
            write_csv("relation", drawn.points, write)
        else:
            write(chart(drawn))


@contextmanager
def viewing(db: str | None, as_of: str | None, known: str | None) -> Iterator[View]:
    """Open the record for reading, as of a day; errors become words and an exit code."""
    from dragoman.store import Record
    from dragoman.store.view import View

    with translated():
        day, instant = o.read_day("--as-of", as_of), o.read_instant("--known", known)
        record = Record.open(db)
        with record.reading() as connection:
            yield View(connection, day, instant)


def _rows(limit: int | None, form: o.Format | None) -> int | None:
    """One row more than a table's page, to tell that there are more; all where no table is set."""
    if limit is not None:
        return limit
    return o.PAGE + 1 if _form(form) is o.Format.TABLE else None


def _form(form: o.Format | None) -> o.Format:
    import sys

    return form or (o.Format.TABLE if sys.stdout.isatty() else o.Format.JSONL)


def _show(what: str, rows: Callable[[], Iterator[Any]], form: o.Format | None, limit: int | None) -> None:
    from dragoman.cli.outputs import open_output

    from .rows import write_csv, write_lines
    from .tables import table

    with open_output(None) as write:
        chosen = _form(form)
        if chosen is o.Format.JSONL:
            write_lines(rows(), write)
        elif chosen is o.Format.CSV:
            write_csv(what, rows(), write)
        else:
            write(table(what, list(rows()), None if limit is None else min(limit, o.PAGE)))
