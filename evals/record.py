"""What the desk makes of gold documents: coded, ingested into a record of their own, and read off it again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.record import Coding
    from dragoman.store import Record


def desk_rows(gold: Path, coder: Any, scratch: Path) -> tuple[Path, Path, Path]:
    """Ingest the dispatches beside a gold file; give it, the episodes and the ledger as of the gold's day."""
    from dragoman.desk.reading import expectations
    from dragoman.record import Document
    from dragoman.record.exchange import from_json
    from dragoman.store.view import View

    lines = (gold.parent / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    as_of = date.fromisoformat(json.loads(gold.read_text(encoding="utf-8"))["as_of"])
    codings = _coded(coder, (from_json(Document, line) for line in lines))
    with _ingested(codings, scratch) as record, record.reading() as connection:
        view = View(connection, as_of)
        episodes, ledger = list(view.episodes()), list(expectations(view))
    return gold, _written(episodes, scratch / "episodes.jsonl"), _written(ledger, scratch / "expectations.jsonl")


def storyline_rows(gold: Path, scratch: Path) -> tuple[Path, Path]:
    """Ingest reports, uncoded, for storylines hang on their words alone; give the gold file and the storylines."""
    from dragoman.record import Coding
    from dragoman.store.view import View

    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    codings = [
        Coding(
            id=row["id"],
            published=date.fromisoformat(row["date"][:10]),
            title=row["title"],
            text=row["text"] or row["title"],
            outlet=row["domain"],
        )
        for row in rows
    ]
    with _ingested(codings, scratch) as record, record.reading() as connection:
        found = list(View(connection).storylines())
    return gold, _written(found, scratch / "storylines.jsonl")


def episode_rows(codings: Iterable[Coding], scratch: Path) -> Path:
    """Ingest coded documents and give the episodes of their events."""
    from dragoman.store.view import View

    with _ingested(codings, scratch) as record, record.reading() as connection:
        return _written(list(View(connection).episodes()), scratch / "episodes.jsonl")


def _coded(coder: Any, documents: Iterator[Any]) -> list[Coding]:
    from dragoman.record import Coding

    return [coding for coding in coder(documents) if isinstance(coding, Coding)]


@contextmanager
def _ingested(codings: Iterable[Coding], scratch: Path) -> Iterator[Record]:
    from dragoman.desk.intake import entry_of
    from dragoman.desk.work import work_in
    from dragoman.store import Record
    from dragoman.store.writer import Writer

    path = scratch / "record.sqlite"
    record = Record.open(f"sqlite:///{path}")
    try:
        Writer(record).add([entry_of(coding) for coding in codings])
        work_in(record)
        yield record
    finally:
        record.close()
        for left in scratch.glob("record.sqlite*"):
            left.unlink()


def _written(rows: Iterable[Any], path: Path) -> Path:
    from dragoman.record.exchange import to_json

    path.write_text("".join(to_json(row) + "\n" for row in rows), encoding="utf-8")
    return path
