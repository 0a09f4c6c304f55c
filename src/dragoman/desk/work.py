"""The desk's pass: what was ingested worked into storylines, episodes and the ledger, batch by batch."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.store import Record
from dragoman.store.episode_bench import EpisodeBench
from dragoman.store.ledger_bench import LedgerBench
from dragoman.store.workbench import Workbench

from .following import Following
from .links import Links
from .merging import Merging
from .repeating import Repeating
from .settlement import Settlements
from .settling import Settling
from .words import Rarity

BATCH = 50
"""Reports worked in by one transaction: what a fault may cost, and how long another writer waits."""


def work_in(record: Record, told: Callable[[int], None] = lambda _: None, batch: int = BATCH) -> int:
    """Work in all reports that wait, and give how many there were; `told` hears of each batch.

    A batch is worked in whole or not at all: after a fault the next call goes on where this one left off. Two at once
    take turns.
    """
    rarity, done = Rarity.load(), 0
    links, settlements = Links(rarity), Settlements(rarity)
    while True:
        with record.writing() as connection:
            bench, ledger = Workbench(connection), LedgerBench(connection)
            documents = bench.pending(batch)
            if not documents:
                return done
            bench.take_up(documents)
            moved = Following(bench).work_in(documents)
            Merging(EpisodeBench(connection), links).work_in(documents)
            Settling(ledger, bench, settlements).work_in(documents, moved)
            Repeating(ledger, rarity).work_in(documents)
            bench.done(documents)
        done += len(documents)
        told(len(documents))
