"""Names as reports write them: when two are one, however spelt, and by which a thing goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.codebook.folding import fold as plainly
from dragoman.codebook.tables import read_table

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\.?")
JOINTS = frozenset({"of", "the", "and", "for", "in", "a", "an", "its", "his", "her", "their"})


@cache
def fold(name: str) -> str:
    """Bring a name to what it is compared by: lower case, without accents, articles and a title before it."""
    plain = plainly(name).casefold().replace("’", "'")
    words = plain.split()
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return _without_title(" ".join(words))


def _without_title(folded: str) -> str:
    """Strip an office from the front, where a name is left: «president putin»."""
    words = folded.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        if " ".join(words[:length]) in _titles():
            return " ".join(words[length:])
    return folded


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("offices") if row["kind"] == "person")


def same_person(first: str, second: str) -> bool:
    """Tell whether two names may be one person's: the surname, and no first name or initial that speaks against it."""
    a, b = fold(first), fold(second)
    if a == b:
        return True
    one, other = WORD.findall(a), WORD.findall(b)
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        short, long = sorted((one, other), key=len)
        return short[0] in {long[0], long[-1]}
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short or (one[-1] == other[-1] and one[0][0] == other[0][0])


SHORTEST = 3
"""Letters of a body's name that may stand within another's: «UN» is in too many."""


def same_body(first: str, second: str) -> bool:
    """Tell whether two names are one body's: one stands whole in the other («ECOWAS», «leaders of ECOWAS»)."""
    a, b = sorted((fold(first), fold(second)), key=len)
    return a == b or (len(a) >= SHORTEST and re.search(rf"(?<![\w-]){re.escape(a)}(?![\w-])", b) is not None)


def names_of(names: Iterable[str]) -> tuple[str, ...]:
    """Give names once each, in order; of two that are one («Putin», «President Vladimir Putin») the fuller.

    A description that holds another's name is not that other: «Modi's spokesman» speaks for himself.
    """
    kept: list[str] = []
    for name in names:
        at = next((n for n, known in enumerate(kept) if is_same_name(known, name)), None)
        if at is None:
            kept.append(name)
        elif len(fold(name).split()) > len(fold(kept[at]).split()):
            kept[at] = name
    return tuple(kept)


def is_same_name(first: str, second: str) -> bool:
    """Tell whether two names of sources are one: the same, or a person's in full and by surname."""
    if fold(first) == fold(second):
        return True
    if _is_described(first) or _is_described(second):
        return False
    return same_person(first, second)


def _is_described(name: str) -> bool:
    """Tell whether a name describes, or is a body's: it has a joint, a small first letter, or ends as bodies do."""
    words = name.split()
    return any(w in JOINTS or w.endswith(("'s", "’s")) or w[:1].islower() for w in words) or _has_office(words)


def _has_office(words: list[str]) -> bool:
    """Tell whether a name ends in what a body is called: «Russian Foreign Ministry», «White House»."""
    return bool(words) and words[-1].casefold() in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("bodies"))
