"""What one given span does to another: the encoder's answer for those who bring their own spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from dragoman.codebook.plover import Plover
from dragoman.errors import CallError
from dragoman.extract.events import FOLDED
from dragoman.record import EventType, Pair, Rejected, Related, Status
from dragoman.weights import ActReading, Encoder, SentenceReading

LEAST = 0.2
"""Words that name an event of the type at less than this have no say on mode and status. Set by hand, 2026-11-25."""


class Relater:
    """Codes pairs of spans; the same callable in a loop or in a pool. Opening one opens the encoder."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        """Open the encoder and the codebook; raises `ModelError` or `DataError`."""
        self._encoder = encoder or Encoder()
        self._plover = Plover.load()

    def __call__(self, pairs: Iterable[Pair]) -> Iterator[Related | Rejected]:
        """Code pairs as they come, order kept; one that the encoder cannot read comes out as `Rejected`."""
        for pair in pairs:
            try:
                types = self._encoder.pair(pair.text, pair.source, pair.target)
            except CallError as error:
                yield Rejected(name=f"pair {pair.id}", stage="extract", reason=str(error))
            else:
                yield self._related(pair, types, self._encoder.read([pair.text])[0])

    def _related(self, pair: Pair, types: dict[str, float], reading: SentenceReading) -> Related:
        kind = cast("EventType", max(types, key=types.__getitem__))
        act = max(_acts(reading), key=lambda a: _share(a, kind), default=None)
        act = act if act is not None and _share(act, kind) >= LEAST else None
        mode = act.mode_of(kind) if act else None
        return Related(
            id=pair.id,
            type=kind,
            mode=mode if mode in self._plover.modes_of(kind) else None,
            status=cast("Status", max(act.statuses, key=act.statuses.__getitem__)) if act else "happened",
            confidence=round(types[kind], 4),
            types={cast("EventType", name): round(p, 4) for name, p in types.items()},
        )


def _acts(reading: SentenceReading) -> list[ActReading]:
    read = (reading.act(start, end) for start, end, _, _ in reading.triggers(LEAST))
    return [act for act in read if act is not None]


def _share(act: ActReading, kind: EventType) -> float:
    """Weigh how far an act is of a type, or announces it: a visit that is planned is agreed to."""
    announced = sum(act.types[name] for name, folded in FOLDED.items() if folded == kind and name != kind)
    return act.types[kind] + announced * act.statuses["planned"]
