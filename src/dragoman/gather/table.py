"""A person's own table of people: rows are added to it, and what stands there stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from dragoman.codebook.tables import parse_table

COLUMNS = ("name", "aliases", "country", "office", "sectors", "from", "to", "source")
HEAD = """# Persons told of in reports, one row a term; `source` names the report and the place in it that tells so.
# Written by `dragoman learn`; an office told on a day is taken to be held for a year after. Correct rows by hand.
"""
_BREAKING = re.compile(r"[\t\r\n\x00-\x1f\x7f]+")


def write_people(path: Path, rows: Iterable[dict[str, str]]) -> int:
    """Add rows to a table of people, and give how many are new; terms of one person in one office become one.

    Raises `DataError` where the table that stands there is broken; it is then left as it is.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD
    head = [line for line in text.split("\n") if line.startswith("#")]
    kept = {(row["name"], row["country"], row["office"]): row for row in parse_table(text, str(path))}
    before = len(kept)
    for row in rows:
        key = (row["name"], row["country"], row["office"])
        kept[key] = _joined(kept[key], row) if key in kept else row
    lines = [*head, "\t".join(COLUMNS), *("\t".join(_cell(row[c]) for c in COLUMNS) for row in kept.values())]
    part = path.with_name(f".{path.name}.part")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part.replace(path)
    return len(kept) - before


def _joined(old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    sources = dict.fromkeys([*old["source"].split("; "), *new["source"].split("; ")])
    return {
        **old,
        "from": min(old["from"], new["from"]) if old["from"] else "",
        "to": max(old["to"], new["to"]) if old["to"] else "",
        "source": "; ".join(s for s in sources if s),
    }


def _cell(text: str) -> str:
    """Write a cell so that it cannot break the table."""
    return _BREAKING.sub(" ", text).strip().lstrip("#")
