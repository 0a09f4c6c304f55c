"""Storylines: reports that follow one matter, each after the one that it goes on from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .profiles import Profile, containment, story_keys

WITHIN = timedelta(days=120)
"""How far apart two reports of one matter lie at most; a storyline goes on for as long as its reports do. With 30, 60,
120 and 400 days B-cubed F1 on stories_g5w1h is 0.937, 0.933, 0.939, 0.953 (2026-11-25)."""

ONE_MATTER = 0.2
"""Cosine of two reports from which the later goes on from the earlier. On stories_g5w1h B-cubed F1 is 0.92 to 0.95 for
all of 0.12 to 0.24 (2026-11-25): it was not fitted to single stories. The upper half of that range is taken, since a
chain of weak likenesses grows with the number of reports: of 608 reports on all matters the longest has 24 here, and 52
with 0.15."""

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
    """An earlier report that one may go on from."""

    document: str
    order: str
    profile: Profile


def follow(profile: Profile, earlier: Iterable[Before]) -> Followed | None:
    """Choose the report that one goes on from, of those before it; None where it opens a storyline of its own."""
    keys = story_keys(profile)
    found = (before for before in earlier if len(keys & story_keys(before.profile)) >= SHARED_KEYS)
    compared = [(likeness(profile, before.profile), before) for before in found]
    near = [(score, before) for score, before in compared if score >= ONE_MATTER]
    if not near:
        return None
    first = min(before.order for _, before in near)
    score, best = max(near, key=lambda item: (item[0], item[1].order == first, item[1].order))
    copied = _copied(profile, [before for _, before in near])
    if copied is not None:
        return Followed(copied.document, copied.document, f"the text of {copied.document}")
    return Followed(best.document, None, f"{_shared(profile, best.profile)}; likeness {score:.2f}")


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
    both = sorted(first.terms.keys() & second.terms.keys(), key=lambda s: -first.terms[s] * second.terms[s])
    return f"shares {', '.join(both[:5])}"


def assemble(reports: Iterable[tuple[str, date, str, Profile]]) -> Mapping[str, str]:
    """Put reports, given by id, day, place in the order of publication and profile, into storylines.

    Gives the first report of the storyline of each. Every report is compared with all of the days before it.
    """
    home: dict[str, str] = {}
    before: list[tuple[date, Before]] = []
    for name, day, order, profile in sorted(reports, key=lambda r: r[2]):
        earlier = [b for d, b in before if day - d <= WITHIN]
        followed = follow(profile, earlier)
        home[name] = home[followed.parent] if followed else name
        before.append((day, Before(name, order, profile)))
    return home
