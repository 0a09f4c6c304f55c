"""Verdicts: which words attribute, what they attribute, and how far their cues reach, by learned weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .contents import SUBJECTS, contents, cuts, given_contents
from .cue_traits import anchor_traits, content_traits, cut_traits, reach_traits
from .sources import named, phrase
from .statements import Statement, holder_of
from .wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dragoman.codebook.attribution import AttributionWeights
    from dragoman.codebook.cues import Cues
    from dragoman.record import AnnotatedDocument, Span

    from .contents import Phrase

SPOKEN = frozenset({"states", "claims", "confirms", "denies", "warns"})
"""Stances of those who tell something, so that a chain runs through them."""

LEAST = 0.25
"""How likely an attribution must be, its word and its content taken together."""

ENDING = 0.4
"""How likely a content must be to end sooner than the parse has it."""

REACHING = 0.5
"""How likely the next word must be part of a cue. All three: on a fifth of the train part, held out, 2026-11-25."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surmise:
    """What rules read in a report, by the word it rests on, by the words of its cue, and by those of its content."""

    wording: Wording
    by_key: dict[int, Statement]
    by_cue: dict[int, Statement]
    around: dict[int, Statement]

    @classmethod
    def of(cls, statements: Sequence[Statement], wording: Wording) -> Surmise:
        """Arrange what rules read; of contents that hold a word, the longest counts."""
        around = {t.i: s for s in sorted(statements, key=lambda s: len(s.content)) for t in s.content}
        return cls(
            wording=wording,
            by_key={s.key: s for s in reversed(statements)},
            by_cue={t.i: s for s in statements for t in s.cue},
            around=around,
        )

    def at(self, i: int) -> Statement | None:
        """Give the statement that rests on a word or has it in its cue."""
        return self.by_key.get(i) or self.by_cue.get(i)

    def is_link(self, statement: Statement) -> bool:
        """Tell whether someone named tells something within what another one is said to tell."""
        outer, w = self.around.get(statement.key), self.wording
        is_told = statement.stance in SPOKEN and statement.head is not None and statement.head.pos_ != "PRON"
        has_clause = any(w.dep[k] == "ccomp" for k in w.kids[statement.key]) or w.dep[statement.key] == "parataxis"
        return is_told and has_clause and outer is not None and outer.key != statement.key and outer.stance in SPOKEN

    def candidates(self, weights: AttributionWeights) -> Iterator[int]:
        """Give the words that an attribution may rest on."""
        w = self.wording
        for i, word in enumerate(zip(w.lemma, w.pos, strict=True)):
            opens_clause = word[1] == "VERB" and any(w.dep[k] == "ccomp" for k in w.kids[i])
            if opens_clause or word in weights.words or i in self.by_key:
                yield i

    def anchor_traits(self, i: int) -> Iterator[str]:
        """Give the traits of a word as one that an attribution rests on."""
        outer = self.around.get(i)
        inside = "no" if outer is None or outer.key == i else "acc" if outer.kind else self.wording.lemma[outer.key]
        return anchor_traits(self.wording, i, self.by_key.get(i), inside)

    def tells(self, words: Sequence[int]) -> bool:
        """Tell whether rules read a statement among some words."""
        return any(j in self.by_key for j in words)

    def credits(self, words: Sequence[int]) -> bool:
        """Tell whether an «according to» stands among some words."""
        return any(j in self.by_key and self.by_key[j].kind is not None for j in words)

    def given(self, i: int) -> dict[str, tuple[int, ...]]:
        """Give the content that rules read for a word."""
        return given_contents(self.by_key.get(i), self.by_cue.get(i))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    odds: float
    anchor: int
    content: tuple[int, ...]


