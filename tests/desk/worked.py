"""Reports worked by the desk in a record of their own, as `dragoman ingest` works them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dragoman.desk.intake import entry_of
from dragoman.desk.reading import expectations
from dragoman.desk.work import work_in
from dragoman.record import Coding, Episode, LedgerEntry
from dragoman.store import Record
from dragoman.store.view import View
from dragoman.store.writer import Writer


@contextmanager
def worked(*ingestions: Sequence[Coding]) -> Iterator[Record]:
    """Take coded reports in, one ingestion after the other, and give the record."""
    with tempfile.TemporaryDirectory() as folder:
        record = Record.open(f"sqlite:///{Path(folder, 'record.sqlite')}")
        try:
            for codings in ingestions:
                Writer(record).add([entry_of(coding) for coding in codings])
                work_in(record)
            yield record
        finally:
            record.close()


def episodes_of(*ingestions: Sequence[Coding], as_of: date | None = None) -> list[Episode]:
    """Give the episodes of reports."""
    with worked(*ingestions) as record, record.reading() as connection:
        return list(View(connection, as_of).episodes())


def ledger_of(codings: Sequence[Coding], as_of: date) -> list[LedgerEntry]:
    """Give the ledger of reports as of a day."""
    with worked(codings) as record, record.reading() as connection:
        return list(expectations(View(connection, as_of)))
