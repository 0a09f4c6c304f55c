"""The read stage: names of inputs in, documents out, each failure in its place."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman.record import Document, Rejected

from .drafts import Admission, Defaults
from .fetching.addresses import is_address
from .files import find_files, open_file
from .kinds import HEAD, kind_of_name, sniff
from .refusals import RefusedError, RepeatedError
from .streams import Found, Given, draft_stream
from .web import Web

if TYPE_CHECKING:
    from .fetching import Fetcher

STDIN = "standard input"
NO_DEFAULTS = Defaults()


def read_inputs(
    inputs: Iterable[str],
    defaults: Defaults = NO_DEFAULTS,
    *,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Document | Rejected]:
    """Read documents from files, folders, web addresses and standard input («-»), in the order given.

    `defaults` serve documents that do not say; a document's own date and outlet win. Files are opened one at a time;
    JSON Lines, archives and tables are streamed. Addresses are fetched by `fetcher`, whose settings say how. Nothing is
    raised for a bad input: it is a `Rejected` in its place. What feeds and archives bring twice is given once.
    """
    admission = Admission(defaults)
    web = Web(fetcher)
    for given in inputs:
        for name, draft in _drafts(given, stdin, web):
            try:
                if isinstance(draft, RefusedError):
                    raise draft
                yield admission.admit(draft)
            except RepeatedError:
                continue
            except RefusedError as error:
                yield Rejected(name=name, stage="read", reason=str(error))


def _drafts(given: str, stdin: BinaryIO | None, web: Web) -> Iterator[Found]:
    try:
        if given == "-":
            yield from _from_stdin(stdin, web)
        elif is_address(given):
            yield from web.read_address(given)
        elif os.path.isdir(given):  # noqa: PTH112  # unlike Path.is_dir it answers on names no file can have
            yield from _from_folder(Path(given), web)
        else:
            yield from _from_file(Path(given), web)
    except RefusedError as error:
        yield (STDIN if given == "-" else given), error


def _from_stdin(stdin: BinaryIO | None, web: Web) -> Iterator[Found]:
    if stdin is None:
        msg = "standard input is not open: give a file"
        raise RefusedError(msg)
    stream = stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(io.BytesIO(stdin.read()))
    given = Given(name=STDIN, today=web.today, read_listed=web.read_feed_at)
    yield from draft_stream(given, stream, sniff(stream.peek(HEAD)[:HEAD]))


def _from_folder(folder: Path, web: Web) -> Iterator[Found]:
    for path in find_files(folder):
        try:
            yield from _from_file(path, web)
        except RefusedError as error:
            yield str(path), error


def _from_file(path: Path, web: Web) -> Iterator[Found]:
    with open_file(path) as stream:
        stem = path.stem.encode(errors="replace").decode()
        given = Given(name=str(path), today=web.today, stem=stem, read_listed=web.read_feed_at)
        yield from draft_stream(given, stream, kind_of_name(path.name) or sniff(stream.peek(HEAD)[:HEAD]))
