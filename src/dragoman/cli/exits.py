"""Errors → exit codes and words: the one table.

0 done; 1 some inputs failed, each named on standard error, and the rest done; 2 the call was wrong or the
installation is; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from dragoman.errors import DragomanError

DONE, SOME_FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

EXITS: tuple[tuple[type[BaseException], int, str | None], ...] = (
    (BrokenPipeError, DONE, ""),  # who reads our output has read enough
    (KeyboardInterrupt, INTERRUPTED, "interrupted"),
    (DragomanError, WRONG_CALL, None),
    (OSError, WRONG_CALL, None),  # of the output: inputs are read without raising
)
"""Error, exit code, and what to say: None for the error's own words."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn the errors of the table into one line on standard error and an exit code."""
    try:
        yield
    except tuple(kind for kind, _, _ in EXITS) as error:
        code, words = next((code, words) for kind, code, words in EXITS if isinstance(error, kind))
        if isinstance(error, BrokenPipeError):
            _close_stdout()
        said = str(error) if words is None else words
        if said:
            typer.echo(f"dragoman: {one_line(said)}", err=True)
        raise typer.Exit(code) from error


def one_line(words: str) -> str:
    """Make words safe to print as one line: a file's name may hold line breaks and terminal codes."""
    return "".join(c if c.isprintable() else "�" if c not in "\n\r\t" else " " for c in words)


def _close_stdout() -> None:
    # The interpreter flushes standard output once more as it ends, and would complain.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
