"""What commands are given to read, and how it is coded."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .engine import Engine
from .exits import SOME_FAILED

if TYPE_CHECKING:
    from dragoman.read import Defaults
    from dragoman.read.fetching import Fetcher
    from dragoman.record import Coding, Reason

    from .report import Report

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Text, HTML or JSON Lines files, folders of them, web addresses, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) of inputs that do not say."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Publisher of inputs that do not say.")]


def read_defaults(published: str | None, outlet: str | None) -> Defaults:
    """Read what serves documents that do not say; raises `CallError` on a date that is none."""
    from dragoman.errors import CallError
    from dragoman.read import Defaults
    from dragoman.record import publication

    try:
        return Defaults(published=publication(published) if published else None, outlet=outlet or None)
    except ValueError as error:
        msg = f"--published {published!r} is not a date: write it as YYYY-MM-DD"
        raise CallError(msg) from error


def code_inputs(
    engine: Engine, inputs: list[str], defaults: Defaults, report: Report, fetcher: Fetcher | None = None
) -> Iterator[Coding]:
    """Read and code inputs as they come; failures go to the report.

    The coder is opened with the first document: where none can be read, the answer does not wait for it.
    """
    from dragoman.read import read_inputs

    stdin = typer.get_binary_stream("stdin") if "-" in inputs else None
    documents = report.read(read_inputs(inputs, defaults, stdin=stdin, fetcher=fetcher))
    first = next(documents, None)
    if first is not None:
        coder = engine.open_coder()
        yield from report.done(coder(itertools.chain([first], documents)))


def explain_inputs(
    engine: Engine, inputs: list[str], defaults: Defaults, report: Report
) -> Iterator[tuple[Coding, tuple[Reason, ...]]]:
    """Read inputs and code each with its reasons; failures go to the report."""
    from dragoman.read import read_inputs

    stdin = typer.get_binary_stream("stdin") if "-" in inputs else None
    coder = None
    for document in report.read(read_inputs(inputs, defaults, stdin=stdin)):
        coder = coder or engine.open_coder()
        yield coder.explain(document)


def leave(report: Report) -> None:
    """End the command with the exit code that the report asks for."""
    if report.failed:
        raise typer.Exit(SOME_FAILED)
