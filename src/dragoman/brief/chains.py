"""Who a fact is known from, in plain words: «TASS, citing the Kremlin»."""

from __future__ import annotations

from dragoman.record import Actor, Attribution, ChainLink, Event, Span

from .sources import Source
from .wording import plain

UNTOLD = "origin not told"
ITSELF = "the report itself"
UNIDENTIFIED = "a source not identified"
ANSWERS: dict[str, str] = {"confirms": "confirmed", "denies": "denied"}
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "this", "both", "some", "others"})


def chain_of_event(source: Source, event: Event) -> str:
    """Tell who an event is known from, the outlet where no one else is named, and who confirms or denies it."""
    known = _words_of_links(source, event) or chain_around(source, event.trigger) or source.coding.outlet or ITSELF
    return "; ".join([known, *_answers(source, event)])


def retold(source: Source, event: Event, sentence: Span) -> list[Span]:
    """Give the other sentences of the report in which someone confirms or denies an event."""
    cues = [cue for said in _answering(source, event) for cue in said.cue]
    others = [e for e in event.evidence if not e.overlaps(sentence)]
    return [e for e in others if any(e.contains(cue) for cue in cues)]


def _answers(source: Source, event: Event) -> list[str]:
    names = [(ANSWERS[said.stance or "states"], name_of_source(source, said)) for said in _answering(source, event)]
    return list(dict.fromkeys(f"{verb} by {name}" for verb, name in names if name))


def _answering(source: Source, event: Event) -> list[Attribution]:
    """Give the attributions that take up an event told of elsewhere in the report."""
    beyond = [e for e in event.evidence if not e.contains(event.trigger)]
    answers = [a for a in source.coding.attributions if a.stance in ANSWERS]
    return [a for a in answers if any(e.contains(cue) for e in beyond for cue in a.cue)]


def chain_around(source: Source, words: Span) -> str | None:
    """Tell who is credited with words of the text; None where the outlet speaks itself."""
    said = source.said_around(words)
    if not said:
        return None
    passed = [said[0], *_relays(source, said[0])]
    names = [name for name in (name_of_source(source, a) for a in passed) if name]
    return _joined(names, told=not _is_medium(source, said[0]))


def name_of_source(source: Source, said: Attribution) -> str | None:
    """Name whom an attribution credits: the actor, or the report's own words for it («analysts»)."""
    if said.actor in source.actors:
        return name_with_article(source, source.actors[said.actor])
    if not said.source:
        return None
    words = plain(said.source[0].of(source.text))
    return UNIDENTIFIED if words.lower() in PRONOUNS else words


def name_with_article(source: Source, actor: Actor) -> str:
    """Give an actor's name, with «the» where the report puts it before the name."""
    for mention in actor.mentions:
        words = source.text[max(0, mention.start - 4) : mention.end].lower()
        if words.endswith(f"the {actor.name.lower()}") and actor.kind != "person":
            return f"the {actor.name}"
    return actor.name


def _words_of_links(source: Source, event: Event) -> str | None:
    links = [link for link in event.chain if link.actor in source.actors]
    if not links:
        return None
    names = [name_with_article(source, source.actors[link.actor]) for link in links]
    if links[0].role == "relay":
        names = [*_unresolved_origin(source, event, links[0]), *names]
    return _joined(names, told=links[0].role == "origin" or len(names) > len(links))


def _unresolved_origin(source: Source, event: Event, relay: ChainLink) -> list[str]:
    """Name an origin that is no known actor: «sources close to the talks», relayed by an agency."""
    for said in source.said_around(event.trigger):
        relays = [a.actor for a in _relays(source, said)]
        name = name_of_source(source, said) if said.actor is None and relay.actor in relays else None
        if name:
            return [name]
    return []


def _relays(source: Source, said: Attribution) -> list[Attribution]:
    by_id = {a.id: a for a in source.coding.attributions}
    found: list[Attribution] = []
    while said.via in by_id and by_id[said.via] not in found:
        said = by_id[said.via]
        found.append(said)
    return found


def _is_medium(source: Source, said: Attribution) -> bool:
    actor = source.actors.get(said.actor or "")
    return actor is not None and actor.sectors[:1] == ("JRN",)


def _joined(names: list[str], *, told: bool) -> str | None:
    if not names:
        return None
    outward = list(dict.fromkeys(reversed(names)))
    words = ", citing ".join(outward)
    return words if told else f"{words} ({UNTOLD})"
