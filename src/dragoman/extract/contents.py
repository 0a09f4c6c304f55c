"""Contents: the phrases around a word that it may attribute to someone, and the places where each may end sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .quotations import MARKS

if TYPE_CHECKING:
    from .statements import Statement
    from .wording import Wording

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"})
PASSED = frozenset({"dobj", "acomp", "attr", "xcomp", "prep", "oprd", "advmod", "agent"})
"""Relations through which a word reaches its content: «made a call for», «is critical of»."""

DEEPER = frozenset({"pobj", "dobj", "acomp", "prep"})
BEFORE = frozenset(
    {"ccomp", "dobj", "nsubjpass", "nsubj", "advcl", "xcomp", "csubjpass", "compound", "amod", "prep", "poss"}
)
"""Relations of content that stands before its word: «They will come, she said», «the tax proposal»."""

INSERTED = frozenset(
    {"parataxis", "intj", "dep", "advcl", "prep", "ccomp", "conj", "advmod", "acl", "amod"}
)  # fmt: skip
"""Relations of words that attribute the clause they are set into."""

OWN = SUBJECTS | {"aux", "neg", "auxpass", "agent"}
APART = frozenset({"punct", "prt", "cc"})

_Add = Callable[[str, Iterable[int]], None]


@dataclass(frozen=True, slots=True)
class Phrase:
    """How some words stand to the word they may be the content of, and their positions."""

    name: str
    words: tuple[int, ...]

    @property
    def is_loose(self) -> bool:
        """Whether it is but the rest of the sentence, whatever stands there."""
        return self.name.startswith("sentence")


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a phrase may end sooner: the last word kept, and the word that heads what is left out."""

    last: int
    head: int


def given_contents(own: Statement | None, uttered: Statement | None) -> dict[str, tuple[int, ...]]:
    """Name the content that rules read for a word, or for the noun that it utters («expressed hope»)."""
    if own is not None:
        return {"rule": tuple(t.i for t in own.content)}
    return {"rule2": tuple(t.i for t in uttered.content)} if uttered is not None else {}


def contents(w: Wording, i: int, given: dict[str, tuple[int, ...]]) -> list[Phrase]:
    """Give the phrases that may be the content of a word, those that rules read first."""
    found: dict[tuple[int, ...], str] = {}

    def add(name: str, words: Iterable[int]) -> None:
        bared = _bared(w, tuple(words))
        if bared and i not in bared:
            found.setdefault(bared, name)

    for name, words in given.items():
        add(name, words)
    _add_below(w, i, "", add)
    for kid in w.kids[i]:
        if kid > i and w.dep[kid] in PASSED:
            _add_below(w, kid, _step(w, kid), add)
            if w.dep[kid] in {"prep", "xcomp"}:
                for deeper in w.kids[kid]:
                    if deeper > kid and w.dep[deeper] in DEEPER:
                        _add_below(w, deeper, f"{_step(w, kid)}/{_step(w, deeper)}", add)
    _add_above(w, i, add)
    _add_around(w, i, add)
    return [Phrase(name, words) for words, name in found.items()]


def _step(w: Wording, kid: int) -> str:
    return f"{w.dep[kid]}:{w.lower[kid]}" if w.dep[kid] in {"prep", "agent"} else w.dep[kid]


def _add_below(w: Wording, i: int, path: str, add: _Add) -> None:
    """Add what hangs on a word: to its right, all stretches of whole phrases; to its left, single ones."""
    right = [k for k in w.kids[i] if k > i and w.dep[k] not in APART]
    for first, kid in enumerate(right):
        for last in range(first, len(right)):
            end = w.last[right[last]] + 1
            tail = "" if last == first else "+" if last + 1 < len(right) else "+$"
            name = f"{path}>{_step(w, kid)}{tail}"
            add(name, range(w.first[kid], end))
            if w.dep[kid] in {"prep", "agent"} and w.kids[kid]:
                add(f"{name}/", range(kid + 1, end))
    for kid in w.kids[i]:
        if kid < i and w.dep[kid] in BEFORE:
            add(f"{path}<{_step(w, kid)}", range(w.first[kid], w.last[kid] + 1))
            if w.dep[kid] in {"nsubjpass", "nsubj"}:
                for more in right:
                    whole = (*range(w.first[kid], w.last[kid] + 1), *range(w.first[more], w.last[more] + 1))
                    add(f"{path}<{_step(w, kid)}&{_step(w, more)}", whole)


def _add_above(w: Wording, i: int, add: _Add) -> None:
    """Add what a word hangs on: the noun of its relative clause, the clause it is set into."""
    above, dep = w.head[i], w.dep[i]
    if above == i:
        return
    if dep in {"relcl", "acl"}:
        noun = range(w.first[above], w.first[i])
        own = {i, *(j for k in w.kids[i] if w.dep[k] in OWN for j in range(w.first[k], w.last[k] + 1))}
        add(f"^{dep}:noun", noun)
        add(f"^{dep}:both", (j for j in (*noun, *range(w.first[i], w.last[i] + 1)) if j not in own))
    if dep in INSERTED:
        clause = range(w.first[above], w.last[above] + 1)
        add(f"^{dep}:head", (j for j in clause if not w.first[i] <= j <= w.last[i]))


def _add_around(w: Wording, i: int, add: _Add) -> None:
    """Add the rest of the sentence, its quotations, and one that opens the next sentence."""
    first, stop = w.start[i], w.end[i]
    add("sentence>", range(i + 1, stop))
    add("sentence<", range(first, max(first, w.first[i])))
    here = [w.quotes[q] for q in sorted({q for q in w.quotation[first:stop] if q >= 0})]
    if here:
        add("quotes", (j for q in here for j in range(*q)))
        add("quotes<", (j for q in here if q[1] <= i for j in range(*q)))
        add("quotes>", (j for q in here if q[0] > i for j in range(*q)))
        return
    at = stop
    while at < len(w.lower) and w.dep[at] == "space":
        at += 1
    if at < len(w.lower) and w.quotation[at] >= 0 and w.quotes[w.quotation[at]][0] == at:
        add("quote next", range(*w.quotes[w.quotation[at]]))


def _bared(w: Wording, words: tuple[int, ...]) -> tuple[int, ...]:
    first, end = 0, len(words)
    while first < end and _is_outer(w, words[first]):
        first += 1
    while end > first and _is_outer(w, words[end - 1]):
        end -= 1
    return words[first:end]


def _is_outer(w: Wording, j: int) -> bool:
    return w.dep[j] == "space" or (w.pos[j] == "PUNCT" and w.quotation[j] < 0 and w.lower[j] not in MARKS)


def cuts(w: Wording, words: tuple[int, ...]) -> list[Cut]:
    """Give the places where a phrase may end sooner: before what hangs on the words of its right edge."""
    inside, last = set(words), words[-1]
    tops = [j for j in words if w.last[j] >= last and (w.head[j] not in inside or w.head[j] == j)]
    edge = tops[-1] if tops else last
    found: dict[int, int] = {}
    while edge >= 0:
        right = [k for k in w.kids[edge] if k > edge and k in inside and w.dep[k] != "punct"]
        for kid in right:
            kept = w.first[kid] - 1
            while kept > words[0] and (w.dep[kept] == "cc" or _is_outer(w, kept)):
                kept -= 1
            if w.dep[kid] not in APART and kept >= words[0] and kept in inside:
                found.setdefault(kept, kid)
        edge = next((k for k in reversed(right) if w.last[k] >= last), -1)
    return [Cut(kept, kid) for kept, kid in found.items()]
