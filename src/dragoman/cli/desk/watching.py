"""Following feeds: `dragoman watch`."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.exits import SOME_FAILED, one_line, translated
from dragoman.errors import CallError

from . import options as o

if TYPE_CHECKING:
    from dragoman.desk.feed_memory import RecordMemory
    from dragoman.desk.watch import WatchReport
    from dragoman.record import Document, Rejected
    from dragoman.store import Record

WATCH_EPILOG = """[bold]Examples[/bold]

  dragoman watch https://example.org/world.xml feeds.opml --contact desk@example.org

  dragoman watch --once

  dragoman watch --list

[bold]Feeds[/bold]

  once added are kept in the record; a feed that fails is asked again, ever more rarely, and stops no other; Ctrl-C ends
  the watch after the entry under way
"""


def watch(  # noqa: PLR0913  # a command's parameters are its options
    context: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEED", help="Addresses of feeds, or files of lists of them (OPML), to follow as well."),
    ] = None,
    *,
    db: o.Database = None,
    once: Annotated[bool, typer.Option("--once", help="Ask what is due, and end.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the feeds that are followed, and end.")] = False,
    forget: Annotated[
        list[str] | None, typer.Option("--forget", metavar="FEED", help="Follow a feed no longer; its reports stay.")
    ] = None,
    contact: o.Contact = None,
    allow_private: o.AllowPrivate = False,
) -> None:
    """Follow feeds on a schedule and take their reports into the record."""
    from dragoman.desk.feed_memory import RecordMemory
    from dragoman.desk.feed_states import add_feeds
    from dragoman.store import Record
    from dragoman.store.feeds import Feeds

    with translated():
        record = Record.open(db)
        kept = Feeds(record)
        memory = RecordMemory(kept)
        for url in forget or []:
            typer.echo(f"{url}: {'forgotten' if kept.forget(url) else 'was not followed'}", err=True)
        added = add_feeds(memory, [found for given in feeds or [] for found in _named(given)])
        if added:
            typer.echo(f"dragoman: {added} feeds added", err=True)
        if listed:
            typer.echo("".join(f"{line}\n" for line in _lines(memory)), nl=False)
            return
        if not list(memory.states()):
            if forget:
                return
            msg = "no feed is followed: give addresses of feeds, or a file of them (OPML)"
            raise CallError(msg)
        report = _Watching(record, memory, context.obj.open_coder()).run(
            o.fetcher_from(contact, allow_private=allow_private), once=once
        )
    if report.failing:
        raise typer.Exit(SOME_FAILED)


class _Watching:
    """A watch that codes what comes, takes it in, and says what fails."""

    def __init__(self, record: Record, memory: RecordMemory, coder: Any) -> None:
        from dragoman.store.writer import Writer

        self._record = record
        self._memory = memory
        self._coder = coder
        self._writer = Writer(record)
        self._stop = Event()
        self._told = ""
        self._report: Callable[[], WatchReport] | None = None

    def run(self, fetcher: Any, *, once: bool) -> WatchReport:
        """Ask feeds as they fall due until stopped, or once."""
        from dragoman.desk.watch import Watch

        watch = Watch(memory=self._memory, fetcher=fetcher, sink=self._take, stop=self._stop, sleep=self._pause)
        self._report = watch.report
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self._stop.set())
        report = watch.poll_due() if once else watch.run()
        self._work_in()
        self._say(report)
        return report

    def _take(self, found: Document | Rejected) -> None:
        """Code a report and write it; what cannot be is kept as rejected and named."""
        from dragoman.desk.intake import admitted, entry_of
        from dragoman.record import Rejected

        from .intake import told_apart

        made = found if isinstance(found, Rejected) else next(iter(self._coder([found])))
        if not isinstance(made, Rejected):
            (made,) = admitted([made])
        if isinstance(made, Rejected):
            self._writer.reject([made])
            typer.echo(f"dragoman: {one_line(f'{made.name}: {made.reason}')}", err=True)
        else:
            self._writer.add([entry_of(told_apart(self._writer, made))])

    def _pause(self, seconds: float) -> None:
        self._work_in()
        if self._report is not None:
            self._say(self._report())
        self._stop.wait(seconds)

    def _work_in(self) -> None:
        from dragoman.desk.work import work_in

        work_in(self._record)

    def _say(self, report: WatchReport) -> None:
        """Say what came and what fails, where it has changed."""
        parts = [f"{report.asked} asked", f"{report.documents} reports", f"{report.rejected} rejected"]
        told = "\n".join([f"dragoman: {', '.join(parts)}", *(f"dragoman: {line}" for line in report.lines())])
        if told != self._told:
            typer.echo("\n".join(one_line(line) for line in told.split("\n")), err=True)
            self._told = told


def _named(given: str) -> Iterator[tuple[str, str | None]]:
    """Give the feeds that an argument names: an address itself, or those of a list."""
    from dragoman.read.fetching import is_address
    from dragoman.read.outlines import read_outlines
    from dragoman.read.refusals import RefusedError

    if is_address(given):
        yield given, None
        return
    try:
        outlines = read_outlines(Path(given).read_bytes())
    except OSError as error:
        msg = f"{given} is no address of a feed, and no file: {(error.strerror or str(error)).lower()}"
        raise CallError(msg) from error
    except RefusedError as error:
        msg = f"{given} is no list of feeds (OPML): {error}"
        raise CallError(msg) from error
    yield from ((outline.url, outline.title) for outline in outlines)


def _lines(memory: RecordMemory) -> Iterator[str]:
    for state in memory.states():
        last = f"last answered {state.last_ok:%Y-%m-%d %H:%M} UTC" if state.last_ok else "not answered yet"
        failing = (
            f"; failing since {state.failing_since:%Y-%m-%d %H:%M} UTC: {state.last_error}"
            if state.failing_since
            else ""
        )
        yield one_line(f"{state.url}  {state.title or ''}  {last}{failing}")