def weigh_statements(
    annotated: AnnotatedDocument,
    statements: Sequence[Statement],
    quotations: Sequence[Span],
    books: tuple[Cues, AttributionWeights],
) -> list[Statement]:
    """Keep, mend and add statements by what the weights say.

    Chains of media and «according to» are left as they are, and so is who tells something within what another one
    tells: PolNeAR marks the outermost attribution alone, a chain needs them all.
    """
    cues, weights = books
    surmise = Surmise.of(statements, Wording.read(annotated, quotations))
    relaying = {s.relay for s in statements if s.relay is not None}
    kept = [s for s in statements if s.kind or s.relay is not None or s.key in relaying or surmise.is_link(s)]
    taken = {t.i for s in kept for t in s.cue}
    for verdict in sorted(_verdicts(surmise, weights), key=lambda v: (-v.odds, v.anchor)):
        if verdict.anchor in taken:
            continue
        statement = _statement(verdict, surmise, annotated, cues)
        cue = _cue(verdict, {t.i for t in statement.source}, surmise.wording, weights)
        if not taken.intersection(cue):
            taken.update(cue)
            kept.append(replace(statement, cue=tuple(annotated.doc[j] for j in cue)))
    return kept


def _verdicts(surmise: Surmise, weights: AttributionWeights) -> Iterator[_Verdict]:
    for i in surmise.candidates(weights):
        likely = weights.anchor.odds(surmise.anchor_traits(i))
        if likely < LEAST:
            continue
        best = best_content(surmise, i, weights)
        if best is not None and likely * best[0] >= LEAST:
            yield _Verdict(odds=likely * best[0], anchor=i, content=_ended(surmise, i, best[1], weights))


def best_content(surmise: Surmise, i: int, weights: AttributionWeights) -> tuple[float, Phrase] | None:
    """Give the phrase that is likeliest to be the content of a word, and how likely it is; None without any."""
    w, given = surmise.wording, surmise.given(i)
    phrases = [
        c
        for c in contents(w, i, given)
        if c.words in given.values() or not (surmise.tells(c.words) if c.is_loose else surmise.credits(c.words))
    ]
    rated = [(weights.content.odds(content_traits(w, i, c, given)), c) for c in phrases]
    return max(rated, key=lambda pair: pair[0], default=None)


def _ended(surmise: Surmise, i: int, phrase: Phrase, weights: AttributionWeights) -> tuple[int, ...]:
    w, words = surmise.wording, phrase.words
    rated = [(weights.cut.odds(cut_traits(w, i, phrase, cut)), cut.last) for cut in cuts(w, words)]
    likely, last = max(rated, key=lambda pair: pair[0], default=(0.0, words[-1]))
    return tuple(j for j in words if j <= last) if likely > ENDING else words


def _cue(verdict: _Verdict, source: set[int], w: Wording, weights: AttributionWeights) -> list[int]:
    """Walk from the word to either side as long as the next word is likely part of the cue."""
    i, inside = verdict.anchor, set(verdict.content)
    barred = inside | source | _subject(w, i)
    found = [i]
    for step in (-1, 1):
        j = i + step
        while w.start[i] <= j < w.end[i] and j not in barred:
            if w.dep[j] != "space":
                if weights.reach.odds(reach_traits(w, i, j, verdict.content, source)) < REACHING:
                    break
                found.append(j)
            j += step
    return sorted(found)


def _subject(w: Wording, i: int) -> set[int]:
    return {j for kid in w.kids[i] if w.dep[kid] in SUBJECTS for j in range(w.first[kid], w.last[kid] + 1)}


def _statement(verdict: _Verdict, surmise: Surmise, annotated: AnnotatedDocument, cues: Cues) -> Statement:
    doc, i = annotated.doc, verdict.anchor
    content = tuple(doc[j] for j in verdict.content)
    rule = surmise.at(i)
    if rule is not None:
        source = tuple(t for t in rule.source if t.i not in set(verdict.content))
        return replace(rule, key=i, content=content, source=source, head=rule.head if source else None)
    holder = holder_of(doc[i])
    words = phrase(holder, doc[i]) if holder is not None else []
    source = tuple(t for t in words if t.i not in set(verdict.content))
    cue = cues.find(doc[i].lemma_.lower(), doc[i].pos_)
    return Statement(
        key=i,
        source=source,
        head=named(holder) if holder is not None and source else None,
        cue=(doc[i],),
        content=content,
        stance=cue.stance if cue is not None else None,
    )
