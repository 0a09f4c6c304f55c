"""Learn the weights by which a sentence's function in a report is told.

Usage: train.py TRAIN.jsonl VALIDATION.jsonl OUT.tsv

Input is NewsDiscourse (Choubey et al., ACL 2020; github prafulla77/Discourse_Profiling), one report a line:
`{id, title, text, sentences: [{start, end, label}]}`. Needs scikit-learn. Prints macro-F1 of both files.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

from dragoman.annotate import Annotator
from dragoman.codebook.narration import AFTER, BIAS, FUNCTIONS, Narration, Weights
from dragoman.extract.traits import Traits, find_traits
from dragoman.record import Document, Function, Span

# Chosen by three-fold cross-validation on the training file (macro-F1 0.454 on 2026-11-24), from 5 and 12;
# 0.05 and 0.1; 0.4, 0.6 and 0.8; 0, 0.3, 0.5 and 0.8.
RAREST = 12
STRENGTH = 0.1
BALANCE = 0.4
FOLLOWING = 0.5

FAINTEST = 0.03
"""A trait whose weights all lie below this is left out: macro-F1 of the validation file stays within 0.002."""

Report = list[tuple[Traits, Function]]

HEAD = """\
# Weights of a linear model for the function of a sentence in a report, one trait (extract/traits.py) a row.
# `(bias)` is added always; `(after) X` to the functions of the sentence that follows one with function X.
# Learned by training/discourse/train.py on {day} from the train part of NewsDiscourse (Choubey et al., ACL 2020,
# https://aclanthology.org/2020.acl-main.478/).
"""


def main() -> None:
    """Train on the first file, measure on both, write the table."""
    train, validation, out = sys.argv[1:]
    annotator, narration = Annotator(), Narration.load()
    learned = read_reports(train, annotator, narration)
    weights = fit(learned)
    for name, reports in ((train, learned), (validation, read_reports(validation, annotator, narration))):
        print(Path(name).name, *measure(weights, reports))
    Path(out).write_text(table(weights), encoding="utf-8")


def read_reports(path: str, annotator: Annotator, narration: Narration) -> list[Report]:
    """Give each report as a list of (traits, label) pairs."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line]
    documents = [
        Document(id=r["id"], text=r["text"], title=r["title"] or None, published=date(2019, 1, 1)) for r in rows
    ]
    reports = []
    for row, annotated in zip(rows, annotator(documents), strict=True):
        # Headings and datelines tell nothing themselves, whatever the gold sentence they are cut from does.
        labels = [
            label(row["sentences"], annotated.offsets.to_source(s.span)) if annotated.section_at(s.start) else "none"
            for s in annotated.sentences
        ]
        reports.append(list(zip(find_traits(annotated, narration), labels, strict=True)))
    return reports


def label(gold: list[dict[str, Any]], span: Span) -> Function:
    """Give the label of the gold sentence that shares most characters with a span."""
    shared, found = max((min(s["end"], span.end) - max(s["start"], span.start), s["label"] or "none") for s in gold)
    return next((name for name in FUNCTIONS if shared > 0 and name == found), "none")


def fit(reports: list[Report]) -> Weights:
    """Learn weights and how functions follow one another."""
    pairs = [pair for report in reports for pair in report]
    counts = Counter(trait for traits, _ in pairs for trait in traits)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{t: v for t, v in traits.items() if counts[t] >= RAREST} for traits, _ in pairs])
    labels = [name for _, name in pairs]
    sizes = Counter(labels)
    balance = {name: (len(labels) / len(sizes) / size) ** BALANCE for name, size in sizes.items()}
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight=balance).fit(matrix, labels)
    order = [list(model.classes_).index(name) for name in FUNCTIONS]
    traits = {BIAS: tuple(float(model.intercept_[i]) for i in order)}
    for column, trait in enumerate(vectors.get_feature_names_out()):
        traits[trait] = tuple(round(float(model.coef_[i, column]), 3) for i in order)
    return Weights(traits=traits, after=following(reports, sizes))


def following(reports: list[Report], sizes: Counter[Function]) -> tuple[tuple[float, ...], ...]:
    """Weigh how much likelier a function is after another than anywhere."""
    steps = Counter((a, b) for report in reports for (_, a), (_, b) in pairwise(report))
    total = sum(sizes.values())
    return tuple(
        tuple(
            round(FOLLOWING * log((steps[a, b] + 1) / (sum(steps[a, c] for c in FUNCTIONS) + len(FUNCTIONS))
                                  / (sizes[b] / total)), 3)
            for b in FUNCTIONS
        )
        for a in FUNCTIONS
    )  # fmt: skip


def measure(weights: Weights, reports: list[Report]) -> tuple[str, str]:
    """Give macro-F1 over the eight content functions, and accuracy, `none` left out."""
    found = [name for report in reports for name in weights.best([weights.score(t) for t, _ in report])]
    kept = [(y, p) for y, p in zip([y for r in reports for _, y in r], found, strict=True) if y != "none"]
    gold, predicted = zip(*kept, strict=True)
    names = [name for name in FUNCTIONS if name != "none"]
    macro = f1_score(gold, predicted, labels=names, average="macro")
    return f"macro_f1={macro:.4f}", f"accuracy={accuracy_score(gold, predicted):.4f}"


def table(weights: Weights) -> str:
    """Write weights as a table; traits that say next to nothing are left out."""
    rows = [
        (trait, values) for trait, values in weights.traits.items() if trait == BIAS or max(map(abs, values)) > FAINTEST
    ]
    rows += [(AFTER + name, values) for name, values in zip(FUNCTIONS, weights.after, strict=True)]
    lines = ["\t".join(("trait", *FUNCTIONS)), *("\t".join((t, *(f"{v:.3g}" for v in vs))) for t, vs in rows)]
    return HEAD.format(day=date.today()) + "\n".join(lines) + "\n"  # noqa: DTZ011 - the maker's own day


if __name__ == "__main__":
    main()
