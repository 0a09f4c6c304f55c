"""What simple rules reach on the gold mentions of a set, so that the desk's figures can be read.

Usage: baselines.py GOLD.jsonl [CODED.jsonl]
*alone*: every mention is a cluster. *lemma*: mentions whose head words have one lemma are one event; across documents
within a topic, which the rule is given and the desk is not; *lemma_story*: within one of a topic's two stories, as
where documents are clustered first. With CODED, *ceiling*: the gold clusters of those mentions
that a coded event overlaps, all others alone: what merging could reach at best on these codings.
Needs the language pipeline, for heads and lemmas.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentions import Mention, coded_events, gold_clusters, on_gold_mentions
from score import figures, read, table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Row = dict[str, Any]
Named = Mapping[Any, Hashable]


def main() -> int:
    """Measure each rule and print its table."""
    rows = read(Path(sys.argv[1]))
    gold = gold_clusters(rows)
    docs = parsed(rows)
    rules = {
        "alone": alone(gold),
        "lemma": by_lemma(gold, docs, {row["id"]: row["topic"] for row in rows}),
        "lemma_story": by_lemma(gold, docs, {row["id"]: row.get("story", row["topic"]) for row in rows}),
    }
    if len(sys.argv) > 2:  # noqa: PLR2004
        coded = coded_events(read(Path(sys.argv[2])), {row["id"]: row for row in rows})
        found = on_gold_mentions(gold, coded, {})
        rules["ceiling"] = {m: gold[m] if found[m] != m else m for m in gold}
    for name, named in rules.items():
        print(f"{name}\n{table(figures(gold, named))}")
    return 0


def alone(gold: Iterable[Mention]) -> Named:
    """Name each mention's cluster by itself."""
    return {mention: mention for mention in gold}


def by_lemma(gold: Iterable[Mention], docs: Mapping[str, Doc], about: Mapping[str, Hashable]) -> Named:
    """Name each mention's cluster by what its document is about and the lemma of its head word."""
    return {m: (about[m.document], head(docs[m.document], m).lemma_.lower()) for m in gold}


def head(doc: Doc, mention: Mention) -> Token:
    """Give the word of a mention that governs its others: the first whose own governor lies outside."""
    words = [
        token
        for token in doc
        if any(token.idx < end and start < token.idx + len(token) for start, end in mention.pieces)
        and not token.is_space
    ]
    return next((token for token in words if token.head == token or token.head not in words), words[0])


def parsed(rows: Iterable[Row]) -> dict[str, Doc]:
    """Parse the documents of a gold set."""
    from dragoman.annotate.pipeline import open_pipeline

    nlp = open_pipeline()
    pairs = ((row["text"], row["id"]) for row in rows)
    with nlp.select_pipes(disable=["ner"]):
        return {name: doc for doc, name in nlp.pipe(pairs, as_tuples=True)}


if __name__ == "__main__":
    sys.exit(main())
