"""What people decide: two episodes are one happening, or a report's event does not belong to one."""

from __future__ import annotations

from dragoman.errors import CallError
from dragoman.record import Episode
from dragoman.store import Record
from dragoman.store.corrections import Correction, withdraw, write
from dragoman.store.episode_bench import EpisodeBench
from dragoman.store.view import View
from dragoman.store.wanted import Wanted

from .links import Links
from .merging import Merging


def merge(record: Record, first: str, second: str, *, by: str, reason: str) -> None:
    """Decide that two episodes are one happening; raises `CallError` where there is no such episode."""
    a, b = _episode(record, first), _episode(record, second)
    if a.id == b.id:
        msg = f"{first} is one episode already"
        raise CallError(msg)
    one = Correction(kind="merge", first=a.events[0].telling, second=b.events[0].telling, by=by, reason=reason)
    parts = [(m.telling, o.telling) for m in a.events for o in b.events]
    _decide(record, [one], withdrawn=[("split", x, y) for x, y in parts])


def split(record: Record, episode: str, document: str, *, by: str, reason: str) -> None:
    """Decide that what a report tells is not the happening of an episode.

    Raises `CallError` where there is no such episode, the report does not tell of it, or nothing else does.
    """
    found = _episode(record, episode)
    out = [m.telling for m in found.events if m.document == document]
    rest = [m.telling for m in found.events if m.document != document]
    if not out or not rest:
        msg = f"{document} is {'the only' if out else 'no'} report of episode {episode}: dragoman episodes lists them"
        raise CallError(msg)
    two = [Correction(kind="split", first=x, second=y, by=by, reason=reason) for x in out for y in rest]
    _decide(record, two, withdrawn=[("merge", x, y) for x in out for y in rest])


def _episode(record: Record, name: str) -> Episode:
    with record.reading() as connection:
        found = next(View(connection).episodes(Wanted(ids=(name,), limit=1)), None)
    if found is None:
        msg = f"there is no episode {name}: dragoman episodes lists them"
        raise CallError(msg)
    return found


def _decide(record: Record, corrections: list[Correction], withdrawn: list[tuple[str, str, str]]) -> None:
    """Write what was decided, close what it takes back, and work out anew what it bears on."""
    with record.writing() as connection:
        for kind, first, second in withdrawn:
            withdraw(connection, kind, first, second)
        write(connection, corrections)
        named = {name for c in corrections for name in (c.first, c.second)}
        Merging(EpisodeBench(connection), Links()).decide_anew(named)
