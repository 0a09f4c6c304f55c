"""Taking reports into the record: `dragoman ingest`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.exits import SOME_FAILED, one_line, translated
from dragoman.cli.inputs import code_inputs, read_defaults
from dragoman.errors import CallError

from . import options as o

if TYPE_CHECKING:
    from dragoman.record import Coding, Rejected
    from dragoman.store import Record
    from dragoman.store.writer import Writer

INGEST_EPILOG = """[bold]Examples[/bold]

  dragoman ingest reports/ page.html archive.jsonl

  dragoman ingest https://example.org/feed.xml --db sqlite:///desk.sqlite

  dragoman code archive/ -o coded.jsonl && dragoman ingest --coded coded.jsonl

[bold]Again is harmless[/bold]

  a report that is there already stays as it is; one whose text has changed becomes its next version; what was broken
  off goes on where it left off
"""
AT_ONCE = 20
"""Coded reports kept by one transaction: what a fault may cost, a few seconds of coding."""

WORKED_AT_ONCE = 200
"""Reports after which the desk works in what it has, so that a long ingestion can be read while it runs."""

TOLD = {"new": "new", "known": "there already", "updated": "updated", "recoded": "coded anew"}


def ingest(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, web addresses, or - for standard input.", show_default=False
        ),
    ],
    *,
    db: o.Database = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) of inputs that do not say."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Publisher of inputs that do not say.")
    ] = None,
    coded: Annotated[
        bool, typer.Option("--coded", help="The sources are what dragoman code wrote, with the texts.")
    ] = False,
    contact: o.Contact = None,
    allow_private: o.AllowPrivate = False,
) -> None:
    """Take reports into the record: code them, merge what tells of one happening, settle what was expected."""
    from dragoman.cli.report import Report
    from dragoman.desk.intake import admitted
    from dragoman.store import Record
    from dragoman.store.writer import Writer

    with translated():
        defaults = read_defaults(published, outlet)
        fetcher = o.fetcher_from(contact, allow_private=allow_private)
        record = Record.open(db)
        writer = Writer(record)
        with Report(keep=lambda rejected: writer.reject([rejected])) as report:
            if coded:
                codings: Iterator[Coding] = report.done(report.read(read_codings(sources)))
            else:
                codings = code_inputs(context.obj, sources, defaults, report, fetcher)
            counted = take_in(record, report.read(admitted(codings)))
        typer.echo(_told(counted), err=True)
    if report.failed:
        raise typer.Exit(SOME_FAILED)


def take_in(record: Record, codings: Iterable[Coding]) -> Counter[str]:
    """Write coded reports and work them in, batch by batch; gives how many came to what.

    What another run left waiting is worked in as well.
    """
    from dragoman.desk.intake import entry_of
    from dragoman.desk.work import work_in
    from dragoman.store.writer import Writer

    writer, counted, since = Writer(record), Counter[str](), 0
    for batch in _batched(codings, AT_ONCE):
        counted.update(writer.add([entry_of(told_apart(writer, coding)) for coding in batch]))
        since += len(batch)
        if since >= WORKED_AT_ONCE:
            work_in(record)
            since = 0
    work_in(record)
    return counted


def told_apart(writer: Writer, coding: Coding) -> Coding:
    """Give a report the id of the one that was read at its address before; another id, where its own is another's.

    An id of another is one that stands for a report that this one has nothing in common with; that is said.
    """
    from dragoman.desk.intake import is_another, renamed

    known = writer.text_of(coding.id)
    if known is None:
        before = writer.report_at(coding.url) if coding.url else None
        text = writer.text_of(before) if before else None
        return replace(coding, id=before) if before and text and not is_another(coding, *text) else coding
    if known[1] == coding.text or not is_another(coding, *known):
        return coding
    other = renamed(coding)
    typer.echo(f"dragoman: the id {one_line(coding.id)} stands for another report: kept as {other.id}", err=True)
    return other


def read_codings(sources: Iterable[str]) -> Iterator[Coding | Rejected]:
    """Read coded documents off JSON Lines; a line that holds none is rejected by its number.

    Raises `CallError` on a file that is not there.
    """
    from dragoman.record import Coding, Rejected
    from dragoman.record.exchange import from_json

    for source in sources:
        for number, raw in enumerate(_lines(source), start=1):
            line = raw.strip()
            if not line:
                continue
            name = f"{source}, line {number}"
            try:
                coding = from_json(Coding, line)
            except ValueError as error:
                yield Rejected(name=name, stage="read", reason=f"no coded document: {error}")
                continue
            if coding.text is None:
                reason = "coded without its text: code it again, without --no-text"
                yield Rejected(name=name, stage="read", reason=reason)
            else:
                yield coding


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from typer.get_binary_stream("stdin")
        return
    try:
        with Path(source).open("rb") as stream:
            yield from stream
    except OSError as error:
        msg = f"{source} cannot be read: {(error.strerror or str(error)).lower()}"
        raise CallError(msg) from error


def _batched(items: Iterable[Coding], size: int) -> Iterator[list[Coding]]:
    """Cut reports into batches in which each id and address stands once, so that each is held against those before."""
    batch: list[Coding] = []
    known: set[str] = set()
    for coding in items:
        names = {coding.id, *([coding.url] if coding.url else [])}
        if len(batch) == size or names & known:
            yield batch
            batch, known = [], set()
        batch.append(coding)
        known |= names
    if batch:
        yield batch


def _told(counted: Counter[str]) -> str:
    parts = [f"{counted[outcome]} {words}" for outcome, words in TOLD.items() if counted[outcome]]
    return f"dragoman: {', '.join(parts) or 'nothing to take in'}"
