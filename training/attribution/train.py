"""Learn the weights by which attributions are told: their words, contents and cues.

Usage: train.py POLNEAR.jsonl OUT.tsv

Input is PolNeAR (Newell et al., LREC 2018), one report a line: `{id, split, date, text, attributions: [{source, cue,
content}]}`, spans as pairs of offsets; reports of the split `train` alone are read. Needs scikit-learn. The same input
gives the same table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dragoman.annotate import Annotator
from dragoman.codebook.attribution import BIAS, AttributionWeights, Linear
from dragoman.codebook.cues import Cues
from dragoman.extract.attributions import find_statements
from dragoman.extract.contents import contents, cuts
from dragoman.extract.cue_traits import content_traits, cut_traits, reach_traits
from dragoman.extract.quotations import find_quotations
from dragoman.extract.verdicts import Surmise, best_content
from dragoman.extract.wording import Wording
from dragoman.record import AnnotatedDocument, Document, Span

Sample = tuple[list[str], bool]

RAREST = 3
"""Samples that a trait must hold in."""

STRENGTH = 0.3
"""Inverse of the penalty on weights; of 0.08, 0.15 and 0.3, the best F1 of cues on a fifth of the train part."""

FAINTEST = 0.07
"""A weight nearer to zero is left out; at 0.06, on a fifth of the train part held out, F1s stayed within 0.003."""

SEEN = 2
"""Attributions that must rest on a word for it to be tried in every report."""

ALIKE, SAME = 0.5, 0.9
"""Shares of characters (Jaccard) from which a phrase passes for a content, and for as good as the best one."""

OPEN = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "ADP"})
OTHERS = frozenset({":"})
"""Parts of speech and marks on which attributions may rest; a comma is in a cue now and then, but no sign of one."""

RANK = {"VERB": 0, "NOUN": 1, "ADJ": 2}

HEAD = """\
# Weights of the linear models that tell attributions, one trait (extract/cue_traits.py) a row, by the question they
# answer: does an attribution rest on this word (`anchor`), is this phrase its content (`content`), does the content end
# here (`cut`), does the next word belong to the cue (`reach`). `(bias)` is added always. `word` lists the words to try.
# Learned by training/attribution/train.py on {day} from the train part of PolNeAR (Newell et al., LREC 2018,
# https://github.com/networkdynamics/PolNeAR), {count} reports, sha256 of their texts and spans {digest}.
part	trait	weight
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold attribution in words: the one it rests on, its cue, source and content."""

    anchor: int
    cue: frozenset[int]
    source: frozenset[int]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as rules read it, and its gold attributions by the word they rest on."""

    surmise: Surmise
    marked: dict[int, Marked]
    lengths: tuple[int, ...]

    def likeness(self, one: Iterable[int], other: Iterable[int]) -> float:
        """Compare two sets of words by their characters."""
        a, b = set(one), set(other)
        return self._size(a & b) / max(1, self._size(a | b))

    def _size(self, words: Iterable[int]) -> int:
        return sum(self.lengths[j] + 1 for j in words)


def main() -> None:
    """Train on the train part and write the table."""
    path, out = map(Path, sys.argv[1:])
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    rows = [row for row in rows if row["split"] == "train"]
    documents = (Document(id=r["id"], text=r["text"], published=date.fromisoformat(r["date"])) for r in rows)
    cues = Cues.load()
    reports = [read_report(a, row["attributions"], cues) for a, row in zip(Annotator()(documents), rows, strict=True)]
    digest = sha256(json.dumps([(r["text"], r["attributions"]) for r in rows]).encode()).hexdigest()
    head = HEAD.format(day=date.today(), count=len(rows), digest=digest)  # noqa: DTZ011 - the maker's own day
    out.write_text(head + table(learn(reports)), encoding="utf-8")


def read_report(annotated: AnnotatedDocument, gold: Sequence[dict[str, Any]], cues: Cues) -> Report:
    """Let rules read a report, and find the words of its gold attributions."""
    quotations = find_quotations(annotated.text, annotated.paragraphs)
    statements = find_statements(annotated, cues, quotations)
    surmise = Surmise.of(statements, Wording.read(annotated, quotations))
    places = [annotated.offsets.to_source(Span(t.idx, t.idx + len(t))) for t in annotated.doc]
    marked: dict[int, Marked] = {}
    for item in gold:
        cue, source, content = (
            [j for j in words_in(places, item[part]) if surmise.wording.dep[j] != "space"]
            for part in ("cue", "source", "content")
        )
        if cue:
            anchor = anchor_of(cue, surmise, cues)
            marked.setdefault(anchor, Marked(anchor, frozenset(cue), frozenset(source), tuple(content)))
    return Report(surmise, marked, tuple(p.end - p.start for p in places))


def words_in(places: Sequence[Span], spans: Iterable[Sequence[int]]) -> list[int]:
    """Give the words that share a character with one of the spans."""
    return [j for start, end in spans for j, p in enumerate(places) if p.start < end and start < p.end]


def anchor_of(cue: list[int], surmise: Surmise, cues: Cues) -> int:
    """Choose the word a cue rests on: its head if the table lists it, else a word that rules or the table know."""
    w, inside = surmise.wording, set(cue)
    tops = [j for j in cue if w.head[j] not in inside or w.head[j] == j]
    tops.sort(key=lambda j: RANK.get(w.pos[j], len(RANK)))
    listed = [j for j in cue if cues.find(w.lemma[j], w.pos[j])]
    known = [j for j in tops if j in listed] or [j for j in cue if j in surmise.by_key] or listed or tops or cue
    return known[0]


