"""Working new reports into episodes: what they change is decided anew, in order of publication, nothing else."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from datetime import timedelta

from dragoman.record import Telling
from dragoman.store.episode_bench import EpisodeBench, LinkRow

from .agreement import days_of
from .episodes import Judgements, choose, order_of, states_of
from .keys import like_keys
from .links import NEWS, Link, Links

ABOUT = NEWS + timedelta(days=1)
"""How far from a telling's day the days of those lie that it is compared with."""

Order = tuple[str, str, str, int, str]


class Merging:
    """One pass over new and changed reports, within one transaction."""

    def __init__(self, bench: EpisodeBench, judge: Links) -> None:
        """Work on a bench, comparing by a judge."""
        self._bench = bench
        self._judge = judge
        self._known: dict[str, Telling] = {}
        self._links: dict[str, dict[str, Link]] = {}
        self._home: dict[str, str | None] = {}
        self._members: dict[str, dict[str, str]] = {}
        self._waiting: list[tuple[Order, str]] = []
        self._queued: set[str] = set()
        self._touched: set[str] = set()

    def work_in(self, documents: list[str]) -> int:
        """Take the current events of reports into episodes; gives how many events were decided."""
        self._leave(documents)
        new = self._bench.tellings_of(documents)
        self._know(new)
        self._link(new)
        for telling in new:
            self._queue(telling)
        return self._settle()

    def decide_anew(self, tellings: Iterable[str]) -> int:
        """Decide events again, on which people have judged."""
        self._know(self._bench.tellings(set(tellings)))
        for name in tellings:
            if name in self._known:
                self._queue(self._known[name])
        return self._settle()

    def _settle(self) -> int:
        decided = 0
        while self._waiting:
            _, name = heapq.heappop(self._waiting)
            self._decide(self._known[name])
            decided += 1
        self._keep()
        return decided

    def _link(self, new: list[Telling]) -> None:
        """Compare new events with what is like them, once for each pair."""
        found: list[LinkRow] = []
        for telling in new:
            days = days_of(telling.time, telling.report.day)
            ids = self._bench.like(like_keys(telling), days[0] if days else telling.report.day, ABOUT)
            self._load({name for name in ids if name != telling.id})
            for name in ids:
                other = self._known.get(name)
                if other is not None and name != telling.id:
                    first, second = sorted((telling, other), key=order_of)
                    if link := self._judge.between(first, second):
                        found.append(LinkRow(link.first, link.second, link.score, link.why))
        self._bench.link(found)

    def _leave(self, documents: list[str]) -> None:
        """Take what reports told before out of its episodes and links, and decide anew what it held together.

        An event that is told again may be another under its old id: its words stand where they stood.
        """
        told = self._bench.members_told_by(documents)
        linked = {name for row in self._bench.links_of(told) for name in (row.first, row.second)} - told
        self._load(linked)
        self._bench.unlink(told)
        for name in linked & self._known.keys():
            self._queue(self._known[name])
        for name in told:
            (episode,) = self._bench.episodes_of({name})
            self._open(episode)
            self._touched.add(episode)
            self._members[episode].pop(name, None)
            self._home[name] = None
            for member in self._members[episode].keys() - told:
                self._queue(self._known[member])

    def _decide(self, telling: Telling) -> None:
        """Give a telling its episode by what stands before it; where that changes, queue what stands after."""
        old = self._home_of(telling.id)
        links = self._links_of(telling.id)
        judged = self._judged(telling.id)
        named = {*links, *(other for pair in judged.one for other in pair - {telling.id})}
        self._load(named)
        before = sorted({h for name in named if self._is_before(name, telling) and (h := self._home_of(name))})
        for episode in before:
            self._open(episode)
        rivals = [self._standing_before(episode, telling) for episode in before]
        chosen = choose(telling, links, rivals, judged)
        home, why = (before[chosen[0]], chosen[1]) if chosen else (f"new {telling.id}", "")
        if home == old and self._members[home].get(telling.id) == why:
            return
        if old is not None:
            self._members[old].pop(telling.id, None)
            self._queue_after(telling, old)
        self._members.setdefault(home, {})[telling.id] = why
        self._home[telling.id] = home
        self._touched |= {home} | ({old} if old else set())
        self._queue_after(telling, home)

    def _queue_after(self, telling: Telling, episode: str) -> None:
        """Queue later events that are linked to a member of an episode that has changed."""
        members = set(self._members[episode]) | {telling.id}
        found = {name for member in members for name in self._links_of(member)} | members
        self._load(found)
        for name in found:
            other = self._known.get(name)
            if other is not None and order_of(other) > order_of(telling):
                self._queue(other)

    def _queue(self, telling: Telling) -> None:
        if telling.id not in self._queued:
            self._queued.add(telling.id)
            heapq.heappush(self._waiting, (order_of(telling), telling.id))

    def _standing_before(self, episode: str, telling: Telling) -> list[Telling]:
        members = [self._known[name] for name in self._members[episode] if name != telling.id]
        return sorted((m for m in members if order_of(m) < order_of(telling)), key=order_of)

    def _is_before(self, name: str, telling: Telling) -> bool:
        other = self._known.get(name)
        return other is not None and order_of(other) < order_of(telling)

    def _home_of(self, name: str) -> str | None:
        if name not in self._home:
            self._home[name] = next(iter(self._bench.episodes_of({name})), None)
            if (home := self._home[name]) is not None:
                self._open(home)
        return self._home[name]

    def _open(self, episode: str) -> None:
        """Load an episode's members and why each was taken in."""
        if episode not in self._members:
            members = self._bench.members_with_reasons(episode)
            self._load(set(members))
            self._members[episode] = {name: why for name, why in members.items() if name in self._known}
            for name in self._members[episode]:
                self._home.setdefault(name, episode)

    def _links_of(self, name: str) -> Mapping[str, Link]:
        if name not in self._links:
            rows = self._bench.links_of({name})
            self._links[name] = {
                (row.second if row.first == name else row.first): Link(row.first, row.second, row.score, row.why)
                for row in rows
            }
        return self._links[name]

    def _judged(self, name: str) -> Judgements:
        rows = self._bench.corrections_on({name})
        return Judgements(
            one=frozenset(frozenset({a, b}) for kind, a, b in rows if kind == "merge"),
            two=frozenset(frozenset({a, b}) for kind, a, b in rows if kind == "split"),
        )

    def _load(self, names: set[str]) -> None:
        self._know(self._bench.tellings(names - self._known.keys()))

    def _know(self, tellings: Iterable[Telling]) -> None:
        self._known |= {telling.id: telling for telling in tellings}

    def _keep(self) -> None:
        """Write what has changed."""
        states = []
        for episode in sorted(self._touched):
            members = self._members.get(episode, {})
            ordered = sorted((self._known[name] for name in members), key=order_of)
            if ordered:
                states += states_of([(telling, members[telling.id]) for telling in ordered])
        self._bench.keep_episodes({e for e in self._touched if not e.startswith("new ")}, states)
