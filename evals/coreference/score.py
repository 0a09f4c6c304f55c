"""Whether mentions of one event are taken for one: within a document, and across documents.

Usage: score.py GOLD.jsonl CODED.jsonl EPISODES.jsonl
GOLD is ECB+ or MEANTIME as rows with `events` (and `sentences`, of which those `validated` count), CODED the output of
`dragoman code`, EPISODES that of `dragoman episodes`, with the `events` that each is made of. Three settings:

- *gold*: the mentions are given, as in most published figures. Each takes the episode of the event whose words overlap
  it; a mention that nothing overlaps stands alone.
- *covered*: the same, of the gold mentions alone that a coded event overlaps: how well what is coded is merged.
- *predicted*: the triggers of coded events are the mentions. One that overlaps a gold mention is that one, any other is
  one too many; a gold mention without one is missed.

And three scopes: *within* cuts all clusters by document, so that each document is judged by itself. *cross* takes the
whole set at once: gold clusters never leave their topic, the desk is not told what topic or story a document belongs
to, and an episode that spans two topics counts against it. *topics* cuts episodes at the borders of topics, for
comparison with figures whose systems are given these.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from clusterings import Agreement, all_measures, conll
from mentions import (
    SCOPES,
    Mention,
    Named,
    clusters,
    coded_events,
    episode_names,
    gold_clusters,
    on_gold_mentions,
    on_predicted_mentions,
)

Row = dict[str, Any]
Figures = dict[str, dict[str, Agreement]]
"""The measures of each scope."""


def main() -> int:
    """Score, print the tables and the summary line."""
    gold_rows, coded_rows, episodes = (read(Path(name)) for name in sys.argv[1:4])
    gold = gold_clusters(gold_rows)
    coded = coded_events(coded_rows, {row["id"]: row for row in gold_rows})
    names = episode_names(episodes)
    given, predicted = on_gold_mentions(gold, coded, names), on_predicted_mentions(gold, coded, names)
    covered = {mention for mention, name in given.items() if name != mention}
    settings = {
        "gold": figures(gold, given),
        "covered": figures(*({m: n for m, n in named.items() if m in covered} for named in (gold, given))),
        "predicted": figures(gold, predicted),
    }
    for setting, measured in settings.items():
        print(f"{setting} mentions\n{table(measured)}")
    found = sum(isinstance(mention, Mention) for mention in predicted)
    print(f"mentions: {len(gold)} of gold, {len(covered)} covered, {len(predicted)} coded, {found} of them gold's")
    print(f"coreference n={len(gold)} coverage={share(found, len(gold)):.4f} {summary(settings)}")
    return 0


def figures(gold: Named, given: Named) -> Figures:
    """Measure one clustering against gold in every scope."""
    return {name: all_measures(clusters(gold, scope), clusters(given, scope)) for name, scope in SCOPES.items()}


def table(measured: Figures) -> str:
    """Show recall, precision and F1 of every measure."""
    rows = [
        f"  {scope:7} {name:8} R {m.recall:.4f}  P {m.precision:.4f}  F1 {m.f1:.4f}"
        for scope, measures in measured.items()
        for name, m in measures.items()
    ]
    return "\n".join([*rows, *(f"  {scope:7} CoNLL    F1 {conll(m):.4f}" for scope, m in measured.items())])


def summary(settings: dict[str, Figures]) -> str:
    """Write the figures that have floors: CoNLL and B-cubed F1 within and across documents."""
    told = []
    for setting in ("gold", "predicted"):
        measured = settings[setting]
        for scope in ("within", "cross"):
            told.append(f"{setting}_{scope}_conll={conll(measured[scope]):.4f}")
            told.append(f"{setting}_{scope}_b_cubed={measured[scope]['b_cubed'].f1:.4f}")
    return " ".join(told)


def share(part: int, whole: int) -> float:
    """Divide; 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def read(path: Path) -> list[Row]:
    """Read rows of JSON."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
