"""Storylines: reports that follow one matter, each after the one that it goes on from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from .profiles import Profile, containment, story_keys

WITHIN = timedelta(days=120)
"""How far apart two reports of one matter lie at most; a storyline goes on for as long as its reports do. With 30, 60,
120 and 400 days B-cubed F1 on stories_g5w1h is 0.937, 0.933, 0.939, 0.953 (2026-11-25)."""

ONE_MATTER = 0.2
"""Cosine of reports from which a later one goes on from a storyline. On stories_g5w1h B-cubed F1 is 0.93 to 0.95 for
all of 0.14 to 0.2 (2026-11-25): it was not fitted to single stories. The strict end is taken, since a chain of weak
likenesses grows with the number of reports: of 608 reports on all matters the longest has 17 here, and 49 with 0.14."""

SHARED_KEYS = 2
"""Weighty words that two reports must share before they are compared."""

REPRINTED = 0.7
"""Containment of wording from which a text is another's: a cut, a new headline or a line of the paper's own leave as
much; two reports that share a paragraph of background do not."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A report's place in a storyline: after which report, whose text it repeats if any, and why."""

    parent: str
    reprint_of: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier report that one may go on from, and its storyline."""

    document: str
    order: str
    storyline: str
    profile: Profile


def follow(profile: Profile, earlier: Iterable[Before], is_alone: Callable[[str], bool]) -> Followed | None:
    """Choose the report that one goes on from, of those before it; None where it opens a storyline of its own.

    A report joins the storyline with which its two strongest likenesses are strongest in the mean: of a chain, each
    link has to hold twice. `is_alone` tells whether a storyline has one report in the days before.
    """
    keys = story_keys(profile)
    found = [before for before in earlier if len(keys & story_keys(before.profile)) >= SHARED_KEYS]
    by_storyline: dict[str, list[tuple[float, str, Before]]] = {}
    for before in found:
        likened = (likeness(profile, before.profile), before.order, before)
        by_storyline.setdefault(before.storyline, []).append(likened)
    scored = [(_standing(likened, alone=is_alone(name)), name) for name, likened in by_storyline.items()]
    score, name = max(scored, default=(0.0, ""))
    if score < ONE_MATTER:
        return None
    copied = _copied(profile, [before for _, _, before in by_storyline[name]])
    if copied is not None:
        return Followed(copied.document, copied.document, f"the text of {copied.document}")
    best = max(by_storyline[name], key=lambda likened: likened[:2])[2]
    return Followed(best.document, None, f"{_shared(profile, best.profile)}; likeness {score:.2f}")


def _standing(likened: Sequence[tuple[float, str, Before]], *, alone: bool) -> float:
    """Give the mean of the two strongest likenesses, of the one where a storyline has no other report."""
    strongest = sorted((score for score, _, _ in likened), reverse=True)[: 1 if alone else 2]
    return sum(strongest) / (1 if alone else 2)


def likeness(first: Profile, second: Profile) -> float:
    """Give the cosine of two reports by their weighty words, 0 to 1."""
    a, b = sorted((first.terms, second.terms), key=len)
    return sum(weight * b[stem] for stem, weight in a.items() if stem in b)


def _copied(profile: Profile, earlier: Sequence[Before]) -> Before | None:
    """Give the earliest report whose text one repeats."""
    same = [before for before in earlier if containment(profile, before.profile) >= REPRINTED]
    return min(same, key=lambda before: before.order, default=None)


def _shared(first: Profile, second: Profile) -> str:
    """Name the words that two reports share, the weightiest first."""
    both = sorted(first.terms.keys() & second.terms.keys(), key=lambda s: (-first.terms[s] * second.terms[s], s))
    return f"shares {', '.join(both[:5])}"
