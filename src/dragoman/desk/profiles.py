"""What a report's text is compared by: its weightiest words, and a sketch of its wording."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from pydantic import TypeAdapter
from rensa import RMinHash

from dragoman.record import Coding

from .words import LEAST, WORD, Rarity, Terms

TERMS = 60
"""Words kept of a report, the weightiest first: with half as many the figures on stories_g5w1h are the same."""

KEYS = 16
"""Words that a report is found by. Two on one matter share two of sixteen nearly always: on stories_g5w1h (2026-11-25)
nothing is lost against comparing all with all."""

PERMUTATIONS = 64
"""Length of the sketch: it gives a Jaccard coefficient to within 0.06 (standard error at one half)."""

SHINGLE = 4
"""Words that stand in a row in both texts: fewer are shared by any two reports of one day."""

TITLE = 2.0
"""How much more a word of the title weighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A report as it is compared: `terms` have length 1 as a vector, `sketch` is a MinHash of its shingles."""

    title: str | None
    outlet: str | None
    url: str | None
    terms: Terms
    sketch: tuple[int, ...]
    shingles: int
    credits: tuple[str, ...] = ()


def profile_of(coding: Coding, rarity: Rarity) -> Profile:
    """Make a report's profile of its title, text and the sources it credits."""
    text = coding.text or ""
    shingles = shingles_of(text)
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(sorted(shingles))
    by_id = {actor.id: actor.name for actor in coding.actors}
    return Profile(
        title=coding.title,
        outlet=coding.outlet,
        url=coding.url,
        terms=weigh(coding.title or "", text, rarity),
        sketch=tuple(sketch.digest()),
        shingles=len(shingles),
        credits=tuple(
            dict.fromkeys(by_id[a.actor] for a in coding.attributions if a.kind == "credit" and a.actor in by_id)
        ),
    )


def weigh(title: str, text: str, rarity: Rarity) -> Terms:
    """Weigh the words of a report by how rare they are, how often they stand in it, and whether in its title."""
    counted = Counter(rarity.stem(word) for word in WORD.findall(text))
    titled = {rarity.stem(word) for word in WORD.findall(title)}
    weights = {
        stem: weight * ((1 + log(counted[stem]) if counted[stem] else 0.0) + (TITLE if stem in titled else 0.0))
        for stem in counted.keys() | titled
        if (weight := rarity.weight(stem)) > LEAST
    }
    chosen = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS]
    length = sqrt(sum(weight**2 for _, weight in chosen))
    return {stem: round(weight / length, 4) for stem, weight in chosen}


def shingles_of(text: str) -> set[str]:
    """Give the runs of words of a text, in lower case without marks."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


def story_keys(profile: Profile) -> frozenset[str]:
    """Give the words that a report is found by, marked as such."""
    heaviest = sorted(profile.terms.items(), key=lambda item: (-item[1], item[0]))[:KEYS]
    return frozenset(f"#{stem}" for stem, _ in heaviest)


def resemblance(first: Profile, second: Profile) -> float:
    """Give the share of runs of words that two texts have in common (Jaccard), estimated from their sketches."""
    same = sum(a == b for a, b in zip(first.sketch, second.sketch, strict=True))
    return same / len(first.sketch)


def containment(first: Profile, second: Profile) -> float:
    """Give the share of the shorter text's runs of words that stand in the longer, estimated from their sketches."""
    jaccard, shorter = resemblance(first, second), min(first.shingles, second.shingles)
    shared = jaccard * (first.shingles + second.shingles) / (1 + jaccard)
    return min(1.0, shared / shorter)


def write_profile(profile: Profile) -> str:
    """Write a profile as JSON."""
    return _profiles().dump_json(profile).decode()


def read_profile(raw: bytes) -> Profile:
    """Read a profile as `write_profile` wrote it."""
    return _profiles().validate_json(raw)


@cache
def _profiles() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)
