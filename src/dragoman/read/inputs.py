"""The read stage: names of inputs in, documents out, each failure in its place."""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from dragoman.record import Document, Rejected

from .drafts import MAX_CHARACTERS, Admission, Defaults, Draft, too_long
from .encodings import check_signature, check_text_bytes, decode
from .lines import draft_lines
from .pages import draft_page
from .refusals import RefusedError
from .text import draft_text
from .web import MAX_BYTES as MAX_PAGE_BYTES
from .web import fetch, is_address

Kind = Literal["text", "page", "lines"]

STDIN = "standard input"
KINDS: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".html": "page", ".htm": "page", ".xhtml": "page", ".jsonl": "lines",
    ".ndjson": "lines",
}  # fmt: skip
"""What a file name's ending says; other files, and standard input, are told by their first characters."""
NO_DEFAULTS = Defaults()
MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4

_HEAD = 4096
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|$)')
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-zA-Z!?]")
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*[\r\n])")

Found = tuple[str, Draft | RefusedError]


def read_inputs(
    inputs: Iterable[str], defaults: Defaults = NO_DEFAULTS, *, stdin: BinaryIO | None = None
) -> Iterator[Document | Rejected]:
    """Read documents from files, folders, web addresses and standard input («-»), in the order given.

    `defaults` serve documents that do not say; a document's own date and outlet win. Files are opened one at a time
    and JSON Lines are streamed. Nothing is raised for a bad input: it is a `Rejected` in its place.
    """
    admission = Admission(defaults)
    for given in inputs:
        for name, draft in _drafts(given, stdin):
            try:
                if isinstance(draft, RefusedError):
                    raise draft
                yield admission.admit(draft)
            except RefusedError as error:
                yield Rejected(name=name, stage="read", reason=str(error))


def _drafts(given: str, stdin: BinaryIO | None) -> Iterator[Found]:
    try:
        if given == "-":
            yield from _from_stdin(stdin)
        elif is_address(given):
            yield given, _from_web(given)
        elif os.path.isdir(given):  # noqa: PTH112  # unlike Path.is_dir it answers on names no file can have
            yield from _from_folder(Path(given))
        else:
            yield from _from_file(Path(given))
    except RefusedError as error:
        yield (STDIN if given == "-" else given), error


def _from_stdin(stdin: BinaryIO | None) -> Iterator[Found]:
    if stdin is None:
        msg = "standard input is not open: give a file"
        raise RefusedError(msg)
    stream = stdin if isinstance(stdin, io.BufferedReader) else io.BytesIO(stdin.read())
    head = stream.peek(_HEAD)[:_HEAD] if isinstance(stream, io.BufferedReader) else stream.getvalue()[:_HEAD]
    yield from _from_stream(STDIN, stream, sniff(head), None)


def _from_web(url: str) -> Draft:
    page = fetch(url)
    if len(page.raw) > MAX_PAGE_BYTES:
        raise RefusedError(too_long(f"over {MAX_PAGE_BYTES:,} bytes"))
    if page.kind == "text/plain":
        return draft_text(decode(page.raw, page.charset))
    return draft_page(page.raw, url=page.url, charset=page.charset)


def _from_folder(folder: Path) -> Iterator[Found]:
    files = sorted(path for path in _walk(folder) if path.suffix.lower() in KINDS)
    if not files:
        msg = f"no {', '.join(KINDS)} file in this folder or below: give the files themselves"
        raise RefusedError(msg)
    for path in files:
        try:
            yield from _from_file(path)
        except RefusedError as error:
            yield str(path), error


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in files if not name.startswith("."))


def _from_file(path: Path) -> Iterator[Found]:
    with open_file(path) as stream:
        head = stream.peek(_HEAD)[:_HEAD]
        yield from _from_stream(str(path), stream, KINDS.get(path.suffix.lower()) or sniff(head), path)


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


def sniff(head: bytes) -> Kind:
    """Tell the kind of an input by its first characters: an object, markup, or text."""
    if _OBJECT.match(head):
        return "lines"
    return "page" if _MARKUP.match(head) else "text"


def _from_stream(name: str, stream: BinaryIO, kind: Kind, path: Path | None) -> Iterator[Found]:
    stem = path.stem.encode(errors="replace").decode() if path else None
    if kind == "lines":
        yield from _from_lines(name, stream)
    elif kind == "page":
        yield name, draft_page(_whole(stream, MAX_PAGE_BYTES, path), stem=stem)
    else:
        yield name, draft_text(decode(_whole(stream, MAX_TEXT_BYTES, path)), stem)


def _whole(stream: BinaryIO, limit: int, path: Path | None) -> bytes:
    head = stream.read(limit + 1)
    check_signature(head)
    if len(head) > limit:
        size = path.stat() if path else None
        told = f"{size.st_size:,} bytes" if size and stat.S_ISREG(size.st_mode) else f"over {limit:,} bytes"
        raise RefusedError(too_long(told))
    return head


def _from_lines(name: str, stream: BinaryIO) -> Iterator[Found]:
    check_lines(stream)
    none = True
    for number, draft in draft_lines(stream):
        none = False
        yield f"{name}, line {number}", draft
    if none:
        msg = "empty: it holds no line"
        raise RefusedError(msg)


def check_lines(stream: BinaryIO) -> None:
    """Refuse what is no JSON Lines by its first characters: raises `RefusedError` with what to do."""
    head = stream.peek(_HEAD)[:_HEAD] if isinstance(stream, io.BufferedReader) else b""
    check_text_bytes(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        msg = "JSON Lines in UTF-16: save the file as UTF-8"
        raise RefusedError(msg)
    if _ARRAY.match(head):
        msg = "JSON, but not JSON Lines: put each document as one object on one line (jq -c can)"
        raise RefusedError(msg)
