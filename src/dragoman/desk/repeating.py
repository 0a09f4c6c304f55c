"""Working new reports into what is expected by several: which statements repeat an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from dragoman.record import Statement
from dragoman.store.ledger_bench import LedgerBench

from .expected import expects_same
from .keys import repeat_keys
from .words import Rarity, Terms, likeness

REPEATED = timedelta(days=90)
"""How long after a statement another may be its repetition: reports of one plan lie weeks apart at most."""


class Repeating:
    """One pass over new and changed reports, within one transaction."""

    def __init__(self, bench: LedgerBench, rarity: Rarity) -> None:
        """Work on a bench, with words weighed by how rare they are."""
        self._bench = bench
        self._rarity = rarity
        self._statements: dict[str, Statement] = {}
        self._terms: dict[str, Terms] = {}

    def work_in(self, documents: Sequence[str]) -> None:
        """Put each statement under the likest earlier one that expects the same, and later ones likewise."""
        own = self._known(self._bench.statements_of(documents))
        anew = {statement.id: statement for statement in own}
        lost = self._bench.statements(self._bench.repeating(documents))
        anew |= {statement.id: statement for statement in self._known(lost)}
        for statement in own:
            anew |= {other.id: other for other in self._like(statement) if order_of(other) > order_of(statement)}
        for statement in anew.values():
            earlier = [other for other in self._like(statement) if order_of(other) < order_of(statement)]
            self._bench.repeat(statement.id, self._repeated(statement, earlier))

    def _repeated(self, statement: Statement, earlier: Iterable[Statement]) -> str | None:
        same = [other for other in earlier if expects_same(other, statement, self._terms)]
        if not same:
            return None
        mine = self._terms[statement.id]
        return max(same, key=lambda other: (likeness(self._terms[other.id], mine), other.id)).id

    def _like(self, statement: Statement) -> list[Statement]:
        """Give statements of other reports that share a key and were stated within some weeks."""
        day = statement.report.day
        ids = self._bench.stated(repeat_keys(statement, self._rarity), day - REPEATED, day + REPEATED)
        missing = ids - self._statements.keys()
        self._known(self._bench.statements(missing))
        found = (self._statements[name] for name in ids if name in self._statements)
        return [other for other in found if other.report.document != statement.report.document]

    def _known(self, statements: Iterable[Statement]) -> list[Statement]:
        found = list(statements)
        for statement in found:
            self._statements[statement.id] = statement
            self._terms[statement.id] = self._rarity.terms(statement.text)
        return found


def order_of(statement: Statement) -> tuple[str, str, str, int, str]:
    """Give what statements are ordered by: publication, then place in the text."""
    report = statement.report
    return (
        report.day.isoformat(), report.published.isoformat(), report.document, statement.span.start, statement.id
    )  # fmt: skip
