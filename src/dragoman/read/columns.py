"""Parquet → drafts by the names of its columns, streamed by row group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from typing import Any, BinaryIO

from .drafts import Draft
from .lines import draft_fields
from .refusals import RefusedError

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "document_id", "doc_id"),
    "text": ("text", "body", "content", "article", "maintext"),
    "published": ("published", "date", "published_at", "publication_date", "date_publish", "pubdate", "timestamp"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url"),
    "outlet": ("outlet", "publisher", "source", "source_name", "domain"),
    "language": ("language", "lang"),
    "first_publisher": ("first_publisher",),
    "canonical_url": ("canonical_url",),
}
"""The names under which a field is looked for, in lower case; the first that is there is taken. Those after the
contract's own are what published collections of news call it."""
BATCH = 256
"""Rows held at a time: 256 of the longest texts are 2 GB of characters, of usual ones a megabyte."""

Found = tuple[str, Draft | RefusedError]


def draft_rows(stream: BinaryIO, name: str) -> Iterator[Found]:
    """Make a draft of each row, named by its number from 1; a row group that cannot be read is a refusal in its place.

    Raises `RefusedError` where the whole cannot be read: no Parquet, no column of texts, or no pyarrow.
    """
    table = _open(stream)
    columns = find_columns([str(column) for column in table.schema_arrow.names])
    first = 1
    for group in range(table.num_row_groups):
        rows = int(table.metadata.row_group(group).num_rows)
        yield from _from_group(table, group, columns, (name, first))
        first += rows


def find_columns(names: list[str]) -> dict[str, str]:
    """Find the column of each field; raises `RefusedError` where none holds the text."""
    lowered = {name.lower(): name for name in reversed(names)}
    found = {field: next((lowered[a] for a in aliases if a in lowered), None) for field, aliases in ALIASES.items()}
    if found["text"] is None:
        msg = f"no column «text»: it has {', '.join(names[:10]) or 'none'}: rename the one that holds the reports"
        raise RefusedError(msg)
    return {field: column for field, column in found.items() if column is not None}


def _open(stream: BinaryIO) -> Any:
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        msg = "a Parquet file, which needs pyarrow: install dragoman[parquet]"
        raise RefusedError(msg) from error
    if not stream.seekable():
        msg = "a Parquet file is read from its end: give the file itself"
        raise RefusedError(msg)
    try:
        return parquet.ParquetFile(stream)
    except (OSError, ValueError) as error:
        msg = f"no whole Parquet file: {_plain(error)}: get the whole file"
        raise RefusedError(msg) from error


def _from_group(table: Any, group: int, columns: dict[str, str], place: tuple[str, int]) -> Iterator[Found]:
    name, number = place
    broken = import_module("pyarrow").ArrowException
    batches = table.iter_batches(batch_size=BATCH, row_groups=[group], columns=list(columns.values()))
    while True:
        try:
            batch = next(batches)
        except StopIteration:
            return
        except (broken, OSError, MemoryError) as error:
            msg = f"it cannot be read from row {number} on ({_plain(error)}): the other row groups are read"
            yield f"{name}, row group {group + 1}", RefusedError(msg)
            return
        for at in range(batch.num_rows):
            yield f"{name}, row {number}", _draft(batch, at, columns)
            number += 1


def _draft(batch: Any, at: int, columns: dict[str, str]) -> Draft | RefusedError:
    try:
        fields = {field: _written(batch.column(column)[at].as_py()) for field, column in columns.items()}
        return draft_fields(fields)
    except RefusedError as error:
        return error
    except (ValueError, OverflowError) as error:
        return RefusedError(f"it holds what cannot be read ({_plain(error)}): correct it")


def _written(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _plain(error: Exception) -> str:
    return str(error).partition("\n")[0][:120].lower()
