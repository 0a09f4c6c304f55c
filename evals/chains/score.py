"""Whether each fact of a passage has the right chain: who it is known from, through whom.

Usage: score.py GOLD.jsonl CODED.jsonl
A fact's chain is that of the coded event whose trigger shares characters with the fact's; where none is coded there,
it is read off the attributions whose content holds the trigger word: the most relayed, then the shortest, and its
`via`. A link is right where its role is, and a name or mention of its actor, or the words of the attribution's source,
fit the gold source: the same last word, half of the words in common, or its first words («official» for «official
briefed on the talks»). `whole` counts facts whose chain is right link by link.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Link = tuple[str, frozenset[str]]
"""The role, and the words by which the source may be known."""

MEDIA = "JRN"
PERFORMED = ("promises", "wants")
"""Stances that do something with words instead of telling a fact, as in the program."""


def main() -> int:
    """Score, print a table and the summary line."""
    gold, coded = (_rows(Path(name)) for name in sys.argv[1:3])
    answers = {row["id"]: row for row in coded}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in gold:
        for fact in row["facts"]:
            wanted = [(link["role"], link["source"]) for link in fact["chain"]]
            given = chain_of(fact, row["text"], answers[row["id"]])
            for name, is_right in judged(wanted, given):
                total[name] += 1
                right[name] += is_right
    for name in ("whole", "empty", "one link", "several links", "origin"):
        print(f"{name:14} {right[name]:4} of {total[name]:4}  {share(right[name], total[name]):.3f}")
    shares = " ".join(f"{key}={share(right[name], total[name]):.4f}" for key, name in SHOWN.items())
    print(f"chains n={total['whole']} {shares}")
    return 0


SHOWN = {"whole": "whole", "empty": "empty", "one": "one link", "several": "several links", "origin": "origin"}


def judged(wanted: list[tuple[str, str]], given: list[Link]) -> list[tuple[str, bool]]:
    """Give what one fact adds to each figure."""
    is_whole = len(wanted) == len(given) and all(fits(w, g) for w, g in zip(wanted, given, strict=True))
    kind = ("empty", "one link")[len(wanted)] if len(wanted) < 2 else "several links"  # noqa: PLR2004
    found = [("whole", is_whole), (kind, is_whole)]
    origins = [w for w in wanted if w[0] == "origin"]
    if origins:
        found.append(("origin", any(fits(origins[0], g) for g in given)))
    return found


def chain_of(fact: Row, text: str, coded: Row) -> list[Link]:
    """Read the chain that a coding gives a fact, nearest to it first."""
    start = text.index(fact["trigger"])
    inner = start + fact["trigger"].index(fact["trigger_word"])
    span = (inner, inner + len(fact["trigger_word"]))
    actors = {actor["id"]: actor for actor in coded["actors"]}
    for event in coded["events"]:
        if event["trigger"]["start"] < span[1] and span[0] < event["trigger"]["end"]:
            return [(link["role"], known_as(actors[link["actor"]], text)) for link in event["chain"]]
    holding = [a for a in coded["attributions"] if any(c["start"] <= span[0] < c["end"] for c in a["content"])]
    holding = [a for a in holding if a["stance"] not in PERFORMED]
    by_id = {a["id"]: a for a in coded["attributions"]}
    said = min(holding, key=lambda a: (-depth(a, by_id), length(a)), default=None)
    links: list[Link] = []
    while said is not None and len(links) < len(by_id):
        actor = actors.get(said["actor"])
        words = known_as(actor, text) if actor else words_of(pieces(said["source"], text))
        is_medium = bool(actor) and MEDIA in actor["sectors"][:1]
        if words and words not in [known for _, known in links]:
            links.append(("relay" if links or is_medium else "origin", words))
        said = by_id.get(said["via"]) if said["via"] else None
    return links


def length(said: Row) -> int:
    """Count the characters of what is said."""
    return sum(c["end"] - c["start"] for c in said["content"])


def depth(said: Row, by_id: dict[str, Row]) -> int:
    """Count the attributions that relay one."""
    found: list[str] = []
    while said["via"] in by_id and said["via"] not in found:
        found.append(said["via"])
        said = by_id[said["via"]]
    return len(found)


def known_as(actor: Row, text: str) -> frozenset[str]:
    """Give the words of an actor's name and mentions, each phrase as one string."""
    return words_of([actor["name"], *pieces(actor["mentions"], text)])


def words_of(phrases: list[str]) -> frozenset[str]:
    """Fold phrases for comparison."""
    return frozenset(" ".join(re.findall(r"\w+", phrase.lower())) for phrase in phrases)


def pieces(spans: list[Row], text: str) -> list[str]:
    """Give the words at spans."""
    return [text[s["start"] : s["end"]] for s in spans]


def fits(wanted: tuple[str, str], given: Link) -> bool:
    """Tell whether a link is the one wanted."""
    role, source = wanted
    words = re.findall(r"\w+", source.lower())
    return role == given[0] and any(alike(words, phrase.split()) for phrase in given[1] if phrase)


def alike(one: list[str], other: list[str]) -> bool:
    """Tell whether a phrase names what another does: see above."""
    if other and one[: len(other)] == other:
        return True
    common = len(set(one) & set(other))
    return bool(other) and (one[-1] == other[-1] or common / len(set(one) | set(other)) >= 0.5)  # noqa: PLR2004


def share(part: int, whole: int) -> float:
    """Divide; 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
