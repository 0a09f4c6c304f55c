"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import CallError

Write = Callable[[str], None]


@contextmanager
def open_output(path: Path | None, inputs: Sequence[str] = ()) -> Iterator[Write]:
    """Open the output, None or «-» for standard output; text is written in UTF-8.

    A file is written beside its place and put there at the end; where nothing was written, or the work broke off,
    what stood there before stays. Raises `CallError` where it cannot be written, or is one of the inputs.
    """
    if path is None or str(path) == "-":
        yield _writer(sys.stdout.buffer)
    elif path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:  # a device or a named pipe, not to be replaced by a file
            yield _writer(stream)
    else:
        _check(path, inputs)
        with _replacing(path) as stream:
            yield _writer(stream)


def _writer(stream: BinaryIO) -> Write:
    def write(text: str) -> None:
        stream.write(text.encode())
        stream.flush()  # a document takes longer to code than to write, and a reader downstream waits for it

    return write


def _check(path: Path, inputs: Sequence[str]) -> None:
    if path.is_dir():
        msg = f"cannot write {path}: it is a folder; give a file in it"
        raise CallError(msg)
    for given in inputs:
        with suppress(OSError, ValueError):
            if path.samefile(given):
                msg = f"cannot write {path}: it is one of the inputs; give another file to -o"
                raise CallError(msg)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    place = path.resolve()  # where a link leads, so that the link stays
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        stream = part.open("xb")
    except OSError as error:
        msg = f"cannot write {path}: {(error.strerror or str(error)).lower()}"
        raise CallError(msg) from error
    try:
        with stream:
            yield stream
            written = stream.tell() > 0
        if written:
            if place.exists():
                shutil.copymode(place, part)
            part.replace(place)
    finally:
        part.unlink(missing_ok=True)