def learn(reports: Sequence[Report]) -> AttributionWeights:
    """Learn the four models one after the other: cuts are learned on the contents that the second one chooses."""
    words = known_words(reports)
    none = Linear(0.0, {})
    weights = AttributionWeights(words=words, anchor=none, content=none, cut=none, reach=none)
    anchor = fit(chain.from_iterable(anchors(r, weights) for r in reports))
    content = fit(chain.from_iterable(phrases(r) for r in reports))
    weights = AttributionWeights(words=words, anchor=anchor, content=content, cut=none, reach=none)
    cut = fit(chain.from_iterable(endings(r, weights) for r in reports))
    reach = fit(chain.from_iterable(steps(r) for r in reports))
    return AttributionWeights(words=words, anchor=anchor, content=content, cut=cut, reach=reach)


def known_words(reports: Sequence[Report]) -> frozenset[tuple[str, str]]:
    """Give the words on which attributions rest."""
    wordings = [(r.surmise.wording, i) for r in reports for i in r.marked]
    seen = Counter((w.lemma[i], w.pos[i]) for w, i in wordings)
    return frozenset((lemma, pos) for (lemma, pos), n in seen.items() if n >= SEEN and (pos in OPEN or lemma in OTHERS))


def anchors(report: Report, weights: AttributionWeights) -> Iterator[Sample]:
    """Give the words on which an attribution may rest, and whether one does."""
    for i in report.surmise.candidates(weights):
        yield list(report.surmise.anchor_traits(i)), i in report.marked


def phrases(report: Report) -> Iterator[Sample]:
    """Give the phrases around the words of attributions, and whether they are contents; those between are left out."""
    w = report.surmise.wording
    for i, gold in report.marked.items():
        if not gold.content:
            continue
        given = report.surmise.given(i)
        rated = [(report.likeness(c.words, gold.content), c) for c in contents(w, i, given)]
        best = max((likeness for likeness, _ in rated), default=0.0)
        for likeness, phrase in rated:
            if likeness < ALIKE or likeness >= min(SAME, best):
                yield list(content_traits(w, i, phrase, given)), likeness >= ALIKE


def endings(report: Report, weights: AttributionWeights) -> Iterator[Sample]:
    """Give the places where contents may end sooner, and whether that betters them; halfway betters are left out."""
    w = report.surmise.wording
    for i, gold in report.marked.items():
        chosen = best_content(report.surmise, i, weights)
        if chosen is None or not set(chosen[1].words) & set(gold.content):
            continue
        phrase = chosen[1]
        whole = report.likeness(phrase.words, gold.content)
        rated = [
            (report.likeness((j for j in phrase.words if j <= c.last), gold.content), c) for c in cuts(w, phrase.words)
        ]
        best = max((likeness for likeness, _ in rated), default=0.0)
        for likeness, cut in rated:
            if likeness <= whole or likeness >= best:
                yield list(cut_traits(w, i, phrase, cut)), likeness > whole


def steps(report: Report) -> Iterator[Sample]:
    """Give the words to either side of the one a cue rests on up to the first that is not part of it."""
    w = report.surmise.wording
    for i, gold in report.marked.items():
        barred = {*gold.source, *gold.content}
        for step in (-1, 1) if gold.content else ():
            j = i + step
            while w.start[i] <= j < w.end[i] and j not in barred:
                if w.dep[j] != "space":
                    yield list(reach_traits(w, i, j, gold.content, set(gold.source))), j in gold.cue
                    if j not in gold.cue:
                        break
                j += step


def fit(samples: Iterable[Sample]) -> Linear:
    """Fit a logistic regression to samples; traits with white space are left out, a table could not hold them."""
    rows, answers = zip(*((dict.fromkeys(traits), answer) for traits, answer in samples), strict=True)
    counts = Counter(trait for row in rows for trait in row)
    kept = sorted(t for t, n in counts.items() if n >= RAREST and not any(map(str.isspace, t)))
    place = {trait: column for column, trait in enumerate(kept)}
    columns = [[place[t] for t in row if t in place] for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix((np.ones(ends[-1], np.float32), np.concatenate(columns), ends), (len(rows), len(kept)))
    model = LogisticRegression(solver="liblinear", C=STRENGTH, random_state=0).fit(matrix, np.array(answers))
    print(f"{len(rows)} samples, {sum(answers)} yes, {len(kept)} traits", flush=True)
    weights = {t: round(float(v), 2) for t, v in zip(kept, model.coef_[0], strict=True) if abs(v) >= FAINTEST}
    return Linear(round(float(model.intercept_[0]), 3), weights)


def table(weights: AttributionWeights) -> str:
    """Write weights as the rows of the table."""
    rows = [("word", "|".join(word), 1.0) for word in sorted(weights.words)]
    for part in ("anchor", "content", "cut", "reach"):
        model: Linear = getattr(weights, part)
        rows += [(part, BIAS, model.bias), *((part, t, v) for t, v in sorted(model.weights.items()))]
    return "".join(f"{part}\t{trait}\t{value:g}\n" for part, trait, value in rows)


if __name__ == "__main__":
    main()
