"""The rows of the record as JSON Lines and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dragoman.record.exchange import to_json

from .columns import COLUMNS

Write = Callable[[str], None]
AT_ONCE = 200
"""Rows written together: a pipe is flushed for each write."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet; texts come from the web, so it is written with a quote before
it."""


def write_lines(rows: Iterable[Any], write: Write) -> None:
    """Write one JSON object a line."""
    _in_batches((to_json(row) + "\n" for row in rows), write)


def write_csv(what: str, rows: Iterable[Any], write: Write) -> None:
    """Write a header and one line a row (RFC 4180); lists are joined by a semicolon and a space."""
    columns = COLUMNS[what]
    write(_csv_line(name for name, _ in columns))
    _in_batches((_csv_line(_cell(get(row)) for _, get in columns) for row in rows), write)


def _in_batches(lines: Iterable[str], write: Write) -> None:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == AT_ONCE:
            write("".join(waiting))
            waiting.clear()
    if waiting:
        write("".join(waiting))


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return _safe("; ".join(_cell(item) for item in value))
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value) if isinstance(value, (int, float)) else _safe(str(value))


def _safe(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words
