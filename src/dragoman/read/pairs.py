"""JSON Lines → Pairs: one text with two spans a line, each broken line named in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.record import Pair, Rejected
from dragoman.record.exchange import from_fields

from .files import open_file
from .inputs import STDIN
from .lines import parse_lines
from .refusals import RefusedError
from .streams import check_lines


def read_pairs(inputs: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Pair | Rejected]:
    """Read pairs from files of JSON Lines and standard input («-»), in the order given, streamed.

    A line is `{"id", "text", "source": {"start", "end"}, "target": {"start", "end"}}`; without an `id` it is known by
    its number. Nothing is raised for a bad line or file: it is a `Rejected` in its place.
    """
    for given in inputs:
        name = STDIN if given == "-" else given
        try:
            if given == "-":
                yield from _pairs(name, stdin)
            else:
                with open_file(Path(given)) as stream:
                    yield from _pairs(name, stream)
        except RefusedError as error:
            yield Rejected(name=name, stage="read", reason=str(error))


def _pairs(name: str, stream: BinaryIO | None) -> Iterator[Pair | Rejected]:
    if stream is None:
        msg = "standard input is not open: give a file"
        raise RefusedError(msg)
    check_lines(stream)
    none = True
    for number, fields in parse_lines(stream):
        none = False
        place = f"{name}, line {number}"
        if isinstance(fields, RefusedError):
            yield Rejected(name=place, stage="read", reason=str(fields))
            continue
        try:
            yield from_fields(Pair, fields | {"id": str(fields.get("id") or number)})
        except ValueError as error:
            yield Rejected(name=place, stage="read", reason=str(error))
    if none:
        msg = "empty: it holds no line"
        raise RefusedError(msg)
