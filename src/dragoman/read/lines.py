"""JSON Lines → Drafts: one document a line, streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from .dates import Witness
from .drafts import MAX_CHARACTERS, Draft, too_long
from .refusals import RefusedError

MAX_BYTES = 6 * MAX_CHARACTERS + 1_000_000
"""The longest text with every character escaped (`\\u0434`, six bytes), and a megabyte for its other fields."""
HINT = "give the line a field «published»"
TEXTS = ("title", "url", "outlet", "language", "first_publisher", "canonical_url")

Found = tuple[int, Draft | RefusedError]


def draft_lines(stream: BinaryIO) -> Iterator[Found]:
    """Make a draft of each line that is not blank, with its number from 1; a broken line is a refusal in its place."""
    for number, fields in parse_lines(stream):
        try:
            yield number, fields if isinstance(fields, RefusedError) else draft_fields(fields)
        except RefusedError as error:
            yield number, error


def parse_lines(stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | RefusedError]]:
    """Parse each line that is not blank as a JSON object, with its number from 1; a broken line is a refusal."""
    number = 0
    while raw := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(raw) > MAX_BYTES and not raw.endswith(b"\n"):
            _skip_line(stream)
        if raw.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, _attempt(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)


def _skip_line(stream: BinaryIO) -> None:
    while (raw := stream.readline(MAX_BYTES)) and not raw.endswith(b"\n"):
        pass


def _attempt(raw: bytes) -> dict[str, Any] | RefusedError:
    try:
        return _parse(raw)
    except RefusedError as error:
        return error


def _parse(raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_BYTES:
        raise RefusedError(too_long(f"over {MAX_BYTES:,} bytes"))
    try:
        fields = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        msg = f"not UTF-8 at byte {error.start} of the line: save the file as UTF-8"
        raise RefusedError(msg) from error
    except (ValueError, RecursionError) as error:
        where = f": {error.msg.lower()} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        msg = f"not JSON{where}; a line holds one JSON object"
        raise RefusedError(msg) from error
    if not isinstance(fields, dict):
        msg = 'not a JSON object: a line holds one, as {"text": …}'
        raise RefusedError(msg)
    return fields


def draft_fields(fields: dict[str, Any]) -> Draft:
    """Make a draft of the fields of a document; fields unknown are passed over. Raises `RefusedError`."""
    if "text" not in fields:
        msg = "no field «text»: it holds the body of the report"
        raise RefusedError(msg)
    published = _string(fields, "published")
    texts = {key: _string(fields, key) for key in TEXTS}
    return Draft(
        text=_string(fields, "text") or "",
        id=_id(fields),
        witnesses=(Witness(place="the field «published»", words=published),) if published else (),
        hint=HINT,
        title=texts["title"],
        url=texts["url"],
        outlet=texts["outlet"],
        language=texts["language"],
        first_publisher=texts["first_publisher"],
        canonical_url=texts["canonical_url"],
    )


def _id(fields: dict[str, Any]) -> str | None:
    value = fields.get("id")
    whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if whole else _string(fields, "id")


def _string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value or None
    msg = f"the field «{key}» holds {json.dumps(value, ensure_ascii=False)[:40]}: write it as a string"
    raise RefusedError(msg)
