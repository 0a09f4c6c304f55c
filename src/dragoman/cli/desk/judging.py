"""Merging and splitting by hand: `dragoman merge`, `dragoman split`."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from dragoman.cli.exits import translated
from dragoman.errors import CallError

from . import options as o

MERGE_EPILOG = """[bold]Examples[/bold]

  dragoman merge 41f0c5a7e29b6d13 9b2e7c0d51a8f436 --reason "the same strike, told by the hospital"

[bold]Undoing it[/bold]

  dragoman split EPISODE --document REPORT takes a report's events out again; both decisions stay on record, with who
  made them and when
"""
SPLIT_EPILOG = """[bold]Examples[/bold]

  dragoman split 41f0c5a7e29b6d13 --document dushanbe-05 --reason "speaks of the meeting of ministers"
"""
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; by default your user name.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, for those who read it later.")]


def _user() -> str:
    """Give the name of who runs this; raises `CallError` where the system has none, as in a container."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        msg = "the system has no name for you: say who decides with --by NAME"
        raise CallError(msg) from error


def merge(
    first: Annotated[str, typer.Argument(metavar="EPISODE", help="An episode's id.")],
    second: Annotated[str, typer.Argument(metavar="EPISODE", help="The id of one that is the same happening.")],
    *,
    db: o.Database = None,
    by: By = None,
    reason: Reason = "",
) -> None:
    """Decide that two episodes are one happening; it holds against whatever reports come later."""
    from dragoman.desk.judging import merge as decide
    from dragoman.store import Record

    with translated():
        decide(Record.open(db), first, second, by=by or _user(), reason=reason)


def split(
    episode: Annotated[str, typer.Argument(metavar="EPISODE", help="An episode's id.")],
    *,
    document: Annotated[
        str, typer.Option("--document", metavar="ID", help="The report that tells of another happening.")
    ],
    db: o.Database = None,
    by: By = None,
    reason: Reason = "",
) -> None:
    """Decide that a report tells of another happening than an episode's; it holds against whatever comes later."""
    from dragoman.desk.judging import split as decide
    from dragoman.store import Record

    with translated():
        decide(Record.open(db), episode, document, by=by or _user(), reason=reason)
