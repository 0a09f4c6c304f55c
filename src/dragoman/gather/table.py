"""A person's own tables: rows are added to them, and what stands there stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from dragoman.codebook.tables import parse_table

PEOPLE = ("name", "aliases", "country", "office", "sectors", "from", "to", "source")
ORGANISATIONS = ("name", "aliases", "kind", "country", "sectors", "from", "to", "source")
KEYS: dict[tuple[str, ...], tuple[str, ...]] = {
    PEOPLE: ("name", "country", "office"),
    ORGANISATIONS: ("name", "country"),
}
"""What two rows have in common that tell of the same thing."""

HEAD = """# Rows added by `dragoman learn` and `dragoman import`; `source` says whence each is. Correct rows by hand.
# An office told in a report is taken to be held for a year after that day.
"""
_BREAKING = re.compile(r"[\t\r\n\x00-\x1f\x7f]+")


def write_people(folder: Path, rows: Iterable[dict[str, str]]) -> int:
    """Add rows to `people.tsv` of a folder, and give how many are new; terms of one person in one office become one.

    Raises `DataError` where the table that stands there is broken; it is then left as it is.
    """
    return _write(folder / "people.tsv", PEOPLE, rows)


def write_organisations(folder: Path, rows: Iterable[dict[str, str]]) -> int:
    """Add rows to `organisations.tsv` of a folder, as `write_people` does."""
    return _write(folder / "organisations.tsv", ORGANISATIONS, rows)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> int:
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD
    head = [line for line in text.split("\n") if line.startswith("#")]
    kept = {_key(row, columns): row for row in parse_table(text, str(path))}
    before = len(kept)
    for row in rows:
        key = _key(row, columns)
        kept[key] = _joined(kept[key], row) if key in kept else row
    if not kept:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [*head, "\t".join(columns), *("\t".join(_cell(row[c]) for c in columns) for row in kept.values())]
    part = path.with_name(f".{path.name}.part")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part.replace(path)
    return len(kept) - before


def _key(row: dict[str, str], columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_cell(row[column]) for column in KEYS[columns])


def _joined(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    sources, aliases = (
        dict.fromkeys([*old[column].split(mark), *new[column].split(mark)])
        for column, mark in (("source", "; "), ("aliases", "|"))
    )
    return {
        **old,
        "aliases": "|".join(a for a in aliases if a),
        "from": min(old["from"], new["from"]) if old["from"] and new["from"] else "",
        "to": max(old["to"], new["to"]) if old["to"] and new["to"] else "",
        "source": "; ".join(s for s in sources if s),
    }


def _cell(text: str) -> str:
    """Write a cell so that it cannot break the table."""
    return _BREAKING.sub(" ", text).strip().lstrip("#")
