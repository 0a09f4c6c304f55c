"""Files and folders: opened one at a time, and read no further than a document may be long."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .drafts import too_long
from .encodings import check_signature
from .kinds import ENDINGS, SNIFFED, kind_of_name
from .refusals import RefusedError


@contextmanager
def open_file(path: Path) -> Iterator[io.BufferedReader]:
    """Open a file for reading; raises `RefusedError` with what a person can do where that fails."""
    try:
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError as error:
        msg = "no such file or folder: check the path"
        raise RefusedError(msg) from error
    except PermissionError as error:
        msg = "may not be read: check its permissions"
        raise RefusedError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}"
        raise RefusedError(msg) from error


def find_files(folder: Path) -> list[Path]:
    """Find the files in a folder and below that may hold reports, by path; raises `RefusedError` without any."""
    files = sorted(path for path in _walk(folder) if _may_hold_reports(path))
    if not files:
        msg = f"no {', '.join([*ENDINGS, *SNIFFED])} file in this folder or below: give the files themselves"
        raise RefusedError(msg)
    return files


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """Read a stream to its end; raises `RefusedError` where it is binary or has more bytes than `limit`."""
    head = stream.read(limit + 1)
    check_signature(head)
    if len(head) > limit:
        raise RefusedError(too_long(_size(stream) or f"over {limit:,} bytes"))
    return head


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in files if not name.startswith("."))


def _may_hold_reports(path: Path) -> bool:
    return kind_of_name(path.name) is not None or path.suffix.lower() in SNIFFED


def _size(stream: BinaryIO) -> str | None:
    try:
        status = os.fstat(stream.fileno())
    except (OSError, AttributeError):
        return None
    return f"{status.st_size:,} bytes" if stat.S_ISREG(status.st_mode) else None
