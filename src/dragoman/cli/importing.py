"""The files that `dragoman import` reads, line by line, packed or not."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from dragoman.errors import CallError


def check_folder(folder: Path) -> None:
    """Raise `CallError` where what should be a folder is a file."""
    if folder.exists() and not folder.is_dir():
        msg = f"-o {folder}: this is a file; give a folder"
        raise CallError(msg)


def readable(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Give the files; raises `CallError` naming the first that is none."""
    check_folder(folder)
    for path in files:
        if not path.is_file():
            msg = f"{path}: there is no such file"
            raise CallError(msg)
    return tuple(files)


def lines_of(files: Iterable[Path]) -> Iterator[tuple[str, int, str]]:
    """Yield (file, number, line) of files in UTF-8; bytes that are none are replaced.

    Raises `CallError` where a packed file is broken.
    """
    for path in files:
        try:
            with _opened(path) as stream:
                for number, line in enumerate(stream, start=1):
                    yield path.name, number, line.decode("utf-8", errors="replace")
        except (OSError, EOFError) as error:
            msg = f"{path} cannot be read: {error}"
            raise CallError(msg) from error


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile | bz2.BZ2File:
    if path.suffix == ".gz":
        return gzip.open(path, "rb")
    return bz2.open(path, "rb") if path.suffix == ".bz2" else path.open("rb")
