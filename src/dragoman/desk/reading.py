"""Reading the ledger off the record: each expectation with its settlement and all who expect the same."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.record import LedgerEntry
from dragoman.store.view import ALL, View, Wanted

from .ledger import entry


def expectations(view: View, wanted: Wanted = ALL) -> Iterator[LedgerEntry]:
    """Give the expectations asked for, as of the view's day, in its order."""
    stated = view.expectations(wanted)
    alike = view.repetitions([item.statement.id for item in stated])
    for item in stated:
        settled_by = {item.standing.settled_by: item.episode} if item.standing.settled_by and item.episode else {}
        yield entry(item.statement, item.standing, alike[item.statement.id], settled_by)
