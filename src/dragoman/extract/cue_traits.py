"""Traits of words and phrases that tell whether a word attributes, what it attributes, and how far its cue reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contents import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .contents import Cut, Phrase
    from .statements import Statement
    from .wording import Wording

WORDED = frozenset({"prep", "agent", "dative", "prt", "aux", "neg", "mark", "acomp", "advmod"})
"""Relations of dependents whose own form tells."""

THINGS = frozenset({"dobj", "attr", "oprd", "pobj"})
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl"})
FRAME = frozenset({"ccomp", "xcomp", "dobj", "nsubj", "nsubjpass", "acl", "prep", "poss", "auxpass"})
NEAR = 4
"""Words to either side among which a quotation counts as near."""

FAR = 6
LONG = 40
"""Distances and lengths beyond these count as the same."""

DEPTH = 4


def anchor_traits(w: Wording, i: int, own: Statement | None, inside: str) -> Iterator[str]:
    """Tell of a word whether an attribution may rest on it.

    `own` is what rules read on it; `inside` names what rules read around it, «no» where that is nothing.
    """
    lemma, dep, pos = w.lemma[i], w.dep[i], w.pos[i]
    yield from (f"l={lemma}|{pos}", f"d={dep}|{pos}", f"ld={lemma}|{dep}", f"td={w.tag[i]}|{dep}")
    yield from (f"in={inside}", f"lin={lemma}|{inside}", f"ind={inside}|{dep}")
    if own is not None:
        yield from ("rule", f"rule={lemma}", f"ruled={dep}", f"rulein={inside}", f"stance={own.stance}")
        yield f"rulesource={bool(own.source)}|{inside}"
    if w.head[i] != i:
        yield from (f"h={w.lemma[w.head[i]]}|{dep}", f"hp={w.pos[w.head[i]]}|{dep}")
    has = set()
    for kid in w.kids[i]:
        if w.dep[kid] != "punct":
            has.add(w.dep[kid])
            yield from _dependent(w, i, kid)
    if not has & SUBJECTS:
        yield "nosubj"
    yield f"has={'+'.join(sorted(has & FRAME))}|{pos}"
    yield from _neighbours(w, i)


def _dependent(w: Wording, i: int, kid: int) -> Iterator[str]:
    lemma, label = w.lemma[i], w.dep[kid]
    side = "<" if kid < i else ">"
    yield from (f"k={label}{side}", f"lk={lemma}|{label}{side}")
    if label in WORDED:
        yield f"kl={label}|{w.lower[kid]}"
        if label in {"prep", "prt", "acomp"}:
            yield f"lkl={lemma}|{w.lower[kid]}"
    elif label in SUBJECTS:
        sort = _sort(w, kid)
        yield from (f"s={sort}", f"sl={w.lemma[kid]}", f"ls={lemma}|{sort}")
    elif label in THINGS:
        sort = _sort(w, kid)
        yield from (f"o={w.lemma[kid]}", f"os={sort}", f"lo={lemma}|{w.lemma[kid]}", f"los={lemma}|{sort}")
    elif label in CLAUSES:
        yield from (f"c={label}|{w.tag[kid]}", f"lc={lemma}|{label}|{w.tag[kid]}", f"cl={label}|{w.lemma[kid]}")
    elif label == "poss":
        yield f"ps={_sort(w, kid)}"


def _sort(w: Wording, i: int) -> str:
    return f"pron:{w.lower[i]}" if w.pos[i] == "PRON" else w.entity[i] or w.tag[i]


def _neighbours(w: Wording, i: int) -> Iterator[str]:
    first, stop = w.start[i], w.end[i]
    after = w.lower[i + 1] if i + 1 < stop else "$"
    yield f"w-={w.lower[i - 1] if i > first else '^'}"
    yield from (f"w+={after}", f"lw+={w.lemma[i]}|{after}")
    yield f"p={w.pos[i - 1] if i > first else '^'}|{w.pos[i + 1] if i + 1 < stop else '$'}"
    quoted = any(q >= 0 for q in w.quotation[first:stop])
    yield f"q={w.quotation[i] >= 0}|{quoted}"
    if quoted:
        near = any(q >= 0 for q in w.quotation[max(first, i - NEAR) : min(stop, i + NEAR + 1)])
        yield from (f"qn={near}", f"lq={w.lemma[i]}|{near}")
    elif i + 3 >= stop and stop < len(w.lower):
        yield f"qnext={w.quotation[stop] >= 0}"


def content_traits(w: Wording, i: int, phrase: Phrase, given: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    """Tell of a phrase whether it is the content of a word; `given` is what rules read."""
    lemma, pos, name, words = w.lemma[i], w.pos[i], phrase.name, phrase.words
    first, last = words[0], words[-1]
    quoted = sum(w.quotation[j] >= 0 for j in words)
    sort = "all" if quoted == len(words) else "part" if quoted else "none"
    side = ">" if first > i else "<" if last < i else "<>"
    length = min(len(words), LONG).bit_length()
    yield from (f"n={name}|{pos}", f"ln={lemma}|{name}", f"nd={name}|{w.dep[i]}", f"len={length}|{name}")
    yield from (f"q={sort}|{length}", f"qs={sort}{side}", f"side={side}|{pos}", f"len={length}|{pos}")
    yield from (f"f={w.lower[first]}", f"fl={lemma}|{w.lower[first]}", f"fp={w.pos[first]}", f"b={w.lower[last]}")
    yield from (
        f"torn={len(words) < last - first + 1}|{side}",
        f"before={w.lower[first - 1] if first else '^'}",
        f"after={w.lower[last + 1] if last + 1 < len(w.lower) else '$'}",
        f"end={last + 2 >= w.end[i]}|{side}",
        f"start={first <= w.start[i]}|{side}",
        f"whole={_is_apart(w, first, first - 1)}{_is_apart(w, last, last + 1)}",
        f"clause={any(w.pos[j] in {'VERB', 'AUX'} for j in words)}|{name}",
    )
    if not quoted:
        yield f"leaves={any(q >= 0 for q in w.quotation[w.start[i] : w.end[i]])}"
    yield from _beside_rules(w, i, phrase, next(iter(given.values()), None))


def _is_apart(w: Wording, edge: int, beyond: int) -> bool:
    """Tell whether a word is in no quotation, or its neighbour in another one."""
    within = 0 <= beyond < len(w.lower)
    return not within or w.quotation[edge] < 0 or w.quotation[edge] != w.quotation[beyond]


def _beside_rules(w: Wording, i: int, phrase: Phrase, rules: tuple[int, ...] | None) -> Iterator[str]:
    if rules is None:
        yield f"norule|{phrase.name}"
    elif phrase.words == rules:
        yield from ("rule", f"rule|{w.lemma[i]}", f"rule|{w.dep[i]}")
    else:
        own, theirs = set(phrase.words), set(rules)
        relation = "in" if own <= theirs else "out" if own >= theirs else "cross" if own & theirs else "apart"
        side = ">" if phrase.words[0] > i else "<"
        yield from (f"rule={relation}|{side}", f"rulen={relation}|{phrase.name}")


def cut_traits(w: Wording, i: int, phrase: Phrase, cut: Cut) -> Iterator[str]:
    """Tell of a place whether a content ends there rather than at its last word."""
    words, kid = phrase.words, cut.head
    dep, above, mark = w.dep[kid], w.head[kid], w.lower[w.first[kid]]
    stop = w.lower[cut.last + 1] if w.pos[cut.last + 1] == "PUNCT" else "-"
    here = f"{dep}{stop}"
    joined = next((w.lower[j] for j in range(cut.last + 1, kid) if w.dep[j] == "cc"), "-")
    kept = min(cut.last - words[0] + 1, LONG).bit_length()
    left = min(words[-1] - cut.last, LONG).bit_length()
    named = next((w.entity[k] or w.lemma[k] for k in w.kids[kid] if w.dep[k] == "pobj"), "")
    yield from (
        f"d={here}",
        f"dt={w.tag[kid]}|{here}",
        f"m={mark}|{dep}",
        f"mc={mark}{stop}",
        f"jt={joined}|{w.tag[kid]}",
    )
    yield from (
        f"j={joined}|{here}",
        f"k={kept}|{here}",
        f"l={left}|{here}",
        f"kl={kept}|{left}",
        f"n={phrase.name}|{here}",
    )
    yield from (
        f"final={w.last[kid] >= words[-1]}|{here}",
        f"side={'>' if words[0] > i else '<'}|{here}",
        f"top={i in (above, w.head[above])}|{here}",
        f"ad={w.dep[above]}|{here}",
        f"ap={w.pos[above]}|{here}",
        f"al={w.lemma[above]}|{mark}|{dep}",
        f"il={w.lemma[i]}|{here}",
        f"im={w.lemma[i]}|{mark}",
        f"ip={w.pos[i]}|{here}",
        f"e={w.entity[kid]}|{dep}|{mark}",
        f"kd={w.lemma[kid]}|{dep}",
        f"q={w.quotation[cut.last] >= 0}{w.quotation[kid] >= 0}|{dep}",
        f"s={any(w.dep[k] in SUBJECTS for k in w.kids[kid])}|{joined}|{here}",
        f"o={named}|{mark}",
    )


def reach_traits(w: Wording, i: int, j: int, content: tuple[int, ...], source: set[int]) -> Iterator[str]:
    """Tell of the word next to a cue, whether it belongs to it; the cue rests on the word at `i`."""
    side, lemma, low, way = ">" if j > i else "<", w.lemma[i], w.lower[j], _way(w, j, i)
    gap = min(abs(j - i), FAR)
    after = w.lower[j + 1] if j + 1 < len(w.lower) else "$"
    named = next((w.lemma[k] for k in w.kids[j] if w.dep[k] == "pobj"), "")
    begins = "at" if j + 1 == content[0] else "before" if j < content[0] else "after"
    yield from (
        f"side={side}",
        f"w={low}{side}",
        f"lw={lemma}|{low}{side}",
        f"d={way}{side}",
        f"ld={lemma}|{way}{side}",
    )
    yield from (
        f"p={w.pos[j]}{side}",
        f"wd={low}|{way}",
        f"t={w.tag[j]}|{way}",
        f"g={gap}{side}|{w.pos[i]}",
        f"gd={gap}|{way}",
    )
    yield from (
        f"n={after}{side}",
        f"wn={low}|{after}{side}",
        f"pw={w.lower[j - 1] if j else '^'}|{low}",
        f"o={named}|{low}",
        f"lo={named}|{lemma}",
        f"c={begins}|{side}",
        f"cw={begins}|{low}",
        f"cd={begins}|{way}",
        f"e={w.entity[j]}|{side}",
        f"pp={w.pos[i]}|{w.pos[j]}{side}",
        f"s={bool(source)}|{side}",
    )


def _way(w: Wording, low: int, top: int) -> str:
    """Name the relations that lead from a word up to another; «^» where they lead down, «away» where neither does."""
    for start, goal, sign in ((low, top, ""), (top, low, "^")):
        path: list[str] = []
        at = start
        while at != goal and len(path) < DEPTH and w.head[at] != at:
            path.append(w.dep[at])
            at = w.head[at]
        if at == goal:
            return sign + "/".join(path)
    return "away"
