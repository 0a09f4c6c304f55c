"""The mentions of a gold set, the events coded of the same documents, and which is which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Pieces = tuple[tuple[int, int], ...]
Named = Mapping[Any, Hashable]
"""The name of the cluster of each mention, or of each event that is none."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a gold document that name an event; `number` is its place in the document's list."""

    document: str
    topic: str
    number: int
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Spurious:
    """A coded event that no gold mention stands for."""

    document: str
    topic: str
    event: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded event: its id, and where the words stand that name it, the trigger's first."""

    document: str
    event: str
    pieces: Pieces


def gold_clusters(rows: Iterable[Row]) -> dict[Mention, str]:
    """Name the cluster of each mention in a validated sentence; where none is marked so, of every mention.

    ECB+ has singletons under names of their own. In MEANTIME a bare number, or no name at all, is an id that counts in
    its document alone: the same number stands for unlike things elsewhere.
    """
    found = {}
    for row in rows:
        for number, event in enumerate(row["events"]):
            if not _counts(row, event["start"]):
                continue
            pieces = tuple((start, end) for start, end in event.get("pieces") or [(event["start"], event["end"])])
            name = event.get("cluster") or f"alone {number}"
            is_local = not event.get("cluster") or name.isdigit()
            mention = Mention(row["id"], str(row["topic"]), number, pieces)
            found[mention] = f"{row['id']}:{name}" if is_local else name
    return found


def coded_events(rows: Iterable[Row], gold: Mapping[str, Row]) -> list[Coded]:
    """Give the events coded of gold documents whose trigger stands where mentions count.

    The words that name an event are its trigger, and `also` where the coding has it: other words of the report for the
    same event. Its evidence is whole sentences, which name nothing.
    """
    return [
        Coded(row["id"], event["id"], tuple((s["start"], s["end"]) for s in (event["trigger"], *event.get("also", ()))))
        for row in rows
        if row["id"] in gold
        for event in row["events"]
        if _counts(gold[row["id"]], event["trigger"]["start"])
    ]


def _counts(row: Row, offset: int) -> bool:
    """Tell whether a gold document's mentions count there."""
    sentences = row.get("sentences") or []
    if not any("validated" in sentence for sentence in sentences):
        return True
    return any(s["validated"] and s["start"] <= offset < s["end"] for s in sentences)


def episode_names(episodes: Iterable[Row]) -> dict[tuple[str, str], str]:
    """Name the episode of each event, by document and event."""
    return {(m["document"], m["event"]): episode["id"] for episode in episodes for m in episode["events"]}


def on_gold_mentions(gold: Iterable[Mention], coded: Sequence[Coded], episodes: Mapping[Any, str]) -> Named:
    """Give each gold mention the episode of the event whose words share most with it, or let it stand alone."""
    beside = _by_document(coded)
    found: dict[Any, Hashable] = {}
    for mention in gold:
        events = beside[mention.document]
        best = max(events, key=lambda e: shared(mention.pieces, e.pieces), default=None)
        if best is None or not shared(mention.pieces, best.pieces):
            found[mention] = mention
        else:
            found[mention] = _episode(best, episodes)
    return found


def on_predicted_mentions(gold: Iterable[Mention], coded: Sequence[Coded], episodes: Mapping[Any, str]) -> Named:
    """Give each coded event's episode to the gold mention that its trigger is, or to one that no gold has.

    A trigger is the mention that it shares most with; each is paired at most once, those that share most first.
    """
    mentions = defaultdict(list)
    topics = {}
    for mention in gold:
        mentions[mention.document].append(mention)
        topics[mention.document] = mention.topic
    found: dict[Any, Hashable] = {}
    for document, events in _by_document(coded).items():
        paired = _pairs(mentions[document], events)
        for number, event in enumerate(events):
            spurious = Spurious(document, topics.get(document, ""), event.event)
            found[paired.get(number, spurious)] = _episode(event, episodes)
    return found


def _pairs(mentions: Sequence[Mention], events: Sequence[Coded]) -> dict[int, Mention]:
    fits = sorted(
        (-share, number, at)
        for at, mention in enumerate(mentions)
        for number, event in enumerate(events)
        if (share := shared(mention.pieces, event.pieces[:1]))
    )
    found: dict[int, Mention] = {}
    for _, number, at in fits:
        if number not in found and mentions[at] not in found.values():
            found[number] = mentions[at]
    return found


def shared(one: Pieces, other: Pieces) -> int:
    """Count the characters that two stretches of a text have in common."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _by_document(coded: Iterable[Coded]) -> defaultdict[str, list[Coded]]:
    found = defaultdict(list)
    for event in coded:
        found[event.document].append(event)
    return found


def _episode(event: Coded, episodes: Mapping[Any, str]) -> Hashable:
    """Name an event's episode; one that stands in none is an episode of its own."""
    return episodes.get((event.document, event.event)) or (event.document, event.event)


Scope = Callable[[Mention | Spurious], Hashable]

SCOPES: dict[str, Scope] = {
    "within": lambda mention: mention.document,
    "topics": lambda mention: mention.topic,
    "cross": lambda _: "all",
}
"""What clusters are cut by: documents, the topics of the gold set, nothing."""


def clusters(named: Named, scope: Scope) -> list[set[Mention | Spurious]]:
    """Gather mentions by the names of their clusters, none of which reaches beyond a scope."""
    found = defaultdict(set)
    for mention, name in named.items():
        found[scope(mention), name].add(mention)
    return list(found.values())
