"""The JSON face of the record: reading, writing, and the schema that is generated from the types themselves."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from .actor import KnownActor
from .brief import Brief
from .coding import Coding
from .document import Document, Rejected
from .episode import Episode
from .ledger import LedgerEntry, Standing
from .pair import Pair, Related
from .reason import Reason
from .relation import Paired, Relation
from .storyline import Storyline
from .telling import Statement, Telling
from .track import TrackRecord

Value = TypeVar("Value")

PUBLISHED_TYPES: dict[str, type] = {
    "document": Document,
    "coding": Coding,
    "brief": Brief,
    "rejected": Rejected,
    "pair": Pair,
    "related": Related,
    "reason": Reason,
    "episode": Episode,
    "expectation": LedgerEntry,
    "event": Telling,
    "storyline": Storyline,
    "actor": KnownActor,
    "relation": Relation,
    "track": TrackRecord,
}


@cache
def _adapters() -> dict[type, TypeAdapter[Any]]:
    return {kind: TypeAdapter(kind) for kind in (*PUBLISHED_TYPES.values(), Paired, Statement, Standing)}


def to_json(value: Any, *, without: frozenset[str] = frozenset()) -> str:
    """Write a record value as one line of JSON, leaving out the top-level fields in `without`."""
    raw = _adapters()[type(value)].dump_json(value, by_alias=True, exclude=set(without) or None)
    return raw.decode()


def from_json(kind: type[Value], line: str | bytes) -> Value:
    """Read a record value from JSON.

    Raises `ValueError` with the place and the reason of each fault, on one line.
    """
    try:
        value: Value = _adapters()[kind].validate_json(line)
    except ValidationError as error:
        raise ValueError(_faults(error)) from error
    return value


def from_fields(kind: type[Value], fields: dict[str, Any]) -> Value:
    """Build a record value from a parsed JSON object; raises `ValueError` as `from_json` does."""
    try:
        value: Value = _adapters()[kind].validate_python(fields)
    except ValidationError as error:
        raise ValueError(_faults(error)) from error
    return value


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a published type; names are the keys of `PUBLISHED_TYPES`."""
    made = _adapters()[PUBLISHED_TYPES[name]].json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _faults(error: ValidationError) -> str:
    return "; ".join(
        ": ".join(filter(None, (".".join(map(str, fault["loc"])), _plain(fault["msg"])))) for fault in error.errors()
    )


def _plain(words: str) -> str:
    """Say a fault without the validation library's opening, in lower case but for what is quoted."""
    words = words.removeprefix("Value error, ")
    return words[:1].lower() + words[1:]
